package widgets

import (
	"errors"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"clinicready/assessment"
	"clinicready/ui/tui/theme"
)

func mono() *theme.Theme {
	return theme.New(theme.Options{Name: theme.Mono, Profile: termenv.Ascii, ASCII: true})
}

func runes(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }
func press(t tea.KeyType) tea.KeyMsg {
	return tea.KeyMsg{Type: t}
}

func TestLineEditing(t *testing.T) {
	for name, c := range map[string]struct {
		start string
		keys  []tea.KeyMsg
		want  string
	}{
		"type":                {"ab", []tea.KeyMsg{runes("c")}, "abc"},
		"in the middle":       {"ac", []tea.KeyMsg{press(tea.KeyLeft), runes("b")}, "abc"},
		"backspace":           {"abc", []tea.KeyMsg{press(tea.KeyBackspace)}, "ab"},
		"with its accent":     {"ae\u0301", []tea.KeyMsg{press(tea.KeyBackspace)}, "a"},
		"delete":              {"abc", []tea.KeyMsg{press(tea.KeyHome), press(tea.KeyDelete)}, "bc"},
		"home and end":        {"b", []tea.KeyMsg{press(tea.KeyHome), runes("a"), press(tea.KeyEnd), runes("c")}, "abc"},
		"to the beginning":    {"one two", []tea.KeyMsg{press(tea.KeyCtrlU)}, ""},
		"a word":              {"one two ", []tea.KeyMsg{press(tea.KeyCtrlW)}, "one "},
		"nothing to the left": {"", []tea.KeyMsg{press(tea.KeyBackspace), press(tea.KeyLeft), press(tea.KeyDelete)}, ""},
		"right":               {"ab", []tea.KeyMsg{press(tea.KeyHome), press(tea.KeyRight), press(tea.KeyRight), press(tea.KeyRight), runes("c")}, "abc"},
		"no control":          {"", []tea.KeyMsg{runes("a\x1b\nb\u202E")}, "a b"},
	} {
		t.Run(name, func(t *testing.T) {
			var l Line
			l.Set(c.start)
			for _, k := range c.keys {
				if !l.Update(k) {
					t.Errorf("%s is not an editing key", k)
				}
			}
			if l.Value() != c.want {
				t.Errorf("holds %q, want %q", l.Value(), c.want)
			}
		})
	}
	var l Line
	if l.Update(press(tea.KeyF1)) {
		t.Error("F1 edits")
	}
}

func TestLineLimitIsCounted(t *testing.T) {
	l := Line{Max: 3}
	l.Insert([]rune("abcde"))
	if l.Value() != "abc" || l.Cut != 2 {
		t.Errorf("%q, cut %d", l.Value(), l.Cut)
	}
	l.Insert(nil)
	if l.Cut != 0 {
		t.Errorf("cut %d after nothing", l.Cut)
	}
}

func TestLineShowsTheCaretInAnyWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l Line
		l.Set(nasty().Draw(t, "text"))
		for range rapid.IntRange(0, 40).Draw(t, "left") {
			l.Update(press(tea.KeyLeft))
		}
		w := rapid.IntRange(3, 30).Draw(t, "w")
		v := l.View(mono(), w, true)
		if Width(v) > w || !strings.Contains(v, "|") {
			t.Fatalf("in %d cells: %q", w, v)
		}
		if v := l.View(mono(), w, false); Width(v) > w {
			t.Fatalf("without the cursor in %d cells: %q", w, v)
		}
	})
}

func TestAreaEditing(t *testing.T) {
	for name, c := range map[string]struct {
		start string
		keys  []tea.KeyMsg
		want  string
	}{
		"new line":       {"a", []tea.KeyMsg{press(tea.KeyEnter), runes("b")}, "a\nb"},
		"up and down":    {"abc\ndef", []tea.KeyMsg{press(tea.KeyUp), runes("X"), press(tea.KeyDown), runes("Y")}, "abcX\ndefY"},
		"start of line":  {"abc\ndef", []tea.KeyMsg{press(tea.KeyHome), runes("X")}, "abc\nXdef"},
		"end of line":    {"abc\ndef", []tea.KeyMsg{press(tea.KeyUp), press(tea.KeyHome), press(tea.KeyEnd), runes("X")}, "abcX\ndef"},
		"join lines":     {"abc\ndef", []tea.KeyMsg{press(tea.KeyHome), press(tea.KeyBackspace)}, "abcdef"},
		"delete forward": {"abc\ndef", []tea.KeyMsg{press(tea.KeyUp), press(tea.KeyEnd), press(tea.KeyDelete)}, "abcdef"},
		"paste of CRLF":  {"", []tea.KeyMsg{runes("a\r\nb\rc")}, "a\nb\nc"},
		"page up":        {"a\nb\nc", []tea.KeyMsg{press(tea.KeyPgUp), runes("X"), press(tea.KeyPgDown), press(tea.KeyRight), runes("Y")}, "aX\nb\ncY"},
	} {
		t.Run(name, func(t *testing.T) {
			var a Area
			a.w = 20
			a.Set(c.start)
			for _, k := range c.keys {
				if !a.Update(k) {
					t.Errorf("%s is not an editing key", k)
				}
			}
			if a.Value() != c.want {
				t.Errorf("holds %q, want %q", a.Value(), c.want)
			}
		})
	}
}

