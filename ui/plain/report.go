package plain

import (
	"clinicready/assessment"
	"clinicready/ui"
)

// writeReport writes the PDF, or another form, and says where it is.
func (p *place) writeReport() error {
	files := []struct {
		label string
		e     ui.Export
	}{
		{"PDF, full report", ui.Export{Kind: ui.FullReport, Format: ui.FormatPDF}},
		{"PDF for management: four pages", ui.Export{Kind: ui.ManagementReport, Format: ui.FormatPDF}},
		{"CSV: a folder of tables", ui.Export{Format: ui.FormatCSV}},
		{"JSON: everything", ui.Export{Format: ui.FormatJSON}},
	}
	labels := make([]string, len(files))
	for i, f := range files {
		labels[i] = f.label
	}
	i, err := p.askChoice("What to write", labels, 0)
	if err != nil {
		return err
	}
	e := files[i].e
	if e.Path, err = p.ask("Where to (Enter = beside the clinic file):"); err != nil {
		return err
	}
	path, err := p.desk.Export(p.ctx, p.h, p.assessment(), e)
	if assessment.IsCode(err, assessment.CodeExists) {
		over, aerr := p.askYes("There is such a file already. Write over it?", false)
		if aerr != nil || !over {
			return aerr
		}
		e.Force = true
		path, err = p.desk.Export(p.ctx, p.h, p.assessment(), e)
	}
	if err != nil {
		return err
	}
	p.tell("Written:", path)
	return nil
}
