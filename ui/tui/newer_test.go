package tui

import (
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/questionnaires"
	"clinicready/ui/tui/screen"
)

// olderFixture is a clinic under an older version of the embedded pack: one of
// its questions is still asked, one in other words, the others no more.
func olderFixture(t *testing.T) fixture {
	t.Helper()
	p := handPack()
	p.ID, p.Version = "clinicready", "0.9.0"
	kept, ok := questionnaires.Embedded().Question("leaver-access-same-day")
	if !ok {
		t.Fatal("the embedded pack has no leaver-access-same-day")
	}
	p.Questions[0].ID, p.Questions[0].Ask, p.Questions[0].Partly = kept.ID, kept.Ask, kept.Partly
	p.Questions[1].ID = "no-shared-logins"
	return fixture{
		name: "older", clinic: "Riverside Family Clinic", packs: []questionnaires.Pack{p},
		scope: fullScope(assessment.ModeFull, assessment.TargetHIPAA),
		fill: func(t *testing.T, s *session.Session, a *assessment.Assessment) {
			do := must[*session.Change](t)
			do(s.Answer(a, kept.ID, assessment.Answer{Kind: assessment.Yes, Evidence: assessment.EvidenceWritten}))
			do(s.Answer(a, "no-shared-logins", assessment.Answer{Kind: assessment.Yes, Evidence: assessment.EvidenceNothing}))
			do(s.Answer(a, "backups", assessment.Answer{Kind: assessment.No}))
			do(s.SetAction(a, "do-it", assessment.ActionState{Owner: "Dana"}))
		},
	}
}

func TestNewerQuestions(t *testing.T) {
	version := questionnaires.EmbeddedPacks()[0].Version
	d := newDriver(t, olderFixture(t))
	d.see("newer questions are there: clinicready " + version + " is newer than 0.9.0; S, then u")
	d.keys("R").see("clinicready " + version + " is newer than 0.9.0 (S, then u)")
	d.keys("S").see("Newer ones are there").keys("u").see(
		"From clinicready 0.9.0 to clinicready "+version, "1 of the questions asked here stays as it is, with its answer.",
		"1 is asked in other words: its answer is set aside", "6 are no longer asked here.", "1 of those has an answer",
		"1 action with something recorded leaves the plan: do-it.", "Write a report first")

	// Esc changes nothing.
	d.keys("esc").on(screen.Scope)
	if v := d.m.app.Assessment().Packs[0].Version; v != "0.9.0" {
		t.Fatalf("esc moved to %s", v)
	}
	d.keys("u", "m").see("the assessment has the newer questions").unseen("Newer ones are there")
	a := d.m.app.Assessment()
	if a.Packs[0].Version != version || a.State("no-shared-logins").Answer.Kind != assessment.Unanswered {
		t.Errorf("packs %+v, answer %+v", a.Packs, a.State("no-shared-logins").Answer)
	}
	d.keys("W", "/").typed("no-shared-logins").keys("enter").see("answered under older questions: Yes, 0. It does not count here")
	d.keys("z").see("there is nothing to take back")

	again := start(t, d.desk, plainLook, Options{Path: path, Actor: "Dana"})
	if got := again.m.app.Assessment(); got.Packs[0].Version != version || len(got.OlderPacks) != 1 {
		t.Errorf("stored %+v after %+v", got.Packs, got.OlderPacks)
	}
	again.unseen("newer questions are there")
}

// The offer stands only where there is something newer.
func TestNoNewerQuestions(t *testing.T) {
	newDriver(t, quickFixture()).unseen("newer questions").keys("S").unseen("Newer ones").keys("u").unseen("Move to newer questions")
}
