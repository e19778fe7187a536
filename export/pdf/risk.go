package pdf

import (
	"strconv"
	"strings"

	"clinicready/export"
)

// risk is the heat map before and after the plan, with its tables.
func (s *setter) risk(x *export.RiskPicture) stack {
	st := s.section(export.SectionRisk)
	s.paras(&st, 8, x.Sentence)
	if x.Unknown != "" {
		st.add(4, s.para(x.Unknown, s.w, small.in(muted)))
	}
	w := (s.w - 20) / 2
	st.add(14, &columns{
		blocks: []block{s.heat(&x.Before, w), s.heat(&x.After, w)},
		xs:     []float64{0, w + 20},
	})
	st.tie(16, s.label(export.PartLevels, s.w))
	st.add(4, s.levels(x))
	s.riskItems(&st, export.PartVeryHigh, x.VeryHigh)
	s.riskItems(&st, export.PartHigh, x.High)
	return st
}

// levels is the table of the two maps.
func (s *setter) levels(x *export.RiskPicture) block {
	t := s.table(export.PartLevels,
		column{title: "Level", width: 110},
		column{title: x.Before.Title, width: 100, align: right},
		column{title: x.After.Title, width: 100, align: right},
	)
	for i, l := range x.Before.Levels {
		after := ""
		if i < len(x.After.Levels) {
			after = strconv.Itoa(x.After.Levels[i].Count)
		}
		t.add(s.levelChip(l.Level, 84), strconv.Itoa(l.Count), after)
	}
	t.add(s.para("Risk points", t.inner(0), small.strong()).as(roleCell), strconv.Itoa(x.Before.Points), strconv.Itoa(x.After.Points))
	return t
}

// riskItems lists the questions of one level.
func (s *setter) riskItems(st *stack, title string, items []export.RiskItem) {
	if len(items) == 0 {
		return
	}
	s.sub(st, title)
	st.tie(4, s.para(export.SayItemsInOrder, s.w, micro))
	t := s.table(title,
		column{title: "Question", width: s.w - 92 - 100 - 130},
		column{title: "Answer", width: 92},
		column{title: "Likelihood, impact", width: 100},
		column{title: "Action", width: 130},
	)
	for i := range items {
		it := &items[i]
		q := s.asked(it.Ask, it.ID, t.inner(0))
		q.add(1, s.facts(t.inner(0), []export.Field{
			{Label: "Raised by", Value: strings.Join(it.Raised, "; ")},
			{Label: "Changed", Value: it.Override},
		}))
		t.add(q, s.chip(it.Status, t.inner(1)), it.Likelihood.Word+", "+it.Impact.Word, export.OrDash(strings.Join(export.Titles(it.Actions), "\n")))
	}
	st.add(4, t)
}
