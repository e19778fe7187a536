package export

import (
	"cmp"
	"fmt"
	"slices"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

func heatMap(title string, r *method.Result) HeatMap {
	m := HeatMap{Title: title, Scale: scale(), Points: r.Risk.Points}
	for l := range m.Cells {
		for i := range m.Cells[l] {
			m.Cells[l][i].Level = levelOf(method.RiskLevel(questionnaires.Level(l), questionnaires.Level(i)))
		}
	}
	for i := range r.Items {
		if it := &r.Items[i]; it.HasRisk {
			m.Cells[it.Risk.Likelihood][it.Risk.Impact].Count++
		}
	}
	for l := questionnaires.VeryHigh; ; l-- {
		m.Levels = append(m.Levels, LevelCount{Level: levelOf(l), Count: r.Risk.Levels[l]})
		if l == questionnaires.VeryLow {
			return m
		}
	}
}

func (b *builder) risk() RiskPicture {
	r := b.Result
	out := RiskPicture{Before: heatMap("Now", r), After: heatMap("After the plan", b.after)}
	switch {
	case ratedIn(r) == 0:
		out.Sentence = "No risk is rated yet: nothing is answered."
	case out.Before.Points == out.After.Points:
		out.Sentence = fmt.Sprintf("%s now; the plan does not change that.", assessment.Count(out.Before.Points, "risk point", "risk points"))
	default:
		out.Sentence = fmt.Sprintf("The whole plan takes the risk points from %d to %d.", out.Before.Points, out.After.Points)
	}
	if r.Unknown > 0 {
		out.Unknown = fmt.Sprintf("%s %s unanswered: the risk there is unknown and not in this picture.",
			assessment.Count(r.Unknown, "question", "questions"), isAre(r.Unknown))
	}
	for i := range r.Items {
		it := &r.Items[i]
		switch {
		case !it.HasRisk:
		case it.Risk.Level == questionnaires.VeryHigh:
			out.VeryHigh = append(out.VeryHigh, b.riskItem(it))
		case it.Risk.Level == questionnaires.High:
			out.High = append(out.High, b.riskItem(it))
		}
	}
	for _, list := range [][]RiskItem{out.VeryHigh, out.High} {
		slices.SortStableFunc(list, func(x, y RiskItem) int { return cmp.Compare(b.firstOrder(x), b.firstOrder(y)) })
	}
	return out
}

// ratedIn counts the questions that carry risk.
func ratedIn(r *method.Result) int {
	n := 0
	for _, c := range r.Risk.Levels {
		n += c
	}
	return n
}

// firstOrder is the place in the plan of the first action that closes it;
// questions without one come last.
func (b *builder) firstOrder(it RiskItem) int {
	for _, l := range it.Actions {
		if l.Order > 0 {
			return l.Order
		}
	}
	return len(b.Plan.Actions) + 1
}

func (b *builder) riskItem(it *method.Item) RiskItem {
	return RiskItem{
		ID: it.Q.ID, Ask: it.Q.Ask, Status: statusOf(it),
		Likelihood: levelOf(it.Risk.Likelihood), Impact: levelOf(it.Risk.Impact), Level: levelOf(it.Risk.Level),
		Raised: b.raised(it.Q), Override: overrideText(it), Actions: b.links[it.Q.ID],
	}
}

// raised are the true facts of the clinic that raise a question's likelihood.
func (b *builder) raised(q *questionnaires.Question) []string {
	var out []string
	for _, c := range q.RaiseIf {
		if b.Input.Profile.Holds(c) == assessment.True {
			out = append(out, factText(c))
		}
	}
	return out
}

// overrideText writes "likelihood high instead of moderate", or "".
func overrideText(it *method.Item) string {
	o := it.State.Override
	if o.Reason == "" {
		return ""
	}
	var parts []string
	if o.Likelihood != nil {
		parts = append(parts, fmt.Sprintf("likelihood %s instead of %s", o.Likelihood.Word(), it.Q.Likelihood.Word()))
	}
	if o.Impact != nil {
		parts = append(parts, fmt.Sprintf("impact %s instead of %s", o.Impact.Word(), it.Q.Impact.Word()))
	}
	return list(parts)
}
