package theme

import (
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// rgb are the channels of an xterm-256 color from the cube or the gray ramp.
func rgb(t *testing.T, n int) [3]float64 {
	t.Helper()
	switch {
	case n >= 232 && n <= 255:
		v := float64(8 + 10*(n-232))
		return [3]float64{v, v, v}
	case n >= 16:
		step := func(i int) float64 {
			if i == 0 {
				return 0
			}
			return float64(55 + 40*i)
		}
		n -= 16
		return [3]float64{step(n / 36), step(n / 6 % 6), step(n % 6)}
	}
	t.Fatalf("color %d is one of the sixteen that users change", n)
	return [3]float64{}
}

// luminance and contrast as WCAG 2.1 defines them.
func luminance(c [3]float64) float64 {
	lin := func(v float64) float64 {
		v /= 255
		if v <= 0.03928 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c[0]) + 0.7152*lin(c[1]) + 0.0722*lin(c[2])
}

func contrast(a, b [3]float64) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

var (
	black, nearBlack = [3]float64{}, [3]float64{30, 30, 30}
	white, nearWhite = [3]float64{255, 255, 255}, [3]float64{250, 248, 240}
)

// white_terminal
//
// Every role of every theme has 4.5:1 on each background that the theme is
// for, lines that are not read 3:1; what has no color has the terminal's own,
// which reads wherever the terminal does.
func TestContrast(t *testing.T) {
	grounds := map[Name][][3]float64{
		Auto: {white, black}, Dark: {black, nearBlack}, Light: {white, nearWhite}, Mono: {white, black}, HighContrast: {white, black},
	}
	for _, name := range Names() {
		th := New(Options{Name: name, Profile: termenv.TrueColor})
		colors := 0
		for role, style := range th.roles() {
			out := style.Render("x")
			if strings.Contains(out, "48;") {
				t.Errorf("%s %s paints a background: %q", name, role, out)
			}
			n, ok := foreground(out)
			if !ok {
				continue
			}
			colors++
			if role == "text" || role == "title" {
				t.Errorf("%s %s has a color of its own: %q", name, role, out)
			}
			least := 4.5
			if role == "rule" {
				least = 3
			}
			for _, g := range grounds[name] {
				if got := contrast(rgb(t, n), g); got < least {
					t.Errorf("%s %s (%d) has contrast %.2f on %v, want %.1f", name, role, n, got, g, least)
				}
			}
		}
		want := map[Name]int{Auto: 5, Dark: 6, Light: 6}[name]
		if colors != want {
			t.Errorf("%s has %d colors, want %d", name, colors, want)
		}
	}
}

// roles are the styles of a theme.
func (t *Theme) roles() map[string]lipgloss.Style {
	return map[string]lipgloss.Style{
		"text": t.Text, "muted": t.Muted, "title": t.Title, "accent": t.Accent, "ok": t.OK, "warn": t.Warn, "bad": t.Bad, "rule": t.Rule,
	}
}

var colored = regexp.MustCompile(`[\[;]38;5;(\d+)`)

// foreground is the color that a text is drawn in, when it has one.
func foreground(s string) (int, bool) {
	m := colored.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil
}

// What carries a meaning looks unlike plain text wherever there is anything to
// draw it with, and nothing is ever faint.
func TestRolesAreToldApart(t *testing.T) {
	for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI} {
		for _, name := range Names() {
			th := New(Options{Name: name, Profile: profile})
			for role, style := range th.roles() {
				out := style.Render("x")
				if plain := out == "x"; plain && (role == "title" || role == "accent" || role == "warn" || role == "bad") {
					t.Errorf("%s %s is drawn as plain text", name, role)
				}
				if strings.HasPrefix(out, "\x1b[2m") || strings.Contains(out, ";2;") {
					t.Errorf("%s %s is faint: %q", name, role, out)
				}
				if _, ok := foreground(out); profile == termenv.ANSI && (ok || strings.ContainsAny(out, "3")) {
					t.Errorf("%s %s uses one of the sixteen colors: %q", name, role, out)
				}
			}
			if th.Warn.Render("x") == th.Bad.Render("x") {
				t.Errorf("%s draws a warning as it draws what is bad", name)
			}
		}
	}
}

