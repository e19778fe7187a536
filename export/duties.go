package export

import (
	"cmp"
	"fmt"
	"slices"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// duties are the recurring activities of what works, and those that the plan
// will start.
func (b *builder) duties() DutySection {
	out := DutySection{
		Note: "Next dates follow from the date of the last record. Keep a dated record each time. How often is good practice where no law says so.",
	}
	for i := range b.Result.Items {
		it := &b.Result.Items[i]
		running := it.In && it.State.Answer.Kind == assessment.Yes && (it.E >= 1 || b.Result.EvidenceOff)
		planned := it.Gap() && b.place(it) > 0
		for _, c := range it.Q.Controls {
			if !slices.Contains(cadences, c.Cadence) {
				continue
			}
			switch {
			case running:
				out.Running = append(out.Running, b.runningDuty(it, c))
			case planned:
				d := b.duty(it, c)
				d.NextText = fmt.Sprintf("with item %d of the plan", b.place(it))
				out.FromPlan = append(out.FromPlan, d)
			}
		}
	}
	for _, list := range [][]RecurringDuty{out.Running, out.FromPlan} {
		slices.SortStableFunc(list, func(x, y RecurringDuty) int {
			return cmp.Compare(slices.Index(cadences, questionnaires.Cadence(x.Cadence)), slices.Index(cadences, questionnaires.Cadence(y.Cadence)))
		})
	}
	return out
}

// place is the number in the plan of the first work that closes a question, or 0.
func (b *builder) place(it *method.Item) int {
	for _, l := range b.links[it.Q.ID] {
		if a, ok := b.Plan.Action(l.ID); ok && a.Kind == method.Work && a.Order > 0 {
			return a.Order
		}
	}
	return 0
}

func (b *builder) duty(it *method.Item, c questionnaires.Control) RecurringDuty {
	return RecurringDuty{
		Cadence: string(c.Cadence), Does: c.Does, Control: c.ID, Question: it.Q.ID, Owner: it.State.Owner,
		Citations: b.citations(it.Q), House: it.Q.Basis == "house",
	}
}

func (b *builder) runningDuty(it *method.Item, c questionnaires.Control) RecurringDuty {
	d := b.duty(it, c)
	last := it.State.Answer.EvidenceDate
	if last.IsZero() {
		d.NextText = "date the first record"
		return d
	}
	d.Last = dayOf(last)
	next, dated := following(last, c.Cadence)
	if !dated {
		d.NextText = fmt.Sprintf("%s; last record shown is of %s", d.Cadence, d.Last.Text)
		return d
	}
	d.Next, d.NextText = dayOf(next), dayOf(next).Text
	if next.Before(b.Input.AsOf) {
		d.Overdue, d.NextText = true, "was due on "+dayOf(next).Text
	}
	return d
}

// following is the day on which a control runs next after a day; a month that
// is too short ends on its last day. What runs daily or weekly has no such
// day: the one record that was shown says nothing of the next run.
func following(d assessment.Date, c questionnaires.Cadence) (next assessment.Date, dated bool) {
	months := map[questionnaires.Cadence]int{questionnaires.Monthly: 1, questionnaires.Quarterly: 3, questionnaires.Yearly: 12}
	n, dated := months[c]
	if !dated {
		return assessment.Date{}, false
	}
	next = assessment.DateOf(d.Time().AddDate(0, n, 0))
	if next.Time().Day() != d.Time().Day() {
		next = next.AddDays(-next.Time().Day())
	}
	return next, true
}
