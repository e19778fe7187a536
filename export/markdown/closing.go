package markdown

import (
	"strconv"

	"clinicready/export"
)

// duties are what recurs.
func (p *page) duties(x *export.DutySection) {
	p.chapter(headDuties)
	p.para(x.Note)
	if len(x.Running)+len(x.FromPlan) == 0 {
		p.para(wordsNoDuty)
	}
	if len(x.Running) > 0 {
		p.sub("Running now")
		p.para(wordsRhythm)
		p.head(cols("Rhythm", "What", "Basis", "Who", "Last", "Next"))
		for i := range x.Running {
			d := &x.Running[i]
			p.row(d.Cadence, d.Does, basis(d), orDash(d.Owner), orDash(d.Last.Text), orDash(d.NextText))
		}
	}
	if len(x.FromPlan) > 0 {
		p.sub("To come with the plan")
		p.para(wordsRhythm)
		p.head(cols("Rhythm", "What", "Basis", "Who", "Begins"))
		for i := range x.FromPlan {
			d := &x.FromPlan[i]
			p.row(d.Cadence, d.Does, basis(d), orDash(d.Owner), orDash(d.NextText))
		}
	}
}

// basis is the question that a duty belongs to, with what it cites.
func basis(d *export.RecurringDuty) string {
	return joined(" · ", d.Question, citations(d.Citations), when(d.House, "how often: good practice"))
}

// method is how the numbers came about, the words, and what this is not.
func (p *page) method(x *export.Method) {
	p.chapter(headMethod)
	for _, n := range x.Notes {
		p.para(n)
	}
	for _, s := range []struct {
		title  string
		fields []export.Field
	}{
		{"Weights", x.Weights},
		{"Evidence", x.Evidence},
		{"Verdicts", x.Verdicts},
		{"Urgency", x.Tiers},
		{"Effort", x.Efforts},
		{"Cost", x.Cost},
	} {
		if len(s.fields) > 0 {
			p.strong(s.title)
			p.fields(s.fields...)
		}
	}
	p.sub("Risk table")
	p.para(wordsTable)
	p.head(scaleHead(x.Scale))
	for l := len(x.RiskTable) - 1; l >= 0; l-- {
		cells := []string{x.Scale[l].Word}
		for _, risk := range x.RiskTable[l] {
			cells = append(cells, level(risk))
		}
		p.row(cells...)
	}
	if len(x.Glossary) > 0 {
		p.sub("Glossary")
		p.fields(x.Glossary...)
	}
	if len(x.Packs) > 0 {
		p.sub("Question packs")
		p.head(cols("Pack", "Id", "Version", "SHA-256"))
		for _, k := range x.Packs {
			p.row(orDash(k.Title), k.ID, k.Version, k.SHA256)
		}
	}
	if len(x.Watch) > 0 {
		p.sub("Proposed rules, shown and never scored")
		p.bullets(x.Watch)
	}
	if len(x.Disclaimers) > 0 {
		p.sub("Disclaimers")
		p.bullets(x.Disclaimers)
	}
}

// audit is the audit trail in short.
func (p *page) audit(x *export.Audit) {
	p.chapter(headAudit)
	p.fields(
		export.Field{Label: "Events in the journal", Value: strconv.FormatInt(x.Events, 10)},
		export.Field{Label: "Of this assessment", Value: number(x.AssessmentEvents)},
		export.Field{Label: "First", Value: x.First.Text},
		export.Field{Label: "Last", Value: x.Last.Text},
		export.Field{Label: "Head", Value: x.HeadShort},
		export.Field{Label: "Head, SHA-256", Value: x.Head},
		export.Field{Label: "Clock", Value: x.ClockNote},
		export.Field{Label: "Names", Value: x.Names},
	)
	if len(x.Verify) > 0 {
		p.strong(labelVerify)
		p.numbers(x.Verify)
	}
}

// signOff is what is signed, with room to sign in a printed copy.
func (p *page) signOff(x *export.SignOff) {
	p.chapter(headSignOff)
	p.para(x.Statement)
	p.head(cols("Role", "Name", "Signature", "Date"))
	for _, r := range x.Roles {
		p.row(r.Role, r.Name, "", "")
	}
	p.strong(joined(" ", "Next review:", x.NextReview.Text))
	p.para(x.Sooner)
}

// foot ends the document as every page of the PDF ends, after what the report
// is not.
func (p *page) foot(r *export.Report) {
	p.rule()
	if len(r.Method.Disclaimers) > 0 {
		p.para(r.Method.Disclaimers[0])
	}
	p.para(confidential)
	p.para(r.Cover.RunningFoot)
}
