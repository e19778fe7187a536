package session

import (
	"fmt"
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// lacksParts says what is wrong with the parts that an answer names as in place,
// or "". Which they are is said by a Partly alone, and it names some of them: with
// all of them the answer would be Yes.
func lacksParts(q *questionnaires.Question, a assessment.Answer) string {
	given := a.InPlace.List()
	switch {
	case a.Kind != assessment.Partly && (len(given) > 0 || a.Missing != ""):
		return fmt.Sprintf("only a Partly says which parts are in place or what is missing; leave it out of the answer %q to %s", a.Kind.Word(), q.ID)
	case len(given) == 0:
		return ""
	case len(q.Parts) == 0:
		return q.ID + " has no parts; say in your own words what is missing"
	}
	for _, id := range given {
		if !slices.Contains(q.Parts, id) {
			return fmt.Sprintf("%q is not one of the parts of %s; they are %s", assessment.Clean(id), q.ID, strings.Join(q.Parts, ", "))
		}
	}
	if len(given) >= len(q.Parts) {
		return "all parts of " + q.ID + " are named as in place: that is Yes; name those that are, or answer Yes"
	}
	return ""
}

// ordered puts parts in the order of their question, so that one answer has one
// form.
func ordered(q *questionnaires.Question, parts assessment.IDs) assessment.IDs {
	var out []string
	for _, id := range q.Parts {
		if parts.Has(id) {
			out = append(out, id)
		}
	}
	return assessment.IDsOf(out...)
}
