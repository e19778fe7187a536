//go:build unix

package file

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"clinicready/assessment"
)

// symlink_at_export, hardlink_at_export, fifo_at_export
//
// What stands at the name of an export is refused and stays as it was, with
// and without force.
func TestFaultsAtExport(t *testing.T) {
	tests := map[string]func(target, path string) error{
		"symlink_at_export":  os.Symlink,
		"hardlink_at_export": os.Link,
		"fifo_at_export":     func(_, path string) error { return syscall.Mkfifo(path, 0o600) },
		"folder_at_export":   func(_, path string) error { return os.Mkdir(path, 0o700) },
		"dangling_symlink_at_export": func(target, path string) error {
			return os.Symlink(target+".gone", path)
		},
	}
	for name, make := range tests {
		t.Run(name, func(t *testing.T) {
			for _, force := range []bool{false, true} {
				dir := t.TempDir()
				target, path := filepath.Join(dir, "target"), filepath.Join(dir, "report.pdf")
				if err := os.WriteFile(target, []byte("precious"), 0o600); err != nil {
					t.Fatal(err)
				}
				if err := make(target, path); err != nil {
					t.Fatal(err)
				}
				before, err := os.Lstat(path)
				if err != nil {
					t.Fatal(err)
				}
				wantCode(t, Write(path, force, text("report")), assessment.CodeRefused)
				if got := read(t, target); got != "precious" {
					t.Errorf("force %v: the target holds %q, want precious", force, got)
				}
				after, err := os.Lstat(path)
				if err != nil || !os.SameFile(before, after) {
					t.Errorf("force %v: what stood at the name was replaced (%v)", force, err)
				}
				if got := entries(t, dir); len(got) != 2 {
					t.Errorf("force %v: the folder holds %v, want two names", force, got)
				}
			}
		})
	}
}

func TestModes0600(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	path := filepath.Join(t.TempDir(), "report.pdf")
	for _, force := range []bool{false, true} {
		if err := Write(path, force, text("x")); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != 0o600 {
			t.Errorf("force %v: mode %o, want 600", force, got)
		}
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestErrorsOfTheSystem(t *testing.T) {
	tests := map[string]struct {
		err  error
		code assessment.Code
	}{
		"disk_full_export": {&fs.PathError{Op: "write", Path: "x", Err: unix.ENOSPC}, assessment.CodeFull},
		"quota":            {&fs.PathError{Op: "write", Path: "x", Err: unix.EDQUOT}, assessment.CodeFull},
		"read_only_mount":  {&fs.PathError{Op: "open", Path: "x", Err: unix.EROFS}, assessment.CodeReadOnly},
		"read_only_dir":    {&fs.PathError{Op: "open", Path: "x", Err: unix.EACCES}, assessment.CodeReadOnly},
		"disk error":       {&fs.PathError{Op: "sync", Path: "x", Err: unix.EIO}, assessment.CodeWrite},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantCode(t, failed("report.pdf", tt.err), tt.code) })
	}
}
