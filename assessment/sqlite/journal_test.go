package sqlite

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// The file itself forbids what the program never does.
func TestJournalIsNeverChanged(t *testing.T) {
	s := create(t)
	for _, c := range storetest.Filled() {
		if _, err := s.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	before, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	const copied = "SELECT %s, at, zone, actor, assessment, kind, version, subject, body, prev, hash FROM journal WHERE seq = 2"
	for _, q := range []string{
		"UPDATE journal SET actor = 'x' WHERE seq = 2",
		"UPDATE journal SET seq = 1000 WHERE seq = 2",
		"DELETE FROM journal WHERE seq = 2",
		"DELETE FROM journal",
		"INSERT OR REPLACE INTO journal " + fmt.Sprintf(copied, "2"),
		"INSERT INTO journal " + fmt.Sprintf(copied, "100"),
		"INSERT INTO journal " + fmt.Sprintf(copied, "0"),
		"UPDATE pack SET json = '{}'",
		"DELETE FROM pack",
		"INSERT OR REPLACE INTO pack SELECT sha256, id, version, '{}' FROM pack",
	} {
		if _, err := s.db.ExecContext(t.Context(), q); err == nil {
			t.Errorf("%s: allowed", q)
		}
	}
	after, err := s.Load(t.Context())
	if err != nil || !storetest.SameEvents(before.Events, after.Events) {
		t.Errorf("the journal changed: %v", err)
	}
}

// unguarded makes changes that the triggers forbid, and puts the triggers back
// so that only the chain can tell.
func unguarded(t *testing.T, path string, statements ...string) {
	t.Helper()
	var drop, restore []string
	for _, o := range permanent {
		if strings.HasPrefix(o.sql, "CREATE TRIGGER") {
			drop = append(drop, "DROP TRIGGER "+o.name)
			restore = append(restore, o.sql)
		}
	}
	alter(t, path, slices.Concat(drop, statements, restore)...)
}

// row_swapped_between_stores, rows_reordered, row_removed_in_middle
func TestChainErrors(t *testing.T) {
	// other is a clinic of the same shape under another id.
	other := assessment.Event{Seq: 5, Kind: assessment.NoteSet, Version: 1, Subject: "mfa", Assessment: "2025", Body: []byte(`{"text":"x"}`), Prev: assessment.Genesis("another clinic").Hash}
	other.Hash = other.Sum()
	blob := func(h assessment.Hash) string { return "x'" + h.String() + "'" }
	const swap = "UPDATE journal SET seq = -seq WHERE seq IN (6, 7); UPDATE journal SET seq = 13 + seq WHERE seq < 0"
	for name, c := range map[string]struct {
		seq        int64
		statements []string
	}{
		"row_swapped_between_stores": {5, []string{
			"UPDATE journal SET kind = 'note.set', subject = 'mfa', body = '{\"text\":\"x\"}', at = '0001-01-01T00:00:00Z', zone = 0, actor = '', prev = " + blob(other.Prev) + ", hash = " + blob(other.Hash) + " WHERE seq = 5",
		}},
		"rows_reordered":         {6, []string{"PRAGMA ignore_check_constraints = 1", swap}},
		"row_removed_in_middle":  {4, []string{"DELETE FROM journal WHERE seq = 4"}},
		"first row removed":      {1, []string{"DELETE FROM journal WHERE seq = 1"}},
		"actor changed":          {3, []string{"UPDATE journal SET actor = 'Somebody Else' WHERE seq = 3"}},
		"answer changed":         {5, []string{"UPDATE journal SET body = replace(body, '\"no\"', '\"yes\"') WHERE seq = 5"}},
		"time changed":           {9, []string{"UPDATE journal SET at = '2026-11-23T14:08:01Z' WHERE seq = 9"}},
		"time spelled otherwise": {9, []string{"UPDATE journal SET at = '2026-11-23T14:08:00+00:00' WHERE seq = 9"}},
		"time unreadable":        {9, []string{"UPDATE journal SET at = 'yesterday' WHERE seq = 9"}},
		"hash and link rewritten": {6, []string{
			"UPDATE journal SET hash = randomblob(32) WHERE seq = 6", "UPDATE journal SET prev = (SELECT hash FROM journal WHERE seq = 6) WHERE seq = 7",
		}},
		"tail removed":          {20, []string{"DELETE FROM journal WHERE seq >= 20"}},
		"all removed":           {1, []string{"DELETE FROM journal"}},
		"clinic id changed":     {1, []string{"UPDATE meta SET clinic_id = 'another clinic'"}},
		"head put back by hand": {20, []string{"UPDATE meta SET head_count = 19, head_hash = (SELECT hash FROM journal WHERE seq = 19)"}},
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := filled(t)
			unguarded(t, path, c.statements...)
			_, err := open(t, path).Load(t.Context())
			var broken *assessment.ChainError
			if !errors.As(err, &broken) || broken.Seq != c.seq {
				t.Errorf("%v; want a chain error at event %d", err, c.seq)
			}
		})
	}
}

func TestPackDamaged(t *testing.T) {
	path, _ := filled(t)
	unguarded(t, path, "UPDATE pack SET json = replace(json, 'Pack core', 'Pack kore')")
	_, err := open(t, path).Pack(t.Context(), storetest.Pack("core").SHA256)
	if !assessment.IsCode(err, assessment.CodeDamaged) {
		t.Errorf("pack: %v, want CodeDamaged", err)
	}
}

// fast_double_answer: 1,000 rapid changes of one question keep their order.
func TestFastDoubleAnswer(t *testing.T) {
	s := create(t)
	head, err := s.Append(t.Context(), storetest.Filled()[0])
	if err != nil {
		t.Fatal(err)
	}
	kinds := assessment.AnswerKinds()
	var last assessment.AnswerKind
	for range 1000 {
		last = kinds[rand.IntN(len(kinds))]
		d := storetest.Draft{Kind: assessment.AnswerSet, Assessment: "2025", Subject: "mfa", Body: assessment.Answer{Kind: last}}
		if head, err = s.Append(t.Context(), assessment.Commit{Events: storetest.Seal(head, d), Rows: storetest.Filled()[0].Rows}); err != nil {
			t.Fatal(err)
		}
	}
	j, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c, err := assessment.Fold(j.ClinicID, j.Events)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Assessments[0].State("mfa").Answer.Kind; got != last || j.Head.Count != 1006 {
		t.Errorf("the answer is %q after %d events, want %q", got, j.Head.Count, last)
	}
}

// A file that is moved away while it is open is not written to: nobody would
// find the answers again. Put back, the same commit is stored.
func TestMovedWhileOpen(t *testing.T) {
	s := create(t)
	commits := storetest.Filled()
	if _, err := s.Append(t.Context(), commits[0]); err != nil {
		t.Fatal(err)
	}
	away := filepath.Join(t.TempDir(), "away.clinic")
	rename(t, s.path, away)
	if _, err := s.Append(t.Context(), commits[1]); !assessment.IsCode(err, assessment.CodeWrite) || !strings.Contains(err.Error(), "moved") {
		t.Errorf("append to a moved file: %v", err)
	}
	write(t, s.path, []byte("another file under the name"))
	if _, err := s.Append(t.Context(), commits[1]); !assessment.IsCode(err, assessment.CodeWrite) {
		t.Errorf("append to a replaced file: %v", err)
	}
	rename(t, away, s.path)
	if _, err := s.Append(t.Context(), commits[1]); err != nil {
		t.Errorf("append after it was put back: %v", err)
	}
}
