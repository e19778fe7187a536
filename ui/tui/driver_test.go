package tui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// blessing reports whether the golden views and docs/keys.md are to be written
// and not compared: `make bless` sets the variable.
func blessing() bool { return os.Getenv("CLINICREADY_BLESS") != "" }

// driver types into the root model as a terminal would, and after every key
// runs the commands and waits for the writer, so that nothing is left to time.
type driver struct {
	t     *testing.T
	m     *Model
	desk  *desk
	posts chan tea.Msg
	// ended is set when the program asked to quit.
	ended bool
}

// look is how the program is drawn.
type look struct {
	w, h  int
	theme theme.Name
	ascii bool
}

var plainLook = look{80, 24, theme.Mono, false}

func (l look) make() *theme.Theme {
	o := theme.Options{Name: l.theme, Profile: termenv.ANSI256, ASCII: l.ascii}
	if l.theme == theme.Mono {
		o.Profile = termenv.Ascii
	}
	return theme.New(o)
}

// start begins on the list of clinics of a desk.
func start(t *testing.T, d *desk, l look, o Options) *driver {
	t.Helper()
	o.Now = clock
	if o.CrashDir == "" {
		o.CrashDir = t.TempDir()
	}
	dr := &driver{t: t, desk: d, posts: make(chan tea.Msg, 1000)}
	dr.m = newModel(context.Background(), d, l.make(), o)
	dr.m.post = func(msg tea.Msg) { dr.posts <- msg }
	t.Cleanup(func() {
		if err := dr.m.drain(); err != nil && dr.m.save.err == nil {
			t.Errorf("ending: %v", err)
		}
	})
	dr.run(dr.m.Init())
	dr.resize(l.w, l.h)
	return dr
}

// newDriver begins on the walk of a fixture's clinic, with Dana at the
// keyboard.
func newDriver(t *testing.T, f fixture) *driver { return newDriverAs(t, f, plainLook) }

func newDriverAs(t *testing.T, f fixture, l look) *driver {
	t.Helper()
	return start(t, deskOf(t, f), l, Options{Path: path, Actor: "Dana"})
}

func (d *driver) send(msg tea.Msg) {
	d.t.Helper()
	_, cmd := d.m.Update(msg)
	d.run(cmd)
	d.idle()
}

func (d *driver) run(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	case tea.QuitMsg:
		d.ended = true
	default:
		d.send(msg)
	}
}

// idle waits until the writer has nothing in hand.
func (d *driver) idle() {
	d.t.Helper()
	d.m.leaving.Wait()
	for {
		if d.m.save.unsaved > 0 && d.m.save.err == nil {
			_, cmd := d.m.Update(<-d.posts)
			d.run(cmd)
			continue
		}
		select {
		case msg := <-d.posts:
			_, cmd := d.m.Update(msg)
			d.run(cmd)
		default:
			return
		}
	}
}

var keyTypes = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "space": tea.KeySpace, "ctrl+c": tea.KeyCtrlC, "ctrl+s": tea.KeyCtrlS,
	"ctrl+u": tea.KeyCtrlU, "ctrl+w": tea.KeyCtrlW, "ctrl+a": tea.KeyCtrlA, "ctrl+e": tea.KeyCtrlE, "ctrl+p": tea.KeyCtrlP,
	"ctrl+r": tea.KeyCtrlR, "ctrl+t": tea.KeyCtrlT, "ctrl+l": tea.KeyCtrlL, "ctrl+n": tea.KeyCtrlN, "ctrl+z": tea.KeyCtrlZ,
}

