package file

import (
	"bufio"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"clinicready/assessment"
)

// mode of every file that leaves: reports list security weaknesses.
const mode fs.FileMode = 0o600

// Write writes a file at path. After an error nothing stands under the path
// that did not stand there before, and no temporary file is left. Errors are
// *assessment.Error: CodeExists when there is a file and force is not set,
// CodeRefused for a path that is not an ordinary file or is a clinic file, with or
// without force, CodeMissing for a folder
// that does not exist, CodeFull, CodeReadOnly, and CodeWrite for the rest, an
// error of the write function included.
func Write(path string, force bool, write func(io.Writer) error) error {
	if err := check(path, force); err != nil {
		return err
	}
	dir, name := filepath.Split(filepath.Clean(path))
	if dir == "" {
		dir = "."
	}
	f, err := temporary(dir, name)
	if err != nil {
		return failed(path, err)
	}
	tmp := f.Name()
	// Runs on a panic of the write function too. After the rename there is
	// nothing left under the name, and the error says so.
	defer func() {
		_ = f.Close()
		_ = os.Remove(tmp)
	}()
	w := bufio.NewWriter(f)
	if err := write(w); err != nil {
		return failed(path, err)
	}
	if err := w.Flush(); err != nil {
		return failed(path, err)
	}
	if err := f.Sync(); err != nil {
		return failed(path, err)
	}
	if err := f.Close(); err != nil {
		return failed(path, err)
	}
	if force {
		err = os.Rename(tmp, path)
	} else {
		err = publish(tmp, path)
	}
	if err != nil {
		return failed(path, err)
	}
	return failed(path, syncFolder(dir))
}

// check refuses what must not be written to, before any work is done.
func check(path string, force bool) error {
	if namedAsStore(path) {
		return refuse(path, "is the name of a clinic file, and nothing is written over one")
	}
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return failed(path, err)
	}
	m := info.Mode()
	switch {
	case m&fs.ModeSymlink != 0:
		return refuse(path, "is a symbolic link")
	case m.IsDir():
		return refuse(path, "is a folder")
	case !m.IsRegular():
		return refuse(path, "is not an ordinary file")
	case names(info) > 1:
		return refuse(path, "has a second name (a hard link), which would keep the old content")
	case holdsStore(path):
		return refuse(path, "is a database, perhaps a clinic, and nothing is written over one")
	case !force:
		return &assessment.Error{
			Code: assessment.CodeExists,
			Text: fmt.Sprintf("%s exists already; choose another name, or say that it may be written over", assessment.CleanPath(path)),
		}
	}
	return nil
}

func refuse(path, why string) error {
	return &assessment.Error{
		Code: assessment.CodeRefused,
		Text: fmt.Sprintf("%s %s; choose another name", assessment.CleanPath(path), why),
	}
}

// attempts to find a free name for the temporary file; a second one is needed
// only when Sweep of another run takes the first between its making and its
// locking.
const attempts = 10

// temporary makes the temporary file beside the final one and locks it, so
// that Sweep can tell that its run is alive.
func temporary(dir, name string) (*os.File, error) {
	err := errors.New("no name for a temporary file is free")
	for range attempts {
		var random [8]byte
		if _, err := rand.Read(random[:]); err != nil {
			return nil, err
		}
		path := filepath.Join(dir, "."+short(name)+marker+hex.EncodeToString(random[:]))
		var f *os.File
		f, err = os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if lock(f) && stands(f) {
			return f, nil
		}
		_ = f.Close()
		_ = os.Remove(path)
	}
	return nil, err
}

// stands reports whether the file still has its name.
func stands(f *os.File) bool {
	info, err := os.Lstat(f.Name())
	if err != nil {
		return false
	}
	own, err := f.Stat()
	return err == nil && os.SameFile(info, own)
}

// longest is how many bytes of the final name the temporary one repeats, so
// that it stays within the 255 of common file systems.
const longest = 200

func short(name string) string {
	if len(name) <= longest {
		return name
	}
	return name[:longest]
}

// reserve gives the file its name without replacing another, on file systems
// that know neither a rename without replacing nor hard links: the name is
// taken first, empty, and replaced then.
func reserve(tmp, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	if err := os.Rename(tmp, path); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// link gives the file its name without replacing another, by a second name of
// which the first is removed after.
func link(tmp, path string) error {
	err := os.Link(tmp, path)
	switch {
	case err == nil:
		return os.Remove(tmp)
	case errors.Is(err, fs.ErrExist):
		return err
	}
	return reserve(tmp, path)
}

// failed turns an error of the system into a code and one sentence. An error
// that carries a code keeps it.
func failed(path string, err error) error {
	if err == nil {
		return nil
	}
	var coded *assessment.Error
	if errors.As(err, &coded) {
		return coded
	}
	e := &assessment.Error{Code: assessment.CodeWrite, Cause: err}
	switch {
	case full(err):
		e.Code = assessment.CodeFull
		e.Text = fmt.Sprintf("%s was not written: the disk is full; free some space or choose another place", assessment.CleanPath(path))
	case readOnly(err):
		e.Code = assessment.CodeReadOnly
		e.Text = fmt.Sprintf("%s was not written: its folder cannot be written to; choose another place", assessment.CleanPath(path))
	case errors.Is(err, fs.ErrExist):
		e.Code = assessment.CodeExists
		e.Text = fmt.Sprintf("%s exists already; choose another name, or say that it may be written over", assessment.CleanPath(path))
	case errors.Is(err, fs.ErrNotExist):
		e.Code = assessment.CodeMissing
		e.Text = fmt.Sprintf("%s was not written: its folder does not exist; make it first or choose another place", assessment.CleanPath(path))
	default:
		e.Text = fmt.Sprintf("%s was not written: %v", assessment.CleanPath(path), err)
	}
	return e
}
