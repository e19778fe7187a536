package sqlite

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"clinicready/assessment"
)

// errHeld says that a live program holds the lock.
var errHeld = errors.New("held by another program")

// maxLockSize is more than a lock file of ours ever has.
const maxLockSize = 4096

// holder is what a lock file says about who holds it. It is only told to the
// person: whether the lock is held, the system knows.
type holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

func (h holder) String() string {
	if h.PID == 0 {
		return "another program"
	}
	return fmt.Sprintf("process %d on %s since %s", h.PID, assessment.Clean(h.Host), h.Since.Local().Format("2006-01-02 15:04"))
}

// fileLock is a lock that the system frees when the process ends, whatever
// ends it.
type fileLock struct {
	f    *os.File
	path string
}

// acquire takes the lock file, or answers errHeld and who holds it. The file
// of a program that is gone is taken over.
func acquire(path string) (*fileLock, holder, error) {
	for range 100 {
		f, err := openLock(path)
		if err != nil {
			return nil, holder{}, err
		}
		if err := tryLock(f); err != nil {
			h := readHolder(f)
			_ = f.Close()
			return nil, h, err
		}
		// Whoever held it may have removed the file after we opened it; then
		// the lock is on a file that nobody else will find.
		if !stillThere(f, path) {
			_ = f.Close()
			continue
		}
		l := &fileLock{f: f, path: path}
		// On a full disk the lock holds all the same, unsigned.
		_ = l.sign()
		return l, holder{}, nil
	}
	return nil, holder{}, errors.New("it disappears again and again")
}

// sign writes who holds the lock into it.
func (l *fileLock) sign() error {
	host, err := os.Hostname()
	if err != nil {
		host = "this computer"
	}
	b, err := json.Marshal(holder{PID: os.Getpid(), Host: host, Since: time.Now().UTC().Truncate(time.Second)})
	if err != nil {
		return err
	}
	if err := l.f.Truncate(0); err != nil {
		return err
	}
	_, err = l.f.WriteAt(append(b, '\n'), 0)
	return err
}

// openLock opens or makes the lock file, never through a link and never one
// that is not a lock file of ours.
func openLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|noFollow, 0o600)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && (!info.Mode().IsRegular() || info.Size() > maxLockSize || !isLock(f)) {
		err = errors.New("a file that is not a lock of this program has its name; move that away to save here")
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// isLock reports whether a file is empty or has the form of a lock of ours. One
// that a full disk cut off has its beginning; of one that a power cut caught the
// disk may hold nothing but zeros.
func isLock(f *os.File) bool {
	b, err := io.ReadAll(io.NewSectionReader(f, 0, maxLockSize))
	if err != nil {
		return false
	}
	b = bytes.Trim(b, "\x00")
	if len(b) == 0 || !json.Valid(b) && bytes.HasPrefix(b, []byte(`{"pid":`)) && !bytes.ContainsRune(b, '\n') {
		return true
	}
	var h holder
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	return d.Decode(&h) == nil && h.PID > 0 && !h.Since.IsZero() && !d.More()
}

func readHolder(f *os.File) holder {
	var h holder
	b, err := io.ReadAll(io.NewSectionReader(f, 0, maxLockSize))
	if err != nil || json.Unmarshal(b, &h) != nil {
		return holder{}
	}
	return h
}

func stillThere(f *os.File, path string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(path)
	return err == nil && os.SameFile(mine, there)
}
