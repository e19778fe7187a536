// Package setup holds the forms that a clinic begins with, its facts and its
// scope, and the move of an assessment to newer questions.
package setup

import (
	"errors"
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/help"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// The actions of the new-clinic screen. On its first form the fields take the
// other keys.
const (
	newField   screen.ID = "newclinic.field"
	newChoose  screen.ID = "newclinic.choose"
	newNext    screen.ID = "newclinic.next"
	newBack    screen.ID = "newclinic.back"
	newYes     screen.ID = "newclinic.yes"
	newNo      screen.ID = "newclinic.no"
	newUnknown screen.ID = "newclinic.unknown"
	newGo      screen.ID = "newclinic.go"
)

const onFacts = "on the facts"

// Actions are what can be done on the forms of a clinic.
var Actions = slices.Concat([]screen.Action{
	{ID: newField, Screen: screen.NewClinic, Keys: []string{"enter", "tab"}, Label: "next field", Help: "go to the next field; enter on the last one goes on", When: "on the first form"},
	{ID: newChoose, Screen: screen.NewClinic, Keys: []string{"up", "down"}, Label: "choose", Help: "choose one of the options; its first letter takes it too", When: "on a choice of the first form"},
	{ID: newYes, Screen: screen.NewClinic, Keys: []string{"y", "1"}, Label: "yes", Help: "say yes and go to the next fact", When: onFacts},
	{ID: newNo, Screen: screen.NewClinic, Keys: []string{"n", "2"}, Label: "no", Help: "say no and go to the next fact", When: onFacts},
	{ID: newUnknown, Screen: screen.NewClinic, Keys: []string{"u", "3"}, Label: "unknown", Help: "leave the fact unknown and go to the next one", When: onFacts},
	{ID: newGo, Screen: screen.NewClinic, Keys: []string{"enter", "ctrl+s"}, Label: "go on", Help: "go on to the next form, and after the last to the scope", When: onFacts},
	{ID: newNext, Screen: screen.NewClinic, Keys: []string{"ctrl+s"}, Label: "go on", Help: "go on to the next form", When: "on the first form"},
	{ID: newBack, Screen: screen.NewClinic, Keys: []string{"esc"}, Label: "back", Help: "go back to the form before, or leave"},
}, screen.Moves(screen.NewClinic))

// EditFacts is the argument with which the new-clinic screen asks for the facts of the
// open clinic instead.
type EditFacts struct{}

// newClinic asks for a clinic in short forms; the scope follows, and only then
// is anything made. The same forms change the facts of the open clinic.
type newClinic struct {
	app   *screen.App
	w, h  int
	draft *clinicDraft
	// was are the facts of the open clinic before, where they are edited.
	was     assessment.Profile
	editing bool
	// page 0 is the form of the basics, the others are pages of facts.
	page int
	form *widgets.Short
	cur  screen.List
}

// New asks for the facts of the open clinic, where arg is EditFacts, and for
// those of a new one otherwise.
func New(app *screen.App, arg any) *newClinic {
	s := &newClinic{app: app, draft: newDraft()}
	if a := app.Assessment(); a != nil && arg == any(EditFacts{}) {
		s.editing, s.was = true, maps.Clone(a.Profile)
		s.draft.name, s.draft.facts = app.Clinic().Name, maps.Clone(a.Profile)
		if s.draft.facts == nil {
			s.draft.facts = assessment.Profile{}
		}
	}
	s.form = s.basics()
	return s
}

// Init implements Screen.
func (s *newClinic) Init() tea.Cmd { return nil }

// SetSize implements Screen.
func (s *newClinic) SetSize(w, h int) {
	s.w, s.h = w, h
	s.form.SetSize(max(1, w-4), max(1, h-s.margin()))
}

// margin is the empty line above the form, where there is room for one.
func (s *newClinic) margin() int {
	if s.h < 10 {
		return 0
	}
	return 1
}

// Header implements Screen.
func (s *newClinic) Header() screen.Header {
	left := "New clinic"
	if s.editing {
		left = "Facts"
	}
	if n := widgets.Safe(s.draft.name); n != "" {
		left = n + " " + s.app.Theme.Glyph.Dot + " " + left
	}
	pages := 1 + len(factPages())
	return screen.Header{
		Left: left, Right: "form " + assessment.Thousands(s.page+1) + " of " + assessment.Thousands(pages),
		SubLeft: s.steps(),
	}
}

// steps is the way through: of a clinic that is not made yet, whatever clinic
// is open behind it.
func (s *newClinic) steps() string {
	if s.editing {
		return screen.Steps(s.app, screen.NewClinic, s.w)
	}
	return screen.StepsOf(s.app, nil, screen.NewClinic, s.w)
}

// Keys implements Screen.
func (s *newClinic) Keys() []screen.ID {
	switch {
	case s.page == 0 && s.form.OnChoice():
		return []screen.ID{newChoose, newField, newNext, newBack}
	case s.page == 0:
		return []screen.ID{newField, newNext, newBack}
	}
	return append([]screen.ID{newYes, newNo, newUnknown, newGo, newBack}, screen.MoveIDs(screen.NewClinic)...)
}

// TakesText implements Screen.
func (s *newClinic) TakesText() bool { return s.page == 0 }

// Update implements Screen.
func (s *newClinic) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case screen.ShownMsg:
		s.show(s.page)
	case screen.ActionMsg:
		s.act(msg)
	case tea.KeyMsg:
		if msg.String() == "esc" {
			s.back()
			return nil
		}
		return s.form.Update(msg)
	}
	return nil
}

