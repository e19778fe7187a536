package widgets

import (
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/ui/tui/theme"
)

// Line is a text field of one line. The caret is a drawn sign, so that it is
// seen without color or reverse.
type Line struct {
	value []rune
	pos   int
	// Max is how many characters fit; 0 means 300.
	Max int
	// Cut counts the characters of the last paste that did not fit.
	Cut int
}

// Value is what the field holds.
func (l *Line) Value() string { return string(l.value) }

// Set replaces the value and puts the caret at its end.
func (l *Line) Set(s string) {
	l.value = []rune(Safe(s))
	l.pos = len(l.value)
}

func (l *Line) limit() int {
	if l.Max > 0 {
		return l.Max
	}
	return 300
}

// Insert puts text at the caret, as typed or pasted.
func (l *Line) Insert(rs []rune) {
	l.Cut = 0
	for _, r := range safe(string(rs), ' ') {
		if len(l.value) >= l.limit() {
			l.Cut++
			continue
		}
		l.value = append(l.value[:l.pos], append([]rune{r}, l.value[l.pos:]...)...)
		l.pos++
	}
}

// Update handles an editing key and reports whether it was one.
func (l *Line) Update(msg tea.KeyMsg) bool {
	switch msg.Type {
	case tea.KeyRunes, tea.KeySpace:
		l.Insert(msg.Runes)
		return true
	case tea.KeyBackspace, tea.KeyCtrlH:
		if l.pos > 0 {
			from := l.back()
			l.value = append(l.value[:from], l.value[l.pos:]...)
			l.pos = from
		}
		return true
	case tea.KeyDelete:
		if l.pos < len(l.value) {
			l.value = append(l.value[:l.pos], l.value[l.pos+1:]...)
		}
		return true
	case tea.KeyLeft:
		l.pos = l.back()
		return true
	case tea.KeyRight:
		l.pos = min(len(l.value), l.pos+1)
		return true
	case tea.KeyHome, tea.KeyCtrlA:
		l.pos = 0
		return true
	case tea.KeyEnd, tea.KeyCtrlE:
		l.pos = len(l.value)
		return true
	case tea.KeyCtrlU:
		l.value, l.pos = l.value[l.pos:], 0
		return true
	case tea.KeyCtrlW:
		from := l.pos
		for from > 0 && l.value[from-1] == ' ' {
			from--
		}
		for from > 0 && l.value[from-1] != ' ' {
			from--
		}
		l.value, l.pos = append(l.value[:from], l.value[l.pos:]...), from
		return true
	default:
		return false
	}
}

// back is the position one character, with its combining marks, to the left.
func (l *Line) back() int {
	p := max(0, l.pos-1)
	for p > 0 && unicode.In(l.value[p], unicode.Mn, unicode.Me) {
		p--
	}
	return p
}

// View draws the field in w cells with the caret in sight when it has the
// cursor.
func (l *Line) View(t *theme.Theme, w int, focus bool) string {
	if !focus {
		return t.Text.Render(strings.TrimRight(Fit(string(l.value), w), " "))
	}
	from := 0
	for from < l.pos && Width(string(l.value[from:l.pos]))+1 > w {
		from++
	}
	before, after := string(l.value[from:l.pos]), string(l.value[l.pos:])
	return t.Text.Render(before) + t.Accent.Render(t.Glyph.Caret) +
		t.Text.Render(strings.TrimRight(Fit(after, w-Width(before)-1), " "))
}
