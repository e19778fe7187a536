package report

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clinicready/assessment"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// View implements Screen.
func (s *report) View() string {
	t := s.app.Theme
	if s.app.Result() == nil {
		return "\n   " + t.Muted.Render("No clinic is open.")
	}
	var blocks []screen.Block
	label := 0
	for _, f := range s.formats {
		label = max(label, widgets.Width(f.Label))
	}
	for i, f := range s.formats {
		mark := "( ) "
		if i == s.chosen {
			mark = "(*) "
		}
		lead, style := s.lead(i)
		lines := []string{lead + style.Render(mark+f.Label)}
		if s.w >= 76 {
			lines = screen.Hang(lead+style.Render(mark+widgets.Fit(f.Label, label))+"  ", t.Muted, f.About, s.w-1)
		} else if i == s.cur.At {
			lines = append(lines, screen.Hang("         ", t.Muted, f.About, s.w-1)...)
		}
		blocks = append(blocks, screen.Block{Lines: lines})
	}
	spaced := s.h >= 14
	blank := func(lines []string) []string {
		if spaced {
			return append([]string{""}, lines...)
		}
		return lines
	}
	lead, style := s.lead(s.pathRow())
	where := lead + style.Render("Where to") + "  "
	var path []string
	switch {
	case s.typing:
		path = []string{where + s.path.View(t, max(1, s.w-widgets.Width(where)-1), true)}
	case s.path.Value() != "":
		path = screen.Hang(where, t.Text, widgets.Safe(s.path.Value()), s.w-1)
	default:
		path = screen.Hang(where, t.Muted, "beside the clinic file, in "+widgets.Safe(s.beside()), s.w-1)
	}
	blocks = append(blocks, screen.Block{Lines: blank(path)})
	lead, style = s.lead(s.writeRow())
	blocks = append(blocks, screen.Block{Lines: blank([]string{lead + style.Render("Write it")})})

	foot := s.foot()
	if len(foot) > s.h/2 {
		foot = foot[:s.h/2]
	}
	h := max(1, s.h-len(foot))
	top := 0
	if spaced {
		top = 1
	}
	s.cur.Top = top
	lines := append(make([]string, top), s.cur.View(s.app, blocks, s.w, h-top)...)
	if spaced {
		lines = append(lines, "")
	}
	return strings.Join(append(lines[:min(len(lines), h)], foot...), "\n")
}

// lead is the beginning of a line, and how it is drawn.
func (s *report) lead(i int) (string, interface{ Render(...string) string }) {
	t := s.app.Theme
	if i == s.cur.At {
		return "  " + t.Accent.Render(t.Glyph.Cursor) + "  ", t.Accent
	}
	return "     ", t.Text
}

// foot is the draft mark and what came of the last try.
func (s *report) foot() []string {
	t := s.app.Theme
	const in = "     "
	var out []string
	switch {
	case s.busy:
		out = append(out, in+t.Accent.Render("Writing "+s.formats[s.chosen].Label+" ..."))
	case s.failed != nil:
		out = append(out, screen.Hang(in, t.Bad, widgets.Safe(s.failed.Error()), s.w-1)...)
		out = append(out, screen.Hang(in, t.Text, "Put that right, or press t to write it somewhere else, and write it again.", s.w-1)...)
	case s.wrote != "":
		out = append(out, in+t.OK.Render("Written:"))
		// Broken only where it must be, so that it can be copied.
		for _, l := range strings.Split(ansi.Hardwrap(widgets.Safe(s.wrote), max(1, s.w-len(in)-1), true), "\n") {
			out = append(out, in+t.Text.Render(l))
		}
		out = append(out, screen.Hang(in, t.Muted, "It lists security weaknesses: hand it on with care.", s.w-1)...)
	}
	if s.draft() {
		r := s.app.Result()
		out = append(out, screen.Hang(in+t.Warn.Render("DRAFT")+"  ", t.Text, fmt.Sprintf(
			"%s of %s unanswered: every page says DRAFT with the coverage of %s until they are answered.",
			assessment.Thousands(r.Unknown), assessment.Count(len(r.Items), "question is", "questions are"), r.All().Coverage), s.w-1)...)
	}
	return out
}

// Wheel implements screen.Pointed.
func (s *report) Wheel(x, by int) bool { return s.cur.Wheel(x, by) }

// Click implements screen.Pointed.
func (s *report) Click(x, y int) { s.cur.Click(x, y) }
