package intake

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"clinicready/assessment"
)

// MaxAnswers is how many lines of answers one file can hold: many times what
// any assessment asks.
const MaxAnswers = 20_000

// asCSV is what a person does about a file that a spreadsheet saved otherwise.
const asCSV = "in the spreadsheet, save the file as \"CSV UTF-8 (comma delimited)\""

// Answers is a file of answers as it was read, with what is wrong with its form.
type Answers struct {
	Name    string
	Entries []Entry

	problems Problems
}

// ReadAnswers reads a file of answers: CSV, or JSON when its first character is a
// brace or a bracket. The name is used in problems. The error is one of
// reading alone, the end of the context included: Check says what is wrong with
// the content, so that every bad line is named at once.
func ReadAnswers(ctx context.Context, name string, r io.Reader) (*Answers, error) {
	data, err := io.ReadAll(io.LimitReader(untilDone{ctx, r}, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	in := &reading{ctx: ctx, reporter: reporter{file: name}, first: map[string]int{}, spelled: map[string]Cell{}}
	if err := in.rows(data); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return &Answers{Name: name, Entries: in.entries, problems: in.Problems}, nil
}

// reading is one file that is being read: row after row becomes an entry, and no
// more of them are kept than a file may hold.
type reading struct {
	reporter
	ctx     context.Context
	entries []Entry
	// first is the line of each question, spelled each name as it first stood.
	first   map[string]int
	spelled map[string]Cell
	// count counts the rows.
	count int
}

// checkEvery is after how many rows the context is looked at.
const checkEvery = 1024

// skipped counts a row, and ends the reading with the context.
func (in *reading) skipped() error {
	if in.count++; in.count%checkEvery == 0 {
		return in.ctx.Err()
	}
	return nil
}

// fresh is an empty row. Once no more rows are kept it is the last one again.
func (in *reading) fresh(last Row, line int) Row {
	if last.Cells == nil || len(in.entries) < MaxAnswers {
		return Row{Line: line, Cells: map[string]Cell{}}
	}
	clear(last.Cells)
	return Row{Line: line, Cells: last.Cells}
}

// take types a row and refuses a question that stands twice.
func (in *reading) take(row Row) error {
	if err := in.skipped(); err != nil {
		return err
	}
	e := in.entry(row)
	at, dup := in.first[e.Question]
	switch {
	case e.Question == "":
		in.add(row.Line, "question", "it is empty; write the id of a question, as \"questions list\" shows them")
	case dup:
		in.add(row.line("question"), "question", "%s stands on line %d already; keep one of them", e.Question, at)
	case len(in.entries) < MaxAnswers:
		in.first[e.Question] = row.line("question")
	}
	if len(in.entries) < MaxAnswers {
		in.entries = append(in.entries, e)
	}
	return nil
}

// rows reads the file, whatever its format. The error is that of the context.
func (in *reading) rows(data []byte) error {
	if len(data) > MaxBytes {
		in.add(0, "", "the file is larger than 64 MiB; split it")
		return nil
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if line := invalidLine(data); line > 0 {
		in.add(line, "", "this line is not UTF-8 text; %s", asCSV)
		return nil
	}
	var err error
	switch trimmed := bytes.TrimLeft(data, " \t\r\n"); {
	case len(trimmed) == 0:
		in.add(0, "", "the file is empty; its first line names the columns question and answer")
		return nil
	case trimmed[0] == '{' || trimmed[0] == '[':
		err = in.readJSON(data)
	case bytes.IndexByte(data, '\n') < 0 && bytes.IndexByte(bytes.TrimRight(data, "\r"), '\r') >= 0:
		in.add(1, "", "the lines end as on a Macintosh of long ago; %s", asCSV)
		return nil
	default:
		err = in.readCSV(data)
	}
	switch {
	case err != nil:
		return err
	case in.count > MaxAnswers:
		in.add(0, "", "the file holds %s lines, and no assessment asks so much; split it, at most %s lines each", assessment.Thousands(in.count), assessment.Thousands(MaxAnswers))
	case in.count == 0 && len(in.List) == 0:
		in.add(0, "", "the file holds no answers; write one line a question")
	}
	return nil
}

// invalidLine returns the first line that is not UTF-8, or 0. A NUL byte is
// the mark of UTF-16, which spreadsheets call "Unicode text".
func invalidLine(data []byte) int {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return 0
	}
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
func (in *reading) cell(column, text string, line int) (c Cell, ok bool) {
	limit, clean := assessment.MaxLine, assessment.Clean
	if long(column) {
		limit, clean = assessment.MaxText, assessment.CleanText
	}
	if n := utf8.RuneCountInString(text); n > limit {
		in.add(line, column, "%d characters; at most %d are kept, shorten it", n, limit)
		return Cell{}, false
	}
	raw := text
	if plain(text) {
		text = strings.TrimSpace(text)
	} else if text = clean(text); garbled(text) {
		in.add(line, column, "%q was read in the wrong encoding by a spreadsheet; open the file there as UTF-8 (Data, From Text/CSV) and put the text right", text)
		return Cell{}, false
	}
	if named(column) && text != "" {
		in.sameSpelling(column, text, raw, line)
	}
	return Cell{text, line}, text != ""
}

// plain reports a text that needs no cleaning but at its ends.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// garbled reports a text that is UTF-8 read as Windows-1252 and saved again:
// what looks like "JosÃ©" was "José". Text that people write does not turn into
// valid UTF-8 on that way back.
func garbled(text string) bool {
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return false
	}
	back, err := charmap.Windows1252.NewEncoder().String(text)
	return err == nil && utf8.ValidString(back)
}

// sameSpelling refuses a name that differs from an earlier one only by
// characters that nobody sees: which of the two is meant, only a person knows.
func (in *reading) sameSpelling(column, name, raw string, line int) {
	raw = strings.Join(strings.Fields(raw), " ")
	before, known := in.spelled[name]
	switch {
	case !known && len(in.spelled) < MaxAnswers:
		in.spelled[name] = Cell{raw, line}
	case known && before.Text != raw:
		in.add(line, column, "%s differs from the name on line %d only by characters that cannot be seen; type both again", name, before.Line)
	}
}

// named reports the columns that hold names.
func named(column string) bool {
	switch column {
	case "vendor_name", "owner", "person", "approver", "confirmed_by":
		return true
	}
	return false
}

// untilDone reads until the context ends: an interrupt ends a command that
// waits for standard input.
type untilDone struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (u untilDone) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	type result struct {
		n   int
		err error
	}
	buf := make([]byte, min(len(p), 1<<20))
	got := make(chan result, 1)
	go func() {
		n, err := u.r.Read(buf)
		got <- result{n, err}
	}()
	select {
	case r := <-got:
		return copy(p, buf[:r.n]), r.err
	case <-u.ctx.Done():
		return 0, u.ctx.Err()
	}
}
