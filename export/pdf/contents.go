package pdf

import (
	"strconv"

	"clinicready/export"
)

// contents lists sections and their parts with page numbers, as the pass
// before found them. It sets the list tighter, and then leaves the parts out,
// before it takes a second page.
func (f *flow) contents() stack {
	counts := f.counts
	var st stack
	for _, d := range []density{{6, 0.5, 1}, {3, 0, 1}, {8, 0, 0}} {
		f.counts = counts
		if st = f.contentsIn(d); st.size() <= f.h {
			break
		}
	}
	return st
}

// density is the space above a section and above a part, and the deepest level
// that is listed.
type density struct {
	section, part float64
	deepest       int
}

func (f *flow) contentsIn(d density) stack {
	st := stack{{block: f.title(0, export.SectionContents), keep: true}}
	if f.before == nil {
		return st
	}
	for i, e := range f.before.entries {
		if e.level > d.deepest {
			continue
		}
		line := contentsLine{flow: f, to: i}
		t, space := style{bold, 10.5, 13, ink}, d.section
		if e.level == 1 {
			t, space = style{regular, 9, 11.5, ink}, d.part
			line.indent = 16
		}
		line.text = f.para(e.title, f.w-line.indent-60, t)
		line.number = f.para(strconv.Itoa(f.before.number(e.page)), 30, t).aligned(right)
		st.add(space, &line)
	}
	return st
}

// contentsLine is one heading with a dotted line to its page number.
type contentsLine struct {
	flow         *flow
	text, number *para
	indent       float64
	to           int
}

func (l *contentsLine) size() float64 { return l.text.size() }

func (l *contentsLine) draw(c canvas, x, y float64) {
	l.text.draw(c, x+l.indent, y)
	lead := l.text.st.lead
	last := y + l.text.size() - lead
	from := x + l.indent + l.text.widths[len(l.text.widths)-1] + 6
	if to := x + l.flow.w - l.number.widths[0] - 6; from < to {
		c.dashes(from, last+lead*0.72, to, last+lead*0.72, rule, 0.6, true)
	}
	l.number.draw(c, x+l.flow.w-l.number.width, last)
	c.link(x, y, l.flow.w, l.text.size(), l.to)
}

func (l *contentsLine) split(room float64, _ bool) (first, rest block) { return whole(l, room) }
