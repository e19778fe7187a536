package assessment

import (
	"fmt"
	"strings"

	"clinicready/questionnaires"
)

// Short is the answer in a few words: "Yes, 2"; "" while unanswered.
func (a Answer) Short() string {
	switch {
	case a.Kind == Unanswered:
		return ""
	case a.Evidence == EvidenceNotGiven:
		return a.Kind.Word()
	}
	return fmt.Sprintf("%s, %d", a.Kind.Word(), a.Evidence.Level())
}

// QuickAnswer is what was answered in quick mode to the core question that
// bundles this one, in words: "Yes, 2". It stands beside a part until the part
// is answered itself, and counts for nothing: going from quick to full copies
// no answer, nor does a Partly that names its parts answer them. It is "" where
// there is none.
func (a *Assessment) QuickAnswer(set *questionnaires.Set, question string) string {
	bundle, ok := set.Bundle(question)
	if !ok || a.State(question).Answer.Kind != Unanswered {
		return ""
	}
	quick := a.State(bundle.ID).Answer
	switch {
	case quick.Kind != Partly || quick.InPlace == "":
		return quick.Short()
	case quick.InPlace.Has(question):
		return quick.Short() + ", with this part in place"
	}
	return quick.Short() + ", without this part"
}

// EarlierAnswer is what was answered, under an older pack, to the question in
// other words or to those that it replaces: "Yes, 2" or "mfa-email: Yes, 2;
// mfa-remote: No". It stands beside the question until that is answered, and
// counts for nothing: another question was answered. It is "" where there is
// none.
func (a *Assessment) EarlierAnswer(q *questionnaires.Question) string {
	st := a.State(q.ID)
	if st.Answer.Kind != Unanswered {
		return ""
	}
	var out []string
	if was := st.Earlier.Short(); was != "" {
		out = append(out, was)
	}
	for _, id := range q.Replaces {
		if was := a.State(id).Answer.Short(); was != "" {
			out = append(out, id+": "+was)
		}
	}
	return strings.Join(out, "; ")
}

// OpenFacts are the facts that would have to hold for the question to apply and
// that nobody has settled: it is asked because nothing is hidden by silence.
func (a *Assessment) OpenFacts(q *questionnaires.Question) []questionnaires.Fact {
	var out []questionnaires.Fact
	for _, c := range q.OnlyIf {
		if f, ok := questionnaires.FactByKey(c.Fact); ok && a.Profile.Holds(c) == Unknown {
			out = append(out, f)
		}
	}
	return out
}
