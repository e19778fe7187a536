package markdown

import (
	"strings"

	"clinicready/export"
)

// findings are the questions that are not as they should be: a table of all,
// then what stands behind each.
func (p *page) findings(x *export.Findings) {
	p.chapter(export.SectionFindings)
	if len(x.Items) == 0 {
		p.para(export.SaySound)
	} else {
		p.para(x.CountText(), x.Sort)
		p.findingTable(x.Items)
	}
	if len(x.Contradictions) > 0 {
		p.sub(export.PartContradictions)
		p.bullets(x.Contradictions)
	}
	if len(x.NotKnown) > 0 {
		p.sub(export.PartNotKnown)
		p.bullets(x.NotKnown)
	}
	if len(x.Incomplete) > 0 {
		p.sub(export.PartIncomplete)
		p.head(cols("Question", "Id", "Answer", "What is missing"))
		for i := range x.Incomplete {
			q := &x.Incomplete[i]
			p.row(q.Ask, q.ID, q.Status.Word, q.Lacks)
		}
	}
	if len(x.Counsel) > 0 {
		p.sub(export.PartCounsel)
		p.questions(x.Counsel)
	}
	if len(x.Unanswered) > 0 {
		p.sub(export.PartUnanswered)
		p.para(x.UnansweredSentence())
		p.head(cols("Question", "Id", "Counts in"))
		for i := range x.Unanswered {
			q := &x.Unanswered[i]
			p.row(q.Ask, q.ID, q.Groups)
		}
	}
}

func (p *page) findingTable(items []export.Finding) {
	p.head(cols("Question", "Id and marks", "Answer", "Evidence", "Risk"))
	for i := range items {
		f := &items[i]
		p.row(f.Ask, f.Marks(), export.Join(": ", f.Status.Word, f.Lacks),
			export.OrDash(export.Join("; ", f.Evidence, export.When(!strings.Contains(f.Evidence, f.Counted), f.Counted))),
			export.Join(": ", level(f.Level), f.Exception))
	}
	p.para(wordsDetails)
	for i := range items {
		f := &items[i]
		p.record(f.ID+" · "+f.Ask, f.Fields()...)
	}
}

// working lists what works, with its evidence.
func (p *page) working(x *export.Working) {
	p.chapter(export.SectionWorking)
	p.para(x.Note)
	if len(x.Items) == 0 {
		p.para(export.SayNothing)
		return
	}
	p.head(cols("Question", "Id", "Answer", "Evidence", "Dated"))
	for i := range x.Items {
		w := &x.Items[i]
		p.row(w.Ask, w.ID, w.Status.Word, w.Evidence, export.OrDash(w.Dated.Text))
	}
	p.para(wordsDetails)
	for i := range x.Items {
		w := &x.Items[i]
		p.record(w.ID+" · "+w.Ask, w.Fields()...)
	}
}

// vendors is the register of vendors.
func (p *page) vendors(x *export.VendorSection) {
	p.chapter(export.SectionVendors)
	if len(x.Rows) == 0 {
		p.para(export.SayNoVendor)
		return
	}
	p.para(export.SayRegister, x.Note)
	p.head(cols("Vendor", "PHI and agreement", "Report", "Reviewed", "Standing"))
	for i := range x.Rows {
		v := &x.Rows[i]
		p.row(export.Join("; ", v.Name, export.Prefixed("for ", strings.Join(v.Questions, ", ")), v.Problem),
			strings.Join(v.Agreement, "; "), strings.Join(v.Assurance, "; "), strings.Join(v.Reviewed, "; "),
			v.Standing)
	}
}

// claims is the full record of what counts otherwise than by a Yes. Its texts
// have several lines, so it is a list.
func (p *page) claims(x *export.Claims, leftOut []export.LeftOut) {
	p.chapter(export.SectionClaims)
	found := false
	part := func(title string, n int) bool {
		if n > 0 {
			found = true
			p.minor(title)
		}
		return n > 0
	}
	for _, g := range x.Groups() {
		part(g.Title, len(g.Claims))
		for i := range g.Claims {
			p.claim(&g.Claims[i])
		}
	}
	if part("Accepted risks", len(x.Accepted)) {
		p.para(export.SayAccepted)
		for i := range x.Accepted {
			a := &x.Accepted[i]
			p.record(a.Title, append([]export.Field{
				{Label: "Finding", Value: export.Lines(a.Finding)},
				{Label: "Risk", Value: level(a.RiskNow)},
			}, a.Record...)...)
		}
	}
	if part("Changed likelihood or impact", len(x.Overrides)) {
		for i := range x.Overrides {
			o := &x.Overrides[i]
			p.record(o.ID+" · "+o.Ask, export.Field{Label: "Change", Value: o.Text}, export.Field{Label: "Reason", Value: o.Reason})
		}
	}
	if part("Left out by the profile", len(leftOut)) {
		p.head(cols("Question", "Id", "Because"))
		for _, l := range leftOut {
			p.row(l.Ask, l.ID, l.Because)
		}
	}
	if !found {
		p.para(export.SayNoClaim)
	}
}

func (p *page) claim(c *export.Claim) {
	p.record(c.ID+" · "+c.Ask, append([]export.Field{
		{Label: "Serves", Value: export.Citations(c.Citations)},
		{Label: "Answer", Value: c.Status.Word},
		{Label: "Counts", Value: c.CountsText()},
		{Label: "Why", Value: export.Lines(c.Why)},
	}, c.Record...)...)
}

// areas sets HIPAA against SOC 2.
func (p *page) areas(x *export.AreaSection) {
	p.chapter(export.SectionAreas)
	p.para(x.Note)
	if len(x.Areas) == 0 {
		p.para(export.SayNoArea)
		return
	}
	p.head(cols("Area", "Status", "Counted"))
	for i := range x.Areas {
		a := &x.Areas[i]
		p.row(a.Title, a.Status.Word, a.Text)
	}
	for i := range x.Areas {
		a := &x.Areas[i]
		if len(a.Rows) == 0 {
			continue
		}
		p.minor(a.Title)
		p.head(cols("HIPAA duty", "Title", "SOC 2", "Covered", "What SOC 2 does not cover"))
		for j := range a.Rows {
			r := &a.Rows[j]
			p.row(r.Citation, r.Title, export.OrDash(strings.Join(r.Criteria, ", ")), r.Coverage, export.OrDash(r.Uncovered))
		}
	}
}

// elements is the list of the nine elements of a HIPAA risk analysis.
func (p *page) elements(x *export.ElementSection) {
	p.chapter(export.SectionElements)
	p.para(x.Sentence)
	p.para(x.Note)
	if len(x.Elements) == 0 {
		p.para(export.SayNoElement)
		return
	}
	p.head(cols(">#", "Element", "Status", "What is there", "What is missing", "Where"))
	for i := range x.Elements {
		e := &x.Elements[i]
		p.row(export.OrderText(e.Number), e.Name, e.Status, export.OrDash(strings.Join(e.Has, "; ")), export.OrDash(strings.Join(e.Lacks, "; ")), e.Where)
	}
}
