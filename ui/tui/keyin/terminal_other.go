//go:build !unix

package keyin

import (
	"errors"
	"io"
)

// From returns what the program reads its keys from: here the library reads
// events of the console, and they are keys already.
func From(in io.Reader, _ bool, _ func()) io.Reader { return in }

// goneAway reports whether an error of reading says that the terminal is gone.
func goneAway(err error) bool { return errors.Is(err, io.EOF) }
