//go:build unix

package e2e

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// refuses runs the program on a file of answers that it has to refuse, and
// returns what it said and the most memory that it had, in MB.
func refuses(t *testing.T, home, clinic, from string) (said string, memory int64) {
	t.Helper()
	cmd := exec.Command(binary, "answer", clinic, "--from", from)
	cmd.Env = env(home)
	var errw bytes.Buffer
	cmd.Stderr = &errw
	if err := cmd.Run(); err == nil {
		t.Fatalf("%s was taken", from)
	}
	if code := cmd.ProcessState.ExitCode(); code != 1 {
		t.Errorf("exit code %d: %.300s", code, errw.String())
	}
	most := int64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS != "darwin" { // there it is in bytes, elsewhere in KiB
		most <<= 10
	}
	return errw.String(), most >> 20
}

// flood writes a file of many times the same, piece by piece: the system counts
// the most memory of this process as that of the ones it starts.
func flood(t *testing.T, path, head, again string, times int, tail string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	_, _ = w.WriteString(head) // Flush says what went wrong
	for range times {
		_, _ = w.WriteString(again)
	}
	_, _ = w.WriteString(tail)
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// million_bad_rows, two_million_quotes, 60_MB_of_brackets
//
// At most 100 problems are named and the rest is counted, in less than 200 MB,
// and the clinic stays as it was.
func TestFloodsAreRefused(t *testing.T) {
	const million = 1_000_000
	home := t.TempDir()
	clinic := aClinic(t, home)
	before, err := os.ReadFile(clinic)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		head, again string
		times       int
		tail, said  string
	}{
		// Each row but the first is bad twice: by its answer, and as a question that
		// stood before; the first 20,000 ask for a question that there is not, too.
		"million_bad_rows":   {"question,answer\n", "nope,perhaps\n", million, "", " more"},
		"two_million_quotes": {"question,answer\n", "q\"\n", 2 * million, "", " more"},
		"quotes in a row":    {"", "\"", 2 * million, "", "longer than 1 MiB"},
		"60_MB_of_brackets":  {"", "[", 60 * million, "", "not valid JSON"},
		"brackets and ends":  {"[", "[],", 20 * million, "[]]", " more"},
	} {
		t.Run(name, func(t *testing.T) {
			from := filepath.Join(t.TempDir(), "answers")
			flood(t, from, c.head, c.again, c.times, c.tail)
			said, memory := refuses(t, home, clinic, from)
			lines := strings.Count(said, "\n")
			if lines > 102 || !strings.Contains(said, c.said) {
				t.Errorf("%d lines, ending in %.300s", lines, said[max(0, len(said)-300):])
			}
			if memory > 200 {
				t.Errorf("it took %d MB", memory)
			}
		})
	}
	after, err := os.ReadFile(clinic)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the clinic changed (%v)", err)
	}
}

// fifo_as_input
//
// What is not a file is refused and not waited for; a link to a file is one.
func TestPipeAsInput(t *testing.T) {
	home := t.TempDir()
	clinic := aClinic(t, home)
	dir := t.TempDir()
	fifo, link := filepath.Join(dir, "fifo"), filepath.Join(dir, "link")
	if err := unix.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(fifo, link); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{fifo, link, "/dev/zero"} {
		if said, _ := refuses(t, home, clinic, from); !strings.Contains(said, from+" is a pipe or a device") {
			t.Errorf("%s: %s", from, said)
		}
	}
	if said, _ := refuses(t, home, clinic, dir); !strings.Contains(said, "is a folder") {
		t.Errorf("a folder: %s", said)
	}
	for _, args := range [][]string{
		{"questions", "validate", fifo},
		{"questions", "list", "--pack", fifo},
		{"new", filepath.Join(dir, "o.clinic"), "--name", "Oak", "--pack", fifo},
		{"questions", "changes", clinic, "--pack", fifo},
	} {
		if out, code := run(t, home, args...); code != 1 && code != 2 || !strings.Contains(out, "not a folder") {
			t.Errorf("%v: %d\n%s", args, code, out)
		}
	}
	answers := filepath.Join(dir, "answers.csv")
	other := filepath.Join(dir, "other")
	if err := os.WriteFile(answers, []byte("question,answer\nq,perhaps\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(answers, other); err != nil {
		t.Fatal(err)
	}
	if said, _ := refuses(t, home, clinic, other); !strings.Contains(said, "perhaps") {
		t.Errorf("a link to a file was not read: %s", said)
	}
}

// interrupt_during_import
//
// Ctrl+c ends a command that waits for answers, at once, and nothing changes.
func TestInterruptDuringImport(t *testing.T) {
	home := t.TempDir()
	clinic := aClinic(t, home)
	before, err := os.ReadFile(clinic)
	if err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	cmd := exec.Command(binary, "answer", clinic, "--from", "-")
	cmd.Env, cmd.Stdin = env(home), r
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// More than a pipe holds: when it is written, the program has begun to read.
	if _, err := w.WriteString("question,answer\n" + strings.Repeat("q,yes\n", 100_000)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it ends while the pipe is still open
	_ = w.Close()
	if code := cmd.ProcessState.ExitCode(); code != 130 {
		t.Errorf("exit code %d, want 130", code)
	}
	after, err := os.ReadFile(clinic)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the clinic changed (%v)", err)
	}
}
