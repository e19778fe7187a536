package setup

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/ui/tui/screen"
)

// The actions of the scope screen.
const (
	scopeChoose screen.ID = "scope.choose"
	scopeEnter  screen.ID = "scope.enter"
	scopeLess   screen.ID = "scope.less"
	scopeMore   screen.ID = "scope.more"
	scopeGo     screen.ID = "scope.go"
	scopeNewer  screen.ID = "scope.newer"
)

const onNewer = "where newer questions are there"

const onType2 = "on SOC 2 Type II"

// ScopeActions are what can be done on the scope.
var ScopeActions = slices.Concat([]screen.Action{
	{ID: scopeChoose, Screen: screen.Scope, Keys: []string{" ", "x"}, Label: "choose", Help: "switch a part on or off, choose a target or a mode"},
	{ID: scopeEnter, Screen: screen.Scope, Keys: []string{"enter"}, Help: "choose; on the last line make the clinic, or record the change"},
	{ID: scopeLess, Screen: screen.Scope, Keys: []string{"left", "h"}, Help: "a shorter observation period", When: onType2},
	{ID: scopeMore, Screen: screen.Scope, Keys: []string{"right", "l"}, Label: "months", Help: "a longer observation period", When: onType2},
	{ID: scopeNewer, Screen: screen.Scope, Keys: []string{"u"}, Label: "newer questions", Help: "see what newer questions would change, and move to them", When: onNewer},
	{ID: scopeGo, Screen: screen.Scope, Keys: []string{"ctrl+s"}, Label: "go on", Help: "make the clinic and begin, or record the change"},
}, screen.Moves(screen.Scope))

// Keys implements Screen.
func (s *scope) Keys() []screen.ID {
	if s.busy {
		return nil
	}
	out := []screen.ID{scopeChoose, scopeGo, scopeEnter}
	if s.rows()[s.cur.At].target == assessment.TargetType2 {
		out = append([]screen.ID{scopeMore, scopeLess}, out...)
	}
	if s.draft == nil && s.app.Newer() != nil {
		out = append(out, scopeNewer)
	}
	return append(out, screen.MoveIDs(screen.Scope)...)
}

func (s *scope) act(msg screen.ActionMsg) tea.Cmd {
	rows := s.rows()
	if s.cur.Do(msg.ID, len(rows), s.h/2) {
		return nil
	}
	row := rows[s.cur.At]
	switch msg.ID {
	case scopeChoose:
		s.choose(row)
	case scopeEnter:
		if row == (scopeRow{}) {
			return s.goOn()
		}
		s.choose(row)
	case scopeLess, scopeMore:
		step := 1
		if msg.ID == scopeLess {
			step = -1
		}
		if s.chosen.Target != assessment.TargetType2 {
			s.choose(row)
			return nil
		}
		s.months(step)
	case scopeNewer:
		askToMove(s.app)
	case scopeGo:
		return s.goOn()
	}
	return nil
}
