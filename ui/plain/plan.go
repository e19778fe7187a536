package plain

import (
	"fmt"
	"io"

	"clinicready/export"
)

// WritePlan draws the ranked plan by phase as lines of text, with why each
// action stands where it stands.
func WritePlan(w io.Writer, r export.Report) {
	line := func(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
	line("")
	line("%s · plan from %s", r.Cover.Clinic, r.Roadmap.Start.Text)
	line("%s", r.Cover.Ranked)
	for _, s := range []string{r.Summary.Sentence, r.Summary.PlanSentence, r.Roadmap.Capacity} {
		if s != "" {
			line("%s", wrap(s))
		}
	}
	for _, ph := range r.Roadmap.Phases {
		line("")
		line("%s: %s", ph.Title, ph.Text)
		for _, a := range r.Actions {
			if a.Phase == ph.Number {
				writeAction(line, a)
			}
		}
	}
	if r.Roadmap.Type2Start != "" {
		line("")
		line("%s", wrap(r.Roadmap.Type2Start))
	}
	for i, q := range r.Roadmap.NoAction {
		if i == 0 {
			line("")
			line("Gaps that no action of the plan closes:")
		}
		line("%s", Hang("  - "+q.ID+": "+q.Ask, 4))
	}
	if r.Summary.Gaps != "" {
		line("")
		line("%s", wrap(r.Summary.Gaps))
	}
}

func writeAction(line func(string, ...any), a export.ActionSheet) {
	line("%s", Hang(fmt.Sprintf("%3d  %s (%s)", a.Order, a.Title, a.ID), 5))
	facts := fmt.Sprintf("     %s; %s; cost %s; due %s; %s", a.Priority, a.HoursText, a.Cost, a.Due.Text, a.Owner)
	if a.QuickWin {
		facts += "; quick win"
	}
	if a.After != "" {
		facts += "; then " + a.After
	}
	line("%s", Hang(facts, 5))
	for _, m := range a.Missing {
		line("%s", Hang("     "+m+".", 5))
	}
	for _, why := range a.Standing {
		line("%s", Hang("     "+why, 5))
	}
}
