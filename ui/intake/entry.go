package intake

import (
	"regexp"
	"strings"

	"clinicready/assessment"
	"clinicready/export"
)

// Entry is one row as typed values.
type Entry struct {
	Row      Row
	Question string
	// Answered is false for a row that only sets a note, an owner or a flag.
	Answered bool
	Answer   assessment.Answer
	// Note and Owner are "" and Flag is Unknown where the row does not give
	// them; what is recorded then stays.
	Note, Owner string
	Flag        assessment.Tri
	// Vendor names the vendor of the row; nil where there is none.
	Vendor *VendorCells
}

// VendorCells is what one row says of a vendor.
type VendorCells struct {
	Name string
	// Given are the texts by the key of the column, as a vendor's columns write
	// them; what the row does not give is not there.
	Given map[string]string
	// Covers belongs to the answer; Unknown means that the cell was empty. Where
	// the register does not know, coversAll decides for the vendor.
	Covers assessment.Tri
}

func (rep *reporter) entry(row Row) Entry {
	e := Entry{
		Row: row, Question: row.text("question"), Note: row.text("note"), Owner: row.text("owner"),
		Flag: rep.tri(row, "flag"), Vendor: rep.vendor(row),
	}
	if row.text("answer") == "" {
		rep.unanswered(row)
		return e
	}
	kind := assessment.AnswerKind(strings.ToLower(row.text("answer")))
	if !kinds[kind] {
		rep.add(row.line("answer"), "answer", "%v", notKind(kind))
		kind = assessment.Unanswered
	}
	e.Answered = true
	e.Answer = assessment.Answer{
		Kind: kind, Evidence: rep.evidence(row), EvidenceDate: rep.date(row, "evidence_date"),
		PlannedDate: rep.date(row, "planned_date"), Reason: row.text("reason"), Person: row.text("person"),
		Measure: row.text("measure"), Approver: row.text("approver"), ApprovedOn: rep.date(row, "approved_on"),
		Description: row.text("description"), ReviewDate: rep.date(row, "review_date"), ConfirmedBy: row.text("confirmed_by"),
		Missing: row.text("missing"),
	}
	if e.Vendor != nil {
		e.Answer.Vendor, e.Answer.VendorCovers = e.Vendor.Name, e.Vendor.Covers
	}
	return e
}

// unanswered refuses a row without an answer that gives what only an answer
// can have: a cell was left out, or the cells stand in the wrong columns.
func (rep *reporter) unanswered(row Row) {
	if len(row.Cells) == 0 {
		return
	}
	var extra []string
	for _, c := range columns {
		switch c {
		case "question", "answer", "note", "owner", "flag":
			continue
		}
		if _, ok := row.Cells[c]; ok {
			extra = append(extra, c)
		}
	}
	if len(extra) > 0 {
		rep.add(row.Line, "answer", "it is empty, but %s is given; write the answer, or empty the rest", words(extra))
	}
}

func (rep *reporter) evidence(row Row) assessment.Evidence {
	switch text := row.text("evidence"); text {
	case "":
		return assessment.EvidenceNotGiven
	case "0":
		return assessment.EvidenceNothing
	case "1":
		return assessment.EvidenceWritten
	case "2":
		return assessment.EvidenceRecords
	default:
		rep.add(row.line("evidence"), "evidence", "%q is not 0, 1 or 2; use 0 nothing, 1 a policy or setting, 2 that and dated records, or leave it empty", text)
		return assessment.EvidenceNotGiven
	}
}

// ofSpreadsheet is a day as a spreadsheet writes it when it is left to itself:
// which part is the month depends on the computer.
var ofSpreadsheet = regexp.MustCompile(`^(\d{1,4}[/.]\d{1,2}[/.]\d{1,4}|[4-5]\d{4})( .*)?$`)

func (rep *reporter) date(row Row, column string) assessment.Date {
	d, err := assessment.ParseDate(row.text(column))
	if err != nil && ofSpreadsheet.MatchString(row.text(column)) {
		rep.add(row.line(column), column, "%q is how a spreadsheet shows a day; format the column as YYYY-MM-DD there", row.text(column))
	} else if err != nil {
		rep.add(row.line(column), column, "%v", err)
	}
	return d
}

// tri reads a yes/no cell; empty and "unknown" are Unknown.
func (rep *reporter) tri(row Row, column string) assessment.Tri {
	t, err := assessment.ParseTri(row.text(column))
	if err != nil {
		rep.add(row.line(column), column, "%v", err)
	}
	return t
}

// vendor reads the vendor cells of a row.
func (rep *reporter) vendor(row Row) *VendorCells {
	cells := row.vendorCells()
	name := row.text("vendor_name")
	if name == "" {
		if len(cells) > 0 {
			rep.add(row.line(cells[0]), "vendor_name", "it is empty, but %s is given; name the vendor", words(cells))
		}
		return nil
	}
	v := &VendorCells{Name: name, Given: map[string]string{}}
	for _, c := range cells {
		key := strings.TrimPrefix(c, export.VendorPrefix)
		column, _ := assessment.VendorColumn(key)
		var one assessment.Vendor
		if err := column.Set(&one, row.text(c)); err != nil {
			rep.badVendorCell(row, c, err)
		}
		if key == "covers" {
			// Given as unknown it is not known to cover this control, whatever the
			// vendor's report covers elsewhere.
			if v.Covers = one.Covers; v.Covers == assessment.Unknown {
				v.Covers = assessment.False
			}
			continue
		}
		v.Given[key] = column.Get(&one)
	}
	return v
}

// badVendorCell refuses a cell, a day with what to do in the spreadsheet.
func (rep *reporter) badVendorCell(row Row, column string, err error) {
	key, _ := assessment.VendorColumn(strings.TrimPrefix(column, export.VendorPrefix))
	if key.Kind == assessment.ColumnDate {
		rep.date(row, column)
		return
	}
	rep.add(row.line(column), column, "%v", err)
}

// kinds are the answers that can be given.
var kinds = func() map[assessment.AnswerKind]bool {
	m := map[assessment.AnswerKind]bool{}
	for _, k := range assessment.AnswerKinds() {
		m[k] = true
	}
	return m
}()

// notKind is what is said of a word that is not an answer, made only when the
// message is.
type notKind string

func (n notKind) String() string {
	_, err := assessment.ParseAnswerKind(string(n))
	return err.Error()
}

// words is a list in a message, made only when the message is.
type words []string

func (w words) String() string { return strings.Join(w, ", ") }

// Shift moves every date of the entry by a number of days: a worked example
// keeps its distance to the day it is looked at.
func (e *Entry) Shift(days int) {
	dates := []*assessment.Date{&e.Answer.EvidenceDate, &e.Answer.PlannedDate, &e.Answer.ApprovedOn, &e.Answer.ReviewDate}
	for _, d := range dates {
		if d != nil && !d.IsZero() {
			*d = d.AddDays(days)
		}
	}
	if e.Vendor == nil {
		return
	}
	for _, c := range assessment.VendorColumns() {
		if c.Kind != assessment.ColumnDate {
			continue
		}
		if d, err := assessment.ParseDate(e.Vendor.Given[c.Key]); err == nil && !d.IsZero() {
			e.Vendor.Given[c.Key] = d.AddDays(days).String()
		}
	}
}
