package assessment

import (
	"strings"
	"unicode"
)

// The characters that begin and end what drives a terminal. Each of C1 is one
// character for ESC and another.
const (
	bell        = '\a'
	escape      = '\x1b'
	controlSeq  = '\u009b'
	stringEnd   = '\u009c'
	nonJoiner   = '\u200c'
	joiner      = '\u200d'
	stringsOpen = "PX]^_" // after ESC: DCS, SOS, OSC, PM, APC
	stringsC1   = "\u0090\u0098\u009d\u009e\u009f"
)

// dropEscapes removes what a terminal would take for an order, whole and not
// only the character that begins it. Of an order that breaks off, what is there
// of it goes.
func dropEscapes(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == escape || r >= 0x80 && r <= 0x9f }) {
		return s
	}
	in, out := []rune(s), make([]rune, 0, len(s))
	for len(in) > 0 {
		if n := order(in); n > 0 {
			in = in[n:]
			continue
		}
		out, in = append(out, in[0]), in[1:]
	}
	return string(out)
}

// order is the length of the order that a text begins with, or 0.
func order(in []rune) int {
	switch {
	case in[0] == controlSeq:
		return 1 + control(in[1:])
	case strings.ContainsRune(stringsC1, in[0]):
		return 1 + quoted(in[1:])
	case in[0] != escape:
		return 0
	case len(in) == 1:
		return 1
	case in[1] == '[':
		return 2 + control(in[2:])
	case strings.ContainsRune(stringsOpen, in[1]):
		return 2 + quoted(in[2:])
	}
	n := 1 + run(in[1:], ' ', '/')
	return n + min(1, run(in[n:], '0', '~'))
}

// control is the length of what follows a control sequence's introducer:
// parameters, intermediates, and the character that ends it.
func control(in []rune) int {
	n := run(in, '0', '?')
	n += run(in[n:], ' ', '/')
	return n + min(1, run(in[n:], '@', '~'))
}

// quoted is the length of a string for the terminal with its end. One that
// does not end is text that a person may want to see.
func quoted(in []rune) int {
	for i, r := range in {
		switch {
		case r == bell, r == stringEnd:
			return i + 1
		case r == escape && i+1 < len(in) && in[i+1] == '\\':
			return i + 2
		case r == escape, r == '\n', r >= 0x80 && r <= 0x9f:
			return 0
		}
	}
	return 0
}

// run counts how many characters from the front lie between two.
func run(in []rune, from, to rune) int {
	for i, r := range in {
		if r < from || r > to {
			return i
		}
	}
	return len(in)
}

// joining are the scripts that spell words with the zero-width joiners.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi,
	unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala,
	unicode.Tibetan, unicode.Myanmar, unicode.Khmer,
}

// dropJoiners removes the zero-width joiners but those between two letters of
// a script that has a use for them.
func dropJoiners(s string) string {
	if !strings.ContainsAny(s, string(nonJoiner)+string(joiner)) {
		return s
	}
	in, out := []rune(s), make([]rune, 0, len(s))
	joins := false // the last letter, whatever marks it bears, is of such a script
	for i, r := range in {
		switch {
		case r == nonJoiner || r == joiner:
			if !joins || i+1 == len(in) || !letterOf(in[i+1]) {
				continue
			}
			joins = false
		case !unicode.Is(unicode.M, r):
			joins = letterOf(r)
		}
		out = append(out, r)
	}
	return string(out)
}

func letterOf(r rune) bool { return unicode.IsLetter(r) && unicode.In(r, joining...) }
