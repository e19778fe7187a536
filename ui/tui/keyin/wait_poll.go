//go:build unix && !darwin

package keyin

import (
	"time"

	"golang.org/x/sys/unix"
)

// readable waits until the descriptor can be read or the time is over; a
// negative time waits for ever.
func readable(fd int, limit time.Duration) (bool, error) {
	ms := -1
	if limit >= 0 {
		ms = int((limit + time.Millisecond - 1) / time.Millisecond)
	}
	fds := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
	n, err := unix.Poll(fds, ms)
	switch {
	case err != nil:
		return false, err
	case n > 0 && fds[0].Revents&unix.POLLNVAL != 0:
		return false, unix.EBADF
	}
	return n > 0, nil
}
