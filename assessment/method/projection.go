package method

import (
	"slices"

	"clinicready/questionnaires"
)

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

// workbench is a copy of the items on which actions are done one by one, with the
// sums that follow from them: one action touches few questions.
type workbench struct {
	p     *Plan
	items []Item
	done  map[string]bool
	// sums are those of the lead groups; risk and open must-haves of all items.
	sums []tally
	risk RiskSummary
	open int
}

func (p *Plan) workbench() *workbench {
	w := &workbench{p: p, items: slices.Clone(p.result.Items), done: map[string]bool{}, sums: make([]tally, len(leadGroups()))}
	for i := range w.items {
		w.count(&w.items[i], 1)
	}
	return w
}

// count adds an item to the sums, or with -1 for times takes it out again.
func (w *workbench) count(it *Item, times int) {
	defs := leadGroups()
	for _, g := range it.groups {
		if g >= len(defs) {
			break // in order: the rest is not of the lead
		}
		w.sums[g].count(it, defs[g].framework == questionnaires.SOC2, times)
	}
	if it.HasRisk {
		w.risk.Points += times * it.Risk.Value
		w.risk.Levels[it.Risk.Level] += times
	}
	if it.Q.Gate && it.In && it.S < 100 {
		w.open += times
	}
}

// change does something to an item, and keeps the sums right.
func (w *workbench) change(id string, do func(*Item)) {
	it := &w.items[w.p.result.byID[id]]
	w.count(it, -1)
	do(it)
	w.count(it, 1)
}

// do marks an action done and moves the questions that it touches.
func (w *workbench) do(id string) {
	a, ok := w.p.Action(id)
	if !ok || w.done[id] || a.Order == 0 {
		return
	}
	w.done[id] = true
	if a.Kind == WriteDown {
		w.change(a.Question.ID, func(it *Item) { it.E = max(it.E, 1) })
	}
	for _, q := range a.Gaps {
		left := 0
		for _, c := range w.p.closers[q] {
			if !w.done[c] {
				left++
			}
		}
		w.change(q, func(it *Item) {
			switch {
			case left == 0:
				it.S, it.SOC2, it.E = 100, 100, max(it.E, 1)
			case it.Q.Partly != "":
				it.S, it.SOC2 = 50, 50
			}
			it.Risk = w.p.in.risk(it.Q, it.S)
		})
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
	r := &Result{AsOf: w.p.in.AsOf, Items: w.items, gates: w.p.result.gates}
	r.Groups = w.p.in.groupScores(w.sums, leadGroups())
	s := Projection{
		R: r.All().R, R1: r.All().R1, Verdicts: w.p.in.verdicts(r), Risk: w.risk,
		Gates: len(r.gates), GatesOpen: w.open,
	}
	s.Verdicts.Type2 = w.p.result.Verdicts.Type2
	return s
}
