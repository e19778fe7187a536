package sqlite

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

func TestSummarize(t *testing.T) {
	path, events := filled(t)
	want := storetest.Filled()[2].Rows.Assessments
	check := func(when string) {
		t.Helper()
		got, err := Summarize(t.Context(), path)
		if err != nil || got.ClinicID != storetest.ClinicID || got.Head.Count != int64(len(events)) || got.Stale || got.Journal == nil ||
			!storetest.SameEvents(got.Journal.Events, events) || !reflect.DeepEqual(got.Row, &want[len(want)-1]) {
			t.Errorf("%s: summary %+v of %+v, %v", when, got, got.Row, err)
		}
	}
	check("closed")
	s := open(t, path)
	check("while " + s.name + " is open")
}

func TestSummarizeWithoutAssessment(t *testing.T) {
	s := create(t)
	events := storetest.Seal(assessment.Genesis(storetest.ClinicID), storetest.Founding("Elm Street Clinic"))
	if _, err := s.Append(t.Context(), assessment.Commit{Events: events}); err != nil {
		t.Fatal(err)
	}
	if got, err := Summarize(t.Context(), s.path); err != nil || got.Row != nil || got.Stale || got.Journal == nil || got.Head.Count != 1 {
		t.Errorf("summary %+v, %v", got, err)
	}
}

// Of a long journal only the end is looked at: there it must be where the file
// says.
func TestSummarizeALongJournal(t *testing.T) {
	path, events := filled(t)
	s := open(t, path)
	head := assessment.Head{Count: int64(len(events)), Hash: events[len(events)-1].Hash}
	if _, err := s.Append(t.Context(), assessment.Commit{Events: storetest.Seal(head, storetest.Answers(ReadAlong)...), Rows: storetest.Filled()[2].Rows}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := Summarize(t.Context(), path); err != nil || got.Journal != nil || got.Row == nil || got.Head.Count != head.Count+ReadAlong {
		t.Errorf("summary %+v, %v", got, err)
	}
	unguarded(t, path, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
	if got, err := Summarize(t.Context(), path); !assessment.IsCode(err, assessment.CodeDamaged) {
		t.Errorf("summary of a cut journal: %+v, %v", got, err)
	}
}

// Compare names what was changed, added and removed, by table and key, and
// nothing where only the order differs.
func TestCompare(t *testing.T) {
	path, _ := filled(t)
	s := open(t, path)
	given := rowsOf(t, s)
	shuffled := given
	shuffled.Answers = slices.Clone(given.Answers)
	slices.Reverse(shuffled.Answers)
	if d := Compare(shuffled, given); len(d) != 0 {
		t.Errorf("another order is %+v", d)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	id, vendor := given.Assessments[0].ID, given.Vendors[0][0]
	alter(t, path, "UPDATE assessment SET r = 100, verdict_1 = 'Ready\nto engage' WHERE id = '"+id+"'", "DELETE FROM vendor WHERE name = '"+vendor+"'",
		"INSERT INTO answer SELECT assessment, 'made-up', answer, evidence, evidence_date, note, owner, flag, s, e, level, answered_by, answered_at, parts_in_place, missing FROM answer LIMIT 1")
	d := Compare(rowsOf(t, open(t, path)), given)
	if len(d) != 3 || d[0].Table != "assessment" || d[0].Key != id || !strings.Contains(d[0].How, "r is 100, not ") || !strings.Contains(d[0].How, `verdict_1 is "Ready to engage", not `) ||
		d[1].Table != "answer" || !strings.HasSuffix(d[1].Key, "/made-up") || d[1].How != "was added" || d[2] != (Difference{"vendor", vendor, "is missing"}) {
		t.Errorf("the differences are %+v", d)
	}
}

// Rows that somebody edited by hand are found and put right from the journal.
func TestRebuild(t *testing.T) {
	path, _ := filled(t)
	s := open(t, path)
	right, err := s.StoredRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	alter(t, path, "UPDATE answer SET answer = 'yes', s = 100", "DELETE FROM plan_item", "UPDATE score SET r = 99 WHERE group_id = 'all'",
		"INSERT INTO vendor SELECT 'Ghost', "+strings.Join(vendors.columns[1:], ", ")+" FROM vendor LIMIT 1",
		"INSERT INTO assessment SELECT 'ghost', title, kind, scope, target, mode, opened, closed, touched, clinic, r, r1, r2, coverage, verdict_hipaa, verdict_1, verdict_2, risk_points FROM assessment LIMIT 1")
	s = open(t, path)
	if wrong, err := s.StoredRows(t.Context()); err != nil || reflect.DeepEqual(wrong, right) {
		t.Fatalf("the edits are not seen: %v", err)
	}
	head, err := s.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Rebuild(t.Context(), head, right); err != nil {
		t.Fatal(err)
	}
	if got, err := s.StoredRows(t.Context()); err != nil || !reflect.DeepEqual(got, right) {
		t.Errorf("after the rebuild: %+v, %v", got, err)
	}
	if got, err := s.Load(t.Context()); err != nil || len(got.Events) != filledEvents {
		t.Errorf("the journal after the rebuild: %d events, %v", len(got.Events), err)
	}
}

func TestSorted(t *testing.T) {
	path, _ := filled(t)
	want, err := open(t, path).StoredRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	shuffled := want
	shuffled.Answers = append(want.Answers[2:len(want.Answers):len(want.Answers)], want.Answers[:2]...)
	shuffled.Scores = append(want.Scores[1:len(want.Scores):len(want.Scores)], want.Scores[0])
	shuffled.Scope = nil
	if reflect.DeepEqual(shuffled, want) {
		t.Fatal("nothing was shuffled")
	}
	if got := Sorted(shuffled); !reflect.DeepEqual(got, want) {
		t.Errorf("sorted %+v, want %+v", got, want)
	}
}
