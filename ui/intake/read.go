package intake

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"clinicready/assessment"
)

// Answers is a file of answers as it was read, with what is wrong with its form.
type Answers struct {
	Name    string
	Entries []Entry

	problems Problems
}

// ReadAnswers reads a file of answers: CSV, or JSON when its first character is a
// brace or a bracket. The name is used in problems. The error is one of
// reading alone: Check tells what is wrong with the content, so that every bad
// line is named at once.
func ReadAnswers(name string, r io.Reader) (*Answers, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	rep := &reporter{file: name}
	entries := rep.entries(rep.rows(data))
	return &Answers{Name: name, Entries: entries, problems: rep.list}, nil
}

// rows splits the file into rows of text, whatever its format.
func (rep *reporter) rows(data []byte) []Row {
	if len(data) > MaxBytes {
		rep.add(0, "", "the file is larger than 64 MiB; split it")
		return nil
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if line := invalidLine(data); line > 0 {
		rep.add(line, "", "this line is not UTF-8 text; save the file as \"CSV UTF-8\"")
		return nil
	}
	var rows []Row
	switch trimmed := bytes.TrimLeft(data, " \t\r\n"); {
	case len(trimmed) == 0:
		rep.add(0, "", "the file is empty; its first line names the columns question and answer")
		return nil
	case trimmed[0] == '{' || trimmed[0] == '[':
		rows = rep.readJSON(data)
	default:
		rows = rep.readCSV(data)
	}
	if len(rows) == 0 && len(rep.list) == 0 {
		rep.add(0, "", "the file holds no answers; write one line a question")
	}
	return rows
}

// invalidLine returns the first line that is not UTF-8, or 0. A NUL byte is
// the mark of UTF-16, which spreadsheets call "Unicode text".
func invalidLine(data []byte) int {
	line := 1
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 || r == 0 {
			return line
		}
		if r == '\n' {
			line++
		}
		data = data[n:]
	}
	return 0
}

// cell cleans a value and checks its length; ok is false for an empty one.
func (rep *reporter) cell(column, text string, line int) (c Cell, ok bool) {
	limit, clean := assessment.MaxLine, assessment.Clean
	if long(column) {
		limit, clean = assessment.MaxText, assessment.CleanText
	}
	if n := utf8.RuneCountInString(text); n > limit {
		rep.add(line, column, "%d characters; at most %d are kept, shorten it", n, limit)
		return Cell{}, false
	}
	text = clean(text)
	return Cell{text, line}, text != ""
}
