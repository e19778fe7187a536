package pdf

// geometry is the paper: width, height and margin in points.
type geometry struct{ w, h, margin float64 }

// The papers.
var (
	letter = geometry{612, 792, 54}
	a4     = geometry{595.28, 841.89, 54}
)

// width of the text.
func (g geometry) width() float64 { return g.w - 2*g.margin }

// setter makes blocks: it measures and knows the door.
type setter struct {
	m *metrics
	d *door
	// w is the width of the text on a page, h its height.
	w, h float64
	// counts number the headings.
	counts [2]int
}

// entry is a heading as it came to stand: its page counts from 0.
type entry struct {
	level int
	title string
	page  int
	y     float64
}

// flow puts blocks on pages.
type flow struct {
	*setter
	geo         geometry
	top, bottom float64
	pages       []*page
	y           float64
	entries     []entry
	head        *para
	foot        string
	draft       bool
	// numbering is off until the cover is done.
	numbering bool
	// before is what the pass before found: the contents and the page count.
	before *flow
}

// maxHead is how many lines the running head may take.
const maxHead = 5

// newFlow prepares pages that repeat head and foot; short is the head when the
// long one takes too many lines.
func newFlow(s *setter, g geometry, head, short, foot string, draft bool) *flow {
	f := &flow{setter: s, geo: g, draft: draft, foot: s.d.line(foot)}
	s.w = g.width()
	f.head = s.para(s.d.line(head), s.w, micro).as(roleHead)
	if len(f.head.lines) > maxHead {
		// A name this long stands whole on the cover; it may not fill every page.
		f.head = s.para(short, s.w, micro).as(roleHead)
	}
	f.top = g.margin + f.head.size() + 16
	f.bottom = g.h - g.margin - micro.lead - 10
	s.h = f.bottom - f.top
	return f
}

// newPage begins a page.
func (f *flow) newPage(numbered bool) {
	p := &page{numbered: numbered}
	if f.draft {
		p.marks = append(p.marks, mark{
			kind: ghostMark, text: "DRAFT", x: f.geo.margin, y: f.geo.margin,
			w: f.geo.width(), h: f.geo.h - 2*f.geo.margin, style: style{bold, 128, 128, drafted},
		})
	}
	f.pages = append(f.pages, p)
	f.y = f.top
}

// breakPage begins a page unless the current one is still empty.
func (f *flow) breakPage() {
	if f.y > f.top {
		f.newPage(f.numbering)
	}
}

// breakLate begins a page unless there is enough room left for a section to
// begin well.
func (f *flow) breakLate() {
	if f.bottom-f.y < f.h*0.35 {
		f.breakPage()
	}
}

// put lets a section follow on the current page, over as many pages as it
// needs.
func (f *flow) put(s stack) {
	if len(s) == 0 {
		return
	}
	if f.y > f.top {
		f.y += 26
	}
	for rest := block(s); rest != nil; {
		first, more := rest.split(f.bottom-f.y, false)
		if first == nil && f.y > f.top {
			f.newPage(f.numbering)
			continue
		}
		if first == nil {
			first, more = rest.split(f.bottom-f.y, true)
		}
		if first == nil {
			// A shape taller than paper: the layout tests forbid it.
			first, more = rest, nil
		}
		first.draw(f.canvas(), f.geo.margin, f.y)
		f.y += first.size()
		rest = more
		if rest != nil {
			f.newPage(f.numbering)
		}
	}
}

func (f *flow) canvas() canvas { return canvas{f.pages[len(f.pages)-1], f} }

// note records where a heading came to stand.
func (f *flow) note(h *heading, y float64) {
	f.entries = append(f.entries, entry{h.level, h.title, len(f.pages) - 1, y})
}

// numbered counts the pages that carry a number.
func (f *flow) numbered() int {
	n := 0
	for _, p := range f.pages {
		if p.numbered {
			n++
		}
	}
	return n
}

// number is the printed number of a page; 0 for the cover.
func (f *flow) number(index int) int {
	n := 0
	for _, p := range f.pages[:index+1] {
		if p.numbered {
			n++
		}
	}
	if !f.pages[index].numbered {
		return 0
	}
	return n
}

// furnish draws head and foot on every numbered page.
func (f *flow) furnish() {
	total := f.numbered()
	for i, p := range f.pages {
		if !p.numbered {
			continue
		}
		x, y := f.geo.margin, f.geo.margin
		f.head.draw(canvas{p, f}, x, y)
		c := canvas{p, f}
		c.line(x, y+f.head.size()+3, x+f.w, y+f.head.size()+3, rule, 0.5)
		y = f.geo.h - f.geo.margin - micro.lead
		c.line(x, y-4, x+f.w, y-4, rule, 0.5)
		count := f.setter.para(pageOf(f.number(i), total), 90, micro).as(roleFoot).aligned(right)
		count.draw(c, x+f.w-90, y)
		foot := f.setter.para(f.foot, f.w-100, micro).as(roleFoot)
		foot.draw(c, x, y-foot.size()+micro.lead)
	}
}

// same reports whether two passes came out alike.
func (f *flow) same(g *flow) bool {
	if g == nil || f.d.lost != g.d.lost || len(f.pages) != len(g.pages) || len(f.entries) != len(g.entries) {
		return false
	}
	for i := range f.entries {
		if f.entries[i] != g.entries[i] {
			return false
		}
	}
	return true
}
