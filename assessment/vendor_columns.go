package assessment

import (
	"fmt"
	"strings"
)

// vendorColumns are the fields of a vendor, in the order of files. A new one
// goes last: a file that was written before it then reads as it did.
var vendorColumns = []Column[Vendor]{
	textColumn(Column[Vendor]{Key: "name", Label: "name"}, func(v *Vendor) *string { return &v.Name }),
	triColumn(Column[Vendor]{
		Key: "holds_phi", Label: "touches PHI", Help: "unknown counts as yes",
		Ask: "Does it touch patient data (PHI)", Cell: ReportAgreement, In: "PHI: ",
	}, func(v *Vendor) *Tri { return &v.HoldsPHI }),
	triColumn(Column[Vendor]{
		Key: "baa_signed", Label: "BAA signed", Help: "a signed business associate agreement",
		Ask: "Is a business associate agreement signed", Cell: ReportAgreement, In: "Agreement: ",
	}, func(v *Vendor) *Tri { return &v.BAASigned }),
	{
		Key: "report", Label: "report", Ask: "What assurance does it offer", Cell: ReportAssurance,
		Kind: ColumnChoice, Choices: reportChoices(),
		Get: func(v *Vendor) string { return string(v.Report) },
		Set: func(v *Vendor, text string) error {
			k, err := ParseReportKind(text)
			if err == nil {
				v.Report = k
			}
			return err
		},
	},
	dateColumn(Column[Vendor]{
		Key: "period_end", Label: "period ends", Help: "the last day the report covers",
		Ask: "Last day that the report covers", When: reports, Cell: ReportAssurance, In: "to ",
	}, func(v *Vendor) *Date { return &v.PeriodEnd }),
	triColumn(Column[Vendor]{
		Key: "bridge_letter", Label: "bridge letter", Help: "management's letter for the time after the report's period",
		Ask: "Is there a bridge letter of the vendor's management since", When: reports, Cell: ReportAssurance, In: "Bridge letter: ",
	}, func(v *Vendor) *Tri { return &v.BridgeLetter }),
	// Asked with the control that is inherited: a report can cover one and not
	// another.
	triColumn(Column[Vendor]{
		Key: "covers", Label: "covers this", Help: "system and criteria of the report cover this control",
		Cell: ReportReviewed, In: "Covers: ",
	}, func(v *Vendor) *Tri { return &v.Covers }),
	triColumn(Column[Vendor]{
		Key: "opinion_ok", Label: "opinion fine", Help: "unqualified, or its exceptions were looked at and do not touch this",
		Ask:  "Is the opinion unqualified, or were its exceptions reviewed and noted as not touching this",
		When: reports, Cell: ReportReviewed, In: "Opinion: ",
	}, func(v *Vendor) *Tri { return &v.OpinionOK }),
	triColumn(Column[Vendor]{
		Key: "cuec_reviewed", Label: "our part done", Help: "the complementary user-entity controls were reviewed",
		Ask:  "Were its complementary user-entity controls reviewed",
		When: func(v *Vendor) bool { return v.Report != NoReport }, Cell: ReportReviewed, In: "User controls: ",
	}, func(v *Vendor) *Tri { return &v.CUECReviewed }),
	dateColumn(Column[Vendor]{
		Key: "expires", Label: "expires", Help: "the certificate's last day",
		Ask: "When does the certificate expire", When: certified, Cell: ReportAssurance, In: "to ",
	}, func(v *Vendor) *Date { return &v.Expires }),
	dateColumn(Column[Vendor]{
		Key: "last_review", Label: "last review", Help: "the day the clinic last looked at this vendor",
		Ask: "When did the clinic last review this vendor", Cell: ReportReviewed, In: "Last review: ",
	}, func(v *Vendor) *Date { return &v.LastReview }),
}

// VendorColumns are the fields of a vendor, in the order of files.
func VendorColumns() []Column[Vendor] { return vendorColumns }

// VendorColumn finds a field of a vendor by its key.
func VendorColumn(key string) (Column[Vendor], bool) {
	for _, c := range vendorColumns {
		if c.Key == key {
			return c, true
		}
	}
	return Column[Vendor]{}, false
}

// reports reports whether the vendor has a report of a period or a day, and
// certified whether it has a certificate, which expires.
func reports(v *Vendor) bool   { return v.Report != NoReport && !certified(v) }
func certified(v *Vendor) bool { return v.Report == ReportHTi1 || v.Report == ReportHTr2 }

func reportChoices() []ColumnValue {
	var out []ColumnValue
	for _, k := range ReportKinds() {
		out = append(out, ColumnValue{Key: string(k), Word: k.Word()})
	}
	return out
}

// ParseReportKind reads a kind of vendor report, in the spellings that people
// use.
func ParseReportKind(text string) (ReportKind, error) {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(text))
	switch plain {
	case "none", "no":
		return NoReport, nil
	case "soc1", "soc1type1", "soc1type2", "soc1typei", "soc1typeii":
		return ReportSOC1, nil
	case "soc2type1", "soc2typei", "soc2t1", "type1", "typei":
		return ReportType1, nil
	case "soc2type2", "soc2typeii", "soc2t2", "type2", "typeii":
		return ReportType2, nil
	case "soc3":
		return ReportSOC3, nil
	case "hitrusti1", "i1":
		return ReportHTi1, nil
	case "hitrustr2", "r2":
		return ReportHTr2, nil
	}
	if text == "" {
		return NoReport, nil
	}
	return NoReport, fmt.Errorf("%q is not a kind of report; use soc1, soc2-type1, soc2-type2, soc3, hitrust-i1, hitrust-r2 or none", text)
}
