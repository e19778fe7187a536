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

func (w *walk) inheritedForm(it *method.Item, v assessment.Vendor) widgets.Dialog {
	id, ans := it.Q.ID, claimOf(it, assessment.Inherited)
	covers := v.Covers
	if assessment.SameName(ans.Vendor, v.Name) && ans.VendorCovers != assessment.Unknown {
		covers = ans.VendorCovers
	}
	var fields []widgets.Field
	for _, c := range assessment.VendorColumns() {
		switch c.Key {
		case "name", "expires": // the vendor is chosen, and one field serves for either day
		case "covers":
			fields = append(fields, vendorField(c, covers.Text()))
		case "period_end":
			end := c.Get(&v)
			if !v.Expires.IsZero() {
				end = v.Expires.String()
			}
			fields = append(fields, text(c.Key, c.Label, end, c.Help+", or the certificate's last day; "+dateHelp))
		default:
			fields = append(fields, vendorField(c, c.Get(&v)))
		}
	}
	return widgets.NewForm("Inherited from "+v.Name, "Full credit needs a current SOC 2 Type II or HITRUST that covers this.", fields,
		func(in map[string]string) error {
			for _, c := range assessment.VendorColumns() {
				if c.Kind != assessment.ColumnDate {
					continue
				}
				d, err := w.dateIn(in, c.Key, c.Label)
				if err != nil {
					return err
				}
				in[c.Key] = d.String()
			}
			if k := assessment.ReportKind(in["report"]); k == assessment.ReportHTi1 || k == assessment.ReportHTr2 {
				in["period_end"], in["expires"] = "", in["period_end"]
			}
			for _, c := range assessment.VendorColumns() {
				if c.Key == "name" || c.Key == "covers" {
					continue
				}
				if err := c.Set(&v, in[c.Key]); err != nil {
					return err
				}
			}
			ofThis, err := assessment.ParseTri(in["covers"])
			if err != nil {
				return err
			}
			ans.Vendor, ans.VendorCovers = v.Name, ofThis
			return w.claim(id, ans, func(s *session.Session, _ *assessment.Assessment) error {
				_, err := s.SetVendor(v)
				return err
			})
		})
}

// vendorField is the field of a form for a column of the register.
func vendorField(c assessment.Column[assessment.Vendor], value string) widgets.Field {
	f := widgets.Field{Key: c.Key, Label: c.Label, Value: value}
	switch c.Kind {
	case assessment.ColumnTri:
		f.Options, f.Words = []string{"", "yes", "no"}, []string{"unknown", "yes", "no"}
	case assessment.ColumnChoice:
		for _, one := range c.Choices {
			f.Options, f.Words = append(f.Options, one.Key), append(f.Words, one.Word)
		}
	case assessment.ColumnText, assessment.ColumnDate:
	}
	if c.Kind == assessment.ColumnDate {
		f.Help = func(string) string { return c.Help + "; " + dateHelp }
	} else if c.Help != "" {
		f.Help = func(string) string { return c.Help }
	}
	return f
}
