package screen

import (
	"strings"

	"clinicready/ui/tui/widgets"
)

// Column is one column of a table.
type Column struct {
	Title string
	Width int
	Right bool
}

// DrawTitles puts the titles over their columns.
func DrawTitles(cols []Column) string {
	var vals []string
	for _, c := range cols {
		vals = append(vals, c.Title)
	}
	return DrawCells(cols, vals)
}

// DrawCells puts values into columns, two spaces apart.
func DrawCells(cols []Column, vals []string) string {
	var out []string
	for i, c := range cols {
		v := vals[i]
		if c.Right {
			v = Right(v, c.Width)
		}
		out = append(out, widgets.Fit(v, c.Width))
	}
	return strings.TrimRight(strings.Join(out, "  "), " ")
}
