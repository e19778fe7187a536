package cli

import (
	"io"
	"strings"
	"unicode"
)

// cleanWriter drops what could drive a terminal: control, escape, bidi and
// zero-width characters. Names from a clinic file are clean already; names of
// files and errors from the system are not, and a clinic file could have been
// written by another program.
type cleanWriter struct{ w io.Writer }

// Write takes whole texts: no character may be split between two calls.
func (c cleanWriter) Write(p []byte) (int, error) {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(string(p), "\uFFFD"))
	if _, err := io.WriteString(c.w, clean); err != nil {
		return 0, err
	}
	return len(p), nil
}