// show goes to a page.
func (s *newClinic) show(page int) {
	if page == 0 {
		s.form = s.basics()
	}
	if page != s.page {
		s.cur = screen.List{}
	}
	s.page = page
	s.SetSize(s.w, s.h)
}

func (s *newClinic) act(msg screen.ActionMsg) {
	facts := factPages()[s.page-1]
	if s.cur.Do(msg.ID, len(facts), s.h/2) {
		return
	}
	switch msg.ID {
	case newYes:
		s.say(facts[s.cur.At], "yes")
	case newNo:
		s.say(facts[s.cur.At], "no")
	case newUnknown:
		s.say(facts[s.cur.At], "")
	case newGo:
		if s.editing && msg.Key == "ctrl+s" {
			s.saveFacts()
			return
		}
		s.next()
	case newBack:
		s.back()
	}
}

// say records a fact and goes to the next one.
func (s *newClinic) say(f questionnaires.Fact, value string) {
	known := strings.Split(s.draft.facts[f.Key], ",")
	s.draft.record(f.Key, value)
	if f.Type == questionnaires.FactKinds && value == "yes" {
		s.app.Open(s.kinds(f, known))
	}
	s.cur.At++
	s.cur.Keep(len(factPages()[s.page-1]))
}

// kinds asks which kinds of a fact hold, beginning with those known before; none
// chosen leaves it at yes.
func (s *newClinic) kinds(f questionnaires.Fact, known []string) widgets.Dialog {
	var fields []widgets.Field
	for _, k := range f.Kinds {
		said := ""
		if slices.Contains(known, k) {
			said = "yes"
		}
		fields = append(fields, widgets.Field{Key: k, Label: k, Value: said, Options: []string{"", "yes"}, Words: []string{"not that I know", "yes"}})
	}
	return widgets.NewForm(f.Label, "Which? "+f.Help, fields, func(v map[string]string) error {
		var chosen []string
		for _, k := range f.Kinds {
			if v[k] == "yes" {
				chosen = append(chosen, k)
			}
		}
		if len(chosen) > 0 {
			s.draft.record(f.Key, strings.Join(chosen, ","))
		}
		return nil
	})
}

// next goes on to the next page, or to the scope after the last.
func (s *newClinic) next() {
	switch {
	case s.page < len(factPages()):
		s.show(s.page + 1)
	case s.editing:
		s.saveFacts()
	default:
		s.app.Go(screen.Scope, s.draft)
	}
}

// saveFacts records what changed of the open clinic's facts, and says what that
// does to the walk.
func (s *newClinic) saveFacts() {
	changed := map[string]string{}
	for _, f := range questionnaires.Facts() {
		if v := s.draft.facts[f.Key]; v != s.was[f.Key] || s.confirms(f.Key) {
			changed[f.Key] = v
		}
	}
	before := len(s.app.Result().Items)
	if !s.app.Save(s.app.Session().SetProfile(s.app.Assessment(), changed)) {
		return
	}
	s.app.Back()
	switch n := len(s.app.Result().Items) - before; {
	case len(changed) == 0:
		s.app.Say("the facts are as they were")
	case n == 0:
		s.app.Say("the facts are recorded; the same questions are asked")
	case n > 0:
		s.app.Say("the facts are recorded: " + assessment.Count(n, "question more is asked", "questions more are asked"))
	default:
		s.app.Say("the facts are recorded: " + assessment.Count(-n, "fewer question is asked", "fewer questions are asked"))
	}
}

// confirms reports whether a fact that was assumed has been said.
func (s *newClinic) confirms(key string) bool {
	return s.editing && s.app.Assessment().Assumed[key] && s.draft.said[key]
}

