package export

import (
	"fmt"
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

func (b *builder) scope() ScopeSection {
	a, sc := b.Assessment, b.Input.Scope
	out := ScopeSection{
		Asked: len(b.Result.Items), Changes: a.ScopeReasons, Who: a.Names(), How: b.how(), LeftOut: b.leftOut(),
		First: dayOf(a.First), Last: dayOf(a.Last), Closed: dayOf(a.Closed), ClosedBy: a.ClosedBy,
		Profile: b.profile(), Scales: scales(), Limits: limits(),
	}
	for _, p := range assessment.ScopeParts() {
		f := Field{Label: partLabel(p), Value: partAbout[p]}
		if sc.Has(p) {
			out.In = append(out.In, f)
			continue
		}
		f.Value = "not chosen for this assessment: " + f.Value
		out.Out = append(out.Out, f)
	}
	for i := range b.Result.Items {
		if b.Result.Items[i].Answered {
			out.Answered++
		}
	}
	return out
}

// partLabel names a part of the scope with its framework.
func partLabel(part string) string {
	if partFramework(part) == questionnaires.HIPAA {
		return "HIPAA " + partName(part)
	}
	return "TSC " + partName(part)
}

// how tells mode, kind and who stands behind the answers.
func (b *builder) how() []string {
	sc := b.Input.Scope
	out := []string{fmt.Sprintf("A %s toward %s.", kindText(b.Assessment.Kind), targetText(sc))}
	n := assessment.Count(len(b.Result.Items), "question", "questions")
	if sc.Mode == assessment.ModeQuick {
		out = append(out, fmt.Sprintf("Quick mode: %s of the core set are in scope. The full set asks more.", n))
	} else {
		out = append(out, fmt.Sprintf("Full mode: %s are in scope.", n))
	}
	if b.Result.EvidenceOff {
		out = append(out, "What could be shown to an auditor was not asked.")
	} else {
		out = append(out, "Beside each answer stands what could be shown to an auditor on the day.")
	}
	if b.Result.Confidence == method.Reviewed {
		return append(out, "Reviewed: an assessor reviewed at least four in five of the answered questions of weight 5.")
	}
	return append(out, "Self-reported: an assessor did not review enough of the answers to say more.")
}

// leftOut are the questions that the profile excludes from the chosen parts.
func (b *builder) leftOut() []LeftOut {
	var out []LeftOut
	for _, q := range b.Set.Asked(b.Input.Scope.Mode == assessment.ModeQuick) {
		if _, in := b.Result.Item(q.ID); in || !slices.ContainsFunc(q.Refs, b.Input.Scope.HasRef) {
			continue
		}
		var because []string
		for _, c := range q.OnlyIf {
			if b.Input.Profile.Holds(c) == assessment.False {
				because = append(because, factText(c)+": no")
			}
		}
		out = append(out, LeftOut{ID: q.ID, Ask: q.Ask, Because: list(because)})
	}
	return out
}

// profile are the known facts, in the order in which they are asked.
func (b *builder) profile() []Field {
	var out []Field
	unknown := 0
	for _, f := range questionnaires.Facts() {
		switch v := b.Input.Profile[f.Key]; {
		case v != "":
			value := strings.ReplaceAll(v, ",", ", ")
			if b.Assessment.Assumed[f.Key] {
				value += " (assumed: usual for the kind of clinic, not confirmed)"
			}
			out = append(out, Field{Label: f.Label, Value: value})
		case f.Raises:
			unknown++
		}
	}
	if unknown > 0 && len(out) > 0 {
		out = append(out, Field{Label: assessment.Count(unknown, "other fact", "other facts"), Value: "not known; nothing is left out for it"})
	}
	return out
}
