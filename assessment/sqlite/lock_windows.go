package sqlite

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

const noFollow = 0

// beyond is where the locked byte lies: locks are mandatory on Windows, and
// who holds the file must stay readable.
const beyond = 1 << 30

func tryLock(f *os.File) error {
	at := &windows.Overlapped{OffsetHigh: beyond}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errHeld
	}
	return err
}

// release empties the lock file: an open file cannot be removed here.
func (l *fileLock) release() error {
	_ = l.f.Truncate(0)
	return l.f.Close()
}
