// Package help is the help screen: what the keys do where it was asked for, the
// explainers and the glossary.
package help

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// The actions of the help screen.
const (
	helpOpen screen.ID = "help.open"
	helpFind screen.ID = "help.find"
	helpShut screen.ID = "help.shut"
)

// Actions are what can be done on the help screen.
var Actions = slices.Concat([]screen.Action{
	{ID: helpOpen, Screen: screen.Help, Keys: []string{"enter", "right", "l"}, Label: "open", Help: "open or close the section"},
	{ID: helpShut, Screen: screen.Help, Keys: []string{"left", "h"}, Help: "close the section"},
	{ID: helpFind, Screen: screen.Help, Keys: []string{"/"}, Label: "find", Help: "find a word of the explainers and the glossary"},
}, screen.Moves(screen.Help))

// helpScreen shows what the keys do where it was asked for, and explains the words.
type helpScreen struct {
	app  *screen.App
	w, h int
	cur  screen.List
	// from is the screen that it was asked on.
	from screen.Name
	// open are the sections that are unfolded.
	open map[int]bool
}

// New begins with the keys of the screen that help was asked on.
func New(app *screen.App, arg any) *helpScreen {
	from, _ := arg.(screen.Name)
	return &helpScreen{app: app, from: from, open: map[int]bool{0: true}}
}

// Init implements Screen.
func (s *helpScreen) Init() tea.Cmd { return nil }

// SetSize implements Screen.
func (s *helpScreen) SetSize(w, h int) { s.w, s.h = w, h }

// Header implements Screen.
func (s *helpScreen) Header() screen.Header {
	return screen.Header{Left: "Help", Right: string(s.from)}
}

// TakesText implements Screen.
func (s *helpScreen) TakesText() bool { return false }

// Keys implements Screen.
func (s *helpScreen) Keys() []screen.ID {
	return append([]screen.ID{helpOpen, helpFind, helpShut}, screen.MoveIDs(screen.Help)...)
}

// Update implements Screen.
func (s *helpScreen) Update(msg tea.Msg) tea.Cmd {
	act, ok := msg.(screen.ActionMsg)
	if !ok {
		return nil
	}
	lines := s.lines()
	if s.cur.Do(act.ID, len(lines), s.h-2) {
		return nil
	}
	section := lines[min(s.cur.At, len(lines)-1)].section
	switch act.ID {
	case helpOpen:
		s.open[section] = !s.open[section]
		s.goTo(section)
	case helpShut:
		s.open[section] = false
		s.goTo(section)
	case helpFind:
		s.app.Open(s.finder())
	}
	return nil
}

// goTo puts the cursor on the title of a section.
func (s *helpScreen) goTo(section int) {
	for i, l := range s.lines() {
		if l.section == section {
			s.cur.At, s.cur.Lift = i, true
			return
		}
	}
}

// finder searches the titles and the paragraphs.
func (s *helpScreen) finder() widgets.Dialog {
	var items []widgets.Item
	for i, sec := range s.sections() {
		if sec.Paragraphs[0].Term != "" {
			items = append(items, widgets.Item{Label: sec.Title, Value: assessment.Thousands(i)})
		}
		for _, p := range sec.Paragraphs {
			items = append(items, widgets.Item{Label: screen.Or(p.Term, sec.Title), Detail: p.Text, Value: assessment.Thousands(i)})
		}
	}
	return widgets.NewPicker("Find in help", widgets.Among(items), func(it widgets.Item) tea.Cmd {
		for i, sec := range s.sections() {
			if assessment.Thousands(i) != it.Value {
				continue
			}
			s.open[i] = true
			s.goTo(i)
			for j, l := range s.lines() {
				if l.section == i && l.term == screen.Or(it.Label, sec.Title) {
					s.cur.At, s.cur.Lift = j, true
				}
			}
		}
		return nil
	})
}

// helpLine is a title, or one paragraph of a section, as the cursor goes over
// them.
type helpLine struct {
	section int
	title   bool
	term    string
	text    string
}

// lines are the titles, with the paragraphs of the sections that are unfolded.
func (s *helpScreen) lines() []helpLine {
	var out []helpLine
	for i, sec := range s.sections() {
		out = append(out, helpLine{section: i, title: true, term: sec.Title})
		if !s.open[i] {
			continue
		}
		for _, e := range sec.Paragraphs {
			out = append(out, helpLine{section: i, term: e.Term, text: e.Text})
		}
	}
	return out
}

// View implements Screen.
func (s *helpScreen) View() string {
	t := s.app.Theme
	var blocks []screen.Block
	for i, l := range s.lines() {
		lead, style := "   ", t.Text
		if i == s.cur.At {
			lead, style = " "+t.Accent.Render(t.Glyph.Cursor)+" ", t.Accent
		}
		switch {
		case l.title:
			sign := "+ "
			if s.open[l.section] {
				sign = "- "
			}
			blocks = append(blocks, screen.Block{Lines: []string{lead + t.Title.Render(sign+l.term)}})
		case l.term == "":
			blocks = append(blocks, screen.Block{Lines: screen.Hang(lead+"  ", style, l.text, s.w-1)})
		default:
			width := min(24, s.w/3)
			terms := widgets.Wrap(l.term, width)
			texts := widgets.Wrap(l.text, max(1, s.w-width-8))
			var lines []string
			for n := range max(len(terms), len(texts)) {
				term, text := "", ""
				if n < len(terms) {
					term = terms[n]
				}
				if n < len(texts) {
					text = texts[n]
				}
				lines = append(lines, strings.TrimRight(lead+"  "+style.Render(widgets.Fit(term, width))+"  "+t.Text.Render(text), " "))
				lead = "   "
			}
			blocks = append(blocks, screen.Block{Lines: lines})
		}
	}
	return strings.Join(s.cur.View(s.app, blocks, s.w, s.h), "\n")
}

// Wheel implements screen.Pointed.
func (s *helpScreen) Wheel(x, by int) bool { return s.cur.Wheel(x, by) }

// Click implements screen.Pointed.
func (s *helpScreen) Click(x, y int) { s.cur.Click(x, y) }
