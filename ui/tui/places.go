package tui

import (
	"slices"

	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/screens/help"
	"clinicready/ui/tui/screens/home"
	"clinicready/ui/tui/screens/plan"
	"clinicready/ui/tui/screens/report"
	"clinicready/ui/tui/screens/results"
	"clinicready/ui/tui/screens/setup"
	"clinicready/ui/tui/screens/walk"
)

// place is one screen of the program: what a new one has to say of itself. Key
// handling, the palette, the help, docs/keys.md and the tests go by these rows.
type place struct {
	name screen.Name
	// door is the action that leads to the screen from everywhere. Where it is
	// said to work while a clinic is open, it works only then.
	door  screen.Action
	build func(app *screen.App, arg any) screen.Screen
	// actions are what can be done on the screen.
	actions []screen.Action
	// arg is what the door hands to the builder, by the screen that it was used
	// on; nil hands nothing.
	arg func(from screen.Name) any
}

const clinicOpen = "while a clinic is open"

// places are the screens in the order of the way through.
var places = []place{
	{
		name: screen.Home, door: screen.Action{ID: screen.GoHome, Screen: screen.Everywhere, Keys: []string{"H"}, Help: "go to the list of clinics"},
		build: func(app *screen.App, _ any) screen.Screen { return home.New(app) }, actions: home.Actions,
	},
	{
		name: screen.NewClinic, door: screen.Action{ID: screen.GoFacts, Screen: screen.Everywhere, Keys: []string{"C"}, Help: "change the clinic's facts: what raises risk or leaves questions out", When: clinicOpen},
		build: func(app *screen.App, arg any) screen.Screen { return setup.New(app, arg) }, actions: setup.Actions,
		arg: func(screen.Name) any { return setup.EditFacts{} },
	},
	{
		name: screen.Scope, door: screen.Action{ID: screen.GoScope, Screen: screen.Everywhere, Keys: []string{"S"}, Help: "go to the scope", When: clinicOpen},
		build: func(app *screen.App, arg any) screen.Screen { return setup.NewScope(app, arg) }, actions: setup.ScopeActions,
	},
	{
		name: screen.Walk, door: screen.Action{ID: screen.GoWalk, Screen: screen.Everywhere, Keys: []string{"W"}, Help: "go to the walk", When: clinicOpen},
		build: func(app *screen.App, arg any) screen.Screen { return walk.New(app, arg) }, actions: walk.Actions,
	},
	{
		name: screen.Results, door: screen.Action{ID: screen.GoResults, Screen: screen.Everywhere, Keys: []string{"R"}, Label: "results", Help: "go to the results", When: clinicOpen},
		build: func(app *screen.App, _ any) screen.Screen { return results.New(app) }, actions: results.Actions,
	},
	{
		name: screen.Plan, door: screen.Action{ID: screen.GoPlan, Screen: screen.Everywhere, Keys: []string{"P"}, Label: "plan", Help: "go to the plan", When: clinicOpen},
		build: func(app *screen.App, _ any) screen.Screen { return plan.New(app) }, actions: plan.Actions,
	},
	{
		name: screen.Report, door: screen.Action{ID: screen.GoReport, Screen: screen.Everywhere, Keys: []string{"E"}, Label: "report", Help: "go to report and export", When: clinicOpen},
		build: func(app *screen.App, _ any) screen.Screen { return report.New(app) }, actions: report.Actions,
	},
	{
		name: screen.Help, door: screen.Action{ID: screen.DoHelp, Screen: screen.Everywhere, Keys: []string{"?"}, Label: "help", Help: "show what the keys do here, and the explainers"},
		build: func(app *screen.App, arg any) screen.Screen { return help.New(app, arg) }, actions: help.Actions,
		arg: func(from screen.Name) any { return from },
	},
}

// doorTo returns the screen that an action leads to.
func doorTo(id screen.ID) (place, bool) {
	i := slices.IndexFunc(places, func(r place) bool { return r.door.ID == id })
	if i < 0 {
		return place{}, false
	}
	return places[i], true
}

// placeOf returns the row of a screen.
func placeOf(name screen.Name) (place, bool) {
	i := slices.IndexFunc(places, func(r place) bool { return r.name == name })
	if i < 0 {
		return place{}, false
	}
	return places[i], true
}

// table is every action: those of the root, then screen by screen.
func table() screen.Table {
	help, _ := doorTo(screen.DoHelp)
	t := screen.Table{
		help.door,
		{ID: screen.DoPalette, Screen: screen.Everywhere, Keys: []string{":", "ctrl+p"}, Label: "commands", Help: "find an action by its name and do it"},
		{ID: screen.DoBack, Screen: screen.Everywhere, Keys: []string{"esc"}, Label: "back", Help: "go back to where you came from"},
	}
	for _, r := range places {
		if r.door.ID != screen.DoHelp {
			t = append(t, r.door)
		}
	}
	t = append(t, screen.Table{
		{ID: screen.DoWho, Screen: screen.Everywhere, Keys: []string{"@"}, Help: "change who is at the keyboard", When: clinicOpen},
		{ID: screen.DoBackup, Screen: screen.Everywhere, Keys: []string{"B"}, Help: "make a backup of what is saved", When: clinicOpen},
		{ID: screen.DoRetry, Screen: screen.Everywhere, Keys: []string{"r"}, Label: "retry", Help: "save again what could not be saved", When: "while the footer says NOT SAVED"},
		{ID: screen.DoTheme, Screen: screen.Everywhere, Keys: []string{"ctrl+t"}, Help: "take the next theme: auto, dark, light, mono, high-contrast"},
		{ID: screen.DoRedraw, Screen: screen.Everywhere, Keys: []string{"ctrl+l"}, Help: "draw the screen again"},
		{ID: screen.DoSuspend, Screen: screen.Everywhere, Keys: []string{"ctrl+z"}, Help: "suspend the program until the shell brings it back with fg"},
		{ID: screen.DoQuit, Screen: screen.Everywhere, Keys: []string{"q", "ctrl+c"}, Label: "quit", Help: "save and quit"},
	}...)
	for _, r := range places {
		t = append(t, r.actions...)
	}
	return t
}
