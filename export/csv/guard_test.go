package csv

import (
	"strings"
	"testing"
	"testing/quick"
)

// csv_formula_matrix
func TestGuard(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"plain":                           {"hello", "hello"},
		"empty":                           {"", ""},
		"a sign further in":               {"a=b", "a=b"},
		"formula":                         {"=1+1", "'=1+1"},
		"plus":                            {"+1", "'+1"},
		"minus":                           {"-1", "'-1"},
		"at":                              {"@SUM(A1)", "'@SUM(A1)"},
		"pipe":                            {"|cmd", "'|cmd"},
		"tab":                             {"\t=1", "'\t=1"},
		"return":                          {"\r=1", "'\r=1"},
		"line end":                        {"\n=1", "'\n=1"},
		"full-width equals":               {"＝1", "'＝1"},
		"full-width plus":                 {"＋1", "'＋1"},
		"full-width minus":                {"－1", "'－1"},
		"full-width at":                   {"＠A", "'＠A"},
		"an apostrophe alone":             {"'", "'"},
		"an apostrophe of a word":         {"'tis", "'tis"},
		"an apostrophe before a formula":  {"'=1", "''=1"},
		"apostrophes before a formula":    {"''=1", "'''=1"},
		"apostrophes before a plain word": {"''a", "''a"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := Guard(tt.in)
			if got != tt.want {
				t.Errorf("Guard(%q) = %q, want %q", tt.in, got, tt.want)
			}
			if back := Unguard(got); back != tt.in {
				t.Errorf("Unguard(%q) = %q, want %q", got, back, tt.in)
			}
		})
	}
}

// csv_formula_matrix
//
// Whatever the text, a guarded cell is safe and comes back as it was.
func TestGuardComesBack(t *testing.T) {
	check := func(apostrophes uint8, pick uint8, rest string) bool {
		signs := []rune(dangerous + "a ")
		s := strings.Repeat("'", int(apostrophes%4)) + string(signs[int(pick)%len(signs)]) + rest
		g := Guard(s)
		return Unguard(g) == s && !strings.ContainsAny(firstRune(g), dangerous)
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 5000}); err != nil {
		t.Error(err)
	}
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

func FuzzGuard(f *testing.F) {
	for _, s := range []string{"", "'", "=", "'=", "''＝x", "\xff=", "-\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := Guard(s)
		if Unguard(g) != s {
			t.Errorf("%q came back as %q", s, Unguard(g))
		}
		if strings.ContainsAny(firstRune(g), dangerous) {
			t.Errorf("%q is not safe", g)
		}
	})
}
