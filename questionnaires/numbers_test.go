package questionnaires

import (
	"strings"
	"testing"
)

// The numbers that people write down: the first core question is Q1, and every
// question and action of the program has one of its own.
func TestNumbers(t *testing.T) {
	s := Embedded()
	for i, id := range []string{"risk-analysis-all-ephi", "risk-plan-owners-dates", "ephi-inventory", "mfa-email-remote-ehr-admin", "backups-offline-restore-tested"} {
		if got, want := s.QuestionNumber(id), "Q"+string(rune('1'+i)); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	seen := map[string]string{}
	for i := range s.Questions {
		id := s.Questions[i].ID
		n := s.QuestionNumber(id)
		if other, dup := seen[n]; dup || !strings.HasPrefix(n, "Q") {
			t.Errorf("%s has the number %q, as %q; is it in ids/questions.txt? The list is compiled in: after `make bless` has written it, run again", id, n, other)
		}
		seen[n] = id
		for _, name := range []string{id, n, strings.ToLower(n), " " + n + " "} {
			if q, ok := s.QuestionNamed(name); !ok || q.ID != id {
				t.Errorf("%q does not find %s", name, id)
			}
		}
	}
	for i := range s.Actions {
		id := s.Actions[i].ID
		n := s.ActionNumber(id)
		if other, dup := seen[n]; dup || !strings.HasPrefix(n, "A") {
			t.Errorf("%s has the number %q, as %q; is it in ids/actions.txt? The list is compiled in: after `make bless` has written it, run again", id, n, other)
		}
		seen[n] = id
	}
	if _, ok := s.QuestionNamed("Q9999"); ok {
		t.Error("a number that nobody has finds a question")
	}
	if got := s.QuestionNumber("no-such-question"); got != "" {
		t.Errorf("a question that is not there is %q", got)
	}
}

// A pack of one's own is numbered in its order, under the letters of its id;
// two packs never share a number.
func TestNumbersOfOwnPacks(t *testing.T) {
	s := &Set{
		Packs:     []Pack{{ID: "north-pier"}, {ID: "new-practice"}},
		Questions: []Question{{ID: "a", Pack: "north-pier"}, {ID: "b", Pack: "new-practice"}, {ID: "c", Pack: "north-pier"}},
		Actions:   []Action{{ID: "x", Pack: "north-pier"}, {ID: "y", Pack: "new-practice"}},
	}
	s.questions, s.actions = map[string]int{"a": 0, "b": 1, "c": 2}, map[string]int{"x": 0, "y": 1}
	for id, want := range map[string]string{"a": "NP-Q1", "b": "NP2-Q1", "c": "NP-Q2"} {
		if got := s.QuestionNumber(id); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	for id, want := range map[string]string{"x": "NP-A1", "y": "NP2-A1"} {
		if got := s.ActionNumber(id); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
}
