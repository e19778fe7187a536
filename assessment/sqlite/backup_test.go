package sqlite

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

func TestBackup(t *testing.T) {
	s := create(t)
	var want []assessment.Event
	for _, c := range storetest.Filled() {
		if _, err := s.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		want = append(want, c.Events...)
	}
	to := filepath.Join(t.TempDir(), "backup.clinic")
	named := func(c Contents) string { return "backup.clinic" }
	c, err := Backup(t.Context(), s.path, filepath.Dir(to), named)
	if err != nil {
		t.Fatal(err)
	}
	if now, err := s.Head(t.Context()); err != nil || c.Journal.Head != now || c.Path != to {
		t.Errorf("the backup %s has the head %v, the file %v, %v", c.Path, c.Journal.Head, now, err)
	}
	if names := listFolder(t, to); !slices.Equal(names, []string{"backup.clinic"}) {
		t.Errorf("the folder of the backup holds %q", names)
	}
	if _, err := Backup(t.Context(), s.path, filepath.Dir(to), named); !assessment.IsCode(err, assessment.CodeExists) {
		t.Errorf("over an existing file: %v, want CodeExists", err)
	}
	b := open(t, to)
	if j, err := b.Load(t.Context()); err != nil || !storetest.SameEvents(j.Events, want) {
		t.Errorf("the backup holds %d events, %v", len(j.Events), err)
	}
	if p, err := b.Pack(t.Context(), storetest.Pack("core").SHA256); err != nil || len(p.JSON) == 0 {
		t.Errorf("the backup's pack: %v", err)
	}
}

// A journal that does not verify is not copied under a good name.
func TestBackupOfABrokenJournal(t *testing.T) {
	path, _ := filled(t)
	unguarded(t, path, "UPDATE journal SET actor = 'Somebody Else' WHERE seq = 3")
	to := filepath.Join(t.TempDir(), "backup.clinic")
	if _, err := Backup(t.Context(), path, filepath.Dir(to), func(Contents) string { return "backup.clinic" }); err == nil {
		t.Errorf("a broken journal was backed up")
	}
	if names := listFolder(t, to); len(names) != 0 {
		t.Errorf("the folder of the backup holds %q", names)
	}
}

// Where no backup can be written, the error says so, in one line, and nothing is
// left.
func TestBackupRefused(t *testing.T) {
	path, _ := filled(t)
	name := func(Contents) string { return "backup.clinic" }
	dir := t.TempDir()
	note := filepath.Join(dir, "note")
	write(t, note, []byte("a note"))
	for _, to := range []string{filepath.Join(dir, "nowhere"), note} {
		if _, err := Backup(t.Context(), path, to, name); !assessment.IsCode(err, assessment.CodeMissing) || strings.Contains(err.Error(), "\n") {
			t.Errorf("into %s: %v, want CodeMissing", to, err)
		}
	}
	lock, _, err := acquire(filepath.Join(dir, backupLock))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Backup(t.Context(), path, dir, name); !assessment.IsCode(err, assessment.CodeBusy) {
		t.Errorf("beside another backup: %v, want CodeBusy", err)
	}
	if err := lock.release(); err != nil {
		t.Fatal(err)
	}
	if names := listFolder(t, note); !slices.Equal(names, []string{"note"}) {
		t.Errorf("the folder holds %q", names)
	}
}

