package export

import (
	"cmp"
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// lacks says what keeps an answered question from being as it should be, or
// "": s, s·[e>=1] or, for a Type II target, s·[e>=2] is below 100.
func (b *builder) lacks(it *method.Item) string {
	if !it.In || !it.Answered {
		return ""
	}
	a := it.State.Answer
	switch {
	case it.NotKnown != "", it.S == 0 && a.Kind == assessment.DontKnow:
		return "not known"
	case it.S == 0 && a.Kind == assessment.Planned && a.PlannedDate.IsZero():
		return "planned, not in place"
	case it.S == 0 && a.Kind == assessment.Planned && a.PlannedDate.Before(b.Input.AsOf):
		return "planned by " + dayOf(a.PlannedDate).Text + " and overdue, not in place"
	case it.S == 0 && a.Kind == assessment.Planned:
		return "planned by " + dayOf(a.PlannedDate).Text + ", not in place"
	case it.S == 0:
		return "not in place"
	case it.Gap() || it.SOC2 < it.S:
		return "partly in place"
	case b.Result.EvidenceOff:
		return ""
	case it.E < 1 && a.Evidence == assessment.EvidenceNotGiven:
		return "in place, evidence not given"
	case it.E < 1:
		return "in place, nothing written"
	case it.E < 2 && b.Input.Scope.Target == assessment.TargetType2:
		return "in place, no current dated records"
	}
	return ""
}

func (b *builder) findings() Findings {
	out := Findings{Sort: "Highest risk first, then weight, then the order of the questions."}
	var found []*method.Item
	for i := range b.Result.Items {
		it := &b.Result.Items[i]
		if b.lacks(it) != "" {
			found = append(found, it)
		}
		if it.In && !it.Answered {
			out.Unanswered = append(out.Unanswered, b.line(it))
		}
		if it.Incomplete != "" {
			out.Incomplete = append(out.Incomplete, Incomplete{ID: it.Q.ID, Ask: it.Q.Ask, Status: statusOf(it), Lacks: it.Incomplete})
		}
		if it.Counsel {
			out.Counsel = append(out.Counsel, b.line(it))
		}
	}
	slices.SortStableFunc(found, func(x, y *method.Item) int {
		return cmp.Or(cmp.Compare(y.Risk.Level, x.Risk.Level), cmp.Compare(y.Q.Weight, x.Q.Weight))
	})
	for _, it := range found {
		out.Items = append(out.Items, b.finding(it))
	}
	for _, c := range b.Result.Contradictions {
		out.Contradictions = append(out.Contradictions, c.Text)
	}
	for _, c := range b.Result.NotKnown {
		out.NotKnown = append(out.NotKnown, c.Text)
	}
	return out
}

func (b *builder) finding(it *method.Item) Finding {
	f := Finding{
		ID: it.Q.ID, Ask: it.Q.Ask, Status: statusOf(it), Lacks: b.lacks(it), Found: it.Finding(), Evidence: b.evidence(it),
		Counted: strings.Join(it.Reasons, "; "), Why: it.Q.Why, Weight: it.Q.Weight, Duty: dutyText(it.Duty),
		MustHave: it.Q.Gate, Exception: exceptionText(it.Q.Exception), Note: it.State.Note, Owner: it.State.Owner,
		Flag: it.State.Flag, Actions: b.links[it.Q.ID], Citations: b.citations(it.Q),
	}
	if it.HasRisk {
		f.Level = levelOf(it.Risk.Level)
	}
	return f
}

// evidence writes what could be shown, where that is asked after the answer.
func (b *builder) evidence(it *method.Item) string {
	a := it.State.Answer
	if a.Kind == assessment.Inherited {
		return evidenceText(a)
	}
	if !a.Kind.TakesEvidence() {
		return ""
	}
	if b.Result.EvidenceOff {
		return "not asked"
	}
	text := evidenceText(a)
	plain := a.Kind == assessment.Yes || a.Kind == assessment.Partly
	if plain && it.E < a.Evidence.Level() {
		text += "; " + strings.Join(it.Reasons, "; ")
	}
	return text
}

// working lists what is in place and, unless evidence was not asked, has
// something to show.
func (b *builder) working() Working {
	out := Working{Note: "In place, with something to show for it."}
	if b.Result.EvidenceOff {
		out.Note = "In place on spoken answers: evidence was not asked."
	}
	for i := range b.Result.Items {
		it := &b.Result.Items[i]
		if !it.In || it.S < 100 || (it.E < 1 && !b.Result.EvidenceOff) || b.Result.Doubted(it.Q.ID) {
			continue
		}
		out.Items = append(out.Items, WorkingItem{
			ID: it.Q.ID, Ask: it.Q.Ask, Status: statusOf(it), Evidence: b.evidence(it),
			Dated: dayOf(it.State.Answer.EvidenceDate), Owner: it.State.Owner, By: it.State.AnsweredBy,
			Note: it.State.Note, Citations: b.citations(it.Q),
		})
	}
	return out
}

// cadences that recur by the calendar, shortest first.
var cadences = []questionnaires.Cadence{
	questionnaires.Daily, questionnaires.Weekly, questionnaires.Monthly, questionnaires.Quarterly, questionnaires.Yearly,
}
