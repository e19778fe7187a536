package session_test

import (
	"strings"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
	"clinicready/questionnaires"
)

// bundledPack has a bundle "bundle" of q1, q2 and q3.
func bundledPack() questionnaires.Pack {
	p := fixturePack()
	b := p.Questions[0]
	b.ID, b.Quick, b.Parts, b.ClosedBy = "bundle", true, []string{"q1", "q2", "q3"}, []string{p.Actions[0].ID}
	p.ID = "bundled"
	p.Questions = append(p.Questions, b)
	for i := range p.Questions {
		p.Questions[i].Pack = "bundled"
	}
	for i := range p.Actions {
		p.Actions[i].Pack = "bundled"
	}
	return p
}

func openedBundle(t *testing.T, st assessment.Store, c *clock) (*session.Session, *assessment.Assessment) {
	t.Helper()
	s, _ := opened(t, st, c)
	scope, err := assessment.NewScope([]string{"hipaa-security"}, assessment.TargetHIPAA, 0, assessment.ModeQuick)
	if err != nil {
		t.Fatal(err)
	}
	must(t, s)(s.OpenAssessment(session.OpenSpec{Title: "Quick", Kind: assessment.SelfAudit, Scope: scope, Packs: []questionnaires.Pack{bundledPack()}}))
	a, _ := s.Clinic().Assessment("")
	return s, a
}

func partly(missing string, parts ...string) assessment.Answer {
	return assessment.Answer{Kind: assessment.Partly, Missing: missing, InPlace: assessment.IDsOf(parts...)}
}

// A Partly that says more is kept as it was given, through undo and redo and a
// fresh reading; in a form of its own, so that every other answer keeps the form
// that older programs read.
func TestPartlyIsKept(t *testing.T) {
	st, c := storetest.NewMemory(storetest.ClinicID), newClock()
	s, a := openedBundle(t, st, c)
	do := must(t, s)
	do(s.Answer(a, "bundle", partly("", "q3", "q1")))
	do(s.Answer(a, "q1", partly("the phone of Dr. Lee")))
	do(s.Answer(a, "bundle", answer(assessment.Yes, 1)))
	first := a.State("q1").AnsweredAt
	c.t = c.t.Add(48 * time.Hour)
	s.SetActor("Sam")
	undo := func() {
		t.Helper()
		ch, _, err := s.Undo(a)
		do(ch, err)
	}
	undo()
	want(t, "parts after undo, in their order", a.State("bundle").Answer, partly("", "q1", "q3"))
	want(t, "by", a.State("bundle").AnsweredBy, "Dana")
	undo()
	want(t, "no words", a.State("q1").Answer, assessment.Answer{})
	ch, _, err := s.Redo(a)
	do(ch, err)
	want(t, "words after redo", a.State("q1").Answer, partly("the phone of Dr. Lee"))

	again, err := session.Open(t.Context(), st, c.now)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := again.Clinic().Assessment("")
	want(t, "read back", b.State("bundle").Answer, partly("", "q1", "q3"))
	want(t, "words read back", b.State("q1").Answer, partly("the phone of Dr. Lee"))
	want(t, "author read back", b.State("q1").AnsweredBy, "Dana")
	want(t, "day read back", b.State("q1").AnsweredAt.Equal(first), true)
	var forms []string
	for _, e := range s.Journal() {
		if e.Kind == assessment.AnswerSet {
			forms = append(forms, strings.Repeat("I", e.Version))
		}
	}
	want(t, "forms", strings.Join(forms, " "), "III III I III II III")
}

// What a Partly may not say is refused with one line, and nothing is changed.
func TestPartlyIsRefused(t *testing.T) {
	s, a := openedBundle(t, storetest.NewMemory(storetest.ClinicID), newClock())
	no := answer(assessment.No)
	no.InPlace = assessment.IDsOf("q1")
	yes := answer(assessment.Yes, 1)
	yes.Missing = "the phone"
	for _, c := range []struct {
		id   string
		ans  assessment.Answer
		want string
	}{
		{"bundle", partly("", "q1", "q2", "q3"), "that is Yes"},
		{"bundle", partly("", "q1", "gone"), `"gone" is not one of the parts of bundle; they are q1, q2, q3`},
		{"bundle", no, "only a Partly says"},
		{"bundle", yes, "only a Partly says"},
		{"q1", partly("", "q2"), "q1 has no parts"},
	} {
		ch, err := s.Answer(a, c.id, c.ans)
		if ch != nil || err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s %+v: %v, want %q", c.id, c.ans, err, c.want)
		}
	}
	want(t, "nothing is recorded", a.State("bundle").Answer, assessment.Answer{})
}

// A part that the packs in use do not have, from an older pack or another
// program, does not stand in the way of a change to something else.
func TestPartsOfAnotherPackStopNothing(t *testing.T) {
	st, c := storetest.NewMemory(storetest.ClinicID), newClock()
	s, a := openedBundle(t, st, c)
	must(t, s)(s.Answer(a, "bundle", partly("", "q1")))
	foreign := s.Journal()[len(s.Journal())-1]
	foreign.Seq, foreign.Prev, foreign.Body = foreign.Seq+1, foreign.Hash, []byte(`{"answer":"partly","evidence":null,"parts_in_place":["gone","q1"]}`)
	foreign.Hash = foreign.Sum()
	if _, err := st.Append(t.Context(), assessment.Commit{Events: []assessment.Event{foreign}}); err != nil {
		t.Fatal(err)
	}
	s, err := session.Open(t.Context(), st, c.now)
	if err != nil {
		t.Fatal(err)
	}
	s.SetActor("Dana")
	a, _ = s.Clinic().Assessment("")
	ans := a.State("bundle").Answer
	want(t, "as written", ans.InPlace, assessment.IDsOf("gone", "q1"))
	ans.Evidence = assessment.EvidenceWritten
	must(t, s)(s.Answer(a, "bundle", ans))
	want(t, "the evidence is recorded", a.State("bundle").Answer.Evidence, assessment.EvidenceWritten)
}
