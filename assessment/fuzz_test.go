package assessment_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// kept checks what is promised of any text that was cleaned.
func kept(t *testing.T, out string, limit int, clean func(string) string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Fatalf("%q is not UTF-8", out)
	}
	if n := utf8.RuneCountInString(out); n > limit {
		t.Fatalf("%d characters are kept, at most %d may be", n, limit)
	}
	if out != strings.TrimSpace(out) {
		t.Fatalf("%q has space at its ends", out)
	}
	runes := []rune(out)
	for i, r := range runes {
		if r == '\u200c' || r == '\u200d' {
			if i == 0 || i == len(runes)-1 || !unicode.In(runes[i-1], unicode.L, unicode.M) || !unicode.IsLetter(runes[i+1]) || runes[i+1] < 0x600 {
				t.Fatalf("%U is kept in %q, and not between letters", r, out)
			}
			continue
		}
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Fatalf("%U is kept in %q", r, out)
		}
	}
	if again := clean(out); again != out {
		t.Fatalf("cleaned a second time, %q becomes %q", out, again)
	}
}

// Whatever is typed, pasted or read, what is kept is plain text of a bounded
// length, and cleaning it again changes nothing.
func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"\x1b]0;title\x07a", "a\u009b31mb", "\x1b(Ba\x1b", "\x1b[\x1b[3", "می\u200cخواهم", "क\u094d\u200dष", "ب\u200c\u200d", "a\u200db",
		"", " a ", "a\r\nb\rc", "\x1b[2Jred", "x\u202ey", "e\u0301", "a\u200d\u0301", "\xff\xfe", "\u1100\u1161\u11a8", "\ufe0f!",
		strings.Repeat("a", assessment.MaxLine-1) + " b", strings.Repeat("e\u0301", assessment.MaxLine+1), "a" + strings.Repeat("\u0300", 64),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line := assessment.Clean(s)
		kept(t, line, assessment.MaxLine, assessment.Clean)
		if strings.Contains(line, "\n") {
			t.Fatalf("%q has more than one line", line)
		}
		kept(t, assessment.CleanText(s), assessment.MaxText, assessment.CleanText)
		// An order to the terminal leaves nothing behind, wherever it stands.
		if i := strings.IndexByte(s, ' '); i >= 0 && !strings.ContainsAny(s[:i], "\x1b\u0090\u0098\u009b\u009d\u009e\u009f") {
			for _, order := range []string{"\x1b[1;31m", "\x1b]0;x\x07", "\x1b]8;;x\x1b\\", "\u009b2J", "\x1b(B", "\x1bc", "\x1bPq\u009c"} {
				if got := assessment.Clean(s[:i] + order + s[i:]); got != line {
					t.Fatalf("with %q in it, %q becomes %q and not %q", order, s, got, line)
				}
			}
		}
	})
}

// A date that is read is written as it was read, alone and in a body.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"", "2026-11-22", "2024-02-29", "2023-02-29", "1899-12-31", "1900-01-01", "2999-12-31", "3000-01-01", "2026-1-2", "2026-11-22T00:00:00Z"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := assessment.ParseDate(s)
		var body assessment.Date
		if refused := body.UnmarshalText([]byte(s)); (refused == nil) != (err == nil) || body != d {
			t.Fatalf("%q alone is %q (%v), in a body %q (%v)", s, d, err, body, refused)
		}
		if err != nil {
			return
		}
		if d.String() != s {
			t.Fatalf("%q came back as %q", s, d)
		}
		if d.IsZero() {
			return
		}
		if next := d.AddDays(1); next.DaysSince(d) != 1 || !d.Before(next) || !next.After(d) {
			t.Fatalf("the day after %s is %s", d, next)
		}
	})
}

// Whatever the body of an event holds, it is folded in or refused with words,
// and a refused event leaves the clinic as it was.
func FuzzFold(f *testing.F) {
	var filled []assessment.Event
	for _, c := range storetest.Filled() {
		filled = append(filled, c.Events...)
	}
	for _, e := range filled {
		f.Add(string(e.Kind), e.Version, e.Assessment, e.Subject, e.Body)
	}
	f.Add("answer.set", 2, "2025", "mfa", []byte("{}"))
	f.Add("answer.set", 1, "none", "mfa", []byte("null"))
	f.Add("answer.set", 3, "2025", "mfa", []byte(`{"answer":"partly","evidence":null,"parts_in_place":["a,b","","gone","gone"],"missing":"x"}`))
	f.Add("answer.set", 1, "2025", "mfa", []byte(`{"answer":"partly","evidence":null,"parts_in_place":["gone"]}`))
	f.Add("answer.set", 3, "2025", "mfa", []byte(`{"answer":"yes","parts_in_place":7}`))
	f.Add("unheard.of", 1, "", "", []byte("{"))
	f.Fuzz(func(t *testing.T, kind string, version int, id, subject string, body []byte) {
		c, err := assessment.Fold(storetest.ClinicID, filled)
		if err != nil {
			t.Fatal(err)
		}
		last := filled[len(filled)-1]
		e := assessment.Event{
			Seq: c.Head.Count + 1, At: last.At, Zone: last.Zone, Actor: last.Actor, Assessment: id,
			Kind: assessment.Kind(kind), Version: version, Subject: subject, Body: body, Prev: c.Head.Hash,
		}
		e.Hash = e.Sum()
		if refused := c.Apply(e); refused != nil {
			before, err := assessment.Fold(storetest.ClinicID, filled)
			if err != nil {
				t.Fatal(err)
			}
			if refused.Error() == "" || !reflect.DeepEqual(c, before) {
				t.Fatalf("refused with %q, and the clinic is changed", refused)
			}
			return
		}
		again, err := assessment.Fold(storetest.ClinicID, append(filled[:len(filled):len(filled)], e))
		if err != nil || !reflect.DeepEqual(c, again) {
			t.Fatalf("folded in, and yet the journal reads otherwise: %v", err)
		}
	})
}
