//go:build unix

package tui

import (
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

// canSuspend reports whether there is a shell that would bring the program back
// to the foreground. Without one the system drops the signal that stops the
// program, and the library would wait for ever.
func canSuspend() bool {
	session, err := unix.Getsid(0)
	if err != nil || signal.Ignored(syscall.SIGTSTP) {
		return false
	}
	group := unix.Getpgrp()
	if group == session { // begun by the terminal itself
		return false
	}
	if group != os.Getpid() { // begun by a script, whose shell cannot be asked for
		return true
	}
	parent, err := unix.Getsid(os.Getppid())
	return err == nil && parent == session
}
