package method_test

import (
	"fmt"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// Example A of the method: how each answer counts.
func TestExampleA(t *testing.T) {
	f := newFixture(t)
	na := func(q *questionnaires.Question) { q.NA = "We have none." }
	for i, w := range []int{5, 5, 3, 3, 1, 3, 1, 1} {
		f.ask(fmt.Sprintf("q%d", i+1), w, na)
	}
	f.say("q1", answer(assessment.Yes, 2))
	f.say("q2", answer(assessment.Partly, 1))
	f.say("q3", answer(assessment.No))
	f.say("q4", answer(assessment.DontKnow))
	f.say("q6", assessment.Answer{Kind: assessment.NotApplicable, Reason: "We keep no servers at all.", Person: "Dana"})
	f.say("q7", assessment.Answer{Kind: assessment.NotApplicable, Person: "Dana"})
	f.say("q8", answer(assessment.Yes, 0))
	in := f.done()
	r := method.Evaluate(in)
	all := r.All()
	wantGroup(t, all, 45, 39, 26, 89)
	want(t, "weight", all.Weight, 19)
	want(t, "R_high", pct(all.RHigh), 55)
	want(t, "unknown", r.Unknown, 2)
	want(t, "provisional", r.Verdicts.HIPAA.Provisional, true)
	var findOut []string
	for _, a := range method.BuildPlan(in, r).Actions {
		if a.Kind == method.FindOut {
			findOut = append(findOut, a.ID)
		}
	}
	want(t, "find-out tasks", fmt.Sprint(findOut), "[find-out]")
}

func typeII(end assessment.Date) assessment.Vendor {
	return assessment.Vendor{
		Name: "V", HoldsPHI: assessment.True, BAASigned: assessment.True, Report: assessment.ReportType2, PeriodEnd: end,
		Covers: assessment.True, OpinionOK: assessment.True, CUECReviewed: assessment.True,
	}
}

// Example B: alternative, inherited, compensating.
func TestExampleB(t *testing.T) {
	f := newFixture(t)
	inheritable := func(q *questionnaires.Question) { q.Inheritable = true }
	onlySOC2 := refs(soc2)
	f.ask("q1", 5, refs(addressable, soc2))
	f.ask("q2", 3, refs(addressable, soc2))
	f.ask("q3", 5, refs(required, soc2))
	f.ask("q4", 5, refs(required, soc2), inheritable)
	f.ask("q5", 3, onlySOC2, inheritable)
	f.ask("q6", 3, onlySOC2, inheritable)
	f.ask("q7", 5, onlySOC2)
	f.ask("q8", 1, onlySOC2)
	full := assessment.Answer{
		Kind: assessment.Alternative, Evidence: assessment.EvidenceWritten, Measure: "Locked rooms and screens.",
		Reason: "The device cannot be encrypted.", Approver: "Dr. Lee", ApprovedOn: day("2026-05-01"),
	}
	f.say("q1", full)
	f.say("q2", assessment.Answer{Kind: assessment.Alternative, Measure: "Locked rooms and screens."})
	f.say("q3", full)
	f.say("q4", assessment.Answer{Kind: assessment.Inherited, Vendor: "v"})
	f.say("q5", assessment.Answer{Kind: assessment.Inherited, Vendor: "W"})
	f.say("q6", assessment.Answer{Kind: assessment.Inherited, Vendor: "X"})
	comp := assessment.Answer{
		Kind: assessment.Compensating, Evidence: assessment.EvidenceWritten, Description: "A weekly manual check.", ReviewDate: day("2027-05-01"),
	}
	f.say("q7", comp).Owner = "Dana"
	comp.ConfirmedBy = "Alex"
	f.say("q8", comp).Owner = "Dana"
	f.in.People = []assessment.Person{{Name: "Alex", Role: assessment.RoleAssessor}, {Name: "Dana", Role: assessment.RoleClinic}}
	f.in.Vendors = []assessment.Vendor{
		typeII(asOf.AddDays(-120)),
		{Name: "W", HoldsPHI: assessment.True, BAASigned: assessment.True},
		{Name: "X", HoldsPHI: assessment.True, BAASigned: assessment.False},
	}
	in := f.done()
	r := method.Evaluate(in)
	wantGroup(t, r.All(), 55, 50, 17, 83)
	want(t, "weight", r.All().Weight, 30)
	for id, w := range map[string][2]int{"q1": {100, 1}, "q2": {50, 0}, "q3": {0, 0}, "q4": {100, 2}, "q5": {50, 1}, "q6": {0, 0}, "q7": {50, 1}, "q8": {100, 1}} {
		it, _ := r.Item(id)
		want(t, id, [2]int{it.S, it.E}, w)
	}
	want(t, "contradictions", len(r.Contradictions), 1)

	t.Run("currency of the report", func(t *testing.T) {
		for _, c := range []struct {
			days   int
			bridge bool
			s      int
		}{{365, false, 100}, {366, false, 50}, {455, true, 100}, {456, true, 50}, {0, false, 100}, {-1, false, 50}} {
			v := typeII(asOf.AddDays(-c.days))
			v.BridgeLetter = assessment.TriOf(c.bridge)
			in.Vendors = []assessment.Vendor{v}
			it, _ := method.Evaluate(in).Item("q4")
			want(t, fmt.Sprintf("s at %d days, bridge %v", c.days, c.bridge), it.S, c.s)
		}
	})
	t.Run("HITRUST stands in to its expiry day", func(t *testing.T) {
		for expires, s := range map[assessment.Date]int{asOf: 100, asOf.AddDays(-1): 50} {
			in.Vendors = []assessment.Vendor{{
				Name: "V", BAASigned: assessment.True, Report: assessment.ReportHTr2, Expires: expires,
				Covers: assessment.True, CUECReviewed: assessment.True,
			}}
			it, _ := method.Evaluate(in).Item("q4")
			want(t, "s with expiry "+expires.String(), it.S, s)
		}
	})
}

// Example C: the risk table.
func TestExampleC(t *testing.T) {
	cases := []struct {
		l, i            questionnaires.Level
		no, partly, yes int
	}{
		{vh, vh, 10, 10, 5},
		{hi, vh, 10, 8, 2},
		{hi, hi, 8, 5, 2},
		{mo, vh, 8, 5, 2},
		{mo, hi, 5, 2, 2},
		{mo, mo, 5, 2, 0},
		{lo, mo, 2, 0, 0},
		{lo, lo, 2, 0, 0},
	}
	value := func(t *testing.T, l, i questionnaires.Level, k assessment.AnswerKind, facts ...string) int {
		f := newFixture(t)
		f.ask("q", 5, risk(l, i), func(q *questionnaires.Question) {
			q.RaiseIf = []questionnaires.Condition{{Fact: "remote_work"}, {Fact: "unsupported_systems"}}
		})
		f.say("q", answer(k, 1))
		for _, fact := range facts {
			f.in.Profile[fact] = "yes"
		}
		it, _ := method.Evaluate(f.done()).Item("q")
		return it.Risk.Value
	}
	for _, c := range cases {
		name := fmt.Sprintf("%s,%s", c.l, c.i)
		want(t, name+" No", value(t, c.l, c.i, assessment.No), c.no)
		want(t, name+" Partly", value(t, c.l, c.i, assessment.Partly), c.partly)
		want(t, name+" Yes", value(t, c.l, c.i, assessment.Yes), c.yes)
	}
	want(t, "H,H raised, No", value(t, hi, hi, assessment.No, "remote_work"), 8)
	want(t, "H,H raised, Partly", value(t, hi, hi, assessment.Partly, "remote_work"), 8)
	want(t, "H,H raised, Yes", value(t, hi, hi, assessment.Yes, "remote_work"), 2)
	want(t, "H,H raised twice, Partly", value(t, hi, hi, assessment.Partly, "remote_work", "unsupported_systems"), 8)
}

// Example E: Type I against Type II, stale evidence.
func TestExampleE(t *testing.T) {
	build := func(days int) *method.Result {
		f := newFixture(t)
		f.ask("qa", 5, gate, maxAge(365))
		f.ask("qb", 5, gate, maxAge(365))
		f.ask("qc", 3)
		f.ask("qd", 1)
		f.ask("qe", 1)
		dated := func(k assessment.AnswerKind, days int) assessment.Answer {
			a := answer(k, 2)
			a.EvidenceDate = asOf.AddDays(-days)
			return a
		}
		f.say("qa", dated(assessment.Yes, 100))
		f.say("qb", dated(assessment.Yes, days))
		f.say("qc", answer(assessment.Yes, 1))
		f.say("qd", answer(assessment.Yes, 0))
		f.say("qe", dated(assessment.Partly, 10))
		return method.Evaluate(f.done())
	}
	r := build(400)
	wantGroup(t, r.All(), 97, 90, 37, 100)
	want(t, "Type I", r.Verdicts.Type1.String(), "Ready to engage")
	want(t, "Type II", r.Verdicts.Type2.String(), "Not ready")
	want(t, "HIPAA as printed", r.Verdicts.HIPAA.Shown(), "In good order")
	want(t, "documentation gap", r.All().DocumentationGap(), 7)
	want(t, "record gap", r.All().RecordGap(), 53)
	r = build(365)
	want(t, "R2 at 365 days", pct(r.All().R2), 70)
	want(t, "Type II at 365 days", r.Verdicts.Type2.String(), "Developing")
}

// Example F: overlap, rounding.
func TestExampleF(t *testing.T) {
	cc6 := refs(soc2)
	f := newFixture(t)
	f.ask("q1", 5, cc6)
	f.ask("q2", 3)
	f.ask("q3", 1, refs(addressable))
	f.say("q1", answer(assessment.Yes, 1))
	f.say("q2", answer(assessment.No))
	f.say("q3", answer(assessment.Yes, 1))
	r := method.Evaluate(f.done())
	want(t, "CC6", pct(r.Group("CC6").R), 63)
	want(t, "technical", pct(r.Group("hipaa-technical").R), 25)
	want(t, "overall", pct(r.All().R), 67)

	t.Run("half rounds up", func(t *testing.T) {
		f := newFixture(t)
		for i, w := range []int{1, 1, 1, 5} {
			f.ask(fmt.Sprintf("q%d", i), w)
			f.say(fmt.Sprintf("q%d", i), answer(assessment.No))
		}
		f.say("q0", answer(assessment.Yes, 1))
		want(t, "1 of 8", pct(method.Evaluate(f.done()).All().R), 13)
	})
	t.Run("all not applicable", func(t *testing.T) {
		f := newFixture(t)
		f.ask("q", 5, func(q *questionnaires.Question) { q.NA = "We have none." })
		f.say("q", assessment.Answer{Kind: assessment.NotApplicable, Reason: "There is no such thing here.", Person: "Dana"})
		r := method.Evaluate(f.done())
		want(t, "R", r.All().R.String(), "n/a")
		want(t, "verdict", r.Verdicts.HIPAA.Null, true)
	})
}

// reason_of_dots
//
// Example G: completeness of claims.
func TestExampleG(t *testing.T) {
	one := func(t *testing.T, a assessment.Answer, owner string, change ...func(*questionnaires.Question)) *method.Item {
		f := newFixture(t)
		f.ask("q", 5, change...)
		f.say("q", a).Owner = owner
		f.in.People = []assessment.Person{{Name: "Dana", Role: assessment.RoleAssessor}}
		it, _ := method.Evaluate(f.done()).Item("q")
		return it
	}
	na := func(q *questionnaires.Question) { q.NA = "We have none." }
	t.Run("a reason of 19 characters", func(t *testing.T) {
		it := one(t, assessment.Answer{Kind: assessment.NotApplicable, Reason: "we do not own laptp", Person: "Dana"}, "", na)
		want(t, "in", it.In, true)
		want(t, "answered", it.Answered, false)
	})
	t.Run("a reason of 20 characters", func(t *testing.T) {
		it := one(t, assessment.Answer{Kind: assessment.NotApplicable, Reason: "we do not own laptop", Person: "Dana"}, "", na)
		want(t, "in", it.In, false)
	})
	t.Run("reason of dots", func(t *testing.T) {
		for _, dots := range []string{"....................", ". . . . . . . . . . . . . .", "1234567890 1234567890 12", "aaaaaaaaaaaaaaaaaaaa bbbbbbbb"} {
			it := one(t, assessment.Answer{Kind: assessment.NotApplicable, Reason: dots, Person: "Dana"}, "", na)
			want(t, dots+": in", it.In, true)
			want(t, dots+": answered", it.Answered, false)
			want(t, dots+": kept", it.State.Answer.Reason, dots)
		}
	})
	t.Run("planned without owner", func(t *testing.T) {
		it := one(t, answer(assessment.Planned), "")
		want(t, "s", it.S, 0)
		want(t, "answered", it.Answered, true)
		want(t, "incomplete", it.Incomplete != "", true)
	})
	t.Run("alternative with approver but no date", func(t *testing.T) {
		it := one(t, assessment.Answer{Kind: assessment.Alternative, Measure: "m", Reason: "r", Approver: "Dr. Lee", Evidence: assessment.EvidenceRecords}, "")
		want(t, "s, e", [2]int{it.S, it.E}, [2]int{50, 0})
	})
	t.Run("alternative on a mandatory question", func(t *testing.T) {
		it := one(t, assessment.Answer{Kind: assessment.Alternative, Measure: "m"}, "", refs(required, soc2))
		want(t, "answered", it.Answered, false)
	})
	comp := assessment.Answer{Kind: assessment.Compensating, Description: "d", ReviewDate: day("2027-01-01"), ConfirmedBy: "Dana", Evidence: assessment.EvidenceRecords}
	t.Run("compensating on a HIPAA duty", func(t *testing.T) {
		want(t, "answered", one(t, comp, "Sam").Answered, false)
	})
	t.Run("compensating confirmed by its owner", func(t *testing.T) {
		it := one(t, comp, "dana ", refs(soc2))
		want(t, "s, e", [2]int{it.S, it.E}, [2]int{50, 1})
	})
	t.Run("records without a date", func(t *testing.T) {
		want(t, "e", one(t, answer(assessment.Yes, 2), "", maxAge(90)).E, 1)
	})
	t.Run("written down: a gate without paper", func(t *testing.T) {
		f := newFixture(t)
		f.ask("q", 5, gate)
		f.say("q", answer(assessment.Yes, 0))
		in := f.done()
		r := method.Evaluate(in)
		p := method.BuildPlan(in, r)
		wantGroup(t, r.All(), 100, 0, 0, 100)
		want(t, "hipaa", r.Verdicts.HIPAA.String(), "Not ready")
		want(t, "type1", r.Verdicts.Type1.String(), "Not ready")
		want(t, "plan", fmt.Sprint(ids(p)), "[write-down:q]")
		want(t, "tier", p.Actions[0].Tier, method.P2)
	})
	t.Run("a running clock makes it P1", func(t *testing.T) {
		f := newFixture(t)
		f.ask("q20", 5, risk(lo, lo), func(q *questionnaires.Question) { q.Clock = questionnaires.AccessRequest })
		f.say("q20", answer(assessment.Partly, 1))
		in := f.done()
		want(t, "tier without", method.BuildPlan(in, method.Evaluate(in)).Actions[0].Tier, method.P4)
		in.Clocks = []questionnaires.Clock{questionnaires.AccessRequest}
		want(t, "tier with", method.BuildPlan(in, method.Evaluate(in)).Actions[0].Tier, method.P1)
	})
	t.Run("an action over an unanswered question", func(t *testing.T) {
		f := newFixture(t)
		f.act("A", questionnaires.S, questionnaires.C0)
		f.ask("q1", 5, risk(hi, hi), closedBy("A"))
		f.ask("q2", 3, risk(vh, vh), closedBy("A"))
		f.say("q1", answer(assessment.No))
		in := f.done()
		p := method.BuildPlan(in, method.Evaluate(in))
		want(t, "B", p.Actions[0].Benefit, 6)
		want(t, "dW", p.Actions[0].WeightGain, 500)
		after := p.WhatIf("A")
		it, _ := after.Item("q2")
		want(t, "q2 answered after", it.Answered, false)
	})
}

// Contradictions of the packs are named and change no score.
func TestContradictionsOfThePack(t *testing.T) {
	f := newFixture(t)
	f.ask("mfa", 5)
	f.ask("own", 5)
	f.contradictions = []questionnaires.Contradiction{{
		When: []questionnaires.AnswerIs{{Question: "mfa", Answer: "yes"}, {Question: "own", Answer: "no"}}, Say: "Not both.",
	}}
	f.say("mfa", answer(assessment.Yes, 1))
	f.say("own", answer(assessment.Partly, 1))
	in := f.done()
	want(t, "contradictions beside a Partly", len(method.Evaluate(in).Contradictions), 0)
	in.States["own"] = &assessment.QuestionState{Answer: answer(assessment.No)}
	r := method.Evaluate(in)
	want(t, "contradictions beside a No", fmt.Sprint(r.Contradictions), "[{[mfa own] Not both.}]")
	want(t, "R", pct(r.All().R), 50)
}
