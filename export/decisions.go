package export

import (
	"fmt"
	"strconv"

	"clinicready/assessment"
	"clinicready/assessment/method"
)

// decisions are what management is asked to tick.
func (b *builder) decisions() []DecisionAsked {
	p := b.Plan
	var out []DecisionAsked
	all := p.Bill(p.First(len(p.Actions))...)
	if all.High > 0 || all.Quotes > 0 {
		text := fmt.Sprintf("Approve the budget: %s for the whole plan.", all.Spending())
		if first := p.Bill(p.First(topActions)...); first != all {
			text = fmt.Sprintf("Approve the budget: %s for %s, %s for the whole plan.",
				first.Spending(), items(min(topActions, len(p.Actions))), all.Spending())
		}
		out = append(out, DecisionAsked{Kind: "budget", Text: text})
	}
	var ownerless, optional []*method.PlannedAction
	for i := range p.Actions {
		a := &p.Actions[i]
		if a.Owner == "" {
			ownerless = append(ownerless, a)
		}
		if a.CanAccept && a.Kind == method.Work && a.EffectiveTier == method.P4 {
			optional = append(optional, a)
		}
	}
	if n := len(ownerless); n > 0 {
		text := fmt.Sprintf("Name an owner for %s.", itemNumbers(ownerless))
		if n > topActions {
			text = fmt.Sprintf("Name an owner for %s first; %s no owner in all.", itemNumbers(ownerless[:topActions]), assessment.Count(n, "action has", "actions have"))
		}
		out = append(out, DecisionAsked{Kind: "owner", Actions: ids(ownerless), Text: text})
	}
	if len(optional) > 0 {
		out = append(out, DecisionAsked{
			Kind: "accept", Actions: ids(optional),
			Text: fmt.Sprintf("Do %s, or accept what remains with a signature and a review date.", named(optional)),
		})
	}
	for i := range p.Accepted {
		a := &p.Accepted[i]
		if text := acceptance(a, b.Input.AsOf); text != "" {
			out = append(out, DecisionAsked{Kind: "accept", Actions: []string{a.ID}, Text: text})
		}
	}
	return append(out, b.hoursAsked()...)
}

// acceptance says what an accepted action still asks for, or "".
func acceptance(a *method.PlannedAction, asOf assessment.Date) string {
	switch {
	case or(a.State.Signer, "") == "" || a.State.ReviewDate.IsZero():
		return fmt.Sprintf("Sign the acceptance of %q and set its review date.", a.Title)
	case a.State.ReviewDate.Before(asOf):
		return fmt.Sprintf("Review the acceptance of %q, due since %s.", a.Title, dayOf(a.State.ReviewDate).Text)
	}
	return ""
}

func (b *builder) hoursAsked() []DecisionAsked {
	late := b.lateText()
	if late == "" {
		return nil
	}
	return []DecisionAsked{{
		Kind: "hours",
		Text: late + " Give more hours, pay for help, or set later dates with a reason.",
	}}
}

func ids(actions []*method.PlannedAction) []string {
	out := make([]string, len(actions))
	for i, a := range actions {
		out[i] = a.ID
	}
	return out
}

// named names one action by its title, and of several the first, with the
// numbers of all.
func named(actions []*method.PlannedAction) string {
	if len(actions) == 1 {
		return fmt.Sprintf("%q (%s)", actions[0].Title, itemNumbers(actions))
	}
	return fmt.Sprintf("%q and %s of low risk (%s)", actions[0].Title, assessment.Count(len(actions)-1, "other action", "other actions"), itemNumbers(actions))
}

// itemNumbers writes "item 3" or "items 1, 2 and 5 to 9".
func itemNumbers(actions []*method.PlannedAction) string {
	var parts []string
	for i := 0; i < len(actions); {
		j := i
		for j+1 < len(actions) && actions[j+1].Order == actions[j].Order+1 {
			j++
		}
		switch j - i {
		case 0:
			parts = append(parts, strconv.Itoa(actions[i].Order))
		case 1:
			parts = append(parts, strconv.Itoa(actions[i].Order), strconv.Itoa(actions[j].Order))
		default:
			parts = append(parts, fmt.Sprintf("%d to %d", actions[i].Order, actions[j].Order))
		}
		i = j + 1
	}
	if len(actions) == 1 {
		return "item " + parts[0]
	}
	return "items " + list(parts)
}
