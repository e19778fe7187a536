package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// outside is what the program can reach beside its own screen: the terminal's
// clipboard, the person's editor, and what opens files.
type outside struct {
	// terminal gets the bytes that fill its clipboard. It and the keyboard are
	// what an editor works on: the program's own reader may stand before its
	// keyboard, and an editor needs the bare one.
	terminal io.Writer
	keyboard io.Reader
	// editor is a command line; "" is none.
	editor string
	// open opens a file with the program that the person has for it.
	open func(ctx context.Context, path string) error
}

// most is how long a text from the editor may be, in bytes: more than a note
// holds, which cuts it and says so.
const most = 1 << 20

// copyText hands a text to the terminal's clipboard. Terminals that do not
// allow it ignore it, and never answer, so that it can only be said what was
// done.
func (m *Model) copyText(msg screen.CopyMsg) tea.Cmd {
	out := m.outside.terminal
	if out == nil {
		return nil
	}
	m.app.Say("handed to the terminal's clipboard: " + msg.Text)
	return m.guard(func() tea.Msg {
		if _, err := io.WriteString(out, ansi.SetSystemClipboard(msg.Text)); err != nil {
			return screen.ErrorMsg{Err: fmt.Errorf("copying: %w", err)}
		}
		return nil
	})
}

// openFile opens a file that was written.
func (m *Model) openFile(msg screen.OpenFileMsg) tea.Cmd {
	open := m.outside.open
	m.app.Say("opening " + msg.Path)
	ctx := m.app.Context()
	return m.guard(func() tea.Msg {
		if err := open(ctx, msg.Path); err != nil {
			return screen.ErrorMsg{Err: fmt.Errorf("it cannot be opened from here (%w); the file is %s", err, msg.Path)}
		}
		return nil
	})
}

// openWithin is how long a program that opens files may take to say that it
// cannot.
const openWithin = 10 * time.Second

// openOutside opens a file with the system's program for it. Without a desktop
// it refuses: a reader of text would draw over the screen.
func openOutside(ctx context.Context, path string) error {
	path, err := filepath.Abs(path) // never an option of the program
	if err != nil {
		return err
	}
	var args []string
	switch runtime.GOOS {
	case "darwin":
		args = []string{"open", path}
	case "windows":
		args = []string{"rundll32", "url.dll,FileProtocolHandler", path}
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return errors.New("there is no desktop here")
		}
		args = []string{"xdg-open", path}
	}
	ctx, cancel := context.WithTimeout(ctx, openWithin)
	defer cancel()
	// The opener may stay as long as its window: only one that fails is waited
	// for, and none is ended.
	cmd := exec.Command(args[0], args[1:]...)
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return nil
	}
}

// edit hands a text to the person's editor, in a file of its own in a folder
// that nobody else can enter, and takes both away afterwards.
func (m *Model) edit(msg screen.EditMsg) tea.Cmd {
	command := strings.Fields(m.outside.editor)
	if len(command) == 0 {
		m.app.Say("the variable EDITOR names no editor; go on typing here")
		return nil
	}
	file, err := m.draft.make(msg.Text)
	if err != nil {
		m.app.Fail(fmt.Errorf("no file for the editor: %w", err))
		return nil
	}
	cmd := exec.Command(command[0], append(command[1:], file)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = m.outside.keyboard, m.outside.terminal, m.outside.terminal
	return tea.ExecProcess(cmd, func(err error) tea.Msg {
		text, rerr := m.draft.take()
		if err := errors.Join(err, rerr); err != nil {
			return screen.ErrorMsg{Err: fmt.Errorf("the editor %s: %w; the note is as it was", command[0], err)}
		}
		return widgets.EditedMsg{Text: text}
	})
}

// draft is the text that the editor has, at most one at a time. The end of the
// program looks at it too, from another goroutine.
type draft struct {
	mu     sync.Mutex
	folder string
	// gone is when the last one was taken away.
	gone time.Time
}

const draftName = "note.txt"

func (d *draft) make(text string) (string, error) {
	folder, err := os.MkdirTemp("", "clinicready-") // made 0700
	if err != nil {
		return "", err
	}
	d.mu.Lock()
	d.folder = folder
	d.mu.Unlock()
	file := filepath.Join(folder, draftName)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		return "", errors.Join(err, d.remove())
	}
	return file, nil
}

// take reads the text and removes it. The end of line that editors put after
// the last line is not part of it.
func (d *draft) take() (string, error) {
	d.mu.Lock()
	folder := d.folder
	d.mu.Unlock()
	if folder == "" {
		return "", errors.New("the program has ended")
	}
	f, err := os.Open(filepath.Join(folder, draftName))
	if err != nil {
		return "", errors.Join(err, d.remove())
	}
	b, err := io.ReadAll(io.LimitReader(f, most))
	err = errors.Join(err, f.Close(), d.remove())
	return string(bytes.TrimRight(b, "\r\n")), err
}

// grace is for how long after the editor ended an interrupt is still its own:
// it reaches both at once, and here it can be looked at later.
const grace = time.Second

// hasKeyboard reports whether an interrupt is for the editor.
func (d *draft) hasKeyboard() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.folder != "" || time.Since(d.gone) < grace
}

// remove takes away what is left, backups of the editor included.
func (d *draft) remove() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.folder == "" {
		return nil
	}
	folder := d.folder
	d.folder, d.gone = "", time.Now()
	return os.RemoveAll(folder)
}
