package tui

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"clinicready/ui/settings"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// everyWay leads to every view that the rules about looks are held on.
var everyWay = append([]way{
	{"walk", nil},
	{"walk-answer", []string{"left", "j"}},
	{"walk-evidence", []string{"1"}},
	{"walk-tree", []string{"t"}},
	{"walk-note", []string{"n"}},
	{"walk-owner", []string{"o"}},
	{"walk-find", []string{"/"}},
	{"walk-what-else", []string{"w"}},
	{"walk-filter", []string{"F"}},
	{"palette", []string{":"}},
	{"who", []string{"@"}},
	{"help", []string{"?"}},
	{"facts", []string{"C"}},
	{"home", []string{"H"}},
	{"owner", []string{"P", "o"}},
	{"status", []string{"P", "s"}},
}, clinicWays...)

// wear draws with another theme from here on.
func (d *driver) wear(n theme.Name) *driver {
	d.t.Helper()
	d.m.app.Theme = theme.New(theme.Options{Name: n, Profile: termenv.TrueColor})
	d.send(screen.ThemeMsg{})
	return d
}

// The focus is marked without color on every screen, at every size, in every
// theme and with every data: with all styles stripped there is a cursor, a
// caret, or a choice in brackets.
func TestFocusIsMarkedWithoutColor(t *testing.T) {
	g := theme.New(theme.Options{}).Glyph
	marked := func(view string) bool {
		for _, l := range strings.Split(view, "\n") {
			l = strings.TrimLeft(l, " "+g.Bar)
			if strings.HasPrefix(l, g.Cursor) || strings.Contains(l, g.Caret) || strings.Contains(l, "[x]") {
				return true
			}
		}
		return false
	}
	// Only read: nothing there is chosen with a cursor.
	reading := map[string]bool{"walk": true, "walk-what-else": true, "results-heat": true, "results-why": true, "plan-why": true, "plan-sheet": true}
	looked := 0
	for _, wy := range everyWay {
		if reading[wy.name] {
			continue
		}
		for _, data := range []func() fixture{halfFixture, workedFixture, hostileFixture} {
			d := newDriver(t, data()).keys(wy.keys...)
			for _, n := range theme.Names() {
				d.wear(n)
				for _, s := range [][2]int{{40, 10}, {60, 20}, {80, 24}, {120, 40}, {200, 60}} {
					view := d.resize(s[0], s[1]).plain()
					if lines := strings.Split(view, "\n"); len(lines) != s[1] {
						t.Errorf("%s, %s, %dx%d: %d lines", wy.name, n, s[0], s[1], len(lines))
					}
					if looked++; !marked(view) {
						t.Fatalf("%s in %s with %s at %dx%d marks no focus:\n%s", wy.name, n, data().name, s[0], s[1], view)
					}
				}
			}
		}
	}
	if looked < 300 {
		t.Errorf("looked at %d combinations, want at least 300", looked)
	}
}

var painted = regexp.MustCompile("\x1b\\[([0-9;]*)m([^\x1b]*)")

