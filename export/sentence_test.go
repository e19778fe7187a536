package export

import (
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
)

func percent(n int) method.Percent { return method.Percent{Value: n, OK: true} }

func TestSentence(t *testing.T) {
	now := standing{inPlace: percent(46), documented: percent(40), gatesOpen: 2, gates: 3, veryHigh: 2, high: 5}
	with := func(change func(*standing)) standing {
		s := now
		change(&s)
		return s
	}
	better := with(func(s *standing) { s.inPlace = percent(71) })
	tests := map[string]struct {
		n          int
		bill       method.Bill
		now, after standing
		want       string
	}{
		"example D": {
			5,
			method.Bill{Hours: 104, Low: 500, High: 5500},
			now,
			standing{inPlace: percent(71), documented: percent(71), gates: 3, high: 2},
			"Doing items 1-5 (104 hours, $500 to $5,500) takes readiness from 46 % to 71 %, closes the two open must-haves (then three of three) and removes both very-high risks.",
		},
		"one item, no money, only readiness": {
			1,
			method.Bill{Hours: 2},
			now, better,
			"Doing item 1 (2 hours, no spending) takes readiness from 46 % to 71 %.",
		},
		"two items, one quote": {
			2,
			method.Bill{Hours: 10, Quotes: 1},
			now, better,
			"Doing items 1 and 2 (10 hours, 1 quote) takes readiness from 46 % to 71 %.",
		},
		"money and quotes": {
			3,
			method.Bill{Hours: 10, Low: 500, High: 5500, Quotes: 2},
			now, better,
			"Doing items 1-3 (10 hours, $500 to $5,500 and 2 quotes) takes readiness from 46 % to 71 %.",
		},
		"some of the must-haves and of the risks": {
			5,
			method.Bill{Hours: 10},
			with(func(s *standing) { s.veryHigh = 12 }),
			with(func(s *standing) { s.inPlace, s.gatesOpen, s.veryHigh = percent(50), 1, 1 }),
			"Doing items 1-5 (10 hours, no spending) takes readiness from 46 % to 50 %, closes one of the two open must-haves (one stays open) and removes 11 of the 12 very-high risks.",
		},
		"the one of each": {
			5,
			method.Bill{Hours: 10},
			with(func(s *standing) { s.gatesOpen, s.gates, s.veryHigh = 1, 1, 1 }),
			with(func(s *standing) { s.inPlace, s.gatesOpen, s.gates, s.veryHigh = percent(50), 0, 1, 0 }),
			"Doing items 1-5 (10 hours, no spending) takes readiness from 46 % to 50 %, closes the one open must-have (then one of one) and removes the one very-high risk.",
		},
		"all three risks": {
			5,
			method.Bill{Hours: 10},
			with(func(s *standing) { s.veryHigh = 3 }),
			with(func(s *standing) { s.inPlace, s.veryHigh = percent(50), 0 }),
			"Doing items 1-5 (10 hours, no spending) takes readiness from 46 % to 50 % and removes all three very-high risks.",
		},
		"no very high risk: the high ones": {
			5,
			method.Bill{Hours: 10},
			with(func(s *standing) { s.veryHigh = 0 }),
			with(func(s *standing) { s.inPlace, s.veryHigh, s.high = percent(50), 0, 1 }),
			"Doing items 1-5 (10 hours, no spending) takes readiness from 46 % to 50 % and removes four of the five high risks.",
		},
		"only written down": {
			1,
			method.Bill{Hours: 2},
			now, with(func(s *standing) { s.documented = percent(60) }),
			"Doing item 1 (2 hours, no spending) takes documented readiness from 40 % to 60 %.",
		},
		"only found out": {
			1,
			method.Bill{Hours: 2},
			now, now,
			"Doing item 1 (2 hours, no spending) leaves readiness at 46 %.",
		},
		"one hour": {
			1,
			method.Bill{Hours: 1},
			now, now,
			"Doing item 1 (1 hour, no spending) leaves readiness at 46 %.",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := sentence(tt.n, tt.bill, tt.now, tt.after); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestMustHaveSentence(t *testing.T) {
	for want, n := range map[string][2]int{
		"":                                   {0, 0},
		"The one must-have is in place.":     {1, 1},
		"The one must-have is not in place.": {0, 1},
		"All three must-haves are in place.": {3, 3},
		"None of the three must-haves is in place.": {0, 3},
		"One of the three must-haves is in place.":  {1, 3},
		"Two of the three must-haves are in place.": {2, 3},
		"11 of the 12 must-haves are in place.":     {11, 12},
	} {
		if got := mustHaveSentence(n[0], n[1], ""); got != want {
			t.Errorf("%d of %d: got %q, want %q", n[0], n[1], got, want)
		}
	}
}

func TestMoney(t *testing.T) {
	for n, want := range map[int]string{0: "$0", 500: "$500", 5500: "$5,500", 25000: "$25,000", 1234567: "$1,234,567"} {
		if got := assessment.Money(n); got != want {
			t.Errorf("assessment.Money(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for want, in := range map[string][]string{
		"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"},
	} {
		if got := list(in); got != want {
			t.Errorf("list(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestItemNumbers(t *testing.T) {
	for want, orders := range map[string][]int{
		"item 3":                {3},
		"items 1 and 2":         {1, 2},
		"items 1 to 3":          {1, 2, 3},
		"items 1, 2 and 5 to 9": {1, 2, 5, 6, 7, 8, 9},
		"items 2, 4 and 6":      {2, 4, 6},
	} {
		var actions []*method.PlannedAction
		for _, o := range orders {
			actions = append(actions, &method.PlannedAction{Order: o})
		}
		if got := itemNumbers(actions); got != want {
			t.Errorf("%v: got %q, want %q", orders, got, want)
		}
	}
}

func TestFollowing(t *testing.T) {
	tests := map[string]struct{ from, cadence, want string }{
		"a month":                {"2026-11-22", "monthly", "2026-12-22"},
		"a month that is short":  {"2027-01-31", "monthly", "2027-02-28"},
		"a quarter":              {"2026-11-30", "quarterly", "2027-02-28"},
		"a year":                 {"2026-11-22", "yearly", "2027-11-22"},
		"a year from a leap day": {"2028-02-29", "yearly", "2029-02-28"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			from, err := assessment.ParseDate(tt.from)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range cadences {
				if string(c) != tt.cadence {
					continue
				}
				if got, dated := following(from, c); !dated || got.String() != tt.want {
					t.Errorf("got %s, want %s", got, tt.want)
				}
				return
			}
			t.Errorf("%s is not a cadence that recurs", tt.cadence)
		})
	}
}

func TestNothingFollowsADailyRecord(t *testing.T) {
	for _, c := range cadences[:2] {
		if got, dated := following(assessment.NewDate(2026, 11, 22), c); dated {
			t.Errorf("%s: got %s, want no day", c, got)
		}
	}
}
