package widgets

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/hinshun/vt10x"
	"pgregory.net/rapid"
)

// wideNames are names of which terminals think differently.
var wideNames = map[string]string{
	"Devanagari":          "हिन्दी क्लिनिक",
	"emoji with modifier": "Clinic 👩🏽 👍🏿",
	"combining marks":     "Z" + strings.Repeat("̣́", 20) + "oe",
	"Thai":                "คลินิกน้ำ",
	"Hangul in parts":     "한국",
	"Chinese":             "诊所",
}

// cursor is how far a simple terminal moves on.
func cursor(s string) int {
	term := vt10x.New(vt10x.WithSize(1000, 2))
	_, _ = term.Write([]byte(s))
	return term.Cursor().X
}

func TestWidthIsEnoughForEveryTerminal(t *testing.T) {
	for name, s := range wideNames {
		t.Run(name, func(t *testing.T) {
			s := Safe(s)
			if got, simple := Width(s), cursor(s); got < simple || got < ansi.StringWidth(s) || got < ansi.StringWidthWc(s) {
				t.Errorf("%d cells; by cluster %d, by rune %d, in a simple terminal %d", got, ansi.StringWidth(s), ansi.StringWidthWc(s), simple)
			}
			styled := "\x1b[1m" + s + "\x1b[0m"
			if Width(styled) != Width(s) {
				t.Errorf("%d cells with a style, %d without", Width(styled), Width(s))
			}
			for w := range Width(s) + 1 {
				got := Cut(styled, w)
				if Width(got) > w || !strings.HasPrefix(ansi.Strip(styled), ansi.Strip(got)) || !strings.HasSuffix(got, "\x1b[0m") {
					t.Errorf("cut to %d: %q", w, got)
				}
				if f := Fit(s, w); Width(f) != w {
					t.Errorf("fit to %d: %q", w, f)
				}
			}
		})
	}
}

func TestPlainTextIsMeasuredAsBefore(t *testing.T) {
	for _, s := range []string{"", "Oak Street", "\x1b[31mred\x1b[0m", "café ── ▸ → ·", "1 ≥ 2 ✓"} {
		if Width(s) != ansi.StringWidth(s) {
			t.Errorf("%q is %d cells, want %d", s, Width(s), ansi.StringWidth(s))
		}
	}
}

func TestWideTextWrapsWithin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"हिन्दी", "👩🏽", "Zẹ́́", "clinic", "a-b"}), 1, 30).Draw(t, "words")
		w := rapid.IntRange(4, 80).Draw(t, "width")
		s := strings.Join(words, " ")
		lines := Wrap(s, w)
		for _, l := range lines {
			if Width(l) > w && len([]rune(l)) > 4 {
				t.Fatalf("%q takes %d cells of %d", l, Width(l), w)
			}
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll(s, " ", "") {
			t.Fatalf("%q became %q", s, got)
		}
	})
}
