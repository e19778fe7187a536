package results

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/export"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// areas is a dialog that sets HIPAA against SOC 2 in the eight mapping areas:
// how each stands, its HIPAA duties with the criteria that touch them and what
// SOC 2 does not cover, and its questions.
type areas struct {
	app  *screen.App
	list []export.Area
	note string
	// open is the area whose content is shown, -1 for none.
	open int
	cur  screen.List
	w, h int
	done bool
}

func newAreas(app *screen.App) *areas {
	s := app.Desk.Report(app.Handle(), app.Assessment(), assessment.Date{}).Areas
	return &areas{app: app, list: s.Areas, note: s.Note, open: -1}
}

// Title implements Dialog.
func (m *areas) Title() string { return "The eight areas: HIPAA beside SOC 2" }

// SetSize implements Dialog.
func (m *areas) SetSize(w, h int) { m.w, m.h = w, h }

// Done implements Dialog.
func (m *areas) Done() bool { return m.done }

// TakesText implements Dialog.
func (m *areas) TakesText() bool { return false }

// Hints implements Dialog.
func (m *areas) Hints() []widgets.Hint {
	enter := "open or close"
	if _, question := m.entry(); question != "" {
		enter = "go to the question"
	}
	return []widgets.Hint{{Keys: "enter", Label: enter}, {Keys: "esc", Label: "close"}, {Keys: "up/down", Label: "move"}}
}

// entries counts what the cursor can be on: the areas, and the questions of
// the open one.
func (m *areas) entries() int {
	n := len(m.list)
	if m.open >= 0 {
		n += len(m.list[m.open].Questions)
	}
	return n
}

// entry is what the cursor is on: an area, or a question of the open one.
func (m *areas) entry() (area int, question string) {
	at := m.cur.At
	if m.open < 0 || at <= m.open {
		return at, ""
	}
	questions := m.list[m.open].Questions
	if at -= m.open + 1; at < len(questions) {
		return m.open, questions[at].ID
	}
	return m.open + 1 + at - len(questions), ""
}

// Update implements Dialog.
func (m *areas) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	if a, ok := m.app.Actions.ByKey(screen.MoveIDs(screen.Results), k.String()); ok {
		m.cur.Do(a.ID, m.entries(), m.h/2)
		return nil
	}
	switch k.String() {
	case "esc", "q":
		m.done = true
	case "enter", " ":
		area, question := m.entry()
		switch {
		case question != "":
			m.done = true
			m.app.Go(screen.Walk, question)
		case area == m.open:
			m.open = -1
		default:
			m.open = area
		}
		if !m.done {
			m.cur = screen.List{At: area, Lift: true}
		}
	}
	return nil
}

// View implements Dialog.
func (m *areas) View(t *theme.Theme) string {
	var top []string
	if m.h >= 16 {
		top = append(screen.Render(t.Muted, widgets.Wrap(m.note, m.w)), "")
	}
	at, question := m.entry()
	var blocks []screen.Block
	for i := range m.list {
		a := &m.list[i]
		blocks = append(blocks, screen.Block{Lines: m.area(t, a, i == at && question == "", i == m.open)})
		if i != m.open {
			continue
		}
		blocks = append(blocks, m.duties(t, a)...)
		for _, q := range a.Questions {
			blocks = append(blocks, screen.Block{Lines: m.question(t, q, q.ID == question)})
		}
	}
	return strings.Join(append(top, m.cur.View(m.app, blocks, m.w, max(1, m.h-len(top)))...), "\n")
}

func (m *areas) area(t *theme.Theme, a *export.Area, here, open bool) []string {
	lead, style := "  ", t.Text
	if here {
		lead, style = t.Glyph.Cursor+" ", t.Accent
	}
	mark := "+ "
	if open {
		mark = "- "
	}
	out := screen.Hang(lead, style, mark+a.Title, m.w)
	if word := t.Muted.Render(a.Status.Word); len(out) == 1 && widgets.Width(out[0])+widgets.Width(word)+2 <= m.w {
		out = []string{widgets.Row(out[0], word, m.w)}
	} else {
		out = append(out, "    "+word)
	}
	if here || open {
		out = append(out, screen.Hang("    ", t.Muted, a.Text, m.w)...)
	}
	return out
}

// duties are the HIPAA duties of an area, each with the criteria that touch it
// and what SOC 2 leaves out.
func (m *areas) duties(t *theme.Theme, a *export.Area) []screen.Block {
	var out []screen.Block
	for _, r := range a.Rows {
		criteria := strings.Join(r.Criteria, ", ")
		if criteria == "" {
			criteria = "no criterion"
		}
		lines := screen.Hang("    ", t.Title, r.Citation+", "+r.Title, m.w)
		lines = append(lines, screen.Hang("      ", t.Muted, criteria+": "+r.Coverage, m.w)...)
		lines = append(lines, screen.Hang("      ", t.Text, r.Uncovered, m.w)...)
		out = append(out, screen.Block{Lines: lines, Fixed: true})
	}
	return append(out, screen.Block{Lines: []string{"    " + t.Title.Render("Its questions")}, Fixed: true})
}

func (m *areas) question(t *theme.Theme, q export.QuestionLine, here bool) []string {
	lead, style := "    ", t.Text
	if here {
		lead, style = "  "+t.Glyph.Cursor+" ", t.Accent
	}
	out := screen.Hang(lead+style.Render(widgets.Fit(q.Status.Word, 14))+"  ", style, topicOf(m.app.Result(), q.ID), m.w)
	if here {
		out = append(out, screen.Hang("      ", t.Text, widgets.Safe(q.Ask), m.w)...)
		out = append(out, screen.Hang("      ", t.Muted, q.Groups, m.w)...)
	}
	return out
}
