// Package plan is the plan on the screen: its order and why, the what-if, the
// sheet of an action, and what is recorded about one.
package plan

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// The actions of the plan screen.
const (
	planTick   screen.ID = "plan.what-if"
	planUpTo   screen.ID = "plan.up-to"
	planClear  screen.ID = "plan.clear"
	planOpen   screen.ID = "plan.open"
	planWhy    screen.ID = "plan.why"
	planOwner  screen.ID = "plan.owner"
	planDue    screen.ID = "plan.due"
	planStatus screen.ID = "plan.status"
	planDecide screen.ID = "plan.decide"
	planAgree  screen.ID = "plan.agree"
)

// When the actions can be done.
const (
	onAction = "on an action"
	onOpen   = "on an action that is not finished"
)

// Actions are what can be done on the plan.
var Actions = slices.Concat([]screen.Action{
	{ID: planTick, Screen: screen.Plan, Keys: []string{" "}, Label: "what-if", Help: "tick the action and see where the clinic would stand", When: onAction},
	{ID: planOpen, Screen: screen.Plan, Keys: []string{"enter"}, Label: "open", Help: "open the action: finding, steps, done when, evidence", When: onAction},
	{ID: planWhy, Screen: screen.Plan, Keys: []string{"w"}, Label: "why here", Help: "say in words why the action stands where it stands", When: onAction},
	{ID: planOwner, Screen: screen.Plan, Keys: []string{"o"}, Label: "owner", Help: "say who does it", When: onOpen},
	{ID: planDue, Screen: screen.Plan, Keys: []string{"d"}, Label: "due", Help: "set another due date", When: onOpen},
	{ID: planStatus, Screen: screen.Plan, Keys: []string{"s"}, Label: "status", Help: "say how far it is", When: onAction},
	{ID: planDecide, Screen: screen.Plan, Keys: []string{"D"}, Label: "decide", Help: "fix, accept, transfer or avoid", When: "on work that is not finished"},
	{ID: planUpTo, Screen: screen.Plan, Keys: []string{"t"}, Help: "tick all actions up to this one", When: onAction},
	{ID: planClear, Screen: screen.Plan, Keys: []string{"x"}, Help: "take all ticks away", When: "while something is ticked"},
	{ID: planAgree, Screen: screen.Plan, Keys: []string{"a"}, Help: "agree the plan: phases and due dates count from that day"},
}, screen.Moves(screen.Plan))

// plan shows what to do first, and why.
type plan struct {
	app  *screen.App
	w, h int
	cur  screen.List
	// ticked are the actions of the what-if; after is where the clinic would
	// stand with them done, nil while none is ticked.
	ticked map[string]bool
	after  *method.Result
}

// New begins at the first action, with nothing ticked.
func New(app *screen.App) *plan { return &plan{app: app, ticked: map[string]bool{}} }

// Init implements Screen.
func (s *plan) Init() tea.Cmd { return nil }

// SetSize implements Screen.
func (s *plan) SetSize(w, h int) { s.w, s.h = w, h }

// TakesText implements Screen.
func (s *plan) TakesText() bool { return false }

// Header implements Screen.
func (s *plan) Header() screen.Header {
	p := s.app.Plan()
	if p == nil {
		return screen.Head(s.app, screen.Plan, "Plan", "", s.w)
	}
	where := p.Now.R.String()
	if n := len(p.Actions); n > 0 {
		where += " " + s.app.Theme.Glyph.To + " " + p.Actions[n-1].After.R.String()
	}
	if s.after != nil && s.w < 76 {
		where = "what-if " + s.after.All().R.String()
	} else if s.after != nil {
		where += " " + s.app.Theme.Glyph.Dot + " what-if " + s.after.All().R.String()
	}
	return screen.Head(s.app, screen.Plan, "Plan", where, s.w)
}

