package cli_test

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinicready/ui/cli"
)

// testEnv is an environment with a data folder of its own.
func testEnv(t *testing.T, in io.Reader) (env cli.Env, out, errw *bytes.Buffer) {
	t.Helper()
	out, errw = &bytes.Buffer{}, &bytes.Buffer{}
	home := filepath.Join(t.TempDir(), "data")
	return cli.Env{
		In: in, Out: out, Err: errw, GOOS: "linux", User: "dana",
		Getenv: func(k string) string { return map[string]string{"CLINICREADY_HOME": home}[k] },
		Now:    func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
	}, out, errw
}

// From nothing to a PDF by lines alone, with the real files. What comes to be
// is for its owner alone.
func TestLineModeFromNothingToPDF(t *testing.T) {
	lines := []string{
		"n", "Test Clinic", "", "", "14", "6", "", // a new clinic
		"", "", "", // its scope, target, mode
		"1", "2", "", // the first answer, with dated records
		"menu", "2", "3", // results and plan
		"4", "", "", // the full report, beside the clinic file
		"quit",
	}
	env, out, errw := testEnv(t, strings.NewReader(strings.Join(lines, "\n")+"\n"))
	if code := cli.Run(context.Background(), []string{"--plain"}, env); code != 0 {
		t.Fatalf("exit %d: %s", code, errw)
	}
	home := env.Getenv("CLINICREADY_HOME")
	for _, want := range []string{"Saved in " + filepath.Join(home, "test-clinic.clinic"), "test-clinic-full-2026-11-22.pdf", "Everything is saved."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q was not said:\n%s", want, out)
		}
	}
	data, err := os.ReadFile(filepath.Join(home, "test-clinic-full-2026-11-22.pdf"))
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("no PDF: %v", err)
	}
	err = filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// A dumb terminal gets the line mode by itself.
func TestDumbTerminal(t *testing.T) {
	env, out, errw := testEnv(t, strings.NewReader("quit\n"))
	getenv := env.Getenv
	env.Terminal = true
	env.Getenv = func(k string) string {
		if k == "TERM" {
			return "dumb"
		}
		return getenv(k)
	}
	if code := cli.Run(context.Background(), nil, env); code != 0 || !strings.HasPrefix(out.String(), "clinicready, line mode.") {
		t.Errorf("exit %d: %s%s", code, out, errw)
	}
}

// Two clinics of one name are two files.
func TestSameNameTwice(t *testing.T) {
	lines := strings.Repeat(strings.Join([]string{"n", "Twin", "", "", "", "", "", "", "", "", "menu", "back"}, "\n")+"\n", 2)
	env, out, errw := testEnv(t, strings.NewReader(lines))
	if code := cli.Run(context.Background(), []string{"--plain"}, env); code != 0 {
		t.Fatalf("exit %d: %s", code, errw)
	}
	files, err := filepath.Glob(filepath.Join(env.Getenv("CLINICREADY_HOME"), "*.clinic"))
	if err != nil || len(files) != 2 {
		t.Errorf("files %v, %v\n%s", files, err, out)
	}
}

// While one instance has a clinic open, another reads it and saves nothing.
func TestSecondInstance(t *testing.T) {
	env, _, errw := testEnv(t, strings.NewReader(""))
	file := filepath.Join(t.TempDir(), "a.clinic")
	run := func(args ...string) int { errw.Reset(); return cli.Run(context.Background(), args, env) }
	if code := run("new", file, "--name", "A", "--pack-only", "testdata/packs/a"); code != 0 {
		t.Fatal(errw)
	}
	first := env
	in, keyboard := io.Pipe()
	screen, out := io.Pipe()
	first.In, first.Out = in, out
	done := make(chan int)
	go func() { done <- cli.Run(context.Background(), []string{"open", file, "--plain"}, first) }()
	until(t, screen, "Choose:")

	if code := run("answer", file, "--from", "testdata/packs/a/answers.csv"); code != 1 || !strings.Contains(errw.String(), "another clinicready has it open") {
		t.Errorf("the second instance: exit %d: %s", code, errw)
	}
	if code := run("score", file); code != 0 {
		t.Errorf("reading beside the first instance: exit %d: %s", code, errw)
	}
	go func() { _, _ = io.Copy(io.Discard, screen) }()
	if _, err := io.WriteString(keyboard, "quit\n"); err != nil {
		t.Fatal(err)
	}
	if code := <-done; code != 0 {
		t.Errorf("the first instance exits %d", code)
	}
	if code := run("answer", file, "--from", "testdata/packs/a/answers.csv"); code != 0 {
		t.Errorf("after the first instance: exit %d: %s", code, errw)
	}
}

// until reads what a program says up to a text.
func until(t *testing.T, r io.Reader, want string) {
	t.Helper()
	var said strings.Builder
	buf := make([]byte, 4096)
	for !strings.Contains(said.String(), want) {
		n, err := r.Read(buf)
		said.Write(buf[:n])
		if err != nil {
			t.Fatalf("it ended before %q: %v\n%s", want, err, said.String())
		}
	}
}

// An interrupt ends a command that waits for standard input, with its own code
// and without a change.
func TestInterrupt(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.clinic")
	env, _, errw := testEnv(t, nil)
	if code := cli.Run(context.Background(), []string{"new", file, "--name", "A", "--pack-only", "testdata/packs/a"}, env); code != 0 {
		t.Fatal(errw)
	}
	for _, args := range [][]string{{"answer", file, "--from", "-"}, {"open", file, "--plain"}} {
		in, keyboard := io.Pipe()
		env.In = in
		ctx, interrupt := context.WithCancel(context.Background())
		errw.Reset()
		done := make(chan int)
		go func() { done <- cli.Run(ctx, args, env) }()
		interrupt()
		if code := <-done; code != 130 || errw.String() != "clinicready: interrupted\n" {
			t.Errorf("%v: exit %d: %q", args, code, errw)
		}
		_ = keyboard.Close()
	}
}
