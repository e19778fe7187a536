package pdf

// block is a piece of content of a fixed width. It was measured when it was
// made; draw puts down exactly what was measured.
type block interface {
	// size is the height in points.
	size() float64
	// draw puts the block with its top left corner at x, y.
	draw(c canvas, x, y float64)
	// split returns the part that fits into room and the rest. rest is nil when
	// all fits; first is nil when nothing sensible does. With hard, sense gives
	// way: an empty page must take something.
	split(room float64, hard bool) (first, rest block)
}

// canvas is the page that is being drawn, and where headings report to.
type canvas struct {
	*page
	flow *flow
}

// whole is the split of a block that cannot be divided.
func whole(b block, room float64) (first, rest block) {
	if b.size() <= room {
		return b, nil
	}
	return nil, b
}

// align is how lines stand in their width.
type align uint8

const (
	left align = iota
	center
	right
)

// para is text that was broken into lines.
type para struct {
	lines  []string
	widths []float64
	width  float64
	st     style
	role   role
	align  align
	// label stands in bold before the first line.
	label  string
	labelW float64
}

// para breaks a text for a width.
func (s *setter) para(text string, width float64, st style) *para {
	return s.lines(s.m.breakLines(s.d.text(text), width, st), width, st)
}

func (s *setter) lines(lines []string, width float64, st style) *para {
	p := &para{lines: lines, width: width, st: st, role: roleBody}
	for _, l := range lines {
		p.widths = append(p.widths, s.m.width(l, st.face, st.size))
	}
	return p
}

// labeled is a paragraph that begins with a bold label.
func (s *setter) labeled(label, text string, width float64, st style) *para {
	const space = 4
	label = s.d.line(label)
	w := s.m.width(label, bold, st.size)
	p := s.lines(s.m.breakAfter(s.d.text(text), w+space, width, st), width, st)
	p.label, p.labelW = label, w
	return p
}

func (p *para) aligned(a align) *para { p.align = a; return p }
func (p *para) as(r role) *para       { p.role = r; return p }

func (p *para) size() float64 { return float64(len(p.lines)) * p.st.lead }

func (p *para) draw(c canvas, x, y float64) {
	if p.label != "" {
		c.text(p.role, x, y, p.labelW, p.label, p.st.strong().in(accent))
	}
	for i, l := range p.lines {
		at := x
		if p.label != "" && i == 0 {
			at += p.labelW + 4
		}
		switch p.align {
		case left:
		case center:
			at += (p.width - p.widths[i]) / 2
		case right:
			at += p.width - p.widths[i]
		}
		c.text(p.role, at, y+float64(i)*p.st.lead, p.widths[i], l, p.st)
	}
}

// split leaves no single line of a longer paragraph alone.
func (p *para) split(room float64, hard bool) (first, rest block) {
	if p.size() <= room {
		return p, nil
	}
	n := int(room / p.st.lead)
	if len(p.lines) > 3 {
		n = min(n, len(p.lines)-2)
	}
	least := 2
	if hard {
		n, least = max(n, 1), 1
	}
	if n < least || n >= len(p.lines) {
		return nil, p
	}
	a, b := *p, *p
	a.lines, a.widths = p.lines[:n], p.widths[:n]
	b.lines, b.widths = p.lines[n:], p.widths[n:]
	b.label = ""
	return &a, &b
}

// part is a block of a stack with the space above it.
type part struct {
	block
	gap float64
	// keep ties it to the part that follows.
	keep bool
}

// stack is blocks from top to bottom.
type stack []part

// add appends blocks with the same gap above each.
func (s *stack) add(gap float64, bs ...block) {
	for _, b := range bs {
		if b.size() > 0 {
			*s = append(*s, part{block: b, gap: gap})
		}
	}
}

// tie appends a block that must not be parted from what follows.
func (s *stack) tie(gap float64, b block) {
	*s = append(*s, part{block: b, gap: gap, keep: true})
}

func (s stack) size() float64 {
	h := 0.0
	for i, p := range s {
		if i > 0 {
			h += p.gap
		}
		h += p.size()
	}
	return h
}

func (s stack) draw(c canvas, x, y float64) {
	for i, p := range s {
		if i > 0 {
			y += p.gap
		}
		p.draw(c, x, y)
		y += p.size()
	}
}

func (s stack) split(room float64, hard bool) (first, rest block) {
	used := 0.0
	lead := true // everything so far is tied to what follows
	for i, p := range s {
		gap := p.gap
		if i == 0 {
			gap = 0
		}
		if used+gap+p.size() <= room {
			used += gap + p.size()
			lead = lead && p.keep
			continue
		}
		var a, b block
		if !p.keep || hard {
			a, b = p.split(room-used-gap, hard && lead)
		}
		if a != nil {
			top := append(append(stack{}, s[:i]...), part{block: a, gap: p.gap})
			return top, append(stack{{block: b}}, s[i+1:]...)
		}
		for i > 0 && s[i-1].keep && !hard {
			i--
		}
		if i == 0 {
			return nil, s
		}
		return s[:i:i], s[i:]
	}
	return s, nil
}
