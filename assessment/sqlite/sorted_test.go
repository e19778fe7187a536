package sqlite

import (
	"slices"
	"strings"

	"clinicready/assessment"
)

// Sorted returns rows in the order in which StoredRows gives them, by the keys
// of their tables, so that the two can be compared. The scope is every
// assessment listed. The argument is not changed.
func Sorted(rows assessment.Rows) assessment.Rows {
	out := assessment.Rows{
		Assessments: slices.Clone(rows.Assessments), Answers: slices.Clone(rows.Answers), Scores: slices.Clone(rows.Scores),
		PlanItems: slices.Clone(rows.PlanItems), Vendors: slices.Clone(rows.Vendors),
	}
	sortBy(out.Assessments, assessments, assessmentFields)
	sortBy(out.Answers, answers, answerFields)
	sortBy(out.Scores, scores, scoreFields)
	sortBy(out.PlanItems, planItems, planItemFields)
	sortBy(out.Vendors, vendors, vendorFields)
	for _, a := range out.Assessments {
		out.Scope = append(out.Scope, a.ID)
	}
	return out
}

func sortBy[T any](rows []T, t table, fields func(*T) []any) {
	slices.SortStableFunc(rows, func(a, b T) int {
		fa, fb := fields(&a), fields(&b)
		for i := range t.key {
			if c := strings.Compare(*fa[i].(*string), *fb[i].(*string)); c != 0 {
				return c
			}
		}
		return 0
	})
}
