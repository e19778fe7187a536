package pdf

import (
	"io"
	"strconv"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// BenchmarkWriteFull draws the full report of a clinic with 12 actions, and with
// ten and a hundred times as many. The floor is the PDF library alone, drawing
// the same texts, boxes and lines at places that are known beforehand.
func BenchmarkWriteFull(b *testing.B) {
	for _, times := range []int{1, 10, 100} {
		size := strconv.Itoa(times) + "x"
		r := clinic(12*times, false)
		opt := Options{Kind: Full}
		f, err := layout(&r, opt)
		if err != nil {
			b.Fatal(err)
		}
		b.Run("ours/"+size, func(b *testing.B) {
			for b.Loop() {
				if _, err := Write(io.Discard, r, opt); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("floor/"+size, func(b *testing.B) {
			for b.Loop() {
				if err := bare(f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// bare draws what stands on the pages of a flow and nothing else: no links, no
// bookmarks, no properties.
func bare(f *flow) error {
	doc := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: f.geo.w, Ht: f.geo.h}})
	doc.SetAutoPageBreak(false, 0)
	doc.SetMargins(0, 0, 0)
	doc.SetCellMargin(0)
	doc.SetCreationDate(time.Unix(0, 0))
	doc.SetModificationDate(time.Unix(0, 0))
	if err := addFonts(doc); err != nil {
		return err
	}
	for _, pg := range f.pages {
		doc.AddPage()
		var now style
		for _, m := range pg.marks {
			switch m.kind {
			case textMark, ghostMark:
				if m.style.face != now.face || m.style.size != now.size {
					now = m.style
					doc.SetFont(family, styleOf(now.face), now.size)
				}
				doc.SetTextColor(int(m.style.ink.r), int(m.style.ink.g), int(m.style.ink.b))
				doc.SetXY(m.x, m.y)
				doc.CellFormat(m.w, m.h, m.text, "", 0, "L", false, 0, "")
			case rectMark:
				doc.Rect(m.x, m.y, m.w, m.h, "F")
			case lineMark:
				doc.Line(m.from.x, m.from.y, m.end.x, m.end.y)
			case linkMark:
			}
		}
	}
	return doc.Output(io.Discard)
}
