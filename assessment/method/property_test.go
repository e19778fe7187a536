package method_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// anyClinic draws an input with every kind of answer, shared actions,
// prerequisites, decisions and facts.
func anyClinic(t *testing.T, rt *rapid.T) method.Input {
	f := newFixture(t)
	nActions := rapid.IntRange(1, 8).Draw(rt, "actions")
	efforts := []questionnaires.Effort{questionnaires.XS, questionnaires.S, questionnaires.M, questionnaires.L, questionnaires.XL}
	costs := []questionnaires.Cost{questionnaires.C0, questionnaires.C1, questionnaires.C2, questionnaires.C3, questionnaires.C4}
	for i := range nActions {
		var needs []string
		for j := range i {
			if rapid.IntRange(0, 3).Draw(rt, "needs") == 0 {
				needs = append(needs, fmt.Sprintf("A%d", j))
			}
		}
		f.act(fmt.Sprintf("A%d", i), rapid.SampledFrom(efforts).Draw(rt, "effort"), rapid.SampledFrom(costs).Draw(rt, "cost"), needs...)
		st := assessment.ActionState{
			Status:   rapid.SampledFrom([]assessment.Status{"", "", "", assessment.StatusStarted, assessment.StatusDone}).Draw(rt, "status"),
			Decision: rapid.SampledFrom([]assessment.Decision{"", "", "", assessment.Accept, assessment.Transfer}).Draw(rt, "decision"),
		}
		f.in.Actions[fmt.Sprintf("A%d", i)] = &st
	}
	levels := []questionnaires.Level{vl, lo, mo, hi, vh}
	pool := [][]questionnaires.Ref{{soc2}, {addressable}, {required}, {soc2, addressable}, {soc2, required}}
	n := rapid.IntRange(nActions, 16).Draw(rt, "questions")
	for i := range n {
		closers := []string{fmt.Sprintf("A%d", i%nActions)}
		if rapid.Bool().Draw(rt, "shared") {
			closers = append(closers, fmt.Sprintf("A%d", (i+1)%nActions))
			slices.Sort(closers)
			closers = slices.Compact(closers)
		}
		id := fmt.Sprintf("q%d", i)
		f.ask(id, rapid.SampledFrom([]int{1, 3, 5}).Draw(rt, "w"),
			risk(rapid.SampledFrom(levels).Draw(rt, "l"), rapid.SampledFrom(levels).Draw(rt, "i")),
			refs(rapid.SampledFrom(pool).Draw(rt, "refs")...), closedBy(closers...),
			func(q *questionnaires.Question) {
				q.Gate = rapid.IntRange(0, 4).Draw(rt, "gate") == 0
				q.Inheritable = rapid.Bool().Draw(rt, "inheritable")
				q.NA = "We have none."
				if rapid.Bool().Draw(rt, "no partly") {
					q.Partly = ""
				}
				q.MaxAgeDays = rapid.SampledFrom([]int{0, 90, 365}).Draw(rt, "max age")
			})
		f.say(id, anyAnswer(rt)).Owner = rapid.SampledFrom([]string{"", "Dana"}).Draw(rt, "owner")
	}
	f.in.Vendors = []assessment.Vendor{typeII(asOf.AddDays(-30)), {Name: "W"}}
	f.in.People = []assessment.Person{{Name: "Alex", Role: assessment.RoleAssessor}}
	f.in.HoursPerWeek = rapid.IntRange(0, 40).Draw(rt, "hours")
	return f.done()
}

func anyAnswer(rt *rapid.T) assessment.Answer {
	kinds := append(assessment.AnswerKinds(), assessment.Unanswered)
	a := assessment.Answer{
		Kind:     rapid.SampledFrom(kinds).Draw(rt, "kind"),
		Evidence: assessment.Evidence(rapid.IntRange(0, 3).Draw(rt, "evidence")),
		Vendor:   rapid.SampledFrom([]string{"V", "W", ""}).Draw(rt, "vendor"),
		Reason:   rapid.SampledFrom([]string{"", "short", "a reason that is long enough"}).Draw(rt, "reason"),
		Person:   rapid.SampledFrom([]string{"", "Dana"}).Draw(rt, "person"),
		Measure:  rapid.SampledFrom([]string{"", "a measure"}).Draw(rt, "measure"),
		Approver: rapid.SampledFrom([]string{"", "Dr. Lee"}).Draw(rt, "approver"),
	}
	if rapid.Bool().Draw(rt, "dated") {
		a.EvidenceDate = asOf.AddDays(-rapid.IntRange(0, 500).Draw(rt, "age"))
		a.ApprovedOn, a.ReviewDate, a.Description, a.ConfirmedBy = asOf, asOf.AddDays(100), "d", "Alex"
	}
	return a
}

func TestPropertyPercentagesNest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := method.Evaluate(anyClinic(t, rt))
		for _, g := range r.Groups {
			if g.R.OK != (g.Weight > 0) {
				rt.Fatalf("group %s of weight %d: R.OK is %v", g.ID, g.Weight, g.R.OK)
			}
			if g.R2.Value > g.R1.Value || g.R1.Value > g.R.Value || g.R.Value > g.RHigh.Value || g.RHigh.Value > 100 {
				rt.Fatalf("group %s: R2 %d, R1 %d, R %d, R_high %d do not nest", g.ID, g.R2.Value, g.R1.Value, g.R.Value, g.RHigh.Value)
			}
			if g.Unanswered > 0 && g.Coverage.Value > 99 {
				rt.Fatalf("group %s: coverage 100 with %d unanswered", g.ID, g.Unanswered)
			}
		}
	})
}

func TestPropertyAnsweringNeverLowersCoverage(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := anyClinic(t, rt)
		before := method.Evaluate(in)
		for i := range before.Items {
			it := &before.Items[i]
			if it.Answered {
				continue
			}
			in.States[it.Q.ID] = &assessment.QuestionState{Answer: answer(assessment.No)}
			after := method.Evaluate(in)
			for _, g := range before.Groups {
				if after.Group(g.ID).Coverage.Value < g.Coverage.Value {
					rt.Fatalf("answering %s lowered coverage of %s", it.Q.ID, g.ID)
				}
			}
			return
		}
	})
}

func TestPropertyDoingAnActionHelps(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := anyClinic(t, rt)
		p := method.BuildPlan(in, method.Evaluate(in))
		last := p.Now
		for _, a := range p.Actions {
			if a.After.R.Value < last.R.Value || a.After.R1.Value < last.R1.Value || a.After.Risk.Points > last.Risk.Points {
				rt.Fatalf("%s: R %d to %d, R1 %d to %d, risk %d to %d", a.ID, last.R.Value, a.After.R.Value,
					last.R1.Value, a.After.R1.Value, last.Risk.Points, a.After.Risk.Points)
			}
			last = a.After
		}
		all := p.WhatIf(ids(p)...)
		if all.All().R != last.R || all.Risk != last.Risk {
			rt.Fatalf("the curve ends at %v, %v and the what-if of all at %v, %v", last.R, last.Risk, all.All().R, all.Risk)
		}
	})
}

func TestPropertyDecisionsChangeNoScore(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := anyClinic(t, rt)
		with := method.Evaluate(in)
		in.Actions = nil
		without := method.Evaluate(in)
		if !reflect.DeepEqual(with.Groups, without.Groups) || !reflect.DeepEqual(with.Verdicts, without.Verdicts) || with.Risk != without.Risk {
			rt.Fatal("a status or decision changed a score")
		}
	})
}

func TestPropertyPlanOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := anyClinic(t, rt)
		r := method.Evaluate(in)
		p := method.BuildPlan(in, r)
		at := map[string]method.PlannedAction{}
		hours := [5]int{}
		for i, a := range p.Actions {
			want(t, "order of "+a.ID, a.Order, i+1)
			hours[a.Phase] += a.Hours
			for _, need := range a.DependsOn {
				before, ok := at[need]
				if !ok || before.Phase > a.Phase {
					rt.Fatalf("%s stands before or in an earlier phase than its prerequisite %s", a.ID, need)
				}
			}
			at[a.ID] = a
		}
		for i, ph := range p.Phases {
			if ph.Hours != hours[i+1] || ph.Over != max(0, ph.Hours-ph.Capacity) {
				rt.Fatalf("phase %d: %d hours, over by %d, but its actions have %d", ph.Number, ph.Hours, ph.Over, hours[i+1])
			}
		}
		total, share := 0, 0
		for _, list := range [][]method.PlannedAction{p.Actions, p.Accepted} {
			for _, a := range list {
				share += a.WeightGain
			}
		}
		for i := range r.Items {
			it := &r.Items[i]
			if it.Gap() && !slices.Contains(p.NoAction, it.Q.ID) {
				total += it.Q.Weight * (100 - it.S)
			}
		}
		if total != share {
			rt.Fatalf("the actions share %d of weight, the gaps hold %d", share, total)
		}
	})
}

func TestPropertySameInputSameOutput(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := anyClinic(t, rt)
		a, b := method.Evaluate(in), method.Evaluate(in)
		if !reflect.DeepEqual(a, b) {
			rt.Fatal("two evaluations differ")
		}
		if !reflect.DeepEqual(method.BuildPlan(in, a), method.BuildPlan(in, b)) {
			rt.Fatal("two plans differ")
		}
	})
}

func TestCleanIsStable(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.String().Draw(rt, "text")
		once := assessment.CleanText(s)
		if twice := assessment.CleanText(once); twice != once {
			rt.Fatalf("cleaning %q again gives %q", once, twice)
		}
	})
}
