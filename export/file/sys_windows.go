package file

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// lock needs nothing here: a file that is open cannot be removed.
func lock(*os.File) bool { return true }

// removeDead removes a temporary file that nobody holds.
func removeDead(path string) (bool, error) {
	err := os.Remove(path)
	if errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// names counts the names of a file; here a second one cannot be told cheaply,
// and writing over one name leaves the other as it was.
func names(fs.FileInfo) uint64 { return 1 }

func full(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func readOnly(err error) bool {
	return errors.Is(err, windows.ERROR_WRITE_PROTECT) || errors.Is(err, fs.ErrPermission)
}

// syncFolder does nothing: folders cannot be synced here.
func syncFolder(string) error { return nil }
