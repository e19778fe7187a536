package widgets

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// nasty draws texts with everything that upsets a terminal or a measure.
func nasty() *rapid.Generator[string] {
	part := rapid.SampledFrom([]string{
		"word", " ", "  ", "\n", "\t", "幅", "e\u0301", "\u202E", "\u200B", "\x1b[31m", "\x07", "\u0085", "a-b", "unbreakable", "\xff", "é", "–", "😀", "\r\n",
	})
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(part, 0, 30).Draw(t, "parts"), "") })
}

func TestSafe(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                    "plain",
		" two\n lines\t":           "two lines",
		"esc\x1b[31mred\x07":       "esc[31mred",
		"bidi\u202Eevil\u200Bzero": "bidievilzero",
		"bad\xffbyte":              "badbyte",
		"vs16 \u2764\uFE0F":        "vs16 \u2764",
	} {
		if got := Safe(in); got != want {
			t.Errorf("Safe(%q) = %q, want %q", in, got, want)
		}
	}
	if got := SafeText("a\nb\x1b\n"); got != "a\nb\n" {
		t.Errorf("SafeText keeps lines: %q", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		for _, r := range Safe(nasty().Draw(t, "text")) {
			if unicode.IsControl(r) || Hidden(r) {
				t.Fatalf("%U got through", r)
			}
		}
	})
}

func TestWrapKeepsEveryWordAndTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := Safe(nasty().Draw(t, "text")), rapid.IntRange(2, 40).Draw(t, "width")
		lines := Wrap(s, w)
		for _, l := range lines {
			if Width(l) > w {
				t.Fatalf("%q is wider than %d", l, w)
			}
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if bare(strings.Join(lines, "")) != bare(s) {
			t.Fatalf("%q became %q", s, lines)
		}
	})
}

func TestFitRowHangClamp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := Safe(nasty().Draw(t, "a")), Safe(nasty().Draw(t, "b"))
		w, h := rapid.IntRange(0, 60).Draw(t, "w"), rapid.IntRange(0, 10).Draw(t, "h")
		if got := Width(Fit(a, w)); got != w {
			t.Fatalf("Fit(%q, %d) is %d wide", a, w, got)
		}
		if got := Width(Row(a, b, w)); got > w {
			t.Fatalf("Row(%q, %q, %d) is %d wide", a, b, w, got)
		}
		if w >= 2 {
			for _, l := range Hang("lead ", a, w) {
				if Width(l) > w {
					t.Fatalf("Hang line %q in %d", l, w)
				}
			}
			if got := Width(Words(a, w)); got > w {
				t.Fatalf("Words is %d wide in %d", got, w)
			}
		}
		v := Clamp(a+"\n"+b+"\n"+a, w, h)
		if lines := strings.Split(v, "\n"); v != "" && len(lines) > h || slices.ContainsFunc(lines, func(l string) bool { return Width(l) > w }) {
			t.Fatalf("Clamp to %dx%d gave %q", w, h, v)
		}
	})
}

func TestRowGivesBothTheirPlace(t *testing.T) {
	for _, c := range []struct {
		l, r string
		w    int
		want string
	}{
		{"left", "right", 12, "left   right"},
		{"a long left text", "right", 12, "a long right"},
		{"left", "", 3, "lef"},
		{"left", "a right text that is long", 10, "left a rig"},
	} {
		if got := Row(c.l, c.r, c.w); got != c.want {
			t.Errorf("Row(%q, %q, %d) = %q, want %q", c.l, c.r, c.w, got, c.want)
		}
	}
}

func TestWindowKeepsTheCursorInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, h := rapid.IntRange(1, 50).Draw(t, "n"), rapid.IntRange(1, 20).Draw(t, "h")
		at, first := rapid.IntRange(0, n-1).Draw(t, "at"), rapid.IntRange(0, 60).Draw(t, "first")
		got := Window(first, at, n, h)
		if at < got || at >= got+h || got < 0 || n > h && got > n-h {
			t.Fatalf("Window(%d, %d, %d, %d) = %d", first, at, n, h, got)
		}
	})
}

func TestColumnsAndFill(t *testing.T) {
	got := Columns([]string{"a", "bb"}, []string{"x"}, 3, 3, "|")
	if want := []string{"a  |x", "bb |", "   |"}; !slices.Equal(got, want) {
		t.Errorf("columns %q, want %q", got, want)
	}
	if got := Fill([]string{"a", "b"}, 1); !slices.Equal(got, []string{"a"}) {
		t.Errorf("fill %q", got)
	}
	if got := Fill(nil, -1); len(got) != 0 {
		t.Errorf("fill %q", got)
	}
}

func TestWrapKeepsIdsWhole(t *testing.T) {
	for _, c := range []struct {
		text string
		w    int
		want string
	}{
		{"asks mfa-email-remote-ehr-admin again", 30, "asks\nmfa-email-remote-ehr-admin\nagain"},
		{"q04-agreement-with-the-ehr-vendor", 26, "q04-agreement-with-the-\nehr-vendor"}, // longer than the line
		{"a - b", 3, "a -\nb"},
	} {
		if got := strings.Join(Wrap(c.text, c.w), "\n"); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.text, c.w, got, c.want)
		}
	}
}

func TestFormShowsLongLabelsWhole(t *testing.T) {
	f := NewForm("t", "", []Field{
		{Key: "a", Label: "lost or stolen device", Options: []string{"", "yes"}, Words: []string{"not that I know", "yes"}},
		{Key: "b", Label: "theft", Value: "v"},
	}, func(map[string]string) error { return nil })
	f.SetSize(36, 12)
	for _, k := range []tea.KeyType{tea.KeyTab, tea.KeyTab} {
		if v := strings.Join(strings.Fields(f.View(mono())), " "); !strings.Contains(v, "lost or") || !strings.Contains(v, "stolen") || !strings.Contains(v, "device") {
			t.Errorf("the label is cut:\n%s", f.View(mono()))
		}
		f.Update(press(k))
	}
}
