package export

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// The embedded table agrees in its facts with the reference and says them in
// words of its own.
func TestAreasAgreeWithTheReference(t *testing.T) {
	f, err := os.Open("../questionnaires/testdata/reference/areas.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	facts := areaFacts()
	if len(facts) != len(rows)-1 {
		t.Fatalf("%d rows, want %d", len(facts), len(rows)-1)
	}
	for i, got := range facts {
		row := rows[i+1]
		if got.area != row[0] || got.duty.ID != row[1] || strings.Join(got.criteria, " ") != row[2] || got.coverage != row[3] {
			t.Errorf("row %d: got %v, want %v", i+1, got, row)
		}
		if got.uncovered == "" || got.uncovered == row[4] {
			t.Errorf("row %d (%s): %q is empty or the reference's own sentence", i+1, got.duty.ID, got.uncovered)
		}
	}
}

func TestAreasResolve(t *testing.T) {
	known := questionnaires.Areas()
	for _, id := range known {
		if questionnaires.AreaTitle(id) == "" {
			t.Errorf("area %s has no title", id)
		}
	}
	for _, f := range areaFacts() {
		if !slices.Contains(known, f.area) {
			t.Errorf("%s is not an area", f.area)
		}
		if !slices.Contains([]string{"covered", "partly", "not"}, f.coverage) {
			t.Errorf("%s: %q is not a coverage", f.duty.ID, f.coverage)
		}
		if _, ok := questionnaires.RequirementByRef(f.duty); !ok {
			t.Errorf("%s is not a requirement", f.duty.ID)
		}
		for _, c := range f.criteria {
			if _, ok := questionnaires.RequirementByRef(questionnaires.Ref{Framework: questionnaires.SOC2, ID: c}); !ok {
				t.Errorf("%s is not a criterion", c)
			}
		}
	}
}

// A row whose criteria all lie outside the chosen categories is not covered.
func TestAreaRowFollowsTheScope(t *testing.T) {
	row := func(citation string, parts ...string) AreaRow {
		scope, err := assessment.NewScope(parts, assessment.TargetHIPAA, 0, assessment.ModeFull)
		if err != nil {
			t.Fatal(err)
		}
		b := &builder{Source: Source{Input: method.Input{Scope: scope}}}
		for _, f := range areaFacts() {
			if f.duty.ID == citation {
				return b.areaRow(f)
			}
		}
		t.Fatalf("no row %s", citation)
		return AreaRow{}
	}
	tests := map[string]struct {
		citation string
		parts    []string
		want     string
	}{
		"availability in scope":        {"164.308(a)(7)(ii)(A)", []string{"availability"}, "covered"},
		"availability out of scope":    {"164.308(a)(7)(ii)(A)", nil, "not"},
		"one criterion still in scope": {"164.308(a)(7)(ii)(B)", nil, "partly"},
		"never covered":                {"164.404(a)(2)", []string{"privacy"}, "not"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := row(tt.citation, tt.parts...)
			if got.Coverage != tt.want {
				t.Errorf("coverage %q, want %q", got.Coverage, tt.want)
			}
			if !strings.HasPrefix(got.Citation, "45 CFR 164.") || got.Title == "" {
				t.Errorf("citation %q, title %q", got.Citation, got.Title)
			}
		})
	}
}
