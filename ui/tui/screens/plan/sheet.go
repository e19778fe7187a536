package plan

import (
	"fmt"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// tierWords say how urgent each tier is (scoring 5.2).
var tierWords = map[method.Tier]string{
	method.P1: "P1, act now", method.P2: "P2, next", method.P3: "P3, plan", method.P4: "P4, improve",
}

// actionSheet shows everything about one action.
func actionSheet(app *screen.App, id string) widgets.Dialog {
	return widgets.NewPager("Action", func(t *theme.Theme, w int) []string {
		if p := app.Plan(); p != nil {
			if pa, ok := p.Action(id); ok {
				return sheetLines(app, pa, w)
			}
		}
		return []string{t.Muted.Render("This action is not in the plan any more.")}
	})
}

// whyHere says in words why an action stands where it stands.
func whyHere(app *screen.App, id string) widgets.Dialog {
	return widgets.NewPager("Why it stands here", func(t *theme.Theme, w int) []string {
		pa, ok := app.Plan().Action(id)
		if !ok {
			return nil
		}
		out := screen.Render(t.Title, widgets.Wrap(fmt.Sprintf("%d. %s", pa.Order, widgets.Safe(pa.Title)), w))
		return append(out, standing(t, pa, w)...)
	})
}

func standing(t *theme.Theme, pa *method.PlannedAction, w int) []string {
	var out []string
	for _, st := range pa.Standing {
		out = append(out, screen.Hang("  - ", t.Text, widgets.Safe(st.Text), w)...)
	}
	return out
}

// sheetLines is the sheet of an action in w cells.
func sheetLines(app *screen.App, pa *method.PlannedAction, w int) []string {
	t := app.Theme
	var out []string
	para := func(head string, lines ...string) {
		if len(lines) == 0 {
			return
		}
		out = append(out, t.Title.Render(head))
		for i, l := range lines {
			lead := "  - "
			if head == "Steps" {
				lead = "  " + fmt.Sprint(i+1) + " "
			}
			out = append(out, screen.Hang(lead, t.Text, widgets.Safe(l), w)...)
		}
	}
	title := widgets.Safe(pa.Title)
	if pa.Order > 0 {
		title = fmt.Sprintf("%d. %s", pa.Order, title)
	}
	out = append(out, screen.Render(t.Accent, widgets.Wrap(title, w))...)
	dot := " " + t.Glyph.Dot + " "
	facts := []string{tierWords[pa.Tier]}
	if pa.EffectiveTier != pa.Tier && pa.EffectiveTier != 0 {
		facts = append(facts, "aimed at as "+tierWords[pa.EffectiveTier])
	}
	if pa.QuickWin {
		facts = append(facts, "quick win")
	}
	facts = append(facts, hours(pa.Effort), screen.CostWord(pa.Price))
	if !pa.Due.IsZero() {
		due := "due " + pa.Due.Long()
		if note := pa.DueNote(); note != "" {
			due += " (" + note + ")"
		}
		facts = append(facts, due)
	}
	out = append(out, screen.Render(t.Muted, widgets.Wrap(strings.Join(facts, dot), w))...)
	out = append(out, screen.Render(t.Text, widgets.Wrap("Owner: "+owner(pa)+recorded(pa.State), w))...)

	var closes []string
	for _, id := range pa.Gaps {
		if it, ok := app.Result().Item(id); ok {
			closes = append(closes, it.Q.Ask+" Now: "+screen.StateWord(it)+"."+found(it))
		}
	}
	if pa.Question != nil {
		closes = []string{pa.Question.Ask}
	}
	for _, id := range pa.Questions {
		if it, ok := app.Result().Item(id); ok {
			closes = append(closes, it.Q.Ask)
		}
	}
	para("Closes", closes...)
	para("Steps", pa.Steps...)
	if pa.Action != nil {
		if pa.Action.DoneWhen != "" {
			para("Done when", pa.Action.DoneWhen)
		}
		para("Keep as evidence", pa.Action.Evidence...)
	}
	para("Comes after", titlesOf(app, pa.DependsOn)...)
	para("Unlocks", titlesOf(app, pa.Unlocks)...)
	if pa.Order > 0 {
		to := " " + t.Glyph.To + " "
		before := app.Plan().Now
		if pa.Order > 1 {
			before = app.Plan().Actions[pa.Order-2].After
		}
		para("Moves", fmt.Sprintf("%s%s%s in place; risk points %d%s%d", before.R, to, pa.After.R, before.Risk.Points, to, pa.After.Risk.Points))
	}
	if len(pa.Standing) > 0 {
		out = append(out, t.Title.Render("Why it stands here"))
		out = append(out, standing(t, pa, w)...)
	}
	return out
}

// found says of a Partly what is missing, where somebody said so.
func found(it *method.Item) string {
	if len(it.Missing) == 0 && it.State.Answer.Missing == "" {
		return ""
	}
	return " " + strings.TrimRight(it.Finding(), ".") + "."
}

// hours are the clinic's own, and those that are bought.
func hours(e method.Effort) string {
	if e.OutsideHours > 0 {
		return fmt.Sprintf("%d h and %d h outside", e.Hours, e.OutsideHours)
	}
	return fmt.Sprintf("%d h", e.Hours)
}

// owner is the name recorded, or whom the pack suggests.
func owner(pa *method.PlannedAction) string {
	if pa.Owner != "" {
		return widgets.Safe(pa.Owner)
	}
	if pa.Action != nil && pa.Action.Owner != "" {
		return "nobody yet (suggested: " + widgets.Safe(pa.Action.Owner) + ")"
	}
	return "nobody yet"
}

// recorded says status and decision, where there is something to say.
func recorded(st *assessment.ActionState) string {
	said := ""
	if st.Status != assessment.StatusOpen {
		said += ". Status: " + string(st.Status)
	}
	if st.Decision != assessment.Fix {
		said += ". Decision: " + string(st.Decision)
		if st.Signer != "" {
			said += ", signed by " + widgets.Safe(st.Signer)
		}
		if !st.ReviewDate.IsZero() {
			said += ", review on " + st.ReviewDate.Long()
		}
	}
	if st.Reason != "" {
		said += ". Reason: " + widgets.Safe(st.Reason)
	}
	return said
}

func titlesOf(app *screen.App, ids []string) []string {
	var out []string
	for _, id := range ids {
		if pa, ok := app.Plan().Action(id); ok {
			out = append(out, widgets.Safe(pa.Title))
		}
	}
	return out
}

// mandatory reports whether an action has a gap that the law does not let a
// clinic accept.
func mandatory(pa *method.PlannedAction, r *method.Result) bool {
	for _, id := range pa.Gaps {
		if it, ok := r.Item(id); ok && it.Duty == questionnaires.Mandatory {
			return true
		}
	}
	return false
}
