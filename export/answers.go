package export

import (
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// AnswerRecord is what is recorded about one question, in the spelling that
// `answer --from` reads. Dates are YYYY-MM-DD, an empty text is "not given".
type AnswerRecord struct {
	// Question is the id; Answer one of the answer words, empty for a question
	// that has only a note, an owner or a flag.
	Question, Answer string
	// Evidence is 0, 1 or 2 as chosen; nil is not given.
	Evidence     *int
	EvidenceDate string
	Note, Owner  string
	Flag         bool
	PlannedDate  string
	Reason       string
	Person       string
	Measure      string
	Approver     string
	ApprovedOn   string
	Description  string
	ReviewDate   string
	ConfirmedBy  string
	// PartsInPlace are the parts that a Partly names, by id; Missing is what it
	// lacks in the clinic's own words.
	PartsInPlace []string
	Missing      string
	// Vendor is set for an inherited control alone. Covers is what was said of
	// this control, or else of the vendor as a whole.
	Vendor *assessment.Vendor
}

// answers are the recorded questions in pack order, in scope or not.
func (b *builder) answers() []AnswerRecord {
	var out []AnswerRecord
	for i := range b.Set.Questions {
		st := b.Assessment.State(b.Set.Questions[i].ID)
		if st.Answer.Kind == assessment.Unanswered && st.Note == "" && st.Owner == "" && !st.Flag {
			continue
		}
		out = append(out, b.answerRecord(&b.Set.Questions[i], st))
	}
	return out
}

func (b *builder) answerRecord(q *questionnaires.Question, st *assessment.QuestionState) AnswerRecord {
	a := st.Answer
	r := AnswerRecord{
		Question: q.ID, Answer: string(a.Kind), EvidenceDate: a.EvidenceDate.String(), Note: st.Note, Owner: st.Owner,
		Flag: st.Flag, PlannedDate: a.PlannedDate.String(), Reason: a.Reason, Person: a.Person, Measure: a.Measure,
		Approver: a.Approver, ApprovedOn: a.ApprovedOn.String(), Description: a.Description,
		ReviewDate: a.ReviewDate.String(), ConfirmedBy: a.ConfirmedBy,
	}
	if a.Kind == assessment.Partly {
		// What no pack in use knows is left out: the file has to be one that can be read.
		r.PartsInPlace, r.Missing = method.InPlace(q, a), a.Missing
	}
	if a.Evidence != assessment.EvidenceNotGiven {
		level := a.Evidence.Level()
		r.Evidence = &level
	}
	if a.Vendor != "" {
		v, known := b.vendor(a.Vendor)
		if !known {
			v = assessment.Vendor{Name: a.Vendor}
		}
		v.Covers = b.covers(a)
		r.Vendor = &v
	}
	return r
}

// Cells are the record's fields in the order of AnswerColumns, as a table
// spells them: yes, no, or empty for not known.
func (r AnswerRecord) Cells() []string {
	evidence := ""
	if r.Evidence != nil {
		evidence = strconv.Itoa(*r.Evidence)
	}
	flag := ""
	if r.Flag {
		flag = "yes"
	}
	cells := []string{
		r.Question, r.Answer, evidence, r.EvidenceDate, r.Note, r.Owner, flag, r.PlannedDate, r.Reason, r.Person,
		r.Measure, r.Approver, r.ApprovedOn, r.Description, r.ReviewDate, r.ConfirmedBy,
		strings.Join(r.PartsInPlace, "; "), r.Missing,
	}
	if r.Vendor == nil {
		return append(cells, make([]string, len(assessment.VendorColumns()))...)
	}
	return append(cells, assessment.Cells(assessment.VendorColumns(), r.Vendor)...)
}

// AnswerColumns are the columns of an answers table, in order. The first two
// are the only ones that a table to read must have.
func AnswerColumns() []string {
	out := []string{
		"question", "answer", "evidence", "evidence_date", "note", "owner", "flag", "planned_date", "reason", "person",
		"measure", "approver", "approved_on", "description", "review_date", "confirmed_by",
		"parts_in_place", "missing",
	}
	for _, key := range assessment.Keys(assessment.VendorColumns()) {
		out = append(out, VendorPrefix+key)
	}
	return out
}

// VendorPrefix stands before the key of a vendor's field in a table of answers.
const VendorPrefix = "vendor_"
