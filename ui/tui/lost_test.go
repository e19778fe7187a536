package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
)

// overwritten begins on a clinic over which an older copy was put after one
// answer was saved, and answers once more.
func overwritten(t *testing.T) (*driver, *storetest.Memory, *[]assessment.Event) {
	t.Helper()
	d := newDriver(t, emptyFixture())
	m := d.desk.clinics[path]
	older := m.Copy()
	var kept []assessment.Event
	d.m.app.Handle().KeepLost = func(events []assessment.Event) (string, error) {
		kept = events
		return "/data/test.lost-1.json", nil
	}
	d.to("oversight").keys("1")
	if d.stored("oversight").Answer.Kind != assessment.Yes {
		t.Fatal("the first answer was not saved")
	}
	m.Replace(older)
	d.to("second-factor").keys("3")
	d.see("Saved answers are missing from the file", "1 saved event is missing from it: answer to", "oversight", "write what is missing again", "NOT SAVED")
	if m.Copy().Head != older.Head {
		t.Fatal("the copy was written to before anything was chosen")
	}
	return d, m, &kept
}

// overwritten_in_place_while_open, on the screen.
func TestFaultOverwrittenWhileOpen(t *testing.T) {
	d, _, _ := overwritten(t)
	d.keys("w").see("what was missing is written again")
	if d.stored("oversight").Answer.Kind != assessment.Yes || d.stored("second-factor").Answer.Kind != assessment.No {
		t.Error("one of the two is lost")
	}

	d, _, kept := overwritten(t)
	d.keys("k").see("goes on with the copy", "/data/test.lost-1.json")
	if d.stored("oversight").Answer.Kind != assessment.Unanswered || d.stored("second-factor").Answer.Kind != assessment.No || len(*kept) != 1 {
		t.Errorf("kept %v", *kept)
	}

	d, m, _ := overwritten(t)
	before := m.Copy().Head
	d.keys("enter").see("Saved answers are missing from the file").keys("esc").see("NOT SAVED")
	if m.Copy().Head != before {
		t.Error("to leave the question wrote something")
	}
	d.keys("r").see("Saved answers are missing from the file")
	d.keys("w").see("what was missing is written again")

	d, m, _ = overwritten(t)
	d.keys("esc")
	other := storetest.NewMemory("another clinic")
	m.Replace(other.Copy())
	d.keys("r").see("The file of another clinic was put over this one")
	d.keys("k").see("NOT SAVED")
	if len(m.Copy().Events) != 0 {
		t.Error("the file of another clinic was written to")
	}
}

// known_head_ahead, on the screen: it stays until it is answered.
func TestFaultKnownHeadAhead(t *testing.T) {
	accepted, fails := 0, error(nil)
	standing := ui.Standing{Text: "test.clinic ends at event 5, and on 2026-11-20 this clinic had 9 events: look for the newer file", Accept: func() error { accepted++; return fails }}
	begin := func(st ui.Standing) *driver {
		d := newDriver(t, emptyFixture())
		h, err := d.desk.Open(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		h.Standing = st
		d.m.release()
		d.m.opened(screen.OpenedMsg{Handle: h})
		d.idle()
		d.m.settle()
		return d
	}
	d := begin(standing)
	d.see("Not the file that was here last", "ends at event 5", "this file is right").keys("3").see("ends at event 5")
	d.keys("l")
	if accepted != 0 || strings.Contains(d.m.View(), "ends at event 5") {
		t.Error("to decide later is not an answer")
	}
	begin(standing).keys("y")
	if accepted != 1 {
		t.Errorf("accepted %d times", accepted)
	}
	fails = errors.New("the data folder cannot be written")
	begin(standing).keys("y").see("the data folder cannot be written")
	begin(ui.Standing{Text: "what was known cannot be read"}).see("What was known cannot be read.")
}
