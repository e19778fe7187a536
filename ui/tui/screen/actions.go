package screen

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
	DoSuspend ID = "suspend"
	DoRetry   ID = "retry"
	DoBackup  ID = "backup"
	GoHome    ID = "go.home"
	GoFacts   ID = "go.facts"
	GoScope   ID = "go.scope"
	GoWalk    ID = "go.walk"
	GoResults ID = "go.results"
	GoPlan    ID = "go.plan"
	GoReport  ID = "go.report"
)

// Table is every action, those of the root first, then screen by screen. The
// root makes it from the places that there are and hands it to the App.
type Table []Action

// Find returns an action of the table.
func (t Table) Find(id ID) (Action, bool) {
	for _, a := range t {
		if a.ID == id {
			return a, true
		}
	}
	return Action{}, false
}

// ByKey returns the first of the actions that the key does.
func (t Table) ByKey(ids []ID, key string) (Action, bool) {
	for _, id := range ids {
		if a, ok := t.Find(id); ok && slices.Contains(a.Keys, key) {
			return a, true
		}
	}
	return Action{}, false
}

// Of returns the actions of a screen, or of the root for Everywhere.
func (t Table) Of(name Name) []Action {
	return slices.DeleteFunc(slices.Clone(t), func(a Action) bool { return a.Screen != name })
}

// KeyWords are the keys of an action as a person reads them.
func (a Action) KeyWords() string {
	var out []string
	for _, k := range a.Keys {
		out = append(out, KeyWord(k))
	}
	return strings.Join(out, " or ")
}

// Moves reports whether the action only moves a cursor.
func (a Action) Moves() bool {
	switch a.Keys[0] {
	case "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "tab":
		return true
	}
	return false
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
