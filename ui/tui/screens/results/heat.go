package results

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// heat is a dialog with the risks by likelihood and impact (scoring 4), and
// the questions of the field that the cursor is on.
type heat struct {
	app *screen.App
	// likelihood and impact are the field with the cursor.
	likelihood, impact int
	w, h               int
	done               bool
}

// newHeat begins on the worst field that holds a question.
func newHeat(app *screen.App) *heat {
	m := &heat{app: app, likelihood: int(questionnaires.VeryHigh), impact: int(questionnaires.VeryHigh)}
	worst := -1
	cells := cellsOf(app.Result())
	for l := range cells {
		for i := range cells[l] {
			level := int(method.RiskLevel(questionnaires.Level(l), questionnaires.Level(i)))
			if len(cells[l][i]) > 0 && level >= worst {
				worst, m.likelihood, m.impact = level, l, i
			}
		}
	}
	return m
}

// cellsOf sorts the questions that carry risk into the fields of the map.
func cellsOf(r *method.Result) (cells [5][5][]*method.Item) {
	if r == nil {
		return cells
	}
	for i := range r.Items {
		if it := &r.Items[i]; it.HasRisk {
			c := &cells[it.Risk.Likelihood][it.Risk.Impact]
			*c = append(*c, it)
		}
	}
	return cells
}

// Title implements Dialog.
func (m *heat) Title() string { return "Risk now: how likely, and how bad" }

// SetSize implements Dialog.
func (m *heat) SetSize(w, h int) { m.w, m.h = w, h }

// Done implements Dialog.
func (m *heat) Done() bool { return m.done }

// TakesText implements Dialog.
func (m *heat) TakesText() bool { return false }

// Hints implements Dialog.
func (m *heat) Hints() []widgets.Hint {
	return []widgets.Hint{{Keys: "arrows", Label: "move"}, {Keys: "esc", Label: "close"}}
}

// Update implements Dialog.
func (m *heat) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	switch k.String() {
	case "up", "k":
		m.likelihood = min(4, m.likelihood+1)
	case "down", "j":
		m.likelihood = max(0, m.likelihood-1)
	case "left", "h":
		m.impact = max(0, m.impact-1)
	case "right", "l":
		m.impact = min(4, m.impact+1)
	case "esc", "q", "m", "enter":
		m.done = true
	}
	return nil
}

// View implements Dialog.
func (m *heat) View(t *theme.Theme) string {
	r, p := m.app.Result(), m.app.Plan()
	if r == nil || p == nil {
		return ""
	}
	lines := m.grid(t, r, true)
	if m.w >= 100 {
		after := p.WhatIf(p.First(len(p.Actions))...)
		right := append([]string{t.Muted.Render("After the whole plan")}, m.grid(t, after, false)...)
		lines = widgets.Columns(append([]string{t.Muted.Render("Now")}, lines...), right, m.w/2, len(right), "")
	}
	if m.w < 60 && m.h >= 12 {
		lines = append(lines, t.Muted.Render("down likelihood, across impact"))
	}
	lines = append(lines, widgets.Wrap(m.totals(r), m.w)...)
	cells := cellsOf(r)
	here := cells[m.likelihood][m.impact]
	level := method.RiskLevel(questionnaires.Level(m.likelihood), questionnaires.Level(m.impact))
	said := fmt.Sprintf("likelihood %s, impact %s, risk %s: %s", questionnaires.Level(m.likelihood).Word(), questionnaires.Level(m.impact).Word(),
		level.Word(), assessment.Count(len(here), "question", "questions"))
	lines = append(lines, screen.Render(t.Accent, widgets.Wrap(said, m.w))...)
	for i, it := range here {
		text := screen.Hang("  - ", t.Text, screen.StateWord(it)+": "+widgets.Safe(it.Q.Ask), m.w)
		if rest := len(here) - i; len(lines)+len(text) > m.h-1 && rest > 1 || len(lines)+len(text) > m.h {
			lines = append(lines, t.Muted.Render("  and "+assessment.Thousands(rest)+" more; the report lists them all"))
			break
		}
		lines = append(lines, text...)
	}
	return strings.Join(lines, "\n")
}

// grid draws the map: rows are likelihoods from the worst, columns impacts.
// Every field says its level in letters and how many questions are in it.
func (m *heat) grid(t *theme.Theme, r *method.Result, cursor bool) []string {
	cells := cellsOf(r)
	side, width := 22, 7
	if m.w < 60 {
		side, width = 4, 6
	}
	var out []string
	for l := 4; l >= 0; l-- {
		name := questionnaires.Level(l).Word() + " likelihood"
		if side < 10 {
			name = questionnaires.Level(l).String()
		}
		row := t.Muted.Render(widgets.Fit(name, side))
		for i := range cells[l] {
			level := method.RiskLevel(questionnaires.Level(l), questionnaires.Level(i))
			count, style := t.Glyph.Dash, t.Muted
			if n := len(cells[l][i]); n > 0 {
				count, style = fmt.Sprint(n), levelStyle(t, level)
			}
			open, shut := " ", " "
			if cursor && l == m.likelihood && i == m.impact {
				open, shut = "[", "]"
			}
			row += widgets.Fit(t.Accent.Render(open)+style.Render(fmt.Sprintf("%-2s %s", level, count))+t.Accent.Render(shut), width)
		}
		out = append(out, row)
	}
	axis := widgets.Fit("impact", side)
	if side < 10 {
		axis = strings.Repeat(" ", side)
	}
	for i := range 5 {
		axis += widgets.Fit(" "+questionnaires.Level(i).String(), width)
	}
	return append(out, t.Muted.Render(axis))
}

// levelStyle is the role of a risk level; its letters say it too.
func levelStyle(t *theme.Theme, l questionnaires.Level) lipgloss.Style {
	switch l {
	case questionnaires.VeryHigh, questionnaires.High:
		return t.Bad
	case questionnaires.Moderate:
		return t.Warn
	case questionnaires.Low, questionnaires.VeryLow:
	}
	return t.Text
}

// totals counts the levels.
func (m *heat) totals(r *method.Result) string {
	var parts []string
	for l := questionnaires.VeryHigh; ; l-- {
		parts = append(parts, fmt.Sprintf("%s %d", l, r.Risk.Levels[l]))
		if l == questionnaires.VeryLow {
			break
		}
	}
	said := strings.Join(parts, ", ") + "; " + assessment.Count(r.Risk.Points, "risk point", "risk points")
	if r.Unknown > 0 {
		said += "; " + assessment.Count(r.Unknown, "unanswered question", "unanswered questions") + ": risk unknown"
	}
	return said
}
