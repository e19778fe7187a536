package tui

import (
	"context"
	"errors"
	"slices"
	"testing"

	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
)

// B makes a backup of the clinic under the cursor at home, and of the open one
// everywhere else.
func TestBackupKey(t *testing.T) {
	d := start(t, halfFolder(t), look{100, 24, theme.Mono, false}, Options{Actor: "Dana"})
	d.on(screen.Home).keys("down", "B").see("backed up 7 events: /data/backups/test.clinic")
	d.keys("up", "enter").on(screen.Walk).keys("B").see("nothing was saved since the backup of 7 events that is there")
	d.keys(":").typed("backup").see("make a backup of what is saved").keys("enter").idle()
	d.keys("H").on(screen.Home).keys(":").typed("backup").see("make a backup of the clinic").unseen("make a backup of what is saved").keys("esc")
	first := d.desk.cards[1].Path
	if want := []string{first, path, path}; !slices.Equal(d.desk.backedUp, want) {
		t.Errorf("backups of %q, want %q", d.desk.backedUp, want)
	}
	d.desk.refuse = errors.New("the folder for backups cannot be made")
	d.keys("B").see("the folder for backups cannot be made")
}

// The clinic that is left for another one is kept too.
func TestBackupOfTheClinicThatIsLeft(t *testing.T) {
	d := newDriver(t, emptyFixture())
	second := deskOf(t, halfFixture())
	d.desk.add("/data/second.clinic", second.clinics[path], ui.Card{Name: "Second"})
	kept := make(chan string, 1)
	d.m.app.Handle().Keep = func(context.Context) { kept <- "first" }
	d.m.app.OpenPath("/data/second.clinic")
	d.send(screen.ChangedMsg{})
	d.see("Are backups kept apart")
	if got := <-kept; got != "first" {
		t.Errorf("kept %q", got)
	}
}

// Clinics of one name show their files, and a copy what it is to the other.
func TestHomeTellsCopiesApart(t *testing.T) {
	for _, w := range []int{60, 100, 140} {
		f := halfFolder(t)
		f.cards[0].File, f.cards[0].Copy = "river.clinic", "2 events ahead of copy.clinic"
		d := start(t, f, look{w, 24, theme.Mono, false}, Options{Actor: "Dana"})
		d.on(screen.Home).see("(river.clinic)", "2 events ahead of copy.clinic")
	}
}
