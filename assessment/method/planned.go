package method

import (
	"strings"

	"clinicready/assessment"
)

// lend gives an action the owner and the date of its gaps that are answered
// Planned with both (scoring 5.2): of several the earliest date, of equal ones the
// first id. What a person set on the action stays, and neither moves an action in
// the order.
func (d *draftPlan) lend(p *PlannedAction) {
	var from *Item
	for _, id := range p.Gaps {
		it := &d.r.Items[d.r.byID[id]]
		a := it.State.Answer
		if a.Kind != assessment.Planned || a.PlannedDate.IsZero() || blank(it.State.Owner) {
			continue
		}
		if from == nil || a.PlannedDate.Before(from.State.Answer.PlannedDate) ||
			a.PlannedDate == from.State.Answer.PlannedDate && id < from.Q.ID {
			from = it
		}
	}
	if from == nil {
		return
	}
	if p.Owner == "" {
		p.Owner = strings.TrimSpace(from.State.Owner)
	}
	p.planned = from.State.Answer.PlannedDate
	p.PlannedMissed = p.planned.Before(d.start)
}

// setDue chooses the date that counts (scoring 5.2).
func (a *PlannedAction) setDue() {
	switch {
	case !a.State.Due.IsZero():
		a.Due, a.DueFrom = a.State.Due, DuePerson
	case !a.planned.IsZero() && !a.PlannedMissed:
		a.Due, a.DueFrom = a.planned, DuePlanned
	default:
		a.Due, a.DueFrom = a.Computed, DueHours
	}
}

// DueNote says where the date in force comes from, where it is not the computed
// one, how it stands to what the hours allow and to its target, and that a planned
// date was missed; "" where there is nothing to say.
func (a *PlannedAction) DueNote() string {
	note := ""
	switch a.DueFrom {
	case DuePerson:
		note = "set by the clinic"
	case DuePlanned:
		note = "as planned in the answer"
	case DueHours:
	}
	if note != "" && a.Due == a.Computed {
		note = ""
	}
	if note != "" {
		note += "; the plan computes " + a.Computed.Long()
	}
	if a.SoonerThanHours {
		note += "; sooner than the hours allow"
	}
	if a.LateWeeks > 0 {
		if note != "" {
			note += "; "
		}
		note += "target " + a.Target.Long() + ", " + assessment.Count(a.LateWeeks, "week", "weeks") + " late"
	}
	if a.PlannedMissed {
		if note != "" {
			note += "; "
		}
		note += "missed: it was planned for " + a.planned.Long()
	}
	return note
}
