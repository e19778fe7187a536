package screens

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// steps is the way through, with the step that is in sight in brackets.
func steps(app *App, here Name, w int) string { return stepsOf(app, app.Result(), here, w) }

// stepsOf is steps with the result of the clinic that it speaks of, nil where
// there is none yet.
func stepsOf(app *App, r *method.Result, here Name, w int) string {
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
			short = "step " + widgets.Thousands(i+1) + " of 6: " + s.label
		}
		out = append(out, s.label)
	}
	if long := strings.Join(out, " "+app.Theme.Glyph.To+" "); widgets.Width(long) <= w-2 {
		return long
	}
	return short
}

// head is the title line of the screens of an open clinic.
func head(app *App, here Name, title, right string, w int) Header {
	left := title
	if c := app.Clinic(); c != nil {
		left = widgets.Safe(c.Name) + " " + app.Theme.Glyph.Dot + " " + title
	}
	return Header{Left: left, Right: right, SubLeft: steps(app, here, w)}
}

// bar draws a percentage as a bar of w cells.
func bar(t *theme.Theme, p method.Percent, w int, style lipgloss.Style) string {
	if w <= 0 {
		return ""
	}
	full := 0
	if p.OK {
		full = (2*w*p.Value + 100) / 200
	}
	return style.Render(strings.Repeat(t.Glyph.Full, full)) + t.Muted.Render(strings.Repeat(t.Glyph.Empty, w-full))
}

// right fills a text with spaces before it, to w cells.
func right(s string, w int) string {
	return strings.Repeat(" ", max(0, w-widgets.Width(s))) + s
}

// longDay writes 22 Nov 2026, or nothing for no date.
func longDay(d assessment.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("2 Jan 2006")
}

// shortDay writes 22 Nov, with the year where it would not be clear.
func shortDay(d, today assessment.Date) string {
	if d.IsZero() {
		return ""
	}
	if away := d.DaysSince(today); away < -180 || away > 180 {
		return longDay(d)
	}
	return d.Time().Format("2 Jan")
}

// money writes whole US dollars: $5,500.
func money(n int) string { return "$" + widgets.Thousands(n) }

// spend writes the money of a bill: "at most $5,500 and 1 quote".
func spend(b method.Bill) string {
	var parts []string
	if b.Cost > 0 {
		parts = append(parts, "at most "+money(b.Cost))
	}
	if b.Quotes > 0 {
		parts = append(parts, widgets.Count(b.Quotes, "quote", "quotes"))
	}
	if len(parts) == 0 {
		return "no spending"
	}
	return strings.Join(parts, " and ")
}

// costWord writes a cost band short enough for a column.
func costWord(c questionnaires.Cost) string {
	limit, bounded := c.Cap()
	if !bounded {
		return "quote"
	}
	return money(limit)
}

// verdictStyle is the role of a verdict's word; the word says it too.
func verdictStyle(t *theme.Theme, word string) lipgloss.Style {
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

// or returns the first text, or the second where the first is empty.
func or(s, instead string) string {
	if strings.TrimSpace(s) == "" {
		return instead
	}
	return s
}

// render draws every line in a style.
func render(style lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = style.Render(l)
	}
	return out
}

// hang wraps a plain text behind a lead and then draws each line in a style,
// so that a line keeps its look when others are scrolled away.
func hang(lead string, style lipgloss.Style, s string, w int) []string {
	n := widgets.Width(lead)
	// A number stays with its sign.
	s = strings.ReplaceAll(s, " %", "\u00a0%")
	lines := render(style, strings.Split(strings.ReplaceAll(strings.Join(widgets.Wrap(s, max(1, w-n)), "\n"), "\u00a0", " "), "\n"))
	for i := range lines {
		if i > 0 {
			lead = strings.Repeat(" ", n)
		}
		lines[i] = lead + lines[i]
	}
	return lines
}
