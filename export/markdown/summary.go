package markdown

import (
	"strings"

	"clinicready/export"
)

// cover is what the first page says. That the report is a draft comes first.
func (p *page) cover(c *export.Cover) {
	p.heading(1, joined(" · ", c.Clinic, c.Title))
	if c.Draft {
		p.strong(c.DraftNote)
	}
	p.strong(c.Counsel)
	p.para(joined(" · ", c.Assessment, c.AsOf.Text))
	p.fields(
		export.Field{Label: "Scope", Value: c.Scope},
		export.Field{Label: "Working toward", Value: c.Target},
		export.Field{Label: "Kind", Value: c.Kind},
		export.Field{Label: "As of", Value: c.AsOf.Text},
		export.Field{Label: "Prepared by", Value: c.PreparedBy},
		export.Field{Label: "Prepared for", Value: c.PreparedFor},
		export.Field{Label: "Distribution", Value: lines(c.Distribution)},
		export.Field{Label: "Coverage", Value: c.Coverage.Text + " answered, by weight"},
		export.Field{Label: "Confidence", Value: c.Confidence},
		export.Field{Label: "Report id", Value: c.ReportID},
		export.Field{Label: "Journal head", Value: c.Head},
	)
	p.para(joined("\n", confidential, c.Program))
}

// summary is page 1, with every row of its lists.
func (p *page) summary(r *export.Report) {
	s := &r.Summary
	p.chapter(headSummary)
	p.para(joined(" · ", r.Cover.Clinic, r.Cover.AsOf.Text, r.Cover.Coverage.Text+" answered", r.Cover.Confidence))
	p.verdicts(s.Frameworks)
	p.strong(s.Sentence)
	p.para(s.PlanSentence)
	p.mustHaves(s)
	if len(s.Strengths) > 0 {
		p.strong("What works")
		for _, g := range s.Strengths {
			p.bullets([]string{joined(" ", g.Topic, prefixed("– ", g.Evidence))})
		}
	}
	p.firstActions(r)
	if len(s.Decisions) > 0 {
		p.strong(labelDecisions)
		for _, d := range s.Decisions {
			p.tasks([]string{d.Text})
		}
	}
	p.para(append([]string{s.Gaps}, s.Notes...)...)
}

// verdicts are the words for each target, then the three numbers.
func (p *page) verdicts(fs []export.FrameworkSummary) {
	if len(fs) == 0 {
		return
	}
	p.head(cols("Target", "Verdict", "Rests on"))
	for i := range fs {
		for _, v := range fs[i].Verdicts {
			p.row(v.Label, v.Word, orDash(v.RestsOn))
		}
	}
	p.head(cols("Framework", ">in place", ">and documented", ">and with records"))
	for i := range fs {
		f := &fs[i]
		p.row(f.Name, f.InPlace.Text, f.Documented.Text, f.WithRecords.Text)
	}
	for i := range fs {
		f := &fs[i]
		if note := joined(". ", f.Provisional, f.Note); note != "" {
			p.fields(export.Field{Label: f.Name, Value: note})
		}
	}
}

// mustHaves are the gates, the open ones first.
func (p *page) mustHaves(s *export.Summary) {
	if s.MustHaveSentence == "" {
		return
	}
	p.strong("Must-haves")
	p.para(s.MustHaveSentence)
	p.head(cols("Must-have", "Answer", "What is open"))
	for _, gates := range [][]export.MustHave{s.OpenMustHaves, s.ClosedMustHaves} {
		for i := range gates {
			m := &gates[i]
			p.row(m.Topic, m.Status.Word, orDash(m.Why))
		}
	}
}

// firstActions is what, who, by when, hours, cost.
func (p *page) firstActions(r *export.Report) {
	if len(r.Summary.Top) == 0 {
		return
	}
	p.strong("First actions")
	p.head(cols(">#", "What", "Who", "By", ">Hours", "Cost"))
	for i := range r.Summary.Top {
		a := &r.Summary.Top[i]
		p.row(order(a.Order), a.Title+when(a.MustHave, " (must-have)"), ownerOf(r.Actions, a.ID, a.Owner), a.Due.Text, a.HoursText, a.Cost)
	}
	p.para(r.Summary.More)
}

// scope is what was in, what was out and why, who answered, how and when.
func (p *page) scope(x *export.ScopeSection) {
	p.chapter(headScope)
	p.sub("In scope")
	p.fields(x.In...)
	if len(x.Out) > 0 {
		p.sub("Not in scope, and why")
		p.fields(x.Out...)
	}
	if n := len(x.LeftOut); n > 0 {
		p.para("Left out because of what the clinic is: " + plural(n, "question") + ". " + wordsLeftOut)
	}
	p.sub("Who answered, how, when")
	p.fields(
		export.Field{Label: "Questions", Value: number(x.Answered) + " of " + number(x.Asked) + " answered"},
		export.Field{Label: "Answered by", Value: lines(x.Who)},
		export.Field{Label: "From", Value: joined(" to ", x.First.Text, x.Last.Text)},
		export.Field{Label: "Closed", Value: joined(" by ", x.Closed.Text, x.ClosedBy)},
		export.Field{Label: "Method", Value: lines(x.How)},
		export.Field{Label: "Changes of scope", Value: lines(x.Changes)},
	)
	for _, part := range []struct {
		title  string
		fields []export.Field
	}{{"The clinic", x.Profile}, {"How to read the words", x.Scales}} {
		if len(part.fields) > 0 {
			p.sub(part.title)
			p.fields(part.fields...)
		}
	}
	if len(x.Limits) > 0 {
		p.sub("Limits")
		p.bullets(x.Limits)
	}
}

// readiness is the nested percentages of every group.
func (p *page) readiness(x *export.Readiness) {
	p.chapter(headReadiness)
	p.bullets(x.Legend)
	var ticks []string
	for _, t := range x.Ticks {
		ticks = append(ticks, number(t)+" %")
	}
	p.para(wordsHigh, when(len(ticks) > 0, wordsTicks+" "+strings.Join(ticks, " and ")+"."))
	p.para(x.Note)
	for _, part := range []struct {
		title string
		rows  []export.BarRow
		// ids are shown where people know the groups by them.
		ids bool
	}{
		{title: "Overall", rows: x.Overall},
		{title: "SOC 2, by series of criteria", rows: x.Series, ids: true},
		{title: "HIPAA, by family of safeguards", rows: x.Families},
		{title: "Each criterion", rows: x.Criteria, ids: true},
	} {
		if len(part.rows) == 0 {
			continue
		}
		p.sub(part.title)
		p.head(cols("Group", ">Questions", ">Unanswered", ">In place", ">Documented", ">Records", ">Answered", ">Could reach"))
		for i := range part.rows {
			b := &part.rows[i]
			p.row(joined(" ", when(part.ids, b.ID), b.Title), number(b.Questions), number(b.Unanswered),
				b.InPlace.Text, b.Documented.Text, b.WithRecords.Text, b.Coverage.Text, b.High.Text)
		}
	}
}
