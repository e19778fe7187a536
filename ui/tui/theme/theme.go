// Package theme holds how the program looks: styles by role, and the glyphs.
// A theme is made once and passed in; nothing reads a global style. No role is
// told by color alone: every color stands beside a word or a mark.
package theme

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Name chooses a theme.
type Name string

// The themes. Auto reads on every background, Dark and Light each on its own;
// Mono has no colors, and HighContrast has the terminal's own two alone.
const (
	Auto         Name = "auto"
	Dark         Name = "dark"
	Light        Name = "light"
	Mono         Name = "mono"
	HighContrast Name = "high-contrast"
)

// Names are the themes that can be asked for, in the order they are offered.
func Names() []Name { return []Name{Auto, Dark, Light, Mono, HighContrast} }

// Parse reads a theme's name; empty means Auto.
func Parse(s string) (Name, error) {
	if s == "" {
		return Auto, nil
	}
	var known []string
	for _, n := range Names() {
		if string(n) == s {
			return n, nil
		}
		known = append(known, string(n))
	}
	return "", fmt.Errorf("%q is not a theme; use %s", s, strings.Join(known, ", "))
}

// Next is the theme after one, in the order they are offered.
func Next(n Name) Name {
	all := Names()
	return all[(slices.Index(all, n)+1)%len(all)]
}

// Options are what a theme depends on.
type Options struct {
	Name Name
	// Profile is how many colors there are; termenv.Ascii strips everything,
	// bold included, as NO_COLOR asks.
	Profile termenv.Profile
	// ASCII chooses the glyphs that every terminal has.
	ASCII bool
}

// Theme is a style for each role, and the glyphs.
type Theme struct {
	Options
	// Text is what is read, Muted what explains it, Title what names a place.
	// Text has the terminal's own foreground in every theme: it is the one
	// color that surely reads on the terminal's background.
	Text, Muted, Title lipgloss.Style
	// Accent is what can be acted on: keys, the line that the cursor is on.
	Accent lipgloss.Style
	// OK, Warn and Bad always stand with a word or a mark.
	OK, Warn, Bad lipgloss.Style
	// Rule draws lines that part one area from another.
	Rule  lipgloss.Style
	Glyph Glyphs
}

// palette holds xterm-256 color numbers from the cube and the gray ramp; their
// contrast is tested. 0 is the terminal's own foreground. The first sixteen
// colors are never used: every terminal has its own idea of them.
type palette struct {
	muted, accent, ok, warn, bad, rule int
}

var (
	// To have 4.5:1 on white and on black a color needs a luminance between
	// 0.175 and 0.1833. Six of the 240 have one: 29 green, 63 blue, 98 purple,
	// 131 red, 163 magenta, 243 gray. No amber is among them (130 has 4.46 on
	// black), so a warning is underlined in the terminal's own foreground.
	autoPalette  = palette{muted: 243, accent: 63, ok: 29, warn: 0, bad: 131, rule: 243}
	darkPalette  = palette{muted: 245, accent: 117, ok: 79, warn: 220, bad: 215, rule: 243}
	lightPalette = palette{muted: 240, accent: 25, ok: 23, warn: 94, bad: 88, rule: 245}
)

// New makes a theme. Where there are only the sixteen colors, whose contrast
// nobody knows, a theme with colors is drawn as Mono is.
func New(o Options) *Theme {
	t := &Theme{Options: o, Glyph: unicodeGlyphs}
	if o.ASCII {
		t.Glyph = asciiGlyphs
	}
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(o.Profile)
	own := r.NewStyle()
	t.Text, t.Muted, t.Rule, t.Title = own, own, own, own.Bold(true)
	switch {
	case o.Name == HighContrast:
		// Reversed, the terminal's two colors have the contrast of its text.
		t.Accent, t.OK, t.Warn, t.Bad = own.Reverse(true), own.Bold(true), own.Bold(true).Underline(true), own.Bold(true).Reverse(true)
	case o.Name == Mono || o.Profile == termenv.ANSI:
		// Never faint: how much of the contrast that takes away is unknown.
		t.Accent, t.OK, t.Warn, t.Bad = own.Bold(true), own, own.Underline(true), own.Bold(true)
	default:
		p := autoPalette
		switch o.Name {
		case Dark:
			p = darkPalette
		case Light:
			p = lightPalette
		case Auto, Mono, HighContrast:
		}
		color := func(n int) lipgloss.Style {
			if n == 0 {
				return own.Underline(true)
			}
			return own.Foreground(lipgloss.Color(strconv.Itoa(n)))
		}
		t.Muted, t.Rule, t.Accent = color(p.muted), color(p.rule), color(p.accent)
		t.OK, t.Warn, t.Bad = color(p.ok), color(p.warn), color(p.bad).Bold(true)
	}
	return t
}

// With returns the theme of another name, for the same terminal.
func (t *Theme) With(n Name) *Theme {
	o := t.Options
	o.Name = n
	return New(o)
}
