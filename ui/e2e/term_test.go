package e2e

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"

	"clinicready/ui/settings"
)

// patience is how long a test waits for something to appear on the screen: far
// longer than it takes on a busy machine, because what is late here is a
// failure and not a measurement.
const patience = 20 * time.Second

// binary is the program under test, built once.
var binary string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "e2e")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	binary = filepath.Join(dir, "clinicready")
	build := exec.Command("go", "build", "-o", binary, "clinicready")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the binary: %v\n%s", err, out)
		os.Exit(1)
	}
	code := m.Run()
	if err := os.RemoveAll(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// term is one run of the program in a terminal.
type term struct {
	t      *testing.T
	cmd    *exec.Cmd
	tty    *os.File
	screen vt10x.Terminal

	mu     sync.Mutex
	read   *sync.Cond
	ended  bool
	leave  bool           // the reader is to let go after the next read
	frames []func(string) // called with every screen that is drawn
	exit   chan error
}

// env is the environment of a run: a data folder of its own, no color.
func env(home string) []string {
	return []string{
		"HOME=" + home, "CLINICREADY_HOME=" + filepath.Join(home, "data"), "PATH=" + os.Getenv("PATH"),
		"TERM=tmux-256color", "LANG=C.UTF-8", "NO_COLOR=1", "TZ=UTC", "USER=tester",
	}
}

// start runs the program in a terminal of the size, on a computer where it was
// run before.
func start(t *testing.T, home string, cols, rows int, args ...string) *term {
	t.Helper()
	return first(t, used(t, home), cols, rows, args...)
}

// used makes home one of a computer where the program was run before.
func used(t *testing.T, home string) string {
	t.Helper()
	if err := settings.In(filepath.Join(home, "data")).Change(func(s *settings.Settings) { s.TourSeen = true }); err != nil {
		t.Fatal(err)
	}
	return home
}

// first is start on a computer that is as the test left it.
func first(t *testing.T, home string, cols, rows int, args ...string) *term {
	t.Helper()
	cmd := exec.Command(binary, args...)
	cmd.Env = env(home)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)})
	if err != nil {
		t.Fatal(err)
	}
	return newTerm(t, cmd, tty, cols, rows)
}

// newTerm reads what a running program prints into an emulator of the size.
func newTerm(t *testing.T, cmd *exec.Cmd, tty *os.File, cols, rows int) *term {
	t.Helper()
	x := &term{t: t, cmd: cmd, tty: tty, screen: vt10x.New(vt10x.WithSize(cols, rows)), exit: make(chan error, 1)}
	x.read = sync.NewCond(&x.mu)
	go x.pump()
	go func() { x.exit <- cmd.Wait() }()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = tty.Close()
	})
	return x
}

// pump feeds what the program prints to the emulator. It never answers a
// query, as some terminals do not.
func (x *term) pump() {
	buf := make([]byte, 64*1024)
	for {
		n, err := x.tty.Read(buf)
		x.mu.Lock()
		if n > 0 {
			_, _ = x.screen.Write(buf[:n])
			s := x.screen.String()
			for _, f := range x.frames {
				f(s)
			}
		}
		x.ended = err != nil || x.leave
		ended := x.ended
		x.read.Broadcast()
		x.mu.Unlock()
		if ended {
			return
		}
	}
}

// keys types, all in one write.
func (x *term) keys(s string) *term {
	x.t.Helper()
	if _, err := x.tty.WriteString(s); err != nil {
		x.t.Fatalf("typing %q: %v\n%s", s, err, x.text())
	}
	return x
}

func (x *term) text() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.String()
}

// until waits for a screen that is as wanted.
func (x *term) until(what string, ok func(screen string) bool) *term {
	x.t.Helper()
	late := false
	timer := time.AfterFunc(patience, func() {
		x.mu.Lock()
		defer x.mu.Unlock()
		late = true
		x.read.Broadcast()
	})
	defer timer.Stop()
	x.mu.Lock()
	defer x.mu.Unlock()
	for !ok(x.screen.String()) {
		if late || x.ended {
			x.t.Fatalf("never saw %s; the screen is\n%s", what, x.screen.String())
		}
		x.read.Wait()
	}
	return x
}

// see waits for all the texts to be on the screen at once.
func (x *term) see(texts ...string) *term {
	x.t.Helper()
	return x.until(strings.Join(texts, " and "), func(s string) bool {
		for _, w := range texts {
			if !strings.Contains(s, w) {
				return false
			}
		}
		return true
	})
}

// wait waits for the program to end and returns its exit code.
func (x *term) wait() int {
	x.t.Helper()
	select {
	case err := <-x.exit:
		x.exit <- err
		var e *exec.ExitError
		if errors.As(err, &e) {
			return e.ExitCode()
		}
		return 0
	case <-time.After(patience):
		x.t.Fatalf("the program did not end; the screen is\n%s", x.text())
		return -1
	}
}

func (x *term) signal(s syscall.Signal) {
	x.t.Helper()
	if err := x.cmd.Process.Signal(s); err != nil {
		x.t.Fatal(err)
	}
}

// hangUp closes the terminal. A reader in the middle of a read keeps it open,
// so a last key makes the program draw and the reader let go.
func (x *term) hangUp() *term {
	x.t.Helper()
	x.mu.Lock()
	x.leave = true
	x.mu.Unlock()
	x.keys("l")
	x.mu.Lock()
	for !x.ended {
		x.read.Wait()
	}
	x.mu.Unlock()
	if err := x.tty.Close(); err != nil {
		x.t.Fatal(err)
	}
	return x
}

// run runs a command of the program without a terminal.
func run(t *testing.T, home string, args ...string) (out string, code int) {
	t.Helper()
	cmd := exec.Command(binary, args...)
	cmd.Env = env(home)
	b, err := cmd.Output()
	var e *exec.ExitError
	if errors.As(err, &e) {
		return string(b) + string(e.Stderr), e.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(b), 0
}

const (
	ctrlS = "\x13"
	enter = "\r"
	tab   = "\t"
	esc   = "\x1b"
)

// newClinic goes from an empty folder to the first question.
func newClinic(x *term) *term {
	x.t.Helper()
	x.see("new clinic").keys("n").see("form 1 of 5")
	x.keys("Oak Street").see("Oak Street▏").keys(tab).see("> Kind").keys(tab).see("> Your name").keys("Dana").see("Dana▏").keys(ctrlS)
	for _, form := range []string{"form 2 of 5", "form 3 of 5", "form 4 of 5", "form 5 of 5"} {
		x.see(form).keys(ctrlS)
	}
	return x.see("last step").keys(ctrlS).see("1 of 25")
}

// clinicFile is the one clinic file of the data folder.
func clinicFile(t *testing.T, home string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(home, "data", "*.clinic"))
	if err != nil || len(files) != 1 {
		t.Fatalf("clinic files %v, %v; want one", files, err)
	}
	return files[0]
}

// aClinic makes a clinic without its screens.
func aClinic(t *testing.T, home string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.clinic")
	if out, code := run(t, home, "new", path, "--name", "Elm Street"); code != 0 {
		t.Fatalf("new: %d\n%s", code, out)
	}
	return path
}
