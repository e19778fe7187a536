// Package tui is the Bubble Tea program: the root model, which owns the frame
// around every screen, the dialogs on top, the keys, and the way to the disk.
//
// The way of a keystroke: the root looks the key up in the table of actions
// and hands the action to the screen; the screen asks the session for a
// change; the writer commits it; the footer says "saved" when the commit
// returned, and not before.
package tui

import (
	"context"
	"errors"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// The smallest terminal that is drawn in; below it the program says so, and
// still saves and quits.
const (
	MinWidth  = 40
	MinHeight = 10
)

// visit is a screen with its name.
type visit struct {
	name   screen.Name
	screen screen.Screen
}

// saving is what is known of the way to the disk.
type saving struct {
	writer *ui.Writer
	// unsaved counts changes handed to the writer and not yet durable.
	unsaved int
	// at is when the last change became durable; zero before the first.
	at time.Time
	// err keeps the rest from being saved until retried.
	err error
	// moved reports that another program saved meanwhile, and that its changes
	// are still to be taken in.
	moved bool
}

// Model is the root.
type Model struct {
	app     *screen.App
	visits  []visit
	dialogs []widgets.Dialog
	w, h    int
	body    size
	save    saving
	// post brings a message to the root from another goroutine.
	post func(tea.Msg)
	// crashed is set when a fault was caught; the program then ends.
	crash    crash
	quitting bool
	// held is the open clinic for the end of the program, which can come while
	// the root is stuck.
	held held
	// leaving counts the clinics let go whose last changes are being saved.
	leaving sync.WaitGroup
	// suspendable reports whether a shell would bring the program back.
	suspendable func() bool
	// keeping counts the backups of such clinics that are being made. An end in a
	// hurry does not wait for them.
	keeping sync.WaitGroup
	// first is the path to open at once, or ""; touring shows the first lines
	// about the program, and notice is a sentence for the first footer.
	first   string
	touring bool
	notice  string
	// remember keeps what is remembered for this computer; nil keeps nothing.
	remember Remember
	outside  outside
	draft    draft
}

// held is an open clinic with its writer.
type held struct {
	mu     sync.Mutex
	handle *ui.Handle
	writer *ui.Writer
}

func (h *held) set(handle *ui.Handle, w *ui.Writer) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.handle, h.writer = handle, w
}

func (h *held) get() (*ui.Handle, *ui.Writer) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.handle, h.writer
}

type size struct{ w, h int }

// savedMsg is what the writer said of a change of the clinic that it belongs to.
type savedMsg struct {
	writer *ui.Writer
	saved  ui.Saved
}

// endMsg asks to save and quit without asking: the terminal or the system is
// going away.
type endMsg struct{}

// newModel makes the root.
func newModel(ctx context.Context, desk ui.Desk, th *theme.Theme, o Options) *Model {
	m := &Model{
		app:   screen.NewApp(ctx, desk, th, table(), assessment.Clean(o.Actor), o.Now),
		first: o.Path, touring: o.Tour, notice: o.Notice, remember: o.Remember,
		outside:     outside{terminal: o.Out, keyboard: o.In, editor: o.Editor, open: openOutside},
		suspendable: canSuspend,
	}
	m.crash.dir, m.crash.now = o.CrashDir, o.Now
	m.post = func(tea.Msg) {}
	return m
}

// Init implements tea.Model.
func (m *Model) Init() tea.Cmd {
	return m.guarded("start", func() tea.Cmd {
		cmd := m.navigate(screen.NavigateMsg{To: screen.Home})
		if m.first != "" {
			cmd = tea.Batch(cmd, m.openPath(m.first))
		}
		if m.touring {
			m.showTour()
		}
		if m.notice != "" {
			m.app.Fail(errors.New(m.notice))
		}
		return tea.Batch(cmd, m.settle())
	})
}

// Update implements tea.Model.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.guarded(nameOf(msg), func() tea.Cmd {
		cmd := m.update(msg)
		return tea.Batch(cmd, m.settle())
	})
	if m.quitting || m.crash.happened() {
		return m, tea.Quit
	}
	return m, cmd
}

