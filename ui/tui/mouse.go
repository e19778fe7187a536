package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// mouse works on the wheel and on clicks. Neither records anything: the wheel
// moves, and a click chooses the row that the keys then act on.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	if m.small() || msg.Action != tea.MouseActionPress {
		return nil
	}
	key := tea.KeyMsg{}
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		key.Type = tea.KeyUp
	case tea.MouseButtonWheelDown:
		key.Type = tea.KeyDown
	case tea.MouseButtonLeft:
	default:
		return nil
	}
	if d := m.dialog(); d != nil {
		switch d.(type) {
		case *widgets.Picker, *widgets.Pager: // in the others an arrow chooses
			if key.Type != 0 {
				return m.toDialog(key)
			}
		}
		return nil
	}
	s := m.screen()
	if s == nil || s.TakesText() {
		return nil
	}
	head, _ := m.frame()
	p, ok := s.(screen.Pointed)
	switch {
	case key.Type == 0 && ok:
		m.app.ClearNotice()
		p.Click(msg.X, msg.Y-len(head))
	case key.Type == 0:
	case ok && p.Wheel(msg.X, map[tea.KeyType]int{tea.KeyUp: -1, tea.KeyDown: 1}[key.Type]):
		m.app.ClearNotice()
	default:
		if a, ok := m.app.Actions.ByKey(m.enabled(), key.String()); ok && a.Moves() {
			m.app.ClearNotice()
			return m.do(a, key.String())
		}
	}
	return nil
}
