package method_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// exampleD is the worked plan: sixteen questions, twelve actions.
func exampleD(t *testing.T, change ...func(*fx)) method.Input {
	f := newFixture(t)
	q := func(n, w int, k assessment.AnswerKind, l, i questionnaires.Level, action string, more ...func(*questionnaires.Question)) {
		id := fmt.Sprintf("q%d", n)
		if action != "" {
			more = append(more, closedBy(action))
		}
		f.ask(id, w, append(more, risk(l, i))...)
		f.say(id, answer(k, 1))
		if k == assessment.No {
			f.say(id, answer(k))
		}
	}
	yes := assessment.Yes
	q(1, 5, no, hi, hi, "A2", gate)
	q(2, 5, partly, vh, vh, "A3")
	q(3, 5, partly, vh, vh, "A6", gate)
	q(4, 5, yes, hi, hi, "", gate)
	q(5, 5, yes, hi, hi, "")
	q(6, 5, yes, hi, vh, "")
	q(7, 3, partly, hi, hi, "A4")
	q(8, 3, partly, hi, hi, "A10")
	q(9, 3, no, mo, hi, "A9")
	q(10, 3, no, hi, hi, "A8")
	q(11, 3, no, mo, vh, "A7")
	q(12, 1, no, lo, lo, "A12")
	q(13, 1, no, mo, mo, "A1")
	q(14, 1, no, lo, mo, "A5")
	q(15, 1, no, lo, lo, "A11")
	q(16, 1, no, lo, mo, "A12")
	f.act("A1", m, c0)
	f.act("A2", m, c0, "A1")
	f.act("A3", s, c1)
	f.act("A4", xs, c0)
	f.act("A5", xs, c0)
	f.act("A6", m, c2)
	f.act("A7", m, c0, "A2")
	f.act("A8", m, c2, "A1")
	f.act("A9", s, c0)
	f.act("A10", s, c1)
	f.act("A11", s, c0)
	f.act("A12", m, c0)
	f.in.HoursPerWeek = 25
	for _, c := range change {
		c(f)
	}
	return f.done()
}

