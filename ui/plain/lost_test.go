package plain_test

import (
	"context"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/ui"
)

// overwriting is a desk that puts an older copy over a clinic as soon as it is
// open.
type overwriting struct {
	*fakeDesk
	older assessment.Journal
	kept  []assessment.Event
}

func (d *overwriting) Open(ctx context.Context, path string) (*ui.Handle, error) {
	h, err := d.fakeDesk.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	h.KeepLost = func(events []assessment.Event) (string, error) {
		d.kept = events
		return "Oak.lost-1.json", nil
	}
	d.stores[path].Replace(d.older)
	return h, nil
}

// overwritten_in_place_while_open, in line mode: what is missing is named, and
// nothing is written before the person chose.
func TestFaultOverwrittenWhileOpen(t *testing.T) {
	for _, c := range []struct {
		choice      string
		first       assessment.AnswerKind
		note, saved bool
		kept        int
	}{
		{"1", assessment.No, true, true, 0},
		{"2", assessment.Unanswered, true, true, 1},
		{"3", assessment.Unanswered, false, false, 0},
		{"", assessment.Unanswered, false, false, 0},
		{"back", assessment.Unanswered, false, false, 0},
	} {
		t.Run(c.choice, func(t *testing.T) {
			d := &overwriting{fakeDesk: made(t)}
			d.older = d.stores["Oak.clinic"].Copy()
			run(t, d.fakeDesk, "Oak.clinic", "1", "3", "quit")
			out := run(t, d, "Oak.clinic", "1", "go 1", "note see the binder", c.choice, "quit")
			if !strings.Contains(out, "1 saved event is missing from it (answer to") || strings.Contains(out, "Saved.") != c.saved || strings.Contains(out, "Everything is saved.") != c.saved {
				t.Errorf("it said:\n%s", out)
			}
			if got := first(t, d.fakeDesk); got.Answer.Kind != c.first || (got.Note != "") != c.note || len(d.kept) != c.kept {
				t.Errorf("recorded %q and note %q, kept %d\n%s", got.Answer.Kind, got.Note, len(d.kept), out)
			}
			if !c.saved && d.stores["Oak.clinic"].Copy().Head != d.older.Head {
				t.Error("something was written over the copy")
			}
		})
	}
}

// standing is a desk whose clinic is not as it was last known.
type standing struct {
	*fakeDesk
	accepted int
}

func (d *standing) Open(ctx context.Context, path string) (*ui.Handle, error) {
	h, err := d.fakeDesk.Open(ctx, path)
	if err == nil {
		h.Standing = ui.Standing{Text: "Oak.clinic ends at event 5, and on 2026-11-20 this clinic had 9 events", Accept: func() error { d.accepted++; return nil }}
	}
	return h, err
}

// known_head_ahead, in line mode.
func TestFaultKnownHeadAhead(t *testing.T) {
	for line, want := range map[string]int{"yes": 1, "no": 0, "": 0, "back": 0} {
		d := &standing{fakeDesk: made(t)}
		out := run(t, d, "Oak.clinic", line, "1", "3", "quit")
		if !strings.Contains(out, "ATTENTION: Oak.clinic ends at event 5, and on 2026-11-20 this clinic had 9\n") || d.accepted != want || !strings.Contains(out, "Saved.") {
			t.Errorf("%q: accepted %d times; it said:\n%s", line, d.accepted, out)
		}
	}
}
