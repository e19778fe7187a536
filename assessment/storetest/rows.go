package storetest

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"clinicready/assessment"
)

// rowsReplaced goes through what assessment.Rows says of each table.
func rowsReplaced(t *testing.T, s Store) {
	head := assessment.Genesis(ClinicID)
	write := func(rows assessment.Rows) {
		t.Helper()
		head = must(t, s, assessment.Commit{Events: Seal(head, Founding("Elm Street Clinic")), Rows: rows})
	}
	expect := func(when string, want assessment.Rows) {
		t.Helper()
		got, err := s.StoredRows(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", when, got, want)
		}
	}
	n := func(v int) *int { return &v }
	walk := func(id string, r *int) assessment.AssessmentRow {
		return assessment.AssessmentRow{ID: id, Title: "Walk " + id, Opened: "2026-11-23", R: r, RiskPoints: 3}
	}
	answer := func(id, question string, s *int) assessment.AnswerRow {
		return assessment.AnswerRow{Assessment: id, Question: question, Answer: "yes", Flag: true, S: s}
	}
	score := func(id, day, group string, r int) assessment.ScoreRow {
		return assessment.ScoreRow{Assessment: id, AsOf: day, Group: group, R: n(r), Weight: 5}
	}
	item := func(id, action string, order int) assessment.PlanItemRow {
		return assessment.PlanItemRow{Assessment: id, Action: action, Order: order, CostCap: n(500)}
	}

	all := assessment.Rows{
		Scope:       []string{"a", "b"},
		Assessments: []assessment.AssessmentRow{walk("a", n(10)), walk("b", nil)},
		Answers:     []assessment.AnswerRow{answer("a", "q1", n(100)), answer("a", "q2", nil), answer("b", "q1", n(0))},
		Scores:      []assessment.ScoreRow{score("a", "2026-11-22", "CC6", 5), score("a", "2026-11-22", "all", 10), score("b", "2026-11-22", "all", 0)},
		PlanItems:   []assessment.PlanItemRow{item("a", "x", 2), item("a", "y", 1), item("b", "x", 1)},
		Vendors:     vendorRows(assessment.Vendor{Name: "Fax", BAASigned: assessment.False}, assessment.Vendor{Name: "Host", BAASigned: assessment.True}),
	}
	write(all)
	expect("first written", all)

	write(all)
	expect("written again unchanged", all)

	// The scope is a alone: the rows of b stay, those of a that are not listed
	// go, a score of another day stays, vendors are complete.
	write(assessment.Rows{
		Scope:       []string{"a"},
		Assessments: []assessment.AssessmentRow{walk("a", nil), walk("b", n(20))},
		Answers:     []assessment.AnswerRow{answer("a", "q2", n(50)), answer("a", "q3", n(0))},
		Scores:      []assessment.ScoreRow{score("a", "2026-11-23", "all", 12)},
		PlanItems:   []assessment.PlanItemRow{item("a", "x", 1)},
		Vendors:     vendorRows(assessment.Vendor{Name: "Host", BAASigned: assessment.False}),
	})
	want := assessment.Rows{
		Scope:       []string{"a", "b"},
		Assessments: []assessment.AssessmentRow{walk("a", nil), walk("b", n(20))},
		Answers:     []assessment.AnswerRow{answer("a", "q2", n(50)), answer("a", "q3", n(0)), answer("b", "q1", n(0))},
		Scores: []assessment.ScoreRow{
			score("a", "2026-11-22", "CC6", 5), score("a", "2026-11-22", "all", 10), score("a", "2026-11-23", "all", 12),
			score("b", "2026-11-22", "all", 0),
		},
		PlanItems: []assessment.PlanItemRow{item("a", "x", 1), item("b", "x", 1)},
		Vendors:   vendorRows(assessment.Vendor{Name: "Host", BAASigned: assessment.False}),
	}
	expect("one assessment in scope", want)

	// The same day again replaces the rows of that day.
	again := want
	again.Scope, again.Answers, again.PlanItems = nil, nil, nil
	again.Scores = []assessment.ScoreRow{score("a", "2026-11-22", "all", 11)}
	write(again)
	want.Scores = slices.Delete(slices.Clone(want.Scores), 0, 1)
	want.Scores[0] = score("a", "2026-11-22", "all", 11)
	expect("a day written again", want)

	// An assessment that is not listed goes, and all that belongs to it.
	gone := assessment.Rows{Scope: []string{"b"}, Assessments: []assessment.AssessmentRow{walk("b", n(20))}, Answers: []assessment.AnswerRow{answer("b", "q1", n(0))}}
	write(gone)
	gone.Scores = []assessment.ScoreRow{score("b", "2026-11-22", "all", 0)}
	expect("one assessment less", gone)
}

// rebuilt goes through what assessment.Rebuilder says.
func rebuilt(t *testing.T, s Store) {
	current := func(when string) {
		t.Helper()
		if stale, err := s.Stale(t.Context()); err != nil || stale {
			t.Errorf("%s: stale %v, %v", when, stale, err)
		}
	}
	current("a new store")
	for _, c := range Filled() {
		must(t, s, c)
		current("after a commit")
	}
	before := load(t, s)
	rows, err := s.StoredRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := rows
	want.Scope = []string{"2026"}
	want.Assessments = slices.Clone(rows.Assessments[1:])
	want.Answers = slices.DeleteFunc(slices.Clone(rows.Answers), func(a assessment.AnswerRow) bool { return a.Assessment != "2026" })
	want.PlanItems = slices.DeleteFunc(slices.Clone(rows.PlanItems), func(p assessment.PlanItemRow) bool { return p.Assessment != "2026" })
	want.Scores = []assessment.ScoreRow{{Assessment: "2026", AsOf: "2026-11-20", Group: "all", Weight: 3}, {Assessment: "2026", AsOf: "2026-11-21", Group: "all", Weight: 4}}
	want.Vendors = nil
	if err := s.Rebuild(t.Context(), assessment.Head{Count: before.Head.Count, Hash: before.Events[0].Hash}, want); !errors.Is(err, assessment.ErrMoved) {
		t.Errorf("a rebuild at another head: %v, want ErrMoved", err)
	}
	if got, err := s.StoredRows(t.Context()); err != nil || !reflect.DeepEqual(got, rows) {
		t.Errorf("a refused rebuild changed the rows: %v", err)
	}
	if err := s.Rebuild(t.Context(), before.Head, want); err != nil {
		t.Fatal(err)
	}
	current("after a rebuild")
	if got, err := s.StoredRows(t.Context()); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("rebuilt: %v\n got %+v\nwant %+v", err, got, want)
	}
	if j := load(t, s); j.Head != before.Head || !SameEvents(j.Events, before.Events) {
		t.Errorf("a rebuild changed the journal")
	}
	// Work goes on upon the rows that were made.
	last := Filled()[2].Rows
	last.Assessments = last.Assessments[1:]
	must(t, s, assessment.Commit{Events: Seal(before.Head, Answers(1)...), Rows: last})
	current("after the next commit")
}

func vendorRows(vs ...assessment.Vendor) []assessment.VendorRow {
	var out []assessment.VendorRow
	for i := range vs {
		out = append(out, assessment.VendorRowOf(&vs[i]))
	}
	return out
}
