package pdf

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func testMetrics(t *testing.T) *metrics {
	t.Helper()
	m, err := loadMetrics()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestDoor(t *testing.T) {
	for _, c := range []struct {
		name, in, out string
		lost          int
	}{
		{"plain", "plain text", "plain text", 0},
		{"composed", "re\u0301sume\u0301", "résumé", 0},
		{"symbols of ours", "✓ ◐ ✕ → ◇ ↗ ⇄ ⊕ ≥ – … □", "✓ ◐ ✕ → ◇ ↗ ⇄ ⊕ ≥ – … □", 0},
		{"emoji", "good 👍 job", "good □ job", 1},
		{"emoji of several runes is one character", "👩🏽‍⚕️", "□", 1},
		{"cjk", "漢字", "□□", 2},
		{"bad utf-8", "a\xff\xfeb", "a□b", 1},
		{"control and escape", "\x00\x1b[31mred\x07", "[31mred", 0},
		{"bidi and zero width", "a\u202eb\u200bc\u2066d", "abcd", 0},
		{"tab", "a\tb", "a b", 0},
		{"line breaks", "a\r\nb\rc\u2028d", "a\nb\nc\nd", 0},
		{"wide space", "a\u3000b", "a b", 0},
		{"stacked marks", "Z" + strings.Repeat("\u0335", 40), "Z" + strings.Repeat("\u0335", maxMarks), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDoor(testMetrics(t))
			if got := d.text(c.in); got != c.out || d.lost != c.lost {
				t.Errorf("%q and %d lost, want %q and %d", got, d.lost, c.out, c.lost)
			}
			before := d.lost
			if again := d.text(c.out); again != c.out || d.lost != before {
				t.Errorf("a second time: %q and %d lost", again, d.lost)
			}
			d.text(c.in)
			if d.lost != before {
				t.Error("the same text was counted twice")
			}
		})
	}
}

// Whatever goes in, only printable runes of the font come out.
func FuzzDoor(f *testing.F) {
	for _, s := range hostileTexts {
		f.Add(s)
	}
	m, err := loadMetrics()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := newDoor(m).text(s)
		if !utf8.ValidString(out) {
			t.Fatalf("%q is not UTF-8", out)
		}
		for _, r := range out {
			if r != '\n' && (r > 0xFFFF || !m.covers[r] || unicode.IsControl(r)) {
				t.Fatalf("%U came through the door", r)
			}
		}
		for _, l := range m.breakLines(out, 60, small) {
			if w := m.width(l, regular, small.size); w > 60 && utf8.RuneCountInString(l) > 1+maxMarks {
				t.Fatalf("%q is %.1f wide", l, w)
			}
		}
	})
}

func TestBreakLines(t *testing.T) {
	m := testMetrics(t)
	for _, c := range []struct {
		name, in string
		width    float64
		want     []string
	}{
		{"nothing", "", 100, nil},
		{"fits", "one two", 100, []string{"one two"}},
		{"wraps between words", "one two three four", 50, []string{"one two", "three four"}},
		{"breaks a word that is too long", "abcdefghijkl", 20, []string{"abcd", "efgh", "ijkl"}},
		{"keeps line breaks", "a\nb", 100, []string{"a", "b"}},
		{"blank lines become one", "a\n\n\n\nb", 100, []string{"a", "", "b"}},
		{"no blank line at the ends", "\n\na\n\n", 100, []string{"a"}},
		{"a no-break space holds", "one two\u00a0three", 50, []string{"one", "two\u00a0three"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := m.breakLines(c.in, c.width, small)
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Nothing is cut: the lines hold every letter of the text.
func TestBreakLinesKeepsEverything(t *testing.T) {
	m := testMetrics(t)
	d := newDoor(m)
	for i := range 6 {
		text := d.text(note(i))
		for _, width := range []float64{30, 80, 250, 504} {
			lines := m.breakLines(text, width, small)
			if got, want := runeBag(strings.Join(lines, "")), runeBag(text); got != want {
				t.Errorf("note %d at %.0f: %d letters, want %d", i, width, got, want)
			}
			for _, l := range lines {
				if w := m.width(l, regular, small.size); w > width+slack {
					t.Errorf("note %d: a line of %.1f in %.0f", i, w, width)
				}
			}
		}
	}
}

func runeBag(s string) int { return utf8.RuneCountInString(strings.ReplaceAll(s, " ", "")) }

func TestVisualOrder(t *testing.T) {
	for _, c := range []struct{ name, in, out string }{
		{"left to right stays", "abc 12 (d)", "abc 12 (d)"},
		{"hebrew is turned", "שלום", "םולש"},
		{"between words", "to שלום עולם now", "to םלוע םולש now"},
		{"numbers keep their order", "בדיקה 12 שלום", "םולש 12 הקידב"},
		{"brackets turn around", "(שלום)", "(םולש)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := visual(c.in); got != c.out {
				t.Errorf("%q, want %q", got, c.out)
			}
		})
	}
}

// The fonts hold every symbol that the report draws, and their widths are the
// library's.
func TestFontsHoldOurSymbols(t *testing.T) {
	m := testMetrics(t)
	for key, l := range looks {
		for _, r := range l.symbol {
			if !m.covers[r] {
				t.Errorf("%s: the font lacks %U", key, r)
			}
		}
	}
	for _, r := range substitute + "•✓→–·≥" {
		if !m.covers[r] {
			t.Errorf("the font lacks %U", r)
		}
	}
	if m.covers['漢'] || m.covers[0xE000] && m.widths[0][0xE000] == 0 {
		t.Error("the table of covered runes is wrong")
	}
	if _, err := coverage(make([]byte, 64)); err == nil {
		t.Error("a file that is not a font has a coverage")
	}
}
