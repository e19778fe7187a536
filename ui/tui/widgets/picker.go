package widgets

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/ui/tui/theme"
)

// Item is one line of a Picker.
type Item struct {
	// Label is what is picked, Detail explains it.
	Label, Detail string
	// Value is handed to the function that takes the pick.
	Value string
}

// Picker is a dialog with a search line and a list.
type Picker struct {
	title string
	query Line
	find  func(query string) []Item
	pick  func(Item) tea.Cmd
	items []Item
	at    int
	first int
	w, h  int
	done  bool
	// none stands where nothing is found.
	none string
}

// NewPicker shows what find gives for the words typed so far; pick gets the
// chosen item.
func NewPicker(title string, find func(query string) []Item, pick func(Item) tea.Cmd) *Picker {
	p := &Picker{title: title, find: find, pick: pick, none: "nothing found"}
	p.items = find("")
	return p
}

// Or says what to do where nothing is found.
func (p *Picker) Or(none string) *Picker {
	p.none = none
	return p
}

// Match reports whether every word of the query occurs in one of the texts,
// whatever the case.
func Match(query string, texts ...string) bool {
	all := strings.ToLower(strings.Join(texts, "\n"))
	for _, w := range strings.Fields(strings.ToLower(query)) {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

// Among makes a find function of fixed items.
func Among(items []Item) func(string) []Item {
	return func(q string) []Item {
		var out []Item
		for _, it := range items {
			if Match(q, it.Label, it.Detail, it.Value) {
				out = append(out, it)
			}
		}
		return out
	}
}

// Title implements Dialog.
func (p *Picker) Title() string { return p.title }

// SetSize implements Dialog.
func (p *Picker) SetSize(w, h int) { p.w, p.h = w, h }

// Done implements Dialog.
func (p *Picker) Done() bool { return p.done }

// TakesText implements Dialog.
func (p *Picker) TakesText() bool { return true }

// Hints implements Dialog.
func (p *Picker) Hints() []Hint {
	return []Hint{{"enter", "go"}, {"esc", "close"}, {"up/down", "move"}}
}

// Update implements Dialog.
func (p *Picker) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	switch k.String() {
	case "esc":
		p.done = true
	case "enter":
		if len(p.items) > 0 {
			p.done = true
			return p.pick(p.items[p.at])
		}
	case "down", "ctrl+n":
		p.at = min(p.at+1, max(0, len(p.items)-1))
	case "up", "ctrl+p":
		p.at = max(0, p.at-1)
	case "pgdown":
		p.at = min(p.at+max(1, p.h-3), max(0, len(p.items)-1))
	case "pgup":
		p.at = max(0, p.at-max(1, p.h-3))
	default:
		if was := p.query.Value(); p.query.Update(k) && p.query.Value() != was {
			p.items, p.at, p.first = p.find(p.query.Value()), 0, 0
		}
	}
	return nil
}

// View implements Dialog.
func (p *Picker) View(t *theme.Theme) string {
	lines := []string{t.Muted.Render("find ") + p.query.View(t, max(1, p.w-5), true)}
	if len(p.items) == 0 {
		return strings.Join(append(lines, t.Muted.Render(p.none)), "\n")
	}
	h := max(1, p.h-2)
	p.first = Window(p.first, p.at, len(p.items), h)
	label := 0
	for _, it := range p.items {
		label = max(label, Width(it.Label))
	}
	label = min(label, p.w/2)
	for i := p.first; i < len(p.items) && i < p.first+h; i++ {
		it, lead, style := p.items[i], "  ", t.Text
		if i == p.at {
			lead, style = t.Glyph.Cursor+" ", t.Accent
		}
		lines = append(lines, style.Render(lead+Fit(it.Label, label))+"  "+t.Muted.Render(Fit(it.Detail, max(0, p.w-label-4))))
	}
	if len(p.items) > h {
		lines = append(lines, t.Muted.Render(strconv.Itoa(p.at+1)+" of "+strconv.Itoa(len(p.items))))
	}
	return strings.Join(lines, "\n")
}
