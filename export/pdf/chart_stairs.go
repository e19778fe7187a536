package pdf

import (
	"strconv"

	"clinicready/export"
)

// stairs draws readiness after each action: in place as a filled staircase,
// documented as a line over it.
func (s *setter) stairs(ps []export.CurvePoint, ticks []int) block {
	const plotH, leftW, rightW, under = 190.0, 34.0, 34.0, 30.0
	plotW := s.w - leftW - rightW
	step := plotW / float64(len(ps))
	// A label needs this much room; where steps are narrower, some go without.
	const labelW = 20.0
	every := 1
	for float64(every)*step < labelW {
		every++
	}
	legend := s.para("Filled: in place. Line: in place and documented. Numbers: the actions of the plan.", s.w, micro)
	return &drawing{legend.size() + 14 + plotH + under, func(c canvas, x, y float64) {
		legend.draw(c, x, y)
		top := y + legend.size() + 14
		level := func(v int) float64 { return top + plotH*(1-float64(v)/100) }
		for _, v := range []int{0, 20, 40, 60, 80, 100} {
			c.line(x+leftW, level(v), x+leftW+plotW, level(v), rule, 0.4)
			n := s.para(strconv.Itoa(v)+" %", leftW-6, micro).as(roleChart).aligned(right)
			n.draw(c, x, level(v)-n.size()/2)
		}
		for i, p := range ps {
			at := x + leftW + float64(i)*step
			if p.InPlace.OK {
				c.fill(at, level(p.InPlace.Value), step, plotH-(level(p.InPlace.Value)-top), barFills[0])
			}
			if i%every == 0 || i == len(ps)-1 && every == 1 {
				word := "now"
				if p.Order > 0 {
					word = strconv.Itoa(p.Order)
				}
				n := s.para(word, labelW, micro).as(roleChart).aligned(center)
				n.draw(c, at+step/2-labelW/2, top+plotH+3)
			}
		}
		for _, v := range ticks {
			c.dashes(x+leftW, level(v), x+leftW+plotW, level(v), ink, 0.6, true)
			n := s.para(strconv.Itoa(v)+" %", rightW-4, micro).as(roleChart)
			n.draw(c, x+leftW+plotW+4, level(v)-n.size()/2)
		}
		s.documented(c, ps, x+leftW, step, level)
		axis := s.para("actions done, in plan order", plotW, micro).as(roleChart).aligned(center)
		axis.draw(c, x+leftW, top+plotH+3+micro.lead+2)
	}}
}

// documented draws the line of what is in place and documented.
func (s *setter) documented(c canvas, ps []export.CurvePoint, x, step float64, level func(int) float64) {
	var last *export.Pct
	for i := range ps {
		p := &ps[i].Documented
		if !p.OK {
			last = nil
			continue
		}
		at := x + float64(i)*step
		if last != nil {
			c.line(at, level(last.Value), at, level(p.Value), barFills[2], 1.6)
		}
		c.line(at, level(p.Value), at+step, level(p.Value), barFills[2], 1.6)
		last = p
	}
}
