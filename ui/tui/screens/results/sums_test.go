package results

import (
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// The sums shown beside a percentage round to it: a person who does them again
// gets the same number (scoring 1).
func TestSumsMakeThePercentages(t *testing.T) {
	set := questionnaires.Embedded()
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetType2, 6, assessment.ModeFull)
	if err != nil {
		t.Fatal(err)
	}
	kinds, differ := assessment.AnswerKinds(), 0
	for seed := range 12 {
		states := map[string]*assessment.QuestionState{}
		for i, q := range set.Questions {
			k := kinds[(i*7+seed*5)%len(kinds)]
			if (i+seed)%6 == 0 {
				continue // unanswered
			}
			states[q.ID] = &assessment.QuestionState{Owner: "Dana", Answer: assessment.Answer{
				Kind: k, Evidence: assessment.Evidence((i + seed) % 4), EvidenceDate: assessment.NewDate(2026, 11, 1),
				Reason: "a reason that is long enough to count", Person: "Dana", Approver: "Dana", ApprovedOn: assessment.NewDate(2026, 11, 1),
			}}
		}
		r := method.Evaluate(method.Input{Set: set, Scope: scope, States: states, AsOf: assessment.NewDate(2026, 11, 23)})
		for _, g := range r.Groups {
			s := sumsOf(r, g)
			if s.weight != g.Weight || len(s.items) != g.Questions {
				t.Errorf("seed %d, %s: weight %d of %d questions, want %d of %d", seed, g.ID, s.weight, len(s.items), g.Weight, g.Questions)
			}
			for what, c := range map[string]struct {
				sum  int
				want method.Percent
			}{"in place": {s.place, g.R}, "documented": {s.written, g.R1}, "records": {s.records, g.R2}} {
				if got := half(c.sum, s.weight); got != c.want {
					t.Errorf("seed %d, %s, %s: %d / %d is %s, shown is %s", seed, g.ID, what, c.sum, s.weight, got, c.want)
				}
			}
			if s.place > s.written && s.written > s.records && s.records > 0 {
				differ++
			}
		}
	}
	if differ == 0 {
		t.Error("no group has three different numbers")
	}
}

// half rounds half up, as the method does.
func half(n, d int) method.Percent {
	if d == 0 {
		return method.Percent{}
	}
	return method.Percent{Value: (2*n + d) / (2 * d), OK: true}
}
