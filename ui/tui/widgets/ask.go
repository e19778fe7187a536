package widgets

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/ui/tui/theme"
)

// Choice is one way to go on, with the key that takes it.
type Choice struct {
	Key, Label string
	Do         func() tea.Cmd
	// Final marks what cannot be taken back.
	Final bool
}

// Ask is a dialog with a sentence and a few choices: a letter takes one, or the
// arrows and Enter. Esc takes none.
type Ask struct {
	title, text string
	choices     []Choice
	// at is the choice under the cursor; -1 while none is.
	at   int
	w    int
	done bool
}

// NewAsk asks. The cursor begins on the first choice; where one of them cannot
// be taken back it begins on none, so that Enter typed by habit takes nothing.
func NewAsk(title, text string, choices ...Choice) *Ask {
	a := &Ask{title: title, text: text, choices: choices}
	if slices.ContainsFunc(choices, func(c Choice) bool { return c.Final }) {
		a.at = -1
	}
	return a
}

// On puts the cursor on a choice.
func (a *Ask) On(i int) *Ask {
	a.at = i
	return a
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
	// A letter first: a choice may have j or k.
	for i, c := range a.choices {
		if k.String() == c.Key {
			return a.take(i)
		}
	}
	switch k.String() {
	case "esc":
		a.done = true
	case "down", "j":
		a.at = min(a.at+1, len(a.choices)-1)
	case "up", "k":
		a.at = max(a.at-1, 0)
	case "enter":
		if a.at >= 0 && a.at < len(a.choices) {
			return a.take(a.at)
		}
	}
	return nil
}

func (a *Ask) take(i int) tea.Cmd {
	a.done = true
	if do := a.choices[i].Do; do != nil {
		return do()
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
	for i, c := range a.choices {
		lead, style := "  ", t.Text
		if i == a.at {
			lead, style = t.Accent.Render(t.Glyph.Cursor)+" ", t.Accent
		}
		lines = append(lines, Hang(lead+t.Accent.Render(c.Key)+"  ", style.Render(c.Label), a.w)...)
	}
	return strings.Join(lines, "\n")
}
