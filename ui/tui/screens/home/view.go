package home

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// View implements Screen.
func (s *home) View() string {
	t := s.app.Theme
	switch {
	case s.busy != "":
		return "\n   " + t.Text.Render(s.busy)
	case !s.loaded:
		return "\n   " + t.Muted.Render("Reading the folder.")
	case s.err != nil:
		lines := screen.Render(t.Bad, widgets.Wrap("The data folder cannot be read: "+widgets.Safe(s.err.Error()), s.w-4))
		lines = append(lines, screen.Render(t.Text, widgets.Wrap("Put it right and press ctrl+r to read it again.", s.w-4))...)
		return strings.Join(widgets.Indent(lines, "   "), "\n")
	case len(s.cards) == 0:
		return strings.Join(s.empty(), "\n")
	}
	h := s.h
	var tail []string
	if s.filtering || s.filter.Value() != "" {
		h--
		tail = []string{s.filterLine()}
	}
	shown := s.shown()
	if len(shown) == 0 {
		return strings.Join(append([]string{"   " + t.Muted.Render("No clinic's name holds these words; esc shows all.")}, tail...), "\n")
	}
	cols := s.columns()
	var top []string
	if cols != nil && h >= 4 {
		top = []string{"   " + t.Muted.Render(screen.DrawTitles(cols))}
		h--
	}
	var blocks []screen.Block
	for i, c := range shown {
		if away := i - s.cur.At; away < -2*s.h || away > 2*s.h {
			// Far out of sight: a folder of a thousand clinics is not drawn
			// again at every key.
			blocks = append(blocks, screen.Block{Lines: make([]string, 1)})
			continue
		}
		blocks = append(blocks, screen.Block{Lines: s.row(c, cols, i == s.cur.At)})
	}
	s.cur.Top = len(top)
	lines := append(top, s.cur.View(s.app, blocks, s.w, h)...)
	if len(tail) > 0 {
		lines = append(widgets.Fill(lines, s.h-1), tail...)
	}
	return strings.Join(lines, "\n")
}

// empty says what this is to somebody who has never seen it.
func (s *home) empty() []string {
	t := s.app.Theme
	var out []string
	for _, p := range []string{
		"clinicready asks a small clinic plain questions about HIPAA and SOC 2.",
		"It says where the clinic stands and what to fix first, as a PDF to take away.",
		"Nothing leaves this computer: one file per clinic, in " + widgets.Safe(s.app.Desk.Folder()),
	} {
		out = append(out, screen.Hang("   ", t.Text, p, s.w-1)...)
	}
	if s.h > len(out)+3 {
		out = append([]string{""}, append(out, "")...)
	}
	out = append(out, "   "+t.Accent.Render("n")+"  "+t.Text.Render("new clinic"))
	return append(out, screen.Hang("   "+t.Accent.Render("d")+"  ", t.Text, "look at the example: a made-up clinic with its answers", s.w-1)...)
}

func (s *home) filterLine() string {
	t := s.app.Theme
	count := assessment.Count(len(s.shown()), "clinic", "clinics") + " of " + assessment.Thousands(len(s.cards))
	field := s.filter.View(t, max(1, s.w-widgets.Width(count)-12), s.filtering)
	return widgets.Row("   "+t.Muted.Render("find ")+field, t.Muted.Render(count), s.w-1)
}

// columns are those of the table at this width, each as wide as what stands in
// it; nil where clinics are drawn over two lines.
func (s *home) columns() []screen.Column {
	if s.w < 76 {
		return nil
	}
	cols := []screen.Column{{Title: "clinic"}, {Title: "in place", Right: true}, {Title: "asked", Right: true}, {Title: "HIPAA"}, {Title: "SOC 2"}, {Title: "touched"}}
	if s.w >= 116 {
		cols = []screen.Column{
			{Title: "clinic"},
			{Title: "assessment"},
			{Title: "in place", Right: true},
			{Title: "documented", Right: true},
			{Title: "records", Right: true},
			{Title: "asked", Right: true},
			{Title: "HIPAA"},
			{Title: "SOC 2"},
			{Title: "touched"},
		}
	}
	used := 4
	for i := range cols {
		c := &cols[i]
		c.Width = widgets.Width(c.Title)
		for _, card := range s.cards {
			c.Width = max(c.Width, widgets.Width(s.values(card)[c.Title]))
		}
		c.Width = min(c.Width, 24)
		if i > 0 {
			used += c.Width + 2
		}
	}
	name := 0
	for _, card := range s.cards {
		name = max(name, widgets.Width(cardName(card)))
	}
	cols[0].Width = max(8, min(name, s.w-used-1))
	return cols
}

