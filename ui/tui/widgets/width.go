package widgets

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Width is the most cells that a text takes on any terminal, escape sequences
// not counted. Terminals disagree: one draws a letter and its marks in the
// cells of the letter, another adds up what each rune takes, and a simple one
// moves on by a cell for a mark too. A row that is measured too short wraps, and
// pushes the title row off the screen; one that is measured too long only ends
// early.
func Width(s string) int {
	drawn := ansi.StringWidth(s)
	if plain(s) {
		return drawn
	}
	return max(drawn, advance(ansi.Strip(s)))
}

// plain reports whether a text has only runes of which every terminal thinks
// alike: the Latin ones, and the signs that the screens are drawn with.
func plain(s string) bool {
	for _, r := range s {
		if r >= 0x300 && (r < 0x2010 || r > 0x2027) && (r < 0x2190 || r > 0x21FF) && (r < 0x2500 || r > 0x25FF) {
			return false
		}
	}
	return true
}

// agreed reports whether the text is as wide for the library as for Width.
func agreed(s string) bool { return plain(s) || Width(s) == ansi.StringWidth(s) }

// advance adds up the cells of the runes; each moves on by one at least.
func advance(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, ansi.StringWidthWc(string(r)))
	}
	return n
}

// Cut cuts a text to w cells. Escape sequences stay, and no character is cut
// in two.
func Cut(s string, w int) string {
	w = max(0, w)
	if agreed(s) {
		return ansi.Truncate(s, w, "")
	}
	var b strings.Builder
	var state byte
	used, full := 0, false
	for s != "" {
		seq, drawn, n, next := ansi.DecodeSequence(s, state, nil)
		s, state = s[n:], next
		if drawn == 0 && strings.HasPrefix(seq, "\x1b") {
			b.WriteString(seq)
			continue
		}
		if used += max(drawn, advance(seq)); used > w {
			full = true
		}
		if !full {
			b.WriteString(seq)
		}
	}
	return b.String()
}

// wrapWide is Wrap for a text that the library measures too short: at spaces,
// and a long word where it must.
func wrapWide(s string, w int) []string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		now := ""
		for _, word := range strings.Split(line, " ") {
			if now != "" && Width(now)+1+Width(word) > w {
				out, now = append(out, now), ""
			}
			if now != "" {
				now += " "
			}
			now += word
			for Width(now) > w {
				head := Cut(now, w)
				if head == "" { // one character is wider than the line
					_, _, n, _ := ansi.DecodeSequence(now, 0, nil)
					head = now[:n]
				}
				out, now = append(out, head), now[len(head):]
			}
		}
		out = append(out, strings.TrimRight(now, " "))
	}
	return out
}
