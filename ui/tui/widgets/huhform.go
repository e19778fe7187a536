package widgets

import (
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"clinicready/assessment"
	"clinicready/ui/tui/theme"
)

// Short is a dialog of up to about eight plain fields, run by huh. Forms with
// live counters are a Form: huh cannot count along.
//
// Three things of huh are left aside. Its viewport puts the field with the
// cursor on top and loses the options of a choice on a small screen, so the
// lines are scrolled here. Its help is the footer of the program. Its blinking
// cursor would ask for a redraw twice a second for ever, and is not seen
// without colors, so the caret is a drawn sign that stands still.
type Short struct {
	title, intro string
	fields       []Field
	inputs       []shortInput
	form         *huh.Form
	look         *huh.Theme
	label        int
	take         func(map[string]string) error
	theme        *theme.Theme
	first        int
	w, h         int
	done         bool
	err          error
}

// NewShort asks for the fields. take gets the values when the form is given;
// an error of it is shown and the form stays, with the cursor on the field that
// the error is At.
func NewShort(title, intro string, fields []Field, take func(map[string]string) error) *Short {
	f := &Short{title: title, intro: intro, fields: fields, take: take, look: huh.ThemeBase(), w: 80, h: 24}
	var all []huh.Field
	for i := range f.fields {
		in := newShortInput(&f.fields[i])
		f.inputs = append(f.inputs, in)
		all = append(all, in)
		f.label = max(f.label, Width(f.fields[i].Label))
	}
	f.form = huh.NewForm(huh.NewGroup(all...)).
		WithTheme(f.look).WithKeyMap(shortKeys()).WithShowHelp(false).WithShowErrors(false)
	// What Init answers asks for the size of the whole terminal and for the
	// titles that are functions: both are known here.
	f.form.Init()
	return f
}

// fieldError is an error that belongs to a field.
type fieldError struct {
	key string
	error
}

// Unwrap implements errors.Unwrap.
func (e fieldError) Unwrap() error { return e.error }

// At says which field an error is about, by its key: the cursor goes there. A
// nil error stays nil.
func At(key string, err error) error {
	if err == nil {
		return nil
	}
	return fieldError{key, err}
}

// give checks every field and hands the values to take. It returns the place
// of the field that an error is about, or at.
func give(fields []Field, values map[string]string, take func(map[string]string) error, at int) (int, error) {
	for i, fl := range fields {
		if fl.Check == nil {
			continue
		}
		if err := fl.Check(values[fl.Key]); err != nil {
			return i, err
		}
	}
	err := take(values)
	var fe fieldError
	if errors.As(err, &fe) {
		for i, fl := range fields {
			if fl.Key == fe.key {
				return i, err
			}
		}
	}
	return at, err
}

// Title implements Dialog.
func (f *Short) Title() string { return f.title }

// SetSize implements Dialog.
func (f *Short) SetSize(w, h int) { f.w, f.h = w, h }

// Done implements Dialog.
func (f *Short) Done() bool { return f.done }

// TakesText implements Dialog.
func (f *Short) TakesText() bool { return true }

// Hints implements Dialog.
func (f *Short) Hints() []Hint {
	h := []Hint{{"enter", "next, last saves"}, {"ctrl+s", "save"}, {"esc", "leave"}}
	if f.OnChoice() {
		h = append([]Hint{{"up/down", "choose"}}, h...)
	}
	return h
}

// OnChoice reports that the field with the cursor is a choice.
func (f *Short) OnChoice() bool { return f.fields[f.at()].choice() }

// Values are the fields as they stand.
func (f *Short) Values() map[string]string {
	out := map[string]string{}
	for i, in := range f.inputs {
		out[f.fields[i].Key] = in.value()
	}
	return out
}

// at is the field with the cursor.
func (f *Short) at() int {
	key := f.form.GetFocusedField().GetKey()
	for i := range f.fields {
		if f.fields[i].Key == key {
			return i
		}
	}
	return 0
}

// Update implements Dialog.
func (f *Short) Update(msg tea.Msg) tea.Cmd {
	if f.done {
		return nil
	}
	if k, ok := msg.(tea.KeyMsg); ok {
		switch key := k.String(); {
		case key == "esc":
			f.done = true
			return nil
		case key == "ctrl+s", key == "enter" && f.at() == len(f.fields)-1:
			at := 0
			if at, f.err = give(f.fields, f.Values(), f.take, f.at()); f.err == nil {
				f.done = true
				return nil
			}
			f.move(at)
			return nil
		}
		f.err = nil
	}
	return f.feed(msg)
}

// feed hands huh a message, and then those that its commands answer: they are
// moves of the cursor within the form, and a key that comes in the same burst
// must meet the field that the person meant.
func (f *Short) feed(msg tea.Msg) tea.Cmd {
	_, cmd := f.form.Update(msg)
	for _, m := range answers(cmd) {
		f.feed(m)
	}
	return nil
}

// answers runs a command of huh, which has no other than moves: newShortInput
// keeps back those that wait.
func answers(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var out []tea.Msg
		for _, c := range msg {
			out = append(out, answers(c)...)
		}
		return out
	default:
		return []tea.Msg{msg}
	}
}

// move brings the cursor to a field.
func (f *Short) move(to int) {
	for f.at() < to {
		f.feed(huh.NextField())
	}
	for f.at() > to {
		f.feed(huh.PrevField())
	}
}

// View implements Dialog.
func (f *Short) View(t *theme.Theme) string {
	if f.theme != t {
		f.theme = t
		*f.look = *huhTheme(t)
	}
	at := f.at()
	label := min(f.label, max(4, f.w/2))
	*f.look = *labeled(f.look, t, label)
	f.form.WithWidth(max(label+8, f.w))

	var body []string
	top, bottom, mark := 0, 0, 0
	for i, in := range f.inputs {
		lines := strings.Split(in.View(), "\n")
		for j, l := range lines {
			lines[j] = strings.TrimRight(l, " ")
		}
		if i == at {
			top, mark = len(body), len(body)+in.chosen()
			// A label of many lines pushes the value, and the caret in it, down.
			if j := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, t.Glyph.Caret) }); j >= 0 {
				mark = len(body) + j
			}
			if help := f.fields[i].Help; help != nil {
				lines = append(lines, Indent(styled(t.Muted.Render, help(in.value()), max(1, f.w-4)), "    ")...)
			}
			bottom = top + len(lines) - 1
		}
		body = append(body, lines...)
	}

	var head, foot []string
	if err := f.problem(at); err != nil {
		foot = styled(t.Bad.Render, err.Error(), f.w)
	}
	if n := f.inputs[at].cut(); n > 0 {
		foot = append(foot, styled(t.Warn.Render, assessment.Count(n, "character", "characters")+" did not fit: left out", f.w)...)
	}
	if f.intro != "" {
		if head = styled(t.Muted.Render, f.intro, f.w); len(head)+len(body)+len(foot) > f.h {
			head = nil
		}
	}
	h := max(1, f.h-len(head)-len(foot))
	f.first = Window(Window(f.first, bottom, len(body), h), top, len(body), h)
	f.first = Window(f.first, mark, len(body), h)
	body = body[f.first:min(len(body), f.first+h)]
	return strings.Join(append(append(head, body...), foot...), "\n")
}

// problem is what keeps the form from going on, or nil.
func (f *Short) problem(at int) error {
	if f.err != nil {
		return f.err
	}
	return f.inputs[at].Error()
}

// styled wraps a text and draws its lines.
func styled(render func(...string) string, s string, w int) []string {
	lines := Wrap(s, w)
	for i := range lines {
		lines[i] = render(lines[i])
	}
	return lines
}
