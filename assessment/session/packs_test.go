package session_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
	"clinicready/questionnaires"
)

// newerPack is the fixture's pack a version later: q1 stands, q2 is asked
// otherwise, q3 gave way to q4.
func newerPack() questionnaires.Pack {
	p := fixturePack()
	p.Version = "1.1.0"
	p.Questions[0].Weight = 3
	p.Questions[1].Ask = "Is it, each year?"
	p.Questions[2].ID, p.Questions[2].Replaces = "q4", []string{"q3"}
	p.Questions[2].ClosedBy = []string{"do-q4"}
	p.Actions[2].ID, p.Actions[2].Replaces = "do-q4", []string{"do-q3"}
	return p
}

func TestMovePacks(t *testing.T) {
	st := storetest.NewMemory("c1")
	s, a := opened(t, st, newClock())
	do := must(t, s)
	for _, id := range []string{"q1", "q2", "q3"} {
		do(s.Answer(a, id, answer(assessment.Yes, 2)))
	}
	do(s.SetNote(a, "q2", "a note that stays"))
	do(s.SetAction(a, "do-q3", assessment.ActionState{Owner: "Dana"}))

	m, err := s.PreviewPacks(a, []questionnaires.Pack{newerPack()})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "there is something to do", m.Nothing(), false)
	want(t, "kept", m.Kept, 1)
	want(t, "new", reflect.DeepEqual(m.New, []string{"q4"}), true)
	want(t, "again", reflect.DeepEqual(m.Again, []string{"q2"}), true)
	want(t, "gone", reflect.DeepEqual(m.Gone, []string{"q3"}), true)
	want(t, "gone with an answer", m.Lost, 1)
	want(t, "actions", reflect.DeepEqual(m.Actions, []string{"do-q3"}), true)
	want(t, "coverage before", m.Before.All().Coverage.Value, 100)
	want(t, "coverage after", m.After.All().Coverage.Value, 23) // 3 of 3 + 5 + 5
	want(t, "the preview changes nothing", a.State("q2").Answer.Kind, assessment.Yes)

	do(s.MovePacks(a, []questionnaires.Pack{newerPack()}))
	again, err := session.Open(context.Background(), st, newClock().now)
	if err != nil {
		t.Fatal(err)
	}
	again.SetActor("Dana")
	b, _ := again.Clinic().Assessment("")
	want(t, "pack", b.Packs[0].Version, "1.1.0")
	want(t, "the answer that stands", b.State("q1").Answer.Short(), "Yes, 2")
	want(t, "the answer set aside", b.State("q2").Answer.Kind, assessment.Unanswered)
	want(t, "the note", b.State("q2").Note, "a note that stays")
	set := again.Set(b)
	q2, _ := set.Question("q2")
	q4, _ := set.Question("q4")
	want(t, "beside the changed question", b.EarlierAnswer(q2), "Yes, 2")
	want(t, "beside the one that replaces", b.EarlierAnswer(q4), "q3: Yes, 2")
	r, _ := again.Evaluate(b, assessment.Date{})
	if !reflect.DeepEqual(r.Groups, m.After.Groups) {
		t.Errorf("scored %+v, the preview said %+v", r.Groups, m.After.Groups)
	}
	_, asked := r.Item("q3")
	want(t, "the retired question is asked", asked, false)
	if _, err := again.Answer(b, "q3", answer(assessment.Yes, 2)); !assessment.IsCode(err, assessment.CodeRefused) {
		t.Errorf("answering a retired question: %v", err)
	}
	must(t, again)(again.Answer(b, "q2", answer(assessment.No, 0)))
	want(t, "once it is answered", b.EarlierAnswer(q2), "")

	ch, _, err := s.Undo(a)
	want(t, "nothing before the move can be undone", ch == nil && err == nil, true)
}

