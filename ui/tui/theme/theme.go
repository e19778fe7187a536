// Package theme holds how the program looks: styles by role, and the glyphs.
// A theme is made once and passed in; nothing reads a global style. No role is
// told by color alone: every color stands beside a word or a mark.
package theme

import (
	"fmt"
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Name chooses a theme.
type Name string

// The themes. Auto is Dark or Light, as the terminal's background is.
const (
	Auto         Name = "auto"
	Dark         Name = "dark"
	Light        Name = "light"
	Mono         Name = "mono"
	HighContrast Name = "high-contrast"
)

// Options are what a theme depends on.
type Options struct {
	Name Name
	// DarkBackground is the terminal's background, for Auto and HighContrast.
	DarkBackground bool
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
	Text, Muted, Title lipgloss.Style
	// Accent is what can be acted on: keys, the line that the cursor is on.
	Accent lipgloss.Style
	// OK, Warn and Bad always stand with a word or a mark.
	OK, Warn, Bad lipgloss.Style
	// Rule draws lines that part one area from another.
	Rule  lipgloss.Style
	Glyph Glyphs
}

// palette holds xterm-256 color numbers; their contrast is tested.
type palette struct {
	text, muted, accent, ok, warn, bad, rule int
}

var (
	darkPalette      = palette{text: 252, muted: 245, accent: 117, ok: 79, warn: 220, bad: 215, rule: 240}
	lightPalette     = palette{text: 236, muted: 240, accent: 25, ok: 23, warn: 94, bad: 88, rule: 250}
	darkHighPalette  = palette{text: 231, muted: 252, accent: 123, ok: 120, warn: 226, bad: 217, rule: 252}
	lightHighPalette = palette{text: 16, muted: 235, accent: 18, ok: 22, warn: 52, bad: 88, rule: 235}
)

// New makes a theme.
func New(o Options) *Theme {
	t := &Theme{Options: o, Glyph: unicodeGlyphs}
	if o.ASCII {
		t.Glyph = asciiGlyphs
	}
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(o.Profile)
	r.SetHasDarkBackground(o.DarkBackground)
	plain := r.NewStyle()
	if o.Name == Mono {
		t.Text, t.Muted, t.Rule = plain, plain.Faint(true), plain.Faint(true)
		t.Title, t.Accent = plain.Bold(true), plain.Bold(true)
		t.OK, t.Warn, t.Bad = plain, plain.Underline(true), plain.Bold(true)
		return t
	}
	p := darkPalette
	switch {
	case o.Name == HighContrast && o.DarkBackground:
		p = darkHighPalette
	case o.Name == HighContrast:
		p = lightHighPalette
	case o.Name == Light || o.Name == Auto && !o.DarkBackground:
		p = lightPalette
	}
	color := func(n int) lipgloss.Style {
		return plain.Foreground(lipgloss.Color(fmt.Sprint(n)))
	}
	t.Text, t.Muted, t.Rule = color(p.text), color(p.muted), color(p.rule)
	t.Title, t.Accent = color(p.text).Bold(true), color(p.accent)
	t.OK, t.Warn, t.Bad = color(p.ok), color(p.warn), color(p.bad)
	return t
}

// Toggled returns the theme for the other background.
func (t *Theme) Toggled() *Theme {
	o := t.Options
	o.DarkBackground = !o.DarkBackground
	switch o.Name {
	case Dark:
		o.Name = Light
	case Light:
		o.Name = Dark
	case Auto, Mono, HighContrast:
	}
	return New(o)
}
