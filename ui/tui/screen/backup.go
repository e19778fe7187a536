package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/ui"
)

// BackedUpMsg brings what a backup holds, or why there is none; the root says it.
type BackedUpMsg struct {
	Backup ui.Backup
	Err    error
}

// Say says what came of it.
func (m BackedUpMsg) Say(a *App) {
	switch b := m.Backup; {
	case m.Err != nil:
		a.Fail(m.Err)
	case b.Already:
		a.Say("nothing was saved since the backup of " + assessment.Count(int(b.Events), "event", "events") + " that is there: " + b.Path)
	default:
		a.Say("backed up " + assessment.Count(int(b.Events), "event", "events") + ": " + b.Path)
	}
}

// BackUp makes a backup of a clinic file in the background, whether it is open
// or not: of what is saved.
func BackUp(a *App, path string) tea.Cmd {
	ctx, desk := a.Context(), a.Desk
	a.Say("making a backup")
	return func() tea.Msg {
		b, err := desk.Backup(ctx, path, "")
		return BackedUpMsg{b, err}
	}
}
