//go:build unix

package sqlite

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

const noFollow = unix.O_NOFOLLOW | unix.O_NONBLOCK

func tryLock(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errHeld
	}
	return err
}

// release removes the lock file while the lock is still held, so that no one
// else can be holding it. One that cannot be removed is free all the same.
func (l *fileLock) release() error {
	_ = os.Remove(l.path)
	return l.f.Close()
}
