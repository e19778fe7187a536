package widgets

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/ui/tui/theme"
)

// Pager is a dialog that shows text, with scrolling.
type Pager struct {
	title string
	lines func(t *theme.Theme, w int) []string
	first int
	last  int
	w, h  int
	done  bool
}

// NewPager shows what lines gives for a width.
func NewPager(title string, lines func(t *theme.Theme, w int) []string) *Pager {
	return &Pager{title: title, lines: lines}
}

// Title implements Dialog.
func (p *Pager) Title() string { return p.title }

// SetSize implements Dialog.
func (p *Pager) SetSize(w, h int) { p.w, p.h = w, h }

// Done implements Dialog.
func (p *Pager) Done() bool { return p.done }

// TakesText implements Dialog.
func (p *Pager) TakesText() bool { return false }

// Hints implements Dialog.
func (p *Pager) Hints() []Hint { return []Hint{{"esc", "close"}, {"up/down", "scroll"}} }

// Update implements Dialog.
func (p *Pager) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	switch k.String() {
	case "down", "j":
		p.first++
	case "up", "k":
		p.first--
	case "pgdown", " ":
		p.first += max(1, p.h-2)
	case "pgup":
		p.first -= max(1, p.h-2)
	case "home":
		p.first = 0
	case "end":
		p.first = p.last
	default:
		p.done = true
	}
	p.first = max(0, min(p.first, p.last))
	return nil
}

// View implements Dialog.
func (p *Pager) View(t *theme.Theme) string {
	lines := p.lines(t, p.w)
	if len(lines) <= p.h {
		p.last, p.first = 0, 0
		return strings.Join(lines, "\n")
	}
	h := max(1, p.h-1)
	p.last = max(0, len(lines)-h)
	p.first = min(p.first, p.last)
	out := append([]string(nil), lines[p.first:p.first+h]...)
	more := strconv.Itoa(p.first+1) + " to " + strconv.Itoa(p.first+h) + " of " + assessment.Count(len(lines), "line", "lines")
	return strings.Join(append(out, t.Muted.Render(more)), "\n")
}
