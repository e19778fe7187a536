package screens

import (
	"slices"
	"strings"
)

// Row is one screen of the program: what a new one has to say of itself. Key
// handling, the palette, the help, docs/keys.md and the tests go by these rows.
type Row struct {
	Name Name
	// door is the action that leads to the screen from everywhere. Where it is
	// said to work while a clinic is open, it works only then.
	Door  Action
	Build func(app *App, arg any) Screen
	// actions are what can be done on the screen.
	actions []Action
	// arg is what the door hands to the builder, by the screen that it was used
	// on; nil hands nothing.
	Arg func(from Name) any
}

const clinicOpen = "while a clinic is open"

// Rows are the screens in the order of the way through.
var Rows = []Row{
	{
		Name: Home, Door: Action{GoHome, Everywhere, []string{"H"}, "", "go to the list of clinics", ""},
		Build: func(app *App, _ any) Screen { return newHome(app) }, actions: homeActions,
	},
	{
		Name: NewClinic, Door: Action{GoFacts, Everywhere, []string{"C"}, "", "change the clinic's facts: what raises risk or leaves questions out", clinicOpen},
		Build: func(app *App, arg any) Screen { return newNewClinic(app, arg) }, actions: newClinicActions,
		Arg: func(Name) any { return EditFacts{} },
	},
	{
		Name: Scope, Door: Action{GoScope, Everywhere, []string{"S"}, "", "go to the scope", clinicOpen},
		Build: func(app *App, arg any) Screen { return newScope(app, arg) }, actions: scopeActions,
	},
	{
		Name: Walk, Door: Action{GoWalk, Everywhere, []string{"W"}, "", "go to the walk", clinicOpen},
		Build: func(app *App, arg any) Screen { return newWalk(app, arg) }, actions: walkActions,
	},
	{
		Name: Results, Door: Action{GoResults, Everywhere, []string{"R"}, "results", "go to the results", clinicOpen},
		Build: func(app *App, _ any) Screen { return newResults(app) }, actions: resultsActions,
	},
	{
		Name: Plan, Door: Action{GoPlan, Everywhere, []string{"P"}, "plan", "go to the plan", clinicOpen},
		Build: func(app *App, _ any) Screen { return newPlan(app) }, actions: planActions,
	},
	{
		Name: Report, Door: Action{GoReport, Everywhere, []string{"E"}, "report", "go to report and export", clinicOpen},
		Build: func(app *App, _ any) Screen { return newReport(app) }, actions: reportActions,
	},
	{
		Name: Help, Door: Action{DoHelp, Everywhere, []string{"?"}, "help", "show what the keys do here, and the explainers", ""},
		Build: func(app *App, arg any) Screen { return newHelp(app, arg) }, actions: helpActions,
		Arg: func(from Name) any { return from },
	},
}

// DoorTo returns the screen that an action leads to.
func DoorTo(id ID) (Row, bool) {
	i := slices.IndexFunc(Rows, func(r Row) bool { return r.Door.ID == id })
	if i < 0 {
		return Row{}, false
	}
	return Rows[i], true
}

// RowOf returns the Row of a screen.
func RowOf(name Name) (Row, bool) {
	i := slices.IndexFunc(Rows, func(r Row) bool { return r.Name == name })
	if i < 0 {
		return Row{}, false
	}
	return Rows[i], true
}

// AllActions is every action: those of the root, then screen by screen.
func AllActions() Table {
	help, _ := DoorTo(DoHelp)
	t := Table{
		help.Door,
		{DoPalette, Everywhere, []string{":", "ctrl+p"}, "commands", "find an action by its name and do it", ""},
		{DoBack, Everywhere, []string{"esc"}, "back", "go back to where you came from", ""},
	}
	for _, r := range Rows {
		if r.Door.ID != DoHelp {
			t = append(t, r.Door)
		}
	}
	t = append(t, Table{
		{DoWho, Everywhere, []string{"@"}, "", "change who is at the keyboard", clinicOpen},
		{DoRetry, Everywhere, []string{"r"}, "retry", "save again what could not be saved", "while the footer says NOT SAVED"},
		{DoTheme, Everywhere, []string{"ctrl+t"}, "", "change between dark and light", ""},
		{DoRedraw, Everywhere, []string{"ctrl+l"}, "", "draw the screen anew", ""},
		{DoQuit, Everywhere, []string{"q", "ctrl+c"}, "quit", "save and quit", ""},
	}...)
	for _, r := range Rows {
		t = append(t, r.actions...)
	}
	return t
}

// KeysMarkdown is docs/keys.md: the table for reading.
func KeysMarkdown() string {
	var b strings.Builder
	b.WriteString("# Keys\n\nMade from the table of actions in `ui/tui/screens`; a test compares. ")
	b.WriteString("In a text field every key is text, except `enter`, `tab`, `esc` and those with `ctrl`.\n")
	all := AllActions()
	section := func(title string, name Name) {
		of := all.Of(name)
		if len(of) == 0 {
			return
		}
		b.WriteString("\n## " + title + "\n\n| key | does | when |\n|---|---|---|\n")
		for _, a := range of {
			var keys []string
			for _, k := range a.Keys {
				keys = append(keys, "`"+KeyWord(k)+"`")
			}
			b.WriteString("| " + strings.Join(keys, " ") + " | " + a.Help + " | " + a.When + " |\n")
		}
	}
	section("Everywhere", Everywhere)
	for _, r := range Rows {
		section(strings.ToUpper(string(r.Name[:1]))+string(r.Name[1:]), r.Name)
	}
	return b.String()
}
