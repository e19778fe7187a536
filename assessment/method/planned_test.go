package method_test

import (
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// A gap answered Planned with owner and date lends both to its actions.
func TestPlannedLends(t *testing.T) {
	planned := func(on string) assessment.Answer {
		return assessment.Answer{Kind: assessment.Planned, PlannedDate: day(on)}
	}
	type said struct {
		id, on, owner string
	}
	for _, c := range []struct {
		name   string
		gaps   []said
		set    assessment.ActionState
		owner  string
		due    string
		from   method.DueFrom
		missed bool
	}{
		{"nothing planned", nil, assessment.ActionState{}, "", "2026-12-06", method.DueHours, false},
		{"one", []said{{"q1", "2026-12-10", "Dana"}}, assessment.ActionState{}, "Dana", "2026-12-10", method.DuePlanned, false},
		{"on the day the plan starts", []said{{"q1", "2026-11-22", "Dana"}}, assessment.ActionState{}, "Dana", "2026-11-22", method.DuePlanned, false},
		{"no owner", []said{{"q1", "2026-12-10", " "}}, assessment.ActionState{}, "", "2026-12-06", method.DueHours, false},
		{"the earliest of two", []said{{"q1", "2026-12-15", "Dana"}, {"q2", "2026-12-10", "Sam"}}, assessment.ActionState{}, "Sam", "2026-12-10", method.DuePlanned, false},
		{"two of one day", []said{{"q2", "2026-12-10", "Sam"}, {"q1", "2026-12-10", "Dana"}}, assessment.ActionState{}, "Dana", "2026-12-10", method.DuePlanned, false},
		{"before the plan starts", []said{{"q1", "2026-11-21", "Dana"}}, assessment.ActionState{}, "Dana", "2026-12-06", method.DueHours, true},
		{"a person's owner and date stay", []said{{"q1", "2026-12-10", "Dana"}}, assessment.ActionState{Owner: "Lee", Due: day("2027-01-05")}, "Lee", "2027-01-05", method.DuePerson, false},
		{"a person's owner stays, the date is lent", []said{{"q1", "2026-12-10", "Dana"}}, assessment.ActionState{Owner: "Lee"}, "Lee", "2026-12-10", method.DuePlanned, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFixture(t)
			f.ask("q1", 5, gate, closedBy("do"))
			f.ask("q2", 5, gate, closedBy("do"))
			f.act("do", questionnaires.S, questionnaires.C0)
			f.in.Actions["do"] = &c.set
			f.say("q1", answer(assessment.No))
			f.say("q2", answer(assessment.No))
			for _, s := range c.gaps {
				f.say(s.id, planned(s.on)).Owner = s.owner
			}
			in := f.done()
			p := method.BuildPlan(in, method.Evaluate(in))
			a, _ := p.Action("do")
			want(t, "owner", a.Owner, c.owner)
			want(t, "due", a.Due.String(), c.due)
			want(t, "computed", a.Computed.String(), "2026-12-06")
			want(t, "due from", a.DueFrom, c.from)
			want(t, "missed", a.PlannedMissed, c.missed)
		})
	}
}

// Whoever is named for it, and whenever: the order stays.
func TestPlannedMovesNothing(t *testing.T) {
	order := func(plan bool) string {
		f := newFixture(t)
		for _, id := range []string{"q1", "q2", "q3"} {
			f.ask(id, 3)
			f.say(id, answer(assessment.No))
		}
		if plan {
			f.say("q3", assessment.Answer{Kind: assessment.Planned, PlannedDate: day("2026-11-23")}).Owner = "Dana"
		}
		in := f.done()
		ids := ""
		for _, a := range method.BuildPlan(in, method.Evaluate(in)).Actions {
			ids += a.ID + " "
		}
		return ids
	}
	want(t, "order", order(true), order(false))
}
