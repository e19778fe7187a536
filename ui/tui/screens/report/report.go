// Package report is the screen that writes what leaves: which report, which
// format, where to.
package report

import (
	"errors"
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// The actions of the report screen.
const (
	reportChoose screen.ID = "report.choose"
	reportEnter  screen.ID = "report.enter"
	reportPath   screen.ID = "report.path"
	reportWrite  screen.ID = "report.write"
	reportTyped  screen.ID = "report.typed"
	reportOpen   screen.ID = "report.open"
	reportCopy   screen.ID = "report.copy"
)

const whenWritten = "after a file was written"

// Actions are what can be done on the report screen.
var Actions = slices.Concat([]screen.Action{
	{ID: reportWrite, Screen: screen.Report, Keys: []string{"w", "ctrl+s"}, Label: "write it", Help: "write the file"},
	{ID: reportChoose, Screen: screen.Report, Keys: []string{" ", "x"}, Label: "choose", Help: "choose what to write"},
	{ID: reportEnter, Screen: screen.Report, Keys: []string{"enter"}, Help: "choose, type where to, or write the file"},
	{ID: reportTyped, Screen: screen.Report, Keys: []string{"enter", "esc"}, Label: "done", Help: "keep where to write it as typed", When: "while where to is typed"},
	{ID: reportPath, Screen: screen.Report, Keys: []string{"t"}, Label: "where to", Help: "type where to write it"},
	{ID: reportOpen, Screen: screen.Report, Keys: []string{"o"}, Label: "open it", Help: "open the written file", When: whenWritten},
	{ID: reportCopy, Screen: screen.Report, Keys: []string{"y"}, Label: "copy path", Help: "copy the path of the written file to the terminal's clipboard", When: whenWritten},
}, screen.Moves(screen.Report))

// report writes what leaves the program.
type report struct {
	app  *screen.App
	w, h int
	cur  screen.List
	// formats are what can be written, chosen the one that will be.
	formats []ui.Format
	chosen  int
	// path is where to; empty is beside the clinic file. typing reports that it
	// is being typed.
	path   widgets.Line
	typing bool
	// busy reports that a file is being written; wrote is the last one written,
	// failed why the last try failed.
	busy   bool
	wrote  string
	failed error
}

// exportedMsg brings what came of writing a file.
type exportedMsg struct {
	export ui.Export
	path   string
	err    error
}

// New begins with the first of the formats.
func New(app *screen.App) *report { return &report{app: app, formats: app.Desk.Formats()} }

// Init implements Screen.
func (s *report) Init() tea.Cmd { return nil }

// SetSize implements Screen.
func (s *report) SetSize(w, h int) { s.w, s.h = w, h }

// Header implements Screen.
func (s *report) Header() screen.Header {
	where := ""
	if s.draft() {
		where = "DRAFT " + s.app.Theme.Glyph.Dot + " coverage " + s.app.Result().All().Coverage.String()
	}
	return screen.Head(s.app, screen.Report, "Report", where, s.w)
}

// draft reports that the report is marked DRAFT: something is unanswered.
func (s *report) draft() bool {
	r := s.app.Result()
	return r != nil && r.Unknown > 0
}

// Keys implements Screen.
func (s *report) Keys() []screen.ID {
	switch {
	case s.busy || s.app.Result() == nil:
		return nil
	case s.typing:
		return []screen.ID{reportTyped} // every other key is text
	}
	out := []screen.ID{reportWrite, reportChoose, reportPath, reportEnter}
	if s.wrote != "" {
		out = append([]screen.ID{reportOpen, reportCopy}, out...)
	}
	return append(out, screen.MoveIDs(screen.Report)...)
}

// TakesText implements Screen. While a file is being written the screen
// swallows the keys: what is written must not change under the writer.
func (s *report) TakesText() bool { return s.typing || s.busy }

// The lines after the formats.
func (s *report) pathRow() int  { return len(s.formats) }
func (s *report) writeRow() int { return len(s.formats) + 1 }

// Update implements Screen.
func (s *report) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case exportedMsg:
		s.exported(msg)
	case screen.ActionMsg:
		return s.act(msg)
	case tea.KeyMsg:
		if s.typing {
			s.typed(msg)
		}
	}
	return nil
}

func (s *report) act(msg screen.ActionMsg) tea.Cmd {
	if s.cur.Do(msg.ID, s.writeRow()+1, s.h/2) {
		return nil
	}
	switch msg.ID {
	case reportPath:
		s.cur.At, s.typing = s.pathRow(), true
	case reportWrite:
		return s.write(false)
	case reportOpen:
		s.app.OpenFile(s.wrote)
	case reportCopy:
		s.app.Copy(s.wrote)
	case reportChoose, reportEnter:
		switch s.cur.At {
		case s.pathRow():
			s.typing = true
		case s.writeRow():
			return s.write(false)
		default:
			s.chosen = s.cur.At
			if msg.ID == reportEnter {
				s.cur.At = s.writeRow()
			}
		}
	}
	return nil
}

// typed works on a key while the path is typed.
func (s *report) typed(msg tea.KeyMsg) {
	switch msg.String() {
	case "enter", "tab", "down":
		s.typing = false
		s.cur.At = s.writeRow()
	case "esc":
		s.typing = false
	default:
		s.path.Update(msg)
	}
}

// write writes the file in the background.
func (s *report) write(force bool) tea.Cmd {
	a := s.app.Assessment()
	if a == nil {
		return nil
	}
	s.busy, s.failed, s.wrote = true, nil, ""
	s.app.Hold()
	e := ui.Export{Format: s.formats[s.chosen].Key, Path: s.path.Value(), Force: force}
	ctx, desk, h := s.app.Context(), s.app.Desk, s.app.Handle()
	return func() tea.Msg {
		path, err := desk.Export(ctx, h, a, e)
		return exportedMsg{e, path, err}
	}
}

// exported says where the file is, asks before one is written over, or keeps
// the error on the screen.
func (s *report) exported(msg exportedMsg) {
	if !s.busy {
		return
	}
	s.busy = false
	s.app.Release()
	switch {
	case msg.err == nil:
		s.wrote = msg.path
	case assessment.IsCode(msg.err, assessment.CodeExists) && !msg.export.Force:
		s.failed = errors.New("nothing was written: there is such a file already")
		s.app.Open(widgets.NewAsk("Write over it?", widgets.Safe(msg.err.Error()),
			widgets.Choice{Key: "y", Label: "write over it", Final: true, Do: func() tea.Cmd { return s.write(true) }},
			widgets.Choice{Key: "t", Label: "write it somewhere else", Do: func() tea.Cmd {
				s.cur.At, s.typing = s.pathRow(), true
				return nil
			}}))
	default:
		s.failed = msg.err
	}
}

// beside is the folder of the clinic file, where a file goes by itself.
func (s *report) beside() string {
	if h := s.app.Handle(); h != nil {
		return filepath.Dir(h.Path)
	}
	return ""
}
