package pdf

import (
	"clinicready/export"
)

// roadmap is the plan over time.
func (s *setter) roadmap(x *export.Roadmap, sheets []export.ActionSheet) stack {
	st := s.section(export.SectionRoadmap)
	s.paras(&st, 8, export.Join(" ", x.Capacity, x.Type2Start))
	if len(x.Bars) == 0 {
		s.paras(&st, 6, export.SayNoBars)
	} else {
		st.add(10, s.phases(x))
		s.sub(&st, export.PartWeeks)
		st.tie(4, s.para(x.WeeksSentence()+" "+ganttLegend, s.w, micro))
		st.add(6, s.gantt(x, sheets))
	}
	if len(x.NoAction) > 0 {
		s.sub(&st, export.PartNoAction)
		st.add(6, s.questions("Gaps without an action", x.NoAction))
	}
	return st
}

// phases is the table of hours against capacity.
func (s *setter) phases(x *export.Roadmap) block {
	t := s.table("Phases",
		column{title: "Phase", width: 160},
		column{title: "Hours against capacity", width: 190},
		column{title: "Actions", width: s.w - 350},
	)
	for i := range x.Phases {
		p := &x.Phases[i]
		st := small
		if p.Over > 0 {
			st = small.strong()
		}
		t.add(p.Title, s.para(p.Text, t.inner(1), st).as(roleCell), export.OrDash(orders(p.Actions)))
	}
	return t
}

// questions is a table of questions in short.
func (s *setter) questions(name string, qs []export.QuestionLine) *table {
	t := s.table(name,
		column{title: "Question", width: s.w - 96 - 76 - 130},
		column{title: "Answer", width: 96},
		column{title: "Risk", width: 76},
		column{title: "Counts in", width: 130},
	)
	for i := range qs {
		q := &qs[i]
		t.add(s.asked(q.Ask, q.ID, t.inner(0)), s.chip(q.Status, t.inner(1)),
			s.levelChip(q.Level, t.inner(2)), s.para(q.Groups, t.inner(3), micro).as(roleCell))
	}
	return t
}
