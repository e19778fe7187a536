package pdf

import (
	"clinicready/assessment"
	"clinicready/export"
)

// full lays out everything, section by section.
func (f *flow) full(r *export.Report) {
	noPlan := len(r.Actions) == 0
	for _, s := range []struct {
		make func() stack
		// flows lets a short section follow on the page before it.
		flows bool
	}{
		{make: func() stack { return f.summary(r) }},
		{make: f.contents},
		{make: func() stack { return f.scope(&r.Scope) }},
		{make: func() stack { return f.readiness(&r.Readiness) }},
		{make: func() stack { return f.risk(&r.Risk) }},
		{make: func() stack { return f.roadmap(&r.Roadmap, r.Actions) }, flows: noPlan},
		{make: func() stack { return f.curve(&r.Curve, r.Readiness.Ticks) }, flows: noPlan},
		{make: func() stack { return f.sheets(r) }, flows: noPlan},
		{make: func() stack { return f.findings(&r.Findings) }},
		{make: func() stack { return f.working(&r.Working) }, flows: true},
		{make: func() stack { return f.vendors(&r.Vendors) }, flows: true},
		{make: func() stack { return f.claims(&r.Claims, r.Scope.LeftOut) }, flows: true},
		{make: func() stack { return f.areas(&r.Areas) }, flows: true},
		{make: func() stack { return f.elements(&r.Elements) }, flows: true},
		{make: func() stack { return f.duties(&r.Duties) }, flows: true},
		{make: func() stack { return f.method(&r.Method) }, flows: true},
		{make: func() stack { return f.audit(&r.Audit) }, flows: true},
		{make: func() stack { return f.signOff(&r.SignOff) }},
	} {
		if s.flows {
			f.breakLate()
		} else {
			f.breakPage()
		}
		f.put(s.make())
	}
}

// management lays out the four pages for management: cover, summary, plan,
// sign-off.
func (f *flow) management(r *export.Report) {
	f.breakPage()
	f.put(f.summary(r))
	f.breakPage()
	f.put(f.plan(r))
	f.breakPage()
	f.put(f.signOff(&r.SignOff))
}

// plan is the first actions that fit one page, and how many more there are.
func (f *flow) plan(r *export.Report) stack {
	st := f.section(export.SectionPlan)
	f.paras(&st, 8, r.Summary.PlanSentence)
	if r.Roadmap.Capacity != "" {
		st.add(4, f.para(r.Roadmap.Capacity, f.w, small.in(muted)))
	}
	if len(r.Actions) == 0 {
		f.paras(&st, 8, export.SayNoAction)
		return st
	}
	st.add(8, f.phases(&r.Roadmap))
	st.tie(14, f.label("Actions, in plan order", f.w))
	t := f.planTable("Actions")
	more := func(n int) *para {
		return f.para("and "+assessment.Count(n, "more action", "more actions")+" in the full report", f.w, small.in(muted))
	}
	room := f.h - st.size() - 4 - more(len(r.Actions)).size() - 4
	for i := range r.Actions {
		a := &r.Actions[i]
		f.planRow(t, &export.TopAction{
			Order: a.Order, Title: a.Title, Owner: a.Who(), Due: a.Due,
			HoursText: a.HoursText, Cost: a.Cost, MustHave: a.MustHave,
		})
		if t.size() > room {
			t.rows = t.rows[:i]
			break
		}
	}
	if len(t.rows) > 0 {
		st.add(4, t)
	}
	if rest := len(r.Actions) - len(t.rows); rest > 0 {
		st.add(4, more(rest))
	}
	return st
}
