package pdf

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// substitute stands visibly for a character that the font cannot print.
const substitute = "□"

// maxMarks is how many combining marks of one character are printed; more
// would be drawn over the lines above.
const maxMarks = 3

// door is the one way for text into the PDF: valid UTF-8 in NFC, no control or
// format characters, tabs as spaces, and a visible, counted substitute for what
// the font lacks. The library panics on runes above U+FFFF and on bad UTF-8.
type door struct {
	m    *metrics
	seen map[string]string
	// lost counts the characters, as a reader counts them, that could not be
	// printed; a text that comes again is counted once.
	lost int
}

func newDoor(m *metrics) *door { return &door{m: m, seen: map[string]string{}} }

// text returns s as it can be printed. Line breaks stay.
func (d *door) text(s string) string {
	if out, ok := d.seen[s]; ok {
		return out
	}
	if plain(s) {
		return s
	}
	var b strings.Builder
	in := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ").Replace(s)
	in = norm.NFC.String(strings.ToValidUTF8(in, "\uFFFD"))
	for state := -1; in != ""; {
		var cluster string
		cluster, in, _, state = uniseg.FirstGraphemeClusterInString(in, state)
		out, lost := d.cluster(cluster)
		b.WriteString(out)
		d.lost += lost
	}
	out := b.String()
	d.seen[s] = out
	d.seen[out] = out
	return out
}

// line is text with its line breaks as spaces.
func (d *door) line(s string) string {
	return strings.Join(strings.Fields(d.text(s)), " ")
}

// plain reports printable ASCII and line breaks only, the common case.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' && c != '\n') || c > '~' {
			return false
		}
	}
	return true
}

// cluster prints one character with its marks; lost is 1 when something of it
// could not be.
func (d *door) cluster(s string) (out string, lost int) {
	var b strings.Builder
	marks := 0
	for i, r := range s {
		switch {
		case r == '\n':
			b.WriteRune(r)
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), variation(r):
			continue
		case r != unicode.ReplacementChar && r <= 0xFFFF && d.m.covers[r]:
			if i > 0 && unicode.Is(unicode.M, r) {
				if marks++; marks > maxMarks {
					lost = 1
					continue
				}
			}
			b.WriteRune(r)
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case b.Len() == 0:
			// The base itself is lost: one substitute for the whole character.
			return substitute, 1
		default:
			lost = 1
		}
	}
	return b.String(), lost
}

// variation reports a variation selector, which only chooses between glyphs.
func variation(r rune) bool { return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF }
