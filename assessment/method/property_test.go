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
				q.Door = rapid.IntRange(0, 6).Draw(rt, "door") == 0
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
		hours, total := [6]int{}, 0
		tier := method.P1
		for i, a := range p.Actions {
			want(t, "order of "+a.ID, a.Order, i+1)
			hours[a.Phase] += a.Hours
			total += a.Hours
			for _, need := range a.DependsOn {
				if _, ok := at[need]; !ok {
					rt.Fatalf("%s stands before its prerequisite %s", a.ID, need)
				}
			}
			if a.EffectiveTier < tier {
				rt.Fatalf("%s of effective tier %d comes after tier %d", a.ID, a.EffectiveTier, tier)
			}
			tier = a.EffectiveTier
			if weeks := (total + p.HoursPerWeek - 1) / p.HoursPerWeek; a.EndWeek != weeks || a.Computed != p.Start.AddDays(7*weeks) {
				rt.Fatalf("%s ends in week %d on %s, but the hours say week %d", a.ID, a.EndWeek, a.Computed, weeks)
			}
			if a.DueFrom == method.DueHours && a.Due != a.Computed || a.DueFrom != method.DueHours && a.Due.IsZero() {
				rt.Fatalf("%s is due %s from %s, computed %s", a.ID, a.Due, a.DueFrom, a.Computed)
			}
			at[a.ID] = a
		}
		for i, ph := range p.Phases {
			if ph.Hours != hours[i+1] {
				rt.Fatalf("phase %d: %d hours, but its actions have %d", ph.Number, ph.Hours, hours[i+1])
			}
		}
		gained, share := 0, 0
		for _, list := range [][]method.PlannedAction{p.Actions, p.Accepted} {
			for _, a := range list {
				share += a.WeightGain
			}
		}
		for i := range r.Items {
			it := &r.Items[i]
			if it.Gap() && !slices.Contains(p.NoAction, it.Q.ID) {
				gained += it.Q.Weight * (100 - it.S)
			}
		}
		if gained != share {
			rt.Fatalf("the actions share %d of weight, the gaps hold %d", share, gained)
		}
	})
}

// The hours that are said to be needed meet every target, and one hour less does
// not.
func TestPropertyHoursNeeded(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := anyClinic(t, rt)
		r := method.Evaluate(in)
		needed := method.BuildPlan(in, r).HoursNeeded
		for n, h := range needed {
			tier := method.Tier(n + 1)
			lates := func(hours int) bool {
				in.HoursPerWeek = hours
				for _, a := range method.BuildPlan(in, r).Actions {
					if a.EffectiveTier <= tier && a.Computed.After(a.Target) {
						return true
					}
				}
				return false
			}
			if h > 0 && lates(h) || h > 1 && !lates(h-1) {
				rt.Fatalf("%d hours a week are said to meet every target up to P%d", h, tier)
			}
		}
	})
}

func TestPropertyShuffledInputSameOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := anyClinic(t, rt)
		order := ids(planOf(in))
		pack := in.Set.Packs[0]
		pack.Questions, pack.Actions = slices.Clone(pack.Questions), slices.Clone(pack.Actions)
		slices.Reverse(pack.Questions)
		slices.Reverse(pack.Actions)
		set, err := questionnaires.Combine(pack)
		if err != nil {
			rt.Fatal(err)
		}
		in.Set = set
		if again := ids(planOf(in)); !slices.Equal(again, order) {
			rt.Fatalf("the order is %v, and %v of the same pack turned around", order, again)
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
