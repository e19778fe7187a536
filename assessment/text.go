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
// control, escape, bidi or zero-width characters, trimmed, at most MaxLine
// runes. Line breaks and tabs become spaces.
func Clean(s string) string {
	return cut(strings.TrimSpace(scrub(s, ' ')), MaxLine)
}

// CleanText does the same for a text of several lines, at most MaxText runes.
func CleanText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return cut(strings.TrimSpace(scrub(s, '\n')), MaxText)
}

func scrub(s string, newline rune) string {
	// Composing comes last: what is removed may have kept two runes apart.
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return newline
		case r == '\t', r == '\u2028', r == '\u2029', r == '\u0085':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), r >= 0xFE00 && r <= 0xFE0F:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}

func cut(s string, limit int) string {
	n := 0
	for i := range s {
		if n == limit {
			return strings.TrimSpace(s[:i])
		}
		n++
	}
	return s
}
