package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// crash is a fault of the program itself, caught so that the terminal is put
// back, what is saved stays saved, and the person is told where to look.
type crash struct {
	dir    string
	now    func() time.Time
	mu     sync.Mutex
	caught bool
	path   string
	err    error
}

// crashMsg brings a fault in a command to the root.
type crashMsg struct {
	where, fault, stack string
}

// CrashError is what Run answers after a fault.
type CrashError struct {
	// Path of the crash file, or "" when it could not be written.
	Path  string
	Cause error
}

func (e *CrashError) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("clinicready stopped on a fault of its own; what was saved is safe; the crash file could not be written: %v", e.Cause)
	}
	return "clinicready stopped on a fault of its own; what was saved is safe; details, without answers or notes: " + e.Path
}

// Unwrap returns why the crash file could not be written, or nil.
func (e *CrashError) Unwrap() error { return e.Cause }

// happened reports that a fault was caught.
func (c *crash) happened() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.caught
}

// report is the error for the person.
func (c *crash) report() *CrashError {
	c.mu.Lock()
	defer c.mu.Unlock()
	return &CrashError{Path: c.path, Cause: c.err}
}

// guarded runs f and catches its fault.
func (m *Model) guarded(what string, f func() tea.Cmd) (cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			m.crash.keep(crashMsg{where: what, fault: faultOf(r), stack: string(debug.Stack())})
			cmd = tea.Quit
		}
	}()
	return m.guard(f())
}

// guard wraps a command, and those that it answers, so that a fault in it
// comes to the root with its stack. tea.Sequence is not seen through, and not
// used here.
func (m *Model) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = crashMsg{where: "a command", fault: faultOf(r), stack: string(debug.Stack())}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = m.guard(batch[i])
			}
		}
		return msg
	}
}

// faultOf describes a fault without its values, which could be an answer or a
// note: only what the Go runtime itself says is repeated.
func faultOf(r any) string {
	if e, ok := r.(runtime.Error); ok {
		return e.Error()
	}
	return fmt.Sprintf("a value of type %T", r)
}

// nameOf is the type of a message, never its content.
func nameOf(msg tea.Msg) string { return fmt.Sprintf("%T", msg) }

// keep writes the crash file of the first fault.
func (c *crash) keep(msg crashMsg) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.caught {
		return
	}
	c.caught = true
	at := c.now().UTC()
	build := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		build = info.Main.Version
	}
	var b strings.Builder
	fmt.Fprintf(&b, "clinicready crash\nat: %s\nbuild: %s\ngo: %s %s/%s\nwhile: %s\nfault: %s\n\n%s",
		at.Format(time.RFC3339), build, runtime.Version(), runtime.GOOS, runtime.GOARCH, msg.where, msg.fault, msg.stack)
	path := filepath.Join(c.dir, "crash-"+at.Format("20060102-150405")+".txt")
	if c.err = os.MkdirAll(c.dir, 0o700); c.err != nil {
		return
	}
	if c.err = os.WriteFile(path, []byte(b.String()), 0o600); c.err == nil {
		c.path = path
	}
}
