package screen

import (
	"fmt"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// A tall entry, and what stands between two entries, is walked through line by
// line; the cursor goes on only then.
func TestListShowsEveryLine(t *testing.T) {
	app := &App{Theme: theme.New(theme.Options{Name: theme.Mono, Profile: termenv.Ascii})}
	var blocks []Block
	n := 0
	add := func(lines int, fixed bool) {
		var b Block
		for range lines {
			b.Lines = append(b.Lines, fmt.Sprintf("line %d", n))
			n++
		}
		b.Fixed = fixed
		blocks = append(blocks, b)
	}
	for _, c := range []struct {
		lines int
		fixed bool
	}{{2, true}, {12, false}, {9, true}, {1, false}, {1, false}, {14, false}, {7, true}} {
		add(c.lines, c.fixed)
	}
	for _, h := range []int{3, 4, 5, 8, 12} {
		var l List
		seen := map[string]bool{}
		look := func() {
			out := l.View(app, blocks, 40, h)
			if len(out) > h {
				t.Fatalf("%d lines in %d", len(out), h)
			}
			for _, s := range out {
				seen[s] = true
			}
		}
		look()
		for range 60 {
			l.Do("x.down", 4, h)
			look()
		}
		if l.At != 3 {
			t.Errorf("height %d: the cursor ends on %d", h, l.At)
		}
		for i := range n {
			if !seen[fmt.Sprintf("line %d", i)] {
				t.Errorf("height %d: line %d was never in sight", h, i)
			}
		}
		for range 60 {
			l.Do("x.up", 4, h)
			look()
		}
		if l.At != 0 || l.Peek != 0 {
			t.Errorf("height %d: back up the cursor is on %d, %d below", h, l.At, l.Peek)
		}
	}
}

func TestStepsFitTheirLine(t *testing.T) {
	app := &App{Theme: theme.New(theme.Options{Name: theme.Mono, Profile: termenv.Ascii, ASCII: true})}
	for _, n := range []Name{NewClinic, Scope, Results, Plan, Report} {
		for w := 40; w <= 120; w++ {
			got := Steps(app, n, w)
			if widgets.Width(got) > w-2 || !strings.Contains(got, "[") {
				t.Fatalf("%s at %d: %q", n, w, got)
			}
		}
	}
}
