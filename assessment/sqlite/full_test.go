package sqlite

import (
	"fmt"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// disk_full_answer, with a file that may not grow: the commit is refused
// whole, the store goes on, and the same commit is stored when there is space.
func TestDiskFull(t *testing.T) {
	s := create(t)
	commits := storetest.Filled()
	head, err := s.Append(t.Context(), commits[0])
	if err != nil {
		t.Fatal(err)
	}
	limit := func(pages int) {
		t.Helper()
		if _, err := s.db.ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	limit(1)
	big := commits[1]
	big.Rows.Answers[0].Note = strings.Repeat("a long note ", 5000)
	if _, err := s.Append(t.Context(), big); !assessment.IsCode(err, assessment.CodeFull) || !strings.HasPrefix(err.Error(), "not saved: disk is full") {
		t.Fatalf("append on a full disk: %v", err)
	}
	if got, err := s.Head(t.Context()); err != nil || got != head {
		t.Errorf("head %v, %v; want %v", got, err, head)
	}
	rows, err := s.StoredRows(t.Context())
	if err != nil || len(rows.Assessments) != 1 {
		t.Errorf("rows of the refused commit: %d, %v", len(rows.Assessments), err)
	}
	// The failure made the store open the file again, without the limit.
	if _, err := s.Append(t.Context(), big); err != nil {
		t.Errorf("retry: %v", err)
	}
	limit(1 << 20)
	if _, err := s.Append(t.Context(), commits[2]); err != nil {
		t.Errorf("the next commit: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if j, err := open(t, s.path).Load(t.Context()); err != nil || len(j.Events) != filledEvents {
		t.Errorf("loaded %d events, %v", len(j.Events), err)
	}
}

// The very first commit of a new clinic may fail too.
func TestDiskFullAtTheFirstCommit(t *testing.T) {
	s := create(t)
	if _, err := s.db.ExecContext(t.Context(), "PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err)
	}
	c := storetest.Filled()[0]
	c.Rows.Answers[0].Note = strings.Repeat("a long note ", 5000)
	if _, err := s.Append(t.Context(), c); !assessment.IsCode(err, assessment.CodeFull) {
		t.Fatalf("append on a full disk: %v", err)
	}
	if _, err := s.Append(t.Context(), c); err != nil {
		t.Errorf("retry: %v", err)
	}
}

// When the disk leaves a commit's outcome open, it may be stored after all.
// Tried again it is accepted, once; any other commit is ErrMoved.
func TestOutcomeLeftOpen(t *testing.T) {
	commits := storetest.Filled()
	end := func(c assessment.Commit) assessment.Head {
		last := c.Events[len(c.Events)-1]
		return assessment.Head{Count: last.Seq, Hash: last.Hash}
	}
	s := create(t)
	for _, c := range commits[:2] {
		if _, err := s.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	s.unsure, s.stale = end(commits[1]), true
	if got, err := s.Append(t.Context(), commits[1]); err != nil || got != end(commits[1]) {
		t.Errorf("retry of a stored commit: %v, %v", got, err)
	}
	if _, err := s.Append(t.Context(), commits[1]); !assessment.IsCode(err, assessment.CodeMoved) {
		t.Errorf("a second time: %v, want ErrMoved", err)
	}
	if _, err := s.Append(t.Context(), commits[2]); err != nil {
		t.Errorf("the next commit: %v", err)
	}
	j, err := s.Load(t.Context())
	if err != nil || len(j.Events) != filledEvents {
		t.Errorf("%d events, %v", len(j.Events), err)
	}
}

// A writer that finds the file busy for too long says so and stores nothing.
func TestBusy(t *testing.T) {
	s := create(t)
	commits := storetest.Filled()
	if _, err := s.Append(t.Context(), commits[0]); err != nil {
		t.Fatal(err)
	}
	other, err := connect(t.Context(), dsn(s.path, modeWrite, writing), writing)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close() //nolint:errcheck // nothing was written
	tx, err := other.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s.waits = 0
	if _, err := s.Append(t.Context(), commits[1]); !assessment.IsCode(err, assessment.CodeBusy) {
		t.Errorf("append: %v, want CodeBusy", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(t.Context(), commits[1]); err != nil {
		t.Errorf("retry: %v", err)
	}
}
