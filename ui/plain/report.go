package plain

import (
	"clinicready/assessment"
	"clinicready/ui"
)

// writeReport writes the PDF, or another form, and says where it is.
func (p *place) writeReport() error {
	formats := p.desk.Formats()
	labels := make([]string, len(formats))
	for i, f := range formats {
		labels[i] = f.Label + " (" + f.About + ")"
	}
	i, err := p.askChoice("What to write", labels, 0)
	if err != nil {
		return err
	}
	e := ui.Export{Format: formats[i].Key}
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