// back goes a page back; from the first one it leaves, and asks before what is
// typed is lost.
func (s *newClinic) back() {
	if s.page > 0 {
		s.show(s.page - 1)
		return
	}
	if s.editing {
		if maps.Equal(s.was, s.draft.facts) && !slices.ContainsFunc(questionnaires.Facts(), func(f questionnaires.Fact) bool { return s.confirms(f.Key) }) {
			s.app.Back()
			return
		}
		s.app.Open(widgets.NewAsk("Leave without recording the facts?", "What you changed is not saved yet; ctrl+s on a form of facts records it.",
			widgets.Choice{Key: "y", Label: "leave", Final: true, Do: func() tea.Cmd { s.app.Back(); return nil }}))
		return
	}
	if s.draft.name == "" && s.form.Values()["name"] == "" {
		s.app.Back()
		return
	}
	s.app.Open(widgets.NewAsk("Leave without making the clinic?", "Nothing is saved yet.",
		widgets.Choice{Key: "y", Label: "leave", Final: true, Do: func() tea.Cmd { s.app.Back(); return nil }}))
}

// basics is the first form.
func (s *newClinic) basics() *widgets.Short {
	d := s.draft
	if s.editing {
		return widgets.NewShort("Facts of this clinic", "They raise risk or leave questions out. ctrl+s on the next forms records what changed.", s.sizes(), func(v map[string]string) error {
			if err := d.set(firstFacts, v); err != nil {
				return err
			}
			s.next()
			return nil
		})
	}
	kinds, words := append([]string{""}, help.PresetKeys()...), append([]string{"none of these"}, help.PresetKeys()...)
	say := func(text string) func(string) string { return func(string) string { return text } }
	return widgets.NewShort("New clinic", "Nothing is made before the scope is chosen. Leave open what you do not know.", append([]widgets.Field{
		{Key: "name", Label: "Clinic", Value: d.name, Help: say("Its name as it should stand on the report.")},
		{Key: "kind", Label: "Kind", Value: d.preset, Options: kinds, Words: words, Help: presetHelp},
		{Key: "actor", Label: "Your name", Value: s.app.Actor(), Help: say("Answers are recorded under it, as entered: nobody's identity is checked.")},
	}, s.sizes()...), s.takeBasics)
}

// sizes are the fields of the facts that are not yes or no question, and of the
// role.
func (s *newClinic) sizes() []widgets.Field {
	d := s.draft
	say := func(text string) func(string) string { return func(string) string { return text } }
	return []widgets.Field{
		numberField("staff", "People", "empty is unknown", d.facts),
		numberField("sites", "Locations", "empty is unknown", d.facts),
		numberField("it_hours_per_week", "Hours a week to fix things",
			"left empty, the plan assumes "+assessment.Thousands(method.DefaultHoursPerWeek)+" and says so", d.facts),
		numberField("it_rate", "Outside IT, $ an hour", "left empty, the plan assumes "+assessment.Money(method.DefaultRate)+" and says so", d.facts),
		{
			Key: roleFact, Label: "Role", Value: d.facts[roleFact], Options: []string{"", "no", "yes"},
			Words: []string{"unknown", "covered entity", "business associate"},
			Help:  say("A clinic that bills insurers electronically is a covered entity. Business associate: you handle patient data for others, alone or besides (45 CFR 160.103)."),
		},
	}
}

// presetHelp says what a preset fills in.
func presetHelp(key string) string {
	var labels []string
	for _, f := range questionnaires.Facts() {
		switch v := help.PresetByKey(key).Facts[f.Key]; v {
		case "":
		case "yes":
			labels = append(labels, f.Label)
		default:
			labels = append(labels, f.Label+": "+v)
		}
	}
	if len(labels) == 0 {
		return "A kind fills in what is usual for it; every fact can still be changed."
	}
	return "Fills in: " + strings.Join(labels, "; ") + ". You can change it on the next forms."
}

func numberField(key, label, open string, have assessment.Profile) widgets.Field {
	f, _ := questionnaires.FactByKey(key)
	return widgets.Field{
		Key: key, Label: label, Value: have[key], Max: 6,
		Help:  func(string) string { return f.Help + " A whole number; " + open + "." },
		Check: checkFact(key),
	}
}

// checkFact holds what is typed to what the fact can say.
func checkFact(key string) func(string) error {
	return func(v string) error {
		_, err := assessment.ParseFact(key, v)
		return err
	}
}

func (s *newClinic) takeBasics(v map[string]string) error {
	name, actor := assessment.Clean(v["name"]), assessment.Clean(v["actor"])
	switch {
	case name == "":
		return widgets.At("name", errors.New("a clinic needs a name"))
	case actor == "":
		return widgets.At("actor", errors.New("your name is needed: every answer is recorded under one"))
	}
	if err := s.draft.set(firstFacts, v); err != nil {
		return err
	}
	s.draft.name = name
	s.draft.choose(v["kind"])
	s.app.SetActor(actor)
	s.next()
	return nil
}
