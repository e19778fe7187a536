package export

import (
	"fmt"

	"clinicready/assessment"
	"clinicready/assessment/method"
)

// columns are weeks to 13 and the months after: four phases end on day 180,
// the 26th week.
func columns() []RoadColumn {
	var out []RoadColumn
	for w := 1; w <= 13; w++ {
		out = append(out, RoadColumn{Label: fmt.Sprint(w), From: w, To: w})
	}
	return append(out, RoadColumn{"month 4", 14, 17}, RoadColumn{"month 5", 18, 22}, RoadColumn{"month 6", 23, 26})
}

func (b *builder) roadmap() Roadmap {
	p := b.Plan
	out := Roadmap{
		Start: dayOf(p.Start), HoursPerWeek: p.HoursPerWeek, HoursAssumed: p.HoursAssumed,
		Capacity: b.capacity(), Columns: columns(), Type2Start: b.type2Start(),
	}
	for i, ph := range p.Phases {
		row := PhaseRow{
			Number: ph.Number, End: dayOf(ph.End), Hours: ph.Hours, Capacity: ph.Capacity, Over: ph.Over,
			Title: fmt.Sprintf("Phase %d, to %s", ph.Number, dayOf(ph.End).Text),
			Text:  fmt.Sprintf("%d of %s", ph.Hours, assessment.Count(ph.Capacity, "hour", "hours")),
		}
		if ph.Over > 0 {
			row.Text += fmt.Sprintf(": over capacity by %d", ph.Over)
		}
		out.Phases[i] = row
	}
	for i := range p.Actions {
		a := &p.Actions[i]
		row := &out.Phases[a.Phase-1]
		row.Actions = append(row.Actions, linkTo(a))
		out.Bars = append(out.Bars, RoadBar{
			Order: a.Order, ID: a.ID, Title: a.Title, Owner: ownerText(a), Phase: a.Phase,
			StartWeek: a.StartWeek, EndWeek: a.EndWeek, Hours: a.Hours, Due: dayOf(a.Due),
			QuickWin: a.QuickWin, MustHave: b.mustHave(a),
		})
	}
	for _, id := range p.NoAction {
		if it, ok := b.Result.Item(id); ok {
			out.NoAction = append(out.NoAction, b.line(it))
		}
	}
	return out
}

// capacity says how many hours a week the dates rest on.
func (b *builder) capacity() string {
	text := fmt.Sprintf("The plan counts on %s a week for fixing", assessment.Count(b.Plan.HoursPerWeek, "hour", "hours"))
	if b.Plan.HoursAssumed {
		text += ", because the clinic gave no number"
	}
	hours, over := 0, false
	for _, ph := range b.Plan.Phases {
		hours, over = hours+ph.Hours, over || ph.Over > 0
	}
	if !over {
		return text + "."
	}
	// The dates are the ends of the phases: they do not move when the hours run out.
	return text + fmt.Sprintf("; at that pace its %s take %s, more than the dates allow.", assessment.Count(hours, "hour", "hours"), pace(hours, b.Plan.HoursPerWeek))
}

// pace says how long some hours take at so many a week.
func pace(hours, perWeek int) string {
	weeks := (hours + perWeek - 1) / perWeek
	if weeks <= 104 {
		return assessment.Count(weeks, "week", "weeks")
	}
	return fmt.Sprintf("about %d years", (weeks+26)/52)
}

// type2Start says when a Type II observation period could start.
func (b *builder) type2Start() string {
	switch {
	case b.Result.EvidenceOff || b.Result.Verdicts.Type1.Null || b.Input.Scope.Target == assessment.TargetHIPAA:
		return ""
	case b.Plan.Type2Start.IsZero():
		return "Earliest start of a Type II observation period: not within this plan."
	}
	return fmt.Sprintf("Earliest start of a Type II observation period: %s.", dayOf(b.Plan.Type2Start).Text)
}

func (b *builder) curve() Curve {
	p := b.Plan
	out := Curve{
		Points: []CurvePoint{b.point(p.Now, CurvePoint{Title: "Now", Spend: method.Bill{}.Spending()})},
		Note:   "Unanswered questions stay as they are, and dated records are never projected.",
	}
	for i := range p.Actions {
		a := &p.Actions[i]
		bill := p.Bill(p.First(i + 1)...)
		out.Points = append(out.Points, b.point(a.After, CurvePoint{
			Order: a.Order, ID: a.ID, Title: a.Title, Hours: bill.Hours, Spend: bill.Spending(),
		}))
	}
	return out
}

func (b *builder) point(s method.Projection, c CurvePoint) CurvePoint {
	c.InPlace, c.Documented = pct(s.R), evidencePct(s.R1, b.Result.EvidenceOff && s.R.OK)
	c.Risk, c.GatesOpen = s.Risk.Points, s.GatesOpen
	return c
}