func TestExampleD(t *testing.T) {
	in := exampleD(t)
	r := method.Evaluate(in)
	p := method.BuildPlan(in, r)

	wantGroup(t, r.All(), 46, 46, 0, 100)
	want(t, "weight", r.All().Weight, 50)
	want(t, "verdict", r.Verdicts.Type1.String(), "Not ready")
	want(t, "risk points", r.Risk.Points, 78)
	want(t, "levels VL..VH", r.Risk.Levels, [5]int{0, 7, 4, 3, 2})

	type row struct {
		b, e, pi, dw  int
		tier, effTier method.Tier
		effPI         int
		quick         bool
		size          int
	}
	p1, p2, p3, p4 := method.P1, method.P2, method.P3, method.P4
	for id, w := range map[string]row{
		"A1":  {5, 4, 125, 100, p3, p1, 150, false, 5},
		"A2":  {6, 4, 150, 500, p1, p1, 150, false, 40},
		"A3":  {5, 3, 166, 250, p1, p1, 166, true, 50},
		"A4":  {3, 1, 300, 150, p3, p3, 300, true, 15},
		"A5":  {2, 1, 200, 100, p4, p4, 200, false, 2},
		"A6":  {5, 6, 83, 250, p1, p1, 83, false, 50},
		"A7":  {6, 4, 150, 300, p2, p2, 150, false, 24},
		"A8":  {6, 6, 100, 300, p2, p2, 100, false, 24},
		"A9":  {3, 2, 150, 300, p3, p3, 150, true, 15},
		"A10": {3, 3, 100, 150, p3, p3, 100, true, 15},
		"A11": {2, 2, 100, 100, p4, p4, 100, false, 2},
		"A12": {4, 4, 100, 200, p4, p4, 100, false, 2},
	} {
		a, ok := p.Action(id)
		if !ok {
			t.Fatalf("%s is not in the plan", id)
		}
		got := row{a.Benefit, a.EffortPoints, a.PI, a.WeightGain, a.Tier, a.EffectiveTier, a.EffectivePI, a.QuickWin, a.Size}
		want(t, id, got, w)
	}
	want(t, "order", strings.Join(ids(p), " "), "A3 A6 A1 A2 A7 A8 A4 A9 A10 A5 A11 A12")
	want(t, "jobs", figures(p, func(a method.PlannedAction) int { return a.JobHours }), "[8 24 24 48 24 24 2 8 8 2 8 24]")
	want(t, "curve", figures(p, func(a method.PlannedAction) int { return a.After.R.Value }), "[51 56 58 68 74 80 83 89 92 94 96 100]")
	want(t, "risk", figures(p, func(a method.PlannedAction) int { return a.After.Risk.Points }), "[73 68 63 57 51 45 42 39 36 34 32 28]")

	five := p.Actions[4].After
	want(t, "levels after five", five.Risk.Levels, [5]int{1, 9, 5, 1, 0})
	want(t, "verdict after five", five.Verdicts.Type1.String(), "Developing")
	want(t, "gates before", fmt.Sprintf("%d of %d", p.Now.GatesOpen, p.Now.Gates), "2 of 3")
	want(t, "gates after two", p.Actions[1].After.GatesOpen, 1)
	want(t, "gates after four", p.Actions[3].After.GatesOpen, 0)
	want(t, "verdict after eight", p.Actions[7].After.Verdicts.Type1.String(), "Nearly ready")
	want(t, "verdict after nine", p.Actions[8].After.Verdicts.Type1.String(), "Ready to engage")
	want(t, "levels after all", p.Actions[11].After.Risk.Levels, [5]int{5, 9, 2, 0, 0})
	want(t, "bill of five", p.Bill(p.First(5)...), method.Bill{Hours: 104, Low: 500, High: 5500})
	want(t, "spending of five", p.Bill(p.First(5)...).Spending(), "$500 to $5,500")
	want(t, "what-if of five", pct(p.WhatIf(p.First(5)...).All().R), 74)
	want(t, "Type II start", p.Type2Start.String(), "2027-01-03")
	hours := 0
	want(t, "hours", figures(p, func(a method.PlannedAction) int { hours += a.Hours; return hours }), "[8 32 56 80 104 128 130 138 146 148 156 180]")
}

// figures are one number of each action, in plan order.
func figures(p *method.Plan, of func(method.PlannedAction) int) string {
	var out []int
	for _, a := range p.Actions {
		out = append(out, of(a))
	}
	return fmt.Sprint(out)
}

// days are one date of each action, in plan order.
func days(p *method.Plan, of func(method.PlannedAction) assessment.Date) string {
	var out []string
	for _, a := range p.Actions {
		out = append(out, of(a).String()[5:])
	}
	return strings.Join(out, " ")
}

// phases are the hours, capacities, aimed and missing hours of the phases.
func phases(p *method.Plan) string {
	var hours, capacity, aimed, over []int
	for _, ph := range p.Phases {
		hours = append(hours, ph.Hours)
		if ph.Bounded {
			capacity, aimed, over = append(capacity, ph.Capacity), append(aimed, ph.Aimed), append(over, ph.Over)
		}
	}
	return fmt.Sprint(hours, capacity, aimed, over, p.HoursNeeded)
}

func planOf(in method.Input) *method.Plan { return method.BuildPlan(in, method.Evaluate(in)) }

