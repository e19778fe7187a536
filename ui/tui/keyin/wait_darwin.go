package keyin

import (
	"time"

	"golang.org/x/sys/unix"
)

// readable waits until the descriptor can be read or the time is over; a
// negative time waits for ever. It selects: poll knows no terminals here.
func readable(fd int, limit time.Duration) (bool, error) {
	var left *unix.Timeval
	if limit >= 0 {
		tv := unix.NsecToTimeval(limit.Nanoseconds())
		left = &tv
	}
	var fds unix.FdSet
	fds.Zero()
	fds.Set(fd)
	n, err := unix.Select(fd+1, &fds, nil, nil, left)
	return n > 0 && err == nil, err
}
