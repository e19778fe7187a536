package plain

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Table is text in columns.
type Table struct {
	Head []string
	// Right marks the columns that are set flush right: numbers.
	Right []bool
	Rows  [][]string
}

// WriteTable draws a table, its columns two spaces apart and as wide as their
// widest cell on a terminal.
func WriteTable(w io.Writer, t Table) {
	all := append([][]string{t.Head}, t.Rows...)
	widths := make([]int, len(t.Head))
	for _, row := range all {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	for _, row := range all {
		var b strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-ansi.StringWidth(cell))
			if i > 0 {
				b.WriteString("  ")
			}
			if t.Right[i] {
				b.WriteString(pad + cell)
			} else {
				b.WriteString(cell + pad)
			}
		}
		_, _ = io.WriteString(w, strings.TrimRight(b.String(), " ")+"\n")
	}
}
