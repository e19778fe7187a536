package method

import (
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// InPlace are the parts of a question that a Partly says are in place, in the
// order of the parts; nil where it says nothing that can be used. A file written
// by somebody else may name anything: a part that the packs in use do not have,
// all parts, or parts beside another answer. That is left out of account; the
// answer counts as it would without.
func InPlace(q *questionnaires.Question, a assessment.Answer) []string {
	if a.Kind != assessment.Partly {
		return nil
	}
	var out []string
	for _, id := range q.Parts {
		if a.InPlace.Has(id) {
			out = append(out, id)
		}
	}
	if len(out) == len(q.Parts) {
		return nil
	}
	return out
}

// missing are the parts of a question that a Partly leaves out, in the order of
// the parts; nil where it names none in place (scoring 2).
func missing(q *questionnaires.Question, a assessment.Answer) []string {
	have := InPlace(q, a)
	if len(have) == 0 {
		return nil
	}
	var out []string
	for _, id := range q.Parts {
		if !slices.Contains(have, id) {
			out = append(out, id)
		}
	}
	return out
}

// closing are the ids of the actions that close a question (scoring 5.1): its
// own or, where a Partly names parts in place, those of the missing parts, out of
// all packs in use. For a part that is in none of them the question's own stand.
func (in Input) closing(q *questionnaires.Question) []string {
	parts := missing(q, in.state(q.ID).Answer)
	if len(parts) == 0 {
		return q.ClosedBy
	}
	var out []string
	for _, id := range parts {
		by := q.ClosedBy
		if p, ok := in.Set.Question(id); ok {
			by = p.ClosedBy
		}
		for _, a := range by {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// topics are what questions are about, by id.
func (in Input) topics(ids []string) []string {
	var out []string
	for _, id := range ids {
		q, ok := in.Set.Question(id)
		if !ok {
			q = &questionnaires.Question{ID: id}
		}
		out = append(out, Topic(q))
	}
	return out
}

// Finding says what was found where a question is answered Partly, in words that
// are true of this clinic: which parts are missing, else what the clinic itself
// says is missing, else its note, else nothing more than what was asked. The
// question's own example of Partly is never among them: nobody said it. It is ""
// for every other answer.
func (it *Item) Finding() string {
	a := it.State.Answer
	switch {
	case a.Kind != assessment.Partly:
		return ""
	case len(it.Missing) > 0:
		return "Missing: " + strings.Join(it.Missing, ", ")
	case !blank(a.Missing):
		return a.Missing
	case !blank(it.State.Note):
		return it.State.Note
	}
	return "partly, as asked: " + it.Q.Ask
}
