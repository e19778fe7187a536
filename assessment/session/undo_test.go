package session_test

import (
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
)

// Who gave the answer that undo brings back stays its author, with its day,
// whoever takes back the later one; the event itself carries who did so.
func TestUndoKeepsTheAuthor(t *testing.T) {
	st, c := storetest.NewMemory(storetest.ClinicID), newClock()
	s, a := opened(t, st, c)
	do := must(t, s)
	s.SetActor("Dana")
	do(s.Answer(a, "q1", answer(assessment.Yes, 1)))
	first := *a.State("q1")
	c.t = c.t.Add(48 * time.Hour)
	s.SetActor("Sam")
	do(s.Answer(a, "q1", answer(assessment.No)))
	second := *a.State("q1")

	back := func(f func(*assessment.Assessment) (*session.Change, string, error), who assessment.QuestionState) {
		t.Helper()
		ch, subject, err := f(a)
		if err != nil || subject != "q1" {
			t.Fatalf("%q, %v", subject, err)
		}
		commit(t, s, ch)
		got := a.State("q1")
		want(t, "answer", got.Answer, who.Answer)
		want(t, "by", got.AnsweredBy, who.AnsweredBy)
		want(t, "on", got.AnsweredAt.Format(time.RFC3339), who.AnsweredAt.Format(time.RFC3339))
		want(t, "recorded by", ch.Events()[0].Actor, "Sam")
	}
	back(s.Undo, first)
	back(s.Redo, second)
	back(s.Undo, first)
	if _, subject, err := s.Undo(a); err != nil || subject != "q1" {
		t.Fatalf("%q, %v", subject, err)
	}
	want(t, "taken back to open", a.State("q1").Answer, assessment.Answer{})
	want(t, "nobody answered it", a.State("q1").AnsweredBy, "")

	again, err := session.Open(t.Context(), st, c.now)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := again.Clinic().Assessment("")
	want(t, "read back", b.State("q1").AnsweredBy, first.AnsweredBy)
}

// One form is one step, and a new change ends what can be done again.
func TestUndoTakesBackAWholeForm(t *testing.T) {
	s, a := opened(t, storetest.NewMemory(storetest.ClinicID), newClock())
	do := must(t, s)
	do(s.Answer(a, "q2", answer(assessment.Yes, 0)))
	do(s.Batch(func() error {
		if _, err := s.Answer(a, "q1", answer(assessment.Planned)); err != nil {
			return err
		}
		if _, err := s.SetOwner(a, "q1", "Sam"); err != nil {
			return err
		}
		_, err := s.SetNote(a, "q1", "by spring")
		return err
	}))
	step := func(f func(*assessment.Assessment) (*session.Change, string, error), wantSubject string) {
		t.Helper()
		ch, subject, err := f(a)
		if err != nil || subject != wantSubject {
			t.Fatalf("%q, %v, want %q", subject, err, wantSubject)
		}
		commit(t, s, ch)
	}
	step(s.Undo, "q1")
	want(t, "form taken back", *a.State("q1"), assessment.QuestionState{Changed: a.State("q1").Changed})
	step(s.Redo, "q1")
	want(t, "note", a.State("q1").Note, "by spring")
	want(t, "owner", a.State("q1").Owner, "Sam")
	want(t, "answer", a.State("q1").Answer.Kind, assessment.Planned)
	step(s.Undo, "q1")
	do(s.SetFlag(a, "q2", true))
	step(s.Redo, "")
	step(s.Undo, "q2")
	want(t, "flag", a.State("q2").Flag, false)
	step(s.Undo, "q2")
	want(t, "answer", a.State("q2").Answer.Kind, assessment.Unanswered)
	step(s.Undo, "")
}

// A closed assessment takes nothing back; the steps are there again once it is
// reopened.
func TestUndoOfAClosedAssessment(t *testing.T) {
	s, a := opened(t, storetest.NewMemory(storetest.ClinicID), newClock())
	do := must(t, s)
	do(s.Answer(a, "q1", answer(assessment.Yes, 1)))
	do(s.CloseAssessment(a, s.Today()))
	if _, _, err := s.Undo(a); !assessment.IsCode(err, assessment.CodeRefused) {
		t.Errorf("undo in a closed assessment: %v", err)
	}
	want(t, "answer", a.State("q1").Answer.Kind, assessment.Yes)
	do(s.ReopenAssessment(a, "a mistake"))
	if _, subject, err := s.Undo(a); err != nil || subject != "q1" {
		t.Errorf("%q, %v", subject, err)
	}
}
