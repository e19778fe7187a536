package widgets

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"clinicready/ui/tui/theme"
)

func shortForm(take func(map[string]string) error) *Short {
	f := NewShort("t", "intro", []Field{
		{Key: "name", Label: "Name", Help: func(v string) string { return "help of " + v }},
		{Key: "n", Label: "Number", Max: 6, Check: func(v string) error {
			if strings.Trim(v, "0123456789") != "" {
				return errors.New("no number")
			}
			return nil
		}},
		{Key: "kind", Label: "Kind", Options: []string{"", "a", "b"}, Words: []string{"unknown", "alpha", "beta"}},
		{Key: "last", Label: "Last", Value: "kept"},
	}, take)
	f.SetSize(40, 14)
	return f
}

func accept(map[string]string) error { return nil }

func typeInto(f *Short, keys ...tea.KeyMsg) {
	for _, k := range keys {
		f.Update(k)
	}
}

func sees(t *testing.T, f *Short, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if v := f.View(mono()); !strings.Contains(v, s) {
			t.Errorf("%q is not in\n%s", s, v)
		}
	}
}

func TestShortGivesWhatWasTyped(t *testing.T) {
	var got map[string]string
	f := shortForm(func(v map[string]string) error {
		if v["name"] == "" {
			return At("name", errors.New("a name is needed"))
		}
		got = v
		return nil
	})
	sees(t, f, "intro", "> Name", "help of", "Kind    unknown", "Last    kept")
	typeInto(f, press(tea.KeyTab), runes("x"), press(tea.KeyTab))
	sees(t, f, "> Number", "no number") // what cannot be right is told at once
	typeInto(f, press(tea.KeyShiftTab), press(tea.KeyCtrlS))
	sees(t, f, "> Number", "no number") // and is found again when the form is given
	typeInto(f, press(tea.KeyBackspace), runes("7"), press(tea.KeyCtrlS))
	sees(t, f, "> Name", "a name is needed")
	typeInto(f, runes("Dana"), tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}})
	if v := f.View(mono()); strings.Contains(v, "a name is needed") {
		t.Errorf("the error outlives the next key:\n%s", v)
	}
	typeInto(f, press(tea.KeyEnter), press(tea.KeyDown))
	sees(t, f, "> Kind", "(*) unknown", "( ) alpha", "( ) beta")
	if f.Values()["kind"] != "" {
		t.Error("a choice that nobody made has a value")
	}
	typeInto(f, runes("b"), press(tea.KeyUp))
	sees(t, f, "(*) alpha")
	typeInto(f, press(tea.KeyEnter))
	sees(t, f, "Kind    alpha", "> Last    kept|")
	typeInto(f, press(tea.KeyEnter))
	if !f.Done() || got["name"] != "Dana" || got["n"] != "7" || got["kind"] != "a" || got["last"] != "kept" {
		t.Errorf("done %v with %q", f.Done(), got)
	}
}

// Esc leaves, and the keys of the program are not the form's.
func TestShortIsLeft(t *testing.T) {
	f := shortForm(func(map[string]string) error { t.Error("given"); return nil })
	typeInto(f, press(tea.KeyCtrlC))
	if f.Done() {
		t.Error("ctrl+c is a key of the form")
	}
	sees(t, f, "> Name")
	typeInto(f, press(tea.KeyEsc))
	if !f.Done() {
		t.Error("esc does not leave")
	}
	typeInto(f, press(tea.KeyCtrlS)) // done is done
}

// Nothing that waits is asked of the program: no blinking, no clipboard.
func TestShortAsksForNoCommand(t *testing.T) {
	f := shortForm(accept)
	for _, msg := range []tea.Msg{
		runes("a"), press(tea.KeyCtrlV), press(tea.KeyTab), press(tea.KeyTab), runes("b"), press(tea.KeyShiftTab),
		tea.FocusMsg{},
		tea.WindowSizeMsg{Width: 80, Height: 24},
		nil,
	} {
		if cmd := f.Update(msg); cmd != nil {
			t.Errorf("%v asks for a command", msg)
		}
	}
}

func TestShortTellsWhatDidNotFit(t *testing.T) {
	f := shortForm(accept)
	typeInto(f, press(tea.KeyTab), tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("12345678\u202E\x1b"), Paste: true})
	sees(t, f, "123456|", "2 characters did not fit")
	if got := f.Values()["n"]; got != "123456" {
		t.Errorf("holds %q", got)
	}
	long := strings.Repeat("recorded ", 60)
	f = NewShort("t", "", []Field{{Key: "k", Label: "k", Value: long}}, accept)
	if got := f.Values()["k"]; got != strings.TrimSpace(long) {
		t.Errorf("of %d characters recorded %d are left", len(long), len(got))
	}
}

// On the smallest screen the cursor and the chosen option are in sight, and
// going through a choice shows every option.
func TestShortKeepsTheChosenOptionInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := []string{"one", "two", "three", "four", "five", "six", "seven"}
		n := rapid.IntRange(2, len(words)).Draw(t, "options")
		fields := []Field{
			{Key: "a", Label: "A"},
			{Key: "c", Label: "C", Options: words[:n], Words: words[:n], Help: func(string) string { return "a sentence that explains this choice" }},
			{Key: "z", Label: "Z"},
		}
		f := NewShort("t", "an introduction to the form", fields, accept)
		f.SetSize(rapid.IntRange(20, 80).Draw(t, "w"), rapid.IntRange(1, 12).Draw(t, "h"))
		f.Update(press(tea.KeyTab))
		for _, w := range words[:n] {
			if v := f.View(mono()); !strings.Contains(v, "(*) "+w) {
				t.Fatalf("%q is out of sight:\n%s", w, v)
			}
			f.Update(press(tea.KeyDown))
		}
	})
}

func TestShortStaysInItsSize(t *testing.T) {
	dark := theme.New(theme.Options{Name: theme.Dark, Profile: termenv.ANSI256, ASCII: true})
	rapid.Check(t, func(t *rapid.T) {
		var fields []Field
		for i := range rapid.IntRange(1, 8).Draw(t, "n") {
			help := Safe(nasty().Draw(t, "help"))
			fields = append(fields, Field{
				Key: strconv.Itoa(i), Label: Safe(nasty().Draw(t, "label")), Value: nasty().Draw(t, "value"), Help: func(string) string { return help },
			})
		}
		f := NewShort("t", Safe(nasty().Draw(t, "intro")), fields, accept)
		w, h := rapid.IntRange(36, 100).Draw(t, "w"), rapid.IntRange(5, 20).Draw(t, "h")
		f.SetSize(w, h)
		for range fields {
			for range rapid.IntRange(0, 30).Draw(t, "left") {
				f.Update(press(tea.KeyLeft))
			}
			v := strings.Split(f.View(mono()), "\n")
			if len(v) > h {
				t.Fatalf("%d lines in %d", len(v), h)
			}
			if !strings.Contains(strings.Join(v, "\n"), "|") {
				t.Fatalf("the caret is out of sight:\n%s", strings.Join(v, "\n"))
			}
			for _, l := range v {
				if Width(l) > w {
					t.Fatalf("%d cells in %d: %q", Width(l), w, l)
				}
			}
			f.View(dark)
			f.Update(press(tea.KeyTab))
		}
	})
}
