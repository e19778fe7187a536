package method

import "slices"

// BuildPlan ranks the actions that the result asks for (scoring 5).
// The same input gives the same plan.
func BuildPlan(in Input, r *Result) *Plan {
	p := &Plan{Start: in.PlanStart, HoursPerWeek: in.HoursPerWeek, in: in, result: r}
	if p.Start.IsZero() {
		p.Start = in.AsOf
	}
	if p.HoursPerWeek <= 0 {
		p.HoursPerWeek, p.HoursAssumed = DefaultHoursPerWeek, true
	}
	rate, given := in.Rate()
	d := &draftPlan{in: in, r: r, start: p.Start}
	d.collect()
	d.link()
	d.inherit()
	for _, a := range d.order() {
		p.Actions = append(p.Actions, *a)
		if a.OutsideHours > 0 {
			p.Rate, p.RateAssumed = rate, !given
		}
	}
	for _, a := range d.accepted {
		p.Accepted = append(p.Accepted, *a)
	}
	p.schedule()
	for i := range r.Items {
		if id := r.Items[i].Q.ID; r.Items[i].Gap() && len(d.closers[id]) == 0 {
			p.NoAction = append(p.NoAction, id)
		}
	}
	p.closers = d.closers
	p.projectAll()
	p.groupProjects()
	p.loads()
	return p
}

// WhatIf scores the clinic as it would stand with the actions of the ids done
// (scoring 5.3). R2 and what a gate earns for Type II are never projected.
func (p *Plan) WhatIf(done ...string) *Result {
	w := p.workbench()
	for _, id := range done {
		w.do(id)
	}
	out := p.in.result(w.items)
	for i := range out.Groups {
		out.Groups[i].R2 = p.result.Groups[i].R2
	}
	out.Verdicts.Type2 = p.result.Verdicts.Type2
	return out
}

// workbench is a copy of the items on which actions are done one by one.
type workbench struct {
	p     *Plan
	items []Item
	done  map[string]bool
}

func (p *Plan) workbench() *workbench {
	return &workbench{p: p, items: slices.Clone(p.result.Items), done: map[string]bool{}}
}

// do marks an action done and moves the questions that it touches.
func (w *workbench) do(id string) {
	a, ok := w.p.Action(id)
	if !ok || w.done[id] || a.Order == 0 {
		return
	}
	w.done[id] = true
	if a.Kind == WriteDown {
		it := &w.items[w.p.result.byID[a.Question.ID]]
		it.E = max(it.E, 1)
	}
	for _, q := range a.Gaps {
		it := &w.items[w.p.result.byID[q]]
		left := 0
		for _, c := range w.p.closers[q] {
			if !w.done[c] {
				left++
			}
		}
		switch {
		case left == 0:
			it.S, it.SOC2, it.E = 100, 100, max(it.E, 1)
		case it.Q.Partly != "":
			it.S, it.SOC2 = 50, 50
		}
		it.Risk = w.p.in.risk(it.Q, it.S)
	}
}

// projectAll walks down the plan and notes where the clinic stands after each
// action, and when a Type II observation period could start.
func (p *Plan) projectAll() {
	w := p.workbench()
	p.Now = w.standing()
	due := p.in.AsOf
	if type2Ready(p.Now) {
		p.Type2Start = due
	}
	for i := range p.Actions {
		a := &p.Actions[i]
		w.do(a.ID)
		a.After = w.standing()
		if a.Due.After(due) {
			due = a.Due
		}
		if p.Type2Start.IsZero() && type2Ready(a.After) {
			p.Type2Start = due
		}
	}
}

// type2Ready: documented readiness of at least 90 and every gate documented.
func type2Ready(s Projection) bool {
	v := s.Verdicts.Type1
	return !v.Null && !v.Spoken && v.X.Value >= ReadyFrom && v.GatesOpen == 0
}

// standing is the part of a result that the curve shows.
func (w *workbench) standing() Projection {
	r := &Result{AsOf: w.p.in.AsOf, Items: w.items}
	r.Groups = w.p.in.tallyGroups(w.items, leadGroups())
	s := Projection{R: r.All().R, R1: r.All().R1, Verdicts: w.p.in.verdicts(r)}
	s.Verdicts.Type2 = w.p.result.Verdicts.Type2
	for i := range w.items {
		it := &w.items[i]
		if it.HasRisk {
			s.Risk.Points += it.Risk.Value
			s.Risk.Levels[it.Risk.Level]++
		}
		if it.Q.Gate && it.In {
			s.Gates++
			if it.S < 100 {
				s.GatesOpen++
			}
		}
	}
	return s
}