// values are what stands in the columns for a clinic.
func (s *home) values(c ui.Card) map[string]string {
	if c.Problem != "" {
		return map[string]string{"clinic": cardName(c)}
	}
	dash := s.app.Theme.Glyph.Dash
	hipaa, soc2 := s.verdicts(c)
	return map[string]string{
		"clinic": cardName(c), "assessment": widgets.Safe(c.Assessment), "in place": method.PercentOf(c.R).String(), "documented": method.PercentOf(c.R1).String(),
		"records": method.PercentOf(c.R2).String(), "asked": method.PercentOf(c.Coverage).String(), "HIPAA": screen.Or(hipaa, dash), "SOC 2": screen.Or(soc2, dash), "touched": s.touched(c),
	}
}

// row draws one clinic: in the columns, or over two lines.
func (s *home) row(c ui.Card, cols []screen.Column, here bool) []string {
	t := s.app.Theme
	lead, style := "   ", t.Text
	if here {
		lead, style = " "+t.Glyph.Cursor+" ", t.Accent
	}
	name := cardName(c)
	if c.Problem != "" {
		return append(screen.Hang(lead, style, name, s.w-1), screen.Hang("     ", t.Bad, widgets.Safe(c.Problem), s.w-1)...)
	}
	if cols == nil {
		return s.twoLines(c, lead, style)
	}
	vals := s.values(c)
	names := widgets.Wrap(vals["clinic"], cols[0].Width)
	vals["clinic"] = style.Render(names[0])
	var row []string
	for _, col := range cols {
		row = append(row, vals[col.Title])
	}
	out := []string{lead + screen.DrawCells(cols, row)}
	for _, n := range names[1:] {
		out = append(out, "   "+style.Render(n))
	}
	return append(out, s.copyLine(c)...)
}

// copyLine says what the file is to another copy of the clinic, if there is one.
func (s *home) copyLine(c ui.Card) []string {
	if c.Copy == "" {
		return nil
	}
	return screen.Hang("     ", s.app.Theme.Warn, widgets.Safe(c.Copy), s.w-1)
}

// twoLines draws a clinic where the table does not fit.
func (s *home) twoLines(c ui.Card, lead string, style lipgloss.Style) []string {
	t := s.app.Theme
	facts := []string{method.PercentOf(c.R).String() + " in place", method.PercentOf(c.Coverage).String() + " asked"}
	hipaa, soc2 := s.verdicts(c)
	if hipaa != "" {
		facts = append(facts, "HIPAA "+hipaa)
	}
	if soc2 != "" {
		facts = append(facts, "SOC 2 "+soc2)
	}
	touched := s.touched(c)
	names := widgets.Wrap(cardName(c), s.w-widgets.Width(touched)-5)
	out := []string{widgets.Row(lead+style.Render(names[0]), t.Muted.Render(touched), s.w-1)}
	for _, n := range names[1:] {
		out = append(out, "   "+style.Render(n))
	}
	out = append(out, screen.Hang("     ", t.Muted, strings.Join(facts, " "+t.Glyph.Dot+" "), s.w-1)...)
	return append(out, s.copyLine(c)...)
}

// verdicts are the words of a clinic's verdicts; "asked" beside them tells
// whether they are provisional. SOC 2 shows the type that is worked toward.
func (s *home) verdicts(c ui.Card) (hipaa, soc2 string) {
	if c.Coverage != nil && *c.Coverage == 0 {
		return "not assessed yet", "" // a verdict on nothing is none
	}
	word := func(v string) string { return strings.TrimPrefix(v, "Provisional ") }
	hipaa = word(c.HIPAA)
	if hipaa == method.ReadyToEngage {
		hipaa = method.Verdict{Target: assessment.TargetHIPAA, Word: hipaa}.Shown()
	}
	if soc2 = word(c.Type1); c.Target == string(assessment.TargetType2) && c.Type2 != "" {
		soc2 = word(c.Type2)
	}
	if soc2 == "" {
		return hipaa, ""
	}
	switch {
	case s.w < 116:
	case c.Target == string(assessment.TargetType2):
		soc2 = "Type II " + soc2
	default:
		soc2 = "Type I " + soc2
	}
	return hipaa, soc2
}

// touched says when a clinic was last worked on.
func (s *home) touched(c ui.Card) string {
	d, err := assessment.ParseDate(c.Touched)
	if err != nil {
		return widgets.Safe(c.Touched)
	}
	if d == s.app.Today() {
		return "today"
	}
	return d.Short(s.app.Today())
}
