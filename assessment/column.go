package assessment

import (
	"fmt"
	"strings"
)

// ColumnKind is what the texts of a column can be.
type ColumnKind int

// The kinds of column, with the texts that Get returns.
const (
	// ColumnText is any text of one line.
	ColumnText ColumnKind = iota
	// ColumnDate is YYYY-MM-DD, or "" for no day.
	ColumnDate
	// ColumnTri is "yes", "no", or "" for not known.
	ColumnTri
	// ColumnChoice is the key of one of Choices.
	ColumnChoice
)

// ColumnValue is one value of a ColumnChoice.
type ColumnValue struct {
	// Key is what files hold, Word what a person reads.
	Key, Word string
}

// ReportCell is the cell of a register's table in a report that a column is
// printed in.
type ReportCell int

// The cells of the table of vendors; ReportNowhere is a column that the report
// does not print, or prints in a way of its own.
const (
	ReportNowhere ReportCell = iota
	ReportAgreement
	ReportAssurance
	ReportReviewed
)

// Column is one field of a register. The table of a noun's columns is the one
// place that names its fields: the form, the questions of line mode, the tables
// and the JSON that are written and read, the rows in the clinic file and the
// table in the report are made from it.
type Column[T any] struct {
	// Key names the field in files. It is permanent.
	Key string
	// Label is the field's name in a form, Help says beside it what is meant.
	Label, Help string
	// Ask is the question that a person is asked, without its question mark; ""
	// is a field that is not asked for by itself.
	Ask string
	// Kind of its texts, and the Choices of a ColumnChoice.
	Kind    ColumnKind
	Choices []ColumnValue
	// When reports whether the field means anything for the others; nil is always.
	When func(*T) bool
	// Cell of the report's table, and In, what is printed before the value.
	Cell ReportCell
	In   string
	// Get returns the text as files hold it. Set reads a text as people write it,
	// and leaves the noun as it is when that cannot be understood.
	Get func(*T) string
	Set func(*T, string) error
}

// Asked reports whether a person is asked for the field of this noun.
func (c Column[T]) Asked(v *T) bool { return c.Ask != "" && (c.When == nil || c.When(v)) }

// Word is the field as a person reads it: a day written out, the word of a
// choice, "not known"; "" for an empty text or day.
func (c Column[T]) Word(v *T) string {
	text := c.Get(v)
	switch c.Kind {
	case ColumnDate:
		if d, err := ParseDate(text); err == nil && !d.IsZero() {
			return d.Long()
		}
	case ColumnTri:
		if text == "" {
			return "not known"
		}
	case ColumnChoice:
		for _, one := range c.Choices {
			if one.Key == text {
				return one.Word
			}
		}
	case ColumnText:
	}
	return text
}

// Keys are the keys of columns, in order.
func Keys[T any](columns []Column[T]) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.Key
	}
	return out
}

// Cells are the texts of a noun, in the order of its columns.
func Cells[T any](columns []Column[T], v *T) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.Get(v)
	}
	return out
}

// triColumn completes a column of a Tri.
func triColumn[T any](c Column[T], field func(*T) *Tri) Column[T] {
	c.Kind = ColumnTri
	c.Get = func(v *T) string { return field(v).Text() }
	c.Set = func(v *T, text string) error {
		t, err := ParseTri(text)
		if err == nil {
			*field(v) = t
		}
		return err
	}
	return c
}

// dateColumn completes a column of a Date.
func dateColumn[T any](c Column[T], field func(*T) *Date) Column[T] {
	c.Kind = ColumnDate
	c.Get = func(v *T) string { return field(v).String() }
	c.Set = func(v *T, text string) error {
		d, err := ParseDate(text)
		if err == nil {
			*field(v) = d
		}
		return err
	}
	return c
}

// textColumn completes a column of a text.
func textColumn[T any](c Column[T], field func(*T) *string) Column[T] {
	c.Get = func(v *T) string { return *field(v) }
	c.Set = func(v *T, text string) error {
		*field(v) = Clean(text)
		return nil
	}
	return c
}

// ParseTri reads yes, no, true, false, 1, 0, unknown or nothing, in any case.
func ParseTri(text string) (Tri, error) {
	switch strings.ToLower(text) {
	case "", "unknown":
		return Unknown, nil
	case "yes", "true", "1":
		return True, nil
	case "no", "false", "0":
		return False, nil
	}
	return Unknown, fmt.Errorf("%q is not yes, no or unknown", text)
}
