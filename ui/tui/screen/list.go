package screen

import (
	"strings"

	"clinicready/assessment"
	"clinicready/ui/tui/widgets"
)

// List is a place in a list of entries, some of which may be taller than the
// screen.
type List struct {
	// At is the entry with the cursor, first the first drawn line in sight.
	At, First int
	// Lift asks for the entry with the cursor to be drawn at the top.
	Lift bool
	// Peek is how many screenfuls were gone down below the cursor, at entry
	// peekAt; more reports that going on to the next entry would leave lines out
	// that nobody saw.
	Peek, PeekAt int
	More         bool
	// Top is how many lines the screen draws above the list.
	Top int
	// rows are the entries that the drawn lines belong to; -1 is none.
	rows []int
}

// Click puts the cursor on the entry that is drawn at line y of the screen.
func (l *List) Click(_, y int) {
	if i := y - l.Top; i >= 0 && i < len(l.rows) && l.rows[i] >= 0 {
		l.At, l.Peek, l.PeekAt = l.rows[i], 0, l.rows[i]
	}
}

// Wheel is the arrow keys in a list.
func (l *List) Wheel(int, int) bool { return false }

// The verbs of moving in a list.
const (
	goUp    = "up"
	goDown  = "down"
	goPgUp  = "page-up"
	goPgDn  = "page-down"
	goFirst = "first"
	goLast  = "last"
)

// Moves are the actions that move the cursor of a screen's list.
func Moves(s Name) []Action {
	id := func(verb string) ID { return ID(strings.ReplaceAll(string(s), " ", "") + "." + verb) }
	return []Action{
		{id(goUp), s, []string{"up", "k"}, "", "go up", ""},
		{id(goDown), s, []string{"down", "j"}, "", "go down", ""},
		{id(goPgUp), s, []string{"pgup"}, "", "go up by a screenful", ""},
		{id(goPgDn), s, []string{"pgdown"}, "", "go down by a screenful", ""},
		{id(goFirst), s, []string{"home", "g"}, "", "go to the first line", ""},
		{id(goLast), s, []string{"end", "G"}, "", "go to the last line", ""},
	}
}

// MoveIDs are the ids of moves.
func MoveIDs(s Name) []ID {
	var out []ID
	for _, a := range Moves(s) {
		out = append(out, a.ID)
	}
	return out
}

// Do moves the cursor among n entries and reports whether the action was one
// of moving.
func (l *List) Do(id ID, n, page int) bool {
	_, verb, _ := strings.Cut(string(id), ".")
	if l.PeekAt != l.At {
		l.Peek, l.PeekAt = 0, l.At
	}
	switch {
	case verb == goDown && l.More:
		l.Peek++
		return true
	case verb == goUp && l.Peek > 0:
		l.Peek--
		return true
	}
	l.More = false
	switch verb {
	case goUp:
		l.At--
	case goDown:
		l.At++
	case goPgUp:
		l.At -= max(1, page)
	case goPgDn:
		l.At += max(1, page)
	case goFirst:
		l.At = 0
	case goLast:
		l.At = n - 1
	default:
		return false
	}
	l.Keep(n)
	return true
}

// Keep brings the cursor back to one of n entries.
func (l *List) Keep(n int) { l.At = max(0, min(l.At, n-1)) }

// Block is one entry of a list as drawn: a few lines, of which some lists have
// entries that the cursor cannot be on.
type Block struct {
	Lines []string
	// Fixed is true for a heading or a blank line.
	Fixed bool
}

// View draws the entries into h lines so that the one with the cursor is in
// sight, all of it where it fits. Where lines are out of sight the last line
// says so; going down shows what stands between two entries before it goes on.
func (l *List) View(app *App, blocks []Block, w, h int) []string {
	var lines []string
	var rows []int
	// top and bottom are the lines of the entry with the cursor, next and until
	// those of the one after it.
	top, bottom, next, until, entry := 0, 0, -1, -1, 0
	for _, b := range blocks {
		row := -1
		if !b.Fixed {
			row = entry
			switch entry {
			case l.At:
				top, bottom = len(lines), len(lines)+len(b.Lines)-1
			case l.At + 1:
				next, until = len(lines), len(lines)+len(b.Lines)-1
			}
			entry++
		}
		lines = append(lines, b.Lines...)
		for range b.Lines {
			rows = append(rows, row)
		}
	}
	l.More = false
	if len(lines) <= h {
		l.First, l.rows = 0, rows
		return lines
	}
	room := h
	if h >= 4 {
		room--
	}
	if l.At == 0 && top < room {
		top = 0 // what stands above the first entry
	}
	if l.Lift {
		l.First, l.Lift = top, false
	}
	l.First = widgets.Window(widgets.Window(l.First, bottom, len(lines), room), top, len(lines), room)
	first := l.First
	if l.PeekAt == l.At {
		first = min(first+l.Peek*max(1, room-1), len(lines)-room)
	}
	if next < 0 {
		l.More = first < len(lines)-room
	} else {
		l.More = min(next, until-room+1) > first+room
	}
	out := append([]string(nil), lines[first:first+room]...)
	l.rows = rows[first : first+room]
	if room < h {
		out = append(out, moreLine(app, first, len(lines)-first-room, w))
	}
	return out
}

// moreLine says how many lines are out of sight.
func moreLine(app *App, above, below, w int) string {
	t := app.Theme
	var parts []string
	if above > 0 {
		parts = append(parts, t.Glyph.Up+" "+assessment.Count(above, "line", "lines")+" above")
	}
	if below > 0 {
		parts = append(parts, t.Glyph.Down+" "+assessment.Count(below, "line", "lines")+" below")
	}
	return t.Muted.Render(widgets.Row("", strings.Join(parts, "   "), w-1))
}
