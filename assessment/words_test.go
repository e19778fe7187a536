package assessment_test

import (
	"testing"
	"time"

	"clinicready/assessment"
)

func TestCountAndThousands(t *testing.T) {
	if a, b := assessment.Count(1, "line", "lines"), assessment.Count(2, "line", "lines"); a != "1 line" || b != "2 lines" {
		t.Errorf("%q, %q", a, b)
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -100: "-100"} {
		if got := assessment.Thousands(n); got != want {
			t.Errorf("assessment.Thousands(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestMoneyIsWholeDollars(t *testing.T) {
	for n, want := range map[int]string{0: "$0", 500: "$500", 43000: "$43,000"} {
		if got := assessment.Money(n); got != want {
			t.Errorf("Money(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestDaysInWords(t *testing.T) {
	today := assessment.NewDate(2026, time.November, 22)
	for _, c := range []struct {
		day         assessment.Date
		long, short string
	}{
		{assessment.Date{}, "", ""},
		{today, "22 Nov 2026", "22 Nov"},
		{assessment.NewDate(2027, time.January, 5), "5 Jan 2027", "5 Jan"},
		{assessment.NewDate(2027, time.August, 1), "1 Aug 2027", "1 Aug 2027"},
		{assessment.NewDate(2025, time.November, 22), "22 Nov 2025", "22 Nov 2025"},
	} {
		if long, short := c.day.Long(), c.day.Short(today); long != c.long || short != c.short {
			t.Errorf("%v is %q and %q, want %q and %q", c.day, long, short, c.long, c.short)
		}
	}
}
