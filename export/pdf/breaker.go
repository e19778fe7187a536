package pdf

import (
	"strings"

	"github.com/rivo/uniseg"
)

// breakLines sets a text that passed the door into lines no wider than width:
// at the places where Unicode allows a break (UAX 14), and inside a word only
// when the word alone is too wide. Nothing is cut; blank lines in a row become
// one. An empty text has no lines.
func (m *metrics) breakLines(s string, width float64, st style) []string {
	return m.breakAfter(s, 0, width, st)
}

// breakAfter is breakLines where the first line begins after something of a
// width.
func (m *metrics) breakAfter(s string, used, width float64, st style) []string {
	var out []string
	for part := range strings.SplitSeq(s, "\n") {
		part = strings.TrimSpace(part)
		if part == "" {
			if n := len(out); n > 0 && out[n-1] != "" {
				out = append(out, "")
			}
			continue
		}
		out = append(out, m.breakPart(part, used, width, st)...)
		used = 0
	}
	if n := len(out); n > 0 && out[n-1] == "" {
		out = out[:n-1]
	}
	for i := range out {
		out[i] = visual(out[i])
	}
	return out
}

// breakPart breaks one paragraph whose first line is narrower by used.
func (m *metrics) breakPart(s string, used, width float64, st style) []string {
	var out []string
	var line string
	room := func() float64 {
		if len(out) == 0 {
			return width - used
		}
		return width
	}
	for state := -1; s != ""; {
		var seg string
		seg, s, _, state = uniseg.FirstLineSegmentInString(s, state)
		// A citation stays whole: Unicode would break 164.308(a)(1) between its
		// paragraphs.
		for strings.HasSuffix(seg, ")") && strings.HasPrefix(s, "(") {
			var more string
			more, s, _, state = uniseg.FirstLineSegmentInString(s, state)
			seg += more
		}
		if m.fits(line+seg, room(), st) {
			line += seg
			continue
		}
		if line != "" || used > 0 && len(out) == 0 {
			out = append(out, strings.TrimRight(line, " "))
		}
		for !m.fits(seg, room(), st) {
			head := m.headThatFits(seg, room(), st)
			out = append(out, head)
			seg = seg[len(head):]
		}
		line = seg
	}
	if line = strings.TrimRight(line, " "); line != "" {
		out = append(out, line)
	}
	return out
}

// fits reports whether a text is no wider than width; spaces at its end do not
// count.
func (m *metrics) fits(s string, width float64, st style) bool {
	return m.width(strings.TrimRight(s, " "), st.face, st.size) <= width
}

// headThatFits is the longest beginning of a word that fits, in whole
// characters as a reader sees them, at least one.
func (m *metrics) headThatFits(s string, width float64, st style) string {
	n, rest, used := 0, s, 0.0
	for state := -1; rest != ""; {
		var c string
		c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		used += m.width(c, st.face, st.size)
		if n > 0 && used > width {
			break
		}
		n += len(c)
	}
	return s[:n]
}
