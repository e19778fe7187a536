package walk

import (
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui/tui/widgets"
)

// given marks what is recorded.
const given = " [x]"

// label names a choice; dots say that it opens a form.
func label(c assessment.Choice) string {
	if c.Key == assessment.KeyNotApplicable || c.Key == assessment.KeyClaim {
		return c.Label + "..."
	}
	return c.Label
}

// answerLines are the answers, each on a line of its own.
func (w *walk) answerLines(it *method.Item, width int) []string {
	t := w.app.Theme
	var out []string
	for i, c := range assessment.Choices(it.Q) {
		lead, style := "  ", t.Text
		if w.phase == phaseAsk && !w.tree && i == w.choice {
			lead, style = t.Glyph.Cursor+" ", t.Accent
		}
		head := lead + c.Key + " " + label(c)
		if c.Holds(it.State.Answer.Kind) {
			head += given
			if c.Key == assessment.KeyClaim {
				head += " " + it.State.Answer.Kind.Word()
			}
		}
		if c.Kinds[0] != assessment.Partly {
			out = append(out, styled(style, widgets.Wrap(head, width))...)
			continue
		}
		lines := widgets.Hang(head+"  ", widgets.Safe(partlyHint(it, c)), width)
		for j, l := range lines {
			if j == 0 {
				out = append(out, style.Render(head)+t.Muted.Render(strings.TrimPrefix(l, head)))
			} else {
				out = append(out, t.Muted.Render(l))
			}
		}
	}
	return out
}

// evidenceLines are the second question, where it is asked.
func (w *walk) evidenceLines(it *method.Item, width int) []string {
	t := w.app.Theme
	a := it.State.Answer
	if w.app.Assessment().EvidenceOff || a.Kind != assessment.Unanswered && !a.Kind.TakesEvidence() {
		return nil
	}
	active := w.phase == phaseEvidence
	if w.phase == phaseDate {
		return w.dateLines(it, width)
	}
	style, lead := t.Muted, "  "
	if active {
		style, lead = t.Accent, t.Glyph.Cursor+" "
	}
	out := []string{"", style.Render("What could you show an auditor today?")}
	var parts []string
	for n, word := range []string{"nothing written", "a policy or setting", "that and dated records"} {
		p := assessment.EvidenceKey(n) + " " + word
		if a.Kind.TakesEvidence() && a.Evidence != assessment.EvidenceNotGiven && a.Evidence.Level() == n {
			p += given
			if !a.EvidenceDate.IsZero() {
				p += " of " + a.EvidenceDate.String()
			}
		}
		parts = append(parts, p)
	}
	if a.Kind.TakesEvidence() && a.Evidence == assessment.EvidenceNotGiven && !active {
		parts = append(parts, "(not given: e)")
	}
	for i, l := range flow(parts, max(1, width-2)) {
		if i > 0 {
			lead = "  "
		}
		out = append(out, style.Render(lead+l))
	}
	return out
}

// flow sets texts beside each other, as many as fit on a line.
func flow(parts []string, width int) []string {
	var out []string
	line := ""
	for _, p := range parts {
		switch {
		case line == "":
			line = p
		case widgets.Width(line)+2+widgets.Width(p) <= width:
			line += "  " + p
		default:
			out = append(out, line)
			line = p
		}
	}
	out = append(out, line)
	var wrapped []string
	for _, l := range out {
		wrapped = append(wrapped, widgets.Wrap(l, width)...)
	}
	return wrapped
}

// dateLines ask the date of the newest record.
func (w *walk) dateLines(it *method.Item, width int) []string {
	t := w.app.Theme
	label := "Date of the newest record"
	out := []string{"", t.Accent.Render(label)}
	out = append(out, t.Accent.Render(t.Glyph.Cursor+" ")+w.date.View(t, max(1, width-2), true))
	hint := "like 2 Sep 2026, 9/2/2026 or today; these records do not age: enter on the empty line is fine too"
	if it.Q.MaxAgeDays > 0 {
		oldest := w.app.Today().AddDays(-it.Q.MaxAgeDays).Long()
		hint = "like 2 Sep 2026, 9/2/2026 or today; it counts on or after " + oldest + "; enter on the empty line records no date, which counts as 1"
	}
	return append(out, styled(t.Muted, widgets.Wrap(hint, width))...)
}

// compactLines are the answers, or the evidence line when it has the cursor,
// in as few lines as they need.
func (w *walk) compactLines(it *method.Item, width int) []string {
	t := w.app.Theme
	switch w.phase {
	case phaseDate:
		return w.dateLines(it, width)[1:3]
	case phaseEvidence:
		return w.evidenceLines(it, width)[1:]
	case phaseAsk:
	}
	var parts []string
	for i, c := range assessment.Choices(it.Q) {
		p := c.Key + " " + label(c)
		if c.Holds(it.State.Answer.Kind) {
			p += given
		}
		if i == w.choice && !w.tree {
			p = t.Glyph.Cursor + p
		}
		parts = append(parts, p)
	}
	return styled(t.Accent, flow(parts, width))
}
