package assessment

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The longest texts that are kept, in runes.
const (
	MaxLine = 300
	MaxText = 10000
)

// Clean makes one line of any text that enters: valid UTF-8 in NFC, without
// escape sequences, control, bidi or zero-width characters, trimmed, at most
// MaxLine runes. Line breaks and tabs become spaces. The two joiners stay where
// a script needs them to spell a word.
func Clean(s string) string {
	return cut(strings.TrimSpace(scrub(s, ' ')), MaxLine)
}

// CleanText does the same for a text of several lines, at most MaxText runes.
func CleanText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return cut(strings.TrimSpace(scrub(s, '\n')), MaxText)
}

func scrub(s string, newline rune) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return newline
		case r == '\t', r == '\u2028', r == '\u2029', r == '\u0085':
			return ' '
		case r == nonJoiner, r == joiner:
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), r >= 0xFE00 && r <= 0xFE0F:
			return -1
		}
		return r
	}, dropEscapes(strings.ToValidUTF8(s, "\uFFFD")))
	// Composing comes last: what is removed may have kept two runes apart.
	return norm.NFC.String(dropJoiners(s))
}

func cut(s string, limit int) string {
	n := 0
	for i := range s {
		if n == limit {
			return strings.TrimSpace(strings.TrimRight(s[:i], string(nonJoiner)+string(joiner)))
		}
		n++
	}
	return s
}

// CleanPath makes one line of a path or a file's name for a message, however
// long it is.
func CleanPath(s string) string { return scrub(s, ' ') }
