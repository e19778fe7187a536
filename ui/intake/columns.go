package intake

import (
	"slices"
	"strings"

	"clinicready/export"
)

// Columns are the columns of a file of answers. They come in any order; all
// but the first two are optional.
func Columns() []string { return slices.Clone(columns) }

// columns are made once, and looked at for every cell of a file.
var (
	columns     = export.AnswerColumns()
	columnWords = strings.Join(columns, ", ")
	isColumn    = func() map[string]bool {
		m := map[string]bool{}
		for _, c := range columns {
			m[c] = true
		}
		return m
	}()
)

// MaxBytes is the largest file of answers that is read.
const MaxBytes = 64 << 20

// long tells the columns that hold running text: their limit is
// assessment.MaxText, that of all others assessment.MaxLine.
func long(column string) bool {
	switch column {
	case "note", "reason", "measure", "description":
		return true
	}
	return false
}

// Cell is one value of a row as text.
type Cell struct {
	Text string
	Line int
}

// Row is one line of answers as text.
type Row struct {
	// Line is where the row begins.
	Line int
	// Cells by column; an empty cell is left out.
	Cells map[string]Cell
}

func (r Row) text(column string) string { return r.Cells[column].Text }

// line returns where a column of the row stands, or the row itself.
func (r Row) line(column string) int {
	if c, ok := r.Cells[column]; ok {
		return c.Line
	}
	return r.Line
}

// vendorCells are the columns of the row, other than the name, that speak of a vendor.
func (r Row) vendorCells() []string {
	var out []string
	if len(r.Cells) == 0 {
		return nil
	}
	for _, c := range columns {
		if !strings.HasPrefix(c, "vendor_") || c == "vendor_name" {
			continue
		}
		if _, ok := r.Cells[c]; ok {
			out = append(out, c)
		}
	}
	return out
}
