package widgets

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/ui/tui/theme"
)

// Field is one line of a form: a text, or a choice when it has Options.
type Field struct {
	// Key names its value for the function that takes the form.
	Key, Label string
	Value      string
	// Help explains it below the field while it has the cursor; it is asked
	// again at every key, so that it can count along.
	Help func(value string) string
	// Options are the values of a choice, Words what is shown for them. The
	// first option is a choice's value when Value is none of them, so it must
	// be the one that says nothing.
	Options, Words []string
	// Max is how many characters fit; 0 means 300.
	Max int
	// Check says what is wrong with a value, which may be empty; the form is not
	// given before it is right.
	Check func(value string) error

	line Line
}

func (f *Field) limit() int {
	if f.Max > 0 {
		return f.Max
	}
	return 300
}

func (f *Field) choice() bool { return len(f.Options) > 0 }

func (f *Field) index() int {
	for i, o := range f.Options {
		if o == f.Value {
			return i
		}
	}
	return 0
}

// Form is a dialog of a few fields, up to about eight, with help that counts
// along below the field with the cursor.
type Form struct {
	title  string
	intro  string
	fields []Field
	take   func(map[string]string) error
	at     int
	first  int
	w, h   int
	done   bool
	err    error
}

// NewForm asks for the fields. take gets the values when the form is given; an
// error of it is shown and the form stays.
func NewForm(title, intro string, fields []Field, take func(map[string]string) error) *Form {
	f := &Form{title: title, intro: intro, fields: fields, take: take}
	for i := range f.fields {
		fl := &f.fields[i]
		if fl.choice() {
			fl.Value = fl.Options[fl.index()]
			continue
		}
		fl.line.Max = fl.Max
		fl.line.Set(fl.Value)
	}
	return f
}

// Title implements Dialog.
func (f *Form) Title() string { return f.title }

// SetSize implements Dialog.
func (f *Form) SetSize(w, h int) { f.w, f.h = w, h }

// Done implements Dialog.
func (f *Form) Done() bool { return f.done }

// TakesText implements Dialog.
func (f *Form) TakesText() bool { return true }

// Hints implements Dialog.
func (f *Form) Hints() []Hint {
	h := []Hint{{"enter", "next, last saves"}, {"ctrl+s", "save"}, {"esc", "leave"}}
	if f.fields[f.at].choice() {
		h = append([]Hint{{"left/right", "choose"}}, h...)
	}
	return h
}

// Values are the fields as they stand.
func (f *Form) Values() map[string]string {
	out := map[string]string{}
	for i := range f.fields {
		fl := &f.fields[i]
		out[fl.Key] = fl.Value
		if !fl.choice() {
			out[fl.Key] = strings.TrimSpace(fl.line.Value())
		}
	}
	return out
}

// Update implements Dialog.
func (f *Form) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	fl := &f.fields[f.at]
	switch k.String() {
	case "esc":
		f.done = true
	case "ctrl+s":
		f.give()
	case "enter":
		if f.at == len(f.fields)-1 {
			f.give()
		} else {
			f.at++
		}
	case "tab", "down":
		f.at = (f.at + 1) % len(f.fields)
	case "shift+tab", "up":
		f.at = (f.at + len(f.fields) - 1) % len(f.fields)
	default:
		f.err = nil
		if fl.choice() {
			fl.choose(k.String())
		} else {
			fl.line.Update(k)
		}
	}
	return nil
}

func (f *Form) give() {
	f.at, f.err = give(f.fields, f.Values(), f.take, f.at)
	f.done = f.err == nil
}

func (f *Field) choose(key string) {
	n, i := len(f.Options), f.index()
	switch key {
	case "right", " ", "l":
		i = (i + 1) % n
	case "left", "h":
		i = (i + n - 1) % n
	default:
		// The first letter of a word takes it.
		for j, w := range f.Words {
			if key != "" && strings.HasPrefix(strings.ToLower(w), strings.ToLower(key)) {
				i = j
				break
			}
		}
	}
	f.Value = f.Options[i]
}

// View implements Dialog.
func (f *Form) View(t *theme.Theme) string {
	label := 0
	for i := range f.fields {
		label = max(label, Width(f.fields[i].Label))
	}
	label = min(label, f.w/3)
	var body []string
	top, bottom := 0, 0
	for i := range f.fields {
		if i == f.at {
			top = len(body)
		}
		body = append(body, f.draw(t, i, label)...)
		if i == f.at {
			bottom = len(body) - 1
		}
	}
	var foot, head []string
	if f.err != nil {
		for _, l := range Wrap(f.err.Error(), f.w) {
			foot = append(foot, t.Bad.Render(l))
		}
	}
	if f.intro != "" {
		for _, l := range Wrap(f.intro, f.w) {
			head = append(head, t.Muted.Render(l))
		}
	}
	if len(head)+len(body)+len(foot) > f.h {
		head = nil
	}
	h := max(1, f.h-len(head)-len(foot))
	f.first = Window(Window(f.first, bottom, len(body), h), top, len(body), h)
	body = body[f.first:min(len(body), f.first+h)]
	return strings.Join(append(append(head, body...), foot...), "\n")
}

// draw gives the lines of one field: its label and value, and while it has the
// cursor its help.
func (f *Form) draw(t *theme.Theme, i, label int) []string {
	fl, focus := &f.fields[i], i == f.at
	lead, style := "  ", t.Muted
	if focus {
		lead, style = t.Glyph.Cursor+" ", t.Accent
	}
	names := Wrap(fl.Label, max(1, label))
	head := style.Render(lead+Fit(names[0], label)) + "  "
	room := max(1, f.w-label-4)
	var lines []string
	if fl.choice() {
		var words []string
		for j, w := range fl.Words {
			mark := "( ) "
			if j == fl.index() {
				mark = "(*) "
			}
			words = append(words, mark+w)
		}
		if focus {
			lines = Hang(head, t.Text.Render(strings.Join(words, "  ")), f.w)
		} else {
			lines = []string{head + t.Text.Render(fl.Words[fl.index()])}
		}
	} else {
		lines = []string{head + fl.line.View(t, room, focus)}
		if focus && fl.line.Cut > 0 {
			lines = append(lines, t.Warn.Render("    "+assessment.Count(fl.line.Cut, "character", "characters")+" did not fit: left out"))
		}
	}
	for j, n := range names[1:] { // the rest of a long label, beside the value
		if j+1 < len(lines) && Width(lines[j+1]) > label+4 && strings.HasPrefix(lines[j+1], strings.Repeat(" ", label+4)) {
			lines[j+1] = style.Render("  "+Fit(n, label)) + lines[j+1][label+2:]
			continue
		}
		lines = append(lines[:j+1:j+1], append([]string{style.Render("  " + n)}, lines[j+1:]...)...)
	}
	if focus && fl.Help != nil {
		v := fl.Value
		if !fl.choice() {
			v = fl.line.Value()
		}
		for _, l := range Wrap(fl.Help(v), max(1, f.w-4)) {
			lines = append(lines, "    "+t.Muted.Render(l))
		}
	}
	return lines
}
