package sqlite

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

var kills = flag.Int("kills", 12, "how often the kill -9 tests kill")

// kill9: a writer is killed at a random moment, again and again on the same
// file. What it acknowledged is there, the chain holds, the lock is free.
func TestKill9(t *testing.T) {
	path, _ := filled(t)
	for range *kills {
		c := start(t, "append", path)
		acknowledged := c.line(t)
		timer := time.AfterFunc(time.Duration(rand.IntN(30_000))*time.Microsecond, func() { _ = c.cmd.Process.Kill() })
		lines, err := c.rest()
		timer.Stop()
		if err == nil {
			t.Fatal("the writer ended by itself")
		}
		if len(lines) > 0 {
			acknowledged = lines[len(lines)-1]
		}
		s := open(t, path)
		if why, ro := s.ReadOnly(); ro {
			t.Fatalf("after a kill the file opens read-only: %s", why)
		}
		j, err := s.Load(t.Context())
		if err != nil {
			t.Fatalf("after a kill: %v", err)
		}
		if !contains(j, acknowledged) {
			t.Fatalf("event %q was acknowledged and is not in the journal of %d", acknowledged, j.Head.Count)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// kill9_during_migration, of the projection: the older rows or the newer ones,
// never between, and the journal as it was.
func TestKill9DuringRebuild(t *testing.T) {
	path, events := filled(t)
	for range *kills {
		c := start(t, "rebuild", path)
		c.line(t)
		timer := time.AfterFunc(time.Duration(rand.IntN(30_000))*time.Microsecond, func() { _ = c.cmd.Process.Kill() })
		_, err := c.rest()
		timer.Stop()
		if err == nil {
			t.Fatal("the rebuilder ended by itself")
		}
		s := open(t, path)
		rows, err := s.StoredRows(t.Context())
		if err != nil {
			t.Fatalf("after a kill: %v", err)
		}
		older, newer := Sorted(storetest.Filled()[1].Rows), Sorted(storetest.Filled()[2].Rows)
		if !reflect.DeepEqual(rows, older) && !reflect.DeepEqual(rows, newer) {
			t.Fatalf("after a kill the rows are neither the older nor the newer ones: %+v", rows)
		}
		if j, err := s.Load(t.Context()); err != nil || !storetest.SameEvents(j.Events, events) {
			t.Fatalf("after a kill: %d events, %v", len(j.Events), err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// contains reports whether a journal has the event with that number and hash.
func contains(j assessment.Journal, head string) bool {
	for _, e := range j.Events {
		if (assessment.Head{Count: e.Seq, Hash: e.Hash}).String() == head {
			return true
		}
	}
	return false
}

// kill9_during_create: whatever has the name of a clinic file is whole, or
// says that its set-up was not finished; no half store, nothing claimed.
func TestKill9DuringCreate(t *testing.T) {
	for range *kills {
		dir := t.TempDir()
		c := start(t, "create", dir)
		c.line(t)
		timer := time.AfterFunc(time.Duration(rand.IntN(40_000))*time.Microsecond, func() { _ = c.cmd.Process.Kill() })
		lines, err := c.rest()
		timer.Stop()
		if err == nil {
			t.Fatal("the maker ended by itself")
		}
		done := map[string]bool{}
		for _, l := range lines {
			if name, ok := strings.CutPrefix(l, "done "); ok {
				done[name] = true
			}
		}
		files, err := filepath.Glob(filepath.Join(dir, "*.clinic"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			s, err := Open(t.Context(), path)
			switch {
			case err == nil:
				if j, err := s.Load(t.Context()); err != nil || len(j.Events) != len(storetest.Filled()[0].Events) {
					t.Errorf("%s: %d events, %v", path, len(j.Events), err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			case done[filepath.Base(path)]:
				t.Errorf("%s was acknowledged: %v", path, err)
			case !strings.Contains(err.Error(), "was not finished"):
				t.Errorf("%s: %v", path, err)
			}
			delete(done, filepath.Base(path))
		}
		for name := range done {
			t.Errorf("%s was acknowledged and is not there", name)
		}
		again(t, dir, len(files))
	}
}

// again makes the clinic on which the maker was killed.
func again(t *testing.T, dir string, n int) {
	t.Helper()
	path := filepath.Join(dir, fmt.Sprintf("c%d.clinic", n))
	s, err := Create(t.Context(), path, storetest.ClinicID)
	if err != nil {
		t.Fatalf("making it again: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

// kill9_during_backup: whatever has the name of a backup is whole and as it was;
// what was being written is not one, and goes with the next.
func TestKill9DuringBackup(t *testing.T) {
	path, events := filled(t)
	dir := t.TempDir()
	before := map[string][]byte{}
	for i := range *kills {
		c := start(t, "backup", path, dir, fmt.Sprint(i))
		said := []string{c.line(t)}
		timer := time.AfterFunc(time.Duration(rand.IntN(30_000))*time.Microsecond, func() { _ = c.cmd.Process.Kill() })
		lines, err := c.rest()
		timer.Stop()
		if err == nil {
			t.Fatal("it ended by itself")
		}
		now := map[string][]byte{}
		for _, name := range listFolder(t, filepath.Join(dir, "x")) {
			if !strings.HasSuffix(name, ".clinic") {
				continue
			}
			now[name] = read(t, filepath.Join(dir, name))
			if c, err := Read(t.Context(), filepath.Join(dir, name)); err != nil || !storetest.SameEvents(c.Journal.Events, events) {
				t.Errorf("%s counts and holds %d events, %v", name, len(c.Journal.Events), err)
			}
		}
		for _, name := range append(said, lines...) {
			if now[name] == nil {
				t.Errorf("%s was said to be there and is not", name)
			}
		}
		for name, was := range before {
			if !bytes.Equal(now[name], was) {
				t.Errorf("the earlier backup %s was touched", name)
			}
		}
		before = now
	}
	if _, err := Backup(t.Context(), path, dir, func(Contents) string { return "last.clinic" }); err != nil {
		t.Fatal(err)
	}
	for _, name := range listFolder(t, filepath.Join(dir, "x")) {
		if !strings.HasSuffix(name, ".clinic") {
			t.Errorf("%s is left", name)
		}
	}
}

// kill9_during_new_leaves_nothing_to_clean: whatever has the name of a clinic
// file opens with its first commit, and a sweep leaves nothing else.
func TestKill9DuringFound(t *testing.T) {
	dir := t.TempDir()
	for i := range *kills {
		c := start(t, "found", dir, fmt.Sprint(i))
		said := []string{c.line(t)}
		timer := time.AfterFunc(time.Duration(rand.IntN(40_000))*time.Microsecond, func() { _ = c.cmd.Process.Kill() })
		lines, err := c.rest()
		timer.Stop()
		if err == nil {
			t.Fatal("it ended by itself")
		}
		Sweep(dir)
		there := map[string]bool{}
		for _, name := range listFolder(t, filepath.Join(dir, "x")) {
			clinic, beside := strings.CutSuffix(name, ".lock")
			clinic, empty := strings.CutSuffix(clinic, "-journal")
			if _, err := os.Lstat(filepath.Join(dir, clinic)); (beside || empty) && err == nil {
				continue // of a file that was open: taken over by the next opening
			}
			there[name] = true
			if c, err := Read(t.Context(), filepath.Join(dir, name)); err != nil || len(c.Journal.Events) != len(storetest.Filled()[0].Events) {
				t.Errorf("%s holds %d events, %v", name, len(c.Journal.Events), err)
			}
		}
		for _, name := range append(said, lines...) {
			if !there[name] {
				t.Errorf("%s was said to be there and is not", name)
			}
		}
	}
}
