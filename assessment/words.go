package assessment

import "strconv"

// Thousands writes 10000 as "10,000".
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Money writes whole US dollars: "$5,500".
func Money(n int) string { return "$" + Thousands(n) }

// MoneyRange writes "$500 to $5,500", equal ends once.
func MoneyRange(low, high int) string {
	if low == high {
		return Money(low)
	}
	return Money(low) + " to " + Money(high)
}

// Count writes "1 question" or "3 questions".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
