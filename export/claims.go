package export

import (
	"clinicready/assessment"
	"clinicready/assessment/method"
)

// notGiven stands in a record where a field is missing.
const notGiven = "not given"

func (b *builder) claims() Claims {
	out := Claims{Accepted: b.sheets(b.Plan.Accepted)}
	for i := range b.Result.Items {
		it := &b.Result.Items[i]
		switch it.State.Answer.Kind {
		case assessment.Alternative:
			out.Alternatives = append(out.Alternatives, b.claim(it))
		case assessment.Compensating:
			out.Compensating = append(out.Compensating, b.claim(it))
		case assessment.NotApplicable:
			out.NotApplicable = append(out.NotApplicable, b.claim(it))
		case assessment.Inherited:
			out.Inherited = append(out.Inherited, b.claim(it))
		case assessment.Unanswered, assessment.Yes, assessment.Partly, assessment.No, assessment.Planned, assessment.DontKnow:
		}
		if text := overrideText(it); text != "" {
			out.Overrides = append(out.Overrides, Override{ID: it.Q.ID, Ask: it.Q.Ask, Text: text, Reason: it.State.Override.Reason})
		}
	}
	return out
}

func (b *builder) claim(it *method.Item) Claim {
	c := Claim{
		ID: it.Q.ID, Ask: it.Q.Ask, Status: statusOf(it), Counts: counts(it), Why: it.Reasons,
		Complete: it.Incomplete == "", Citations: b.citations(it.Q),
	}
	for _, f := range b.claimRecord(it) {
		c.Record = append(c.Record, Field{f.Label, or(f.Value, notGiven)})
	}
	if st := it.State; st.Note != "" {
		c.Record = append(c.Record, Field{"Note", st.Note})
	}
	return c
}

// counts says how a claim counts.
func counts(it *method.Item) string {
	switch {
	case !it.In:
		return "left out"
	case !it.Answered:
		return "as unanswered"
	case it.S == 100:
		return "in place"
	case it.S == 0:
		return "not in place"
	}
	return "half"
}

// claimRecord are the fields of the kind of claim, then who entered it when.
func (b *builder) claimRecord(it *method.Item) []Field {
	st := it.State
	a := st.Answer
	var out []Field
	switch a.Kind { //nolint:exhaustive // only claims have a record
	case assessment.Alternative:
		out = []Field{
			{"Equivalent measure", a.Measure},
			{"Why the specification is not reasonable and appropriate", a.Reason},
			{"Approved by", a.Approver},
			{"Approved on", dayOf(a.ApprovedOn).Text},
			{"Evidence", b.evidence(it)},
		}
	case assessment.Compensating:
		out = []Field{
			{"Description", a.Description},
			{"Owner", st.Owner},
			{"Review on", dayOf(a.ReviewDate).Text},
			{"Confirmed by", a.ConfirmedBy},
			{"Evidence", b.evidence(it)},
		}
	case assessment.NotApplicable:
		out = []Field{
			{"Reason", a.Reason},
			{"Decided by", a.Person},
			{"Rule", or(it.Q.NA, "this question has none")},
		}
	case assessment.Inherited:
		out = []Field{
			{"Vendor", a.Vendor},
			{"The vendor's report covers this", triText(b.covers(a))},
		}
	}
	out = append(out, Field{"Entered by", st.AnsweredBy})
	if !st.AnsweredAt.IsZero() {
		out = append(out, Field{"Entered on", dayOf(assessment.DateOf(st.AnsweredAt)).Text})
	}
	return out
}

// covers is what was said of this control, or else of the vendor as a whole.
func (b *builder) covers(a assessment.Answer) assessment.Tri {
	if a.VendorCovers != assessment.Unknown {
		return a.VendorCovers
	}
	v, _ := b.vendor(a.Vendor)
	return v.Covers
}

func (b *builder) vendor(name string) (assessment.Vendor, bool) {
	for _, v := range b.Input.Vendors {
		if assessment.SameName(v.Name, name) {
			return v, true
		}
	}
	return assessment.Vendor{}, false
}
