package widgets

import (
	tea "github.com/charmbracelet/bubbletea"

	"clinicready/ui/tui/theme"
)

// Hint is a key and what it does, as the footer shows it.
type Hint struct {
	Keys, Label string
}

// Dialog stands on top of a screen and gets every key until it is done. It
// tells its result by calling a function that it was made with, inside Update.
type Dialog interface {
	// Title names it on the line above it.
	Title() string
	Update(tea.Msg) tea.Cmd
	// View draws it into the size that SetSize gave, or less.
	View(*theme.Theme) string
	SetSize(w, h int)
	// Done reports that it is to be taken away.
	Done() bool
	// TakesText reports that keys and pastes are text now.
	TakesText() bool
	// Hints are the keys for the footer.
	Hints() []Hint
}

// Flusher is a dialog or screen that holds typed text which is not saved yet.
// Flush hands it over when the program has to end without asking.
type Flusher interface{ Flush() }
