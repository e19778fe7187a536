package settings_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"clinicready/ui/settings"
)

func TestNoFileIsTheDefaults(t *testing.T) {
	s, err := settings.In(filepath.Join(t.TempDir(), "none")).Load()
	if err != nil || s != (settings.Settings{}) {
		t.Errorf("got %+v, %v", s, err)
	}
}

func TestChangeIsRemembered(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	f := settings.In(folder)
	for _, change := range []func(*settings.Settings){
		func(s *settings.Settings) { s.Theme = "light" },
		func(s *settings.Settings) { s.Name = "Dana Ortiz" },
		func(s *settings.Settings) { s.Mouse, s.TourSeen = true, true },
	} {
		if err := f.Change(change); err != nil {
			t.Fatal(err)
		}
	}
	want := settings.Settings{Theme: "light", Name: "Dana Ortiz", Mouse: true, TourSeen: true}
	if got, err := f.Load(); err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
	b, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	if want := "{\n  \"theme\": \"light\",\n  \"mouse\": true,\n  \"name\": \"Dana Ortiz\",\n  \"tour_seen\": true\n}\n"; string(b) != want {
		t.Errorf("the file is %q", b)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
	if runtime.GOOS == "windows" {
		return
	}
	for path, mode := range map[string]os.FileMode{f.Path(): 0o600, folder: 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

// A file that cannot be understood is one line, the defaults, and stays as it
// is, whatever the program wants to remember.
func TestWhatCannotBeUnderstood(t *testing.T) {
	for content, why := range map[string]string{
		"":                                     "is empty",
		"{":                                    "ends in the middle",
		"{\"theme\": \"dark\",\n\n  oops}":     "line 3 is not JSON",
		`{"theme": "dark", "shade": "red"}`:    `"shade" is not a setting, the settings are theme, mouse, name, tour_seen`,
		`{"mouse": "yes"}`:                     `"mouse" cannot be a string`,
		`[1]`:                                  "settings are an object in { }, not this array",
		`{"mouse": true} {"mouse": false}`:     "after the last }",
		strings.Repeat(" ", 70_000):            "larger than settings can be",
		`{"name": "a", "tour_seen": 3}` + "\n": `"tour_seen" cannot be a number`,
	} {
		f := settings.In(t.TempDir())
		if err := os.WriteFile(f.Path(), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := f.Load()
		if err == nil || s != (settings.Settings{}) {
			t.Errorf("%.40q is read as %+v", content, s)
			continue
		}
		if text := err.Error(); !strings.Contains(text, why) || strings.Contains(text, "\n") || !strings.Contains(text, f.Path()) {
			t.Errorf("%.40q: said %q, want %q", content, text, why)
		}
		if err := f.Change(func(s *settings.Settings) { s.Theme = "mono" }); err == nil {
			t.Errorf("%.40q was written over", content)
		}
		if b, err := os.ReadFile(f.Path()); err != nil || string(b) != content {
			t.Errorf("%.40q is now %.40q, %v", content, b, err)
		}
	}
}

func TestByteOrderMark(t *testing.T) {
	f := settings.In(t.TempDir())
	if err := os.WriteFile(f.Path(), []byte("\ufeff{\"theme\": \"dark\"}\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := f.Load(); err != nil || s.Theme != "dark" {
		t.Errorf("got %+v, %v", s, err)
	}
}

// Somebody who keeps the file elsewhere behind a link keeps the link.
func TestLinkStays(t *testing.T) {
	f := settings.In(t.TempDir())
	real := filepath.Join(t.TempDir(), "mine.json")
	if err := os.WriteFile(real, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, f.Path()); err != nil {
		t.Fatal(err)
	}
	if err := f.Change(func(s *settings.Settings) { s.Theme = "mono" }); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(f.Path()); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
	if b, err := os.ReadFile(real); err != nil || !strings.Contains(string(b), "mono") {
		t.Errorf("the file behind it is %q, %v", b, err)
	}
}

func TestWhatCannotBeReadOrWritten(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, settings.FileName), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := settings.In(dir).Load(); err == nil || !strings.Contains(err.Error(), "is not a file") {
		t.Errorf("a folder of that name gives %v", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := settings.In(file).Change(func(s *settings.Settings) { s.Mouse = true }); err == nil {
		t.Error("written below a file")
	}
}

// The README describes every key.
func TestKeysAreDocumented(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range settings.Keys() {
		if !strings.Contains(string(b), "| `"+k+"` |") {
			t.Errorf("README.md does not describe the setting %q", k)
		}
	}
	if len(settings.Keys()) != 4 {
		t.Errorf("the keys are %v", settings.Keys())
	}
}
