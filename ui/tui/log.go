package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// logHeader is the first line of a message log. A file that begins otherwise is
// left alone: a slip in the variable must not write into a clinic file.
const logHeader = "clinicready messages: ms since the start, type, key\n"

// messageLog writes down which messages reach the root, for whoever debugs a
// screen. It holds types, and the keys pressed outside of text fields; never
// what a message carries.
type messageLog struct {
	file  *os.File
	began time.Time
	// mu is held because a program that a stuck terminal holds up can still
	// write while the log is closed.
	mu sync.Mutex
	// err is the first failure; nothing is written after it.
	err error
}

// openMessageLog opens the log for appending; no path makes none.
func openMessageLog(path string) (*messageLog, error) {
	if path == "" {
		return nil, nil
	}
	refuse := func(why string) error {
		return fmt.Errorf("CLINICREADY_LOG: %s %s; name a new file, or unset the variable", path, why)
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("CLINICREADY_LOG: %w", err)
	case !info.Mode().IsRegular():
		return nil, refuse("is not a file to write to")
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("CLINICREADY_LOG: %w", err)
	}
	begins := make([]byte, len(logHeader))
	switch n, err := f.ReadAt(begins, 0); {
	case n == 0:
		_, err = f.WriteString(logHeader)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("CLINICREADY_LOG: %w", err), f.Close())
		}
	case err != nil || string(begins) != logHeader:
		return nil, errors.Join(refuse("holds something else"), f.Close())
	}
	return &messageLog{file: f, began: time.Now()}, nil
}

// filter notes a message on its way to the root, and passes it on as it is.
func (l *messageLog) filter(model tea.Model, msg tea.Msg) tea.Msg {
	line := fmt.Sprintf("%d %s", time.Since(l.began).Milliseconds(), nameOf(msg))
	if m, ok := model.(*Model); ok {
		line += m.keyForLog(msg)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		_, l.err = fmt.Fprintln(l.file, line)
	}
	return msg
}

// keyForLog is the key of a message, when it cannot be a part of a text: where
// text is typed, and in a burst that may open a text field and go on in it,
// there is none to tell.
func (m *Model) keyForLog(msg tea.Msg) string {
	k, ok := msg.(tea.KeyMsg)
	if !ok || k.Paste || len(k.Runes) > 1 || m.takesText() {
		return ""
	}
	return " " + k.String()
}

// close ends the log, and says what of it could not be written.
func (l *messageLog) close() error {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := errors.Join(l.err, l.file.Close()); err != nil {
		return fmt.Errorf("CLINICREADY_LOG: the log is not whole: %w", err)
	}
	return nil
}
