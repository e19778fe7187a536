package screens

import (
	"strings"

	"clinicready/ui/tui/widgets"
)

// list is a place in a list of entries, some of which may be taller than the
// screen.
type list struct {
	// at is the entry with the cursor, first the first drawn line in sight.
	at, first int
	// lift asks for the entry with the cursor to be drawn at the top.
	lift bool
	// peek is how many screenfuls were gone down below the cursor, at entry
	// peekAt; more tells that going on to the next entry would leave lines out
	// that nobody saw.
	peek, peekAt int
	more         bool
}

// The verbs of moving in a list.
const (
	goUp    = "up"
	goDown  = "down"
	goPgUp  = "page-up"
	goPgDn  = "page-down"
	goFirst = "first"
	goLast  = "last"
)

// moves are the actions that move the cursor of a screen's list.
func moves(s Name) []Action {
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

// moveIDs are the ids of moves.
func moveIDs(s Name) []ID {
	var out []ID
	for _, a := range moves(s) {
		out = append(out, a.ID)
	}
	return out
}

// do moves the cursor among n entries and reports whether the action was one
// of moving.
func (l *list) do(id ID, n, page int) bool {
	_, verb, _ := strings.Cut(string(id), ".")
	if l.peekAt != l.at {
		l.peek, l.peekAt = 0, l.at
	}
	switch {
	case verb == goDown && l.more:
		l.peek++
		return true
	case verb == goUp && l.peek > 0:
		l.peek--
		return true
	}
	l.more = false
	switch verb {
	case goUp:
		l.at--
	case goDown:
		l.at++
	case goPgUp:
		l.at -= max(1, page)
	case goPgDn:
		l.at += max(1, page)
	case goFirst:
		l.at = 0
	case goLast:
		l.at = n - 1
	default:
		return false
	}
	l.keep(n)
	return true
}

// keep brings the cursor back to one of n entries.
func (l *list) keep(n int) { l.at = max(0, min(l.at, n-1)) }

// block is one entry of a list as drawn: a few lines, of which some lists have
// entries that the cursor cannot be on.
type block struct {
	lines []string
	// fixed is true for a heading or a blank line.
	fixed bool
}

// view draws the entries into h lines so that the one with the cursor is in
// sight, all of it where it fits. Where lines are out of sight the last line
// says so; going down shows what stands between two entries before it goes on.
func (l *list) view(app *App, blocks []block, w, h int) []string {
	var lines []string
	// top and bottom are the lines of the entry with the cursor, next and until
	// those of the one after it.
	top, bottom, next, until, entry := 0, 0, -1, -1, 0
	for _, b := range blocks {
		if !b.fixed {
			switch entry {
			case l.at:
				top, bottom = len(lines), len(lines)+len(b.lines)-1
			case l.at + 1:
				next, until = len(lines), len(lines)+len(b.lines)-1
			}
			entry++
		}
		lines = append(lines, b.lines...)
	}
	l.more = false
	if len(lines) <= h {
		l.first = 0
		return lines
	}
	room := h
	if h >= 4 {
		room--
	}
	if l.at == 0 && top < room {
		top = 0 // what stands above the first entry
	}
	if l.lift {
		l.first, l.lift = top, false
	}
	l.first = widgets.Window(widgets.Window(l.first, bottom, len(lines), room), top, len(lines), room)
	first := l.first
	if l.peekAt == l.at {
		first = min(first+l.peek*max(1, room-1), len(lines)-room)
	}
	if next < 0 {
		l.more = first < len(lines)-room
	} else {
		l.more = min(next, until-room+1) > first+room
	}
	out := append([]string(nil), lines[first:first+room]...)
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
		parts = append(parts, t.Glyph.Up+" "+widgets.Count(above, "line", "lines")+" above")
	}
	if below > 0 {
		parts = append(parts, t.Glyph.Down+" "+widgets.Count(below, "line", "lines")+" below")
	}
	return t.Muted.Render(widgets.Row("", strings.Join(parts, "   "), w-1))
}
