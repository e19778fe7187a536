package tui

import (
	"clinicready/ui/settings"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"

	tea "github.com/charmbracelet/bubbletea"
)

// Remember changes what is remembered for this computer. What is remembered
// later does not undo what another running program remembered meanwhile.
type Remember func(change func(*settings.Settings)) error

// nextTheme takes the next theme, and remembers it.
func (m *Model) nextTheme() tea.Cmd {
	next := theme.Next(m.app.Theme.Name)
	m.app.Theme = m.app.Theme.With(next)
	said := "theme " + string(next)
	if m.remember != nil {
		if err := m.remember(func(s *settings.Settings) { s.Theme = string(next) }); err != nil {
			said += ", for this time only: " + err.Error()
		}
	}
	m.app.Say(said)
	return m.tell(screen.ThemeMsg{})
}

// tour are the first lines about the program.
const tour = "A digit answers a question; a second key says what you could show for it.\n" +
	"Everything is saved as you go; the foot of the screen says when.\n" +
	"? shows what every key does where you are; : finds an action by its name.\n" +
	"Esc goes back and records nothing; z in the walk takes back what was recorded.\n" +
	"ctrl+t changes the colors; q saves and quits, at any moment."

// showTour shows the first lines, once: they never come back, even after a
// power cut. Where that cannot be remembered they are shown again.
func (m *Model) showTour() {
	if m.remember != nil {
		// What cannot be written is said when the person asks for it: at ctrl+t.
		_ = m.remember(func(s *settings.Settings) { s.TourSeen = true })
	}
	m.app.Open(widgets.NewAsk("Before you begin", tour, widgets.Choice{Key: "enter", Label: "begin"}))
}
