//go:build !unix

package tui

// canSuspend reports whether there is a shell that would bring the program back
// to the foreground. Here no shell does.
func canSuspend() bool { return false }
