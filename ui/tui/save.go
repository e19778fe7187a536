package tui

import (
	"context"
	"errors"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/screens/setup"
	"clinicready/ui/tui/widgets"
)

// openPath opens a clinic file in the background; the one that is open already
// is only gone to.
func (m *Model) openPath(path string) tea.Cmd {
	if h := m.app.Handle(); h != nil && h.Path == path {
		m.app.Go(screen.Walk, nil)
		return nil
	}
	ctx, desk := m.app.Context(), m.app.Desk
	return m.guard(func() tea.Msg {
		h, err := desk.Open(ctx, path)
		if err != nil {
			return screen.ErrorMsg{Err: err}
		}
		return screen.OpenedMsg{Handle: h}
	})
}

// opened takes a clinic over from whoever opened or made it, and lets the
// former one go.
func (m *Model) opened(msg screen.OpenedMsg) {
	to := msg.To
	if to == "" {
		to = screen.Walk
	}
	if h := m.app.Handle(); h != nil && h.Path == msg.Handle.Path {
		// It is open here already, and may have something left to save.
		m.close(msg.Handle, nil)
		m.app.Go(to, nil)
		return
	}
	m.release()
	open := msg.Handle.Session
	var w *ui.Writer
	w = ui.NewWriter(open.Commit, func(s ui.Saved) { m.post(savedMsg{w, s}) })
	m.save = saving{writer: w}
	m.held.set(msg.Handle, w)
	m.app.Attach(msg.Handle, func(ch *session.Change) {
		m.save.unsaved++
		w.Save(ch)
	})
	if msg.Handle.HeldBy != "" {
		m.app.Say(msg.Handle.HeldBy + " has this clinic open: nothing can be saved here")
	} else if why, ro := open.ReadOnly(); ro {
		m.app.Say("nothing can be saved here: " + why)
	} else if newer := setup.NewerNotice(m.app); newer != "" {
		m.app.Say(newer)
	}
	m.visits = m.visits[:min(1, len(m.visits))] // home stays below
	m.app.Go(to, nil)
	m.askStanding(msg.Handle)
	if _, ro := open.ReadOnly(); m.app.Actor() == "" && !ro {
		m.app.Open(screen.WhoDialog(m.app))
	}
}

// release lets the open clinic go, in the background: the writer may have
// something left to save. The program does not end before that is done.
func (m *Model) release() {
	h, w := m.app.Handle(), m.save.writer
	if h == nil {
		return
	}
	m.app.Detach()
	m.save = saving{}
	m.held.set(nil, nil)
	m.close(h, w)
}

// close saves what a writer has left, if there is one, closes a clinic, and keeps
// a backup, in the background.
func (m *Model) close(h *ui.Handle, w *ui.Writer) {
	m.leaving.Add(1)
	m.keeping.Add(1)
	ctx := context.WithoutCancel(m.app.Context())
	go func() {
		defer m.keeping.Done()
		var errs []error
		if w != nil {
			errs = append(errs, w.Close())
		}
		err := errors.Join(append(errs, h.Close())...)
		m.leaving.Done()
		if err != nil {
			m.post(screen.ErrorMsg{Err: fmt.Errorf("closing %s: %w", assessment.CleanPath(h.Path), err)})
			return
		}
		if w != nil && h.Keep != nil {
			h.Keep(ctx)
		}
	}()
}

// saved notes what the writer said.
func (m *Model) saved(msg savedMsg) {
	if msg.writer != m.save.writer {
		return // of a clinic that was let go
	}
	if msg.saved.Err == nil {
		m.save.unsaved--
		m.save.at, m.save.err = m.app.Now(), nil
		return
	}
	m.save.err = msg.saved.Err
	m.save.moved = errors.Is(msg.saved.Err, assessment.ErrMoved)
}

// retry saves again what could not be saved.
func (m *Model) retry() {
	if m.save.err == nil {
		return
	}
	m.save.err, m.save.moved = nil, false
	m.save.writer.Retry()
}

// rebase puts the changes that are not saved yet on top of what another
// program saved meanwhile, and says where both touched the same thing. It
// reads the file here and now: the session belongs to this goroutine, the
// writer stands still after its error, and this happens once in a blue moon.
func (m *Model) rebase() {
	on, err := m.app.Session().PutOnTop(context.WithoutCancel(m.app.Context()), m.save.writer.Pending())
	if err != nil {
		m.save.err = err
		if assessment.IsCode(err, assessment.CodeReplaced) {
			m.askLost()
		}
		return
	}
	m.save.unsaved, m.save.err = len(on.Again), nil
	m.save.writer.Replace(on.Again)
	m.tellRebased(on)
	m.app.Emit(screen.ChangedMsg{})
}

// tellRebased says what became of the changes.
func (m *Model) tellRebased(on session.OnTop) {
	switch said := on.Sentence(); {
	case len(on.Dropped) > 0:
		m.app.Fail(errors.New(said))
	case len(on.Touched) > 0:
		m.app.Open(widgets.NewAsk("Somebody else was here", said, widgets.Choice{Key: "enter", Label: "go on"}))
	default:
		m.app.Say(said)
	}
}
