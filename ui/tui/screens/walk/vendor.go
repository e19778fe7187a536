package walk

import (
	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/assessment/session"
	"clinicready/ui/tui/widgets"
)

// vendorDialog chooses the vendor first: what the register knows of it fills
// the form.
func (w *walk) vendorDialog(it *method.Item) widgets.Dialog {
	vendors := w.app.Clinic().Vendors
	find := func(query string) []widgets.Item {
		var out []widgets.Item
		exact := false
		for _, v := range vendors {
			if widgets.Match(query, v.Name) {
				out = append(out, widgets.Item{Label: widgets.Safe(v.Name), Detail: v.Report.Word(), Value: v.Name})
			}
			exact = exact || assessment.SameName(v.Name, query)
		}
		if name := assessment.Clean(query); name != "" && !exact {
			out = append(out, widgets.Item{Label: name, Detail: "a vendor that is new to this clinic", Value: name})
		}
		return out
	}
	return widgets.NewPicker("Which vendor does it? Type its name", find, func(picked widgets.Item) tea.Cmd {
		v := assessment.Vendor{Name: picked.Value}
		for _, known := range vendors {
			if assessment.SameName(known.Name, picked.Value) {
				v = known
			}
		}
		w.app.Open(w.inheritedForm(it, v))
		return nil
	}).Or("no vendor is recorded yet: type its name, and enter takes it")
}

func tri(key, label string, v assessment.Tri, help string) widgets.Field {
	return widgets.Field{
		Key: key, Label: label, Value: triWord(v), Options: []string{"", "yes", "no"}, Words: []string{"unknown", "yes", "no"},
		Help: func(string) string { return help },
	}
}

func triWord(v assessment.Tri) string {
	switch v {
	case assessment.True:
		return "yes"
	case assessment.False:
		return "no"
	case assessment.Unknown:
	}
	return ""
}

func triIn(s string) assessment.Tri {
	switch s {
	case "yes":
		return assessment.True
	case "no":
		return assessment.False
	}
	return assessment.Unknown
}

func (w *walk) inheritedForm(it *method.Item, v assessment.Vendor) widgets.Dialog {
	id, ans := it.Q.ID, claimOf(it, assessment.Inherited)
	covers := v.Covers
	if assessment.SameName(ans.Vendor, v.Name) && ans.VendorCovers != assessment.Unknown {
		covers = ans.VendorCovers
	}
	var kinds, words []string
	for _, k := range assessment.ReportKinds() {
		kinds, words = append(kinds, string(k)), append(words, k.Word())
	}
	end := v.PeriodEnd
	if !v.Expires.IsZero() {
		end = v.Expires
	}
	fields := []widgets.Field{
		tri("phi", "touches PHI", v.HoldsPHI, "unknown counts as yes"),
		tri("baa", "BAA signed", v.BAASigned, "a signed business associate agreement"),
		{Key: "report", Label: "report", Value: string(v.Report), Options: kinds, Words: words},
		text("end", "period ends", end.String(), "the last day the report covers, or the certificate's last day; "+dateHelp),
		tri("bridge", "bridge letter", v.BridgeLetter, "management's letter for the time after the report's period"),
		tri("covers", "covers this", covers, "system and criteria of the report cover this control"),
		tri("opinion", "opinion fine", v.OpinionOK, "unqualified, or its exceptions were looked at and do not touch this"),
		tri("cuec", "our part done", v.CUECReviewed, "the complementary user-entity controls were reviewed"),
	}
	return widgets.NewForm("Inherited from "+v.Name, "Full credit needs a current SOC 2 Type II or HITRUST that covers this.", fields,
		func(in map[string]string) error {
			d, err := w.dateIn(in, "end", "period ends")
			if err != nil {
				return err
			}
			v.HoldsPHI, v.BAASigned, v.BridgeLetter = triIn(in["phi"]), triIn(in["baa"]), triIn(in["bridge"])
			v.OpinionOK, v.CUECReviewed = triIn(in["opinion"]), triIn(in["cuec"])
			v.Report, v.PeriodEnd, v.Expires = assessment.ReportKind(in["report"]), assessment.Date{}, assessment.Date{}
			if v.Report == assessment.ReportHTi1 || v.Report == assessment.ReportHTr2 {
				v.Expires = d
			} else {
				v.PeriodEnd = d
			}
			ans.Vendor, ans.VendorCovers = v.Name, triIn(in["covers"])
			return w.claim(id, ans, func(s *session.Session, _ *assessment.Assessment) error {
				_, err := s.SetVendor(v)
				return err
			})
		})
}
