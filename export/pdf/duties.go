package pdf

import "clinicready/export"

// duties are what recurs.
func (s *setter) duties(x *export.DutySection) stack {
	st := s.section("Recurring duties")
	st.add(8, s.para(x.Note, s.w, small.in(muted)))
	if len(x.Running)+len(x.FromPlan) == 0 {
		s.paras(&st, 8, "No recurring duty is recorded.")
	}
	if len(x.Running) > 0 {
		s.sub(&st, "Running now")
		st.tie(4, s.para("By rhythm, the most frequent first.", s.w, micro))
		st.add(4, s.running(x.Running))
	}
	if len(x.FromPlan) > 0 {
		s.sub(&st, "To come with the plan")
		st.tie(4, s.para("By rhythm, the most frequent first.", s.w, micro))
		st.add(4, s.coming(x.FromPlan))
	}
	return st
}

// running are the duties that have begun, with their dates.
func (s *setter) running(ds []export.RecurringDuty) *table {
	const rhythm, who, last, next = 54, 82, 64, 84
	t := s.table("Running now",
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
		t.add(d.Cadence, s.asked(d.Does, dutyOf(d), t.inner(1)), orDash(d.Owner), orDash(d.Last.Text),
			s.para(orDash(d.NextText), t.inner(4), st).as(roleCell))
	}
	return t
}

// coming are the duties that begin with an action.
func (s *setter) coming(ds []export.RecurringDuty) *table {
	const rhythm, who, next = 54, 82, 110
	t := s.table("To come with the plan",
		column{title: "Rhythm", width: rhythm},
		column{title: "What", width: s.w - rhythm - who - next},
		column{title: "Who", width: who},
		column{title: "Begins", width: next},
	)
	t.pad = 2
	for i := range ds {
		d := &ds[i]
		t.add(d.Cadence, s.asked(d.Does, dutyOf(d), t.inner(1)), orDash(d.Owner), orDash(d.NextText))
	}
	return t
}

// dutyOf is the question that a duty belongs to, with what it cites.
func dutyOf(d *export.RecurringDuty) string {
	return joined(" · ", d.Question, citations(d.Citations), when(d.House, "how often: good practice"))
}
