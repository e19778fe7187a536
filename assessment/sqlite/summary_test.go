package sqlite

import (
	"reflect"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

func TestSummarize(t *testing.T) {
	path, events := filled(t)
	n := func(v int) *int { return &v }
	want := Summary{
		Path: path, ClinicID: storetest.ClinicID, Name: "Elm Street Clinic", Assessment: "Annual 2026", AssessmentID: "2026",
		Kind: "annual", Target: "type1", Mode: "full", Touched: "2026-11-22", R: n(62), R1: n(50), R2: n(20), Coverage: n(82),
		VerdictHIPAA: "Provisional Developing", Verdict1: "Provisional Not ready", Events: int64(len(events)),
	}
	if got, err := Summarize(t.Context(), path); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("summary %+v, %v; want %+v", got, err, want)
	}
	s := open(t, path)
	if got, err := Summarize(t.Context(), path); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("summary while %s is open: %+v, %v", s.name, got, err)
	}
}

func TestSummarizeWithoutAssessment(t *testing.T) {
	s := create(t)
	events := storetest.Seal(assessment.Genesis(storetest.ClinicID), storetest.Founding("Elm Street Clinic"))
	if _, err := s.Append(t.Context(), assessment.Commit{Events: events}); err != nil {
		t.Fatal(err)
	}
	want := Summary{Path: s.path, ClinicID: storetest.ClinicID, Name: "Elm Street Clinic", Touched: "2026-11-23", Events: 1}
	if got, err := Summarize(t.Context(), s.path); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("summary %+v, %v; want %+v", got, err, want)
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
		"INSERT INTO vendor SELECT 'Ghost', holds_phi, baa_signed, report, period_end, bridge_letter, covers, opinion_ok, cuec_reviewed, expires FROM vendor LIMIT 1",
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
