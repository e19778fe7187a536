package walk

import (
	"strings"

	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// wide is from where the tree stands beside the question.
const wide = 100

// readable is the longest line of running text.
const readable = 104

// leastTitle is the least room in which a part of a title still tells something.
const leastTitle = 16

// titled is from which width on the tree shows titles, where they fit.
const titled = 55

// treeWidth is how wide the tree is on a screen of w cells: with room for
// titles where there is plenty.
func treeWidth(w int) int {
	if w >= 160 {
		return min(90, w-readable-3)
	}
	return max(34, w/3)
}

// View implements Screen.
func (w *walk) View() string {
	t := w.app.Theme
	if w.w <= 0 || w.h <= 0 {
		return ""
	}
	if len(w.route.steps) == 0 {
		return strings.Join(w.nothing(), "\n")
	}
	switch {
	case w.w >= wide:
		lw := treeWidth(w.w)
		left := w.treeView(lw-1, w.h)
		right := widgets.Indent(w.questionView(min(readable, w.w-lw-3), w.h), " ")
		return strings.Join(widgets.Columns(left, right, lw, w.h, t.Rule.Render(t.Glyph.Bar)), "\n")
	case w.tree:
		return strings.Join(w.treeView(w.w-1, w.h), "\n")
	}
	return strings.Join(widgets.Indent(w.questionView(w.w-2, w.h), " "), "\n")
}

// nothing says why there is no question.
func (w *walk) nothing() []string {
	t := w.app.Theme
	say := w.filter.none()
	if w.app.Assessment() == nil {
		say = "This clinic has no assessment yet. S opens the scope."
	}
	var out []string
	for _, l := range widgets.Wrap(say, max(1, w.w-2)) {
		out = append(out, " "+t.Text.Render(l))
	}
	return out
}

// treeView draws the requirements with the state of their questions.
func (w *walk) treeView(width, height int) []string {
	t := w.app.Theme
	var lines []string
	at := 0
	heading := ""
	w.treeRows = w.treeRows[:0]
	for i, s := range w.route.stops {
		if s.heading != heading {
			heading = s.heading
			for _, l := range widgets.Wrap(heading, max(1, width-1)) {
				lines = append(lines, " "+t.Title.Render(l))
				w.treeRows = append(w.treeRows, -1)
			}
		}
		if i == w.treeAt {
			at = len(lines)
		}
		row := w.treeRow(i, width)
		lines = append(lines, row...)
		for range row {
			w.treeRows = append(w.treeRows, i)
		}
	}
	w.treeFirst = widgets.Window(w.treeFirst, at, len(lines), height)
	return lines[w.treeFirst:min(len(lines), w.treeFirst+height)]
}

// treeRow is one requirement: id, a mark for each question, and the title, or
// what of it there is room for.
func (w *walk) treeRow(i, width int) []string {
	t := w.app.Theme
	s := w.route.stops[i]
	lead, style := "   ", t.Text
	here := w.route.steps[w.at].stop == i
	switch {
	case i == w.treeAt && (w.tree || here):
		lead, style = " "+t.Glyph.Cursor+" ", t.Accent
	case here:
		lead = " " + t.Glyph.Dot + " "
	}
	if w.order.oneByOne() {
		mark := w.marks(s, "")
		return []string{lead + mark + " " + style.Render(widgets.Fit(widgets.Safe(s.id), max(0, width-widgets.Width(lead)-2)))}
	}
	id := lead + style.Render(widgets.Fit(s.id, max(6, widgets.Width(s.id))))
	room := width - widgets.Width(id) - 2
	marks := w.marks(s, " ")
	if widgets.Width(marks) > room {
		marks = w.marks(s, "")
	}
	if widgets.Width(marks) > room {
		out := []string{id}
		for _, l := range widgets.Wrap(w.marks(s, " "), max(1, width-5)) {
			out = append(out, "     "+l)
		}
		return out
	}
	line := id + "  " + marks
	if room := width - widgets.Width(line) - 2; width >= titled && room >= leastTitle {
		line += "  " + t.Muted.Render(widgets.Words(s.title, room))
	}
	return []string{line}
}

// marks are the signs of a requirement's questions.
func (w *walk) marks(s stop, gap string) string {
	var out []string
	for _, id := range s.questions {
		if it, ok := w.app.Result().Item(id); ok {
			out = append(out, screen.Mark(w.app.Theme, it))
		}
	}
	return strings.Join(out, gap)
}