// What is drawn is the text, whatever the width, with the caret somewhere.
func TestAreaDrawsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var a Area
		a.Set(nasty().Draw(t, "text"))
		w := rapid.IntRange(4, 30).Draw(t, "w")
		lines := a.View(mono(), w, 1000)
		for _, l := range lines {
			if Width(l) > w {
				t.Fatalf("%q is wider than %d", l, w)
			}
		}
		bare := func(s string) string { return strings.NewReplacer(" ", "", "\n", "", "|", "").Replace(s) }
		if got := bare(strings.Join(lines, "")); got != bare(a.Value()) {
			t.Fatalf("drew %q of %q", got, a.Value())
		}
		if !strings.Contains(strings.Join(a.View(mono(), w, 2), "\n"), "|") {
			t.Fatal("the caret is out of sight")
		}
	})
}

func TestFormGivesWhatWasTyped(t *testing.T) {
	var got map[string]string
	tries := 0
	f := NewForm("t", "intro", []Field{
		{Key: "name", Label: "name", Help: func(v string) string { return assessment.Count(len(v), "letter", "letters") }},
		{Key: "kind", Label: "kind", Options: []string{"", "a", "b"}, Words: []string{"unknown", "alpha", "beta"}},
	}, func(v map[string]string) error {
		if tries++; tries == 1 {
			return errors.New("not yet")
		}
		got = v
		return nil
	})
	f.SetSize(40, 10)
	f.Update(runes("Dana "))
	if v := f.View(mono()); !strings.Contains(v, "5 letters") || !strings.Contains(v, "intro") {
		t.Errorf("drew\n%s", v)
	}
	f.Update(press(tea.KeyEnter))
	if f.Values()["kind"] != "" {
		t.Error("a choice that nobody made has a value")
	}
	f.Update(runes("b"))
	f.Update(press(tea.KeyEnter))
	if f.Done() || !strings.Contains(f.View(mono()), "not yet") {
		t.Fatalf("after the error: done %v\n%s", f.Done(), f.View(mono()))
	}
	f.Update(press(tea.KeyLeft))
	f.Update(press(tea.KeyCtrlS))
	if !f.Done() || got["name"] != "Dana" || got["kind"] != "a" {
		t.Errorf("done %v with %v", f.Done(), got)
	}
}

func TestFormStaysInItsSize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var fields []Field
		for range rapid.IntRange(1, 8).Draw(t, "n") {
			help := Safe(nasty().Draw(t, "help"))
			fields = append(fields, Field{Key: "k", Label: Safe(nasty().Draw(t, "label")), Value: nasty().Draw(t, "value"), Help: func(string) string { return help }})
		}
		f := NewForm("t", Safe(nasty().Draw(t, "intro")), fields, func(map[string]string) error { return nil })
		w, h := rapid.IntRange(20, 80).Draw(t, "w"), rapid.IntRange(3, 20).Draw(t, "h")
		f.SetSize(w, h)
		for range fields {
			v := strings.Split(f.View(mono()), "\n")
			if len(v) > h {
				t.Fatalf("%d lines in %d", len(v), h)
			}
			if !strings.Contains(strings.Join(v, "\n"), ">") {
				t.Fatalf("the cursor is out of sight:\n%s", strings.Join(v, "\n"))
			}
			f.Update(press(tea.KeyTab))
		}
	})
}

