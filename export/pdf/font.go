package pdf

import (
	"bytes"
	_ "embed" // the fonts are embedded
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/jung-kurt/gofpdf"
)

//go:embed fonts/DejaVuSansCondensed.ttf
var regularTTF []byte

//go:embed fonts/DejaVuSansCondensed-Bold.ttf
var boldTTF []byte

// family is the name that the embedded fonts go by inside the PDF.
const family = "dejavu"

// minSize is the smallest type size in points.
const minSize = 8

// face is one of the embedded fonts.
type face uint8

const (
	regular face = iota
	bold
)

// style is how a text is set: size and lead (line height) in points.
type style struct {
	face face
	size float64
	lead float64
	ink  rgb
}

// in returns the style in another color.
func (s style) in(c rgb) style { s.ink = c; return s }

// strong returns the style in bold.
func (s style) strong() style { s.face = bold; return s }

// The text styles of the report.
var (
	body  = style{regular, 10.5, 14.5, ink}
	small = style{regular, 9, 12, ink}
	micro = style{regular, 8, 10, muted}
	h1    = style{bold, 19, 24, accent}
	h2    = style{bold, 13, 17, accent}
	h3    = style{bold, 10.5, 14.5, ink}
)

// metrics are the widths that the PDF library will use, in thousandths of the
// type size, and what the fonts can print at all.
type metrics struct {
	widths [2][]int
	covers []bool
}

// loadMetrics reads the embedded fonts once.
var loadMetrics = sync.OnceValues(func() (*metrics, error) {
	f := gofpdf.New("P", "pt", "Letter", "")
	if err := addFonts(f); err != nil {
		return nil, err
	}
	m := &metrics{covers: make([]bool, 0x10000)}
	for i, ttf := range [][]byte{regularTTF, boldTTF} {
		f.SetFont(family, styleOf(face(i)), 10)
		m.widths[i] = make([]int, 0x10000)
		covered, err := coverage(ttf)
		if err != nil {
			return nil, err
		}
		for r := range m.widths[i] {
			if r >= 0xD800 && r <= 0xDFFF {
				continue
			}
			m.widths[i][r] = f.GetStringSymbolWidth(string(rune(r)))
			m.covers[r] = covered[r] && (i == 0 || m.covers[r])
		}
	}
	return m, f.Error()
})

func styleOf(f face) string {
	if f == bold {
		return "B"
	}
	return ""
}

// addFonts embeds the fonts. The library prints a bad font's problem and goes
// on, so selecting each one is the check.
func addFonts(f *gofpdf.Fpdf) error {
	f.AddUTF8FontFromBytes(family, "", bytes.Clone(regularTTF))
	f.AddUTF8FontFromBytes(family, "B", bytes.Clone(boldTTF))
	for _, s := range []string{"", "B"} {
		f.SetFont(family, s, 10)
	}
	if err := f.Error(); err != nil {
		return fmt.Errorf("embedding the font: %w", err)
	}
	return nil
}

// width of a text in points. Every rune must have passed the door.
func (m *metrics) width(s string, f face, size float64) float64 {
	n := 0
	for _, r := range s {
		n += m.widths[f][r]
	}
	return float64(n) * size / 1000
}

var errFont = errors.New("the embedded font has no Unicode table")

// coverage lists which runes of the basic plane a TrueType font has a glyph
// for: its cmap table, format 4 (OpenType specification, cmap).
func coverage(ttf []byte) ([]bool, error) {
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(ttf[at:])) }
	u32 := func(at int) int { return int(binary.BigEndian.Uint32(ttf[at:])) }
	cmap := 0
	for i := range u16(4) {
		if rec := 12 + 16*i; string(ttf[rec:rec+4]) == "cmap" {
			cmap = u32(rec + 8)
		}
	}
	if cmap == 0 {
		return nil, errFont
	}
	for i := range u16(cmap + 2) {
		rec := cmap + 4 + 8*i
		sub := cmap + u32(rec+4)
		if u16(rec) != 3 || u16(rec+2) != 1 || u16(sub) != 4 {
			continue
		}
		out := make([]bool, 0x10000)
		segs := u16(sub+6) / 2
		ends, starts := sub+14, sub+16+2*segs
		deltas, offsets := starts+2*segs, starts+4*segs
		for s := range segs {
			for c := u16(starts + 2*s); c <= u16(ends+2*s) && c < 0xFFFF; c++ {
				glyph := c
				if off := u16(offsets + 2*s); off != 0 {
					glyph = u16(offsets + 2*s + off + 2*(c-u16(starts+2*s)))
				}
				out[c] = glyph != 0 && (glyph+u16(deltas+2*s))&0xFFFF != 0
			}
		}
		return out, nil
	}
	return nil, errFont
}
