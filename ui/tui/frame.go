package tui

import (
	"runtime/debug"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"clinicready/assessment"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

func (m *Model) small() bool { return m.w < MinWidth || m.h < MinHeight }

// layout gives the screens and the dialogs the size that the frame leaves.
func (m *Model) layout() {
	if m.w <= 0 || m.h <= 0 {
		return
	}
	head, foot := m.frame()
	m.body = size{m.w, max(1, m.h-len(head)-len(foot))}
	for _, p := range m.visits {
		p.screen.SetSize(m.body.w, m.body.h)
	}
	for _, d := range m.dialogs {
		d.SetSize(m.body.w-2, max(1, m.body.h-1))
	}
}

// View implements tea.Model.
func (m *Model) View() (view string) {
	if m.crash.happened() || m.quitting {
		return ""
	}
	defer func() {
		if r := recover(); r != nil {
			// Drawing cannot end the program: a message does.
			msg := crashMsg{where: "drawing", fault: faultOf(r), stack: string(debug.Stack())}
			go m.post(msg)
			view = ""
		}
	}()
	if m.w <= 0 || m.h <= 0 {
		return ""
	}
	if m.small() {
		return widgets.Clamp(strings.Join(m.tooSmall(), "\n"), m.w, m.h)
	}
	head, foot := m.frame()
	h := max(1, m.h-len(head)-len(foot))
	var body []string
	if s := m.screen(); s != nil {
		body = strings.Split(widgets.Clamp(s.View(), m.w, h), "\n")
	}
	if d := m.dialog(); d != nil {
		body = m.overlay(body, d, h)
	}
	lines := append(head, widgets.Fill(body, h)...)
	view = widgets.Clamp(strings.Join(append(lines, foot...), "\n"), m.w, m.h)
	if m.app.Theme.ASCII {
		view = theme.ToASCII(view)
	}
	return view
}

// overlay puts a dialog at the bottom of the body, under a line that names it;
// what fits of the screen stays in sight above.
func (m *Model) overlay(body []string, d widgets.Dialog, h int) []string {
	t := m.app.Theme
	lines := strings.Split(widgets.Clamp(d.View(t), m.w-2, max(1, h-1)), "\n")
	title := " " + widgets.Safe(d.Title()) + " "
	rule := t.Rule.Render(strings.Repeat(t.Glyph.Rule, 2)) + t.Title.Render(widgets.Fit(title, min(widgets.Width(title), m.w-4)))
	rule += t.Rule.Render(strings.Repeat(t.Glyph.Rule, max(0, m.w-widgets.Width(rule))))
	room := max(0, h-1-len(lines))
	return append(append(widgets.Fill(body, room), rule), widgets.Indent(lines, " ")...)
}

// frame draws what stands above and below the body.
func (m *Model) frame() (head, foot []string) {
	t := m.app.Theme
	rule := t.Rule.Render(strings.Repeat(t.Glyph.Rule, max(0, m.w)))
	var hd screen.Header
	if s := m.screen(); s != nil {
		hd = s.Header()
	}
	row := func(l, r string, style lipgloss.Style) string {
		l, r = " "+widgets.Safe(l), widgets.Safe(r)
		if room := m.w - 2 - widgets.Width(r); r != "" && widgets.Width(l) > room {
			l = " " + widgets.Words(l[1:], max(1, room-1))
		}
		return style.Render(widgets.Row(l, r, max(0, m.w-1)))
	}
	head = append(head, row(hd.Left, hd.Right, t.Title))
	if hd.SubLeft+hd.SubRight != "" {
		if widgets.Width(hd.SubLeft)+widgets.Width(hd.SubRight)+3 > m.w {
			hd.SubRight = ""
		}
		hd.SubLeft = widgets.Words(widgets.Safe(hd.SubLeft), max(1, m.w-2))
		head = append(head, row(hd.SubLeft, hd.SubRight, t.Muted))
	}
	if m.h >= 16 {
		head = append(head, rule)
		foot = append(foot, rule)
	}
	return head, append(foot, m.footer()...)
}

// footer says first whether everything is saved, then what the keys do; a
// notice takes the place of the keys.
func (m *Model) footer() []string {
	t := m.app.Theme
	n := m.app.Notice()
	if m.save.err != nil {
		// The way out must be read whatever the system had to say.
		before, after := "NOT SAVED, ", ": r to retry"
		said := strings.TrimPrefix(m.save.err.Error(), "not saved: ") // the line begins with it
		cause := widgets.Words(widgets.Safe(said), max(10, 2*(m.w-2)-len(before)-len(after)))
		lines := widgets.Wrap(before+cause+after, max(1, m.w-2))
		for i := range lines {
			lines[i] = " " + t.Bad.Render(lines[i])
		}
		return lines
	}
	if n.Text != "" {
		style := t.Warn
		if n.Bad {
			style = t.Bad
		}
		text := n.Text
		if s := m.savedWord(); s != "" {
			text = s + " " + t.Glyph.Dot + " " + text
		}
		lines := widgets.Wrap(text, max(1, m.w-2))
		lines = lines[:min(3, len(lines))]
		for i := range lines {
			lines[i] = " " + style.Render(lines[i])
		}
		return lines
	}
	return []string{m.hints(m.status())}
}

// status is the left of the footer: what is saved, and who is at the keyboard.
func (m *Model) status() string {
	t := m.app.Theme
	if m.app.Handle() == nil {
		return ""
	}
	s := m.savedWord()
	who := m.app.Actor()
	if who != "" && m.w >= 70 {
		for _, p := range m.app.Clinic().People {
			if assessment.SameName(p.Name, who) && p.Role != "" {
				who += " (" + string(p.Role) + ")"
				break
			}
		}
		if s != "" {
			s += " " + t.Glyph.Dot + " "
		}
		s += widgets.Safe(who)
	}
	return s
}

// savedWord says whether everything is saved.
func (m *Model) savedWord() string {
	if m.app.Handle() == nil {
		return ""
	}
	_, ro := m.app.Session().ReadOnly()
	switch {
	case ro:
		return "read-only"
	case m.save.unsaved > 0:
		return "saving"
	case !m.save.at.IsZero():
		return "saved " + m.save.at.Format("15:04")
	}
	return ""
}

// hints fills the rest of the line with keys, as many as fit; help is always
// among them.
func (m *Model) hints(status string) string {
	t := m.app.Theme
	var all []widgets.Hint
	last := widgets.Hint{}
	switch d, s := m.dialog(), m.screen(); {
	case d != nil:
		all = d.Hints()
	case s != nil && s.TakesText():
		for _, id := range s.Keys() {
			if a, ok := m.app.Actions.Find(id); ok && a.Label != "" {
				all = append(all, widgets.Hint{Keys: a.Short(), Label: a.Label})
			}
		}
	default:
		for _, id := range m.enabled() {
			if a, ok := m.app.Actions.Find(id); ok && a.Label != "" && id != screen.DoHelp {
				all = append(all, widgets.Hint{Keys: a.Short(), Label: a.Label})
			}
		}
		last = widgets.Hint{Keys: "?", Label: "help"}
	}
	draw := func(h widgets.Hint) string {
		return t.Accent.Render(h.Keys) + " " + t.Muted.Render(h.Label)
	}
	left := ""
	if status != "" {
		left = " " + t.Muted.Render(status)
	}
	room := m.w - 2 - widgets.Width(left)
	tail := ""
	if last.Keys != "" {
		tail = "  " + draw(last)
		room -= widgets.Width(tail)
	}
	out := ""
	seen := map[string]bool{}
	for _, h := range all {
		if seen[h.Keys] { // the screen's own keys win over those of the root
			continue
		}
		seen[h.Keys] = true
		one := draw(h)
		if out != "" {
			one = "  " + one
		}
		if widgets.Width(out)+widgets.Width(one) > room-1 {
			break
		}
		out += one
	}
	return widgets.Row(left, " "+out+tail, m.w-1)
}

// tooSmall is what is shown where nothing else fits.
func (m *Model) tooSmall() []string {
	t := m.app.Theme
	text := "Too small: needs 40x10. q saves and quits."
	if m.save.err != nil {
		text = "NOT SAVED: r to retry, Q to quit without. " + text
	}
	var out []string
	for _, l := range widgets.Wrap(text, max(1, m.w)) {
		out = append(out, t.Warn.Render(l))
	}
	return out
}
