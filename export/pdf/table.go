package pdf

// column is one column of a table with its fixed width in points.
type column struct {
	title string
	width float64
	align align
	// head stands in the header instead of the title.
	head block
}

// The space around the content of a cell.
const (
	cellX = 4.0
	cellY = 3.5
)

// table is rows under a header that is repeated on every page.
type table struct {
	set  *setter
	name string
	cols []column
	rows []*row
	// later is set on what follows a page break: it says "continued".
	later bool
	// half is half the height of a page: only a taller row is divided.
	half float64
	// pad is the space above and below the content of a cell.
	pad float64
}

// row is one line of cells.
type row struct {
	columns
	table *table
}

// table makes an empty table. Its name stands over what is continued on a new
// page.
func (s *setter) table(name string, cols ...column) *table {
	return &table{set: s, name: name, cols: cols, half: s.h / 2, pad: cellY}
}

// width of the whole table.
func (t *table) width() float64 {
	w := 0.0
	for _, c := range t.cols {
		w += c.width
	}
	return w
}

// add appends a row. A cell is a string or a block that was made for
// t.inner(i).
func (t *table) add(cells ...any) *row {
	r := &row{table: t}
	x := 0.0
	for i, c := range cells {
		var b block
		switch c := c.(type) {
		case string:
			b = t.set.para(c, t.inner(i), small).as(roleCell).aligned(t.cols[i].align)
		case block:
			b = c
		}
		r.blocks = append(r.blocks, b)
		r.xs = append(r.xs, x+cellX)
		x += t.cols[i].width
	}
	t.rows = append(t.rows, r)
	return r
}

// addOver appends a row whose cells stand over texts that take the whole width.
func (t *table) addOver(below stack, cells ...any) {
	r := t.add(cells...)
	over := columns{blocks: r.blocks, xs: r.xs}
	all := stack{{block: &over}}
	for i, p := range below {
		space := p.gap
		if i == 0 {
			space = 3
		}
		all.add(space, &columns{blocks: []block{p.block}, xs: []float64{cellX}})
	}
	r.blocks, r.xs = []block{all}, []float64{0}
}

// inner is the width of the content of a column.
func (t *table) inner(i int) float64 { return t.cols[i].width - 2*cellX }

func (r *row) size() float64 { return r.columns.size() + 2*r.table.pad }

// head makes the header, with the note of a continued table over it.
func (t *table) head() stack {
	var s stack
	if t.later {
		s.tie(0, t.set.para(t.name+", continued", t.width(), micro).as(roleCell))
	}
	r := &columns{}
	x := 0.0
	for i, c := range t.cols {
		head := c.head
		if head == nil {
			head = t.set.para(c.title, t.inner(i), style{bold, 8.5, 11, accent}).as(roleCell).aligned(c.align)
		}
		r.blocks = append(r.blocks, head)
		r.xs = append(r.xs, x+cellX)
		x += c.width
	}
	s.tie(3, &headRow{r, t.width()})
	return s
}

// headRow is the ground and the line of a table's header.
type headRow struct {
	*columns
	width float64
}

func (h *headRow) size() float64 { return h.columns.size() + 2*cellY }

func (h *headRow) draw(c canvas, x, y float64) {
	c.fill(x, y, h.width, h.size(), panel)
	c.line(x, y+h.size(), x+h.width, y+h.size(), accent, 0.8)
	h.columns.draw(c, x, y+cellY)
}

func (h *headRow) split(room float64, _ bool) (first, rest block) { return whole(h, room) }

func (t *table) size() float64 {
	h := t.head().size()
	for _, r := range t.rows {
		h += r.size()
	}
	return h
}

func (t *table) draw(c canvas, x, y float64) {
	head := t.head()
	head.draw(c, x, y)
	y += head.size()
	for _, r := range t.rows {
		r.draw(c, x, y+t.pad)
		y += r.size()
		c.line(x, y, x+t.width(), y, rule, 0.5)
	}
}

func (t *table) split(room float64, hard bool) (first, rest block) {
	used := t.head().size()
	for i, r := range t.rows {
		if used+r.size() <= room {
			used += r.size()
			continue
		}
		a, b := *t, *t
		b.later = true
		a.rows, b.rows = t.rows[:i:i], t.rows[i:]
		if r.size() > t.half || hard && i == 0 {
			if p, q := r.split(room-used-2*t.pad, hard && i == 0); p != nil {
				a.rows = append(a.rows, &row{*p.(*columns), t})
				b.rows = append([]*row{{*q.(*columns), t}}, t.rows[i+1:]...)
				return &a, &b
			}
		}
		if i == 0 {
			return nil, t
		}
		return &a, &b
	}
	return t, nil
}
