//go:build unix

package tui

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"clinicready/assessment"
	"clinicready/ui"
)

// terminal runs the whole program in a pseudo-terminal.
type terminal struct {
	t      *testing.T
	master *os.File
	chunks chan []byte
	// hold stops the reading when it is sent to.
	hold   chan struct{}
	seen   bytes.Buffer
	result chan error
}

func inTerminal(t *testing.T, d ui.Desk, o Options) *terminal {
	t.Helper()
	t.Setenv("TERM", "xterm-256color")
	master, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(master, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	tm := &terminal{t: t, master: master, chunks: make(chan []byte, 1000), hold: make(chan struct{}, 1), result: make(chan error, 1)}
	go func() {
		defer close(tm.chunks)
		for {
			select {
			case <-tm.hold:
				return
			default:
			}
			b := make([]byte, 4096)
			n, err := master.Read(b)
			if n > 0 {
				tm.chunks <- b[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	o.In, o.Out, o.Now = tty, tty, clock
	o.CrashDir = t.TempDir()
	go func() { tm.result <- Run(t.Context(), d, o) }()
	t.Cleanup(func() {
		_ = tty.Close()
		_ = master.Close()
	})
	return tm
}

// await reads until the text was drawn.
func (tm *terminal) await(text string) {
	tm.t.Helper()
	limit := time.After(5 * time.Second)
	for {
		if strings.Contains(ansi.Strip(tm.seen.String()), text) {
			return
		}
		select {
		case b, ok := <-tm.chunks:
			if !ok {
				tm.t.Fatalf("the terminal closed before %q was drawn", text)
			}
			tm.seen.Write(b)
		case <-limit:
			tm.t.Fatalf("%q was not drawn; the terminal got %q", text, tm.seen.String())
		}
	}
}

func (tm *terminal) write(s string) {
	tm.t.Helper()
	tm.seen.Reset()
	if _, err := tm.master.WriteString(s); err != nil {
		tm.t.Fatal(err)
	}
}

// ends waits for the program to end, no longer than a signal allows.
func (tm *terminal) ends() error {
	tm.t.Helper()
	limit := time.After(endWithin)
	for {
		select {
		case err := <-tm.result:
			return err
		case <-tm.chunks:
		case <-limit:
			tm.t.Fatal("the program did not end in time")
		}
	}
}

// mouseOn asks a terminal for clicks and the wheel.
const mouseOn = "\x1b[?1002h"

func TestRunQuitsAndRestoresTheTerminal(t *testing.T) {
	d := deskOf(t, emptyFixture())
	tm := inTerminal(t, d, Options{Path: path, Actor: "Dana", Theme: "dark"})
	tm.await("Do the owners talk")
	if strings.Contains(tm.seen.String(), mouseOn) {
		t.Error("the mouse is taken from the terminal without being asked for")
	}
	tm.write("3")
	tm.await("saved 14:02")
	tm.write("q")
	var drawn bytes.Buffer
	limit := time.After(endWithin)
	for done := false; !done; {
		select {
		case err := <-tm.result:
			if err != nil {
				t.Errorf("ended with %v", err)
			}
			done = true
		case b := <-tm.chunks:
			drawn.Write(b)
		case <-limit:
			t.Fatal("the program did not end")
		}
	}
	for len(tm.chunks) > 0 {
		drawn.Write(<-tm.chunks)
	}
	if !strings.Contains(drawn.String(), "\x1b[?1049l") {
		t.Errorf("the terminal was not put back: %q", drawn.String())
	}
	_, after, _ := strings.Cut(drawn.String(), "\x1b[?1049l")
	tm.seen.Reset()
	tm.seen.WriteString(after)
	tm.await("Riverside Family Clinic: 1 answered today, 0 flagged, 7 open; next: H-Q1 Does signing in to email, remote...")
	if got := storedIn(t, d).Answer.Kind; got != assessment.No {
		t.Errorf("stored %q", got)
	}
}

func TestSignalsSaveAndEnd(t *testing.T) {
	for name, sig := range map[string]syscall.Signal{"SIGTERM": syscall.SIGTERM, "SIGHUP": syscall.SIGHUP} {
		t.Run(name, func(t *testing.T) {
			d := deskOf(t, emptyFixture())
			tm := inTerminal(t, d, Options{Path: path, Actor: "Dana", Theme: "dark"})
			tm.await("Do the owners talk")
			tm.write("n")
			tm.await("of 10,000")
			tm.write("half a note")
			tm.await("11 of 10,000")
			if err := syscall.Kill(os.Getpid(), sig); err != nil {
				t.Fatal(err)
			}
			if err := tm.ends(); !errors.Is(err, ErrEnded) {
				t.Errorf("ended with %v", err)
			}
			if got := storedIn(t, d).Note; got != "half a note" {
				t.Errorf("stored %q", got)
			}
		})
	}
}

// A terminal that takes no more output must not keep the answers from being
// saved, nor the program from ending.
func TestSignalWithAStuckTerminal(t *testing.T) {
	d := deskOf(t, emptyFixture())
	tm := inTerminal(t, d, Options{Path: path, Actor: "Dana", Theme: "dark"})
	tm.await("Do the owners talk")
	tm.write("3")
	tm.await("saved 14:02")
	// Nobody reads from here on: screens full of redraws fill the terminal.
	tm.hold <- struct{}{}
	if err := pty.Setsize(tm.master, &pty.Winsize{Rows: 60, Cols: 200}); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = tm.master.WriteString(strings.Repeat("\x0c", 2000)) }()
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-tm.result:
		if !errors.Is(err, ErrEnded) {
			t.Errorf("ended with %v", err)
		}
	case <-time.After(endWithin):
		t.Fatal("the program did not end in time")
	}
	if got := storedIn(t, d).Answer.Kind; got != assessment.No {
		t.Errorf("stored %q", got)
	}
}

// storedIn is what a program that opens the file now would read of the question
// that the walk begins with.
func storedIn(t *testing.T, d *desk) *assessment.QuestionState {
	t.Helper()
	h, err := d.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := h.Session.Clinic().Assessment("")
	return a.State("oversight")
}

// The editor gets the note and the terminal, and what it wrote is kept; a file
// of it is nowhere left.
func TestEditorInATerminal(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", filepath.Join(dir, "tmp"))
	if err := os.Mkdir(filepath.Join(dir, "tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	editor := filepath.Join(dir, "editor")
	// An interrupt, as ctrl+c in the editor sends to both, is the editor's affair.
	script := "#!/bin/sh\n[ \"$1\" = -w ] || exit 3\nkill -INT $PPID\nprintf '%s, and more from outside\\n' \"$(cat \"$2\")\" > \"$2.new\" && mv \"$2.new\" \"$2\"\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	d := deskOf(t, emptyFixture())
	tm := inTerminal(t, d, Options{Path: path, Actor: "Dana", Editor: editor + " -w", Mouse: true})
	tm.await("Do the owners talk")
	if !strings.Contains(tm.seen.String(), mouseOn) {
		t.Error("the mouse is not taken from the terminal")
	}
	tm.write("n")
	tm.await("0 of 10,000")
	tm.write("mine")
	tm.await("4 of 10,000")
	tm.write("\x05") // ctrl+e
	tm.await("27 of 10,000")
	tm.write("\x13") // ctrl+s
	tm.await("saved 14:02")
	tm.write("q")
	if err := tm.ends(); err != nil {
		t.Errorf("ended with %v", err)
	}
	if got := storedIn(t, d).Note; got != "mine, and more from outside" {
		t.Errorf("stored %q", got)
	}
	if left, err := os.ReadDir(filepath.Join(dir, "tmp")); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// keeping counts the backups that are made by themselves.
type keeping struct {
	*desk
	kept chan string
}

func (k *keeping) Open(ctx context.Context, p string) (*ui.Handle, error) {
	h, err := k.desk.Open(ctx, p)
	if h != nil {
		h.Keep = func(context.Context) { k.kept <- p }
	}
	return h, err
}

// A backup is kept when the program is left, and none when it is told to end at
// once.
func TestBackupIsKeptWhenTheProgramIsLeft(t *testing.T) {
	for name, c := range map[string]struct {
		end  func(tm *terminal)
		want int
	}{
		"quit":   {func(tm *terminal) { tm.write("q") }, 1},
		"signal": {func(tm *terminal) { _ = syscall.Kill(os.Getpid(), syscall.SIGTERM) }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			k := &keeping{deskOf(t, emptyFixture()), make(chan string, 9)}
			tm := inTerminal(t, k, Options{Path: path, Actor: "Dana", Theme: "dark"})
			tm.await("Do the owners talk")
			tm.write("3")
			tm.await("saved 14:02")
			c.end(tm)
			if err := tm.ends(); err != nil && !errors.Is(err, ErrEnded) {
				t.Errorf("ended with %v", err)
			}
			if got := len(k.kept); got != c.want {
				t.Errorf("%d backups, want %d", got, c.want)
			}
		})
	}
}

// The whole program writes its log, from the first size to the key that quits.
func TestRunLogsMessages(t *testing.T) {
	log := filepath.Join(t.TempDir(), "messages")
	tm := inTerminal(t, deskOf(t, emptyFixture()), Options{Path: path, Actor: "Dana", Theme: "dark", MessageLog: log})
	tm.await("Do the owners talk")
	tm.write("n")
	tm.await("0 of 10,000")
	tm.write("Zqx")
	tm.await("3 of 10,000")
	tm.write("\x13")
	tm.await("saved 14:02")
	tm.write("q")
	if err := tm.ends(); err != nil {
		t.Errorf("ended with %v", err)
	}
	got := strings.Join(linesOf(t, log), "\n")
	for _, want := range []string{"tea.WindowSizeMsg", "tea.KeyMsg n\n", "tui.savedMsg", "tea.KeyMsg q"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in the log:\n%s", want, got)
		}
	}
	if strings.ContainsAny(got, "Zx") {
		t.Errorf("the note is in the log:\n%s", got)
	}
}
