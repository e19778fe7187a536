//go:build linux

package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"clinicready/ui/settings"
)

// floor builds the least program beside ours.
func floor(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "floor")
	build := exec.Command("go", "build", "-o", path, "./testdata/floor")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

// answeredClinic makes a clinic in full mode with 300 answers, in a data folder of
// its own where the program was run before.
func answeredClinic(b *testing.B) (home, file string) {
	b.Helper()
	home = b.TempDir()
	if err := settings.In(filepath.Join(home, "data")).Change(func(s *settings.Settings) { s.TourSeen = true }); err != nil {
		b.Fatal(err)
	}
	file = filepath.Join(home, "oak.clinic")
	ours := func(args ...string) []byte {
		cmd := exec.Command(binary, args...)
		cmd.Env = env(home)
		out, err := cmd.Output()
		if err != nil {
			b.Fatalf("%v: %v", args, err)
		}
		return out
	}
	ours("new", file, "--name", "Oak Street", "--by", "Dana", "--scope",
		"security,availability,processing-integrity,confidentiality,privacy,hipaa-security,hipaa-breach,hipaa-privacy")
	var scored struct {
		Questions []struct {
			ID string `json:"id"`
		} `json:"questions"`
	}
	if err := json.Unmarshal(ours("score", file, "--json"), &scored); err != nil {
		b.Fatal(err)
	}
	var csv strings.Builder
	csv.WriteString("question,answer,evidence\n")
	for i, q := range scored.Questions[:min(300, len(scored.Questions))] {
		if i%2 == 0 {
			fmt.Fprintf(&csv, "%s,yes,1\n", q.ID)
		} else {
			fmt.Fprintf(&csv, "%s,no,\n", q.ID)
		}
	}
	from := filepath.Join(home, "answers.csv")
	if err := os.WriteFile(from, []byte(csv.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	ours("answer", file, "--from", from, "--by", "Dana")
	return home, file
}

// firstFrame starts a program in a terminal, waits for a text on it, and returns
// how long that took and what memory the program then holds.
func firstFrame(b *testing.B, home, marker, program string, args ...string) (time.Duration, int) {
	b.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = env(home)
	began := time.Now()
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		b.Fatal(err)
	}
	var seen []byte
	buf := make([]byte, 64<<10)
	for !bytes.Contains(seen, []byte(marker)) {
		n, err := tty.Read(buf)
		if seen = append(seen, buf[:n]...); err != nil {
			b.Fatalf("%s ended before it drew %q: %q", program, marker, seen)
		}
	}
	took := time.Since(began)
	rss := resident(b, cmd.Process.Pid)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	_ = tty.Close()
	return took, rss
}

// resident is the memory of a process in KiB.
func resident(b *testing.B, pid int) int {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	n, err := strconv.Atoi(strings.Fields(after)[0])
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// BenchmarkStartVersion runs `version` beside a program with the same libraries
// that prints a line.
func BenchmarkStartVersion(b *testing.B) {
	bare := floor(b)
	for name, program := range map[string]string{"ours": binary, "floor": bare} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if out, err := exec.Command(program, "version").Output(); err != nil || len(out) == 0 {
					b.Fatalf("%q, %v", out, err)
				}
			}
		})
	}
}

// BenchmarkStartFirstFrame opens a clinic with 300 answers to its first frame,
// beside a program with the same libraries that reads every event and row of it
// and draws one screen. Memory is what each holds at that frame.
func BenchmarkStartFirstFrame(b *testing.B) {
	bare := floor(b)
	home, file := answeredClinic(b)
	for _, c := range []struct {
		name, marker, program string
		args                  []string
	}{
		{"ours", "Self-audit", binary, []string{"open", file, "--by", "Dana"}},
		{"floor", "line 1 of the floor", bare, []string{"open", file}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var took time.Duration
			most := 0
			for b.Loop() {
				d, rss := firstFrame(b, home, c.marker, c.program, c.args...)
				took += d
				most = max(most, rss)
				_ = os.Remove(file + ".lock")
			}
			b.ReportMetric(float64(took.Microseconds())/1000/float64(b.N), "ms/frame")
			b.ReportMetric(float64(most), "KiB")
		})
	}
}
