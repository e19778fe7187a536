package assessment

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

var (
	slashed = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d+)$`) })
	dayWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{1,2})\.? ([a-z]{3,9})(?: (\d+))?$`) })
	wordDay = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^([a-z]{3,9}) (\d{1,2})(?:(?:st|nd|rd|th)?,? (\d{3,}))?$`)
	})
	wordOne = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([a-z]{3,9}) (\d+)$`) })
)

// ReadDate reads a day as people write it: 2026-12-31, 12/31/2026 (month first,
// as in the United States), 31 Dec 2026, Dec 31, 2026, 31 Dec (the nearest one
// to today), Dec 2026 (its first day), today, yesterday. An empty text is the
// zero Date. A year of two digits is refused: nobody can tell which was meant.
func ReadDate(s string, today Date) (Date, error) { return readDate(s, today, false) }

// ReadPast reads the same for something that has happened: a day without its
// year is the latest one that is not after today.
func ReadPast(s string, today Date) (Date, error) { return readDate(s, today, true) }

func readDate(s string, today Date, past bool) (Date, error) {
	text := strings.ToLower(strings.Join(strings.Fields(s), " "))
	switch text {
	case "":
		return Date{}, nil
	case "today":
		return today, nil
	case "yesterday":
		return today.AddDays(-1), nil
	}
	day, month, year := 1, 0, ""
	if m := slashed().FindStringSubmatch(text); m != nil {
		month, _ = strconv.Atoi(m[1])
		day, _ = strconv.Atoi(m[2])
		year = m[3]
	} else if m := dayWord().FindStringSubmatch(text); m != nil {
		day, _ = strconv.Atoi(m[1])
		month, year = monthNamed(m[2]), m[3]
	} else if m := wordDay().FindStringSubmatch(text); m != nil && len(m[2]) <= 2 {
		day, _ = strconv.Atoi(m[2])
		month, year = monthNamed(m[1]), m[3]
	} else if m := wordOne().FindStringSubmatch(text); m != nil {
		month, year = monthNamed(m[1]), m[2]
	} else {
		d, err := ParseDate(text)
		if err != nil {
			return Date{}, notADate(s)
		}
		return d, nil
	}
	switch {
	case len(year) == 2:
		return Date{}, fmt.Errorf("%q has a year of two digits; write all four, as in 12/31/2026", s)
	case month < 1 || month > 12:
		return Date{}, notADate(s)
	case year == "":
		return nearest(day, month, today, past, s)
	}
	n, err := strconv.Atoi(year)
	if err != nil || n < 1900 || n > 2999 {
		return Date{}, fmt.Errorf("%q is not a date of this time; write a year from 1900 to 2999", s)
	}
	return exactly(n, month, day, s)
}

func notADate(s string) error {
	return fmt.Errorf("%q is not a date; write it as 2026-12-31, 12/31/2026, 31 Dec 2026, 31 Dec or Dec 2026", s)
}

// exactly refuses the 31st of a month of 30 days.
func exactly(year, month, day int, s string) (Date, error) {
	d := NewDate(year, time.Month(month), day)
	if int(d.day) != day || int(d.month) != month {
		return Date{}, fmt.Errorf("%q is not a day of the calendar", s)
	}
	return d, nil
}

// nearest is the day of that name which lies closest to today, or the latest
// that is past.
func nearest(day, month int, today Date, past bool, s string) (Date, error) {
	var best Date
	for year := int(today.year) - 8; year <= int(today.year)+8; year++ { // 29 Feb may be eight years off
		d, err := exactly(year, month, day, s)
		if err != nil || past && d.After(today) {
			continue
		}
		if best.IsZero() || distance(d, today) < distance(best, today) {
			best = d
		}
	}
	if best.IsZero() {
		return Date{}, fmt.Errorf("%q is not a day of the calendar", s)
	}
	return best, nil
}

func distance(a, b Date) int { return max(a.DaysSince(b), b.DaysSince(a)) }

// monthNamed is 1 to 12 for a month's name or its beginning of at least three
// letters; 0 for any other word.
func monthNamed(word string) int {
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), word) || word == "sept" && m == time.September {
			return int(m)
		}
	}
	return 0
}