// Keys implements Screen.
func (s *plan) Keys() []screen.ID {
	e, ok := s.entry()
	if !ok {
		return nil
	}
	var out []screen.ID
	switch {
	case e.planned():
		out = []screen.ID{planTick, planOpen, planWhy, planOwner, planDue, planStatus, planUpTo}
		if e.action.Kind == method.Work {
			out = append(out, planDecide)
		}
	case e.action != nil:
		out = []screen.ID{planOpen, planOwner, planDue, planStatus, planDecide}
	default:
		out = []screen.ID{planStatus}
	}
	if s.after != nil {
		out = append(out, planClear)
	}
	return append(append(out, planAgree), screen.MoveIDs(screen.Plan)...)
}

// entry is one line of the plan: an action in order, an accepted one, or one
// that is finished and so in the plan no more.
type entry struct {
	id string
	// action is nil for a finished one.
	action *method.PlannedAction
	title  string
	state  assessment.ActionState
}

func (e entry) planned() bool { return e.action != nil && e.action.Order > 0 }

// entries are all lines in order.
func (s *plan) entries() []entry {
	p, a := s.app.Plan(), s.app.Assessment()
	if p == nil {
		return nil
	}
	var out []entry
	for _, actions := range [][]method.PlannedAction{p.Actions, p.Accepted} {
		for i := range actions {
			pa := &actions[i]
			out = append(out, entry{pa.ID, pa, widgets.Safe(pa.Title), *pa.State})
		}
	}
	for _, pa := range s.app.Set().Actions {
		st := a.Action(pa.ID)
		if st.Status != assessment.StatusDone && st.Status != assessment.StatusVerified {
			continue
		}
		if _, still := p.Action(pa.ID); !still {
			out = append(out, entry{id: pa.ID, title: pa.Title, state: *st})
		}
	}
	return out
}

// entry is the line that the cursor is on; false while there is none.
func (s *plan) entry() (entry, bool) {
	all := s.entries()
	if len(all) == 0 {
		return entry{}, false
	}
	return all[max(0, min(s.cur.At, len(all)-1))], true
}

// Update implements Screen.
func (s *plan) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case screen.ShownMsg, screen.ChangedMsg:
		s.cur.Keep(len(s.entries()))
		s.look()
	case screen.ActionMsg:
		s.act(msg)
	}
	return nil
}

func (s *plan) act(msg screen.ActionMsg) {
	if s.cur.Do(msg.ID, len(s.entries()), s.h/2) {
		return
	}
	e, ok := s.entry()
	if !ok {
		return
	}
	switch msg.ID {
	case planTick:
		s.ticked[e.id] = !s.ticked[e.id]
		s.look()
		s.prerequisites(e)
	case planUpTo:
		p := s.app.Plan()
		for _, id := range p.First(e.action.Order) {
			s.ticked[id] = true
		}
		s.look()
	case planClear:
		clear(s.ticked)
		s.look()
	case planOpen:
		s.app.Open(actionSheet(s.app, e.id))
	case planWhy:
		s.app.Open(whyHere(s.app, e.id))
	case planOwner:
		s.app.Open(s.askOwner(e))
	case planDue:
		s.app.Open(s.askDue(e))
	case planStatus:
		s.app.Open(s.askStatus(e))
	case planDecide:
		s.app.Open(s.askDecision(e))
	case planAgree:
		s.app.Open(s.askAgree())
	}
}

// look works the what-if out again.
func (s *plan) look() {
	s.after = nil
	p := s.app.Plan()
	if p == nil {
		return
	}
	if done := s.done(); len(done) > 0 {
		s.after = p.WhatIf(done...)
	}
}

// done are the ticked actions that are in the plan, in its order.
func (s *plan) done() []string {
	var out []string
	p := s.app.Plan()
	for i := range p.Actions {
		if id := p.Actions[i].ID; s.ticked[id] {
			out = append(out, id)
		}
	}
	return out
}

// prerequisites tells what would have to come before a ticked action.
func (s *plan) prerequisites(e entry) {
	if !s.ticked[e.id] {
		return
	}
	for _, id := range e.action.DependsOn {
		if pa, ok := s.app.Plan().Action(id); ok && !s.ticked[id] {
			s.app.Say("before it comes: " + widgets.Safe(pa.Title))
			return
		}
	}
}
