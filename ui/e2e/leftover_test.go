package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// kill9_during_export, kill9_during_report_leaves_no_tmp
//
// The program is killed as soon as its temporary file is there: under the name
// of the report stands nothing or the whole, and the next report clears what is
// left.
func TestKill9DuringAReport(t *testing.T) {
	home := t.TempDir()
	clinic := aClinic(t, home)
	dir := filepath.Dir(clinic)
	path := filepath.Join(dir, "a.pdf")
	report := func(force ...string) *exec.Cmd {
		cmd := exec.Command(binary, append([]string{"report", clinic, "-o", path}, force...)...)
		cmd.Env = env(home)
		return cmd
	}
	leftovers := func() []string {
		found, err := filepath.Glob(filepath.Join(dir, ".*.tmp-*"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	killed := 0
	for range 20 {
		cmd := report()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan struct{})
		go func() {
			_ = cmd.Wait() // killed or not: what is left is looked at
			close(done)
		}()
		for ended := false; !ended; {
			select {
			case <-done:
				ended = true
			default:
				if len(leftovers()) > 0 {
					_ = cmd.Process.Kill() // it may have ended just now
					<-done
					ended = true
				}
			}
		}
		if len(leftovers()) > 0 {
			killed++
		}
		b, err := os.ReadFile(path)
		switch {
		case os.IsNotExist(err):
		case err != nil:
			t.Fatal(err)
		case !bytes.HasPrefix(b, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(b), []byte("%%EOF")):
			t.Fatalf("half a report stands under its name: %d bytes", len(b))
		}
		if out, err := report("--force").CombinedOutput(); err != nil {
			t.Fatalf("the report after the kill: %v\n%s", err, out)
		}
		if left := leftovers(); len(left) > 0 {
			t.Fatalf("left of a killed report: %v", left)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	if killed == 0 {
		t.Error("no run was killed while it wrote")
	}
	names, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range names {
		if strings.HasSuffix(e.Name(), "-journal") || strings.HasSuffix(e.Name(), ".lock") {
			t.Errorf("%s stays beside a clinic that was closed well", e.Name())
		}
	}
}
