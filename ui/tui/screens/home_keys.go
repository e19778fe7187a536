package screens

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// The actions of the home screen.
const (
	homeOpen   ID = "home.open"
	homeNew    ID = "home.new"
	homeDemo   ID = "home.demo"
	homeFilter ID = "home.filter"
	homeClear  ID = "home.clear"
	homeReload ID = "home.reload"
)

var homeActions = slices.Concat([]Action{
	{homeOpen, Home, []string{"enter"}, "open", "open the clinic", "when a clinic is listed"},
	{homeNew, Home, []string{"n"}, "new", "make a new clinic", ""},
	{homeDemo, Home, []string{"d"}, "example", "look at the worked example", ""},
	{homeFilter, Home, []string{"/"}, "find", "show only clinics whose name holds some words", "when a clinic is listed"},
	{homeClear, Home, []string{"esc"}, "show all", "show all clinics again", "while only some are shown"},
	{homeReload, Home, []string{"ctrl+r"}, "", "read the folder again", ""},
}, moves(Home))

// Keys implements Screen.
func (s *home) Keys() []ID {
	switch {
	case s.busy != "":
		return nil
	case s.filtering:
		return []ID{homeOpen, homeClear} // every other key is text
	}
	out := []ID{homeNew, homeDemo, homeReload}
	if len(s.shown()) > 0 {
		out = slices.Concat([]ID{homeOpen}, out, moveIDs(Home))
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

func (s *home) act(msg ActionMsg) tea.Cmd {
	if s.cur.do(msg.ID, len(s.shown()), s.h-1) {
		return nil
	}
	switch msg.ID {
	case homeOpen:
		s.open()
	case homeNew:
		s.app.Go(NewClinic, nil)
	case homeDemo:
		return s.demo()
	case homeFilter:
		s.filtering = true
	case homeClear:
		s.filter.Set("")
		s.cur.keep(len(s.shown()))
	case homeReload:
		return s.load()
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
		s.cur.at--
	case "down":
		s.cur.at++
	default:
		if s.filter.Update(msg) {
			s.cur.at = 0
		}
	}
	s.cur.keep(len(s.shown()))
}