func keyOf(name string) tea.KeyMsg {
	if kt, ok := keyTypes[name]; ok {
		k := tea.KeyMsg{Type: kt}
		if kt == tea.KeySpace {
			k.Runes = []rune{' '}
		}
		return k
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

// keys types keys one by one; a name of several letters that is not a key's name
// arrives as one burst.
func (d *driver) keys(names ...string) *driver {
	d.t.Helper()
	for _, n := range names {
		d.send(keyOf(n))
		d.view()
	}
	return d
}

// typed types text, rune by rune.
func (d *driver) typed(text string) *driver {
	d.t.Helper()
	for _, r := range text {
		if r == ' ' {
			d.keys("space")
			continue
		}
		d.keys(string(r))
	}
	return d
}

func (d *driver) paste(text string) *driver {
	d.t.Helper()
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
	return d
}

func (d *driver) alt(r rune) *driver {
	d.t.Helper()
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: true})
	return d
}

func (d *driver) resize(w, h int) *driver {
	d.t.Helper()
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// view draws, and holds the drawing to the invariants.
func (d *driver) view() string {
	d.t.Helper()
	v := d.m.View()
	checkFrame(d.t, v, d.m.w, d.m.h)
	return v
}

// plain is the view without colors.
func (d *driver) plain() string {
	d.t.Helper()
	return ansi.Strip(d.view())
}

// flat is the view as running text, so that a sentence is found across lines.
func (d *driver) flat() string { return strings.Join(strings.Fields(d.plain()), " ") }

func (d *driver) see(texts ...string) *driver {
	d.t.Helper()
	for _, s := range texts {
		if !strings.Contains(d.flat(), s) {
			d.t.Fatalf("%q is not on the screen:\n%s", s, d.plain())
		}
	}
	return d
}

func (d *driver) unseen(texts ...string) *driver {
	d.t.Helper()
	for _, s := range texts {
		if strings.Contains(d.flat(), s) {
			d.t.Fatalf("%q is on the screen:\n%s", s, d.plain())
		}
	}
	return d
}

// on checks which screen is in sight.
func (d *driver) on(name screen.Name) *driver {
	d.t.Helper()
	if d.m.where() != name {
		d.t.Fatalf("on %q, want %q:\n%s", d.m.where(), name, d.plain())
	}
	return d
}

// checkFrame holds for every view, whatever a golden says: not wider and not
// taller than the screen, and nothing in it but text and colors.
func checkFrame(t *testing.T, v string, w, h int) {
	t.Helper()
	lines := strings.Split(v, "\n")
	if v != "" && len(lines) > h {
		t.Fatalf("the view has %d lines on a screen of %d:\n%s", len(lines), h, v)
	}
	for i, l := range lines {
		if got := ansi.StringWidth(l); got > w {
			t.Fatalf("line %d is %d cells wide on a screen of %d: %q", i+1, got, w, l)
		}
	}
	for _, r := range ansi.Strip(v) {
		if r != '\n' && (unicode.IsControl(r) || widgets.Hidden(r)) {
			t.Fatalf("the view holds the raw character %U:\n%q", r, v)
		}
	}
}

// golden compares the view with a file of testdata. A missing file fails.
func (d *driver) golden(name string) {
	d.t.Helper()
	golden(d.t, name, d.view())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", filepath.FromSlash(name)+".golden")
	if blessing() {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("no golden view; look at the screen and then `make bless`: %v\n%s", err, got)
	}
	if string(want) != got+"\n" {
		t.Errorf("%s differs; got\n%s\nwant\n%s", file, got, want)
	}
}

// eachView runs f over sizes, themes and data.
func eachView(t *testing.T, f func(t *testing.T, l look, fx fixture, name string)) {
	for _, s := range []struct {
		name string
		w, h int
	}{{"60x20", 60, 20}, {"80x24", 80, 24}, {"120x40", 120, 40}, {"200x60", 200, 60}} {
		for _, th := range []theme.Name{theme.Mono, theme.Dark} {
			for _, fx := range []fixture{emptyFixture(), halfFixture(), hostileFixture()} {
				name := s.name + "-" + string(th) + "-" + fx.name
				t.Run(name, func(t *testing.T) { f(t, look{s.w, s.h, th, false}, fx, name) })
			}
		}
	}
}
