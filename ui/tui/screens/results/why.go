package results

import (
	"fmt"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// whyVerdicts says why each verdict is what it is and what would lift it, the
// one that is worked toward first.
func whyVerdicts(app *screen.App) widgets.Dialog {
	return widgets.NewPager("Why these verdicts", func(t *theme.Theme, w int) []string {
		r, a := app.Result(), app.Assessment()
		if r == nil || a == nil {
			return nil
		}
		targets := []assessment.Target{a.Scope.Target}
		for _, x := range assessment.Targets() {
			if x != a.Scope.Target {
				targets = append(targets, x)
			}
		}
		var out []string
		for _, target := range targets {
			out = append(out, verdictText(t, r, r.Verdicts.For(target), w)...)
			out = append(out, "")
		}
		return append(out, screen.Render(t.Muted, widgets.Wrap(scaleText, w))...)
	})
}

// scaleText is the house scale in words.
var scaleText = fmt.Sprintf("The scale: below %d %% not ready, from %d developing, from %d nearly ready, from %d ready to engage, "+
	"or in good order for HIPAA. A must-have that is missing holds the verdict at not ready; one that is not fully in place and written down "+
	"holds it at nearly ready. It is a house scale: HIPAA has no pass mark.",
	method.DevelopingFrom, method.DevelopingFrom, method.NearlyFrom, method.ReadyFrom)

func verdictText(t *theme.Theme, r *method.Result, v method.Verdict, w int) []string {
	name := t.Title.Render(v.Target.Word())
	if v.Null {
		why := "not in scope"
		if r.EvidenceOff && v.Target == assessment.TargetType2 {
			why = "not judged while the evidence question is off"
		}
		return []string{name + "  " + t.Muted.Render(why)}
	}
	rests := map[assessment.Target]string{
		assessment.TargetHIPAA: "in place and documented", assessment.TargetType1: "in place and documented", assessment.TargetType2: "with dated records",
	}[v.Target]
	if v.Spoken {
		rests = "in place on spoken answers"
	}
	out := []string{name + "  " + screen.VerdictStyle(t, v.Word).Render(v.Shown())}
	out = append(out, screen.Hang("  ", t.Muted, fmt.Sprintf("rests on %s %s; must-haves %d of %d open", v.X, rests, v.GatesOpen, v.Gates), w)...)
	for _, rs := range v.Reasons {
		text := rs.Text
		if it, ok := r.Item(rs.Question); ok {
			text += ": " + widgets.Safe(it.Q.Ask)
		}
		out = append(out, screen.Hang("  - ", t.Text, text, w)...)
		out = append(out, screen.Hang("    "+t.Glyph.To+" ", t.Accent, rs.Lift, w)...)
	}
	if len(v.Reasons) == 0 {
		out = append(out, "  "+t.Text.Render("Nothing stands against it."))
	}
	return out
}
