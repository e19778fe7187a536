package csv_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"strings"
	"testing"

	"clinicready/export"
	"clinicready/export/csv"
	"clinicready/export/exporttest"
)

// The table of findings says of a Partly what was found; no table gives the
// question's example for it.
func TestFindingsOfPartly(t *testing.T) {
	rep := export.Build(exporttest.Bundled().Source())
	var findings, plan bytes.Buffer
	if err := csv.Findings(&findings, rep); err != nil {
		t.Fatal(err)
	}
	if err := csv.Plan(&plan, rep); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(findings.String()+plan.String(), exporttest.Example) {
		t.Error("the question's example of Partly is written")
	}
	rows, err := stdcsv.NewReader(&findings).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range rows[1:] {
		got[r[0]] = r[len(r)-1]
	}
	for id, want := range exporttest.BundledFindings() {
		if got[id] != want {
			t.Errorf("%s: %q, want %q", id, got[id], want)
		}
	}
	if !strings.Contains(plan.String(), "Missing: Email accounts, Administrators") {
		t.Error("the plan does not say which parts are missing")
	}
}
