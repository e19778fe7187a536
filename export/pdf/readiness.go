package pdf

import (
	"strconv"

	"clinicready/assessment"
	"clinicready/export"
)

// barFills are the nested bars, widest first, each darker than the one before.
var barFills = [3]rgb{hex(0xA8CBE2), hex(0x4C8FBF), hex(0x14496B)}

// readiness is the nested bars, each with its numbers beside it.
func (s *setter) readiness(x *export.Readiness) stack {
	st := s.section(export.SectionReadiness)
	st.add(8, s.barLegend(x))
	if x.Note != "" {
		st.add(4, s.para(x.Note, s.w, small.in(muted)))
	}
	for _, part := range x.Groups() {
		s.sub(&st, part.Title)
		st.add(6, s.barTable(part.Title, part.Rows, part.IDs, x.Ticks))
	}
	return st
}

// barLegend names the nested bars and the vertical lines.
func (s *setter) barLegend(x *export.Readiness) block {
	var st stack
	for i, word := range x.Legend {
		if i == len(barFills) {
			break
		}
		p := s.para(word, s.w-40, small)
		st.add(2, &drawing{p.size(), func(c canvas, x, y float64) {
			h := barHeights[i]
			c.fill(x, y+6-h/2, 28, h, barFills[i])
			p.draw(c, x+36, y)
		}})
	}
	words := "The dashed outline shows how far the bar could reach once everything is answered."
	for i, t := range x.Ticks {
		switch i {
		case 0:
			words += " The vertical lines mark " + strconv.Itoa(t) + " %"
		default:
			words += " and " + strconv.Itoa(t) + " %"
		}
		if i == len(x.Ticks)-1 {
			words += "."
		}
	}
	st.add(4, s.para(words, s.w, small.in(muted)))
	return st
}

// barHeights are the heights of the nested bars.
var barHeights = [3]float64{11, 7.5, 4}

// barTable is a chart and its table in one: a row a group.
func (s *setter) barTable(name string, rows []export.BarRow, ids bool, ticks []int) *table {
	const number, title = 52, 168
	t := s.table(name,
		column{width: title},
		column{width: s.w - title - 4*number},
		column{title: "In place", width: number, align: right},
		column{title: "Docu-mented", width: number, align: right},
		column{title: "Records", width: number, align: right},
		column{title: "Answered", width: number, align: right},
	)
	for i := range rows {
		r := &rows[i]
		shown := r.Title
		if ids {
			shown = r.ID + "  " + r.Title
		}
		var words stack
		words.add(0, s.para(shown, t.inner(0), small).as(roleCell))
		words.add(0, s.para(counted(r), t.inner(0), micro).as(roleCell))
		t.add(words, s.bar(r, t.inner(1), words.size(), ticks),
			r.InPlace.Text, r.Documented.Text, r.WithRecords.Text, r.Coverage.Text)
	}
	return t
}

// counted is "5 questions, 2 unanswered".
func counted(r *export.BarRow) string {
	out := assessment.Count(r.Questions, "question", "questions")
	if r.Unanswered > 0 {
		out += ", " + strconv.Itoa(r.Unanswered) + " unanswered"
	}
	return out
}

// bar draws the three nested bars of a group.
func (s *setter) bar(r *export.BarRow, width, height float64, ticks []int) block {
	height = min(max(height, 14), 34)
	return &drawing{height, func(c canvas, x, y float64) {
		mid := y + height/2
		c.fill(x, mid-6.5, width, 13, white)
		c.frame(x, mid-6.5, width, 13, rule, 0.4, false)
		if r.High.OK && r.High.Value > r.InPlace.Value {
			c.frame(x, mid-5.5, width*float64(r.High.Value)/100, 11, muted, 0.5, true)
		}
		for i, p := range []export.Pct{r.InPlace, r.Documented, r.WithRecords} {
			if p.OK && p.Value > 0 {
				c.fill(x, mid-barHeights[i]/2, width*float64(p.Value)/100, barHeights[i], barFills[i])
			}
		}
		for _, t := range ticks {
			at := x + width*float64(t)/100
			c.line(at, mid-8.5, at, mid+8.5, ink, 0.6)
		}
	}}
}
