package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// mostTyped is how many characters of one read are keys.
const mostTyped = 3

// key works on one key message. What a terminal delivers in one read is taken
// apart first: "j3" typed fast is two keys. More than fingers can do is a paste
// that came without brackets.
func (m *Model) key(msg tea.KeyMsg) tea.Cmd {
	switch {
	case msg.Paste, len(msg.Runes) > mostTyped && !m.takesText():
		return m.paste(msg)
	case len(msg.Runes) < 2:
		return m.one(msg)
	}
	var cmds []tea.Cmd
	for i, r := range msg.Runes {
		one := tea.Key{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt && i == 0}
		if r == ' ' {
			one.Type = tea.KeySpace
		}
		cmds = append(cmds, m.one(tea.KeyMsg(one)), m.settle())
		if m.quitting {
			break
		}
	}
	return tea.Batch(cmds...)
}

// takesText reports whether keys and pastes go to a text field now.
func (m *Model) takesText() bool {
	if d := m.dialog(); d != nil {
		return d.TakesText()
	}
	s := m.screen()
	return s != nil && s.TakesText()
}

// bound reports whether some action that can be done now has the key.
func (m *Model) bound(key string) bool {
	_, ok := m.app.Actions.ByKey(m.enabled(), key)
	return ok
}

// one works on a single key.
func (m *Model) one(msg tea.KeyMsg) tea.Cmd {
	key := msg.String()
	m.app.ClearNotice()
	switch {
	case key == "ctrl+c":
		return m.quit()
	case key == "ctrl+z":
		return m.suspend()
	case msg.Alt && !m.bound(key):
		// What a terminal says can look like alt and a rune. It is never taken
		// apart: Esc and the rune could be an answer.
		m.app.Say(nothing(key))
		return nil
	case m.small():
		switch key {
		case "q":
			return m.quit()
		case "r":
			m.retry()
		case "Q":
			m.quitting = m.save.err != nil
		}
		return nil
	}
	if d := m.dialog(); d != nil {
		return m.toDialog(msg)
	}
	if s := m.screen(); s != nil && s.TakesText() {
		return s.Update(msg)
	}
	a, ok := m.app.Actions.ByKey(m.enabled(), key)
	if !ok {
		m.app.Say(nothing(key))
		return nil
	}
	return m.do(a, key)
}

// nothing says that a key has no meaning here.
func nothing(key string) string {
	return "“" + screen.KeyWord(key) + "” does nothing here; ? shows what does"
}

// suspend hands the terminal back to the shell until the program is continued.
// Many press ctrl+z to take something back, and so the refusal says what does.
func (m *Model) suspend() tea.Cmd {
	if m.suspendable() {
		return tea.Suspend
	}
	text := "nothing here would bring the program back after ctrl+z"
	for _, a := range m.app.Actions.Of(screen.Walk) {
		if a.Label == "undo" {
			text += "; in the walk, " + a.Short() + " takes back the last answer"
		}
	}
	m.app.Say(text)
	return nil
}

// paste lets pasted text into text fields only.
func (m *Model) paste(msg tea.KeyMsg) tea.Cmd {
	m.app.ClearNotice()
	msg.Paste, msg.Alt = true, false
	switch {
	case !m.takesText():
		m.app.Say("a paste was ignored: text can be pasted only where text is typed")
		return nil
	case m.dialog() != nil:
		return m.toDialog(msg)
	}
	return m.screen().Update(msg)
}

// enabled are the actions that can be done now, in the order in which they
// claim a key: retrying first, then the screen's own, then those of the root.
func (m *Model) enabled() []screen.ID {
	var ids []screen.ID
	if m.save.err != nil {
		ids = append(ids, screen.DoRetry)
	}
	if s := m.screen(); s != nil {
		ids = append(ids, s.Keys()...)
	}
	if m.where() != screen.Help {
		ids = append(ids, screen.DoHelp)
	}
	ids = append(ids, screen.DoPalette)
	if len(m.visits) > 1 {
		ids = append(ids, screen.DoBack)
	}
	open := m.app.Handle() != nil
	// The forms are left by going on or back: a jump would drop what was said.
	forms := m.where() == screen.NewClinic
	for _, r := range places {
		if r.name != m.where() && r.name != screen.Help && !forms && (open || r.door.When == "") {
			ids = append(ids, r.door.ID)
		}
	}
	if open && !forms {
		ids = append(ids, screen.DoWho)
		if m.where() != screen.Home { // there it is the clinic under the cursor
			ids = append(ids, screen.DoBackup)
		}
	}
	return append(ids, screen.DoTheme, screen.DoRedraw, screen.DoSuspend, screen.DoQuit)
}

// do does an action of the root, or hands it to the screen.
func (m *Model) do(a screen.Action, key string) tea.Cmd {
	if a.Screen != screen.Everywhere {
		return m.screen().Update(screen.ActionMsg{ID: a.ID, Key: key})
	}
	if r, ok := doorTo(a.ID); ok {
		var arg any
		if r.arg != nil {
			arg = r.arg(m.where())
		}
		m.app.Go(r.name, arg)
		return nil
	}
	switch a.ID {
	case screen.DoPalette:
		m.app.Open(m.palette())
	case screen.DoBack:
		m.app.Back()
	case screen.DoWho:
		m.app.Open(screen.WhoDialog(m.app))
	case screen.DoBackup:
		return screen.BackUp(m.app, m.app.Handle().Path)
	case screen.DoRetry:
		m.retry()
	case screen.DoTheme:
		return m.nextTheme()
	case screen.DoRedraw:
		return tea.ClearScreen
	case screen.DoSuspend:
		return m.suspend()
	case screen.DoQuit:
		return m.quit()
	}
	return nil
}

// palette lists every action that can be done now, but for those that only move
// a cursor: whoever can reach the list can move.
func (m *Model) palette() widgets.Dialog {
	var items []widgets.Item
	for _, id := range m.enabled() {
		a, ok := m.app.Actions.Find(id)
		if !ok || id == screen.DoPalette || a.Moves() {
			continue
		}
		items = append(items, widgets.Item{Label: a.Help, Detail: a.KeyWords(), Value: string(id)})
	}
	return widgets.NewPicker("Commands", widgets.Among(items), func(it widgets.Item) tea.Cmd {
		a, _ := m.app.Actions.Find(screen.ID(it.Value))
		return m.do(a, a.Keys[0])
	})
}

// quit ends the program when everything is saved, or asks.
func (m *Model) quit() tea.Cmd {
	if m.save.err == nil || m.save.unsaved == 0 {
		m.flush()
		m.quitting = true
		return nil
	}
	for _, d := range m.dialogs {
		if a, ok := d.(*widgets.Ask); ok && a.Title() == notSavedTitle {
			return nil
		}
	}
	m.app.Open(widgets.NewAsk(notSavedTitle,
		assessment.Count(m.save.unsaved, "change is", "changes are")+" not saved: "+strings.TrimSuffix(m.save.err.Error(), "."),
		widgets.Choice{Key: "r", Label: "try to save again", Do: func() tea.Cmd { m.retry(); return nil }},
		widgets.Choice{Key: "Q", Label: "quit and lose what is not saved", Final: true, Do: func() tea.Cmd { m.quitting = true; return nil }},
	))
	return nil
}

const notSavedTitle = "Not everything is saved"
