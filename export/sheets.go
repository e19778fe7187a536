package export

import (
	"fmt"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// noOwner stands where nobody was named.
const noOwner = "no owner yet"

// ownerText writes the owner of an action, with the role that the pack
// suggests where nobody was named.
func ownerText(a *method.PlannedAction) string {
	if a.Owner != "" {
		return a.Owner
	}
	if s := suggested(a); s != "" {
		return noOwner + " (suggested: " + s + ")"
	}
	return noOwner
}

func suggested(a *method.PlannedAction) string {
	if a.Action == nil {
		return ""
	}
	return a.Action.Owner
}

func (b *builder) sheets(actions []method.PlannedAction) []ActionSheet {
	var out []ActionSheet
	for i := range actions {
		out = append(out, b.sheet(&actions[i]))
	}
	return out
}

func (b *builder) sheet(a *method.PlannedAction) ActionSheet {
	s := ActionSheet{
		Order: a.Order, ID: a.ID, Title: a.Title, Kind: actionKindText(a.Kind), Steps: a.Steps,
		Owner: or(a.Owner, noOwner), HasOwner: a.Owner != "", Suggested: suggested(a),
		Hours: a.Hours, HoursText: hoursText(a.Effort), Cost: costText(a.Price), CostBand: costBand(a),
		Prerequisites: b.linksTo(a.DependsOn), Unlocks: b.linksTo(a.Unlocks),
		QuickWin: a.QuickWin, MustHave: b.mustHave(a), Phase: a.Phase,
		Status: statusWord(a.State.Status), Decision: decisionWord(a.State.Decision), Record: record(a.State),
	}
	if a.Action != nil {
		s.DoneWhen, s.Evidence, s.Helper = a.Action.DoneWhen, a.Action.Evidence, a.Action.Helper
	}
	b.sheetQuestions(&s, a)
	if a.Order == 0 {
		return s
	}
	s.Priority = fmt.Sprintf("%s (%s)", tierText(a.EffectiveTier), a.Why)
	for _, why := range a.Standing {
		s.Standing = append(s.Standing, why.Text)
	}
	s.Due = dayOf(a.Due)
	s.DueNote = a.DueNote()
	s.Weeks = fmt.Sprintf("weeks %d to %d", a.StartWeek, a.EndWeek)
	if a.StartWeek == a.EndWeek {
		s.Weeks = fmt.Sprintf("week %d", a.StartWeek)
	}
	s.After = fmt.Sprintf("readiness %s, %s", a.After.R, assessment.Count(a.After.Risk.Points, "risk point", "risk points"))
	return s
}

// hoursText writes the clinic's own hours, and those that are bought.
func hoursText(e method.Effort) string {
	text := fmt.Sprintf("%d h", e.Hours)
	if e.OutsideHours > 0 {
		text += fmt.Sprintf(" and %d h outside", e.OutsideHours)
	}
	return text
}

// costBand is the band that the pack states, "" where it states dollars.
func costBand(a *method.PlannedAction) string {
	if a.Action == nil {
		return string(questionnaires.C0)
	}
	return string(a.Action.Cost)
}

// sheetQuestions fills in what follows from the questions of an action.
func (b *builder) sheetQuestions(s *ActionSheet, a *method.PlannedAction) {
	var qs []*questionnaires.Question
	var worst *method.Item
	strictest, seen := questionnaires.NoDuty, map[string]bool{}
	for _, id := range questionsOf(a) {
		it, ok := b.Result.Item(id)
		if !ok {
			continue
		}
		qs = append(qs, it.Q)
		s.Questions = append(s.Questions, b.line(it))
		s.Finding = append(s.Finding, findingText(it))
		if len(it.Missing) > 0 {
			s.Missing = append(s.Missing, it.Finding())
		}
		if it.Q.Why != "" {
			s.Why = append(s.Why, it.Q.Why)
		}
		if x := exceptionText(it.Q.Exception); x != "" && !seen[x] {
			seen[x] = true
			s.Exceptions = append(s.Exceptions, x)
		}
		if it.Duty == questionnaires.Mandatory || strictest == questionnaires.NoDuty {
			strictest = it.Duty
		}
		if it.State.Answer.Kind == assessment.Inherited {
			s.Vendor = it.State.Answer.Vendor
		}
		if it.HasRisk && (worst == nil || it.Risk.Level > worst.Risk.Level) {
			worst = it
		}
	}
	s.Duty, s.Citations = dutyText(strictest), b.citations(qs...)
	if worst == nil || a.Kind != method.Work {
		return
	}
	after := questionnaires.VeryLow
	for _, id := range a.Gaps {
		if it, ok := b.Result.Item(id); ok {
			after = max(after, it.IfYes.Level)
		}
	}
	s.RiskNow, s.RiskAfter = levelOf(worst.Risk.Level), levelOf(after)
	s.RiskText = fmt.Sprintf("likelihood %s, impact %s: %s now, %s when all of it is done",
		worst.Risk.Likelihood.Word(), worst.Risk.Impact.Word(), worst.Risk.Level.Word(), after.Word())
}

// findingText is one sentence on how a question stands. Of a Partly it says what
// was found here, and never what the question gives as an example.
func findingText(it *method.Item) string {
	said := statusOf(it).Word
	switch found := it.Finding(); {
	case len(it.Missing) > 0:
		said += ". " + found
	case strings.HasSuffix(found, it.Q.Ask):
		said += ", as asked"
	case found != "":
		said += ": " + found
	}
	return it.Q.Ask + " " + sentenceEnd(said)
}

// sentenceEnd puts a full stop where there is none.
func sentenceEnd(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return s + "."
}

func actionKindText(k method.ActionKind) string {
	switch k {
	case method.Work:
		return "action"
	case method.FindOut:
		return "find out"
	case method.WriteDown:
		return "write down"
	}
	return ""
}

// record holds what was decided about an action, and by whom.
func record(st *assessment.ActionState) []Field {
	var out []Field
	for _, f := range []Field{
		{"Signed by", st.Signer},
		{"Review on", dayOf(st.ReviewDate).Text},
		{"Reason", st.Reason},
	} {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}
