package export

import (
	"fmt"

	"clinicready/assessment"
	"clinicready/assessment/method"
)

// columns are weeks to 13, the months after up to day 180, the 26th week, and
// what comes later.
func columns() []RoadColumn {
	var out []RoadColumn
	for w := 1; w <= 13; w++ {
		out = append(out, RoadColumn{Label: fmt.Sprint(w), From: w, To: w})
	}
	return append(out, RoadColumn{"month 4", 14, 17}, RoadColumn{"month 5", 18, 22}, RoadColumn{"month 6", 23, 26}, RoadColumn{"27+", laterWeek, laterWeek})
}

// laterWeek stands on the chart for all weeks after the 26th.
const laterWeek = 27

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
		if !ph.Bounded {
			row.Title, row.Text = "Later", assessment.Count(ph.Hours, "hour", "hours")
		}
		if ph.Over > 0 {
			row.Text += fmt.Sprintf(": %s too few for what is aimed at it or earlier", assessment.Count(ph.Over, "hour", "hours"))
		}
		out.Phases[i] = row
	}
	for i := range p.Actions {
		a := &p.Actions[i]
		row := &out.Phases[a.Phase-1]
		row.Actions = append(row.Actions, linkTo(a))
		out.Bars = append(out.Bars, RoadBar{
			Order: a.Order, ID: a.ID, Title: a.Title, Owner: ownerText(a), Phase: a.Phase,
			StartWeek: min(a.StartWeek, laterWeek), EndWeek: min(a.EndWeek, laterWeek), Hours: a.Hours, Due: dayOf(a.Due),
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
	text += "."
	if late := b.lateText(); late != "" {
		text += " " + late
	}
	return text
}

// lateText says how many actions come after their target at the hours there are,
// and which hours would do; "" where none does.
func (b *builder) lateText() string {
	p := b.Plan
	if p.Late == 0 {
		return ""
	}
	text := fmt.Sprintf("At %s a week %s of %s %s after %s target date, by up to %s", assessment.Count(p.HoursPerWeek, "hour", "hours"),
		numeral(p.Late), assessment.Count(len(p.Actions), "action", "actions"), verb(p.Late, "comes", "come"), verb(p.Late, "its", "their"),
		assessment.Count(p.LatestWeeks, "week", "weeks"))
	if all := p.HoursNeeded[len(p.HoursNeeded)-1]; all > p.HoursPerWeek {
		text += fmt.Sprintf("; %s a week would meet every date", assessment.Count(all, "hour", "hours"))
	}
	return text + "."
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
