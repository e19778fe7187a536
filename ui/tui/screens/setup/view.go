package setup

import (
	"strings"

	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// View implements Screen.
func (s *newClinic) View() string {
	if s.page > 0 {
		return strings.Join(s.factsView(), "\n")
	}
	lines := strings.Split(s.form.View(s.app.Theme), "\n")
	return strings.Repeat("\n", s.margin()) + strings.Join(widgets.Indent(lines, "  "), "\n")
}

// factsView draws a page of facts: what each says now, and the explanation of
// the one with the cursor.
func (s *newClinic) factsView() []string {
	t := s.app.Theme
	facts := factPages()[s.page-1]
	label := 0
	for _, f := range facts {
		label = max(label, widgets.Width(f.Label))
	}
	label = min(label, max(10, s.w-32))
	var blocks []screen.Block
	for i, f := range facts {
		here := i == s.cur.At
		lead, style := "   ", t.Text
		if here {
			lead, style = " "+t.Glyph.Cursor+" ", t.Accent
		}
		names := widgets.Wrap(f.Label, label)
		value := s.draft.facts[f.Key]
		word := t.Title.Render(value)
		if value == "" {
			word = t.Muted.Render("unknown")
		}
		switch u := s.draft.usual[f.Key]; {
		case u != "" && u == value:
			word += t.Muted.Render(" (usual for " + s.draft.preset + ")")
		case s.editing && s.app.Assessment().Assumed[f.Key] && !s.draft.said[f.Key]:
			word += t.Muted.Render(" (assumed)")
		}
		lines := []string{lead + style.Render(widgets.Fit(names[0], label)) + "  " + word}
		for _, n := range names[1:] {
			lines = append(lines, "   "+style.Render(n))
		}
		if here {
			lines = append(lines, widgets.Indent(screen.Render(t.Muted, widgets.Wrap(f.Help, max(1, s.w-7))), "     ")...)
		}
		blocks = append(blocks, screen.Block{Lines: lines})
	}
	var top []string
	if s.h >= 12 {
		top = widgets.Indent(screen.Render(t.Muted, widgets.Wrap(
			"Facts raise risk or leave questions out. Unknown is an honest answer: it leaves nothing out.", max(1, s.w-4))), "   ")
		top = append(append([]string{""}, top...), "")
	}
	return append(top, s.cur.View(s.app, blocks, s.w, max(1, s.h-len(top)))...)
}
