// Package screen is what every screen stands on. The screens themselves are
// folders under ui/tui/screens, split into model, keys and view; none imports
// another. A screen turns keys into intents of the session and draws what the
// session says; it does no I/O except in commands, and it scores nothing.
//
// Words: an Action is something a person can do, with its keys; the actions of
// all screens make one Table. A dialog stands on top of a screen. The App is
// what a screen sees of everything else.
package screen

import (
	tea "github.com/charmbracelet/bubbletea"
)

// Name names a screen.
type Name string

// The screens. Everywhere is where the actions of the root belong.
const (
	Everywhere Name = ""
	Home       Name = "home"
	NewClinic  Name = "new clinic"
	Scope      Name = "scope"
	Walk       Name = "walk"
	Results    Name = "results"
	Plan       Name = "plan"
	Report     Name = "report"
	Help       Name = "help"
)

// Header is what stands above a screen: what this is, and where in it.
type Header struct {
	// Left and Right are the title line. SubLeft and SubRight are the line
	// below it; without them there is none.
	Left, Right, SubLeft, SubRight string
}

// Screen is one place of the program. It is made when it is navigated to and
// dropped when it is left backward.
type Screen interface {
	// Init runs once, after SetSize.
	Init() tea.Cmd
	// Update gets ActionMsg for the keys of its Keys, raw key messages while
	// TakesText, and every other message.
	Update(tea.Msg) tea.Cmd
	// View draws the body into the size that SetSize gave; it may be called
	// before.
	View() string
	SetSize(w, h int)
	Header() Header
	// Keys are the actions that can be done now, most important first: the
	// footer shows as many as fit.
	Keys() []ID
	// TakesText reports that keys and pastes go to a text field of the screen.
	TakesText() bool
}

// Pointed is a screen that takes the mouse, in cells of its body. Neither the
// wheel nor a click records anything.
type Pointed interface {
	// Wheel reports whether it did something with one notch, up (-1) or down
	// (1); where it did not, the wheel is the arrow keys.
	Wheel(x, by int) bool
	// Click chooses the row that was clicked.
	Click(x, y int)
}

// ActionMsg tells a screen that one of its actions is to be done.
type ActionMsg struct {
	ID ID
	// Key is the key that was typed, or the first key of the action when it
	// was picked from the palette.
	Key string
}

// ShownMsg tells a screen that it has come into sight, again or for the first
// time.
type ShownMsg struct{}

// ChangedMsg tells every open screen that the clinic changed.
type ChangedMsg struct{}

// ThemeMsg tells every open screen that App.Theme changed.
type ThemeMsg struct{}

// ErrorMsg is what a command answers when it failed; the root shows it.
type ErrorMsg struct{ Err error }
