package method_test

import (
	"fmt"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

const (
	xs, s, m   = questionnaires.XS, questionnaires.S, questionnaires.M
	c0, c1, c2 = questionnaires.C0, questionnaires.C1, questionnaires.C2
	c4         = questionnaires.C4
	no, partly = assessment.No, assessment.Partly
	dontKnow   = assessment.DontKnow
)

// put adds a question with its answer.
func (f *fx) put(id string, weight int, k assessment.AnswerKind, l, i questionnaires.Level, more ...func(*questionnaires.Question)) {
	f.ask(id, weight, append(more, risk(l, i))...)
	f.say(id, answer(k, 1))
	if !k.TakesEvidence() {
		f.say(id, answer(k))
	}
}

func mandatory(q *questionnaires.Question) { q.Refs = []questionnaires.Ref{soc2, required} }

func wantOrder(t *testing.T, p *method.Plan, order string) {
	t.Helper()
	want(t, "order", strings.Join(ids(p), " "), order)
}

func TestExampleIOrder(t *testing.T) {
	t.Run("1 a must-have that is only Partly is not left", func(t *testing.T) {
		f := newFixture(t)
		f.act("G", m, c0)
		f.act("H", xs, c0)
		f.put("g", 5, partly, hi, hi, gate, closedBy("G"))
		f.put("h", 5, no, hi, hi, closedBy("H"))
		p := planOf(f.done())
		wantOrder(t, p, "G H")
		want(t, "tiers, sizes", fmt.Sprint(p.Actions[0].Tier, p.Actions[0].Size, p.Actions[1].Tier, p.Actions[1].Size), "1 25 2 40")
		want(t, "ends, late", figures(p, func(a method.PlannedAction) int { return 10*a.EndWeek + a.LateWeeks }), "[62 70]")
		want(t, "missing, needed", fmt.Sprint(p.Phases[0].Over, p.Phases[1].Over, p.Phases[2].Over, p.Phases[3].Over, p.HoursNeeded), "8 0 0 0 [6 6 6 6]")
	})
	t.Run("2 a quick win overtakes nothing", func(t *testing.T) {
		f := newFixture(t)
		f.act("A", m, c2)
		f.act("B", s, c1)
		f.act("C", xs, c0)
		f.act("D", xs, c0)
		f.put("a", 5, no, hi, hi, closedBy("A"))
		f.put("b", 5, no, hi, hi, closedBy("B"))
		f.put("c", 3, no, hi, hi, closedBy("C"))
		f.put("d", 3, no, mo, mo, closedBy("D"))
		wantOrder(t, planOf(f.done()), "B A C D")
	})
	t.Run("3 a job counts what it needs", func(t *testing.T) {
		f := newFixture(t)
		f.act("A", xs, c0, "Pre")
		f.act("B", s, c0)
		f.act("C", s, c0, "Pre")
		f.act("Pre", m, c0)
		for _, id := range []string{"a", "b", "c"} {
			f.put(id, 5, no, hi, hi, closedBy(strings.ToUpper(id)))
		}
		f.put("p", 1, no, lo, lo, closedBy("Pre"))
		p := planOf(f.done())
		wantOrder(t, p, "B Pre A C")
		want(t, "jobs", figures(p, func(a method.PlannedAction) int { return a.JobHours }), "[8 24 26 8]")
		pre, _ := p.Action("Pre")
		want(t, "Pre", fmt.Sprint(pre.Tier, pre.EffectiveTier, pre.Target, " ", pre.Why), "4 2 2027-01-21 needed by Do A")
	})
	t.Run("4 asked, known, unknown, unwritten", func(t *testing.T) {
		f := newFixture(t)
		for _, id := range []string{"N", "U", "G", "W"} {
			f.act(id, s, c0)
		}
		f.put("n", 5, no, mo, hi, mandatory, closedBy("N"))
		f.put("u", 5, dontKnow, hi, hi, closedBy("U"))
		f.ask("w", 3, mandatory, closedBy("W"))
		f.say("w", answer(assessment.Yes, 0))
		f.put("g", 5, dontKnow, hi, hi, gate, closedBy("G"))
		p := planOf(f.done())
		wantOrder(t, p, "find-out:g G find-out N U write-down:w")
		want(t, "hours", figures(p, func(a method.PlannedAction) int { return a.Hours }), "[1 8 1 8 8 1]")
		want(t, "end weeks", figures(p, func(a method.PlannedAction) int { return a.EndWeek }), "[1 3 3 5 7 7]")
	})
	t.Run("5 a clock first", func(t *testing.T) {
		f := newFixture(t)
		f.act("R", s, c0)
		f.act("M", s, c0)
		f.put("r", 5, partly, lo, lo, mandatory, closedBy("R"), func(q *questionnaires.Question) { q.Clock = questionnaires.AccessRequest })
		f.put("m", 5, no, vh, vh, gate, closedBy("M"))
		f.in.Clocks = []questionnaires.Clock{questionnaires.AccessRequest}
		p := planOf(f.done())
		wantOrder(t, p, "R M")
		want(t, "sizes", fmt.Sprint(p.Actions[0].Size, p.Actions[1].Size), "0 50")
	})
	t.Run("6 the worst gap leads", func(t *testing.T) {
		f := newFixture(t)
		f.act("X", s, c0)
		f.act("Y", s, c0)
		for _, id := range []string{"x1", "x2", "x3"} {
			f.put(id, 1, no, mo, mo, closedBy("X"))
		}
		f.put("y", 3, no, mo, mo, closedBy("Y"))
		p := planOf(f.done())
		wantOrder(t, p, "Y X")
		want(t, "benefits", figures(p, func(a method.PlannedAction) int { return a.Benefit }), "[5 15]")
	})
	t.Run("7 required is not always next", func(t *testing.T) {
		f := newFixture(t)
		for _, id := range []string{"A", "B", "C", "D"} {
			f.act(id, s, c0)
		}
		f.put("a", 3, no, lo, lo, mandatory, closedBy("A"))
		f.put("b", 1, no, lo, lo, mandatory, closedBy("B"))
		f.put("c", 5, partly, lo, lo, mandatory, closedBy("C"))
		f.put("d", 5, no, lo, lo, closedBy("D"))
		p := planOf(f.done())
		wantOrder(t, p, "A B D C")
		want(t, "tiers, sizes", figures(p, func(a method.PlannedAction) int { return 100*int(a.Tier) + a.Size }), "[206 302 410 400]")
	})
	t.Run("8 equals", func(t *testing.T) {
		build := func(parts []string) *method.Plan {
			f := newFixture(t)
			for _, id := range []string{"A", "B", "C"} {
				f.act(id, s, c0)
			}
			ref := func(ids ...string) func(*questionnaires.Question) {
				r := []questionnaires.Ref{addressable}
				for _, id := range ids {
					r = append(r, questionnaires.Ref{Framework: questionnaires.SOC2, ID: id})
				}
				return refs(r...)
			}
			f.put("a", 3, no, mo, mo, ref("CC1.1"), closedBy("A"))
			f.put("b", 3, no, mo, mo, ref("CC1.1", "CC1.2"), closedBy("B"))
			f.put("c", 3, no, mo, mo, ref("CC1.1", "A1.2", "P5.1"), closedBy("C"))
			scope, err := assessment.NewScope(parts, assessment.TargetHIPAA, 0, assessment.ModeFull)
			if err != nil {
				t.Fatal(err)
			}
			f.in.Scope = scope
			return planOf(f.done())
		}
		cites := func(a method.PlannedAction) int { return a.Cites }
		p := build(assessment.ScopeParts())
		wantOrder(t, p, "C B A")
		want(t, "cites", figures(p, cites), "[4 3 2]")
		p = build([]string{"security", "hipaa-security"})
		wantOrder(t, p, "B A C")
		want(t, "cites of security", figures(p, cites), "[3 2 2]")
	})
}

func TestExampleJDates(t *testing.T) {
	t.Run("1 three of P1", func(t *testing.T) {
		f := newFixture(t)
		f.act("A", s, c0)
		f.act("B", s, c0)
		f.act("C", xs, c0, "A", "B")
		for _, id := range []string{"a", "b", "c"} {
			f.put(id, 5, no, hi, hi, gate, closedBy(strings.ToUpper(id)))
		}
		p := planOf(f.done())
		wantOrder(t, p, "A B C")
		want(t, "end weeks", figures(p, func(a method.PlannedAction) int { return a.EndWeek }), "[2 4 5]")
		want(t, "days", figures(p, func(a method.PlannedAction) int { return a.Due.DaysSince(asOf) }), "[14 28 35]")
		want(t, "phases", figures(p, func(a method.PlannedAction) int { return a.Phase }), "[1 1 2]")
		want(t, "late", figures(p, func(a method.PlannedAction) int { return a.LateWeeks }), "[0 0 1]")
		want(t, "hours", fmt.Sprint(p.Phases[0].Aimed, p.Phases[0].Over, p.Phases[1].Over, p.HoursNeeded[0]), "18 2 0 5")
	})
	t.Run("2 one hour a week", func(t *testing.T) {
		for hours, want := range map[int][4]int{25: {25, 175, 4, 0}, 26: {26, 182, 5, 1}} {
			f := newFixture(t)
			f.act("A", "", c0)
			f.actions[0].Hours = hours
			f.put("a", 1, no, lo, lo, closedBy("A"))
			f.in.HoursPerWeek = 1
			a := planOf(f.done()).Actions[0]
			if got := [4]int{a.EndWeek, a.Due.DaysSince(asOf), a.Phase, a.LateWeeks}; got != want {
				t.Errorf("%d hours: %v, want %v", hours, got, want)
			}
		}
	})
	t.Run("3 planned", func(t *testing.T) {
		build := func(planned string, owner string, st assessment.ActionState) method.PlannedAction {
			f := newFixture(t)
			f.act("M", s, c1)
			f.ask("m", 5, gate, risk(hi, hi), closedBy("M"))
			f.say("m", assessment.Answer{Kind: assessment.Planned, PlannedDate: day(planned)}).Owner = owner
			f.in.Actions["M"] = &st
			return planOf(f.done()).Actions[0]
		}
		for _, c := range []struct {
			name, planned, owner string
			st                   assessment.ActionState
			want                 string
		}{
			{"lends both", "2027-01-15", "the manager", assessment.ActionState{}, "2026-12-06 2027-01-15 planned the manager 4 false false"},
			{"a person sets the date", "2027-01-15", "the manager", assessment.ActionState{Due: day("2026-12-01")}, "2026-12-06 2026-12-01 person the manager 0 true false"},
			{"a person sets the owner", "2027-01-15", "the manager", assessment.ActionState{Owner: "IT"}, "2026-12-06 2027-01-15 planned IT 4 false false"},
			{"missed", "2026-11-01", "the manager", assessment.ActionState{}, "2026-12-06 2026-12-06 hours the manager 0 false true"},
			{"without an owner", "2027-01-15", "", assessment.ActionState{}, "2026-12-06 2026-12-06 hours  0 false false"},
		} {
			a := build(c.planned, c.owner, c.st)
			want(t, c.name, fmt.Sprint(a.Computed, " ", a.Due, " ", a.DueFrom, " ", a.Owner, " ", a.LateWeeks, " ", a.SoonerThanHours, " ", a.PlannedMissed), c.want)
			want(t, c.name+": target", a.Target.String(), "2026-12-22")
		}
	})
	t.Run("4 no open action", func(t *testing.T) {
		f := newFixture(t)
		f.ask("a", 1)
		want(t, "phases", phases(planOf(f.done())), "[0 0 0 0 0] [16 16 16 52] [0 0 0 0] [0 0 0 0] [0 0 0 0]")
	})
}

// inProjects puts actions into projects.
func inProjects(f *fx, of map[string]string) {
	seen := map[string]bool{}
	for i := range f.actions {
		f.actions[i].Project = of[f.actions[i].ID]
		if p := f.actions[i].Project; !seen[p] {
			seen[p] = true
			f.projects = append(f.projects, questionnaires.Project{ID: p, Title: "Project " + p})
		}
	}
}

func TestExampleKProjects(t *testing.T) {
	in := exampleD(t, func(f *fx) {
		of := map[string]string{}
		for p, list := range map[string]string{"systems": "A3 A6 A8 A9", "risk": "A1 A2 A7 A11 A12", "people": "A4 A10 A5"} {
			for _, id := range strings.Fields(list) {
				of[id] = p
			}
		}
		for i := range f.qs { // what the fixture would add is of a project too
			if len(f.qs[i].ClosedBy) == 0 {
				f.qs[i].ClosedBy = []string{"A2"}
			}
		}
		inProjects(f, of)
	})
	p := planOf(in)
	wantOrder(t, p, "A3 A6 A1 A2 A7 A8 A4 A9 A10 A5 A11 A12")
	var got []string
	for _, pr := range p.Projects {
		got = append(got, fmt.Sprint(pr.ID, " ", pr.Actions, " P", pr.Tier, " ", pr.Hours, " ", pr.Spending(), " +", pr.Gain, " ", pr.Benefit, " ", pr.StartWeek, "-", pr.EndWeek))
	}
	want(t, "projects", strings.Join(got, "\n"), strings.Join([]string{
		"systems [A3 A6 A8 A9] P1 64 $1,000 to $10,500 +22 19 1-6",
		"risk [A1 A2 A7 A11 A12] P1 104 no spending +24 23 2-8",
		"people [A4 A10 A5] P3 12 $0 to $500 +8 8 6-6",
	}, "\n"))

	f := newFixture(t)
	f.act("A", s, c0)
	f.act("B", s, c0)
	f.put("q", 5, no, mo, mo, closedBy("A", "B"))
	f.put("u", 5, dontKnow, hi, hi, gate, closedBy("A"))
	f.put("v", 1, dontKnow, mo, mo, closedBy("A", "B"))
	f.ask("w", 1, closedBy("A", "B"))
	f.say("w", answer(assessment.Yes, 0))
	inProjects(f, map[string]string{"A": "x", "B": "y"})
	p = planOf(f.done())
	got = nil
	for _, pr := range p.Projects {
		got = append(got, fmt.Sprint(pr.ID, " ", pr.Actions, " +", pr.Gain, " ", pr.Benefit))
	}
	want(t, "shared", strings.Join(got, "\n"), "x [find-out:u find-out:v A write-down:w] +67 12\ny [B] +25 6")
}

func TestExampleMHoursAndMoney(t *testing.T) {
	for _, c := range []struct{ outside, rate, want string }{
		{"yes", "", "4 12 $2,100 to $5,800 6 1 150 true"},
		{"", "", "4 12 $2,100 to $5,800 6 1 150 true"},
		{"yes", "200", "4 12 $2,700 to $6,400 6 1 200 false"},
		{"", "200", "4 12 $2,700 to $6,400 6 1 200 false"},
		{"no", "", "16 0 $300 to $4,000 6 4 0 false"},
	} {
		f := newFixture(t)
		f.act("X", "", "")
		x := &f.actions[0]
		x.Hours, x.OutsideHours, x.Dollars = 4, 12, []int{300, 4000}
		f.put("x", 5, no, hi, hi, closedBy("X"))
		f.in.Profile = assessment.Profile{"outside_it": c.outside, "it_rate": c.rate}
		p := planOf(f.done())
		a := p.Actions[0]
		want(t, "outside "+c.outside+" at "+c.rate, fmt.Sprint(a.Hours, " ", a.OutsideHours, " ", a.Spending(), " ", a.EffortPoints, " ", a.EndWeek, " ", p.Rate, " ", p.RateAssumed), c.want)
	}
	f := newFixture(t)
	f.act("A", m, c2)
	f.act("B", s, c4)
	f.actions[1].OutsideHours = 20
	f.act("C", questionnaires.XL, c4)
	f.actions[2].Hours, f.actions[2].Dollars = 3, []int{0, 0}
	for _, id := range []string{"a", "b", "c"} {
		f.put(id, 5, no, hi, hi, closedBy(strings.ToUpper(id)))
	}
	p := planOf(f.done())
	for id, w := range map[string]string{"A": "24 0 $500 to $5,000 6", "B": "8 20 a quote 16", "C": "3 0 $0 2"} {
		a, _ := p.Action(id)
		want(t, id, fmt.Sprint(a.Hours, " ", a.OutsideHours, " ", a.Spending(), " ", a.EffortPoints), w)
	}
	bill := p.Bill(ids(p)...)
	want(t, "together", fmt.Sprint(bill.Hours, " ", bill.OutsideHours, " ", bill.Spending()), "35 20 $500 to $5,000 and 1 quote")
}

func TestExampleNJointFindOut(t *testing.T) {
	build := func(more ...func(*fx)) *method.Plan {
		f := newFixture(t)
		f.act("A", s, c0)
		f.act("B", s, c0)
		f.act("C", xs, c0)
		f.act("D", s, c0)
		f.put("a", 5, dontKnow, hi, hi, gate, closedBy("A"))
		f.put("b", 5, dontKnow, mo, hi, mandatory, closedBy("B"))
		f.put("c", 1, dontKnow, lo, lo, closedBy("C"))
		f.put("d", 3, no, hi, hi, closedBy("D"))
		for _, c := range more {
			c(f)
		}
		return planOf(f.done())
	}
	p := build()
	wantOrder(t, p, "find-out:a A find-out D B C")
	var got []string
	for _, a := range p.Actions {
		got = append(got, fmt.Sprint("P", a.Tier, " ", a.Lot, " ", a.Hours, " ", a.EndWeek))
	}
	want(t, "tier, lot, hours, end", strings.Join(got, ", "), "P1 0 1 1, P1 0 8 3, P2 0 1 3, P2 0 8 5, P2 1 8 7, P4 1 2 7")
	want(t, "phases", phases(p), "[10 18 0 0 0] [16 16 16 52] [9 17 0 2] [0 0 0 0] [3 4 4 4]")
	want(t, "asked", fmt.Sprint(p.Actions[2].Questions, p.Actions[2].Lead), "[b c]")

	p = build(func(f *fx) { f.say("a", answer(no)) }, change("c", closedBy("A")), func(f *fx) {
		f.actions = append(f.actions[:2:2], f.actions[3:]...) // C closes nothing any more
	})
	wantOrder(t, p, "find-out:c A find-out D B")
	want(t, "job of A", p.Actions[1].JobHours, 9)
	want(t, "find-out:c", fmt.Sprint(p.Actions[0].Tier, p.Actions[0].EffectiveTier), "4 1")

	f := newFixture(t)
	f.act("A", s, c0)
	for i := range 9 {
		f.put(fmt.Sprintf("q%d", i), 1, dontKnow, mo, mo, closedBy("A"))
	}
	a := planOf(f.done()).Actions[0]
	want(t, "nine", fmt.Sprint(a.ID, " ", a.Hours, " ", a.EffortPoints), "find-out 3 2")
}

func TestExampleORoutines(t *testing.T) {
	control := func(id string, c questionnaires.Cadence) questionnaires.Control {
		return questionnaires.Control{ID: id, Does: "It runs", Kind: questionnaires.Detect, Cadence: c, Routine: id}
	}
	r := []questionnaires.Control{
		control("r1", questionnaires.Monthly), control("r2", questionnaires.Quarterly), control("r3", questionnaires.Yearly),
		control("r4", questionnaires.Weekly), control("r5", questionnaires.OnEvent),
	}
	yes, na := assessment.Yes, assessment.NotApplicable
	for _, c := range []struct {
		kinds     [3]assessment.AnswerKind
		now, then int
	}{
		{[3]assessment.AnswerKind{yes, yes, no}, 28, 6},
		{[3]assessment.AnswerKind{yes, yes, assessment.Unanswered}, 28, 0},
		{[3]assessment.AnswerKind{no, no, no}, 0, 34},
		{[3]assessment.AnswerKind{na, partly, yes}, 18, 12},
	} {
		f := newFixture(t)
		for i, controls := range [][]questionnaires.Control{{r[0], r[2]}, {r[0], r[3], r[4]}, {r[1], r[3]}} {
			id := fmt.Sprintf("q%d", i+1)
			f.ask(id, 3, func(q *questionnaires.Question) { q.Controls, q.NA = controls, "We have none." })
			a := answer(c.kinds[i], 1)
			if !c.kinds[i].TakesEvidence() {
				a = answer(c.kinds[i])
			}
			a.Reason, a.Person = "There is nothing of it here at all", "Dana"
			f.say(id, a)
		}
		for i, minutes := range []int{60, 90, 240, 15, 500} {
			f.routines = append(f.routines, questionnaires.Routine{ID: r[i].ID, Title: "Routine " + r[i].ID, Cadence: r[i].Cadence, Minutes: minutes})
		}
		p := planOf(f.done())
		want(t, fmt.Sprint(c.kinds), [2]int{p.Load.Now, p.Load.Plan}, [2]int{c.now, c.then})
	}
}
