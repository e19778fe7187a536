package export

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// areasCSV holds, for HIPAA duties of the eight areas, the criteria that touch
// them and what SOC 2 leaves uncovered; our own reading. Its coverage holds
// with all five categories in scope.
//
//go:embed data/areas.csv
var areasCSV []byte

// areaFact is one row of the embedded table.
type areaFact struct {
	area, coverage, uncovered string
	duty                      questionnaires.Ref
	criteria                  []string
}

// areaFacts reads the embedded table once; a build whose table is broken
// cannot work, and a test says so first.
var areaFacts = sync.OnceValue(func() []areaFact {
	rows, err := csv.NewReader(bytes.NewReader(areasCSV)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("export: reading data/areas.csv: %v", err))
	}
	var out []areaFact
	for _, row := range rows[1:] {
		out = append(out, areaFact{
			area: row[0], duty: questionnaires.Ref{Framework: questionnaires.HIPAA, ID: row[1]},
			criteria: strings.Fields(row[2]), coverage: row[3], uncovered: row[4],
		})
	}
	return out
})

// AreaDuty is a HIPAA duty of one of the eight areas as it stands beside SOC 2
// with all five categories in scope.
type AreaDuty struct {
	Area string
	Duty questionnaires.Ref
	AreaRow
}

// AreaDuties lists the HIPAA duties of the eight areas, area by area.
func AreaDuties() []AreaDuty {
	var out []AreaDuty
	for _, area := range questionnaires.Areas() {
		for _, f := range areaFacts() {
			if f.area == area {
				out = append(out, AreaDuty{area, f.duty, f.row()})
			}
		}
	}
	return out
}

func (b *builder) areas() AreaSection {
	out := AreaSection{Note: "Covered: a SOC 2 examination would look at the same thing. Partly: it would look, but HIPAA asks for more. Not: it would not look. Status tells how the questions of the area stand here."}
	for _, id := range questionnaires.Areas() {
		a := Area{ID: id, Title: questionnaires.AreaTitle(id)}
		b.areaStatus(&a)
		for _, f := range areaFacts() {
			if f.area == id {
				a.Rows = append(a.Rows, b.areaRow(f))
			}
		}
		out.Areas = append(out.Areas, a)
	}
	return out
}

// areaStatus tells how the questions of an area stand: all in place, none, or
// between; what is unanswered keeps an area from being in place.
func (b *builder) areaStatus(a *Area) {
	asked, full, some, open := 0, 0, 0, 0
	for i := range b.Result.Items {
		it := &b.Result.Items[i]
		if it.Q.Area != a.ID {
			continue
		}
		a.Questions = append(a.Questions, b.line(it))
		if !it.In {
			continue
		}
		asked++
		switch {
		case !it.Answered:
			open++
		case it.S == 100:
			full++
		case it.S > 0:
			some++
		}
	}
	switch {
	case asked == 0:
		a.Status = Status{string(assessment.NotApplicable), "not asked"}
		a.Text = "No question of this area is in scope."
		return
	case open == asked:
		a.Status = Status{"unanswered", "unanswered"}
	case full == asked:
		a.Status = Status{string(assessment.Yes), "in place"}
	case full+some == 0:
		a.Status = Status{string(assessment.No), "not in place"}
	default:
		a.Status = Status{string(assessment.Partly), "partly in place"}
	}
	a.Text = fmt.Sprintf("%d of %s in place", full, assessment.Count(asked, "question", "questions"))
	if some > 0 {
		a.Text += fmt.Sprintf(", %d partly", some)
	}
	if open > 0 {
		a.Text += fmt.Sprintf(", %d unanswered", open)
	}
}

func (f areaFact) row() AreaRow {
	row := AreaRow{Criteria: f.criteria, Coverage: f.coverage, Uncovered: f.uncovered, Citation: f.duty.ID}
	if req, ok := questionnaires.RequirementByRef(f.duty); ok {
		row.Citation, row.Title = req.Citation, req.Title
	}
	return row
}

// areaRow falls to "not" where every criterion lies in a category out of scope.
func (b *builder) areaRow(f areaFact) AreaRow {
	row := f.row()
	inScope := slices.ContainsFunc(f.criteria, func(id string) bool {
		return b.Input.Scope.HasRef(questionnaires.Ref{Framework: questionnaires.SOC2, ID: id})
	})
	if len(f.criteria) > 0 && !inScope {
		row.Coverage = "not"
		row.Uncovered = "All of it: the category is not in this scope. With it: " + lowerFirst(f.uncovered)
	}
	return row
}

// lowerFirst joins a sentence to what stands before it, unless it begins with
// a name in capitals.
func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}
