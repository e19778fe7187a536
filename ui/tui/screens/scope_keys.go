package screens

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
)

// The actions of the scope screen.
const (
	scopeChoose ID = "scope.choose"
	scopeEnter  ID = "scope.enter"
	scopeLess   ID = "scope.less"
	scopeMore   ID = "scope.more"
	scopeGo     ID = "scope.go"
	scopeNewer  ID = "scope.newer"
)

const onNewer = "where newer questions are there"

const onType2 = "on SOC 2 Type II"

var scopeActions = slices.Concat([]Action{
	{scopeChoose, Scope, []string{" ", "x"}, "choose", "switch a part on or off, choose a target or a mode", ""},
	{scopeEnter, Scope, []string{"enter"}, "", "choose; on the last line make the clinic, or record the change", ""},
	{scopeLess, Scope, []string{"left", "h"}, "", "a shorter observation period", onType2},
	{scopeMore, Scope, []string{"right", "l"}, "months", "a longer observation period", onType2},
	{scopeNewer, Scope, []string{"u"}, "newer questions", "see what newer questions would change, and move to them", onNewer},
	{scopeGo, Scope, []string{"ctrl+s"}, "go on", "make the clinic and begin, or record the change", ""},
}, moves(Scope))

// Keys implements Screen.
func (s *scope) Keys() []ID {
	if s.busy {
		return nil
	}
	out := []ID{scopeChoose, scopeGo, scopeEnter}
	if s.rows()[s.cur.at].target == assessment.TargetType2 {
		out = append([]ID{scopeMore, scopeLess}, out...)
	}
	if s.draft == nil && s.app.Newer() != nil {
		out = append(out, scopeNewer)
	}
	return append(out, moveIDs(Scope)...)
}

func (s *scope) act(msg ActionMsg) tea.Cmd {
	rows := s.rows()
	if s.cur.do(msg.ID, len(rows), s.h/2) {
		return nil
	}
	row := rows[s.cur.at]
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
