package widgets

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/ui/tui/theme"
)

// Choice is one way to go on, with the key that takes it.
type Choice struct {
	Key, Label string
	Do         func() tea.Cmd
}

// Ask is a dialog with a sentence and a few choices. Esc takes none.
type Ask struct {
	title, text string
	choices     []Choice
	w           int
	done        bool
}

// NewAsk asks.
func NewAsk(title, text string, choices ...Choice) *Ask {
	return &Ask{title: title, text: text, choices: choices}
}

// Title implements Dialog.
func (a *Ask) Title() string { return a.title }

// SetSize implements Dialog.
func (a *Ask) SetSize(w, _ int) { a.w = w }

// Done implements Dialog.
func (a *Ask) Done() bool { return a.done }

// TakesText implements Dialog.
func (a *Ask) TakesText() bool { return false }

// Hints implements Dialog.
func (a *Ask) Hints() []Hint {
	var out []Hint
	for _, c := range a.choices {
		label, _, _ := strings.Cut(c.Label, ":")
		out = append(out, Hint{c.Key, label})
	}
	return append(out, Hint{"esc", "stay"})
}

// Update implements Dialog.
func (a *Ask) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	if k.String() == "esc" {
		a.done = true
		return nil
	}
	for _, c := range a.choices {
		if k.String() == c.Key {
			a.done = true
			if c.Do != nil {
				return c.Do()
			}
			return nil
		}
	}
	return nil
}

// View implements Dialog.
func (a *Ask) View(t *theme.Theme) string {
	var lines []string
	for _, p := range strings.Split(a.text, "\n") {
		for _, l := range Wrap(p, a.w) {
			lines = append(lines, t.Text.Render(l))
		}
	}
	for _, c := range a.choices {
		lines = append(lines, Hang("  "+t.Accent.Render(c.Key)+"  ", t.Text.Render(c.Label), a.w)...)
	}
	return strings.Join(lines, "\n")
}