func (m *Model) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		return nil
	case tea.KeyMsg:
		return m.key(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case savedMsg:
		m.saved(msg)
		return nil
	case screen.OpenedMsg:
		m.opened(msg)
		return nil
	case screen.ErrorMsg:
		m.app.Fail(msg.Err)
		return nil
	case screen.BackedUpMsg:
		msg.Say(m.app)
		return nil
	case crashMsg:
		m.crash.keep(msg)
		return nil
	case endMsg:
		m.flush()
		m.quitting = true
		return nil
	}
	return m.tell(msg)
}

// tell hands a message to the dialog on top and to every open screen.
func (m *Model) tell(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	if d := m.dialog(); d != nil {
		cmds = append(cmds, m.toDialog(msg))
	}
	for _, p := range m.visits {
		cmds = append(cmds, p.screen.Update(msg))
	}
	return tea.Batch(cmds...)
}

// settle acts on what screens asked for, and lays the frame out again. It is
// done before the next key is looked at, so that keys typed in one burst meet
// the screen that the person meant.
func (m *Model) settle() tea.Cmd {
	var cmds []tea.Cmd
	if m.save.moved && !m.app.Held() {
		m.save.moved = false
		m.rebase()
	}
	for range 100 { // a screen that always asks for more must not hang the program
		out := m.app.TakeOutbox()
		if len(out) == 0 {
			break
		}
		for _, msg := range out {
			cmds = append(cmds, m.asked(msg))
		}
	}
	m.layout()
	return tea.Batch(cmds...)
}

func (m *Model) asked(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case screen.NavigateMsg:
		return m.navigate(msg)
	case screen.BackMsg:
		return m.back()
	case screen.OpenDialogMsg:
		m.dialogs = append(m.dialogs, msg.Dialog)
		return nil
	case screen.OpenPathMsg:
		return m.openPath(msg.Path)
	case screen.CopyMsg:
		return m.copyText(msg)
	case screen.OpenFileMsg:
		return m.openFile(msg)
	case screen.EditMsg:
		return m.edit(msg)
	}
	return m.update(msg)
}

// screen is the one in sight, or nil.
func (m *Model) screen() screen.Screen {
	if len(m.visits) == 0 {
		return nil
	}
	return m.visits[len(m.visits)-1].screen
}

// where is the name of the screen in sight.
func (m *Model) where() screen.Name {
	if len(m.visits) == 0 {
		return screen.Everywhere
	}
	return m.visits[len(m.visits)-1].name
}

// navigate shows a screen. One that is open already is come back to, and those
// above it are left.
func (m *Model) navigate(msg screen.NavigateMsg) tea.Cmd {
	if msg.Fresh {
		m.visits = nil
	}
	for i, p := range m.visits {
		if p.name == msg.To && msg.Arg == nil {
			m.visits = m.visits[:i+1]
			m.layout()
			return p.screen.Update(screen.ShownMsg{})
		}
	}
	r, ok := placeOf(msg.To)
	if !ok {
		return nil
	}
	s := r.build(m.app, msg.Arg)
	m.visits = append(m.visits, visit{msg.To, s})
	m.layout()
	return tea.Batch(s.Init(), s.Update(screen.ShownMsg{}))
}

// back leaves the screen in sight; from the last one there is no way back.
func (m *Model) back() tea.Cmd {
	if len(m.visits) < 2 {
		return nil
	}
	m.visits = m.visits[:len(m.visits)-1]
	m.layout()
	return m.screen().Update(screen.ShownMsg{})
}

func (m *Model) dialog() widgets.Dialog {
	if len(m.dialogs) == 0 {
		return nil
	}
	return m.dialogs[len(m.dialogs)-1]
}

// toDialog hands a message to the dialog on top and takes it away when it is
// done.
func (m *Model) toDialog(msg tea.Msg) tea.Cmd {
	d := m.dialog()
	cmd := d.Update(msg)
	if d.Done() {
		for i, other := range m.dialogs {
			if other == d {
				m.dialogs = append(m.dialogs[:i], m.dialogs[i+1:]...)
				break
			}
		}
	}
	return cmd
}

// flush takes over what is typed and not yet handed in.
func (m *Model) flush() {
	for _, d := range m.dialogs {
		if f, ok := d.(widgets.Flusher); ok {
			f.Flush()
		}
	}
	for _, p := range m.visits {
		if f, ok := p.screen.(widgets.Flusher); ok {
			f.Flush()
		}
	}
}
