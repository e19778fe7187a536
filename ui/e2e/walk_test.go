package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// scored is the part of `score --json` that these tests read.
type scored struct {
	R, R1, R2, Coverage int
	Unknown             int
	Verdicts            struct{ HIPAA, Type1 string }
	Questions           []struct {
		ID       string
		S        int
		Answered bool
	}
}

func score(t *testing.T, home, file string) scored {
	t.Helper()
	out, code := run(t, home, "score", file, "--json")
	if code != 0 {
		t.Fatalf("score: exit %d\n%s", code, out)
	}
	var s scored
	if err := json.Unmarshal([]byte(out), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s scored) answered() int {
	n := 0
	for _, q := range s.Questions {
		if q.Answered {
			n++
		}
	}
	return n
}

// From nothing to the PDF by keys alone: the first must-have is missing, all
// else is in place and written.
func TestWholeQuickAssessmentByKeys(t *testing.T) {
	home := t.TempDir()
	x := newClinic(start(t, home, 80, 24))
	x.keys("3").see("1 of 25 · 4 %")
	for i := 2; i <= 25; i++ {
		x.keys("1b").see(fmt.Sprintf("%d of 25 · %d %%", i, 4*i))
	}
	x.see("saved")
	x.keys("R").see("Results", "Not ready", "95 %", "must-have")
	x.keys("p").see("Plan", "Write the risk analysis", "95 %")
	x.keys("E").see("Report", "anagement")
	x.keys("w").see(".pdf").until("the file written", func(string) bool {
		files, _ := filepath.Glob(filepath.Join(home, "data", "*.pdf"))
		return len(files) == 1
	})
	x.see("ritten")
	x.keys("q")
	if code := x.wait(); code != 0 {
		t.Errorf("exit %d", code)
	}

	file := clinicFile(t, home)
	s := score(t, home, file)
	if s.R != 95 || s.R1 != 95 || s.R2 != 0 || s.Coverage != 100 || s.Verdicts.HIPAA != "Not ready" {
		t.Errorf("score %+v", s)
	}
	pdfs, err := filepath.Glob(filepath.Join(home, "data", "*.pdf"))
	if err != nil || len(pdfs) != 1 {
		t.Fatalf("PDFs %v, %v", pdfs, err)
	}
	checkPDF(t, pdfs[0], "Oak Street", "Not ready", "95 %", "Write the risk analysis", "from 95 % to 100 %")
	if out, code := run(t, home, "verify", file); code != 0 {
		t.Errorf("verify: exit %d\n%s", code, out)
	}
}

// What one read brings is every key: "l3" goes on and answers No there.
func TestBurstOfKeysDoesAll(t *testing.T) {
	home := t.TempDir()
	x := newClinic(start(t, home, 80, 24))
	x.keys("l3").see("1 of 25 · 4 %", "saved")
	x.keys("q").wait()
	s := score(t, home, clinicFile(t, home))
	if s.Questions[0].Answered || !s.Questions[1].Answered {
		t.Errorf("answered: first %v, second %v; want the second alone", s.Questions[0].Answered, s.Questions[1].Answered)
	}
}

// In a list, "j3" moves down and answers with the third choice.
func TestBurstOfMoveAndAnswer(t *testing.T) {
	home := t.TempDir()
	x := newClinic(start(t, home, 80, 24))
	x.keys("j3").see("1 of 25 · 4 %", "saved").keys("q").wait()
	s := score(t, home, clinicFile(t, home))
	if !s.Questions[0].Answered || s.Questions[0].S != 0 {
		t.Errorf("first question %+v; want No", s.Questions[0])
	}
}

func TestSizes(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {200, 60}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			x := start(t, t.TempDir(), size[0], size[1])
			x.see("new clinic").keys("d").see("Who is at the keyboard?").keys("Dana").see("Dana▏").keys(enter)
			x.until("the dialog gone", func(s string) bool { return !strings.Contains(s, "Who is at") }).keys("W").see("of 25")
			for _, k := range []struct{ key, sees string }{{"R", "Results"}, {"P", "Plan"}, {"E", "Report"}, {"?", "Keys on the screen"}} {
				x.keys(k.key).see(k.sees)
			}
			x.keys(esc).until("the help gone", func(s string) bool { return !strings.Contains(s, "Keys on the screen") }).keys("q")
			if code := x.wait(); code != 0 {
				t.Errorf("exit %d", code)
			}
		})
	}
}

