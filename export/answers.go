package export

import (
	"strconv"

	"clinicready/assessment"
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
	// Vendor is set for an inherited control alone.
	Vendor *VendorRecord
}

// VendorRecord is one vendor of the register. Nil is not known.
type VendorRecord struct {
	Name         string
	HoldsPHI     *bool
	BAASigned    *bool
	Report       string
	PeriodEnd    string
	BridgeLetter *bool
	Covers       *bool
	OpinionOK    *bool
	CUECReviewed *bool
	Expires      string
}

// answers are the recorded questions in pack order, in scope or not.
func (b *builder) answers() []AnswerRecord {
	var out []AnswerRecord
	for i := range b.Set.Questions {
		st := b.Assessment.State(b.Set.Questions[i].ID)
		if st.Answer.Kind == assessment.Unanswered && st.Note == "" && st.Owner == "" && !st.Flag {
			continue
		}
		out = append(out, b.answerRecord(b.Set.Questions[i].ID, st))
	}
	return out
}

func (b *builder) answerRecord(id string, st *assessment.QuestionState) AnswerRecord {
	a := st.Answer
	r := AnswerRecord{
		Question: id, Answer: string(a.Kind), EvidenceDate: a.EvidenceDate.String(), Note: st.Note, Owner: st.Owner,
		Flag: st.Flag, PlannedDate: a.PlannedDate.String(), Reason: a.Reason, Person: a.Person, Measure: a.Measure,
		Approver: a.Approver, ApprovedOn: a.ApprovedOn.String(), Description: a.Description,
		ReviewDate: a.ReviewDate.String(), ConfirmedBy: a.ConfirmedBy,
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
		rec := vendorRecord(v)
		rec.Covers = known3(b.covers(a))
		r.Vendor = &rec
	}
	return r
}

func (b *builder) register() []VendorRecord {
	var out []VendorRecord
	for _, v := range b.Input.Vendors {
		out = append(out, vendorRecord(v))
	}
	return out
}

func vendorRecord(v assessment.Vendor) VendorRecord {
	return VendorRecord{
		Name: v.Name, HoldsPHI: known3(v.HoldsPHI), BAASigned: known3(v.BAASigned), Report: string(v.Report),
		PeriodEnd: v.PeriodEnd.String(), BridgeLetter: known3(v.BridgeLetter), Covers: known3(v.Covers),
		OpinionOK: known3(v.OpinionOK), CUECReviewed: known3(v.CUECReviewed), Expires: v.Expires.String(),
	}
}

// known3 turns yes, no, not known into true, false, nil.
func known3(t assessment.Tri) *bool {
	if t == assessment.Unknown {
		return nil
	}
	v := t == assessment.True
	return &v
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
	}
	v := VendorRecord{}
	if r.Vendor != nil {
		v = *r.Vendor
	}
	return append(cells, v.Cells()...)
}

// Cells are the vendor's fields in the order of VendorColumns.
func (v VendorRecord) Cells() []string {
	return []string{
		v.Name, yesNo(v.HoldsPHI), yesNo(v.BAASigned), v.Report, v.PeriodEnd, yesNo(v.BridgeLetter),
		yesNo(v.Covers), yesNo(v.OpinionOK), yesNo(v.CUECReviewed), v.Expires,
	}
}

func yesNo(b *bool) string {
	switch {
	case b == nil:
		return ""
	case *b:
		return "yes"
	}
	return "no"
}

// AnswerColumns are the columns of an answers table, in order. The first two
// are the only ones that a table to read must have.
func AnswerColumns() []string {
	out := []string{
		"question", "answer", "evidence", "evidence_date", "note", "owner", "flag", "planned_date", "reason", "person",
		"measure", "approver", "approved_on", "description", "review_date", "confirmed_by",
	}
	for _, c := range VendorColumns() {
		out = append(out, "vendor_"+c)
	}
	return out
}

// VendorColumns are the columns of a table of vendors, in order.
func VendorColumns() []string {
	return []string{
		"name", "holds_phi", "baa_signed", "report", "period_end", "bridge_letter", "covers", "opinion_ok",
		"cuec_reviewed", "expires",
	}
}
