package screens

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// The actions of the results screen.
const (
	resultsOpen  ID = "results.open"
	resultsLeft  ID = "results.left"
	resultsRight ID = "results.right"
	resultsHeat  ID = "results.heat"
	resultsWhy   ID = "results.why"
	resultsAreas ID = "results.areas"
	resultsPlan  ID = "results.plan"
	resultsPDF   ID = "results.report"
	resultsWalk  ID = "results.walk"
)

const sideBySide = "where two columns fit"

var resultsActions = slices.Concat([]Action{
	{resultsOpen, Results, []string{"enter"}, "what it is made of", "open what the number is made of", ""},
	{resultsHeat, Results, []string{"m"}, "heat map", "show the risks by likelihood and impact", ""},
	{resultsWhy, Results, []string{"v"}, "verdict", "say why the verdicts are what they are, and what would lift them", ""},
	{resultsAreas, Results, []string{"a"}, "areas", "set HIPAA beside SOC 2 in eight areas, with what SOC 2 does not cover", ""},
	{resultsPlan, Results, []string{"p"}, "plan", "go to the plan", ""},
	{resultsPDF, Results, []string{"r"}, "report", "go to report and export", ""},
	{resultsWalk, Results, []string{"w"}, "walk", "go to the walk", ""},
	{resultsLeft, Results, []string{"left", "h"}, "", "go to the column on the left", sideBySide},
	{resultsRight, Results, []string{"right", "l"}, "", "go to the column on the right", sideBySide},
}, moves(Results))

// results shows where the clinic stands.
type results struct {
	app  *App
	w, h int
	// cur counts through the groups of every pane; firsts are the first lines
	// in sight of the panes where they stand side by side.
	cur    list
	firsts [2]int
}

func newResults(app *App) *results { return &results{app: app} }

// Init implements Screen.
func (s *results) Init() tea.Cmd { return nil }

// SetSize implements Screen.
func (s *results) SetSize(w, h int) { s.w, s.h = w, h }

// TakesText implements Screen.
func (s *results) TakesText() bool { return false }

// Header implements Screen.
func (s *results) Header() Header {
	where := ""
	if r := s.app.Result(); r != nil {
		where = "coverage " + r.All().Coverage.String()
		if !s.narrow() {
			where = "as of " + longDay(r.AsOf) + " " + s.app.Theme.Glyph.Dot + " " + where
		}
	}
	return head(s.app, Results, "Results", where, s.w)
}

// Keys implements Screen.
func (s *results) Keys() []ID {
	if s.app.Result() == nil {
		return nil
	}
	out := []ID{resultsOpen, resultsHeat, resultsWhy, resultsAreas, resultsPlan, resultsPDF, resultsWalk}
	if s.wide() {
		out = append(out, resultsLeft, resultsRight)
	}
	return append(out, moveIDs(Results)...)
}

// Update implements Screen.
func (s *results) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ShownMsg, ChangedMsg:
		s.cur.keep(len(s.groups()))
	case ActionMsg:
		s.act(msg)
	}
	return nil
}

func (s *results) act(msg ActionMsg) {
	groups := s.groups()
	if s.cur.do(msg.ID, len(groups), s.h/2) {
		return
	}
	switch msg.ID {
	case resultsOpen:
		s.app.Open(newMade(s.app, groups[s.cur.at]))
	case resultsHeat:
		s.app.Open(newHeat(s.app))
	case resultsWhy:
		s.app.Open(whyVerdicts(s.app))
	case resultsAreas:
		s.app.Open(newAreas(s.app))
	case resultsPlan:
		s.app.Go(Plan, nil)
	case resultsPDF:
		s.app.Go(Report, nil)
	case resultsWalk:
		s.app.Go(Walk, nil)
	case resultsLeft, resultsRight:
		s.across(msg.ID == resultsRight)
	}
}

// across goes to the same line of the other pane.
func (s *results) across(toRight bool) {
	panes := s.panes()
	if len(panes) < 2 {
		return
	}
	n := len(panes[0])
	switch {
	case toRight && s.cur.at < n:
		s.cur.at = n + min(s.cur.at, len(panes[1])-1)
	case !toRight && s.cur.at >= n:
		s.cur.at = min(s.cur.at-n, n-1)
	}
}

// narrow tells that the title line has no room for the day.
func (s *results) narrow() bool { return s.w < 76 }

// wide tells that the frameworks stand side by side.
func (s *results) wide() bool { return s.w >= 116 && len(s.panes()) == 2 }

// frameworks are those in scope, that of the target first.
func (s *results) frameworks() []questionnaires.Framework {
	r, a := s.app.Result(), s.app.Assessment()
	if r == nil || a == nil {
		return nil
	}
	order := []questionnaires.Framework{questionnaires.HIPAA, questionnaires.SOC2}
	if a.Scope.Target != assessment.TargetHIPAA {
		slices.Reverse(order)
	}
	return slices.DeleteFunc(order, func(f questionnaires.Framework) bool { return r.Group(string(f)).Questions == 0 })
}

// panes are the ids of the groups of each framework: the framework itself,
// then its families or series.
func (s *results) panes() [][]string {
	r := s.app.Result()
	var out [][]string
	for _, f := range s.frameworks() {
		pane := []string{string(f)}
		for _, g := range questionnaires.Groups() {
			if g.Framework == f && r.Group(g.ID).Questions > 0 {
				pane = append(pane, g.ID)
			}
		}
		out = append(out, pane)
	}
	return out
}

// groups are the ids of every group that the cursor can be on.
func (s *results) groups() []string {
	if s.app.Result() == nil {
		return nil
	}
	out := slices.Concat(s.panes()...)
	if len(out) == 0 {
		out = []string{"all"}
	}
	return out
}
