package pdf

// kind is what a mark is.
type kind uint8

const (
	textMark kind = iota
	rectMark
	lineMark
	// ghostMark is the DRAFT across the page, behind everything.
	ghostMark
	// linkMark is an invisible area that leads to a place in this document.
	linkMark
)

// role says what a text is for; the tests check each by its own rule.
type role string

const (
	roleBody    role = "body"
	roleHeading role = "heading"
	roleCell    role = "cell"
	roleChart   role = "chart"
	roleHead    role = "head"
	roleFoot    role = "foot"
)

// point is a place on a page.
type point struct{ x, y float64 }

// mark is one thing on a page. Text stands in its box as it was measured.
type mark struct {
	kind       kind
	role       role
	x, y, w, h float64
	text       string
	style      style
	// fill and stroke are nil for none; dash is a dashed stroke.
	fill, stroke *rgb
	thick        float64
	dash         bool
	from, end    point
	// to is the heading that a link leads to.
	to int
}

// page is the list of marks in the order they are drawn.
type page struct {
	marks []mark
	// numbered is false for the cover.
	numbered bool
}

// text puts a measured line into its box.
func (p *page) text(r role, x, y, w float64, s string, st style) {
	if s == "" {
		return
	}
	p.marks = append(p.marks, mark{kind: textMark, role: r, x: x, y: y, w: w, h: st.lead, text: s, style: st})
}

// fill draws a filled rectangle.
func (p *page) fill(x, y, w, h float64, c rgb) {
	p.marks = append(p.marks, mark{kind: rectMark, x: x, y: y, w: w, h: h, fill: &c})
}

// frame draws the outline of a rectangle.
func (p *page) frame(x, y, w, h float64, c rgb, thick float64, dash bool) {
	p.marks = append(p.marks, mark{kind: rectMark, x: x, y: y, w: w, h: h, stroke: &c, thick: thick, dash: dash})
}

// line draws a straight line.
func (p *page) line(x1, y1, x2, y2 float64, c rgb, thick float64) {
	p.dashes(x1, y1, x2, y2, c, thick, false)
}

func (p *page) dashes(x1, y1, x2, y2 float64, c rgb, thick float64, dash bool) {
	p.marks = append(p.marks, mark{
		kind: lineMark, x: min(x1, x2), y: min(y1, y2), w: max(x1, x2) - min(x1, x2), h: max(y1, y2) - min(y1, y2),
		stroke: &c, thick: thick, dash: dash, from: point{x1, y1}, end: point{x2, y2},
	})
}

// link makes an area lead to a heading.
func (p *page) link(x, y, w, h float64, to int) {
	p.marks = append(p.marks, mark{kind: linkMark, x: x, y: y, w: w, h: h, to: to})
}

// hatch fills a rectangle with thin slanted lines.
func (p *page) hatch(x, y, w, h float64, c rgb) {
	const step = 4
	for d := float64(step); d < w+h; d += step {
		// from the top or right edge down to the left or bottom edge
		x1, y1 := x+d, y
		if d > w {
			x1, y1 = x+w, y+d-w
		}
		x2, y2 := x, y+d
		if d > h {
			x2, y2 = x+d-h, y+h
		}
		p.line(x1, y1, x2, y2, c, 0.4)
	}
}

// tickBox draws an empty box to tick, as a shape.
func (p *page) tickBox(x, y, side float64) { p.frame(x, y, side, side, ink, 0.9, false) }
