package screen

import (
	"github.com/charmbracelet/lipgloss"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui/tui/theme"
)

// Mark is the sign of how a question stands. Every state has its own sign; the
// color only repeats what the sign says.
func Mark(t *theme.Theme, it *method.Item) string {
	style, sign := MarkOf(t, it)
	return style.Render(sign)
}

// MarkOf is the sign that stands beside a question, and how it is drawn.
func MarkOf(t *theme.Theme, it *method.Item) (lipgloss.Style, string) {
	g := t.Glyph
	if it.Incomplete != "" {
		return t.Warn, g.Incomplete
	}
	switch it.State.Answer.Kind {
	case assessment.Yes:
		return t.OK, g.Yes
	case assessment.Partly:
		return t.Warn, g.Partly
	case assessment.No:
		return t.Bad, g.No
	case assessment.Planned:
		return t.Bad, g.Planned
	case assessment.DontKnow:
		return t.Warn, g.DontKnow
	case assessment.NotApplicable:
		return t.Muted, g.NA
	case assessment.Alternative:
		return t.OK, g.Alternative
	case assessment.Compensating:
		return t.OK, g.Compensating
	case assessment.Inherited:
		return t.OK, g.Inherited
	case assessment.Unanswered:
	}
	return t.Muted, g.Unanswered
}

// MarkLegend is every sign with its word, for help and explanations.
func MarkLegend(t *theme.Theme) []string {
	g := t.Glyph
	return []string{
		g.Yes + " Yes", g.Partly + " Partly", g.No + " No", g.DontKnow + " Don't know", g.Unanswered + " Unanswered",
		g.NA + " Not applicable", g.Planned + " Planned", g.Alternative + " Alternative", g.Compensating + " Compensating",
		g.Inherited + " Inherited", g.Incomplete + " record incomplete",
	}
}

// StateWord says how a question stands, in words.
func StateWord(it *method.Item) string {
	w := it.State.Answer.Kind.Word()
	if it.Incomplete != "" {
		w += ", record incomplete"
	}
	return w
}
