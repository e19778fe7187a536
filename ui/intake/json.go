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
func (rep *reporter) readJSON(data []byte) []Row {
	d := &jsonReader{rep: rep, data: data, dec: json.NewDecoder(bytes.NewReader(data))}
	d.dec.UseNumber()
	rows, err := d.document()
	if err != nil {
		var syn *json.SyntaxError
		line := d.line()
		if errors.As(err, &syn) {
			line = lineAt(data, syn.Offset)
		}
		rep.add(line, "", "this is no valid JSON (%s); write the file anew with export --format json, or use CSV", assessment.Clean(err.Error()))
		return nil
	}
	return rows
}

type jsonReader struct {
	rep  *reporter
	data []byte
	dec  *json.Decoder
	// at and counted remember how far lines were counted.
	at      int64
	counted int
}

// line returns the line that the decoder has reached.
func (d *jsonReader) line() int {
	end := d.dec.InputOffset()
	d.counted += bytes.Count(d.data[d.at:end], []byte("\n"))
	d.at = end
	return d.counted + 1
}

func lineAt(data []byte, offset int64) int {
	return bytes.Count(data[:min(max(offset, 0), int64(len(data)))], []byte("\n")) + 1
}

func (d *jsonReader) document() ([]Row, error) {
	first, err := d.dec.Token()
	if err != nil {
		return nil, err
	}
	if first == json.Delim('[') {
		rows, err := d.list()
		if err != nil {
			return nil, err
		}
		return rows, d.end()
	}
	var rows []Row
	found := false
	for d.dec.More() {
		key, err := d.dec.Token()
		if err != nil {
			return nil, err
		}
		if key != "answers" {
			var skip json.RawMessage
			if err := d.dec.Decode(&skip); err != nil {
				return nil, err
			}
			continue
		}
		open, err := d.dec.Token()
		if err != nil {
			return nil, err
		}
		if open != json.Delim('[') {
			d.rep.add(d.line(), "", "\"answers\" is no list; write it as [{\"question\": ..., \"answer\": ...}]")
			return nil, nil
		}
		found = true
		more, err := d.list()
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	if _, err := d.dec.Token(); err != nil {
		return nil, err
	}
	if !found {
		d.rep.add(0, "", "there is no list \"answers\" in this file; write it as {\"answers\": [{\"question\": ..., \"answer\": ...}]}")
	}
	return rows, d.end()
}

// end reports what stands after the document.
func (d *jsonReader) end() error {
	if d.dec.More() {
		return errors.New("something stands after its end")
	}
	return nil
}

func (d *jsonReader) list() ([]Row, error) {
	var rows []Row
	for d.dec.More() {
		open, err := d.dec.Token()
		if err != nil {
			return nil, err
		}
		line := d.line()
		if open != json.Delim('{') {
			d.rep.add(line, "", "an answer is an object with question and answer")
			if err := d.skip(open); err != nil {
				return nil, err
			}
			continue
		}
		row, err := d.object(line)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	_, err := d.dec.Token()
	return rows, err
}

// skip reads on to the end of a value whose first token was read.
func (d *jsonReader) skip(first json.Token) error {
	if first != json.Delim('[') {
		return nil
	}
	for depth := 1; depth > 0; {
		t, err := d.dec.Token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('['), json.Delim('{'):
			depth++
		case json.Delim(']'), json.Delim('}'):
			depth--
		}
	}
	return nil
}

func (d *jsonReader) object(line int) (Row, error) {
	row := Row{Line: line, Cells: map[string]Cell{}}
	seen := map[string]bool{}
	for d.dec.More() {
		key, err := d.dec.Token()
		if err != nil {
			return row, err
		}
		name, _ := key.(string)
		var raw any
		if err := d.dec.Decode(&raw); err != nil {
			return row, err
		}
		at := d.line()
		text, scalar := scalarText(raw)
		if name == partsColumn && !scalar {
			text, scalar = listText(raw)
		}
		switch {
		case !slices.Contains(Columns(), name):
			d.rep.add(at, "", "%q is no column of answers; use %s", assessment.Clean(name), strings.Join(Columns(), ", "))
		case seen[name]:
			d.rep.add(at, name, "it is given twice; keep one")
		case !scalar:
			d.rep.add(at, name, "its value is a list or an object; write text, a number, true or false")
		default:
			if c, ok := d.rep.cell(name, text, at); ok {
				row.Cells[name] = c
			}
		}
		seen[name] = true
	}
	_, err := d.dec.Token()
	return row, err
}

// listText is a list of texts and numbers as a cell of a table would hold it.
func listText(v any) (string, bool) {
	list, ok := v.([]any)
	var out []string
	for _, e := range list {
		text, scalar := scalarText(e)
		if ok = ok && scalar; ok {
			out = append(out, text)
		}
	}
	return strings.Join(out, "; "), ok
}

// scalarText is a JSON value as a cell of a table would hold it.
func scalarText(v any) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "", true
	case string:
		return v, true
	case json.Number:
		return v.String(), true
	case bool:
		if v {
			return "yes", true
		}
		return "no", true
	}
	return "", false
}
