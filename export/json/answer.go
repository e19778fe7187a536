package json

import "clinicready/export"

// answer has the names of the columns of `answer --from`, in their order. Null
// is not given; a text that is not given is empty.
type answer struct {
	Question           string  `json:"question"`
	Answer             string  `json:"answer"`
	Evidence           *int    `json:"evidence"`
	EvidenceDate       string  `json:"evidence_date"`
	Note               string  `json:"note"`
	Owner              string  `json:"owner"`
	Flag               bool    `json:"flag"`
	PlannedDate        string  `json:"planned_date"`
	Reason             string  `json:"reason"`
	Person             string  `json:"person"`
	Measure            string  `json:"measure"`
	Approver           string  `json:"approver"`
	ApprovedOn         string  `json:"approved_on"`
	Description        string  `json:"description"`
	ReviewDate         string  `json:"review_date"`
	ConfirmedBy        string  `json:"confirmed_by"`
	VendorName         *string `json:"vendor_name"`
	VendorHoldsPHI     *bool   `json:"vendor_holds_phi"`
	VendorBAASigned    *bool   `json:"vendor_baa_signed"`
	VendorReport       *string `json:"vendor_report"`
	VendorPeriodEnd    *string `json:"vendor_period_end"`
	VendorBridgeLetter *bool   `json:"vendor_bridge_letter"`
	VendorCovers       *bool   `json:"vendor_covers"`
	VendorOpinionOK    *bool   `json:"vendor_opinion_ok"`
	VendorCUECReviewed *bool   `json:"vendor_cuec_reviewed"`
	VendorExpires      *string `json:"vendor_expires"`
}

// vendor is one row of the register; null is not known.
type vendor struct {
	Name         string  `json:"name"`
	HoldsPHI     *bool   `json:"holds_phi"`
	BAASigned    *bool   `json:"baa_signed"`
	Report       *string `json:"report"`
	PeriodEnd    *string `json:"period_end"`
	BridgeLetter *bool   `json:"bridge_letter"`
	Covers       *bool   `json:"covers"`
	OpinionOK    *bool   `json:"opinion_ok"`
	CUECReviewed *bool   `json:"cuec_reviewed"`
	Expires      *string `json:"expires"`
}

func answerOf(r export.AnswerRecord) answer {
	out := answer{
		Question: r.Question, Answer: r.Answer, Evidence: r.Evidence, EvidenceDate: r.EvidenceDate, Note: r.Note,
		Owner: r.Owner, Flag: r.Flag, PlannedDate: r.PlannedDate, Reason: r.Reason, Person: r.Person,
		Measure: r.Measure, Approver: r.Approver, ApprovedOn: r.ApprovedOn, Description: r.Description,
		ReviewDate: r.ReviewDate, ConfirmedBy: r.ConfirmedBy,
	}
	if r.Vendor == nil {
		return out
	}
	v := vendorOf(*r.Vendor)
	out.VendorName, out.VendorHoldsPHI, out.VendorBAASigned, out.VendorReport = &v.Name, v.HoldsPHI, v.BAASigned, v.Report
	out.VendorPeriodEnd, out.VendorBridgeLetter, out.VendorCovers = v.PeriodEnd, v.BridgeLetter, v.Covers
	out.VendorOpinionOK, out.VendorCUECReviewed, out.VendorExpires = v.OpinionOK, v.CUECReviewed, v.Expires
	return out
}

func vendorOf(r export.VendorRecord) vendor {
	return vendor{
		Name: r.Name, HoldsPHI: r.HoldsPHI, BAASigned: r.BAASigned, Report: orNull(r.Report),
		PeriodEnd: orNull(r.PeriodEnd), BridgeLetter: r.BridgeLetter, Covers: r.Covers, OpinionOK: r.OpinionOK,
		CUECReviewed: r.CUECReviewed, Expires: orNull(r.Expires),
	}
}
