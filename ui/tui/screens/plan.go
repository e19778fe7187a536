package screens

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui/tui/widgets"
)

// The actions of the plan screen.
const (
	planTick   ID = "plan.what-if"
	planUpTo   ID = "plan.up-to"
	planClear  ID = "plan.clear"
	planOpen   ID = "plan.open"
	planWhy    ID = "plan.why"
	planOwner  ID = "plan.owner"
	planDue    ID = "plan.due"
	planStatus ID = "plan.status"
	planDecide ID = "plan.decide"
	planAgree  ID = "plan.agree"
)

// When the actions can be done.
const (
	onAction = "on an action"
	onOpen   = "on an action that is not finished"
)

var planActions = slices.Concat([]Action{
	{planTick, Plan, []string{" "}, "what-if", "tick the action and see where the clinic would stand", onAction},
	{planOpen, Plan, []string{"enter"}, "open", "open the action: finding, steps, done when, evidence", onAction},
	{planWhy, Plan, []string{"w"}, "why here", "say in words why the action stands where it stands", onAction},
	{planOwner, Plan, []string{"o"}, "owner", "say who does it", onOpen},
	{planDue, Plan, []string{"d"}, "due", "set another due date", onOpen},
	{planStatus, Plan, []string{"s"}, "status", "say how far it is", onAction},
	{planDecide, Plan, []string{"D"}, "decide", "fix, accept, transfer or avoid", "on work that is not finished"},
	{planUpTo, Plan, []string{"t"}, "", "tick all actions up to this one", onAction},
	{planClear, Plan, []string{"x"}, "", "take all ticks away", "while something is ticked"},
	{planAgree, Plan, []string{"a"}, "", "agree the plan: phases and due dates count from that day", ""},
}, moves(Plan))

// plan shows what to do first, and why.
type plan struct {
	app  *App
	w, h int
	cur  list
	// ticked are the actions of the what-if; after is where the clinic would
	// stand with them done, nil while none is ticked.
	ticked map[string]bool
	after  *method.Result
}

func newPlan(app *App) *plan { return &plan{app: app, ticked: map[string]bool{}} }

// Init implements Screen.
func (s *plan) Init() tea.Cmd { return nil }

// SetSize implements Screen.
func (s *plan) SetSize(w, h int) { s.w, s.h = w, h }

// TakesText implements Screen.
func (s *plan) TakesText() bool { return false }

// Header implements Screen.
func (s *plan) Header() Header {
	p := s.app.Plan()
	if p == nil {
		return head(s.app, Plan, "Plan", "", s.w)
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
	return head(s.app, Plan, "Plan", where, s.w)
}

// Keys implements Screen.
func (s *plan) Keys() []ID {
	e, ok := s.entry()
	if !ok {
		return nil
	}
	var out []ID
	switch {
	case e.planned():
		out = []ID{planTick, planOpen, planWhy, planOwner, planDue, planStatus, planUpTo}
		if e.action.Kind == method.Work {
			out = append(out, planDecide)
		}
	case e.action != nil:
		out = []ID{planOpen, planOwner, planDue, planStatus, planDecide}
	default:
		out = []ID{planStatus}
	}
	if s.after != nil {
		out = append(out, planClear)
	}
	return append(append(out, planAgree), moveIDs(Plan)...)
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
	return all[max(0, min(s.cur.at, len(all)-1))], true
}

// Update implements Screen.
func (s *plan) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ShownMsg, ChangedMsg:
		s.cur.keep(len(s.entries()))
		s.look()
	case ActionMsg:
		s.act(msg)
	}
	return nil
}

func (s *plan) act(msg ActionMsg) {
	if s.cur.do(msg.ID, len(s.entries()), s.h/2) {
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

// look works the what-if out anew.
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