// A backup brought back is the file again, under a free name or in the place of
// another file, which is kept with its journal.
func TestRestore(t *testing.T) {
	path, events := filled(t)
	backup := filepath.Join(t.TempDir(), "backup.clinic")
	if _, err := Backup(t.Context(), path, filepath.Dir(backup), func(Contents) string { return "backup.clinic" }); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	to, aside := filepath.Join(dir, "elm.clinic"), filepath.Join(dir, "elm.damaged-1.clinic")
	whole := func(when string) {
		t.Helper()
		s := open(t, to)
		if why, ro := s.ReadOnly(); ro {
			t.Errorf("%s: read-only: %s", when, why)
		}
		if j, err := s.Load(t.Context()); err != nil || !storetest.SameEvents(j.Events, events) {
			t.Errorf("%s: %d events, %v", when, len(j.Events), err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if c, err := Restore(t.Context(), backup, to, ""); err != nil || c.Path != to || c.Journal.Head.Count != int64(len(events)) {
		t.Fatalf("restored %+v, %v", c.Path, err)
	}
	whole("to a free name")
	if _, err := Restore(t.Context(), backup, to, ""); !assessment.IsCode(err, assessment.CodeExists) {
		t.Errorf("over a file: %v, want CodeExists", err)
	}
	s := open(t, to)
	if _, err := Restore(t.Context(), backup, to, aside); !assessment.IsCode(err, assessment.CodeBusy) {
		t.Errorf("over an open file: %v, want CodeBusy", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	torn := []byte("torn")
	write(t, to, torn)
	write(t, to+"-journal", []byte("its journal"))
	if _, err := Restore(t.Context(), backup, to, aside); err != nil {
		t.Fatal(err)
	}
	whole("in the place of a torn file")
	if got := read(t, aside); !bytes.Equal(got, torn) {
		t.Errorf("kept is %q", got)
	}
	if got := read(t, aside+"-journal"); string(got) != "its journal" {
		t.Errorf("the kept journal is %q", got)
	}
	// The same name again is never written over.
	if _, err := Restore(t.Context(), backup, to, aside); err == nil || !bytes.Equal(read(t, aside), torn) {
		t.Errorf("kept over another: %v", err)
	}
	whole("after that")
	// A file that is gone and its journal that is not: it would be rolled back
	// into what is restored.
	if err := os.Remove(to); err != nil {
		t.Fatal(err)
	}
	write(t, to+"-journal", []byte("hot"))
	if _, err := Restore(t.Context(), backup, to, ""); !assessment.IsCode(err, assessment.CodeExists) {
		t.Errorf("beside a journal: %v, want CodeExists", err)
	}
	if _, err := Restore(t.Context(), backup, to, aside+"2"); err != nil {
		t.Fatal(err)
	}
	whole("beside a journal")
	if got := read(t, aside+"2-journal"); string(got) != "hot" {
		t.Errorf("the kept journal is %q", got)
	}
}

// What does not verify is never restored, and what is there stays.
func TestRestoreOfABrokenBackup(t *testing.T) {
	path, _ := filled(t)
	was := read(t, path)
	backup := filepath.Join(t.TempDir(), "backup.clinic")
	write(t, backup, was)
	unguarded(t, backup, "UPDATE journal SET actor = 'Somebody Else' WHERE seq = 3")
	var broken *assessment.ChainError
	if _, err := Restore(t.Context(), backup, path, path+".aside"); !errors.As(err, &broken) {
		t.Errorf("restored: %v", err)
	}
	if !bytes.Equal(read(t, path), was) {
		t.Errorf("the file was touched")
	}
}

func TestCommon(t *testing.T) {
	path, events := filled(t)
	dir := t.TempDir()
	copyOf := func(name string, more int) string {
		to := filepath.Join(dir, name)
		write(t, to, read(t, path))
		s := open(t, to)
		for range more {
			head, err := s.Head(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			d := storetest.Draft{Kind: assessment.NoteSet, Assessment: "2026", Subject: name, Body: assessment.TextBody{Text: name}}
			if _, err := s.Append(t.Context(), assessment.Commit{Events: storetest.Seal(head, d), Rows: storetest.Filled()[2].Rows}); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		return to
	}
	ahead, aside := copyOf("ahead", 3), copyOf("aside", 5)
	for _, c := range []struct{ a, b string }{{path, path}, {path, ahead}, {ahead, path}, {ahead, aside}, {aside, ahead}} {
		if n, err := Common(t.Context(), c.a, c.b); err != nil || n != int64(len(events)) {
			t.Errorf("%s and %s have %d events in common, %v; want %d", filepath.Base(c.a), filepath.Base(c.b), n, err, len(events))
		}
	}
	if n, err := Common(t.Context(), ahead, ahead); err != nil || n != int64(len(events))+3 {
		t.Errorf("a file has %d events in common with itself, %v", n, err)
	}
}
