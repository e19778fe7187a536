package pdf

import (
	"slices"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// rightToLeft are the scripts that the library would print backwards.
var rightToLeft = []*unicode.RangeTable{unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko}

// mirrored are the brackets that turn around in a right-to-left run.
var mirrored = map[string]string{"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«"}

// visual puts the right-to-left runs of one line in the order in which they
// are seen; numbers in them keep theirs. It does less than UAX 9: a line reads
// from the left, and letters are not joined, which the library cannot.
func visual(line string) string {
	if strings.IndexFunc(line, isRTL) < 0 {
		return line
	}
	cs := units(line)
	for i := 0; i < len(cs); i++ {
		if strings.IndexFunc(cs[i], isRTL) < 0 {
			continue
		}
		end := i // the last right-to-left unit of the run
		for j := i; j < len(cs) && !leftToRight(cs[j]); j++ {
			if strings.IndexFunc(cs[j], isRTL) >= 0 {
				end = j
			}
		}
		// A bracket that was opened within the run is closed within it.
		if end+1 < len(cs) && strings.ContainsAny(cs[end+1], ")]}") && slices.ContainsFunc(cs[i:end], func(c string) bool { return strings.ContainsAny(c, "([{") }) {
			end++
		}
		run := cs[i : end+1]
		slices.Reverse(run)
		for k, c := range run {
			if m, ok := mirrored[c]; ok {
				run[k] = m
			}
		}
		i = end
	}
	return strings.Join(cs, "")
}

// units are the characters of a line as a reader sees them, numbers whole.
func units(line string) []string {
	var out []string
	number := false
	for state := -1; line != ""; {
		var c string
		c, line, _, state = uniseg.FirstGraphemeClusterInString(line, state)
		digit := strings.IndexFunc(c, unicode.IsDigit) >= 0
		if digit && number {
			out[len(out)-1] += c
		} else {
			out = append(out, c)
		}
		number = digit
	}
	return out
}

func isRTL(r rune) bool { return unicode.In(r, rightToLeft...) }

// leftToRight reports a letter that ends a right-to-left run.
func leftToRight(c string) bool {
	return strings.IndexFunc(c, func(r rune) bool { return unicode.IsLetter(r) && !isRTL(r) }) >= 0
}