func TestExampleDDates(t *testing.T) {
	due := func(a method.PlannedAction) assessment.Date { return a.Due }
	late := func(a method.PlannedAction) int { return a.LateWeeks }
	end := func(a method.PlannedAction) int { return a.EndWeek }
	p := planOf(exampleD(t))
	want(t, "end weeks at 25", figures(p, end), "[1 2 3 4 5 6 6 6 6 6 7 8]")
	want(t, "due at 25", days(p, due), "11-29 12-06 12-13 12-20 12-27 01-03 01-03 01-03 01-03 01-03 01-10 01-17")
	want(t, "target", days(p, func(a method.PlannedAction) assessment.Date { return a.Target }), "12-22 12-22 12-22 12-22 01-21 01-21 02-20 02-20 02-20 05-21 05-21 05-21")
	want(t, "late at 25", p.Late, 0)
	want(t, "weeks at 25", p.Weeks, 8)
	want(t, "phases at 25", phases(p), "[80 100 0 0 0] [100 100 100 325] [80 48 18 34] [0 0 0 0] [20 20 20 20]")
	want(t, "end of phase 1", p.Phases[0].End.String(), "2026-12-22")
	want(t, "end of phase 5", p.Phases[4].End.IsZero(), true)

	p = planOf(exampleD(t, func(f *fx) { f.in.HoursPerWeek = 10 }))
	want(t, "end weeks at 10", figures(p, end), "[1 4 6 8 11 13 13 14 15 15 16 18]")
	want(t, "due at 10", days(p, due), "11-29 12-20 01-03 01-17 02-07 02-21 02-21 02-28 03-07 03-07 03-14 03-28")
	want(t, "late at 10", figures(p, late), "[0 0 2 4 3 5 1 2 3 0 0 0]")
	want(t, "how many, how late", fmt.Sprint(p.Late, p.LatestWeeks), "7 5")
	want(t, "phases at 10", phases(p), "[32 48 24 76 0] [40 40 40 130] [80 48 18 34] [40 48 26 0] [20 20 20 20]")
	want(t, "Type II start at 10", p.Type2Start.String(), "2027-03-07")
}

// change changes one question of a fixture.
func change(id string, how func(*questionnaires.Question)) func(*fx) {
	return func(f *fx) {
		how(&f.qs[slices.IndexFunc(f.qs, func(q questionnaires.Question) bool { return q.ID == id })])
	}
}

func TestExampleD2(t *testing.T) {
	p := planOf(exampleD(t, change("q9", mandatory)))
	want(t, "order", strings.Join(ids(p), " "), "A3 A6 A1 A2 A7 A8 A9 A4 A10 A5 A11 A12")
	want(t, "R after five, seven", fmt.Sprint(p.Actions[4].After.R.Value, p.Actions[6].After.R.Value), "74 86")
	want(t, "phases", phases(p)[len("[80 100 0 0 0] [100 100 100 325] "):], "[80 56 10 34] [0 0 0 0] [20 20 20 20]")

	p = planOf(exampleD(t, change("q9", func(q *questionnaires.Question) { mandatory(q); q.Weight = 5 })))
	want(t, "order of weight 5", strings.Join(ids(p), " "), "A3 A6 A1 A2 A9 A7 A8 A4 A10 A5 A11 A12")
	want(t, "R after five of weight 5", p.Actions[4].After.R.Value, 75)
	a9, _ := p.Action("A9")
	want(t, "A9 size", a9.Size, 25)
}

func TestExampleD3(t *testing.T) {
	p := planOf(exampleD(t, change("q7", func(q *questionnaires.Question) { q.Door = true })))
	want(t, "order", strings.Join(ids(p), " "), "A3 A6 A1 A2 A4 A7 A8 A9 A10 A5 A11 A12")
	want(t, "R after five", p.Actions[4].After.R.Value, 71)
	want(t, "phases", phases(p)[strings.LastIndex(phases(p), "[82"):], "[82 48 16 34] [0 0 0 0] [21 21 21 21]")
}

// Example F, second half: two actions for one question.
func TestExampleFTwoActions(t *testing.T) {
	for _, c := range []struct {
		name  string
		extra []func(*questionnaires.Question)
		half  int
	}{{"with an anchor", nil, 50}, {"without", []func(*questionnaires.Question){noPartly}, 0}} {
		t.Run(c.name, func(t *testing.T) {
			f := newFixture(t)
			f.act("A20", questionnaires.S, questionnaires.C0)
			f.act("A21", questionnaires.S, questionnaires.C0)
			f.ask("q", 5, append(c.extra, closedBy("A20", "A21"))...)
			f.say("q", answer(assessment.No))
			in := f.done()
			p := method.BuildPlan(in, method.Evaluate(in))
			want(t, "after A20", pct(p.WhatIf("A20").All().R), c.half)
			want(t, "after both", pct(p.WhatIf("A20", "A21").All().R), 100)
		})
	}
}

