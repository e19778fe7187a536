package csv

import "strings"

// dangerous are the first characters that make spreadsheets run a cell, or
// split it: formula signs, their full-width forms, tab, line ends, pipe.
const dangerous = "=+-@\t\r\n|＝＋－＠"

// guarded reports whether a text begins with any number of apostrophes and
// then a dangerous character.
func guarded(s string) bool {
	s = strings.TrimLeft(s, "'")
	for _, r := range s {
		return strings.ContainsRune(dangerous, r)
	}
	return false
}

// Guard makes a text safe as a cell: one that begins with = + - @ | , a tab, a
// line end or a full-width form of these signs gets a leading apostrophe, and
// so does one that begins with apostrophes before such a character.
func Guard(s string) string {
	if guarded(s) {
		return "'" + s
	}
	return s
}

// Unguard is the inverse of Guard, for every text.
func Unguard(s string) string {
	if strings.HasPrefix(s, "'") && guarded(s) {
		return s[1:]
	}
	return s
}
