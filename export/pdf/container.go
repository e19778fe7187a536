package pdf

// box puts a block on a tinted ground, with an accent bar at its left when
// bar is set.
type box struct {
	inner block
	width float64
	pad   float64
	fill  rgb
	bar   *rgb
}

func (b *box) size() float64 { return b.inner.size() + 2*b.pad }

func (b *box) draw(c canvas, x, y float64) {
	c.fill(x, y, b.width, b.size(), b.fill)
	if b.bar != nil {
		c.fill(x, y, 3, b.size(), *b.bar)
	}
	b.inner.draw(c, x+b.pad, y+b.pad)
}

func (b *box) split(room float64, hard bool) (first, rest block) {
	if b.size() <= room {
		return b, nil
	}
	p, q := b.inner.split(room-2*b.pad, hard)
	if p == nil {
		return nil, b
	}
	one, two := *b, *b
	one.inner, two.inner = p, q
	return &one, &two
}

// columns are blocks side by side, each at its own x.
type columns struct {
	blocks []block
	xs     []float64
}

func (r *columns) size() float64 {
	h := 0.0
	for _, b := range r.blocks {
		h = max(h, b.size())
	}
	return h
}

func (r *columns) draw(c canvas, x, y float64) {
	for i, b := range r.blocks {
		b.draw(c, x+r.xs[i], y)
	}
}

func (r *columns) split(room float64, hard bool) (first, rest block) {
	if r.size() <= room {
		return r, nil
	}
	a, b := &columns{xs: r.xs}, &columns{xs: r.xs}
	some := false
	for _, cell := range r.blocks {
		p, q := cell.split(room, hard)
		switch {
		case p == nil && !hard:
			return nil, r
		case p == nil:
			p = stack{}
		case q == nil:
			q = stack{}
		}
		some = some || p.size() > 0
		a.blocks, b.blocks = append(a.blocks, p), append(b.blocks, q)
	}
	if !some {
		return nil, r
	}
	return a, b
}

// drawing is a chart or a shape of a fixed size.
type drawing struct {
	h  float64
	do func(c canvas, x, y float64)
}

func (d *drawing) size() float64                                  { return d.h }
func (d *drawing) draw(c canvas, x, y float64)                    { d.do(c, x, y) }
func (d *drawing) split(room float64, _ bool) (first, rest block) { return whole(d, room) }

// heading is a numbered title that the contents and the bookmarks list.
type heading struct {
	text  *para
	level int
	title string
	line  bool
}

func (h *heading) size() float64 {
	if h.line {
		return h.text.size() + 6
	}
	return h.text.size()
}

func (h *heading) draw(c canvas, x, y float64) {
	c.flow.note(h, y)
	h.text.draw(c, x, y)
	if h.line {
		at := y + h.text.size() + 4
		c.line(x, at, x+h.text.width, at, accent, 0.8)
	}
}

func (h *heading) split(room float64, _ bool) (first, rest block) { return whole(h, room) }

// together is a block that is only divided when it is taller than a limit.
type together struct {
	block
	limit float64
}

func (t together) split(room float64, hard bool) (first, rest block) {
	if hard || t.size() > t.limit {
		return t.block.split(room, hard)
	}
	return whole(t, room)
}
