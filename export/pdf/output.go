package pdf

import (
	"fmt"
	"io"
	"math"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// properties are what a reader shows about the document.
type properties struct {
	title, author, subject, creator string
	date                            time.Time
	attach                          []byte
}

// output writes the pages as they were laid out.
func (f *flow) output(w io.Writer, p properties) error {
	doc := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: f.geo.w, Ht: f.geo.h},
	})
	doc.SetAutoPageBreak(false, 0)
	doc.SetMargins(0, 0, 0)
	doc.SetCellMargin(0)
	doc.SetCatalogSort(true)
	doc.SetCreationDate(p.date)
	doc.SetModificationDate(p.date)
	doc.SetTitle(f.d.line(p.title), true)
	doc.SetAuthor(f.d.line(p.author), true)
	doc.SetSubject(f.d.line(p.subject), true)
	doc.SetCreator(f.d.line(p.creator), true)
	doc.SetProducer("gofpdf", false)
	if err := addFonts(doc); err != nil {
		return err
	}
	// The library takes it that page 1 is the third object of the file, but
	// writes an attachment, two objects like a page, before it: links and
	// bookmarks must then aim one page further.
	shift := 0
	if p.attach != nil {
		doc.SetAttachments([]gofpdf.Attachment{{
			Content: p.attach, Filename: "answers.json", Description: "The answers behind this report",
		}})
		shift = 1
	}
	links := make([]int, len(f.entries))
	for i, e := range f.entries {
		links[i] = doc.AddLink()
		doc.SetLink(links[i], e.y, e.page+1+shift)
	}
	for _, pg := range f.pages {
		doc.AddPage()
		d := pen{Fpdf: doc}
		for _, m := range pg.marks {
			d.mark(m, links)
		}
	}
	f.bookmarks(doc, shift)
	if err := doc.Error(); err != nil {
		return fmt.Errorf("drawing the report: %w", err)
	}
	if err := doc.Output(w); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// bookmarks are set at the end so that they can aim past an attachment; the
// page that this may need after the last is never written.
func (f *flow) bookmarks(doc *gofpdf.Fpdf, shift int) {
	last := len(f.pages)
	if shift > 0 {
		doc.AddPage()
	}
	level := -1
	for _, e := range f.entries {
		// The library loses a bookmark that is more than one level below the
		// one before it.
		level = min(e.level, level+1)
		doc.SetPage(e.page + 1 + shift)
		doc.Bookmark(f.d.line(e.title), level, e.y)
	}
	doc.SetPage(last)
}

// pen draws marks and remembers what is already set on the page.
type pen struct {
	*gofpdf.Fpdf
	face face
	size float64
}

func (d *pen) mark(m mark, links []int) {
	switch m.kind {
	case textMark:
		d.font(m.style)
		d.SetTextColor(int(m.style.ink.r), int(m.style.ink.g), int(m.style.ink.b))
		d.SetXY(m.x, m.y)
		d.CellFormat(m.w, m.h, m.text, "", 0, "L", false, 0, "")
	case rectMark:
		d.Rect(m.x, m.y, m.w, m.h, d.paint(m))
	case lineMark:
		d.paint(m)
		d.Line(m.from.x, m.from.y, m.end.x, m.end.y)
	case ghostMark:
		d.ghost(m)
	case linkMark:
		d.Link(m.x, m.y, m.w, m.h, links[m.to])
	}
}

func (d *pen) font(s style) {
	if d.size != s.size || d.face != s.face {
		d.SetFont(family, styleOf(s.face), s.size)
		d.size, d.face = s.size, s.face
	}
}

// paint sets colors and line, and returns how the library calls the operation.
func (d *pen) paint(m mark) string {
	how := ""
	if m.stroke != nil {
		d.SetDrawColor(int(m.stroke.r), int(m.stroke.g), int(m.stroke.b))
		d.SetLineWidth(m.thick)
		dash := []float64{}
		if m.dash {
			dash = []float64{2, 2}
		}
		d.SetDashPattern(dash, 0)
		how = "D"
	}
	if m.fill != nil {
		d.SetFillColor(int(m.fill.r), int(m.fill.g), int(m.fill.b))
		how = "F" + how
	}
	return how
}

// ghost draws the mark along the diagonal of its box, centered.
func (d *pen) ghost(m mark) {
	d.font(m.style)
	d.SetTextColor(int(m.style.ink.r), int(m.style.ink.g), int(m.style.ink.b))
	cx, cy := m.x+m.w/2, m.y+m.h/2
	w := d.GetStringWidth(m.text)
	d.TransformBegin()
	d.TransformRotate(math.Atan2(m.h, m.w)*180/math.Pi, cx, cy)
	d.SetXY(cx-w/2, cy-m.style.lead/2)
	d.CellFormat(w, m.style.lead, m.text, "", 0, "L", false, 0, "")
	d.TransformEnd()
}
