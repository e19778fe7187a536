package widgets

import (
	"io"
	"strings"

	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"clinicready/ui/tui/theme"
)

// huhTheme draws huh with the program's roles. Nothing is told by color alone:
// the field with the cursor and the chosen option have a mark.
func huhTheme(t *theme.Theme) *huh.Theme {
	// huh draws its cursor in reverse, which NO_COLOR takes away: a caret stands
	// before the character instead, in a style that knows no reverse.
	bare := lipgloss.NewRenderer(io.Discard)
	bare.SetColorProfile(termenv.Ascii)
	caret := bare.NewStyle().Transform(func(s string) string {
		out := t.Accent.Render(t.Glyph.Caret)
		if s != " " {
			out += t.Text.Render(s)
		}
		return out
	})
	one := func(focus bool) huh.FieldStyles {
		// The margin is the cell that the caret takes of a full line.
		s := huh.FieldStyles{Base: bare.NewStyle().MarginRight(1)}
		s.TextInput = huh.TextInputStyles{Cursor: caret, CursorText: t.Text, Placeholder: t.Muted, Prompt: t.Text, Text: t.Text}
		s.SelectSelector = bare.NewStyle().SetString("    ")
		s.SelectedOption = t.Accent.Transform(func(w string) string { return "(*) " + w })
		s.UnselectedOption = t.Text.Transform(func(w string) string { return "( ) " + w })
		s.Title = t.Muted
		if focus {
			s.Title = t.Accent
		}
		return s
	}
	return &huh.Theme{Focused: one(true), Blurred: one(false), FieldSeparator: bare.NewStyle().SetString("\n")}
}

// labeled makes the titles a column of so many cells, the one with the cursor
// marked.
func labeled(look *huh.Theme, t *theme.Theme, label int) *huh.Theme {
	column := func(lead string) func(string) string {
		return func(s string) string {
			lines := Wrap(s, label)
			last := len(lines) - 1
			for i, l := range lines {
				lines[i] = "  " + l
			}
			lines[0] = lead + lines[0][2:]
			lines[last] = Fit(lines[last], label+2) + "  "
			return strings.Join(lines, "\n")
		}
	}
	out := *look
	out.Focused.Title = t.Accent.Transform(column(t.Glyph.Cursor + " "))
	out.Blurred.Title = t.Muted.Transform(column("  "))
	return &out
}