func TestPicker(t *testing.T) {
	var got Item
	items := []Item{{Label: "alpha", Detail: "first"}, {Label: "beta", Detail: "second"}, {Label: "gamma", Detail: "third"}}
	p := NewPicker("t", Among(items), func(it Item) tea.Cmd { got = it; return nil })
	p.SetSize(40, 4)
	p.Update(press(tea.KeyDown))
	p.Update(press(tea.KeyDown))
	p.Update(press(tea.KeyDown))
	if v := p.View(mono()); !strings.Contains(v, "> gamma") || len(strings.Split(v, "\n")) > 4 {
		t.Errorf("drew\n%s", v)
	}
	p.Update(runes("SEC"))
	p.Update(press(tea.KeyEnter))
	if !p.Done() || got.Label != "beta" {
		t.Errorf("done %v with %v", p.Done(), got)
	}
	p = NewPicker("t", Among(items), func(Item) tea.Cmd { t.Error("picked nothing"); return nil })
	p.SetSize(40, 4)
	p.Update(runes("zzz"))
	p.Update(press(tea.KeyEnter))
	if p.Done() || !strings.Contains(p.View(mono()), "nothing found") {
		t.Error("an empty list was picked from")
	}
}

func TestPagerScrolls(t *testing.T) {
	p := NewPager("t", func(*theme.Theme, int) []string { return strings.Split("a b c d e f g h", " ") })
	p.SetSize(20, 4)
	if v := p.View(mono()); v != "a\nb\nc\n1 to 3 of 8 lines" {
		t.Errorf("first %q", v)
	}
	p.Update(press(tea.KeyDown))
	if v := p.View(mono()); !strings.HasPrefix(v, "b\n") {
		t.Errorf("down %q", v)
	}
	p.Update(press(tea.KeyEnd))
	if v := p.View(mono()); !strings.HasPrefix(v, "f\ng\nh\n") {
		t.Errorf("end %q", v)
	}
	p.Update(press(tea.KeyHome))
	p.Update(press(tea.KeyUp))
	if v := p.View(mono()); !strings.HasPrefix(v, "a\n") {
		t.Errorf("home %q", v)
	}
	p.Update(press(tea.KeyEsc))
	if !p.Done() {
		t.Error("esc does not close")
	}
}

func TestAsk(t *testing.T) {
	n := 0
	a := NewAsk("t", "Sure?", Choice{Key: "y", Label: "yes: do it", Do: func() tea.Cmd { n++; return nil }})
	a.SetSize(20, 5)
	a.Update(runes("x"))
	if a.Done() || n != 0 {
		t.Error("another key was taken")
	}
	if h := a.Hints(); h[0] != (Hint{"y", "yes"}) {
		t.Errorf("hints %v", h)
	}
	a.Update(runes("y"))
	if !a.Done() || n != 1 {
		t.Errorf("done %v, did %d", a.Done(), n)
	}
}

// The arrows and Enter take what the cursor is on; where a choice is final the
// cursor begins on none, and Enter by habit takes nothing.
func TestAskByArrows(t *testing.T) {
	took := ""
	choice := func(key string, final bool) Choice {
		return Choice{Key: key, Label: "take " + key, Final: final, Do: func() tea.Cmd { took += key; return nil }}
	}
	for _, c := range []struct {
		name  string
		final bool
		keys  []tea.KeyType
		want  string
	}{
		{"enter", false, []tea.KeyType{tea.KeyEnter}, "a"},
		{"down and enter", false, []tea.KeyType{tea.KeyDown, tea.KeyEnter}, "b"},
		{"past the end and back", false, []tea.KeyType{tea.KeyDown, tea.KeyDown, tea.KeyDown, tea.KeyUp, tea.KeyEnter}, "a"},
		{"final, enter", true, []tea.KeyType{tea.KeyEnter}, ""},
		{"final, chosen", true, []tea.KeyType{tea.KeyDown, tea.KeyEnter}, "a"},
		{"esc", false, []tea.KeyType{tea.KeyDown, tea.KeyEsc}, ""},
	} {
		took = ""
		a := NewAsk("t", "Which?", choice("a", c.final), choice("b", false))
		a.SetSize(30, 5)
		for _, k := range c.keys {
			a.Update(press(k))
		}
		if took != c.want {
			t.Errorf("%s: took %q, want %q", c.name, took, c.want)
		}
		marks := 0
		for _, l := range strings.Split(NewAsk("t", "", choice("a", c.final), choice("b", false)).View(mono()), "\n") {
			if strings.HasPrefix(l, ">") {
				marks++
			}
		}
		if want := map[bool]int{true: 0, false: 1}[c.final]; marks != want {
			t.Errorf("%s: %d lines have the cursor, want %d", c.name, marks, want)
		}
	}
}
