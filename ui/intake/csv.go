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

// maxRow is how long one row may be, in bytes. A row that is longer has lost the
// quotation mark that closes a cell.
const maxRow = 1 << 20

var errLongRow = errors.New("the row is too long")

// rowReader ends the reading of a row that is too long. The row began at from.
type rowReader struct {
	r          io.Reader
	fed, began int64
}

// Read implements io.Reader.
func (l *rowReader) Read(p []byte) (int, error) {
	if l.fed-l.began > maxRow {
		return 0, errLongRow
	}
	n, err := l.r.Read(p)
	l.fed += int64(n)
	return n, err
}

// readCSV reads a table whose first line names the columns.
func (in *reading) readCSV(data []byte) error {
	rows := &rowReader{r: bytes.NewReader(data)}
	r := csv.NewReader(rows)
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	record, err := r.Read()
	if err == nil && separator(record, &r.Comma) {
		record, err = r.Read()
	}
	if err != nil {
		in.csvError(err, data, 0)
		return nil
	}
	names, ok := in.head(record)
	if !ok {
		return nil
	}
	row := Row{}
	for {
		rows.began = r.InputOffset()
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			if !in.csvError(err, data, rows.began) {
				return nil
			}
			if err := in.skipped(); err != nil {
				return err
			}
			continue
		}
		line, _ := r.FieldPos(0)
		if len(record) != len(names) {
			in.add(line, "", "%d cells where the first line has %d; put quotes around a cell that holds a comma", len(record), len(names))
			if err := in.skipped(); err != nil {
				return err
			}
			continue
		}
		row = in.fresh(row, line)
		for i, text := range record {
			at, _ := r.FieldPos(i)
			if names[i] == "" {
				if strings.TrimSpace(text) != "" {
					in.add(at, "", "%q stands under a column without a name; name it or remove it", assessment.Clean(text))
				}
				continue
			}
			if c, ok := in.cell(names[i], excsv.Unguard(text), at); ok {
				row.Cells[names[i]] = c
			}
		}
		if len(row.Cells) == 0 {
			continue
		}
		if err := in.take(row); err != nil {
			return err
		}
	}
}

// separator reports the line "sep=;" that a spreadsheet puts first, and takes
// the sign from it.
func separator(record []string, comma *rune) bool {
	sign, ok := strings.CutPrefix(strings.ToLower(record[0]), "sep=")
	switch {
	case !ok:
		return false
	case sign == "" && len(record) == 2 && record[1] == "":
		return true // the comma itself
	case len(record) == 1 && (sign == ";" || sign == "\t" || sign == "|"):
		*comma = rune(sign[0])
		return true
	}
	return false
}

// csvError names a line that is not CSV, in the row that begins at an offset;
// false means that reading cannot go on.
func (in *reading) csvError(err error, data []byte, began int64) bool {
	if errors.Is(err, errLongRow) {
		in.add(lineAt(data, began), "", "the row that begins here is longer than %d MiB; close the quotation mark that is open", maxRow>>20)
		return false
	}
	var pe *csv.ParseError
	if !errors.As(err, &pe) {
		in.add(0, "", "reading the table: %v", err)
		return false
	}
	in.add(pe.StartLine, "", "a quotation mark stands where none can; write two of them inside a quoted cell")
	return true
}

// head checks the names of the columns. A nameless column is let through: it
// is refused where it holds something.
func (in *reading) head(record []string) ([]string, bool) {
	before := len(in.List)
	if len(record) == 1 && strings.ContainsAny(record[0], ";\t") {
		in.add(1, "", "the columns are not divided by commas; %s", asCSV)
		return nil, false
	}
	names := make([]string, len(record))
	for i, text := range record {
		name := strings.ToLower(assessment.Clean(text))
		switch {
		case name == "":
		case !isColumn[name]:
			in.add(1, "", "%q is not a column of answers; use %s", shown(text), columnWords)
		case slices.Contains(names, name):
			in.add(1, name, "it is named twice; keep one")
		}
		names[i] = name
	}
	for _, need := range columns[:2] {
		if !slices.Contains(names, need) {
			in.add(1, need, "this column is missing; the first line names question and answer at least")
		}
	}
	return names, len(in.List) == before
}
