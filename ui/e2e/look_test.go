package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinicready/ui/settings"
)

// The first lines about the program come once on a computer, and a settings
// file that cannot be understood is told of and left as it is.
func TestFirstRunAndSettings(t *testing.T) {
	home := t.TempDir()
	first(t, home, 80, 24).see("Before you begin").keys(enter).until("the list", func(s string) bool {
		return strings.Contains(s, "new clinic") && !strings.Contains(s, "Before you begin")
	}).keys("q").wait()
	x := first(t, home, 80, 24).see("new clinic")
	if strings.Contains(x.text(), "Before you begin") {
		t.Errorf("the tour came again:\n%s", x.text())
	}
	x.keys("\x14").see("theme dark").keys("q").wait() // ctrl+t
	file := settings.In(filepath.Join(home, "data"))
	if s, err := file.Load(); err != nil || s.Theme != "dark" || !s.TourSeen {
		t.Errorf("remembered %+v, %v", s, err)
	}
	if err := os.WriteFile(file.Path(), []byte("{\"thema\": 1}"), 0o600); err != nil {
		t.Fatal(err)
	}
	first(t, home, 80, 24).see("\"thema\" is not").keys("q").wait()
	if b, err := os.ReadFile(file.Path()); err != nil || string(b) != "{\"thema\": 1}" {
		t.Errorf("the file is now %q, %v", b, err)
	}
}