// A pack already stored may be named again; a move to the same packs is none.
func TestMovePacksBackAndNowhere(t *testing.T) {
	s, a := opened(t, storetest.NewMemory("c1"), newClock())
	ch, err := s.MovePacks(a, []questionnaires.Pack{fixturePack()})
	want(t, "no change", ch == nil && err == nil, true)
	m, err := s.PreviewPacks(a, []questionnaires.Pack{fixturePack()})
	want(t, "nothing to do", err == nil && m.Nothing(), true)
	do := must(t, s)
	do(s.MovePacks(a, []questionnaires.Pack{newerPack()}))
	do(s.MovePacks(a, []questionnaires.Pack{fixturePack()}))
	want(t, "back", a.Packs[0].Version, "1.0.0")
}

// A move that was not saved leaves nothing behind: the packs go with every
// later move, or a file would name packs that it does not hold.
func TestMoveThatFailedHandsItsPacksOverAgain(t *testing.T) {
	st := storetest.NewMemory("c1")
	s, a := opened(t, st, newClock())
	full := &assessment.Error{Code: assessment.CodeFull, Text: "disk full"}
	st.FailNext(full)
	ch, err := s.MovePacks(a, []questionnaires.Pack{newerPack()})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(context.Background(), ch); !errors.Is(err, full) {
		t.Fatalf("committed with %v", err)
	}
	if err := s.Reload(context.Background()); err != nil {
		t.Fatal(err)
	}
	a, _ = s.Clinic().Assessment("")
	want(t, "still where it was", a.Packs[0].Version, "1.0.0")
	must(t, s)(s.MovePacks(a, []questionnaires.Pack{newerPack()}))
	if _, err := session.Open(context.Background(), st, newClock().now); err != nil {
		t.Errorf("opening after the second try: %v", err)
	}
}

// elsewhere opens the clinic as another program would.
func elsewhere(t *testing.T, st assessment.Store) (*session.Session, *assessment.Assessment) {
	t.Helper()
	s, err := session.Open(context.Background(), st, newClock().now)
	if err != nil {
		t.Fatal(err)
	}
	s.SetActor("Sam")
	a, _ := s.Clinic().Assessment("")
	return s, a
}

// An answer given under the old packs is not written under new ones that
// somebody else moved to meanwhile: it was given to another question.
func TestRebaseOverAMove(t *testing.T) {
	st := storetest.NewMemory("c1")
	s, a := opened(t, st, newClock())
	other, b := elsewhere(t, st)
	must(t, other)(other.MovePacks(b, []questionnaires.Pack{newerPack()}))

	ch, err := s.Answer(a, "q2", answer(assessment.Yes, 2))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(context.Background(), ch); !errors.Is(err, assessment.ErrMoved) {
		t.Fatalf("committed with %v", err)
	}
	_, _, err = s.Rebase(context.Background(), []*session.Change{ch})
	if !assessment.IsCode(err, assessment.CodeRefused) {
		t.Fatalf("rebased with %v", err)
	}
	a, _ = s.Clinic().Assessment("")
	want(t, "under the new packs", a.Packs[0].Version, "1.1.0")
	want(t, "and not answered", a.State("q2").Answer.Kind, assessment.Unanswered)
}

// A move and what is answered after it are rebased together.
func TestRebaseOfAMove(t *testing.T) {
	st := storetest.NewMemory("c1")
	s, a := opened(t, st, newClock())
	other, b := elsewhere(t, st)
	must(t, other)(other.SetFlag(b, "q1", true))

	move, err := s.MovePacks(a, []questionnaires.Pack{newerPack()})
	if err != nil {
		t.Fatal(err)
	}
	then, err := s.Answer(a, "q4", answer(assessment.Yes, 2))
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := s.Rebase(context.Background(), []*session.Change{move, then})
	if err != nil {
		t.Fatal(err)
	}
	for _, ch := range again {
		commit(t, s, ch)
	}
	a, _ = s.Clinic().Assessment("")
	want(t, "the other's flag", a.State("q1").Flag, true)
	want(t, "our answer", a.State("q4").Answer.Short(), "Yes, 2")
}

func TestClosedAssessmentIsNotMoved(t *testing.T) {
	s, a := opened(t, storetest.NewMemory("c1"), newClock())
	must(t, s)(s.CloseAssessment(a, day("2026-11-22")))
	if _, err := s.MovePacks(a, []questionnaires.Pack{newerPack()}); !assessment.IsCode(err, assessment.CodeRefused) {
		t.Errorf("moved with %v", err)
	}
}
