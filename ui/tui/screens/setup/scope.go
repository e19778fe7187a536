package setup

import (
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// scope chooses what an assessment looks at: of a clinic that is about to be
// made, or of the open one.
type scope struct {
	app  *screen.App
	w, h int
	cur  screen.List
	// draft is the clinic that is about to be made, or nil.
	draft *clinicDraft
	// chosen is the scope as it stands on the screen.
	chosen assessment.Scope
	// asks counts the questions of chosen; adds, per part, those that come in
	// or go with it; quick and full those of each mode.
	asks, quick, full int
	adds              map[string]int
	// touches counts, per part, the questions that count for it, whatever else
	// they count for.
	touches map[string]int
	// busy reports that the clinic is being made; failed why it could not be.
	busy   bool
	failed error
}

// createFailedMsg says why a clinic could not be made.
type createFailedMsg struct{ err error }

// NewScope asks for the scope of a clinic that is being made, where arg is what
// the forms before it asked, and changes that of the open one otherwise.
func NewScope(app *screen.App, arg any) *scope {
	s := &scope{app: app}
	if d, ok := arg.(*clinicDraft); ok {
		s.draft, s.chosen = d, d.scope
	} else if a := app.Assessment(); a != nil {
		s.chosen = a.Scope
	}
	s.chosen.Parts = slices.Clone(s.chosen.Parts)
	s.count()
	return s
}

// Init implements Screen.
func (s *scope) Init() tea.Cmd { return nil }

// SetSize implements Screen.
func (s *scope) SetSize(w, h int) { s.w, s.h = w, h }

// Header implements Screen.
func (s *scope) Header() screen.Header {
	if s.draft == nil {
		return screen.Head(s.app, screen.Scope, "Scope", "", s.w)
	}
	return screen.Header{
		Left: widgets.Safe(s.draft.name) + " " + s.app.Theme.Glyph.Dot + " New clinic", Right: "last step",
		SubLeft: screen.StepsOf(s.app, nil, screen.Scope, s.w),
	}
}

// TakesText implements Screen. While the clinic is being made the screen
// swallows the keys.
func (s *scope) TakesText() bool { return s.busy }

// Update implements Screen.
func (s *scope) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case createFailedMsg:
		if s.busy {
			s.busy, s.failed = false, msg.err
		}
	case screen.ChangedMsg:
		s.count()
	case screen.ActionMsg:
		return s.act(msg)
	}
	return nil
}

// scopeRow is one line that can be chosen.
type scopeRow struct {
	// part is a category or rule to switch; target and mode are choices; the
	// row with none of them goes on.
	part   string
	target assessment.Target
	mode   assessment.Mode
	// newer is the offer to move to newer questions.
	newer bool
}

// rows are the lines in their order.
func (s *scope) rows() []scopeRow {
	var out []scopeRow
	for _, p := range assessment.ScopeParts() {
		out = append(out, scopeRow{part: p})
	}
	for _, t := range assessment.Targets() {
		out = append(out, scopeRow{target: t})
	}
	for _, m := range assessment.Modes() {
		out = append(out, scopeRow{mode: m})
	}
	if s.draft == nil && s.app.Newer() != nil {
		out = append(out, scopeRow{newer: true})
	}
	return append(out, scopeRow{})
}

// input is what the method looks at, with another scope.
func (s *scope) input(sc assessment.Scope) method.Input {
	if s.draft != nil {
		return method.Input{Set: questionnaires.Embedded(), Profile: s.draft.facts, Scope: sc}
	}
	in := s.app.Input()
	in.Scope = sc
	return in
}

