package assessment

import (
	"strings"

	"clinicready/questionnaires"
)

// Choice is one way to answer a question, under the key that always means it:
// where Partly is not offered there is no 2. Screens and line mode read the
// same choices.
type Choice struct {
	Key   string
	Label string
	// Hint says more about the choice than its label, or nothing.
	Hint string
	// Kinds is the answer, or all claims for the one choice that asks again with
	// the letters of Claims.
	Kinds []AnswerKind
}

// The keys of the choices that ask more than an answer.
const (
	KeyNotApplicable = "5"
	KeyClaim         = "6"
)

// evidenceKeys are the keys of the levels of evidence, on screens and in line
// mode: a number always answers the question, a letter says what could be shown.
const evidenceKeys = "abc"

// EvidenceKey is the key of a level of evidence, 0 to 2.
func EvidenceKey(level int) string { return evidenceKeys[level : level+1] }

// EvidenceByKey is the evidence that a key gives; false for any other key.
func EvidenceByKey(key string) (Evidence, bool) {
	level := strings.Index(evidenceKeys, key)
	if len(key) != 1 || level < 0 {
		return EvidenceNotGiven, false
	}
	e, err := EvidenceOf(level)
	return e, err == nil
}

// Holds reports whether an answer is one of the choice's.
func (c Choice) Holds(k AnswerKind) bool {
	for _, have := range c.Kinds {
		if have == k {
			return true
		}
	}
	return false
}

// Choices are the answers that a question takes, in the order they are offered
// (scoring 2).
func Choices(q *questionnaires.Question) []Choice {
	out := []Choice{choice("1", Yes, "")}
	if q.Partly != "" {
		out = append(out, choice("2", Partly, q.Partly))
	}
	out = append(out, choice("3", No, ""), choice("4", DontKnow, "counts as a gap, with a task to find out"))
	if q.NA != "" {
		out = append(out, choice(KeyNotApplicable, NotApplicable, q.NA))
	}
	return append(out, Choice{
		Key: KeyClaim, Label: "Other claim", Hint: claimWords(q),
		Kinds: []AnswerKind{Planned, Alternative, Compensating, Inherited},
	})
}

func choice(key string, k AnswerKind, hint string) Choice {
	return Choice{Key: key, Label: k.Word(), Hint: hint, Kinds: []AnswerKind{k}}
}

// claimWords lists the claims that are open to a question.
func claimWords(q *questionnaires.Question) string {
	var out []string
	for _, c := range Claims(q) {
		out = append(out, strings.ToLower(c.Kinds[0].Word()))
	}
	return strings.Join(out, ", ")
}

// Claims are the claims that are open to a question, each under its letter.
func Claims(q *questionnaires.Question) []Choice {
	out := []Choice{claim("p", Planned, "not done yet, with an owner and a date; counts as No")}
	switch q.Duty() {
	case questionnaires.Addressable:
		out = append(out, claim("a", Alternative, "an equivalent measure in place of an addressable specification"))
	case questionnaires.NoDuty:
		out = append(out, claim("c", Compensating, "another control does the same, confirmed by an assessor"))
	case questionnaires.Mandatory:
	}
	if q.Inheritable {
		out = append(out, claim("i", Inherited, "a vendor does it for the clinic"))
	}
	return out
}

func claim(key string, k AnswerKind, hint string) Choice {
	return Choice{Key: key, Label: strings.ToLower(k.Word()) + ": " + hint, Kinds: []AnswerKind{k}}
}

// ClaimQuestion is what is asked before the claims, with why some are missing.
func ClaimQuestion(q *questionnaires.Question) string {
	if q.Duty() == questionnaires.Mandatory {
		return "What is it? HIPAA requires this one: no alternative and no compensating control can stand in for it."
	}
	return "What is it?"
}

// NotOffered says why a question has no choice under a key that others have, or
// nothing.
func NotOffered(q *questionnaires.Question, key string) string {
	switch {
	case key == "2" && q.Partly == "":
		return "this question has no Partly: it is done or it is not"
	case key == KeyNotApplicable && q.NA == "":
		return "this question applies to every clinic: it has no rule for \"not applicable\""
	}
	return ""
}
