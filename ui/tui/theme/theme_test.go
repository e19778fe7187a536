package theme

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// names are the themes that there are.
var names = []Name{Auto, Dark, Light, Mono, HighContrast}

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

func TestContrast(t *testing.T) {
	black, nearBlack := [3]float64{}, [3]float64{30, 30, 30}
	white, nearWhite := [3]float64{255, 255, 255}, [3]float64{250, 248, 240}
	for name, c := range map[string]struct {
		p       palette
		grounds [][3]float64
		least   float64
	}{
		"dark":                   {darkPalette, [][3]float64{black, nearBlack}, 4.5},
		"light":                  {lightPalette, [][3]float64{white, nearWhite}, 4.5},
		"high contrast on dark":  {darkHighPalette, [][3]float64{black, nearBlack}, 7},
		"high contrast on light": {lightHighPalette, [][3]float64{white, nearWhite}, 7},
	} {
		t.Run(name, func(t *testing.T) {
			for role, n := range map[string]int{
				"text": c.p.text, "muted": c.p.muted, "accent": c.p.accent, "ok": c.p.ok, "warn": c.p.warn, "bad": c.p.bad,
			} {
				for _, g := range c.grounds {
					if got := contrast(rgb(t, n), g); got < c.least {
						t.Errorf("%s (%d) has contrast %.2f on %v, want %.1f", role, n, got, g, c.least)
					}
				}
			}
		})
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
	for _, n := range names {
		th := New(Options{Name: n, Profile: termenv.Ascii})
		for _, got := range []string{th.Title.Render("x"), th.Bad.Render("x"), th.Accent.Render("x"), th.Muted.Render("x")} {
			if got != "x" {
				t.Errorf("%s draws %q without colors", n, got)
			}
		}
	}
}

func TestToggled(t *testing.T) {
	for from, want := range map[Name]Name{Dark: Light, Light: Dark, Auto: Auto, Mono: Mono, HighContrast: HighContrast} {
		a := New(Options{Name: from, DarkBackground: true, Profile: termenv.ANSI256, ASCII: true})
		b := a.Toggled()
		if b.Name != want || b.DarkBackground || !b.ASCII {
			t.Errorf("%s toggles to %+v", from, b.Options)
		}
		if from != Mono && a.Text.Render("x") == b.Text.Render("x") {
			t.Errorf("%s does not change its text", from)
		}
	}
}

func TestLocaleAndBackground(t *testing.T) {
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
	for v, dark := range map[string]bool{"": true, "15;0": true, "0;15": false, "0;default;15": false, "7;8": true, "junk": true} {
		if got := DarkBackground(env(map[string]string{"COLORFGBG": v})); got != dark {
			t.Errorf("COLORFGBG=%q: dark %v, want %v", v, got, dark)
		}
	}
}
