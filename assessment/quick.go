package assessment

import (
	"fmt"

	"clinicready/questionnaires"
)

// QuickAnswer is what was answered in quick mode to the core question that
// bundles this one, in words: "Yes, 2". It stands beside a part until the part
// is answered itself, and counts for nothing: going from quick to full copies
// no answer. It is "" where there is none.
func (a *Assessment) QuickAnswer(set *questionnaires.Set, question string) string {
	bundle, ok := set.Bundle(question)
	if !ok || a.State(question).Answer.Kind != Unanswered {
		return ""
	}
	was := a.State(bundle.ID).Answer
	switch {
	case was.Kind == Unanswered:
		return ""
	case was.Evidence == EvidenceNotGiven:
		return was.Kind.Word()
	}
	return fmt.Sprintf("%s, %d", was.Kind.Word(), was.Evidence.Level())
}