func TestGlyphsAreOneCellWideAndToldApart(t *testing.T) {
	for name, g := range map[string]Glyphs{"unicode": unicodeGlyphs, "ascii": asciiGlyphs} {
		t.Run(name, func(t *testing.T) {
			v := reflect.ValueOf(g)
			for i := range v.NumField() {
				s, field := v.Field(i).String(), v.Type().Field(i).Name
				if w := ansi.StringWidth(s); w != 1 && field != "To" {
					t.Errorf("%s %q is %d cells wide", field, s, w)
				}
				if name == "ascii" && strings.ContainsFunc(s, func(r rune) bool { return r > 126 }) {
					t.Errorf("%s %q is not ASCII", field, s)
				}
			}
			seen := map[string]bool{}
			for _, m := range []string{
				g.Yes, g.Partly, g.No, g.DontKnow, g.Unanswered, g.NA, g.Planned, g.Alternative, g.Compensating, g.Inherited, g.Incomplete,
			} {
				if seen[m] {
					t.Errorf("%q marks two states", m)
				}
				seen[m] = true
			}
		})
	}
}

func TestNoColorStripsEverything(t *testing.T) {
	for _, n := range Names() {
		th := New(Options{Name: n, Profile: termenv.Ascii})
		for _, got := range []string{th.Title.Render("x"), th.Bad.Render("x"), th.Accent.Render("x"), th.Muted.Render("x")} {
			if got != "x" {
				t.Errorf("%s draws %q without colors", n, got)
			}
		}
	}
}

func TestNextGoesThroughAll(t *testing.T) {
	seen, n := map[Name]bool{}, Auto
	for range Names() {
		seen[n] = true
		n = Next(n)
	}
	if n != Auto || len(seen) != len(Names()) {
		t.Errorf("went through %v and ended at %s", seen, n)
	}
	a := New(Options{Name: Auto, Profile: termenv.ANSI256, ASCII: true})
	if b := a.With(Dark); b.Name != Dark || !b.ASCII || b.Accent.Render("x") == a.Accent.Render("x") {
		t.Errorf("with another name: %+v", b.Options)
	}
}

func TestParse(t *testing.T) {
	if n, err := Parse(""); err != nil || n != Auto {
		t.Errorf("empty gives %q, %v", n, err)
	}
	if n, err := Parse("mono"); err != nil || n != Mono {
		t.Errorf("mono gives %q, %v", n, err)
	}
	if _, err := Parse("pink"); err == nil || !strings.Contains(err.Error(), "high-contrast") {
		t.Errorf("an unknown name gives %v", err)
	}
}

func TestLocale(t *testing.T) {
	env := func(kv map[string]string) func(string) string { return func(k string) string { return kv[k] } }
	for name, c := range map[string]struct {
		env   map[string]string
		ascii bool
	}{
		"none":         {nil, true},
		"utf8":         {map[string]string{"LANG": "en_US.UTF-8"}, false},
		"utf8 short":   {map[string]string{"LANG": "C.utf8"}, false},
		"latin1":       {map[string]string{"LANG": "en_US.ISO-8859-1"}, true},
		"LC_ALL wins":  {map[string]string{"LC_ALL": "C", "LANG": "en_US.UTF-8"}, true},
		"japanese":     {map[string]string{"LANG": "ja_JP.UTF-8"}, true},
		"ctype before": {map[string]string{"LC_CTYPE": "en_US.UTF-8", "LANG": "C"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := WantsASCII(env(c.env)); got != c.ascii {
				t.Errorf("ASCII %v, want %v", got, c.ascii)
			}
		})
	}
}
