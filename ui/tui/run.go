package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"clinicready/assessment"
	"clinicready/ui"
	"clinicready/ui/tui/keyin"
	"clinicready/ui/tui/theme"
)

// Options are what Run is told by the command line and the environment.
type Options struct {
	// Path of the clinic file to open at once; "" begins with the list.
	Path string
	// Actor is who is at the keyboard; "" is asked when a clinic is opened.
	Actor string
	// In and Out are the terminal.
	In  io.Reader
	Out io.Writer
	// Columns and Rows are what a terminal of no size is drawn at; 0 is 80 and 24.
	Columns, Rows int
	// Theme to draw with; "" is theme.Auto.
	Theme theme.Name
	// ASCII uses no drawn signs; NoColor no colors, bold or reverse.
	ASCII, NoColor bool
	// Now tells the time; nil is the system's clock.
	Now func() time.Time
	// CrashDir is where a fault of the program is written down.
	CrashDir string
	// Mouse takes wheel and clicks from the terminal.
	Mouse bool
	// Tour shows the first lines about the program.
	Tour bool
	// Notice is a sentence for the first footer: what is wrong with the settings.
	Notice string
	// Remember keeps what is remembered for this computer; nil keeps nothing.
	Remember Remember
	// Editor is the command line of the person's editor; "" is none.
	Editor string
	// MessageLog is a file to which the type of every message is appended, for
	// whoever debugs a screen; "" is none.
	MessageLog string
}

// OptionsFromEnv reads what the environment says of the terminal: NO_COLOR,
// COLUMNS, LINES, the locale, and EDITOR; and CLINICREADY_LOG, the file of the
// message log.
func OptionsFromEnv(getenv func(string) string) Options {
	return Options{
		Columns: cells(getenv("COLUMNS")), Rows: cells(getenv("LINES")),
		Theme: theme.Auto, ASCII: theme.WantsASCII(getenv), NoColor: getenv("NO_COLOR") != "", Editor: getenv("EDITOR"),
		MessageLog: getenv("CLINICREADY_LOG"),
	}
}

// ErrEnded is answered when a signal ended the program and everything was
// saved.
var ErrEnded = errors.New("ended by a signal; everything is saved")

// Run is the program. It returns when the person quits, when ctx ends, or at a
// signal, after the writer is drained; the error says what could not be saved.
// After a fault of its own the error is a *CrashError.
func Run(ctx context.Context, desk ui.Desk, o Options) (err error) {
	messages, err := openMessageLog(o.MessageLog)
	if err != nil {
		return err
	}
	defer func() {
		if lost := messages.close(); lost != nil {
			err = errors.Join(err, lost)
		}
	}()
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.CrashDir == "" {
		o.CrashDir = os.TempDir()
	}
	if o.Theme == "" {
		o.Theme = theme.Auto
	}
	profile := termenv.Ascii
	if !o.NoColor {
		profile = termenv.NewOutput(o.Out).EnvColorProfile()
	}
	// What draws through the libraries' own renderer has the same colors, and
	// never asks the terminal for its background.
	lipgloss.SetColorProfile(profile)
	lipgloss.SetHasDarkBackground(true)
	th := theme.New(theme.Options{Name: o.Theme, Profile: profile, ASCII: o.ASCII})

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	m := newModel(ctx, desk, th, o)
	defer func() { _ = m.draft.remove() }() // of an editor that the end cut off
	gone := make(chan struct{})
	in := keyin.From(o.In, o.Mouse, func() { close(gone) })
	filter := o.sized
	if messages != nil {
		filter = func(m tea.Model, msg tea.Msg) tea.Msg { return o.sized(m, messages.filter(m, msg)) }
	}
	options := []tea.ProgramOption{
		tea.WithAltScreen(), tea.WithFPS(120), tea.WithInput(in), tea.WithOutput(o.Out),
		tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFilter(filter),
	}
	if o.Mouse {
		options = append(options, tea.WithMouseCellMotion())
	}
	p := tea.NewProgram(m, options...)
	m.post = p.Send

	ended := make(chan struct{}) // closed by a signal
	done := make(chan error, 1)
	go func() {
		_, err := p.Run()
		done <- err
	}()
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT)
	defer signal.Stop(sig)
	if err := m.finish(m.wait(p, sig, gone, done, ended), ended); err != nil {
		return err
	}
	if _, err := io.WriteString(o.Out, m.farewell()); err != nil {
		return fmt.Errorf("the terminal: %w", err)
	}
	return nil
}

// endWithin is how long the program may take to save and end after a signal.
const endWithin = 2 * time.Second

// wait returns when the program has ended. A signal asks it to; a terminal
// that takes no more output can hold it up, and then it is ended without
// drawing. A hang-up means that the terminal is gone: going on would spin. The
// end of input means it too, where no signal comes.
func (m *Model) wait(p *tea.Program, sig <-chan os.Signal, gone <-chan struct{}, done <-chan error, ended chan<- struct{}) error {
	for asked := false; !asked; {
		select {
		case err := <-done:
			return err
		case <-gone:
			asked = true
		case s := <-sig:
			// ctrl+c in the editor is for the editor, and reaches both.
			asked = s != syscall.SIGINT || !m.draft.hasKeyboard()
		}
	}
	close(ended)
	go p.Send(endMsg{})
	for _, step := range []time.Duration{endWithin / 2, endWithin / 8} {
		limit := time.NewTimer(step)
		select {
		case err := <-done:
			limit.Stop()
			return err
		case <-limit.C:
			p.Kill()
		}
	}
	return nil
}

// finish drains the writer, lets the clinic go, and says in one error what
// went wrong.
func (m *Model) finish(err error, ended <-chan struct{}) error {
	var errs []error
	limit := make(<-chan time.Time)
	signaled := false
	select {
	case <-ended:
		signaled = true
		limit = time.After(endWithin / 4)
	default:
	}
	drained := make(chan error, 1)
	go func() { drained <- m.drain() }()
	select {
	case derr := <-drained:
		errs = append(errs, derr)
		if derr == nil && !signaled && !m.crash.happened() {
			m.keep()
		}
	case <-limit:
		errs = append(errs, errors.New("the last changes may not be saved: the disk did not answer"))
	}
	switch {
	case m.crash.happened():
		errs = append([]error{m.crash.report()}, errs...)
	case err != nil && !signaled && !errors.Is(err, context.Canceled):
		errs = append(errs, fmt.Errorf("the terminal: %w", err))
	}
	if err := errors.Join(errs...); err != nil || !signaled {
		return err
	}
	return ErrEnded
}

// keep waits until the backups of what was changed are made. It is called when
// everything is saved and closed, and nothing presses.
func (m *Model) keep() {
	m.keeping.Wait()
	if h, _ := m.held.get(); h != nil && h.Keep != nil {
		h.Keep(context.WithoutCancel(m.app.Context()))
	}
}

// drain waits until the open clinic, and those let go before, are saved and
// closed.
func (m *Model) drain() error {
	m.leaving.Wait()
	h, w := m.held.get()
	if h == nil {
		return nil
	}
	var errs []error
	if err := w.Close(); err != nil {
		errs = append(errs, fmt.Errorf("%s not saved: %w", assessment.Count(len(w.Pending()), "change was", "changes were"), err))
	}
	return errors.Join(append(errs, h.Close())...)
}
