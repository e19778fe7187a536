package export

import (
	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// asBar writes one group's nested percentages.
func (b *builder) asBar(g method.GroupScore) BarRow {
	off := b.Result.EvidenceOff && g.Weight > 0
	return BarRow{
		ID: g.ID, Title: g.Title, InPlace: pct(g.R), Documented: evidencePct(g.R1, off),
		WithRecords: evidencePct(g.R2, off), High: pct(g.RHigh), Coverage: pct(g.Coverage),
		Weight: g.Weight, Questions: g.Questions, Unanswered: g.Unanswered,
	}
}

// readiness sorts the groups of the result into the tables of the section;
// their order is the method's.
func (b *builder) readiness() Readiness {
	family := map[string]questionnaires.Framework{}
	for _, g := range questionnaires.Groups() {
		family[g.ID] = g.Framework
	}
	overall := map[string]bool{"all": true, string(questionnaires.HIPAA): true, string(questionnaires.SOC2): true}
	for _, p := range assessment.ScopeParts() {
		if partFramework(p) == questionnaires.SOC2 {
			overall[p] = true
		}
	}
	out := Readiness{
		Ticks:  []int{method.NearlyFrom, method.ReadyFrom},
		Legend: []string{"in place", "in place and documented", "with records"},
	}
	for _, g := range b.Result.Groups {
		row := b.asBar(g)
		switch {
		case overall[g.ID]:
			out.Overall = append(out.Overall, row)
		case family[g.ID] == questionnaires.SOC2:
			out.Series = append(out.Series, row)
		case family[g.ID] == questionnaires.HIPAA:
			out.Families = append(out.Families, row)
		default:
			out.Criteria = append(out.Criteria, row)
		}
	}
	if b.Result.EvidenceOff {
		out.Note = "The evidence question is off: only what is in place is shown, on spoken answers."
	}
	return out
}
