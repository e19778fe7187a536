package desk

import (
	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/assessment/session"
	"clinicready/export"
	"clinicready/ui"
)

// Source is what a report is built from. The input is the session's own for
// the assessment, at most with other hours a week. Result and plan are shared
// with everyone who asked the session: nothing in them may be written to.
func (d *Desk) Source(s *session.Session, a *assessment.Assessment, in method.Input) export.Source {
	r, p := s.EvaluateHours(a, in.AsOf, in.HoursPerWeek)
	return export.Source{
		Clinic: s.Clinic(), Assessment: a, Set: in.Set, Input: in, Result: r, Plan: p,
		Head: s.Clinic().Head, Program: d.program,
	}
}

// Report implements ui.Desk.
func (d *Desk) Report(h *ui.Handle, a *assessment.Assessment, asOf assessment.Date) export.Report {
	return export.Build(d.Source(h.Session, a, h.Session.Input(a, asOf)))
}
