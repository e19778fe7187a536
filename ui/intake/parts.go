package intake

import (
	"slices"
	"strings"
	"unicode"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// partsColumn names the parts that a Partly says are in place. A table divides
// them by semicolons, commas or spaces; JSON has a list.
const partsColumn = "parts_in_place"

// parts finds the questions that the row names as parts in place, each by its id
// or its number, and writes their ids into the answer.
func (rep *reporter) parts(set *questionnaires.Set, q *questionnaires.Question, e *Entry) bool {
	text := e.Row.text(partsColumn)
	ids, ok := []string{}, true
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' || unicode.IsSpace(r) }) {
		p, found := set.QuestionNamed(name)
		if !found {
			p, found = set.QuestionNamed("Q" + name)
		}
		if !found || !slices.Contains(q.Parts, p.ID) {
			rep.add(e.Row.line(partsColumn), partsColumn, "%q is not a part of %s; %s", name, q.ID, partsOf(set, q))
			ok = false
			continue
		}
		ids = append(ids, p.ID)
	}
	e.Answer.InPlace = assessment.IDsOf(ids...)
	return ok
}

// partsOf says which parts a question has, by number and id.
func partsOf(set *questionnaires.Set, q *questionnaires.Question) string {
	if len(q.Parts) == 0 {
		return "it has none: write what is missing into the column missing"
	}
	var out []string
	for _, id := range q.Parts {
		out = append(out, strings.TrimSpace(set.QuestionNumber(id)+" "+id))
	}
	return "its parts are " + strings.Join(out, ", ")
}