// terminal_never_answers
//
// A terminal that never answers a query must not hold the program up.
func TestTerminalNeverAnswers(t *testing.T) {
	home := t.TempDir()
	began := time.Now()
	x := start(t, home, 80, 24)
	x.see("new clinic")
	if took := time.Since(began); took > time.Second {
		t.Errorf("the first frame took %v, want under a second", took)
	}
	cmd := exec.Command(binary, "version")
	cmd.Env = env(home)
	began = time.Now()
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("version took %v, want under a second", took)
	}
	x.keys("q")
	if code := x.wait(); code != 0 {
		t.Errorf("exit %d", code)
	}
}

// SIGTERM and SIGHUP save and end the program.
func TestSignalsSaveAndEnd(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			home := t.TempDir()
			x := newClinic(start(t, home, 80, 24))
			x.keys("1b").see("1 of 25 · 4 %")
			x.signal(sig)
			x.wait()
			if got := score(t, home, clinicFile(t, home)).answered(); got != 1 {
				t.Errorf("%d answers after %v, want 1", got, sig)
			}
		})
	}
}

// terminal_hangup
//
// The window is closed: the program must not stay behind.
func TestHangUp(t *testing.T) {
	home := t.TempDir()
	x := newClinic(start(t, home, 80, 24))
	x.keys("1b").see("1 of 25 · 4 %", "saved")
	x.hangUp().wait()
	if got := score(t, home, clinicFile(t, home)).answered(); got != 1 {
		t.Errorf("%d answers after the terminal went, want 1", got)
	}
}

var progress = regexp.MustCompile(`(\d+) of 25 · `)

// kill -9 at any key: whatever the footer called saved is there, the chain
// holds, and the walk resumes.
func TestKill9AtARandomKey(t *testing.T) {
	base := t.TempDir()
	x := newClinic(start(t, base, 80, 24))
	x.keys("q").wait()
	empty, err := os.ReadFile(clinicFile(t, base))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 50 {
		home := filepath.Join(t.TempDir())
		file := filepath.Join(home, "oak.clinic")
		if err := os.WriteFile(file, empty, 0o600); err != nil {
			t.Fatal(err)
		}
		x := start(t, home, 80, 24, "open", file, "--by", "Dana")
		saved := 0 // the most that a frame called saved
		x.mu.Lock()
		x.frames = append(x.frames, func(s string) {
			lines := strings.Split(strings.TrimRight(s, "\n "), "\n")
			m := progress.FindStringSubmatch(s)
			if m == nil || !strings.Contains(lines[len(lines)-1], "saved ") || strings.Contains(s, "saving") {
				return
			}
			if n, err := strconv.Atoi(m[1]); err == nil {
				saved = max(saved, n)
			}
		})
		x.mu.Unlock()
		x.see("of 25")
		// The kill falls after a number of keys that differs from run to run, and
		// at once: mid-commit as often as not.
		keys := 1 + (i*7)%24
		for k := range keys {
			x.keys("1b")
			if k+1 < keys { // faster than that is a paste
				x.until("the answer", func(s string) bool { return strings.Contains(s, fmt.Sprintf("%d of 25 · ", k+1)) || k+1 == 25 })
			}
		}
		x.signal(syscall.SIGKILL)
		x.wait()
		x.mu.Lock()
		promised := saved
		x.mu.Unlock()

		again := start(t, home, 80, 24, "open", file, "--by", "Dana")
		again.see("of 25").keys("q").wait()
		if out, code := run(t, home, "verify", file); code != 0 {
			t.Fatalf("run %d: verify after the kill: exit %d\n%s", i, code, out)
		}
		if got := score(t, home, file).answered(); got < promised {
			t.Errorf("run %d: %d answers in the file, but the footer had called %d saved", i, got, promised)
		}
	}
}
