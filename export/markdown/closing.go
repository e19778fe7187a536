package markdown

import (
	"clinicready/export"
)

// duties are what recurs.
func (p *page) duties(x *export.DutySection) {
	p.chapter(export.SectionDuties)
	p.para(x.Note)
	if len(x.Running)+len(x.FromPlan) == 0 {
		p.para(export.SayNoDuty)
	}
	if len(x.Running) > 0 {
		p.sub(export.PartRunning)
		p.para(export.SayRhythm)
		p.head(cols("Rhythm", "What", "Basis", "Who", "Last", "Next"))
		for i := range x.Running {
			d := &x.Running[i]
			p.row(d.Cadence, d.Does, d.Basis(), export.OrDash(d.Owner), export.OrDash(d.Last.Text), export.OrDash(d.NextText))
		}
	}
	if len(x.FromPlan) > 0 {
		p.sub(export.PartToCome)
		p.para(export.SayRhythm)
		p.head(cols("Rhythm", "What", "Basis", "Who", "Begins"))
		for i := range x.FromPlan {
			d := &x.FromPlan[i]
			p.row(d.Cadence, d.Does, d.Basis(), export.OrDash(d.Owner), export.OrDash(d.NextText))
		}
	}
}

// method is how the numbers came about, the words, and what this is not.
func (p *page) method(x *export.Method) {
	p.chapter(export.SectionMethod)
	for _, n := range x.Notes {
		p.para(n)
	}
	for _, s := range x.Scales() {
		if len(s.Fields) > 0 {
			p.strong(s.Title)
			p.fields(s.Fields...)
		}
	}
	p.sub(export.PartRiskTable)
	p.para(export.SayRiskTable)
	p.head(scaleHead(x.Scale))
	for l := len(x.RiskTable) - 1; l >= 0; l-- {
		cells := []string{x.Scale[l].Word}
		for _, risk := range x.RiskTable[l] {
			cells = append(cells, level(risk))
		}
		p.row(cells...)
	}
	if len(x.Glossary) > 0 {
		p.sub(export.PartGlossary)
		p.fields(x.Glossary...)
	}
	if len(x.Packs) > 0 {
		p.sub(export.PartPacks)
		p.head(cols("Pack", "Id", "Version", "SHA-256"))
		for _, k := range x.Packs {
			p.row(export.OrDash(k.Title), k.ID, k.Version, k.SHA256)
		}
	}
	if len(x.Watch) > 0 {
		p.sub(export.PartWatch)
		p.bullets(x.Watch)
	}
	if len(x.Disclaimers) > 0 {
		p.sub(export.PartDisclaimers)
		p.bullets(x.Disclaimers)
	}
}

// audit is the audit trail in short.
func (p *page) audit(x *export.Audit) {
	p.chapter(export.SectionAudit)
	p.fields(x.Fields()...)
	if len(x.Verify) > 0 {
		p.strong(export.PartVerify)
		p.numbers(x.Verify)
	}
}

// signOff is what is signed, with room to sign in a printed copy.
func (p *page) signOff(x *export.SignOff) {
	p.chapter(export.SectionSignOff)
	p.para(x.Statement)
	p.head(cols("Role", "Name", "Signature", "Date"))
	for _, r := range x.Roles {
		p.row(r.Role, r.Name, "", "")
	}
	p.strong(x.Next())
	p.para(x.Sooner)
}

// foot ends the document as every page of the PDF ends, after what the report
// is not.
func (p *page) foot(r *export.Report) {
	p.rule()
	if len(r.Method.Disclaimers) > 0 {
		p.para(r.Method.Disclaimers[0])
	}
	p.para(export.ConfidentialSentence)
	p.para(r.Cover.RunningFoot)
}
