// Package results is where the clinic stands, by framework, by criterion and by
// safeguard; every number opens what it is made of.
package results

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/questionnaires"
	"clinicready/ui/tui/screen"
)

// The actions of the results screen.
const (
	resultsOpen  screen.ID = "results.open"
	resultsLeft  screen.ID = "results.left"
	resultsRight screen.ID = "results.right"
	resultsHeat  screen.ID = "results.heat"
	resultsWhy   screen.ID = "results.why"
	resultsAreas screen.ID = "results.areas"
	resultsPlan  screen.ID = "results.plan"
	resultsPDF   screen.ID = "results.report"
	resultsWalk  screen.ID = "results.walk"
)

const sideBySide = "where two columns fit"

// Actions are what can be done on the results.
var Actions = slices.Concat([]screen.Action{
	{ID: resultsOpen, Screen: screen.Results, Keys: []string{"enter"}, Label: "what it is made of", Help: "open what the number is made of"},
	{ID: resultsHeat, Screen: screen.Results, Keys: []string{"m"}, Label: "heat map", Help: "show the risks by likelihood and impact"},
	{ID: resultsWhy, Screen: screen.Results, Keys: []string{"v"}, Label: "verdict", Help: "say why the verdicts are what they are, and what would lift them"},
	{ID: resultsAreas, Screen: screen.Results, Keys: []string{"a"}, Label: "areas", Help: "set HIPAA beside SOC 2 in eight areas, with what SOC 2 does not cover"},
	{ID: resultsPlan, Screen: screen.Results, Keys: []string{"p"}, Label: "plan", Help: "go to the plan"},
	{ID: resultsPDF, Screen: screen.Results, Keys: []string{"r"}, Label: "report", Help: "go to report and export"},
	{ID: resultsWalk, Screen: screen.Results, Keys: []string{"w"}, Label: "walk", Help: "go to the walk"},
	{ID: resultsLeft, Screen: screen.Results, Keys: []string{"left", "h"}, Help: "go to the column on the left", When: sideBySide},
	{ID: resultsRight, Screen: screen.Results, Keys: []string{"right", "l"}, Help: "go to the column on the right", When: sideBySide},
}, screen.Moves(screen.Results))

// results shows where the clinic stands.
type results struct {
	app  *screen.App
	w, h int
	// cur counts through the groups of every pane; firsts are the first lines
	// in sight of the panes where they stand side by side.
	cur    screen.List
	firsts [2]int
}

// New begins at the first figure.
func New(app *screen.App) *results { return &results{app: app} }

// Init implements Screen.
func (s *results) Init() tea.Cmd { return nil }

// SetSize implements Screen.
func (s *results) SetSize(w, h int) { s.w, s.h = w, h }

// TakesText implements Screen.
func (s *results) TakesText() bool { return false }

// Header implements Screen.
func (s *results) Header() screen.Header {
	where := ""
	if r := s.app.Result(); r != nil {
		where = "coverage " + r.All().Coverage.String()
		if !s.narrow() {
			where = "as of " + r.AsOf.Long() + " " + s.app.Theme.Glyph.Dot + " " + where
		}
	}
	return screen.Head(s.app, screen.Results, "Results", where, s.w)
}

// Keys implements Screen.
func (s *results) Keys() []screen.ID {
	if s.app.Result() == nil {
		return nil
	}
	out := []screen.ID{resultsOpen, resultsHeat, resultsWhy, resultsAreas, resultsPlan, resultsPDF, resultsWalk}
	if s.wide() {
		out = append(out, resultsLeft, resultsRight)
	}
	return append(out, screen.MoveIDs(screen.Results)...)
}

// Update implements Screen.
func (s *results) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case screen.ShownMsg, screen.ChangedMsg:
		s.cur.Keep(len(s.groups()))
	case screen.ActionMsg:
		s.act(msg)
	}
	return nil
}

func (s *results) act(msg screen.ActionMsg) {
	groups := s.groups()
	if s.cur.Do(msg.ID, len(groups), s.h/2) {
		return
	}
	switch msg.ID {
	case resultsOpen:
		s.app.Open(newMade(s.app, groups[s.cur.At]))
	case resultsHeat:
		s.app.Open(newHeat(s.app))
	case resultsWhy:
		s.app.Open(whyVerdicts(s.app))
	case resultsAreas:
		s.app.Open(newAreas(s.app))
	case resultsPlan:
		s.app.Go(screen.Plan, nil)
	case resultsPDF:
		s.app.Go(screen.Report, nil)
	case resultsWalk:
		s.app.Go(screen.Walk, nil)
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
	case toRight && s.cur.At < n:
		s.cur.At = n + min(s.cur.At, len(panes[1])-1)
	case !toRight && s.cur.At >= n:
		s.cur.At = min(s.cur.At-n, n-1)
	}
}

// narrow reports that the title line has no room for the day.
func (s *results) narrow() bool { return s.w < 76 }

// wide reports that the frameworks stand side by side.
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
