package plain

import (
	"io"
	"strings"
)

// asciiSigns are the signs of the program's own texts, each in ASCII.
var asciiSigns = strings.NewReplacer(
	"\u201C", `"`, "\u201D", `"`, "\u201E", `"`, "\u2018", "'", "\u2019", "'", "\u2013", "-", "\u2014", "-", "\u2212", "-",
	"\u2026", "...", "\u00B7", "-", "\u2022", "-", "\u00D7", "x", "\u2192", "->", "\u2190", "<-", "\u2265", ">=", "\u2264", "<=",
	"\u00A7", "section", "\u00A0", " ",
)

// asciiWriter puts ASCII signs for those of the program's texts, in a locale
// that has no others. Letters that a person typed stay as they are. Every text
// arrives in one piece.
type asciiWriter struct{ w io.Writer }

// Write implements io.Writer.
func (a asciiWriter) Write(p []byte) (int, error) {
	if _, err := asciiSigns.WriteString(a.w, string(p)); err != nil {
		return 0, err
	}
	return len(p), nil
}
