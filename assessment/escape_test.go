package assessment_test

import (
	"strings"
	"testing"

	"clinicready/assessment"
)

// What drives a terminal goes whole; what spells a word stays.
func TestCleanEscapes(t *testing.T) {
	for in, want := range map[string]string{
		"a\x1b[31mb":               "ab",
		"a\x1b[1;38;5;4 qb":        "ab",
		"a\u009b31mb":              "ab",
		"a\x1b]0;title\x07b":       "ab",
		"a\x1b]8;;http://x\x1b\\b": "ab",
		"a\u009d0;title\u009cb":    "ab",
		"a\x1bPq#0\x1b\\b":         "ab",
		"a\x1b(Bb":                 "ab",
		"a\x1bcb":                  "ab",
		"a\x1b7b\x1b8c":            "abc",
		"a\x1b":                    "a",
		"a\x1b[":                   "a",
		"a\x1b[31\u00e9":           "a\u00e9",
		"a\x1b\x1b[31mb":           "ab",
		"a\x1b]title and no end":   "atitle and no end",
		"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
		"\u0915\u094d\u200d\u0937":                         "\u0915\u094d\u200d\u0937",
		"\u0645\u200c":                                     "\u0645",
		"\u200c\u0645":                                     "\u0645",
		"Da\u200dna\u200b R\ufeffuiz":                      "Dana Ruiz",
		"\u0645\u200c\u200c\u0645":                         "\u0645\u200c\u0645",
	} {
		if got := assessment.Clean(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	if got := assessment.CleanText("one\x1b[0m\ntwo\x1b]no end\nthree\x07"); got != "one\ntwono end\nthree" {
		t.Errorf("%q", got)
	}
	// A joiner at the end of what is kept would go the next time.
	long := strings.Repeat("\u0645", assessment.MaxLine-1) + "\u200c\u0645"
	if got := assessment.Clean(long); strings.HasSuffix(got, "\u200c") || assessment.Clean(got) != got {
		t.Errorf("%q is kept", got)
	}
}