// count counts questions for what the screen says of them.
func (s *scope) count() {
	if s.draft == nil && s.app.Assessment() == nil {
		return
	}
	n := func(change func(*assessment.Scope)) int {
		sc := s.chosen
		sc.Parts = slices.Clone(sc.Parts)
		change(&sc)
		return len(s.input(sc).Asked())
	}
	s.asks = n(func(*assessment.Scope) {})
	s.quick = n(func(sc *assessment.Scope) { sc.Mode = assessment.ModeQuick })
	s.full = n(func(sc *assessment.Scope) { sc.Mode = assessment.ModeFull })
	s.adds, s.touches = map[string]int{}, map[string]int{}
	for _, p := range assessment.ScopeParts() {
		with := n(func(sc *assessment.Scope) { sc.Parts = append(sc.Parts, p) })
		without := n(func(sc *assessment.Scope) {
			sc.Parts = slices.DeleteFunc(sc.Parts, func(o string) bool { return o == p })
		})
		s.adds[p] = with - without
		s.touches[p] = n(func(sc *assessment.Scope) { sc.Parts = []string{p} })
	}
}

// choose switches or takes what a row stands for.
func (s *scope) choose(r scopeRow) {
	switch {
	case r.part == "security":
		s.app.Say("Security is always in: every SOC 2 examination has it")
		return
	case r.part != "":
		s.chosen.Parts = s.switched(r.part)
	case r.target != "":
		s.chosen.Target = r.target
	case r.mode != "":
		s.chosen.Mode = r.mode
	case r.newer:
		askToMove(s.app)
		return
	}
	s.months(0)
	s.count()
}

// switched are the parts with one of them switched, in their order.
func (s *scope) switched(part string) []string {
	var out []string
	for _, p := range assessment.ScopeParts() {
		if s.chosen.Has(p) != (p == part) {
			out = append(out, p)
		}
	}
	return out
}

// months moves the observation period by some steps; without a period one of
// six months is chosen, and the other targets have none.
func (s *scope) months(steps int) {
	if s.chosen.Target != assessment.TargetType2 {
		s.chosen.Months = 0
		return
	}
	periods := assessment.Periods()
	i := slices.Index(periods, s.chosen.Months)
	if i < 0 {
		i = 1
	}
	s.chosen.Months = periods[max(0, min(i+steps, len(periods)-1))]
}

// goOn makes the clinic, or records the change.
func (s *scope) goOn() tea.Cmd {
	chosen, err := assessment.NewScope(s.chosen.Parts, s.chosen.Target, s.chosen.Months, s.chosen.Mode)
	switch {
	case err != nil:
		s.app.Fail(err)
	case s.asks == 0:
		s.app.Fail(errors.New("nothing would be asked: switch a part on"))
	case s.draft != nil:
		return s.create(chosen)
	default:
		s.change(chosen)
	}
	return nil
}

// create makes the clinic in the background; it is durable when it is shown.
func (s *scope) create(chosen assessment.Scope) tea.Cmd {
	s.busy, s.failed = true, nil
	s.draft.scope = chosen
	n := ui.NewClinic{Name: s.draft.name, Preset: s.draft.preset, Profile: s.draft.facts, Assumed: s.draft.assumed(), Actor: s.app.Actor(), Scope: chosen}
	ctx, desk := s.app.Context(), s.app.Desk
	return func() tea.Msg {
		h, err := desk.Create(ctx, n)
		if err != nil {
			return createFailedMsg{err}
		}
		return screen.OpenedMsg{Handle: h, To: screen.Walk}
	}
}

// change asks why the scope changes, and records it.
func (s *scope) change(chosen assessment.Scope) {
	a := s.app.Assessment()
	if a == nil {
		return
	}
	if slices.Equal(chosen.Parts, a.Scope.Parts) && chosen.Target == a.Scope.Target && chosen.Months == a.Scope.Months && chosen.Mode == a.Scope.Mode {
		s.app.Say("the scope is as it was")
		return
	}
	s.app.Open(widgets.NewShort("Change the scope", "The reason is kept in the record. Answers outside the new scope are kept too.",
		[]widgets.Field{{Key: "reason", Label: "Reason"}},
		func(v map[string]string) error {
			if strings.TrimSpace(v["reason"]) == "" {
				return errors.New("a change of scope needs a reason")
			}
			ch, err := s.app.Session().SetScope(s.app.Assessment(), chosen, v["reason"])
			if err != nil {
				return err
			}
			s.app.Save(ch, nil)
			s.app.Say("the scope is changed")
			return nil
		}))
}
