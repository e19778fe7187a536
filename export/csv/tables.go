package csv

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/export"
)

// within divides several values of one cell.
const within = "; "

// AnswerColumns are the columns of the table of answers, in order; the same
// that `answer --from` reads.
func AnswerColumns() []string { return export.AnswerColumns() }

// FindingColumns are the columns of the table of findings, in order.
func FindingColumns() []string {
	return []string{
		"question", "ask", "answer", "lacks", "evidence", "counted", "risk", "weight", "duty", "must_have",
		"exception", "owner", "note", "flag", "actions", "citations", "why", "finding",
	}
}

// PlanColumns are the columns of the plan, in order. An accepted action has
// order 0 and neither phase nor due date.
func PlanColumns() []string {
	return []string{
		"order", "id", "title", "kind", "priority", "quick_win", "must_have", "questions", "finding", "exceptions",
		"risk_now", "risk_after", "duty", "citations", "steps", "done_when", "evidence", "owner", "suggested_owner",
		"helper", "hours", "cost_band", "cost", "prerequisites", "phase", "weeks", "due", "due_note", "status",
		"decision", "record", "vendor", "standing", "after",
	}
}

// Findings writes one line a finding, in the order of the report.
func Findings(w io.Writer, rep export.Report) error {
	t := newTable(w, FindingColumns())
	for _, f := range rep.Findings.Items {
		t.row(
			f.ID, f.Ask, f.Status.Word, f.Lacks, f.Evidence, f.Counted, f.Level.Word, strconv.Itoa(f.Weight), f.Duty,
			yes(f.MustHave), f.Exception, f.Owner, f.Note, yes(f.Flag), links(f.Actions), citations(f.Citations), f.Why, f.Found,
		)
	}
	return t.end()
}

// Plan writes one line an action in plan order, then the accepted ones.
func Plan(w io.Writer, rep export.Report) error {
	t := newTable(w, PlanColumns())
	for _, list := range [][]export.ActionSheet{rep.Actions, rep.Claims.Accepted} {
		for _, a := range list {
			t.row(
				strconv.Itoa(a.Order), a.ID, a.Title, a.Kind, a.Priority, yes(a.QuickWin), yes(a.MustHave),
				questions(a.Questions), lines(a.Finding), strings.Join(a.Exceptions, within), a.RiskNow.Word,
				a.RiskAfter.Word, a.Duty, citations(a.Citations), lines(a.Steps), a.DoneWhen, lines(a.Evidence),
				owner(a), a.Suggested, a.Helper, strconv.Itoa(a.Hours), a.CostBand, a.Cost, links(a.Prerequisites),
				phase(a), a.Weeks, a.Due.ISO, a.DueNote, a.Status, a.Decision, fields(a.Record), a.Vendor,
				lines(a.Standing), a.After,
			)
		}
	}
	return t.end()
}

// Answers writes what is recorded, one line a question, so that `answer --from`
// restores it.
func Answers(w io.Writer, rep export.Report) error {
	t := newTable(w, AnswerColumns())
	for _, a := range rep.Answers {
		t.row(a.Cells()...)
	}
	return t.end()
}

// Vendors writes the register of vendors.
func Vendors(w io.Writer, rep export.Report) error {
	columns := assessment.VendorColumns()
	t := newTable(w, assessment.Keys(columns))
	for i := range rep.Register {
		t.row(assessment.Cells(columns, &rep.Register[i])...)
	}
	return t.end()
}

// table writes guarded rows and keeps the first error.
type table struct {
	w   *csv.Writer
	err error
}

func newTable(w io.Writer, columns []string) *table {
	t := &table{w: csv.NewWriter(w)}
	t.row(columns...)
	return t
}

func (t *table) row(cells ...string) {
	if t.err != nil {
		return
	}
	safe := make([]string, len(cells))
	for i, c := range cells {
		safe[i] = Guard(c)
	}
	t.err = t.w.Write(safe)
}

func (t *table) end() error {
	if t.err == nil {
		t.w.Flush()
		t.err = t.w.Error()
	}
	if t.err != nil {
		return fmt.Errorf("writing the table: %w", t.err)
	}
	return nil
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// owner leaves the cell of an action without one empty.
func owner(a export.ActionSheet) string {
	if !a.HasOwner {
		return ""
	}
	return a.Owner
}

// phase leaves the cell of an accepted action empty.
func phase(a export.ActionSheet) string {
	if a.Order == 0 {
		return ""
	}
	return strconv.Itoa(a.Phase)
}

func lines(texts []string) string { return strings.Join(texts, "\n") }

func links(list []export.Link) string {
	out := make([]string, len(list))
	for i, l := range list {
		out[i] = l.ID
	}
	return strings.Join(out, within)
}

func questions(list []export.QuestionLine) string {
	out := make([]string, len(list))
	for i, q := range list {
		out[i] = q.ID
	}
	return strings.Join(out, within)
}

func citations(list []export.Citation) string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = c.Text
	}
	return strings.Join(out, within)
}

func fields(list []export.Field) string {
	out := make([]string, len(list))
	for i, f := range list {
		out[i] = f.Label + ": " + f.Value
	}
	return strings.Join(out, within)
}
