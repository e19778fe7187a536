package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"clinicready/assessment"
	excsv "clinicready/export/csv"
)

// readCSV reads a table whose first line names the columns.
func (rep *reporter) readCSV(data []byte) []Row {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	head, err := r.Read()
	if err != nil {
		rep.csvError(err)
		return nil
	}
	columns, ok := rep.head(head)
	if !ok {
		return nil
	}
	var rows []Row
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			if !rep.csvError(err) {
				return nil
			}
			continue
		}
		line, _ := r.FieldPos(0)
		if len(record) != len(columns) {
			rep.add(line, "", "%d cells where the first line has %d; put quotes around a cell that holds a comma", len(record), len(columns))
			continue
		}
		row := Row{Line: line, Cells: map[string]Cell{}}
		for i, text := range record {
			at, _ := r.FieldPos(i)
			if columns[i] == "" {
				if strings.TrimSpace(text) != "" {
					rep.add(at, "", "%q stands under a column without a name; name it or remove it", assessment.Clean(text))
				}
				continue
			}
			if c, ok := rep.cell(columns[i], excsv.Unguard(text), at); ok {
				row.Cells[columns[i]] = c
			}
		}
		if len(row.Cells) > 0 {
			rows = append(rows, row)
		}
	}
}

// csvError names a line that is no CSV; false means that reading cannot go on.
func (rep *reporter) csvError(err error) bool {
	var pe *csv.ParseError
	if !errors.As(err, &pe) {
		rep.add(0, "", "reading the table: %v", err)
		return false
	}
	rep.add(pe.StartLine, "", "a quotation mark stands where none can; write two of them inside a quoted cell")
	return true
}

// head checks the names of the columns. A nameless column is let through: it
// is refused where it holds something.
func (rep *reporter) head(record []string) ([]string, bool) {
	before := len(rep.list)
	if len(record) == 1 && strings.ContainsAny(record[0], ";\t") {
		rep.add(1, "", "the columns are not divided by commas; save the file as \"CSV UTF-8 (comma delimited)\"")
		return nil, false
	}
	columns := make([]string, len(record))
	for i, text := range record {
		name := strings.ToLower(assessment.Clean(text))
		switch {
		case name == "":
		case !slices.Contains(Columns(), name):
			rep.add(1, "", "%q is no column of answers; use %s", assessment.Clean(text), strings.Join(Columns(), ", "))
		case slices.Contains(columns, name):
			rep.add(1, name, "it is named twice; keep one")
		}
		columns[i] = name
	}
	for _, need := range Columns()[:2] {
		if !slices.Contains(columns, need) {
			rep.add(1, need, "this column is missing; the first line names question and answer at least")
		}
	}
	return columns, len(rep.list) == before
}
