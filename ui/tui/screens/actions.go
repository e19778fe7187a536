package screens

import (
	"slices"
	"strings"
)

// ID names an action, "screen.verb". It is an open set, each screen adds its
// own, and so no enumeration that a switch would have to be complete over.
type ID = string

// Action is something that a person can do. Key handling, the footer, the help
// screen, the command palette and docs/keys.md are all made from this table,
// so that none of them can tell a different story.
type Action struct {
	ID     ID
	Screen Name
	// Keys as Bubble Tea spells them: "n", "ctrl+s", "enter", "up".
	Keys []string
	// Label is for the footer, one or two words; empty keeps it out of there.
	Label string
	// Help is a sentence without its period.
	Help string
	// When says at which moment the action can be done, where it is not always.
	When string
}

// The actions of the root, which can be done on every screen.
const (
	DoHelp    ID = "help"
	DoPalette ID = "palette"
	DoQuit    ID = "quit"
	DoBack    ID = "back"
	DoWho     ID = "who"
	DoTheme   ID = "theme"
	DoRedraw  ID = "redraw"
	DoRetry   ID = "retry"
	GoHome    ID = "go.home"
	GoFacts   ID = "go.facts"
	GoScope   ID = "go.scope"
	GoWalk    ID = "go.walk"
	GoResults ID = "go.results"
	GoPlan    ID = "go.plan"
	GoReport  ID = "go.report"
)

const clinicOpen = "while a clinic is open"

var everywhere = []Action{
	{DoHelp, Everywhere, []string{"?"}, "help", "show what the keys do here, and the explainers", ""},
	{DoPalette, Everywhere, []string{":", "ctrl+p"}, "commands", "find an action by its name and do it", ""},
	{DoBack, Everywhere, []string{"esc"}, "back", "go back to where you came from", ""},
	{GoHome, Everywhere, []string{"H"}, "", "go to the list of clinics", ""},
	{GoFacts, Everywhere, []string{"C"}, "", "change the clinic's facts: what raises risk or leaves questions out", clinicOpen},
	{GoScope, Everywhere, []string{"S"}, "", "go to the scope", clinicOpen},
	{GoWalk, Everywhere, []string{"W"}, "", "go to the walk", clinicOpen},
	{GoResults, Everywhere, []string{"R"}, "results", "go to the results", clinicOpen},
	{GoPlan, Everywhere, []string{"P"}, "plan", "go to the plan", clinicOpen},
	{GoReport, Everywhere, []string{"E"}, "report", "go to report and export", clinicOpen},
	{DoWho, Everywhere, []string{"@"}, "", "change who is at the keyboard", clinicOpen},
	{DoRetry, Everywhere, []string{"r"}, "retry", "save again what could not be saved", "while the footer says NOT SAVED"},
	{DoTheme, Everywhere, []string{"ctrl+t"}, "", "change between dark and light", ""},
	{DoRedraw, Everywhere, []string{"ctrl+l"}, "", "draw the screen anew", ""},
	{DoQuit, Everywhere, []string{"q", "ctrl+c"}, "quit", "save and quit", ""},
}

// Table is every action, those of the root first, then screen by screen.
func Table() []Action {
	return slices.Concat(everywhere, homeActions, newClinicActions, scopeActions, walkActions, resultsActions, planActions, reportActions, helpActions)
}

// Find returns an action of the table.
func Find(id ID) (Action, bool) {
	for _, a := range Table() {
		if a.ID == id {
			return a, true
		}
	}
	return Action{}, false
}

// ByKey returns the first of the actions that the key does.
func ByKey(ids []ID, key string) (Action, bool) {
	for _, id := range ids {
		if a, ok := Find(id); ok && slices.Contains(a.Keys, key) {
			return a, true
		}
	}
	return Action{}, false
}

// KeyWords are the keys of an action as a person reads them.
func (a Action) KeyWords() string {
	var out []string
	for _, k := range a.Keys {
		out = append(out, KeyWord(k))
	}
	return strings.Join(out, " or ")
}

// Short is the key for the footer: the first one, a range of digits, or both
// ways of a choice.
func (a Action) Short() string {
	first, last := a.Keys[0], a.Keys[len(a.Keys)-1]
	if len(a.Keys) > 2 && strings.ContainsAny(first, "0123456789") {
		return first + "-" + last
	}
	if first == "up" && last == "down" {
		return "up/down"
	}
	return KeyWord(first)
}

// KeyWord is a key as a person reads it.
func KeyWord(k string) string {
	switch k {
	case " ":
		return "space"
	case "pgdown":
		return "page down"
	case "pgup":
		return "page up"
	}
	return k
}

// KeysMarkdown is docs/keys.md: the table for reading.
func KeysMarkdown() string {
	var b strings.Builder
	b.WriteString("# Keys\n\nMade from the table of actions in `ui/tui/screens`; a test compares. ")
	b.WriteString("In a text field every key is text, except `enter`, `tab`, `esc` and those with `ctrl`.\n")
	section := func(title string, name Name) {
		var rows []Action
		for _, a := range Table() {
			if a.Screen == name {
				rows = append(rows, a)
			}
		}
		if len(rows) == 0 {
			return
		}
		b.WriteString("\n## " + title + "\n\n| key | does | when |\n|---|---|---|\n")
		for _, a := range rows {
			var keys []string
			for _, k := range a.Keys {
				keys = append(keys, "`"+KeyWord(k)+"`")
			}
			b.WriteString("| " + strings.Join(keys, " ") + " | " + a.Help + " | " + a.When + " |\n")
		}
	}
	section("Everywhere", Everywhere)
	for _, n := range Names() {
		section(strings.ToUpper(string(n[:1]))+string(n[1:]), n)
	}
	return b.String()
}
