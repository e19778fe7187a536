package home

import (
	"slices"

	"clinicready/ui/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// The actions of the home screen.
const (
	homeOpen   screen.ID = "home.open"
	homeNew    screen.ID = "home.new"
	homeDemo   screen.ID = "home.demo"
	homeFilter screen.ID = "home.filter"
	homeClear  screen.ID = "home.clear"
	homeReload screen.ID = "home.reload"
	homeBackup screen.ID = "home.backup"
)

// Actions are what can be done on the list of clinics.
var Actions = slices.Concat([]screen.Action{
	{ID: homeOpen, Screen: screen.Home, Keys: []string{"enter"}, Label: "open", Help: "open the clinic", When: "when a clinic is listed"},
	{ID: homeNew, Screen: screen.Home, Keys: []string{"n"}, Label: "new", Help: "make a new clinic"},
	{ID: homeDemo, Screen: screen.Home, Keys: []string{"d"}, Label: "example", Help: "look at the worked example"},
	{ID: homeFilter, Screen: screen.Home, Keys: []string{"/"}, Label: "find", Help: "show only clinics whose name holds some words", When: "when a clinic is listed"},
	{ID: homeClear, Screen: screen.Home, Keys: []string{"esc"}, Label: "show all", Help: "show all clinics again", When: "while only some are shown"},
	{ID: homeReload, Screen: screen.Home, Keys: []string{"ctrl+r"}, Help: "read the folder again"},
	{ID: homeBackup, Screen: screen.Home, Keys: []string{"B"}, Help: "make a backup of the clinic", When: "when a clinic is listed"},
}, screen.Moves(screen.Home))

// Keys implements Screen.
func (s *home) Keys() []screen.ID {
	switch {
	case s.busy != "":
		return nil
	case s.filtering:
		return []screen.ID{homeOpen, homeClear} // every other key is text
	}
	out := []screen.ID{homeNew, homeDemo, homeReload}
	if len(s.shown()) > 0 {
		out = slices.Concat([]screen.ID{homeOpen}, out, []screen.ID{homeBackup}, screen.MoveIDs(screen.Home))
	}
	if len(s.cards) > 0 {
		out = append(out, homeFilter)
	}
	if s.filter.Value() != "" {
		out = append(out, homeClear)
	}
	return out
}

// TakesText implements Screen.
func (s *home) TakesText() bool { return s.filtering }

func (s *home) act(msg screen.ActionMsg) tea.Cmd {
	if s.cur.Do(msg.ID, len(s.shown()), s.h-1) {
		return nil
	}
	switch msg.ID {
	case homeOpen:
		s.open()
	case homeNew:
		s.app.Go(screen.NewClinic, nil)
	case homeDemo:
		return s.demo()
	case homeFilter:
		s.filtering = true
	case homeClear:
		s.filter.Set("")
		s.cur.Keep(len(s.shown()))
	case homeReload:
		return s.load()
	case homeBackup:
		return screen.BackUp(s.app, s.card().Path)
	}
	return nil
}

// typed works on a key while the words to find are typed.
func (s *home) typed(msg tea.KeyMsg) {
	switch msg.String() {
	case "esc":
		s.filtering = false
		s.filter.Set("")
	case "enter":
		s.filtering = false
		if len(s.shown()) > 0 {
			s.open()
		}
	case "up":
		s.cur.At--
	case "down":
		s.cur.At++
	default:
		if s.filter.Update(msg) {
			s.cur.At = 0
		}
	}
	s.cur.Keep(len(s.shown()))
}

// Wheel implements screen.Pointed.
func (s *home) Wheel(x, by int) bool { return s.cur.Wheel(x, by) }

// Click implements screen.Pointed.
func (s *home) Click(x, y int) { s.cur.Click(x, y) }
