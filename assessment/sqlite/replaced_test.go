package sqlite

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// overwritten_in_place_while_open, the part of the store: whatever copy lies
// under the name when a commit comes, nothing is written that does not follow
// what it holds, and what it holds is read and not remembered.
func TestFaultOverwrittenWhileOpen(t *testing.T) {
	path, _ := filled(t)
	first := read(t, path)
	for _, c := range []struct {
		name string
		file func(t *testing.T) []byte
	}{
		{"older", func(*testing.T) []byte { return first }},
		{"newer", func(t *testing.T) []byte { return grown(t, first, 5, "theirs") }},
		{"another of as many changes", func(t *testing.T) []byte { return grown(t, first, 2, "theirs") }},
	} {
		for _, by := range []string{"in place", "renamed over"} {
			t.Run(c.name+", "+by, func(t *testing.T) {
				path, _ := filled(t)
				write(t, path, first)
				s := open(t, path)
				head := headIn(t, first)
				save := func() error {
					drafts := storetest.Answers(1)
					drafts[0].Subject = "mine"
					next, err := s.Append(t.Context(), assessment.Commit{Events: storetest.Seal(head, drafts...), Rows: storetest.Filled()[1+head.Count%2].Rows})
					if err == nil {
						head = next
					}
					return err
				}
				for range 2 {
					if err := save(); err != nil {
						t.Fatal(err)
					}
				}
				other := c.file(t)
				if by == "in place" {
					overwrite(t, path, other)
				} else {
					write(t, path+".tmp", other)
					rename(t, path+".tmp", path)
				}
				for range 2 {
					if err := save(); !errors.Is(err, assessment.ErrMoved) {
						t.Fatalf("append: %v, want ErrMoved", err)
					}
				}
				if !bytes.Equal(read(t, path), other) {
					t.Fatal("the copy was written to")
				}
				j, err := s.Load(t.Context())
				if want := headIn(t, other); err != nil || j.Head != want {
					t.Errorf("loaded up to %v (%v), want %v", j.Head, err, want)
				}
				head = j.Head
				if err := save(); err != nil {
					t.Errorf("on top of it: %v", err)
				}
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				if j, err := open(t, path).Load(t.Context()); err != nil || j.Head != head {
					t.Errorf("in the end: %v, %v", j.Head, err)
				}
			})
		}
	}
}

// overwrite writes into a file as it lies there, as `cp` does.
func overwrite(t *testing.T, path string, content []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// A clinic that was closed well leaves nothing beside it, and closing takes no
// journal away that another program is in need of.
func TestCloseLeavesNoJournal(t *testing.T) {
	path, _ := filled(t)
	s := open(t, path)
	other, err := openUnlocked(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close() //nolint:errcheck // closed below
	tx, err := other.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.ExecContext(t.Context(), "UPDATE meta SET head_count = head_count + 1"); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path + "-journal")
	if err != nil || before.Size() == 0 {
		t.Fatalf("the other program is not in the middle of a save: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(path + "-journal"); err != nil || !os.SameFile(before, after) || after.Size() != before.Size() {
		t.Errorf("the journal of the other program was touched: %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if got := listFolder(t, path); len(got) != 1 {
		t.Errorf("the folder holds %q", got)
	}
}
