package markdown

import (
	"slices"
	"strings"

	"clinicready/export"
)

// findings are the questions that are not as they should be: a table of all,
// then what stands behind each.
func (p *page) findings(x *export.Findings) {
	p.chapter(headFindings)
	if len(x.Items) == 0 {
		p.para(wordsSound)
	} else {
		p.para(plural(len(x.Items), "finding")+".", x.Sort)
		p.findingTable(x.Items)
	}
	if len(x.Contradictions) > 0 {
		p.sub("Answers that cannot both be true")
		p.bullets(x.Contradictions)
	}
	if len(x.NotKnown) > 0 {
		p.sub("To find out")
		p.bullets(x.NotKnown)
	}
	if len(x.Incomplete) > 0 {
		p.sub("Incomplete records")
		p.head(cols("Question", "Id", "Answer", "What is missing"))
		for i := range x.Incomplete {
			q := &x.Incomplete[i]
			p.row(q.Ask, q.ID, q.Status.Word, q.Lacks)
		}
	}
	if len(x.Counsel) > 0 {
		p.sub("For counsel to confirm")
		p.questions(x.Counsel)
	}
	if len(x.Unanswered) > 0 {
		p.sub("Not answered")
		p.para(plural(len(x.Unanswered), "question") + " " + wordsUnknown)
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
		marks := joined(" · ", f.ID, when(f.MustHave, "must-have"), f.Duty, "weight "+number(f.Weight), when(f.Flag, "flagged"))
		p.row(f.Ask, marks, joined(": ", f.Status.Word, f.Lacks),
			orDash(joined("; ", f.Evidence, when(!strings.Contains(f.Evidence, f.Counted), f.Counted))),
			joined(": ", level(f.Level), f.Exception))
	}
	p.para(wordsDetails)
	for i := range items {
		f := &items[i]
		p.record(f.ID+" · "+f.Ask,
			export.Field{Label: "Why", Value: when(!planned(f.Actions), f.Why)},
			export.Field{Label: "Action", Value: links(f.Actions)},
			export.Field{Label: "Owner", Value: f.Owner},
			export.Field{Label: "Serves", Value: citations(f.Citations)},
			export.Field{Label: "Note", Value: f.Note},
		)
	}
}

// planned reports whether an action sheet deals with a finding; it says why
// the finding matters.
func planned(ls []export.Link) bool {
	return slices.ContainsFunc(ls, func(l export.Link) bool { return l.Order > 0 })
}

// working lists what works, with its evidence.
func (p *page) working(x *export.Working) {
	p.chapter(headWorking)
	p.para(x.Note)
	if len(x.Items) == 0 {
		p.para(wordsNothing)
		return
	}
	p.head(cols("Question", "Id", "Answer", "Evidence", "Dated"))
	for i := range x.Items {
		w := &x.Items[i]
		p.row(w.Ask, w.ID, w.Status.Word, w.Evidence, orDash(w.Dated.Text))
	}
	p.para(wordsDetails)
	for i := range x.Items {
		w := &x.Items[i]
		p.record(w.ID+" · "+w.Ask,
			export.Field{Label: "Serves", Value: citations(w.Citations)},
			export.Field{Label: "Owner", Value: w.Owner},
			export.Field{Label: "Entered by", Value: w.By},
			export.Field{Label: "Note", Value: w.Note},
		)
	}
}

// vendors is the register of vendors.
func (p *page) vendors(x *export.VendorSection) {
	p.chapter(headVendors)
	if len(x.Rows) == 0 {
		p.para(wordsNoVendor)
		return
	}
	p.para(wordsRegister, x.Note)
	p.head(cols("Vendor", "PHI and agreement", "Report", "Reviewed", "Standing"))
	for i := range x.Rows {
		v := &x.Rows[i]
		p.row(joined("; ", v.Name, prefixed("for ", strings.Join(v.Questions, ", ")), v.Problem),
			joined("; ", prefixed("PHI: ", v.PHI), prefixed("Agreement: ", v.BAA)),
			joined("; ", v.Report, prefixed("to ", v.Period.Text), prefixed("Bridge letter: ", v.Bridge)),
			joined("; ", prefixed("Covers: ", v.Covers), prefixed("Opinion: ", v.Opinion), prefixed("User controls: ", v.UserControls)),
			v.Standing)
	}
}

// claims is the full record of what counts otherwise than by a Yes. Its texts
// have several lines, so it is a list.
func (p *page) claims(x *export.Claims, leftOut []export.LeftOut) {
	p.chapter(headClaims)
	found := false
	part := func(title string, n int) bool {
		if n > 0 {
			found = true
			p.minor(title)
		}
		return n > 0
	}
	for _, g := range []struct {
		title  string
		claims []export.Claim
	}{
		{"Alternatives to addressable specifications", x.Alternatives},
		{"Compensating controls", x.Compensating},
		{"Not applicable", x.NotApplicable},
		{"Inherited from vendors", x.Inherited},
	} {
		part(g.title, len(g.claims))
		for i := range g.claims {
			p.claim(&g.claims[i])
		}
	}
	if part("Accepted risks", len(x.Accepted)) {
		p.para(wordsAccepted)
		for i := range x.Accepted {
			a := &x.Accepted[i]
			p.record(a.Title, append([]export.Field{
				{Label: "Finding", Value: lines(a.Finding)},
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
		p.para(wordsNoClaim)
	}
}

func (p *page) claim(c *export.Claim) {
	p.record(c.ID+" · "+c.Ask, append([]export.Field{
		{Label: "Serves", Value: citations(c.Citations)},
		{Label: "Answer", Value: c.Status.Word},
		{Label: "Counts", Value: c.Counts + when(!c.Complete, " (record incomplete)")},
		{Label: "Why", Value: lines(c.Why)},
	}, c.Record...)...)
}

// areas sets HIPAA against SOC 2.
func (p *page) areas(x *export.AreaSection) {
	p.chapter(headAreas)
	p.para(x.Note)
	if len(x.Areas) == 0 {
		p.para(wordsNoArea)
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
			p.row(r.Citation, r.Title, orDash(strings.Join(r.Criteria, ", ")), r.Coverage, orDash(r.Uncovered))
		}
	}
}

// elements is the list of the nine elements of a HIPAA risk analysis.
func (p *page) elements(x *export.ElementSection) {
	p.chapter(headElements)
	p.para(x.Sentence)
	p.para(x.Note)
	if len(x.Elements) == 0 {
		p.para(wordsNoNine)
		return
	}
	p.head(cols(">#", "Element", "Status", "What is there", "What is missing", "Where"))
	for i := range x.Elements {
		e := &x.Elements[i]
		p.row(order(e.Number), e.Name, e.Status, orDash(strings.Join(e.Has, "; ")), orDash(strings.Join(e.Lacks, "; ")), e.Where)
	}
}