// luminance of a color of the cube or the gray ramp, as WCAG defines it.
func luminance(n int) float64 {
	lin := func(v int) float64 {
		c := float64(v) / 255
		if c <= 0.03928 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	if n >= 232 {
		return lin(8 + 10*(n-232))
	}
	step := func(i int) int { return min(i, 1)*55 + 40*i }
	n -= 16
	return 0.2126*lin(step(n/36)) + 0.7152*lin(step(n/6%6)) + 0.0722*lin(step(n%6))
}

// On a white terminal that says nothing of its background, and on a black one,
// all that is drawn can be read: whatever has a color of its own has 4.5:1 on
// both, no background is painted, and nothing is faint.
func TestWhiteTerminal(t *testing.T) {
	auto := OptionsFromEnv(func(string) string { return "" }).Theme
	colored := 0
	for _, wy := range everyWay {
		for _, data := range []func() fixture{halfFixture, hostileFixture} {
			d := newDriver(t, data()).keys(wy.keys...).wear(auto)
			for _, s := range [][2]int{{60, 20}, {120, 40}} {
				for _, m := range painted.FindAllStringSubmatch(d.resize(s[0], s[1]).view(), -1) {
					codes := strings.Split(m[1], ";")
					for i := 0; i < len(codes); i++ {
						switch code := codes[i]; code {
						case "", "0", "1", "4":
						case "38":
							n, err := strconv.Atoi(codes[i+2])
							if err != nil || codes[i+1] != "5" || n < 16 {
								t.Fatalf("%s: the color %q is not one of the 240", wy.name, m[1])
							}
							i += 2
							colored++
							l := luminance(n)
							if white, black := 1.05/(l+0.05), (l+0.05)/0.05; white < 4.5 || black < 4.5 {
								t.Fatalf("%s: %q in color %d has %.2f on white and %.2f on black", wy.name, m[2], n, white, black)
							}
						default:
							t.Fatalf("%s: %q is drawn with code %s", wy.name, m[2], code)
						}
					}
				}
			}
		}
	}
	if colored < 1000 {
		t.Errorf("only %d colored pieces were looked at", colored)
	}
}

// kept is a settings file of a test.
func kept(t *testing.T) (settings.File, Options) {
	t.Helper()
	f := settings.In(t.TempDir())
	return f, Options{Path: path, Actor: "Dana", Remember: f.Change}
}

func TestThemeKey(t *testing.T) {
	f, o := kept(t)
	d := start(t, deskOf(t, emptyFixture()), look{80, 24, theme.Auto, false}, o)
	seen := map[string]bool{}
	for _, n := range append(theme.Names()[1:], theme.Auto) {
		seen[d.keys("ctrl+t").see("theme "+string(n)).view()] = true
		if s, err := f.Load(); err != nil || s.Theme != string(n) {
			t.Errorf("remembered %q, %v; want %s", s.Theme, err, n)
		}
	}
	if len(seen) != len(theme.Names()) {
		t.Errorf("%d themes look different, want %d", len(seen), len(theme.Names()))
	}
	if err := os.WriteFile(f.Path(), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.keys("ctrl+t").see("theme dark, for this time only", "settings.json")
	if b, err := os.ReadFile(f.Path()); err != nil || string(b) != "mine" {
		t.Errorf("the file is now %q, %v", b, err)
	}
}

func TestTourComesOnce(t *testing.T) {
	f, o := kept(t)
	o.Path, o.Tour = "", true
	d := start(t, emptyFolder(t), plainLook, o)
	d.see("Before you begin", "ctrl+t changes the colors")
	if n := strings.Count(tour, "\n") + 1; n != 5 {
		t.Errorf("the tour has %d lines", n)
	}
	if s, err := f.Load(); err != nil || !s.TourSeen {
		t.Errorf("remembered %+v, %v", s, err)
	}
	d.keys("enter").unseen("Before you begin").see("new clinic")
}

func TestNoticeIsShownFirst(t *testing.T) {
	d := start(t, emptyFolder(t), plainLook, Options{Notice: "settings.json: line 1 is not JSON"})
	d.see("line 1 is not JSON").keys("down").unseen("line 1 is not JSON")
}

func TestASCIIDrawsASCIIAlone(t *testing.T) {
	for _, wy := range everyWay {
		d := newDriverAs(t, halfFixture(), look{100, 30, theme.Mono, true}).keys(wy.keys...)
		for _, r := range d.keys("%").plain() {
			if r > 126 {
				t.Fatalf("%s draws %q:\n%s", wy.name, r, d.plain())
			}
		}
	}
}

// The palette holds what is done, and nothing that only moves a cursor.
func TestPaletteHoldsNoMovements(t *testing.T) {
	d := newDriverAs(t, workedFixture(), look{120, 60, theme.Mono, false})
	for _, keys := range [][]string{nil, {"P"}, {"R"}, {"S"}, {"E"}, {"H"}} {
		d.keys(keys...).keys(":").see("save and quit").unseen("go up", "go down", "move up", "screenful", "first line").keys("esc")
	}
}

func TestCopyAndOpen(t *testing.T) {
	var out bytes.Buffer
	d := start(t, deskOf(t, emptyFixture()), plainLook, Options{Path: path, Actor: "Dana", Out: &out})
	var opened string
	d.m.outside.open = func(_ context.Context, p string) error { opened = p; return nil }
	d.to("second-factor")
	if out.Len() > 0 {
		t.Errorf("%q was written before the key", out.String())
	}
	clip := func(text string) string {
		return "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\x07"
	}
	d.keys("y").see("handed to the terminal's clipboard: 45 CFR 164.312(d)")
	want := clip("45 CFR 164.312(d); CC6.1; CC6.6")
	if out.String() != want {
		t.Errorf("the terminal got %q, want %q", out.String(), want)
	}
	out.Reset()
	d.keys("E").keys("y").see("does nothing here").keys("w").see("Written:").keys("y")
	if out.String() != clip("/data/report.pdf") {
		t.Errorf("the terminal got %q", out.String())
	}
	if d.keys("o").see("opening /data/report.pdf"); opened != "/data/report.pdf" {
		t.Errorf("opened %q", opened)
	}
	d.m.outside.open = func(context.Context, string) error { return errors.New("there is no desktop here") }
	d.keys("o").see("cannot be opened from here (there is no desktop here); the file is /data/report.pdf")
}

func TestNoteInTheEditor(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("n").typed("mine").keys("ctrl+e").see("EDITOR names no editor", "mine")
	d.send(widgets.EditedMsg{Text: "two\x1b[31m\nlines\u202E"})
	d.see("two[31m", "lines").keys("ctrl+s")
	if got := d.stored("second-factor").Note; got != "two[31m\nlines" {
		t.Errorf("stored %q", got)
	}
	d.keys("n")
	d.send(widgets.EditedMsg{Text: strings.Repeat("a", 10_100)})
	d.see("100 characters did not fit")
}

// The text is in a file that nobody else can read, and is gone afterwards.
func TestDraft(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var d draft
	if d.hasKeyboard() {
		t.Error("without an editor an interrupt is for the editor")
	}
	file, err := d.make("a note")
	if err != nil {
		t.Fatal(err)
	}
	for p, mode := range map[string]os.FileMode{file: 0o600, filepath.Dir(file): 0o700} {
		if info, err := os.Stat(p); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", p, info.Mode(), err)
		}
	}
	if err := os.WriteFile(file, []byte("changed\n\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file+"~", []byte("a note"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := d.take(); err != nil || got != "changed" || !d.hasKeyboard() {
		t.Errorf("took %q, %v", got, err)
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := d.take(); err == nil {
		t.Error("a text was taken twice")
	}
}

func wheel(b tea.MouseButton, x, y int) tea.MouseMsg {
	return tea.MouseMsg{Button: b, Action: tea.MouseActionPress, X: x, Y: y}
}

func TestMouse(t *testing.T) {
	d := newDriverAs(t, workedFixture(), look{120, 40, theme.Mono, false}).keys("P")
	row := func(text string) int {
		for y, l := range strings.Split(d.plain(), "\n") {
			if strings.Contains(l, text) {
				return y
			}
		}
		t.Fatalf("%q is not on the screen:\n%s", text, d.plain())
		return 0
	}
	cursorOn := func(text string) {
		t.Helper()
		if l := strings.Split(d.plain(), "\n")[row(text)]; !strings.HasPrefix(strings.TrimSpace(l), ">") {
			t.Errorf("the cursor is not on %q:\n%s", text, d.plain())
		}
	}
	d.send(wheel(tea.MouseButtonLeft, 10, row("Leaver checklist")))
	cursorOn("Leaver checklist")
	d.send(wheel(tea.MouseButtonLeft, 10, 0)) // the title is not a row
	cursorOn("Leaver checklist")
	before := d.view()
	d.send(wheel(tea.MouseButtonWheelDown, 10, 10))
	if d.view() == before {
		t.Error("the wheel does not move the list")
	}
	d.send(wheel(tea.MouseButtonWheelUp, 10, 10))
	cursorOn("Leaver checklist")

	// In the walk nothing is ever answered or chosen to be.
	d.keys("W")
	events := len(d.m.app.Session().Journal())
	d.send(wheel(tea.MouseButtonWheelDown, 5, 10))
	d.send(wheel(tea.MouseButtonLeft, 5, 12))
	if p, ok := d.m.screen().(screen.Pointed); !ok || !p.Wheel(60, 1) {
		t.Error("the wheel over the card is the arrow keys")
	}
	for y := range 40 {
		d.send(wheel(tea.MouseButtonLeft, 80, y))
		d.send(wheel(tea.MouseButtonWheelDown, 80, y))
	}
	if got := len(d.m.app.Session().Journal()); got != events {
		t.Errorf("the mouse recorded %d events", got-events)
	}
	d.keys("esc", ":")
	before = d.view()
	d.send(wheel(tea.MouseButtonWheelDown, 5, 30))
	if d.view() == before {
		t.Error("the wheel does not move the palette")
	}
}

func TestFarewell(t *testing.T) {
	d := start(t, halfFolder(t), plainLook, Options{Actor: "Dana"})
	if got := d.m.farewell(); got != "" {
		t.Errorf("without a clinic: %q", got)
	}
	d = newDriver(t, halfFixture())
	d.to("log-review").keys("f")
	if got, want := d.m.farewell(), "Riverside Family Clinic: 5 answered today, 2 flagged, 4 open; next: H-Q3 Is every laptop encrypted?\n"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	d = newDriver(t, workedFixture())
	if got := d.m.farewell(); !strings.HasSuffix(got, "16 answered today, 0 flagged, none open.\n") {
		t.Errorf("said %q", got)
	}
	d = newDriver(t, hostileFixture())
	if got := d.m.farewell(); strings.ContainsAny(strings.TrimSuffix(got, "\n"), "\x1b\u202E\n") || ansi.Strip(got) != got {
		t.Errorf("said %q", got)
	}
}

// A few views in every theme, as a terminal with colors draws them.
func TestThemeGoldens(t *testing.T) {
	for _, wy := range []way{{"walk", []string{"left", "j"}}, {"plan", []string{"P"}}, {"results", []string{"R"}}} {
		for _, n := range theme.Names() {
			d := newDriver(t, halfFixture()).keys(wy.keys...).wear(n)
			d.golden("themes/" + string(n) + "-" + wy.name)
		}
	}
}
