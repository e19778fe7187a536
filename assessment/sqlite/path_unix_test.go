//go:build unix

package sqlite

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// modes_0600_0700_under_umask_000: every file that is made is for its owner
// alone, whatever the umask.
func TestModesUnderUmask000(t *testing.T) {
	old := syscall.Umask(0)
	defer syscall.Umask(old)
	s := create(t)
	check := func(when string) {
		t.Helper()
		entries, err := os.ReadDir(filepath.Dir(s.path))
		if err != nil || len(entries) == 0 {
			t.Fatalf("%s: %d entries, %v", when, len(entries), err)
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				t.Fatal(err)
			}
			if info.Mode().Perm() != 0o600 {
				t.Errorf("%s: %s has mode %o", when, e.Name(), info.Mode().Perm())
			}
		}
	}
	check("made")
	for _, c := range storetest.Filled() {
		if _, err := s.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	check("written, with its lock and its journal")
	if _, err := Backup(t.Context(), s.path, filepath.Dir(s.path), func(Contents) string { return "backup.clinic" }); err != nil {
		t.Fatal(err)
	}
	check("backed up")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, s.path)
	check("opened again")
}

// symlink_at_store and a pipe in its place: refused, and what the link points
// to is unchanged.
func TestSymlinkAtStore(t *testing.T) {
	target, _ := filled(t)
	before := read(t, target)
	link := filepath.Join(t.TempDir(), "link.clinic")
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	dangling := filepath.Join(t.TempDir(), "dangling.clinic")
	nowhere := filepath.Join(t.TempDir(), "nowhere")
	if err := os.Symlink(nowhere, dangling); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{link, dangling} {
		for name, try := range openers {
			if err := try(t.Context(), path); !assessment.IsCode(err, assessment.CodeRefused) || !strings.Contains(err.Error(), "is a link") {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := Create(t.Context(), path, storetest.ClinicID); !assessment.IsCode(err, assessment.CodeExists) {
			t.Errorf("Create: %v, want CodeExists", err)
		}
	}
	if string(read(t, target)) != string(before) {
		t.Errorf("the target was changed")
	}
	if _, err := os.Lstat(nowhere); !os.IsNotExist(err) {
		t.Errorf("something was made where the link points: %v", err)
	}
}

func TestFIFOAtStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.clinic")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, try := range openers {
		if err := try(t.Context(), path); !assessment.IsCode(err, assessment.CodeForeign) || !strings.Contains(err.Error(), "pipe") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Create(t.Context(), path, storetest.ClinicID); !assessment.IsCode(err, assessment.CodeExists) {
		t.Errorf("Create: %v, want CodeExists", err)
	}
	if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeNamedPipe == 0 {
		t.Errorf("the pipe is gone: %v", err)
	}
}
