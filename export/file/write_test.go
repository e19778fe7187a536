package file

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"clinicready/assessment"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func entries(t *testing.T, dir string) []string {
	t.Helper()
	es, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range es {
		out = append(out, e.Name())
	}
	return out
}

func wantCode(t *testing.T, err error, code assessment.Code) {
	t.Helper()
	if !assessment.IsCode(err, code) {
		t.Fatalf("error %v, want code %q", err, code)
	}
	if strings.ContainsAny(err.Error(), "\n\r") {
		t.Errorf("the message is not one line: %q", err)
	}
}

func TestWriteNewAndOver(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.pdf")
	if err := Write(path, false, text("one")); err != nil {
		t.Fatal(err)
	}
	wantCode(t, Write(path, false, text("two")), assessment.CodeExists)
	if got := read(t, path); got != "one" {
		t.Errorf("content %q after a refusal, want one", got)
	}
	if err := Write(path, true, text("three")); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); got != "three" {
		t.Errorf("content %q, want three", got)
	}
	if got := entries(t, dir); len(got) != 1 {
		t.Errorf("the folder holds %v, want the one file", got)
	}
}

func TestWriteRelativePath(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := Write("plan.csv", false, text("x")); err != nil {
		t.Fatal(err)
	}
	if got := read(t, "plan.csv"); got != "x" {
		t.Errorf("content %q, want x", got)
	}
}

// The name appears between the check and the end of the writing.
func TestWriteRacedByAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.pdf")
	err := Write(path, false, func(w io.Writer) error {
		return errors.Join(os.WriteFile(path, []byte("theirs"), 0o600), text("ours")(w))
	})
	wantCode(t, err, assessment.CodeExists)
	if got := read(t, path); got != "theirs" {
		t.Errorf("content %q, want the other's", got)
	}
	if got := entries(t, filepath.Dir(path)); len(got) != 1 {
		t.Errorf("the folder holds %v, want the one file", got)
	}
}

// Every way to take the name must refuse one that is taken.
func TestPublishNeverReplaces(t *testing.T) {
	for name, f := range map[string]func(tmp, path string) error{"publish": publish, "link": link, "reserve": reserve} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			tmp, path := filepath.Join(dir, "tmp"), filepath.Join(dir, "final")
			if err := errors.Join(os.WriteFile(tmp, []byte("new"), 0o600), os.WriteFile(path, []byte("old"), 0o600)); err != nil {
				t.Fatal(err)
			}
			if err := f(tmp, path); !errors.Is(err, os.ErrExist) {
				t.Errorf("error %v, want that it exists", err)
			}
			if got := read(t, path); got != "old" {
				t.Errorf("content %q, want old", got)
			}
			if err := errors.Join(os.Remove(path), f(tmp, path)); err != nil {
				t.Fatal(err)
			}
			if got := read(t, path); got != "new" {
				t.Errorf("content %q, want new", got)
			}
			if got := entries(t, dir); len(got) != 1 {
				t.Errorf("the folder holds %v, want the final file alone", got)
			}
		})
	}
}

func TestWriteErrorsLeaveNothing(t *testing.T) {
	tests := map[string]struct {
		write func(io.Writer) error
		code  assessment.Code
	}{
		"the encoder fails": {func(w io.Writer) error {
			return errors.Join(text("half")(w), errors.New("font is damaged"))
		}, assessment.CodeWrite},
		"an error with a code keeps it": {func(io.Writer) error {
			return &assessment.Error{Code: assessment.CodeRefused, Text: "too large"}
		}, assessment.CodeRefused},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, force := range []bool{false, true} {
				dir := t.TempDir()
				path := filepath.Join(dir, "report.pdf")
				wantCode(t, Write(path, force, tt.write), tt.code)
				if got := entries(t, dir); len(got) != 0 {
					t.Errorf("force %v: the folder holds %v, want nothing", force, got)
				}
			}
		})
	}
}

func TestWritePanicLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = Write(filepath.Join(dir, "x"), false, func(io.Writer) error { panic("encoder") })
	}()
	if got := entries(t, dir); len(got) != 0 {
		t.Errorf("the folder holds %v, want nothing", got)
	}
}

func TestWriteIntoNothing(t *testing.T) {
	dir := t.TempDir()
	wantCode(t, Write(filepath.Join(dir, "missing", "x.pdf"), false, text("x")), assessment.CodeMissing)
	if err := os.WriteFile(filepath.Join(dir, "plain"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantCode(t, Write(filepath.Join(dir, "plain", "x.pdf"), false, text("x")), assessment.CodeWrite)
	wantCode(t, Write(dir, true, text("x")), assessment.CodeRefused)
}

func TestWriteLongName(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("n", 251)+".pdf")
	if err := Write(path, false, text("x")); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); got != "x" {
		t.Errorf("content %q, want x", got)
	}
}

// asChild makes the test binary write a file and wait to be killed.
const asChild = "CLINICREADY_TEST_WRITE"

func TestMain(m *testing.M) {
	if path := os.Getenv(asChild); path != "" {
		err := Write(path, false, func(w io.Writer) error {
			if err := text(strings.Repeat("half a report ", 10000))(w); err != nil {
				return err
			}
			if _, err := os.Stdout.WriteString("writing\n"); err != nil {
				return err
			}
			_, err := io.Copy(io.Discard, os.Stdin)
			return errors.Join(err, errors.New("the parent went away"))
		})
		_, _ = os.Stderr.WriteString(err.Error())
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// kill9_during_export
func TestKill9DuringExport(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.pdf")
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), asChild+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "writing\n" {
		t.Fatalf("the child said %q (%v), want that it writes", line, err)
	}
	if gone, err := Sweep(dir); err != nil || len(gone) != 0 {
		t.Errorf("Sweep took %v (%v) from a run that is writing", gone, err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the child ended well, want that it was killed")
	}
	left := entries(t, dir)
	if len(left) != 1 || !leftover().MatchString(left[0]) {
		t.Fatalf("the folder holds %v, want one temporary file", left)
	}
	gone, err := Sweep(dir)
	if err != nil || len(gone) != 1 || gone[0] != left[0] {
		t.Errorf("Sweep removed %v (%v), want %v", gone, err, left)
	}
	if got := entries(t, dir); len(got) != 0 {
		t.Errorf("the folder holds %v, want nothing", got)
	}
}

func TestSweepLeavesOthers(t *testing.T) {
	dir := t.TempDir()
	keep := []string{".profile", "report.tmp-0123456789abcdef", ".report.pdf.tmp-short", ".report.tmp-0123456789ABCDEF"}
	for _, n := range keep {
		if err := os.WriteFile(filepath.Join(dir, n), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, ".folder.tmp-0123456789abcdef"), 0o700); err != nil {
		t.Fatal(err)
	}
	gone, err := Sweep(dir)
	if err != nil || len(gone) != 0 {
		t.Errorf("Sweep removed %v (%v), want nothing", gone, err)
	}
	if got := entries(t, dir); len(got) != len(keep)+1 {
		t.Errorf("the folder holds %v", got)
	}
	if gone, err := Sweep(filepath.Join(dir, "missing")); err != nil || gone != nil {
		t.Errorf("a missing folder gave %v (%v), want nothing", gone, err)
	}
}
