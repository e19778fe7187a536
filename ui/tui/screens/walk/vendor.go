package walk

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/assessment/session"
	"clinicready/ui/tui/widgets"
)

// vendorDialog chooses the vendor first; then what is known of it is asked one
// thing at a time.
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
		f := &vendorFacts{w: w, it: it, v: assessment.Vendor{Name: picked.Value}}
		for _, known := range vendors {
			if assessment.SameName(known.Name, picked.Value) {
				f.v = known
				return f.recall()
			}
		}
		return f.ask(0)
	}).Or("no vendor is recorded yet: type its name, and enter takes it")
}

// vendorFacts asks what is known of a vendor, a dialog for each fact. Nothing is
// recorded before the last one; Esc at any of them leaves everything as it was.
type vendorFacts struct {
	w  *walk
	it *method.Item
	v  assessment.Vendor
}

func (f *vendorFacts) title() string { return "Our vendor does it: " + f.v.Name }

// recall shows what the register knows of the vendor, to be kept or asked again.
func (f *vendorFacts) recall() tea.Cmd {
	var known []string
	missing := false
	for _, c := range assessment.VendorColumns() {
		word := c.Word(&f.v)
		if !c.Asked(&f.v) {
			continue
		}
		missing = missing || c.Get(&f.v) == "" && c.Kind != assessment.ColumnChoice
		if word == "" {
			word = "not known"
		}
		known = append(known, c.Label+": "+word)
	}
	keep := widgets.Choice{Key: "k", Label: "keep it as it stands", Do: func() tea.Cmd { return f.covers() }}
	again := widgets.Choice{Key: "c", Label: "change it, one thing at a time", Do: func() tea.Cmd { return f.ask(0) }}
	choices := []widgets.Choice{keep, again}
	if missing {
		choices = []widgets.Choice{again, keep}
	}
	f.w.app.Open(widgets.NewAsk(f.title(), "The register says: "+strings.Join(known, " · ")+".", choices...))
	return nil
}

// ask opens the dialog of the first column from one on that is asked.
func (f *vendorFacts) ask(from int) tea.Cmd {
	columns := assessment.VendorColumns()
	for i := from; i < len(columns); i++ {
		c := columns[i]
		if !c.Asked(&f.v) {
			continue
		}
		take := func(text string) error {
			if err := c.Set(&f.v, text); err != nil {
				return err
			}
			f.ask(i + 1)
			return nil
		}
		f.w.app.Open(f.dialog(c, take))
		return nil
	}
	return f.covers()
}

// dialog asks for one fact. Not known is an answer.
func (f *vendorFacts) dialog(c assessment.Column[assessment.Vendor], take func(string) error) widgets.Dialog {
	now := c.Get(&f.v)
	question := c.Ask + "?"
	var values []assessment.ColumnValue
	switch c.Kind {
	case assessment.ColumnTri:
		question += helpBelow(c.Help)
		values = triValues
	case assessment.ColumnChoice:
		for i, one := range c.Choices {
			values = append(values, assessment.ColumnValue{Key: one.Key, Word: string(rune('a'+i)) + " " + one.Word})
		}
	case assessment.ColumnDate:
		field := text(c.Key, c.Label, now, c.Help+"; "+dateHelp)
		return widgets.NewForm(f.title(), question, []widgets.Field{field}, func(in map[string]string) error {
			d, err := f.w.dateIn(in, c.Key, c.Label)
			if err != nil {
				return err
			}
			return take(d.String())
		})
	case assessment.ColumnText:
		return widgets.NewForm(f.title(), question, []widgets.Field{text(c.Key, c.Label, now, c.Help)}, func(in map[string]string) error {
			return take(in[c.Key])
		})
	}
	return f.choose(question, values, now, take)
}

// triValues are the answers to whether something is so.
var triValues = []assessment.ColumnValue{{Key: "yes", Word: "y yes"}, {Key: "no", Word: "n no"}, {Key: "", Word: "u not known"}}

// choose asks for one of a few values, whose words begin with the letter that
// takes them; the cursor begins on what is recorded.
func (f *vendorFacts) choose(question string, values []assessment.ColumnValue, now string, take func(string) error) widgets.Dialog {
	var choices []widgets.Choice
	at := 0
	for i, one := range values {
		letter, label, _ := strings.Cut(one.Word, " ")
		choices = append(choices, widgets.Choice{Key: letter, Label: label, Do: func() tea.Cmd {
			if err := take(one.Key); err != nil {
				f.w.app.Fail(err)
			}
			return nil
		}})
		if one.Key == now {
			at = i
		}
	}
	return widgets.NewAsk(f.title(), question, choices...).On(at)
}

// covers asks whether the vendor's report covers this control, which the
// answer keeps, and records everything. Without a report there is nothing to
// ask.
func (f *vendorFacts) covers() tea.Cmd {
	c, _ := assessment.VendorColumn("covers")
	ans := claimOf(f.it, assessment.Inherited)
	covers := f.v.Covers
	if assessment.SameName(ans.Vendor, f.v.Name) && ans.VendorCovers != assessment.Unknown {
		covers = ans.VendorCovers
	}
	record := func(text string) error {
		ofThis, err := assessment.ParseTri(text)
		if err != nil {
			return err
		}
		ans.Vendor, ans.VendorCovers = f.v.Name, ofThis
		return f.w.claim(f.it.Q.ID, ans, func(s *session.Session, _ *assessment.Assessment) error {
			_, err := s.SetVendor(f.v)
			return err
		})
	}
	if f.v.Report == assessment.NoReport {
		if err := record(""); err != nil {
			f.w.app.Fail(err)
		}
		return nil
	}
	f.w.app.Open(f.choose("Does its report cover this control: "+f.w.app.Named(f.it.Q.ID)+"?"+helpBelow(c.Help), triValues, covers.Text(), record))
	return nil
}

// helpBelow is a line of explanation below a question.
func helpBelow(help string) string {
	if help == "" {
		return ""
	}
	return "\n" + strings.ToUpper(help[:1]) + help[1:] + "."
}
