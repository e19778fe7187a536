package plain

import (
	"errors"
	"strings"
	"testing"
)

func TestASCIIWriter(t *testing.T) {
	var b strings.Builder
	in := "54 % \u2192 100 % \u00B7 \u201Cnot known\u201D \u2013 it\u2019s \u2265 3\u2026 Zo\u00EB\n"
	if n, err := (asciiWriter{&b}).Write([]byte(in)); n != len(in) || err != nil {
		t.Errorf("wrote %d of %d, %v", n, len(in), err)
	}
	if got, want := b.String(), "54 % -> 100 % - \"not known\" - it's >= 3... Zo\u00EB\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	lost := errors.New("lost")
	if _, err := (asciiWriter{failing{lost}}).Write([]byte("x")); !errors.Is(err, lost) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
