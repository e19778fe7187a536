package pdf

import (
	"strconv"

	"clinicready/export"
)

// curve is what the plan buys: a staircase and its table.
func (s *setter) curve(x *export.Curve, ticks []int) stack {
	st := s.section(export.SectionCurve)
	if len(x.Points) < 2 {
		s.paras(&st, 8, export.SayNoCurve)
	} else {
		s.paras(&st, 8, export.SayCurve)
		st.add(10, s.stairs(x.Points, ticks))
	}
	if x.Note != "" {
		st.add(8, s.para(x.Note, s.w, small.in(muted)))
	}
	if len(x.Points) == 0 {
		return st
	}
	s.sub(&st, export.PartAfter)
	t := s.table(export.PartAfter,
		column{title: "#", width: 28, align: right},
		column{title: "After", width: s.w - 28 - 44 - 68 - 40 - 46 - 80 - 44},
		column{title: "In place", width: 44, align: right},
		column{title: "Documented", width: 68, align: right},
		column{title: "Risk points", width: 40, align: right},
		column{title: "Hours so far", width: 46, align: right},
		column{title: "Cost so far", width: 80},
		column{title: "Must-haves open", width: 44, align: right},
	)
	t.pad = 2
	for i := range x.Points {
		p := &x.Points[i]
		t.add(export.OrderText(p.Order), p.Title, p.InPlace.Text, p.Documented.Text,
			strconv.Itoa(p.Risk), strconv.Itoa(p.Hours), p.Spend, strconv.Itoa(p.GatesOpen))
	}
	st.add(4, t)
	return st
}
