package screen

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// Steps is the way through, with the step that is in sight in brackets.
func Steps(app *App, here Name, w int) string { return StepsOf(app, app.Result(), here, w) }

// StepsOf is steps with the result of the clinic that it speaks of, nil where
// there is none yet.
func StepsOf(app *App, r *method.Result, here Name, w int) string {
	walk := "Walk"
	if r != nil && w >= 76 {
		walk += " " + r.All().Coverage.String()
	}
	var out []string
	short := ""
	for i, s := range []struct {
		name  Name
		label string
	}{{NewClinic, "Profile"}, {Scope, "Scope"}, {Walk, walk}, {Results, "Results"}, {Plan, "Plan"}, {Report, "Report"}} {
		if s.name == here {
			s.label = "[" + s.label + "]"
			short = "step " + assessment.Thousands(i+1) + " of 6: " + s.label
		}
		out = append(out, s.label)
	}
	if long := strings.Join(out, " "+app.Theme.Glyph.To+" "); widgets.Width(long) <= w-2 {
		return long
	}
	return short
}

// Head is the title line of the screens of an open clinic.
func Head(app *App, here Name, title, right string, w int) Header {
	left := title
	if c := app.Clinic(); c != nil {
		left = widgets.Safe(c.Name) + " " + app.Theme.Glyph.Dot + " " + title
	}
	return Header{Left: left, Right: right, SubLeft: Steps(app, here, w)}
}

// Bar draws a percentage as a bar of w cells.
func Bar(t *theme.Theme, p method.Percent, w int, style lipgloss.Style) string {
	if w <= 0 {
		return ""
	}
	full := 0
	if p.OK {
		full = (2*w*p.Value + 100) / 200
	}
	// Reversed, a full cell would be an empty one.
	return style.Reverse(false).Render(strings.Repeat(t.Glyph.Full, full)) + t.Muted.Render(strings.Repeat(t.Glyph.Empty, w-full))
}

// Right fills a text with spaces before it, to w cells.
func Right(s string, w int) string {
	return strings.Repeat(" ", max(0, w-widgets.Width(s))) + s
}

// CostWord writes what an action costs, short enough for a column.
func CostWord(p method.Price) string {
	switch {
	case p.Quote:
		return "quote"
	case p.Low == p.High:
		return assessment.Money(p.High)
	}
	return assessment.Money(p.Low) + "-" + assessment.Thousands(p.High)
}

// VerdictStyle is the role of a verdict's word; the word says it too.
func VerdictStyle(t *theme.Theme, word string) lipgloss.Style {
	switch word {
	case method.NotReady:
		return t.Bad
	case method.Developing, method.NearlyReady:
		return t.Warn
	case method.ReadyToEngage:
		return t.OK
	}
	return t.Muted
}

// Or returns the first text, or the second where the first is empty.
func Or(s, instead string) string {
	if strings.TrimSpace(s) == "" {
		return instead
	}
	return s
}

// Render draws every line in a style.
func Render(style lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = style.Render(l)
	}
	return out
}

// Hang wraps a plain text behind a lead and then draws each line in a style,
// so that a line keeps its look when others are scrolled away.
func Hang(lead string, style lipgloss.Style, s string, w int) []string {
	n := widgets.Width(lead)
	// A number stays with its sign.
	s = strings.ReplaceAll(s, " %", "\u00a0%")
	lines := Render(style, strings.Split(strings.ReplaceAll(strings.Join(widgets.Wrap(s, max(1, w-n)), "\n"), "\u00a0", " "), "\n"))
	for i := range lines {
		if i > 0 {
			lead = strings.Repeat(" ", n)
		}
		lines[i] = lead + lines[i]
	}
	return lines
}
