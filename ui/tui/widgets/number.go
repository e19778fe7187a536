package widgets

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

// Thousands writes 10000 as "10,000".
func Thousands(n int) string {
	s := itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
