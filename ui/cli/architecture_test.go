package cli_test

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// floor gives every package its floor; imports run from higher to lower only.
func floor(pkg string) int {
	for i, root := range []string{"clinicready/questionnaires", "clinicready/assessment", "clinicready/export", "clinicready/ui"} {
		if pkg == root || strings.HasPrefix(pkg, root+"/") {
			return i
		}
	}
	return 4
}

// The house stands only while imports run main, ui, export, assessment,
// questionnaires, and the domain knows no technology.
func TestImportsRunDownward(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "clinicready/...").Output()
	if err != nil {
		t.Fatalf("listing packages: %v", err)
	}
	technology := map[string]string{
		"os": "files", "time/tzdata": "zones", "database/sql": "a database", "modernc.org/sqlite": "a database",
		"github.com/charmbracelet/bubbletea": "a screen", "github.com/jung-kurt/gofpdf": "a page", "net": "a network",
	}
	pure := map[string]bool{
		"clinicready/assessment": true, "clinicready/assessment/method": true, "clinicready/assessment/session": true,
		"clinicready/questionnaires": true,
	}
	seen := 0
	d := json.NewDecoder(strings.NewReader(string(out)))
	for d.More() {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		seen++
		for _, i := range p.Imports {
			if strings.HasPrefix(i, "clinicready") && floor(i) > floor(p.ImportPath) {
				t.Errorf("%s imports %s: imports run main, ui, export, assessment, questionnaires, and never back", p.ImportPath, i)
			}
			if what, ok := technology[i]; ok && pure[p.ImportPath] {
				t.Errorf("%s imports %s: the domain knows no %s", p.ImportPath, i, what)
			}
			if p.ImportPath != "clinicready/ui/desk" && i == "clinicready/assessment/sqlite" {
				t.Errorf("%s imports %s: only ui/desk wires a store", p.ImportPath, i)
			}
			if strings.HasPrefix(p.ImportPath, "clinicready/ui/tui/screens/") && strings.HasPrefix(i, "clinicready/ui/tui/screens/") {
				t.Errorf("%s imports %s: screens never import one another", p.ImportPath, i)
			}
		}
	}
	if seen < 30 {
		t.Errorf("saw only %d packages: the rule looked at nothing", seen)
	}
}
