// Package widgets holds what screens are put together from: measured text,
// text fields, short forms, lists and other dialogs. Nothing here does
// I/O or asks a clock, or knows more of the domain than how it writes a count.
package widgets

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Safe makes a text fit for one line of a terminal: valid UTF-8, no control or
// escape characters, no bidi overrides, no zero-width characters. Line ends
// and tabs become spaces. Text is cleaned when it enters too; this is the door
// out, for files that another program wrote.
func Safe(s string) string { return strings.Join(strings.Fields(safe(s, ' ')), " ") }

// SafeText is Safe for text of several lines: line ends stay.
func SafeText(s string) string { return safe(s, '\n') }

func safe(s string, newline rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return newline
		case r == '\t':
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), Hidden(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// Hidden reports characters that change how their neighbors read without being
// seen: bidi controls, zero-width characters, variation selectors, tags,
// private use.
func Hidden(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) ||
		r >= 0xFE00 && r <= 0xFE0F || r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0
}

// hyphen stands for a hyphen inside a word while a text is broken into lines,
// as the library breaks at hyphens. It is of the private use area, which no
// text gets in with.
const hyphen = '\uE000'

// joined keeps the words with hyphens together that fit w cells: an id in two
// pieces reads as two.
func joined(s string, w int) string {
	if !strings.Contains(s, "-") {
		return s
	}
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	words := strings.Split(s, " ")
	for n, word := range words {
		if Width(word) > w {
			continue
		}
		rs := []rune(word)
		for i := 1; i+1 < len(rs); i++ {
			if rs[i] == '-' && inWord(rs[i-1]) && inWord(rs[i+1]) {
				rs[i] = hyphen
			}
		}
		words[n] = string(rs)
	}
	return strings.Join(words, " ")
}

// Wrap breaks a text into lines of at most w cells, at spaces where it can, and
// not at the hyphens of a word that fits a line. It never cuts anything off. A
// width below 1 counts as 1.
func Wrap(s string, w int) []string {
	if w < 1 {
		w = 1
	}
	if s == "" {
		return []string{""}
	}
	if !agreed(s) {
		return wrapWide(s, w)
	}
	var out []string
	for _, l := range strings.Split(ansi.Wrap(joined(s, w), w, ""), "\n") {
		l = strings.TrimRight(strings.ReplaceAll(l, string(hyphen), "-"), " ")
		if Width(l) > w { // the library lets a line with a hyphen grow too long
			out = append(out, strings.Split(ansi.Hardwrap(l, w, true), "\n")...)
			continue
		}
		out = append(out, l)
	}
	return out
}

// Fit makes a text exactly w cells wide: filled with spaces, or cut.
func Fit(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if n := Width(s); n > w {
		s = Cut(s, w)
	}
	return s + strings.Repeat(" ", max(0, w-Width(s)))
}

// Row puts one text at the left edge and one at the right of a line of w
// cells. Where both do not fit, the left one gives way, but keeps half.
func Row(left, right string, w int) string {
	r := Width(right)
	if r == 0 {
		return Cut(left, w)
	}
	room := max(w-r-1, w/2)
	if Width(left) > room {
		left = Cut(left, room)
	}
	gap := w - Width(left) - r
	if gap < 1 {
		gap = 1
	}
	return Cut(left+strings.Repeat(" ", gap)+right, w)
}

// Words cuts a text to w cells at a space, where there is one, and says that it
// did where there is room; a single long word is cut in the middle.
func Words(s string, w int) string {
	if Width(s) <= w {
		return s
	}
	const more = "..."
	if w < 4*len(more) {
		return Wrap(s, w)[0]
	}
	return Wrap(s, w-len(more))[0] + more
}

// Hang wraps a text behind a lead: the lead on the first line, spaces as wide
// on the others.
func Hang(lead, s string, w int) []string {
	n := Width(lead)
	if n+2 > w { // no room for a wide character beside the lead
		return Wrap(lead+" "+s, w)
	}
	lines := Wrap(s, w-n)
	for i := range lines {
		if i == 0 {
			lines[i] = lead + lines[i]
		} else {
			lines[i] = strings.Repeat(" ", n) + lines[i]
		}
	}
	return lines
}

// Indent puts a lead before every line.
func Indent(lines []string, lead string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = lead + l
	}
	return out
}

// Clamp cuts a view to w columns and h lines. A view that is taller than the
// screen would lose its top lines, a wider one would be cut without a word.
func Clamp(view string, w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	lines := strings.Split(view, "\n")
	if len(lines) > h {
		lines = lines[:h]
	}
	for i, l := range lines {
		if Width(l) > w {
			lines[i] = Cut(l, w)
		}
	}
	return strings.Join(lines, "\n")
}

// Fill makes lines exactly h many: empty ones added at the end, or cut.
func Fill(lines []string, h int) []string {
	if h < 0 {
		h = 0
	}
	if len(lines) > h {
		return lines[:h]
	}
	out := make([]string, h)
	copy(out, lines)
	return out
}

// Columns puts two blocks of h lines side by side with a separator between;
// the left one is lw cells wide.
func Columns(left, right []string, lw, h int, sep string) []string {
	left, right = Fill(left, h), Fill(right, h)
	out := make([]string, h)
	for i := range out {
		out[i] = strings.TrimRight(Fit(left[i], lw)+sep+right[i], " ")
	}
	return out
}

// Window returns the first of h visible lines out of n, so that line at is
// seen, moving the former first line no more than needed.
func Window(first, at, n, h int) int {
	if h <= 0 || n <= h {
		return 0
	}
	if at < first {
		first = at
	}
	if at >= first+h {
		first = at - h + 1
	}
	return max(0, min(first, n-h))
}
