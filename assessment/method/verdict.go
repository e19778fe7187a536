package method

import (
	"fmt"
	"slices"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// Verdict words (scoring 3). For HIPAA print Shown instead of the last one:
// nobody engages for HIPAA.
const (
	NotReady      = "Not ready"
	Developing    = "Developing"
	NearlyReady   = "Nearly ready"
	ReadyToEngage = "Ready to engage"
)

// The house scale of verdicts, on the percentage that the target looks at.
const (
	DevelopingFrom = 60
	NearlyFrom     = 80
	ReadyFrom      = 90
)

// Reason is one reason of a verdict, with what would lift it.
type Reason struct {
	// Question is the gate concerned, or "".
	Question string
	Text     string
	// Lift says what would lift the verdict past this reason.
	Lift string
}

// Verdict is the word for one target.
type Verdict struct {
	Target assessment.Target
	// Null is true for a target outside the scope or without weight.
	Null bool
	// Word is one of the four; empty when Null.
	Word        string
	Provisional bool
	// X is the percentage it rests on.
	X Percent
	// Spoken is true while the evidence question is off.
	Spoken bool
	// GatesOpen and Gates count the must-haves of the framework.
	GatesOpen, Gates int
	Reasons          []Reason
}

// String is the verdict as machines read it: "Provisional " and the word.
func (v Verdict) String() string {
	if v.Null {
		return ""
	}
	if v.Provisional {
		return "Provisional " + v.Word
	}
	return v.Word
}

// Shown is the verdict as people read it: HIPAA has nobody to engage.
func (v Verdict) Shown() string {
	if v.Null {
		return "not in scope"
	}
	w := v.Word
	if v.Target == assessment.TargetHIPAA && w == ReadyToEngage {
		w = "In good order"
	}
	if v.Provisional {
		return w + " (provisional)"
	}
	return w
}

// Verdicts hold one verdict a target.
type Verdicts struct {
	HIPAA, Type1, Type2 Verdict
}

// For returns the verdict of a target.
func (v Verdicts) For(t assessment.Target) Verdict {
	switch t {
	case assessment.TargetHIPAA:
		return v.HIPAA
	case assessment.TargetType1:
		return v.Type1
	case assessment.TargetType2:
		return v.Type2
	}
	return Verdict{Null: true}
}

func (in Input) verdicts(r *Result) Verdicts {
	return Verdicts{
		HIPAA: in.verdict(r, assessment.TargetHIPAA, questionnaires.HIPAA),
		Type1: in.verdict(r, assessment.TargetType1, questionnaires.SOC2),
		Type2: in.verdict(r, assessment.TargetType2, questionnaires.SOC2),
	}
}

// gateCredit is s where the evidence is enough for the target.
func (in Input) gateCredit(it *Item, t assessment.Target) int {
	need := 1
	if t == assessment.TargetType2 {
		need = 2
	}
	s := it.credit(t != assessment.TargetHIPAA)
	if !in.EvidenceOff && it.E < need {
		return 0
	}
	return s
}

func (in Input) verdict(r *Result, t assessment.Target, f questionnaires.Framework) Verdict {
	v := Verdict{Target: t, Spoken: in.EvidenceOff}
	g := r.Group(string(f))
	if g.Weight == 0 || (in.EvidenceOff && t == assessment.TargetType2) {
		v.Null = true
		return v
	}
	v.X = g.R1
	switch {
	case in.EvidenceOff:
		v.X = g.R
	case t == assessment.TargetType2:
		v.X = g.R2
	}
	v.Provisional = g.Unanswered > 0
	failed := false
	for _, i := range r.gates {
		it := &r.Items[i]
		if !slices.Contains(it.groups, place(f)) {
			continue
		}
		v.Gates++
		if in.gateCredit(it, t) == 100 {
			continue
		}
		v.GatesOpen++
		v.Reasons = append(v.Reasons, gateReason(it, t))
		if it.Answered && it.credit(f == questionnaires.SOC2) == 0 && it.State.Answer.Kind != assessment.DontKnow {
			failed = true
		}
	}
	switch {
	case failed || v.X.Value < DevelopingFrom:
		v.Word = NotReady
	case v.X.Value < NearlyFrom:
		v.Word = Developing
	case v.X.Value < ReadyFrom || v.GatesOpen > 0:
		v.Word = NearlyReady
	default:
		v.Word = ReadyToEngage
	}
	if v.X.Value < ReadyFrom {
		v.Reasons = append(v.Reasons, levelReason(v.X.Value, t))
	}
	if v.Provisional {
		v.Reasons = append(v.Reasons, Reason{
			Text: unansweredText(g.Unanswered),
			Lift: "answer what is open: the verdict is provisional until then",
		})
	}
	return v
}

func gateReason(it *Item, t assessment.Target) Reason {
	rs := Reason{Question: it.Q.ID}
	switch {
	case !it.Answered:
		rs.Text, rs.Lift = "must-have not answered", "answer it"
	case it.State.Answer.Kind == assessment.DontKnow, it.NotKnown != "":
		rs.Text, rs.Lift = "must-have not known", "find out"
	case it.credit(t != assessment.TargetHIPAA) == 0:
		rs.Text, rs.Lift = "must-have missing", "put it in place"
	case it.credit(t != assessment.TargetHIPAA) < 100:
		rs.Text, rs.Lift = "must-have only partly in place", "complete it"
	case it.E < 1:
		rs.Text, rs.Lift = "must-have in place, nothing written", "write it down"
	default:
		rs.Text, rs.Lift = "must-have without current dated records", "keep dated records"
	}
	return rs
}

func levelReason(x int, t assessment.Target) Reason {
	what := "in place and documented"
	if t == assessment.TargetType2 {
		what = "with dated records"
	}
	next, word := ReadyFrom, ReadyToEngage
	switch {
	case x < DevelopingFrom:
		next, word = DevelopingFrom, Developing
	case x < NearlyFrom:
		next, word = NearlyFrom, NearlyReady
	}
	if word == ReadyToEngage && t == assessment.TargetHIPAA {
		word = "In good order"
	}
	return Reason{
		Text: fmt.Sprintf("%d %% %s", x, what),
		Lift: fmt.Sprintf("%d %% is the step to %q", next, word),
	}
}

func unansweredText(n int) string {
	if n == 1 {
		return "1 question of it is unanswered"
	}
	return fmt.Sprintf("%d questions of it are unanswered", n)
}
