package method_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// bundled is a clinic in quick mode that answers q1, a bundle of p1, p2 and p3,
// with Partly. p2 and p3 share an action.
func bundled(t *testing.T, a assessment.Answer) (*fx, method.Input) {
	t.Helper()
	f := newFixture(t)
	f.ask("q1", 5, closedBy("all"), func(q *questionnaires.Question) { q.Quick, q.Parts = true, []string{"p1", "p2", "p3"} })
	topic := func(s string) func(*questionnaires.Question) {
		return func(q *questionnaires.Question) { q.Topic = s }
	}
	f.ask("p1", 3, closedBy("one"), topic("Email"))
	f.ask("p2", 3, closedBy("both", "two"), topic("Remote access"))
	f.ask("p3", 3, closedBy("both"), topic("Administrators"))
	for _, id := range []string{"all", "both", "one", "two"} {
		f.act(id, questionnaires.S, questionnaires.C0)
	}
	f.say("q1", a)
	in := f.done()
	in.Scope.Mode = assessment.ModeQuick
	return f, in
}

func partlyWith(parts ...string) assessment.Answer {
	a := answer(assessment.Partly, 1)
	a.InPlace = assessment.IDsOf(parts...)
	return a
}

func opened(p *method.Plan) (ids []string) {
	for i := range p.Actions {
		ids = append(ids, p.Actions[i].ID)
	}
	slices.Sort(ids)
	return ids
}

// The plan asks for the missing parts alone, and the finding names them in the
// order of the parts.
func TestPartlyNamesItsParts(t *testing.T) {
	for _, c := range []struct {
		name    string
		parts   []string
		actions string
		missing string
	}{
		{"none named", nil, "all", ""},
		{"the first", []string{"p1"}, "both two", "Remote access, Administrators"},
		{"the last", []string{"p3"}, "both one two", "Email, Remote access"},
		{"two of three", []string{"p3", "p1"}, "both two", "Remote access"},
		{"all, by another program", []string{"p1", "p2", "p3"}, "all", ""},
		{"a part that no pack has", []string{"gone"}, "all", ""},
		{"one that no pack has beside one that is", []string{"gone", "p2"}, "both one", "Email, Administrators"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, in := bundled(t, partlyWith(c.parts...))
			r := method.Evaluate(in)
			p := method.BuildPlan(in, r)
			it, _ := r.Item("q1")
			want(t, "s", it.S, 50)
			want(t, "actions", strings.Join(opened(p), " "), c.actions)
			want(t, "missing", strings.Join(it.Missing, ", "), c.missing)
			finding := "partly, as asked: Is q1 done?"
			if c.missing != "" {
				finding = "Missing: " + c.missing
			}
			want(t, "finding", it.Finding(), finding)
			for i := range p.Actions {
				a := &p.Actions[i]
				want(t, a.ID+" closes", strings.Join(a.Gaps, " "), "q1")
				want(t, a.ID+" has parts missing", len(a.PartsMissing) == 1, c.missing != "")
			}
			// The shares add up to the whole, whoever closes it.
			gain := 0
			for i := range p.Actions {
				gain += p.Actions[i].WeightGain
			}
			want(t, "weight gained", gain, 5*50)
			want(t, "in the end", p.WhatIf(opened(p)...).All().R.Value, 100)
		})
	}
}

// Parts beside another answer than Partly are left out of account.
func TestPartsBesideAnotherAnswer(t *testing.T) {
	a := answer(assessment.No)
	a.InPlace = assessment.IDsOf("p1")
	_, in := bundled(t, a)
	r := method.Evaluate(in)
	it, _ := r.Item("q1")
	want(t, "missing", len(it.Missing), 0)
	want(t, "finding", it.Finding(), "")
	want(t, "actions", strings.Join(opened(method.BuildPlan(in, r)), " "), "all")
}

// The finding is what the clinic said, before its note, before the question; the
// question's own example of Partly is never printed.
func TestFindingInTheClinicsWords(t *testing.T) {
	a := partlyWith()
	f, in := bundled(t, a)
	finding := func() string {
		it, _ := method.Evaluate(in).Item("q1")
		return it.Finding()
	}
	want(t, "as asked", finding(), "partly, as asked: Is q1 done?")
	f.in.States["q1"].Note = "The server in the closet."
	want(t, "note", finding(), "The server in the closet.")
	f.in.States["q1"].Answer.Missing = "Dr. Lee's phone"
	want(t, "own words", finding(), "Dr. Lee's phone")
	f.in.States["q1"].Answer.InPlace = assessment.IDsOf("p2")
	want(t, "parts", finding(), "Missing: Email, Administrators")
}

// Naming parts never changes a credit, a group, a risk or a verdict.
func TestNamingPartsScoresNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := anyClinic(t, rt)
		ids := []string{}
		for i := range in.Set.Questions {
			ids = append(ids, in.Set.Questions[i].ID)
		}
		for i := range in.Set.Questions {
			q := &in.Set.Questions[i]
			for _, id := range ids {
				if id != q.ID && rapid.IntRange(0, 3).Draw(rt, "part") == 0 {
					q.Parts = append(q.Parts, id)
				}
			}
		}
		before := method.Evaluate(in)
		for id, st := range in.States {
			var named []string
			for _, p := range append(ids, "gone") {
				if rapid.Bool().Draw(rt, "named "+id) {
					named = append(named, p)
				}
			}
			st.Answer.InPlace = assessment.IDsOf(named...)
		}
		after := method.Evaluate(in)
		if before.Verdicts.HIPAA.String() != after.Verdicts.HIPAA.String() || before.Verdicts.Type1.String() != after.Verdicts.Type1.String() ||
			before.Verdicts.Type2.String() != after.Verdicts.Type2.String() || before.Risk != after.Risk {
			rt.Fatalf("verdicts or risk moved: %+v, %+v", before.Verdicts, after.Verdicts)
		}
		if !slices.Equal(before.Groups, after.Groups) {
			rt.Fatalf("groups moved")
		}
		for i := range before.Items {
			b, a := before.Items[i], after.Items[i]
			if b.S != a.S || b.SOC2 != a.SOC2 || b.E != a.E || b.Risk != a.Risk || b.Answered != a.Answered || b.In != a.In {
				rt.Fatalf("%s moved: %+v, %+v", b.Q.ID, b.Credit, a.Credit)
			}
			if len(a.Missing) > 0 && a.State.Answer.Kind != assessment.Partly {
				rt.Fatalf("%s misses parts and is %s", a.Q.ID, a.State.Answer.Kind)
			}
		}
		method.BuildPlan(in, after)
	})
}
