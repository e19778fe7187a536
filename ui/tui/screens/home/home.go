// Package home is the list of clinics: where the program begins.
package home

import (
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// home lists the clinics of the data folder.
type home struct {
	app    *screen.App
	w, h   int
	loaded bool
	cards  []ui.Card
	err    error
	cur    screen.List
	// filter are the words that a clinic's name must hold; filtering tells
	// that they are being typed.
	filter    widgets.Line
	filtering bool
	// busy says what is being done that the person waits for, or "".
	busy string
}

// cardsMsg brings the clinics of the folder.
type cardsMsg struct {
	cards []ui.Card
	err   error
}

// demoMsg says why the example could not be shown; without an error it
// is the clinic that is open already.
type demoMsg struct{ err error }

// New begins without having read the folder: Init does.
func New(app *screen.App) *home { return &home{app: app} }

// Init implements Screen.
func (s *home) Init() tea.Cmd { return nil }

// SetSize implements Screen.
func (s *home) SetSize(w, h int) { s.w, s.h = w, h }

// Header implements Screen.
func (s *home) Header() screen.Header {
	h := screen.Header{Left: "clinicready"}
	if s.loaded && s.err == nil {
		h.Right = assessment.Count(len(s.cards), "clinic", "clinics")
	}
	return h
}

// Update implements Screen.
func (s *home) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case screen.ShownMsg:
		s.busy = ""
		return s.load()
	case cardsMsg:
		s.take(msg)
	case demoMsg:
		s.busy = ""
		if msg.err != nil {
			s.app.Fail(msg.err)
			return nil
		}
		s.app.Go(screen.Results, nil)
	case screen.ActionMsg:
		return s.act(msg)
	case tea.KeyMsg:
		s.typed(msg)
	}
	return nil
}

// load reads the folder in the background.
func (s *home) load() tea.Cmd {
	ctx, desk := s.app.Context(), s.app.Desk
	return func() tea.Msg {
		cards, err := desk.Cards(ctx)
		return cardsMsg{cards, err}
	}
}

// take keeps the cursor on the clinic that it was on.
func (s *home) take(msg cardsMsg) {
	was := ""
	if c := s.card(); c != nil {
		was = c.Path
	}
	s.cards, s.err, s.loaded = msg.cards, msg.err, true
	for i, c := range s.shown() {
		if c.Path == was {
			s.cur.At = i
		}
	}
	s.cur.Keep(len(s.shown()))
}

// shown are the clinics that the words to find leave.
func (s *home) shown() []ui.Card {
	if s.filter.Value() == "" {
		return s.cards
	}
	var out []ui.Card
	for _, c := range s.cards {
		if widgets.Match(s.filter.Value(), cardName(c)) {
			out = append(out, c)
		}
	}
	return out
}

// card is the clinic that the cursor is on, or nil.
func (s *home) card() *ui.Card {
	shown := s.shown()
	if s.cur.At >= len(shown) {
		return nil
	}
	return &shown[s.cur.At]
}

// cardName is the clinic's name, with that of its file where others have the
// same, or its file's where that cannot be read.
func cardName(c ui.Card) string {
	return screen.Or(widgets.Safe(c.Label()), widgets.Safe(filepath.Base(c.Path)))
}

// open opens the clinic, or comes back to it where it is open already.
func (s *home) open() {
	c := s.card()
	if h := s.app.Handle(); h != nil && h.Path == c.Path {
		s.app.Go(screen.Walk, nil)
		return
	}
	s.app.OpenPath(c.Path)
}

// demo makes or opens the worked example in the background.
func (s *home) demo() tea.Cmd {
	s.busy = "Getting the example ready."
	ctx, desk, open := s.app.Context(), s.app.Desk, ""
	if h := s.app.Handle(); h != nil {
		open = h.Path
	}
	return func() tea.Msg {
		h, err := desk.Demo(ctx)
		if err != nil {
			return demoMsg{err}
		}
		if h.Path == open {
			// It is being worked on: a second handle could only read.
			return demoMsg{h.Close()}
		}
		return screen.OpenedMsg{Handle: h, To: screen.Results}
	}
}
