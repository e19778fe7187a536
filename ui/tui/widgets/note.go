package widgets

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/ui/tui/theme"
)

// Note is a dialog for text of several lines, with a counter.
type Note struct {
	title string
	area  Area
	was   string
	save  func(string)
	w, h  int
	done  bool
	warn  bool
	edit  func(text string)
}

// EditedMsg brings the text back that an editor had.
type EditedMsg struct{ Text string }

// NewNote asks for a text of at most limit characters; save gets it when it is
// kept and has changed.
func NewNote(title, text string, limit int, save func(string)) *Note {
	n := &Note{title: title, save: save}
	n.area.Max = limit
	n.area.Set(text)
	n.was = n.area.Value()
	return n
}

// WithEditor lets ctrl+e hand the text to an editor; it comes back in an
// EditedMsg.
func (n *Note) WithEditor(edit func(text string)) *Note {
	n.edit = edit
	return n
}

// Title implements Dialog.
func (n *Note) Title() string { return n.title }

// SetSize implements Dialog.
func (n *Note) SetSize(w, h int) { n.w, n.h = w, h }

// Done implements Dialog.
func (n *Note) Done() bool { return n.done }

// TakesText implements Dialog.
func (n *Note) TakesText() bool { return true }

// Hints implements Dialog.
func (n *Note) Hints() []Hint {
	out := []Hint{{"ctrl+s", "save"}, {"esc", "leave"}, {"enter", "new line"}}
	if n.edit != nil {
		out = append(out, Hint{"ctrl+e", "your editor"})
	}
	return out
}

// Flush implements Flusher: what is typed is kept.
func (n *Note) Flush() {
	if v := n.area.Value(); v != n.was {
		n.was = v
		n.save(v)
	}
}

// Update implements Dialog.
func (n *Note) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(EditedMsg); ok {
		n.area.Set("")
		n.area.Insert([]rune(m.Text)) // which cuts what does not fit, and counts it
	}
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	if n.edit != nil && k.String() == "ctrl+e" {
		n.warn = false
		n.edit(n.area.Value())
		return nil
	}
	switch k.String() {
	case "ctrl+s":
		n.Flush()
		n.done = true
		return nil
	case "esc":
		if n.area.Value() == n.was || n.warn {
			n.done = true
		}
		n.warn = true
		return nil
	}
	n.warn = false
	n.area.Update(k)
	return nil
}

// View implements Dialog.
func (n *Note) View(t *theme.Theme) string {
	count := assessment.Thousands(n.area.Len()) + " of " + assessment.Thousands(n.area.Limit())
	status := t.Muted.Render(count)
	switch {
	case n.warn:
		status = t.Warn.Render("esc again throws the changes away; ctrl+s saves them")
	case n.area.Cut > 0:
		status = t.Warn.Render(count + ": " + assessment.Count(n.area.Cut, "character", "characters") + " did not fit: left out")
	}
	foot := Wrap(status, n.w)
	h := max(1, min(n.h, 12)-len(foot))
	lines := n.area.View(t, n.w, h)
	if n.h >= 6 {
		lines = Fill(lines, max(min(3, h), len(lines)))
	}
	return strings.Join(append(lines, foot...), "\n")
}