// Example H: rules that A to G do not reach.
func TestExampleH(t *testing.T) {
	t.Run("a gate partly caps at nearly ready", func(t *testing.T) {
		for _, c := range []struct {
			gate bool
			word string
		}{{true, "Nearly ready"}, {false, "Ready to engage"}} {
			f := newFixture(t)
			for i := range 100 {
				id := fmt.Sprintf("q%d", i)
				f.ask(id, 1, func(q *questionnaires.Question) { q.Gate = c.gate && i == 0 })
				f.say(id, answer(assessment.Yes, 1))
			}
			f.say("q0", answer(assessment.Partly, 1))
			r := method.Evaluate(f.done())
			want(t, "R1", pct(r.All().R1), 100)
			want(t, "verdict", r.Verdicts.Type1.String(), c.word)
		}
	})
	t.Run("shares among four actions", func(t *testing.T) {
		f := newFixture(t)
		for _, id := range []string{"a", "b", "c", "d"} {
			f.act(id, questionnaires.XS, questionnaires.C0)
		}
		f.ask("q", 5, risk(hi, hi), closedBy("d", "b", "a", "c"))
		f.say("q", answer(assessment.No))
		in := f.done()
		p := method.BuildPlan(in, method.Evaluate(in))
		for id, b := range map[string]int{"a": 1, "b": 1, "c": 1, "d": 3} {
			a, _ := p.Action(id)
			want(t, id, [2]int{a.Benefit, a.WeightGain}, [2]int{b, 125})
		}
	})
	t.Run("asked first, known before unknown", func(t *testing.T) {
		f := newFixture(t)
		f.act("W", questionnaires.XS, questionnaires.C0)
		f.act("Z", questionnaires.M, questionnaires.C0)
		f.ask("q", 3, risk(mo, hi), closedBy("W"))
		f.ask("z", 3, risk(mo, hi), closedBy("Z"))
		f.say("q", answer(assessment.DontKnow))
		f.say("z", answer(assessment.No))
		p := planOf(f.done())
		want(t, "order", strings.Join(ids(p), " "), "find-out Z W")
		want(t, "find-out", fmt.Sprint(p.Actions[0].Hours, p.Actions[0].Tier, p.Actions[0].Questions), "1 2 [q]")
	})
	t.Run("rank does not pass through an action that is not open", func(t *testing.T) {
		f := newFixture(t)
		f.act("A", questionnaires.M, questionnaires.C0, "M")
		f.act("M", questionnaires.M, questionnaires.C0, "Z")
		f.act("Z", questionnaires.M, questionnaires.C0)
		f.ask("qa", 5, gate, risk(hi, hi), closedBy("A"))
		f.ask("qm", 5, closedBy("M"))
		f.ask("qz", 5, risk(lo, lo), closedBy("Z"))
		f.say("qa", answer(assessment.No))
		f.say("qm", answer(assessment.Yes, 1))
		f.say("qz", answer(assessment.No))
		in := f.done()
		z, _ := method.BuildPlan(in, method.Evaluate(in)).Action("Z")
		want(t, "Z", z.EffectiveTier, method.P4)
	})
	t.Run("an action does not write down", func(t *testing.T) {
		f := newFixture(t)
		f.act("A", questionnaires.M, questionnaires.C0)
		f.ask("q1", 5, closedBy("A"))
		f.ask("q2", 5, closedBy("A"))
		f.say("q1", answer(assessment.No))
		f.say("q2", answer(assessment.Yes, 0))
		in := f.done()
		p := method.BuildPlan(in, method.Evaluate(in))
		if _, ok := p.Action("write-down:q2"); !ok {
			t.Fatal("write-down:q2 is not in the plan")
		}
		all := p.WhatIf(ids(p)...).All()
		want(t, "R, R1 after all", [2]int{pct(all.R), pct(all.R1)}, [2]int{100, 100})
	})
	t.Run("declined without a measure", func(t *testing.T) {
		f := newFixture(t)
		f.ask("q", 5)
		f.say("q", assessment.Answer{Kind: assessment.Alternative, Reason: "r", Approver: "Dr. Lee", ApprovedOn: asOf})
		r := method.Evaluate(f.done())
		for id, w := range map[string]int{"all": 50, "hipaa": 50, "soc2": 0, "CC6": 0, "hipaa-technical": 50} {
			want(t, id, pct(r.Group(id).R), w)
		}
		it, _ := r.Item("q")
		want(t, "counsel", it.Counsel, true)
	})
	t.Run("coverage stops at 99", func(t *testing.T) {
		f := newFixture(t)
		for i := range 40 {
			id := fmt.Sprintf("q%d", i)
			f.ask(id, 5)
			f.say(id, answer(assessment.Yes, 1))
		}
		f.ask("open", 1)
		r := method.Evaluate(f.done())
		want(t, "coverage", pct(r.All().Coverage), 99)
		want(t, "verdict", r.Verdicts.HIPAA.String(), "Provisional Ready to engage")
	})
	t.Run("a gate not known, a gate missing", func(t *testing.T) {
		for k, word := range map[assessment.AnswerKind]string{assessment.DontKnow: "Nearly ready", assessment.No: "Not ready"} {
			f := newFixture(t)
			for i := range 20 {
				id := fmt.Sprintf("q%d", i)
				f.ask(id, 5)
				f.say(id, answer(assessment.Yes, 1))
			}
			f.ask("g", 5, gate)
			f.say("g", answer(k))
			want(t, string(k), method.Evaluate(f.done()).Verdicts.HIPAA.String(), word)
		}
	})
	t.Run("an accepted action keeps its share", func(t *testing.T) {
		f := newFixture(t)
		f.act("A", questionnaires.M, questionnaires.C0)
		f.act("B", questionnaires.M, questionnaires.C0, "A")
		f.ask("q", 5, risk(mo, mo), closedBy("A", "B"))
		f.say("q", answer(assessment.No))
		f.in.Actions["A"] = &assessment.ActionState{Decision: assessment.Accept, Signer: "Dr. Lee", ReviewDate: asOf.AddDays(90)}
		in := f.done()
		p := method.BuildPlan(in, method.Evaluate(in))
		want(t, "order", fmt.Sprint(ids(p)), "[B]")
		want(t, "B", [2]int{p.Actions[0].Benefit, p.Actions[0].WeightGain}, [2]int{3, 250})
		want(t, "depends on", len(p.Actions[0].DependsOn), 0)
		want(t, "R after B", p.Actions[0].After.R.Value, 50)
		want(t, "accepted", len(p.Accepted), 1)
	})
	t.Run("an acceptance lapses over a mandatory gap", func(t *testing.T) {
		f := newFixture(t)
		f.act("A", questionnaires.M, questionnaires.C0)
		f.ask("q", 5, refs(required), closedBy("A"))
		f.say("q", answer(assessment.No))
		f.in.Actions["A"] = &assessment.ActionState{Decision: assessment.Accept, Signer: "Dr. Lee", ReviewDate: asOf.AddDays(90)}
		in := f.done()
		want(t, "order", fmt.Sprint(ids(method.BuildPlan(in, method.Evaluate(in)))), "[A]")
	})
	t.Run("partly with records keeps them", func(t *testing.T) {
		f := newFixture(t)
		f.ask("q", 5)
		f.say("q", answer(assessment.Partly, 2))
		in := f.done()
		p := method.BuildPlan(in, method.Evaluate(in))
		all := p.WhatIf(ids(p)...).All()
		want(t, "R1, R2", [2]int{pct(all.R1), pct(all.R2)}, [2]int{100, 50})
	})
	t.Run("evidence off", func(t *testing.T) {
		f := newFixture(t)
		f.ask("g", 5, gate)
		f.say("g", answer(assessment.Yes))
		f.in.EvidenceOff = true
		in := f.done()
		r := method.Evaluate(in)
		p := method.BuildPlan(in, r)
		want(t, "verdict", r.Verdicts.Type1.String(), "Ready to engage")
		want(t, "spoken", r.Verdicts.Type1.Spoken, true)
		want(t, "type2", r.Verdicts.Type2.Null, true)
		want(t, "actions", len(p.Actions), 0)
		want(t, "R1", r.All().R1.OK, false)
		want(t, "Type II start", p.Type2Start.IsZero(), true)
	})
}
