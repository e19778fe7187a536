package questionnaires

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxText is the most that one text of a pack may hold, in runes.
const maxText = 10_000

// required checks a text that must be there.
func (c *checker) required(path, who, s string) {
	if s == "" {
		c.report(path, "%s has no %s; add it", who, last(path))
	}
	c.line(path, who, s)
}

// lines checks a list of texts, each shown as one paragraph.
func (c *checker) lines(path, who string, list []string) {
	for i, s := range list {
		p := join(path, strconv.Itoa(i))
		if s == "" {
			c.report(p, "%s: %s is empty; write text or leave it out", who, last(p))
		}
		c.line(p, who, s)
	}
}

// line checks a text that is shown as one paragraph.
func (c *checker) line(path, who, s string) {
	if strings.Contains(s, "\n") {
		c.report(path, "%s: %s has a line break; write it with >- or on one line", who, last(path))
		return
	}
	c.multiline(path, who, s)
}

// multiline checks a text that may have line breaks.
func (c *checker) multiline(path, who, s string) {
	if !utf8.ValidString(s) {
		c.report(path, "%s: %s is not valid UTF-8; save the file as UTF-8", who, last(path))
		return
	}
	if n := utf8.RuneCountInString(s); n > maxText {
		c.report(path, "%s: %s has %d characters; write at most %d", who, last(path), n, maxText)
	}
	for _, r := range s {
		if r != '\n' && hidden(r) {
			c.report(path, "%s: %s holds the invisible character U+%04X; remove it", who, last(path), r)
			return
		}
	}
	if !norm.NFC.IsNormalString(s) {
		c.report(path, "%s: %s is not in Unicode normal form C; normalize it", who, last(path))
	}
	if s != strings.TrimSpace(s) {
		c.report(path, "%s: %s starts or ends with a space; remove it", who, last(path))
	}
}

// hidden reports whether a rune shows nothing or changes how others show:
// control, bidi, zero-width and selector characters, line separators.
func hidden(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7f // the tables take long, and ASCII has no other
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
