package tui

import (
	"context"
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

const (
	lostTitle     = "Saved answers are missing from the file"
	standingTitle = "Not the file that was here last"
)

// askOnce puts a dialog on top unless it is open already.
func (m *Model) askOnce(a *widgets.Ask) {
	for _, d := range m.dialogs {
		if d.Title() == a.Title() {
			return
		}
	}
	m.app.Open(a)
}

// askLost says which events a copy that was put over the open file does not
// hold, and asks what is to become of them. Until that is said nothing is
// written; to leave the question leaves everything as it is, and a retry asks
// again.
func (m *Model) askLost() {
	s := m.app.Session()
	lost := s.Lost()
	if lost == nil {
		return
	}
	n := len(lost.Events)
	keep := widgets.Choice{Key: "k", Label: "keep them in a file beside it, and go on with the copy", Do: func() tea.Cmd { m.restore(false); return nil }}
	if lost.Other {
		keep.Label, keep.Do = "keep what was saved in a file beside it", func() tea.Cmd { m.keepLost(lost.Events); return nil }
		m.askOnce(widgets.NewAsk(lostTitle,
			"The file of another clinic was put over this one while it was open. Nothing is written over it. Put the right file back, and then r saves.", keep))
		return
	}
	m.askOnce(widgets.NewAsk(lostTitle,
		"Another copy was put over this clinic file while it was open, by a program that synchronizes folders or by somebody. "+
			assessment.Count(n, "saved event is", "saved events are")+" missing from it: "+strings.Join(s.Describe(lost.Events, 8), ", ")+
			". Nothing is written over the copy until you say so.",
		widgets.Choice{Key: "w", Label: "write what is missing again, on top of the copy", Final: true, Do: func() tea.Cmd { m.restore(true); return nil }},
		keep,
	))
}

// keepLost writes events into a file beside the clinic, and reports whether
// that went well.
func (m *Model) keepLost(events []assessment.Event) (path string, ok bool) {
	h := m.app.Handle()
	if h.KeepLost == nil {
		return "", true
	}
	path, err := h.KeepLost(events)
	if err != nil {
		m.app.Fail(err)
		return "", false
	}
	m.app.Say("kept in " + path)
	return path, true
}

// restore goes on from the copy, with the missing events or without.
func (m *Model) restore(write bool) {
	s := m.app.Session()
	path := ""
	if lost := s.Lost(); lost != nil && !write {
		var ok bool
		if path, ok = m.keepLost(lost.Events); !ok {
			return
		}
	}
	lost := s.Lost()
	r, err := s.Restore(context.WithoutCancel(m.app.Context()), m.save.writer.Pending(), write)
	if err != nil {
		m.save.err = err
		return
	}
	m.save.unsaved, m.save.err = len(r.Changes), nil
	m.save.writer.Replace(r.Changes)
	m.app.Emit(screen.ChangedMsg{})
	switch {
	case len(r.Refused) > 0:
		if write && lost != nil {
			path, _ = m.keepLost(lost.Events)
		}
		m.app.Fail(errors.New("not written again: " + strings.Join(r.Refused, "; ") + "; kept in " + path))
	case len(r.Touched) > 0:
		m.tellRebased(session.OnTop{Touched: r.Touched})
	case write:
		m.app.Say("what was missing is written again")
	default:
		m.app.Say("this goes on with the copy; what is missing from it is in " + path)
	}
}

// askStanding says what is not as it was when the file was last known here. It
// stays until it is answered, and comes again with the next opening unless the
// person says that the file is right.
func (m *Model) askStanding(h *ui.Handle) {
	st := h.Standing
	switch {
	case st.Text == "":
	case st.Accept == nil:
		m.app.Open(widgets.NewAsk("What was known is gone", strings.ToUpper(st.Text[:1])+st.Text[1:]+".", widgets.Choice{Key: "enter", Label: "go on"}))
	default:
		m.app.Open(widgets.NewAsk(standingTitle, st.Text+".",
			widgets.Choice{Key: "y", Label: "this file is right: do not say it again", Final: true, Do: func() tea.Cmd {
				if err := st.Accept(); err != nil {
					m.app.Fail(err)
				}
				return nil
			}},
			widgets.Choice{Key: "l", Label: "look at it, and decide later"},
		))
	}
}
