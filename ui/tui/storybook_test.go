package tui

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
)

var storybook = flag.String("storybook", "", "write every screen, in each theme and with each fixture, into storybook.txt of this folder")

// walkWays lead to the views of the walk, and of what opens on it.
var walkWays = []way{
	{"walk", nil},
	{"walk-evidence", []string{"1"}},
	{"walk-tree", []string{"t"}},
	{"walk-what-else", []string{"w"}},
	{"walk-note", []string{"n"}},
	{"walk-find", []string{"/"}},
	{"walk-claims", []string{"6"}},
	{"walk-facts", []string{"C"}},
	{"walk-help", []string{"?"}},
}

// storySizes are those at which screens are looked at: the smallest that is
// promised, the usual one, and one below both, where the root says so.
var storySizes = [][2]int{{80, 24}, {60, 20}, {40, 10}}

// TestStorybook draws every picture of every screen. With -storybook they are
// written for looking at; without, each is drawn once, so that the ways lead
// somewhere. A screen without a picture fails.
func TestStorybook(t *testing.T) {
	var book bytes.Buffer
	told := map[screen.Name]bool{}
	tell := func(name string, d *driver) {
		told[d.m.where()] = true
		if *storybook == "" {
			d.view()
			return
		}
		for _, th := range theme.Names()[1:] {
			d.m.app.Theme = look{theme: th}.make()
			d.send(screen.ThemeMsg{})
			for _, s := range storySizes {
				d.resize(s[0], s[1])
				fmt.Fprintf(&book, "==== %s · %s · %dx%d\n%s\n\n", name, th, s[0], s[1], d.view())
			}
		}
	}
	for _, f := range folders {
		for _, wy := range homeWays {
			tell(wy.name+" · "+f.name, start(t, f.make(t), plainLook, Options{Actor: "Dana"}).keys(wy.keys...))
		}
	}
	for _, data := range append(viewData, quickFixture) {
		for _, ways := range [][]way{walkWays, clinicWays, dialogWays} {
			for _, wy := range ways {
				fx := data()
				tell(wy.name+" · "+fx.name, newDriverAs(t, fx, plainLook).keys(wy.keys...))
			}
		}
	}
	for _, p := range places {
		if !told[p.name] {
			t.Errorf("%q is in no picture: add a way to it", p.name)
		}
	}
	if *storybook == "" {
		return
	}
	if err := os.MkdirAll(*storybook, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*storybook, "storybook.txt"), book.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pictures", strings.Count(book.String(), "\n==== ")+1)
}
