package widgets

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"
)

// shortInput is a field of huh with what huh lacks: a value that is known at
// every key, and no command but moves.
type shortInput interface {
	huh.Field
	value() string
	// chosen is the line of the field, from its first, that must be in sight.
	chosen() int
	// cut counts the characters of the last key or paste that did not fit.
	cut() int
}

// shortKeys are the keys of a form. The program's own keys are not among them:
// ctrl+c saves and quits from everywhere, esc leaves the form, ctrl+s and the
// enter on the last field give it.
func shortKeys() *huh.KeyMap {
	on := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	return &huh.KeyMap{
		Input:  huh.InputKeyMap{Prev: on("shift+tab", "up"), Next: on("enter", "tab", "down")},
		Select: huh.SelectKeyMap{Prev: on("shift+tab"), Next: on("enter", "tab"), Up: on("up", "left"), Down: on("down", "right", " ")},
	}
}

func newShortInput(fl *Field) shortInput {
	check := fl.Check
	if check == nil {
		check = func(string) error { return nil }
	}
	if !fl.choice() {
		l := &shortLine{keys: shortKeys().Input, label: fl.Label, text: Safe(fl.Value)}
		l.limit = max(fl.limit(), utf8.RuneCountInString(l.text)) // what is recorded is never cut
		l.Input = huh.NewInput().Key(fl.Key).Title(fl.Label).Inline(true).Prompt("").CharLimit(l.limit).Value(&l.text).
			Validate(func(s string) error { return check(strings.TrimSpace(s)) })
		return l
	}
	fl.Value = fl.Options[fl.index()]
	c := &shortChoice{picked: fl.Value, options: fl.Options, words: fl.Words, label: fl.Label}
	var options []huh.Option[string]
	for i, o := range fl.Options {
		options = append(options, huh.NewOption(fl.Words[i], o))
	}
	c.Select = huh.NewSelect[string]().Key(fl.Key).Title(fl.Label).Options(options...).Value(&c.picked).Validate(check)
	return c
}

// shortLine is a text field.
type shortLine struct {
	*huh.Input
	keys  huh.InputKeyMap
	look  *huh.Theme
	label string
	text  string
	limit int
	over  int
	here  bool
	w     int
}

func (l *shortLine) value() string { return strings.TrimSpace(l.text) }
func (l *shortLine) chosen() int   { return 0 }
func (l *shortLine) cut() int      { return l.over }

// Focus implements huh.Field. The command that it keeps back makes the cursor
// blink.
func (l *shortLine) Focus() tea.Cmd {
	l.here = true
	l.Input.Focus()
	return nil
}

// Blur implements huh.Field.
func (l *shortLine) Blur() tea.Cmd {
	l.here = false
	return l.Input.Blur()
}

// WithTheme implements huh.Field.
func (l *shortLine) WithTheme(look *huh.Theme) huh.Field {
	l.look = look
	l.Input.WithTheme(look)
	return l
}

// WithWidth implements huh.Field. Setting the value again brings the caret into
// the new width. The library measures some texts shorter than terminals draw
// them, and so they get less room.
func (l *shortLine) WithWidth(w int) huh.Field {
	l.w = w
	text := l.label + l.text
	room := max(w/2, w-(Width(text)-ansi.StringWidth(text)))
	l.Input.WithWidth(room).(*huh.Input).Value(&l.text)
	return l
}

// WithHeight implements huh.Field: the form scrolls, and no field is squeezed.
func (l *shortLine) WithHeight(int) huh.Field { return l }

// View implements huh.Field. Without the cursor it begins at its beginning.
func (l *shortLine) View() string {
	if l.here || l.look == nil {
		return Clamp(l.Input.View(), l.w, 1<<16)
	}
	return shut(l.look, l.label, l.text, l.w)
}

// shut draws a field without the cursor in one line.
func shut(look *huh.Theme, label, value string, w int) string {
	head := look.Blurred.Title.Render(label)
	room := max(1, w-Width(head[strings.LastIndexByte(head, '\n')+1:]))
	return head + look.Blurred.TextInput.Text.Render(strings.TrimRight(Fit(value, room), " "))
}

// Update implements huh.Field. Text passes the same door as everywhere; of the
// commands only moves go on, and not those to blink or to run a program that
// reads the clipboard.
func (l *shortLine) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		l.Input.Update(msg)
		return l, nil
	}
	l.over = 0
	if k.Type == tea.KeyRunes || k.Type == tea.KeySpace {
		k.Runes = []rune(safe(string(k.Runes), ' '))
		l.over = max(0, utf8.RuneCountInString(l.text)+len(k.Runes)-l.limit)
		msg = k
	}
	_, cmd := l.Input.Update(msg)
	if key.Matches(k, l.keys.Next, l.keys.Prev) {
		return l, cmd
	}
	return l, nil
}

// shortChoice is one of several options: a list while it has the cursor, one
// line with the chosen word else.
type shortChoice struct {
	*huh.Select[string]
	picked         string
	options, words []string
	label          string
	here           bool
	look           *huh.Theme
	w              int
}

func (c *shortChoice) value() string { return c.picked }
func (c *shortChoice) cut() int      { return 0 }
func (c *shortChoice) chosen() int   { return 1 + c.index() }

func (c *shortChoice) index() int {
	for i, o := range c.options {
		if o == c.picked {
			return i
		}
	}
	return 0
}

// WithTheme implements huh.Field.
func (c *shortChoice) WithTheme(look *huh.Theme) huh.Field {
	c.look = look
	c.Select.WithTheme(look)
	return c
}

// WithWidth implements huh.Field.
func (c *shortChoice) WithWidth(w int) huh.Field {
	c.w = w
	c.Select.WithWidth(w)
	return c
}

// WithHeight implements huh.Field: the form scrolls, and no option is hidden.
func (c *shortChoice) WithHeight(int) huh.Field { return c }

// Focus implements huh.Field.
func (c *shortChoice) Focus() tea.Cmd {
	c.here = true
	return c.Select.Focus()
}

// Blur implements huh.Field.
func (c *shortChoice) Blur() tea.Cmd {
	c.here = false
	return c.Select.Blur()
}

// Update implements huh.Field. The first letter of a word takes it.
func (c *shortChoice) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyMsg); ok && k.Type == tea.KeyRunes && !k.Paste {
		for i, w := range c.words {
			if strings.HasPrefix(strings.ToLower(w), strings.ToLower(string(k.Runes))) {
				c.picked = c.options[i]
				c.Value(&c.picked)
				break
			}
		}
		return c, nil
	}
	_, cmd := c.Select.Update(msg)
	return c, cmd
}

// View implements huh.Field.
func (c *shortChoice) View() string {
	if c.here || c.look == nil {
		return Clamp(c.Select.View(), c.w, 1<<16)
	}
	return shut(c.look, c.label, c.words[c.index()], c.w)
}
