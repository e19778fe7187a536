package desk

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/sqlite"
	"clinicready/questionnaires"
	"clinicready/ui"
)

// example is a desk with the example clinic on it, and a clock to set.
func example(t *testing.T) (d *Desk, path string, clock *time.Time) {
	t.Helper()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	d = New(t.TempDir(), "clinicready", func() time.Time { return now })
	d.Tell = func(text string) { t.Errorf("it said %q", text) }
	h, err := d.MakeDemo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d, h.Path, &now
}

// note saves one change.
func note(t *testing.T, h *ui.Handle, text string) {
	t.Helper()
	a := h.Session.Clinic().Assessments[0]
	ch, err := h.Session.SetNote(a, h.Session.Set(a).Questions[0].ID, text)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Session.Commit(t.Context(), ch); err != nil {
		t.Fatal(err)
	}
}

// worked opens the clinic, saves a change and leaves.
func worked(t *testing.T, d *Desk, path, text string) {
	t.Helper()
	h, err := d.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	h.Session.SetActor("Dana")
	note(t, h, text)
	if err := h.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// Ten are kept, the oldest go first, and each is readable by its owner alone.
// After a clock that was years ahead the newest that verifies stays all the same.
func TestTenBackupsAreKept(t *testing.T) {
	d, path, clock := example(t)
	dir := d.backupsOf(sqlite.ClinicID(t.Context(), path))
	if got := backupsIn(dir, *clock); len(got) != 0 {
		t.Fatalf("nothing was changed, and there are %d backups", len(got))
	}
	for i := range 13 {
		*clock = clock.Add(time.Hour)
		worked(t, d, path, fmt.Sprint("note ", i))
	}
	got := backupsIn(dir, *clock)
	if len(got) != backupsKept || !got[0].at.Equal(*clock) || !got[9].at.Equal(clock.Add(-9*time.Hour)) {
		t.Fatalf("kept are %d: %+v", len(got), got)
	}
	for _, name := range []string{filepath.Join(d.folder, backupsFolder), dir, got[0].path, filepath.Join(dir, originsFile)} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	right := *clock
	*clock = right.AddDate(10, 0, 0)
	worked(t, d, path, "in ten years")
	*clock = right.Add(time.Hour)
	for i := range 3 {
		worked(t, d, path, fmt.Sprint("back again ", i))
		if b, ok := d.newestBackup(t.Context(), path); !ok || b.at.Year() < 2026 {
			t.Fatalf("the newest is %+v, %v", b, ok)
		}
		*clock = clock.Add(time.Hour)
	}
	got = backupsIn(dir, *clock)
	if len(got) != backupsKept || got[0].at.Year() != 2026 || got[0].events != got[1].events+1 {
		t.Errorf("after the clock was wrong: %+v", got)
	}
	// Somebody else's files in the folder stay.
	mine := filepath.Join(dir, "mine.clinic")
	if err := os.WriteFile(mine, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	worked(t, d, path, "and again")
	if !exists(mine) {
		t.Errorf("a file that is not a backup was removed")
	}
}

// Leaving without a change makes no backup; that one cannot be made is said, and
// what was saved stays saved.
func TestBackupByItself(t *testing.T) {
	d, path, _ := example(t)
	h, err := d.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Finish(t.Context()); err != nil || exists(filepath.Join(d.folder, backupsFolder)) {
		t.Errorf("leaving without a change: %v, and a backup", err)
	}
	if err := os.WriteFile(filepath.Join(d.folder, backupsFolder), []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	var said []string
	d.Tell = func(text string) { said = append(said, text) }
	worked(t, d, path, "noted")
	if len(said) != 1 || !strings.HasPrefix(said[0], "no backup was made of "+demoFile+": the folder for backups, ") || strings.Contains(said[0], "\n") {
		t.Errorf("it said %q", said)
	}
	if c, err := sqlite.Read(t.Context(), path); err != nil || c.Last().Kind != assessment.NoteSet {
		t.Errorf("what was saved: %+v, %v", c.Last(), err)
	}
}

// Before an older file's rows are made again, and before an assessment moves to
// newer questions, there is a backup.
func TestBackupBeforeWhatChangesAll(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "assessment", "sqlite", "testdata", "format-1", "small.clinic"))
	if err != nil {
		t.Fatal(err)
	}
	d := New(t.TempDir(), "clinicready", time.Now)
	path := filepath.Join(d.folder, "small.clinic")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	h, err := d.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	b, ok := d.newestBackup(t.Context(), path)
	if !ok {
		t.Fatal("there is no backup")
	}
	if sum, err := sqlite.Summarize(t.Context(), b.path); err != nil || !sum.Stale {
		t.Errorf("the backup is of the file after its rows were made again: %+v, %v", sum, err)
	}

	st, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() //nolint:errcheck // nothing was written
	kept := 0
	k := keeper{st, func(context.Context) { kept++ }}
	for kind, want := range map[assessment.Kind]int{assessment.NoteSet: 0, assessment.PacksMoved: 1} {
		kept = 0
		if _, err := k.Append(t.Context(), assessment.Commit{Events: []assessment.Event{{Kind: kind}}}); err == nil || kept != want {
			t.Errorf("%s: %d backups before it, want %d (%v)", kind, kept, want, err)
		}
	}
}

// A folder for backups in which nothing can be written is a sentence.
func TestBackupOfADamagedFile(t *testing.T) {
	d, path, _ := example(t)
	worked(t, d, path, "noted")
	if err := os.Truncate(path, 4096*3); err != nil {
		t.Fatal(err)
	}
	_, err := d.Backup(t.Context(), path, "")
	if err == nil || !strings.Contains(err.Error(), "is at hand: clinicready restore ") {
		t.Errorf("a backup of a damaged file: %v", err)
	}
	if got := backupsIn(d.backupsOf(""), time.Now()); len(got) != 0 {
		t.Errorf("backups of nobody: %+v", got)
	}
}

// An id that a hostile file brings leads nowhere else.
func TestBackupsStayInTheirFolder(t *testing.T) {
	d := New(t.TempDir(), "clinicready", time.Now)
	under := filepath.Join(d.folder, backupsFolder)
	for _, id := range []string{"", "..", "../../x", "/etc", "a/b", ".", strings.Repeat("x", 400), "con\x00", newID()} {
		if got := d.backupsOf(id); filepath.Dir(got) != under || len(filepath.Base(got)) > 64 {
			t.Errorf("%q leads to %s", id, got)
		}
	}
}

// A file that takes too long is said to, and holds up nobody.
func TestListWithinItsTime(t *testing.T) {
	d, path, _ := example(t)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // nothing was written
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	l := lister{desk: d, limit: 20 * time.Millisecond, sets: map[string]*questionnaires.Set{}}
	if c := l.within(t.Context(), path); !strings.Contains(c.Problem, "was not read: it took longer than") {
		t.Errorf("the card of a locked file: %+v", c.Card)
	}
	if _, err := db.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	l.limit = perFile
	if c := l.within(t.Context(), path); c.Problem != "" {
		t.Errorf("the card of the free file: %+v", c.Card)
	}
}

// Clinics of one name show their files; copies of one clinic say what they are
// to each other.
func TestTwinsAndCopies(t *testing.T) {
	d, path, _ := example(t)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"older.clinic", "other.clinic", "elm.damaged-20261122T090000Z.clinic", ".hidden.clinic"} {
		if err := os.WriteFile(filepath.Join(d.folder, name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	worked(t, d, path, "one")
	worked(t, d, path, "two")
	worked(t, d, filepath.Join(d.folder, "other.clinic"), "three")
	cards, err := d.Cards(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		demoFile: "grew apart from other.clinic after event 82", "older.clinic": "2 events behind " + demoFile,
		"other.clinic": "grew apart from " + demoFile + " after event 82",
	}
	if len(cards) != len(want) {
		t.Errorf("%d cards, want %d", len(cards), len(want))
	}
	for _, c := range cards {
		if c.Copy != want[c.File] || c.Label() != demoName+" ("+c.File+")" {
			t.Errorf("%s: %q", c.Label(), c.Copy)
		}
	}
	if err := os.Remove(filepath.Join(d.folder, "other.clinic")); err != nil {
		t.Fatal(err)
	}
	if cards, err = d.Cards(t.Context()); err != nil || len(cards) != 2 {
		t.Fatalf("%d cards, %v", len(cards), err)
	}
	for _, c := range cards {
		if c.File == demoFile && c.Copy != "2 events ahead of older.clinic" {
			t.Errorf("%s: %q", c.Label(), c.Copy)
		}
	}
}

// Whatever damage a file takes, opening it either works or names the backup.
func TestDamageNamesTheBackup(t *testing.T) {
	d, path, _ := example(t)
	worked(t, d, path, "noted")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damages := map[string][]byte{
		"empty": nil, "text": []byte("hello"), "cut": whole[:len(whole)/2], "a head of zeros": append(make([]byte, 200), whole[200:]...),
		"a page of zeros": bytes.Join([][]byte{whole[:4096], make([]byte, 4096), whole[8192:]}, nil),
	}
	for name, b := range damages {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		h, oerr := d.Open(t.Context(), path)
		if oerr == nil {
			_ = h.Close()
		}
		_, rerr := d.OpenReading(t.Context(), path)
		v, verr := d.Verify(t.Context(), path, KnownHead{})
		if verr == nil && !v.OK {
			verr = fmt.Errorf("%s", v.Problem)
		}
		for who, err := range map[string]error{"open": oerr, "read": rerr, "verify": verr} {
			if err == nil || !strings.Contains(err.Error(), " events is at hand: clinicready restore ") || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s, %s: %v", name, who, err)
			}
		}
	}
}

// BenchmarkCards lists a consultant's folder of clinics that are answered in
// quick mode, all of it compared with their journals; per clinic.
func BenchmarkCards(b *testing.B) {
	const clinics = 16
	d := New(b.TempDir(), "clinicready", time.Now)
	for i := range clinics {
		h, err := d.MakeDemo(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		if err := h.Close(); err != nil {
			b.Fatal(err)
		}
		if err := os.Rename(h.Path, filepath.Join(d.folder, fmt.Sprintf("c%d.clinic", i))); err != nil {
			b.Fatal(err)
		}
	}
	b.ResetTimer()
	for b.Loop() {
		cards, err := d.Cards(b.Context())
		if err != nil || len(cards) != clinics || cards[0].Problem != "" {
			b.Fatal(len(cards), err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/clinics*1000, "ms/1000clinics")
}
