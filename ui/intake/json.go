package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"clinicready/assessment"
)

// readJSON reads a list of objects whose names are the columns, or an object
// that holds such a list as "answers", as the export writes it; what else
// that object holds is not looked at.
func (in *reading) readJSON(data []byte) error {
	// The library says whether it is JSON at all, and refuses what is nested too
	// deep, without building anything of it.
	var whole unread
	var syn *json.SyntaxError
	if err := json.Unmarshal(data, &whole); errors.As(err, &syn) {
		in.add(lineAt(data, syn.Offset), "", "this is not valid JSON (%s); write the file again with export --format json, or use CSV", assessment.Clean(err.Error()))
		return nil
	}
	return in.document(&cursor{data: data})
}

// unread is a value that is checked and not kept.
type unread struct{}

// UnmarshalJSON implements json.Unmarshaler.
func (*unread) UnmarshalJSON([]byte) error { return nil }

func lineAt(data []byte, offset int64) int {
	return bytes.Count(data[:min(max(offset, 0), int64(len(data)))], []byte("\n")) + 1
}

func (in *reading) document(c *cursor) error {
	if c.next() == '[' {
		return in.list(c)
	}
	seen := map[string]bool{}
	found := false
	c.open()
	for c.more() {
		at := c.line()
		name := c.name()
		// Two spellings of one name: which of them is meant, nobody can tell.
		if key := strings.ToLower(name); seen[key] {
			in.add(at, "", "%q stands here for the second time; keep one", shown(name))
		} else if len(seen) < maxNames {
			seen[key] = true
		}
		switch {
		case name != "answers" || found:
			c.value()
		case c.next() != '[':
			in.add(c.line(), "", "\"answers\" is not a list; write it as [{\"question\": ..., \"answer\": ...}]")
			return nil
		default:
			found = true
			if err := in.list(c); err != nil {
				return err
			}
		}
		if err := in.ctx.Err(); err != nil {
			return err
		}
	}
	if !found {
		in.add(0, "", "there is no list \"answers\" in this file; write it as {\"answers\": [{\"question\": ..., \"answer\": ...}]}")
	}
	return nil
}

// maxNames is how many names of one object are held beside one another.
const maxNames = 1000

func (in *reading) list(c *cursor) error {
	row := Row{}
	c.open()
	for c.more() {
		if c.next() != '{' {
			in.add(c.line(), "", "an answer is an object with question and answer")
			c.value()
			if err := in.skipped(); err != nil {
				return err
			}
			continue
		}
		row = in.fresh(row, c.line())
		in.object(c, row)
		if err := in.take(row); err != nil {
			return err
		}
	}
	return nil
}

// object reads one answer into a row.
func (in *reading) object(c *cursor, row Row) {
	var seen []string
	c.open()
	for c.more() {
		name := c.name()
		at := c.line()
		text, ok := "", false
		if name == partsColumn && c.next() == '[' {
			text, ok = c.scalars()
		} else {
			text, ok = c.scalar()
		}
		if !isColumn[name] {
			in.add(at, "", "%q is not a column of answers; use %s", shown(name), columnWords)
			continue
		}
		switch {
		case slices.Contains(seen, name):
			in.add(at, name, "it is given twice; keep one")
		case !ok:
			in.add(at, name, "its value is a list or an object; write text, a number, true or false")
		default:
			if cell, ok := in.cell(name, text, at); ok {
				row.Cells[name] = cell
			}
		}
		seen = append(seen, name)
	}
}
