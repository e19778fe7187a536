package session_test

import (
	"context"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
)

// beside is a second person at the same clinic.
func beside(t *testing.T, st *storetest.Memory) (*session.Session, *assessment.Assessment) {
	t.Helper()
	other, err := session.Open(context.Background(), st, newClock().now)
	if err != nil {
		t.Fatal(err)
	}
	other.SetActor("Sam")
	a, err := other.Choose("")
	if err != nil {
		t.Fatal(err)
	}
	return other, a
}

func TestSavePutsAChangeOnTopOfWhatOthersSaved(t *testing.T) {
	ctx := context.Background()
	st := storetest.NewMemory("c1")
	mine, a := opened(t, st, newClock())
	other, b := beside(t, st)
	must(t, other)(other.Answer(b, "q1", answer(assessment.No)))
	ch, err := mine.Answer(a, "q1", answer(assessment.Yes, 1))
	if err != nil {
		t.Fatal(err)
	}
	_, on, err := mine.Save(ctx, ch)
	if err != nil || on == nil {
		t.Fatalf("saved on top %v, error %v", on, err)
	}
	want(t, "said", on.Sentence(), "Another program changed this clinic while you worked. Yours was put on top of theirs for: q1. Look at it again.")
	_, r := beside(t, st)
	want(t, "q1", r.State("q1").Answer.Kind, assessment.Yes)

	a, _ = mine.Choose("")
	ch, err = mine.Answer(a, "q2", answer(assessment.No))
	if err != nil {
		t.Fatal(err)
	}
	if _, on, err = mine.Save(ctx, ch); err != nil || on != nil {
		t.Errorf("with nobody beside: on top %v, error %v", on, err)
	}
}

// A store that always says that somebody was first is not asked for ever, and
// what is handed back can still be saved.
func TestSaveGivesUpAndCanGoOn(t *testing.T) {
	ctx := context.Background()
	st := storetest.NewMemory("c1")
	mine, a := opened(t, st, newClock())
	ch, err := mine.Answer(a, "q1", answer(assessment.Yes, 1))
	if err != nil {
		t.Fatal(err)
	}
	for range 9 {
		st.FailNext(assessment.ErrMoved)
	}
	again, _, err := mine.Save(ctx, ch)
	if !assessment.IsCode(err, assessment.CodeMoved) || again == nil {
		t.Fatalf("change %v, error %v", again, err)
	}
	if _, on, err := mine.Save(ctx, again); err != nil || on != nil {
		t.Errorf("saved later: on top %v, error %v", on, err)
	}
	_, r := beside(t, st)
	want(t, "q1", r.State("q1").Answer.Kind, assessment.Yes)
}

func TestSaveSaysWhatCannotBeMadeAnyMore(t *testing.T) {
	ctx := context.Background()
	st := storetest.NewMemory("c1")
	mine, a := opened(t, st, newClock())
	other, b := beside(t, st)
	must(t, other)(other.CloseAssessment(b, day("2026-11-22")))
	ch, err := mine.Answer(a, "q1", answer(assessment.Yes, 1))
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := mine.Save(ctx, ch)
	if !assessment.IsCode(err, assessment.CodeRefused) || again != nil {
		t.Errorf("change %v, error %v", again, err)
	}
}

func TestPutOnTopKeepsTheRest(t *testing.T) {
	ctx := context.Background()
	st := storetest.NewMemory("c1")
	mine, a := opened(t, st, newClock())
	other, b := beside(t, st)
	must(t, other)(other.CloseAssessment(b, day("2026-11-22")))
	c1, err := mine.Answer(a, "q1", answer(assessment.Yes, 1))
	if err != nil {
		t.Fatal(err)
	}
	c2, err := mine.SetPerson(assessment.Person{Name: "Robin", Role: assessment.RoleAssessor})
	if err != nil {
		t.Fatal(err)
	}
	on, err := mine.PutOnTop(ctx, []*session.Change{c1, c2})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "kept", len(on.Again), 1)
	want(t, "dropped", len(on.Dropped), 1)
	if said := on.Sentence(); !strings.HasPrefix(said, "somebody else changed this clinic; not kept: ") {
		t.Errorf("said %q", said)
	}
	commit(t, mine, on.Again[0])
	reader, _ := beside(t, st)
	people := reader.Clinic().People
	want(t, "the last person", people[len(people)-1].Name, "Robin")
}

func TestChooseAndWritable(t *testing.T) {
	st := storetest.NewMemory("c1")
	s, a := opened(t, st, newClock())
	got, err := s.Choose(a.ID)
	if err != nil || got != a {
		t.Errorf("by id: %v, %v", got, err)
	}
	if _, err := s.Choose("a9"); !assessment.IsCode(err, assessment.CodeMissing) || !strings.Contains(err.Error(), "it has a1") {
		t.Errorf("an id that is not there: %v", err)
	}
	if err := s.Writable(); err != nil {
		t.Errorf("a store that can be written: %v", err)
	}
	st.SetReadOnly("the share is gone")
	if err := s.Writable(); !assessment.IsCode(err, assessment.CodeReadOnly) || !strings.Contains(err.Error(), "the share is gone") {
		t.Errorf("a store that cannot: %v", err)
	}
}
