package screens

import (
	"strings"

	"clinicready/ui/tui/widgets"
)

// column is one column of a table.
type column struct {
	title string
	w     int
	right bool
}

// drawTitles puts the titles over their columns.
func drawTitles(cols []column) string {
	var vals []string
	for _, c := range cols {
		vals = append(vals, c.title)
	}
	return drawCells(cols, vals)
}

// drawCells puts values into columns, two spaces apart.
func drawCells(cols []column, vals []string) string {
	var out []string
	for i, c := range cols {
		v := vals[i]
		if c.right {
			v = right(v, c.w)
		}
		out = append(out, widgets.Fit(v, c.w))
	}
	return strings.TrimRight(strings.Join(out, "  "), " ")
}
