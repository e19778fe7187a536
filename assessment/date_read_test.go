package assessment_test

import (
	"strings"
	"testing"

	"clinicready/assessment"
)

func TestReadDate(t *testing.T) {
	today := assessment.NewDate(2026, 11, 22)
	for text, want := range map[string]string{
		"": "", "today": "2026-11-22", "Yesterday": "2026-11-21", " 2026-12-31 ": "2026-12-31",
		"12/31/2026": "2026-12-31", "1/2/2026": "2026-01-02", "02/29/2024": "2024-02-29",
		"31 Dec 2026": "2026-12-31", "31 december 2026": "2026-12-31", "Dec 31, 2026": "2026-12-31", "dec 31 2026": "2026-12-31",
		"31 Dec": "2026-12-31", "Dec 31": "2026-12-31", "15 Jan": "2027-01-15", "1 Jun": "2026-06-01", "20 May": "2027-05-20",
		"Dec 2026": "2026-12-01", "sept 2026": "2026-09-01", "2 Sep 2026": "2026-09-02",
	} {
		d, err := assessment.ReadDate(text, today)
		if err != nil || d.String() != want {
			t.Errorf("%q is %q, %v, want %q", text, d, err, want)
		}
	}
	for text, want := range map[string]string{"20 May": "2026-05-20", "22 Nov": "2026-11-22", "23 Nov": "2025-11-23", "29 Feb": "2024-02-29", "23 Nov 2026": "2026-11-23"} {
		if d, err := assessment.ReadPast(text, today); err != nil || d.String() != want {
			t.Errorf("%q in the past is %q, %v, want %q", text, d, err, want)
		}
	}
	for text, why := range map[string]string{
		"12/31/26": "two digits", "31 Dec 26": "two digits", "1/1/1": "year from 1900", "13/31/2026": "not a date", "31/12/2026": "not a date",
		"2/30/2026": "calendar", "31 Nov": "calendar", "29 Feb 2026": "calendar", "0/0/2026": "not a date", "soon": "not a date",
		"46022": "not a date", "2026": "not a date", "Dec": "not a date", "12/31": "not a date", "1/1/12345": "year from 1900", "2026-13-01": "not a date",
		"May 20262026": "year from 1900", "de 31": "not a date",
	} {
		d, err := assessment.ReadDate(text, today)
		if err == nil || !strings.Contains(err.Error(), why) || !d.IsZero() {
			t.Errorf("%q is %q, %v, want a refusal that says %q", text, d, err, why)
		}
	}
}

// Whatever is typed, a date is read as one day of this time or refused, and what
// is read is read the same again.
func FuzzReadDate(f *testing.F) {
	for _, s := range []string{"today", "12/31/2026", "31 Dec", "Dec 2026", "29 feb", "Dec 26", "\u0661/2/2026"} {
		f.Add(s)
	}
	today := assessment.NewDate(2026, 11, 22)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := assessment.ReadDate(s, today)
		if err != nil {
			return
		}
		again, err := assessment.ReadDate(d.String(), today)
		if err != nil || again != d {
			t.Fatalf("%q is %s, read again %s, %v", s, d, again, err)
		}
	})
}
