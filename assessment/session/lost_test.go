package session_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
)

// replaced is a clinic with one answer by Dana and one by Alex, and an older
// copy put in its place before a third is saved.
func replaced(t *testing.T, copied func(t *testing.T, older *storetest.Memory)) (*storetest.Memory, *session.Session, *session.Change) {
	t.Helper()
	st := storetest.NewMemory("c1")
	s, a := opened(t, st, newClock())
	older := st.Copy()
	do := must(t, s)
	do(s.Answer(a, "q1", answer(assessment.Yes, 1)))
	s.SetActor("Alex")
	do(s.Answer(a, "q2", answer(assessment.No)))
	s.SetActor("Dana")
	st.Replace(older)
	if copied != nil {
		copied(t, st)
	}
	ch, err := s.SetNote(a, "q3", "a thought")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(t.Context(), ch); !errors.Is(err, assessment.ErrMoved) {
		t.Fatalf("commit: %v, want ErrMoved", err)
	}
	return st, s, ch
}

// overwritten_in_place_while_open: the missing events are named, nothing is
// written over the copy, and they are written again when the person says so.
func TestFaultOverwrittenWhileOpen(t *testing.T) {
	st, s, ch := replaced(t, nil)
	before := st.Copy()
	for range 2 {
		_, _, err := s.Rebase(t.Context(), []*session.Change{ch})
		if !assessment.IsCode(err, assessment.CodeReplaced) || !strings.Contains(err.Error(), "2 saved events are missing") ||
			!strings.Contains(err.Error(), "answer to P-Q1 (q1), answer to P-Q2 (q2)") {
			t.Fatalf("%v", err)
		}
		if lost := s.Lost(); lost == nil || len(lost.Events) != 2 || lost.Other || lost.Events[1].Actor != "Alex" {
			t.Fatalf("lost %+v", lost)
		}
	}
	if after := st.Copy(); after.Head != before.Head {
		t.Fatal("the copy was written to")
	}
	a, _ := s.Clinic().Assessment("")
	want(t, "what is on the screen", a.State("q1").Answer.Kind, assessment.Yes)

	r, err := s.Restore(t.Context(), []*session.Change{ch}, true)
	if err != nil || len(r.Changes) != 2 || len(r.Touched)+len(r.Refused) != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	for _, ch := range r.Changes {
		commit(t, s, ch)
	}
	if s.Lost() != nil {
		t.Error("something is still missing")
	}
	events := st.Copy().Events
	last := events[len(events)-3:]
	for i, by := range []string{"Dana", "Alex", "Dana"} {
		want(t, "author", last[i].Actor, by)
	}
	reader, err := session.Open(t.Context(), st, newClock().now)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := reader.Clinic().Assessment("")
	want(t, "q1", b.State("q1").Answer.Kind, assessment.Yes)
	want(t, "q2", b.State("q2").Answer.Kind, assessment.No)
	want(t, "q3", b.State("q3").Note, "a thought")
}

// The person may also go on without them, and what the copy says stands then.
func TestRestoreWithout(t *testing.T) {
	st, s, ch := replaced(t, func(t *testing.T, st *storetest.Memory) {
		other, err := session.Open(t.Context(), st, newClock().now)
		if err != nil {
			t.Fatal(err)
		}
		other.SetActor("Sam")
		a, _ := other.Clinic().Assessment("")
		must(t, other)(other.Answer(a, "q1", answer(assessment.No)))
	})
	if _, _, err := s.Rebase(t.Context(), []*session.Change{ch}); !assessment.IsCode(err, assessment.CodeReplaced) {
		t.Fatal(err)
	}
	r, err := s.Restore(t.Context(), []*session.Change{ch}, false)
	if err != nil || len(r.Changes) != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	commit(t, s, r.Changes[0])
	a, _ := s.Clinic().Assessment("")
	want(t, "q1", a.State("q1").Answer.Kind, assessment.No)
	want(t, "q2", a.State("q2").Answer.Kind, assessment.Unanswered)
	want(t, "q3", a.State("q3").Note, "a thought")
	want(t, "events", len(st.Copy().Events), len(s.Journal()))
}

// What the copy closed meanwhile is not written into; it is named, and so is
// what both changed.
func TestRestoreIntoWhatChanged(t *testing.T) {
	_, s, ch := replaced(t, func(t *testing.T, st *storetest.Memory) {
		other, err := session.Open(context.Background(), st, newClock().now)
		if err != nil {
			t.Fatal(err)
		}
		other.SetActor("Sam")
		a, _ := other.Clinic().Assessment("")
		must(t, other)(other.CloseAssessment(a, day("2026-11-22")))
	})
	if _, _, err := s.Rebase(t.Context(), []*session.Change{ch}); !assessment.IsCode(err, assessment.CodeReplaced) {
		t.Fatal(err)
	}
	r, err := s.Restore(t.Context(), []*session.Change{ch}, true)
	if err != nil || len(r.Changes) != 0 || len(r.Refused) != 3 || !strings.Contains(r.Refused[0], "answer to P-Q1 (q1)") || !strings.Contains(r.Refused[0], "closed") {
		t.Errorf("%+v, %v", r, err)
	}

	_, s, ch = replaced(t, func(t *testing.T, st *storetest.Memory) {
		other, err := session.Open(context.Background(), st, newClock().now)
		if err != nil {
			t.Fatal(err)
		}
		other.SetActor("Sam")
		a, _ := other.Clinic().Assessment("")
		must(t, other)(other.Answer(a, "q2", answer(assessment.Yes, 1)))
	})
	r, err = s.Restore(t.Context(), []*session.Change{ch}, true)
	if err != nil || strings.Join(r.Touched, " ") != "q2" {
		t.Errorf("%+v, %v", r, err)
	}
}

// The file of another clinic is never written into.
func TestReplacedByAnotherClinic(t *testing.T) {
	st, s, ch := replaced(t, nil)
	other := storetest.NewMemory("c2")
	opened(t, other, newClock())
	st.Replace(other.Copy())
	if _, _, err := s.Rebase(t.Context(), []*session.Change{ch}); !assessment.IsCode(err, assessment.CodeReplaced) || !strings.Contains(err.Error(), "another clinic") {
		t.Errorf("%v", err)
	}
	if _, err := s.Restore(t.Context(), []*session.Change{ch}, true); !assessment.IsCode(err, assessment.CodeReplaced) {
		t.Errorf("%v", err)
	}
	want(t, "events", len(st.Copy().Events), len(other.Copy().Events))
}
