package session

import (
	"context"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
	"clinicready/questionnaires"
)

// watched is a clinic with a closed assessment and an open one, and a count of
// what the method is asked for.
func watched(t *testing.T) (s *Session, closed, open *assessment.Assessment, count func() (scored, planned map[string]int)) {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeQuick)
	if err != nil {
		t.Fatal(err)
	}
	spec := OpenSpec{Title: "First", Kind: assessment.SelfAudit, Scope: scope, Packs: questionnaires.EmbeddedPacks()}
	s, ch, err := Create(t.Context(), storetest.NewMemory(storetest.ClinicID), now, "Dana", NewClinicSpec{Name: "A", First: &spec})
	save := func(ch *Change, err error) {
		t.Helper()
		if err == nil {
			err = s.Commit(context.Background(), ch)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	save(ch, err)
	first, _ := s.Clinic().Assessment("a1")
	save(s.CloseAssessment(first, s.Today()))
	spec.Title = "Second"
	save(s.OpenAssessment(spec))
	second, _ := s.Clinic().Assessment("a2")
	scored, planned := map[string]int{}, map[string]int{}
	s.memo.watch = func(e evaluated) {
		if e.plan {
			planned[e.assessment]++
		} else {
			scored[e.assessment]++
		}
	}
	return s, first, second, func() (map[string]int, map[string]int) {
		a, b := scored, planned
		scored, planned = map[string]int{}, map[string]int{}
		return a, b
	}
}

// An answer scores its assessment once and plans it once: for the rows of its
// commit, for every screen that asks, and for a report. What changes nothing
// computes nothing, and a closed assessment is never scored again.
func TestEvaluatedOnce(t *testing.T) {
	s, closed, open, count := watched(t)
	use := func() {
		for range 3 {
			s.Result(open, assessment.Date{})
			s.Evaluate(open, assessment.Date{})
			s.Asked(open)
			s.Result(closed, assessment.Date{})
		}
	}
	use()
	count()
	id := open.LastQuestion
	for i, q := range s.Asked(open)[:5] {
		ch, err := s.Answer(open, q.ID, assessment.Answer{Kind: assessment.Yes, Evidence: assessment.EvidenceWritten})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Commit(t.Context(), ch); err != nil {
			t.Fatal(err)
		}
		use()
		scored, planned := count()
		if scored["a2"] != 1 || planned["a2"] != 1 || scored["a1"] != 0 || planned["a1"] != 0 {
			t.Errorf("answer %d: scored %v, planned %v, want the open assessment once", i+1, scored, planned)
		}
		id = q.ID
	}
	if ch, err := s.Answer(open, id, open.State(id).Answer); ch != nil || err != nil {
		t.Fatalf("the same answer again: %v, %v", ch, err)
	}
	use()
	if scored, planned := count(); len(scored)+len(planned) != 0 {
		t.Errorf("after nothing changed: scored %v, planned %v", scored, planned)
	}
	s.EvaluateHours(open, assessment.Date{}, 20)
	if scored, planned := count(); len(scored) != 0 || planned["a2"] != 1 {
		t.Errorf("other hours: scored %v, planned %v, want one plan more", scored, planned)
	}
}

// What was kept is never what another state of the clinic would say.
func TestEvaluationIsThatOfTheState(t *testing.T) {
	s, _, open, _ := watched(t)
	q := s.Asked(open)[0]
	before := s.Result(open, assessment.Date{}).All().Coverage
	if _, err := s.Answer(open, q.ID, assessment.Answer{Kind: assessment.Yes}); err != nil {
		t.Fatal(err)
	}
	if after := s.Result(open, assessment.Date{}).All().Coverage; after == before {
		t.Errorf("coverage stays %s after an answer", after)
	}
	var inheritable *questionnaires.Question
	for _, c := range s.Asked(open) {
		if c.Inheritable {
			inheritable = c
		}
	}
	if _, err := s.SetVendor(assessment.Vendor{Name: "V", HoldsPHI: assessment.True}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Answer(open, inheritable.ID, assessment.Answer{Kind: assessment.Inherited, Vendor: "V"}); err != nil {
		t.Fatal(err)
	}
	if c := s.Credit(open, inheritable); c.S != 0 {
		t.Fatalf("credit %d without an agreement", c.S)
	}
	if _, err := s.SetVendor(assessment.Vendor{Name: "V", HoldsPHI: assessment.True, BAASigned: assessment.True}); err != nil {
		t.Fatal(err)
	}
	if c := s.Credit(open, inheritable); c.S != 50 {
		t.Errorf("credit %d once the register knows of the agreement, want 50", c.S)
	}
}
