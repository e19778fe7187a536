//go:build unix

package keyin

import (
	"errors"
	"io"
	"os"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// terminal is the terminal's own file, so that the library finds its
// descriptor, with a Read that lets only keys and pastes through.
type terminal struct {
	*os.File
	// mu is for the moment after a suspension, when the former reader may still
	// wait for the end of a paste.
	mu     sync.Mutex
	filter filter
}

// Read implements io.Reader.
func (t *terminal) Read(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.filter.Read(p)
}

// From returns what the program reads its keys from. Reports of the mouse pass
// only where the program asked for them. When the terminal is no
// longer there, gone is called once. What is not a file is returned as it is.
func From(in io.Reader, mouse bool, gone func()) io.Reader {
	file, ok := in.(*os.File)
	if !ok {
		return in
	}
	return &terminal{File: file, filter: filter{src: descriptor{file}, mouse: mouse, gone: gone}}
}

// descriptor reads from a file.
type descriptor struct{ file *os.File }

func (d descriptor) now() time.Time { return time.Now() }

func (d descriptor) read(p []byte) (int, error) { return d.file.Read(p) }

func (d descriptor) ready(limit time.Duration) (bool, error) {
	end := time.Now().Add(limit)
	for {
		left := limit
		if limit >= 0 {
			left = max(0, time.Until(end))
		}
		ok, err := readable(int(d.file.Fd()), left)
		if !errors.Is(err, unix.EINTR) {
			return ok, os.NewSyscallError("waiting for the terminal", err)
		}
	}
}

// goneAway reports whether an error of reading says that the terminal is gone.
func goneAway(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENXIO)
}
