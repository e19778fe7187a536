package pdf

import (
	"clinicready/assessment"
	"clinicready/export"
)

// The bars of the roadmap.
var (
	ganttMust  = hex(0x14496B)
	ganttWork  = hex(0x6FA6CC)
	ganttQuick = hex(0xC4DDEE)
)

// ganttPad is the space above and below the content of a row.
const ganttPad = 2.0

const ganttLegend = "Dark bars close a must-have, pale bars are quick wins; the words under each title say the same."

// gantt is a table whose second column is the time line.
func (s *setter) gantt(x *export.Roadmap, sheets []export.ActionSheet) *table {
	const name, due = 200.0, 62.0
	t := s.table(export.SectionRoadmap,
		column{title: "Action", width: name},
		column{width: s.w - name - due},
		column{title: "Due", width: due, align: right},
	)
	t.pad = ganttPad
	scale := newTimeline(x.Columns, t.inner(1))
	t.cols[1].head = s.timeHead(x.Columns, scale)
	for i := range x.Bars {
		b := &x.Bars[i]
		var label stack
		label.add(0, s.item(export.OrderText(b.Order), b.Title, t.inner(0), small))
		owner := b.Owner
		for k := range sheets {
			if sheets[k].ID == b.ID {
				owner = sheets[k].Who()
			}
		}
		sub := export.Join(" · ", owner, assessment.Count(b.Hours, "hour", "hours"))
		if b.MustHave {
			sub += " · must-have"
		}
		if b.QuickWin {
			sub += " · quick win"
		}
		label.add(0, &columns{blocks: []block{s.para(sub, t.inner(0)-14, micro).as(roleCell)}, xs: []float64{14}})
		t.add(label, newSpan(b, scale, label.size()), b.Due.Text)
	}
	return t
}

// timeline maps weeks to places.
type timeline struct {
	cols []export.RoadColumn
	xs   []float64 // left edges, and the right edge of the last
}

// newTimeline gives a column of more than one week more than twice the room of
// a week.
func newTimeline(cols []export.RoadColumn, width float64) timeline {
	units := 0.0
	unit := func(c export.RoadColumn) float64 {
		if c.From == c.To {
			return 1
		}
		return 2.4
	}
	for _, c := range cols {
		units += unit(c)
	}
	t := timeline{cols: cols, xs: []float64{0}}
	x := 0.0
	for _, c := range cols {
		x += width * unit(c) / units
		t.xs = append(t.xs, x)
	}
	return t
}

// at is the place of the beginning of a week; beyond the last column it is the
// right edge.
func (t timeline) at(week int) float64 {
	for i, c := range t.cols {
		if week < c.From {
			return t.xs[i]
		}
		if week <= c.To {
			part := float64(week-c.From) / float64(c.To-c.From+1)
			return t.xs[i] + part*(t.xs[i+1]-t.xs[i])
		}
	}
	return t.xs[len(t.xs)-1]
}

// timeHead is the labels over the time line.
func (s *setter) timeHead(cols []export.RoadColumn, tl timeline) block {
	row := &columns{}
	for i, c := range cols {
		p := s.para(c.Label, tl.xs[i+1]-tl.xs[i], micro).as(roleCell).aligned(center)
		row.blocks, row.xs = append(row.blocks, p), append(row.xs, tl.xs[i])
	}
	return row
}

// span is the bar of one action over the lines of the grid, as high as its row.
type span struct {
	tl       timeline
	from, to float64
	fill     rgb
	height   float64
	// rest is set on what follows a page break: the grid alone.
	rest bool
}

// newSpan places the bar of an action.
func newSpan(b *export.RoadBar, tl timeline, height float64) *span {
	s := &span{tl: tl, from: tl.at(b.StartWeek), to: tl.at(b.EndWeek + 1), fill: ganttWork, height: height}
	// A bar must be seen, however little time it takes.
	s.to = max(s.to, s.from+3)
	switch {
	case b.MustHave:
		s.fill = ganttMust
	case b.QuickWin:
		s.fill = ganttQuick
	}
	return s
}

func (s *span) size() float64 { return s.height }

func (s *span) draw(c canvas, x, y float64) {
	for _, at := range s.tl.xs {
		c.line(x+at, y-ganttPad, x+at, y+s.height+ganttPad, rule, 0.3)
	}
	if s.rest {
		return
	}
	c.fill(x+s.from, y+1.5, s.to-s.from, 9, s.fill)
	c.frame(x+s.from, y+1.5, s.to-s.from, 9, ganttMust, 0.4, false)
}

func (s *span) split(room float64, _ bool) (first, rest block) {
	const bar = 12
	switch {
	case s.height <= room:
		return s, nil
	case room < bar:
		return nil, s
	}
	a, b := *s, *s
	a.height, b.height, b.rest = room, s.height-room, true
	return &a, &b
}
