package help

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"clinicready/ui/help"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// An explainer is read in a few screenfuls at 80 columns, and no line of it is
// wider than any screen.
func TestExplainersFitTheScreen(t *testing.T) {
	const most = 66
	for i, sec := range help.Explainers() {
		for _, w := range []int{40, 60, 80, 120} {
			s := New(&screen.App{Theme: theme.New(theme.Options{Name: theme.Mono, Profile: termenv.Ascii, ASCII: true})}, screen.Help)
			s.SetSize(w, 1000)
			s.open = map[int]bool{}
			shut := len(strings.Split(strings.TrimRight(s.View(), "\n "), "\n"))
			s.open[len(s.sections())-len(help.Explainers())+i] = true
			open := strings.Split(strings.TrimRight(s.View(), "\n "), "\n")
			if n := len(open) - shut + 1; n < 4 || w == 80 && n > most {
				t.Errorf("%s takes %d lines at %d columns, at most %d at 80", sec.Title, n, w, most)
			}
			for _, l := range open {
				if widgets.Width(l) > w {
					t.Errorf("%s at %d columns: %q is too wide", sec.Title, w, l)
				}
			}
		}
	}
}
