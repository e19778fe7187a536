package plain

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// width is how wide a line of the line mode is, in cells.
const width = 78

// wrap breaks a text into lines of the usual width.
func wrap(text string) string { return Hang(text, 0) }

// Hang breaks a text into lines of the usual width, at spaces alone: a path or
// an id that is copied must stay in one piece. Every line but the first is
// indented; the first keeps the spaces that it begins with.
func Hang(text string, indent int) string {
	var out []string
	for i, part := range strings.Split(text, "\n") {
		lead := part[:len(part)-len(strings.TrimLeft(part, " "))]
		if i > 0 {
			lead = strings.Repeat(" ", indent)
		}
		line := lead
		for j, word := range strings.Split(strings.TrimLeft(part, " "), " ") {
			switch {
			case j == 0:
				line += word
			case ansi.StringWidth(line)+1+ansi.StringWidth(word) <= width:
				line += " " + word
			default:
				out = append(out, strings.TrimRight(line, " "))
				line = strings.Repeat(" ", indent) + word
			}
		}
		out = append(out, strings.TrimRight(line, " "))
	}
	return strings.Join(out, "\n")
}

// sentence makes a whole sentence of what a screen says on its last line.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + strings.TrimSuffix(s[1:], ".") + "."
}
