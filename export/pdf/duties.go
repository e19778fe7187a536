package pdf

import "clinicready/export"

// duties are what recurs.
func (s *setter) duties(x *export.DutySection) stack {
	st := s.section(export.SectionDuties)
	st.add(8, s.para(x.Note, s.w, small.in(muted)))
	if len(x.Running)+len(x.FromPlan) == 0 {
		s.paras(&st, 8, export.SayNoDuty)
	}
	if len(x.Running) > 0 {
		s.sub(&st, export.PartRunning)
		st.tie(4, s.para(export.SayRhythm, s.w, micro))
		st.add(4, s.running(x.Running))
	}
	if len(x.FromPlan) > 0 {
		s.sub(&st, export.PartToCome)
		st.tie(4, s.para(export.SayRhythm, s.w, micro))
		st.add(4, s.coming(x.FromPlan))
	}
	return st
}

// running are the duties that have begun, with their dates.
func (s *setter) running(ds []export.RecurringDuty) *table {
	const rhythm, who, last, next = 54, 82, 64, 84
	t := s.table(export.PartRunning,
		column{title: "Rhythm", width: rhythm},
		column{title: "What", width: s.w - rhythm - who - last - next},
		column{title: "Who", width: who},
		column{title: "Last", width: last},
		column{title: "Next", width: next},
	)
	t.pad = 2
	for i := range ds {
		d := &ds[i]
		st := small
		if d.Overdue {
			st = small.strong()
		}
		t.add(d.Cadence, s.asked(d.Does, d.Basis(), t.inner(1)), export.OrDash(d.Owner), export.OrDash(d.Last.Text),
			s.para(export.OrDash(d.NextText), t.inner(4), st).as(roleCell))
	}
	return t
}

// coming are the duties that begin with an action.
func (s *setter) coming(ds []export.RecurringDuty) *table {
	const rhythm, who, next = 54, 82, 110
	t := s.table(export.PartToCome,
		column{title: "Rhythm", width: rhythm},
		column{title: "What", width: s.w - rhythm - who - next},
		column{title: "Who", width: who},
		column{title: "Begins", width: next},
	)
	t.pad = 2
	for i := range ds {
		d := &ds[i]
		t.add(d.Cadence, s.asked(d.Does, d.Basis(), t.inner(1)), export.OrDash(d.Owner), export.OrDash(d.NextText))
	}
	return t
}
