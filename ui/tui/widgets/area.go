package widgets

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/ui/tui/theme"
)

// Area is a text field of several lines.
type Area struct {
	value []rune
	pos   int
	first int
	// Max is how many characters fit; 0 means 10,000.
	Max int
	// Cut counts the characters of the last paste that did not fit.
	Cut int
	w   int
}

// Value is what the field holds.
func (a *Area) Value() string { return string(a.value) }

// Set replaces the value and puts the caret at its end.
func (a *Area) Set(s string) {
	a.value = []rune(SafeText(s))
	a.pos = len(a.value)
}

// Limit is how many characters fit.
func (a *Area) Limit() int {
	if a.Max > 0 {
		return a.Max
	}
	return 10_000
}

// Len is how many characters the field holds.
func (a *Area) Len() int { return len(a.value) }

// Insert puts text at the caret; what does not fit is counted in Cut.
func (a *Area) Insert(rs []rune) {
	in := []rune(SafeText(strings.ReplaceAll(strings.ReplaceAll(string(rs), "\r\n", "\n"), "\r", "\n")))
	room := a.Limit() - len(a.value)
	a.Cut = max(0, len(in)-room)
	in = in[:len(in)-a.Cut]
	tail := append([]rune(nil), a.value[a.pos:]...)
	a.value = append(append(a.value[:a.pos], in...), tail...)
	a.pos += len(in)
}

// span is one line as drawn: the characters from..to, line end not counted.
type span struct{ from, to int }

// spans breaks the text into drawn lines of at most w cells: at line ends, at
// spaces, or in the middle of what is longer than a line.
func (a *Area) spans(w int) []span {
	w = max(1, w)
	var out []span
	start, space, width := 0, -1, 0
	for i := 0; i <= len(a.value); i++ {
		if i == len(a.value) || a.value[i] == '\n' {
			out = append(out, span{start, i})
			start, space, width = i+1, -1, 0
			continue
		}
		rw := Width(string(a.value[i]))
		for width+rw > w && i > start {
			at := i
			if space >= start {
				at = space + 1
			}
			out = append(out, span{start, at})
			start, space = at, -1
			width = Width(string(a.value[start:i]))
		}
		if a.value[i] == ' ' {
			space = i
		}
		width += rw
	}
	return out
}

// at is the drawn line that the caret is on.
func at(spans []span, pos int) int {
	for i := len(spans) - 1; i > 0; i-- {
		if pos >= spans[i].from {
			return i
		}
	}
	return 0
}

// Update handles an editing key and reports whether it was one.
func (a *Area) Update(msg tea.KeyMsg) bool {
	switch msg.Type {
	case tea.KeyRunes, tea.KeySpace:
		a.Insert(msg.Runes)
	case tea.KeyEnter:
		a.Insert([]rune{'\n'})
	case tea.KeyBackspace, tea.KeyCtrlH:
		if a.pos > 0 {
			a.value = append(a.value[:a.pos-1], a.value[a.pos:]...)
			a.pos--
		}
	case tea.KeyDelete:
		if a.pos < len(a.value) {
			a.value = append(a.value[:a.pos], a.value[a.pos+1:]...)
		}
	case tea.KeyLeft:
		a.pos = max(0, a.pos-1)
	case tea.KeyRight:
		a.pos = min(len(a.value), a.pos+1)
	case tea.KeyUp, tea.KeyDown, tea.KeyPgUp, tea.KeyPgDown:
		a.move(map[tea.KeyType]int{tea.KeyUp: -1, tea.KeyDown: 1, tea.KeyPgUp: -10, tea.KeyPgDown: 10}[msg.Type])
	case tea.KeyHome, tea.KeyCtrlA:
		s := a.spans(a.w)
		a.pos = s[at(s, a.pos)].from
	case tea.KeyEnd, tea.KeyCtrlE:
		s := a.spans(a.w)
		a.pos = s[at(s, a.pos)].to
	default:
		return false
	}
	return true
}

func (a *Area) move(n int) {
	s := a.spans(a.w)
	i := at(s, a.pos)
	col := a.pos - s[i].from
	j := max(0, min(len(s)-1, i+n))
	a.pos = min(s[j].from+col, s[j].to)
}

// View draws w by h cells of the text around the caret.
func (a *Area) View(t *theme.Theme, w, h int) []string {
	a.w = max(1, w-1)
	s := a.spans(a.w)
	cur := at(s, a.pos)
	a.first = Window(a.first, cur, len(s), h)
	var out []string
	for i := a.first; i < len(s) && len(out) < h; i++ {
		if i != cur {
			out = append(out, t.Text.Render(string(a.value[s[i].from:s[i].to])))
			continue
		}
		out = append(out, t.Text.Render(string(a.value[s[i].from:a.pos]))+t.Accent.Render(t.Glyph.Caret)+
			t.Text.Render(string(a.value[a.pos:s[i].to])))
	}
	return out
}
