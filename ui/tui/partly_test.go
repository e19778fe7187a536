package tui

import (
	"testing"

	"clinicready/assessment"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
)

const mfaBundle = "mfa-email-remote-ehr-admin"

// A Partly on a question with parts asks which of them are in place; the plan
// then asks for the others, and sheet and card name them.
func TestPartlyNamesParts(t *testing.T) {
	for name, keys := range map[string][]string{
		"letters": {"2", "b", "d", "enter"},
		"arrows":  {"2", "down", "space", "down", "down", "space", "enter"},
		"a slip":  {"2", "a", "b", "d", "a", "enter"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDriver(t, quickFixture())
			d.to(mfaBundle).keys("2").see("Which of these are in place?", "a [ ]", "x").keys(keys[1:]...)
			want := assessment.Answer{Kind: assessment.Partly, InPlace: assessment.IDsOf("mfa-remote-access", "mfa-admin-accounts")}
			if got := d.stored(mfaBundle).Answer; got != want {
				t.Errorf("stored %+v", got)
			}
			d.see("What could you show an auditor today?").keys("b").to(mfaBundle).see("Missing:").unseen("Remote access and administrators only")
			d.keys("z", "z").to(mfaBundle).see("Remote access and administrators only")
			if got := d.stored(mfaBundle).Answer; got != (assessment.Answer{}) {
				t.Errorf("after undo %+v", got)
			}
		})
	}
}

// None or all marked is refused with a sentence; Esc leaves everything as it
// was; x goes on without naming any.
func TestPartlyRefusesNoneAndAll(t *testing.T) {
	d := newDriver(t, quickFixture())
	d.to(mfaBundle).keys("2", "enter").see("name what is in place, or take x")
	d.keys("a", "b", "c", "d", "enter").see("all of these in place is Yes, not Partly")
	d.keys("esc").on(screen.Walk)
	if got := d.stored(mfaBundle).Answer; got != (assessment.Answer{}) {
		t.Errorf("stored %+v", got)
	}
	d.keys("2", "b", "down", "down", "down", "enter").see("parts are marked").keys("esc")
	d.keys("2", "a", "x").see("What could you show an auditor today?")
	if got := d.stored(mfaBundle).Answer; got != (assessment.Answer{Kind: assessment.Partly}) {
		t.Errorf("stored %+v", got)
	}
	d.keys("enter").to(mfaBundle).keys("2", "down", "down", "down", "down", "enter").see("What could you show an auditor today?")
}

// A question without parts takes what is missing in the clinic's own words; to
// say nothing takes Enter once more.
func TestPartlyTakesWords(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("2").see("Partly is for: Remote access and administrators only.").keys("esc")
	if got := d.stored("second-factor").Answer; got != (assessment.Answer{}) {
		t.Errorf("esc stored %+v", got)
	}
	d.keys("2").typed("Dr. Lee's phone").keys("enter").see("What could you show an auditor today?").keys("b")
	want := assessment.Answer{Kind: assessment.Partly, Evidence: assessment.EvidenceWritten, Missing: "Dr. Lee's phone"}
	if got := d.stored("second-factor").Answer; got != want {
		t.Errorf("stored %+v", got)
	}
	d.to("second-factor").see("Dr. Lee's phone").unseen("Remote access and administrators only")
	d.keys("P", "enter").see("Now: Partly. Dr. Lee's phone.")
}

// The list keeps the frame at every size, with the line under the cursor in sight.
func TestPartlyViews(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"40x10", 40, 10}, {"60x20", 60, 20}, {"80x24", 80, 24}} {
		d := newDriverAs(t, quickFixture(), look{size.w, size.h, theme.Mono, false})
		d.to(mfaBundle).keys("2", "b", "down").golden2("dialogs/parts-"+size.name, "open")
		for range 6 {
			d.keys("down").see(">")
		}
		d.see("I cannot say which")
	}
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("2").golden2("dialogs/words-80x24", "open")
}

// Who planned a control, and for when, stands on the plan, in the sheet of the
// action and in the forms that would change it.
func TestPlannedStandsOnThePlan(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("own-account").keys("6", "p").typed("Sam Ortiz").keys("enter").typed("15 Dec 2026").keys("enter")
	d.keys("P").see("15 Dec", "Sam")
	d.keys("enter").see("due 15 Dec 2026 (as planned in the answer; the plan computes", "Owner: Sam Ortiz").keys("esc")
	d.keys("o").see("Empty is Sam Ortiz, as planned in the answer.").keys("esc")
	d.keys("d").see("Empty is what was planned in the answer: 2026-12-15").keys("esc")
}
