package export

import (
	"fmt"

	"clinicready/assessment"
	"clinicready/assessment/method"
)

func (b *builder) vendors() VendorSection {
	out := VendorSection{Note: fmt.Sprintf(
		"A report counts as current up to %d days after the end of its period, up to %d with a bridge letter from the vendor's management: custom, not rule.",
		method.ReportDays, method.ReportDaysBridge)}
	for _, v := range b.Input.Vendors {
		out.Rows = append(out.Rows, b.vendorRow(v))
	}
	return out
}

func (b *builder) vendorRow(v assessment.Vendor) VendorRow {
	row := VendorRow{Name: v.Name, Standing: "not current"}
	for _, c := range assessment.VendorColumns() {
		line := Prefixed(c.In, c.Word(&v))
		switch {
		case line == "":
		case c.Cell == assessment.ReportAgreement:
			row.Agreement = append(row.Agreement, line)
		case c.Cell == assessment.ReportAssurance:
			row.Assurance = append(row.Assurance, line)
		case c.Cell == assessment.ReportReviewed:
			row.Reviewed = append(row.Reviewed, line)
		}
	}
	switch {
	case v.Report == assessment.NoReport:
		row.Standing = "no report"
	case method.Current(v, b.Input.AsOf):
		row.Standing = "current"
	}
	switch {
	case v.HoldsPHI == assessment.False || v.BAASigned == assessment.True:
	case v.BAASigned == assessment.Unknown:
		row.Problem = "not known whether a business associate agreement is signed"
	case v.HoldsPHI == assessment.True:
		row.Problem = "touches PHI and has no signed business associate agreement"
	default:
		row.Problem = "no signed business associate agreement, and not known whether it touches PHI"
	}
	for i := range b.Result.Items {
		it := &b.Result.Items[i]
		if it.State.Answer.Kind == assessment.Inherited && assessment.SameName(it.State.Answer.Vendor, v.Name) {
			row.Questions = append(row.Questions, it.Q.ID)
		}
	}
	return row
}
