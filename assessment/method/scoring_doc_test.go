package method_test

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"clinicready/assessment/method"
)

// The worked example in docs/scoring.md must be what the program computes.
func TestScoringDocumentIsTheWorkedExample(t *testing.T) {
	text, err := os.ReadFile("../../docs/scoring.md")
	if err != nil {
		t.Fatal(err)
	}
	in := exampleD(t)
	p := method.BuildPlan(in, method.Evaluate(in))
	var rows [][]string
	for _, line := range strings.Split(string(text), "\n") {
		cells := strings.Split(line, " | ")
		if len(cells) == 12 && strings.HasPrefix(cells[1], "A") {
			rows = append(rows, cells)
		}
	}
	if len(rows) != len(p.Actions) {
		t.Fatalf("the document lists %d actions, the plan %d", len(rows), len(p.Actions))
	}
	for i, a := range p.Actions {
		c := rows[i]
		c[0], c[11] = strings.TrimPrefix(c[0], "| "), strings.TrimSuffix(c[11], " |")
		got := c[0] + " " + strings.Fields(c[1])[0] + " " + strings.Join(c[3:], " ")
		exp := fmt.Sprintf("%d %s P%d %d %d %d %s %d %d %d %s", a.Order, a.ID, a.Tier, a.Size, a.JobHours, a.Hours, a.Spending(),
			a.After.R.Value, a.After.Risk.Points, a.EndWeek, a.Due.Long())
		want(t, "row "+a.ID, got, exp)
	}
}

// A rule in the code names a section of the document, and the section is there.
func TestCitationsOfTheScoringDocument(t *testing.T) {
	root := os.DirFS("../..")
	text, err := fs.ReadFile(root, "docs/scoring.md")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^##+ (\d+(?:\.\d+)?)\.? `).FindAllStringSubmatch(string(text), -1) {
		have[m[1]] = true
	}
	cited := regexp.MustCompile(`scoring (\d+(?:\.\d+)?)(?: to (\d+(?:\.\d+)?))?`)
	found := 0
	err = fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		code, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		for _, m := range cited.FindAllStringSubmatch(string(code), -1) {
			for _, section := range m[1:] {
				if section != "" {
					found++
					if !have[section] {
						t.Errorf("%s cites scoring %s, which docs/scoring.md does not have", path, section)
					}
				}
			}
		}
		return nil
	})
	if err != nil || found < 30 {
		t.Errorf("%d citations, %v", found, err)
	}
}
