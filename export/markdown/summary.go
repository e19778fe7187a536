package markdown

import (
	"strings"

	"clinicready/export"
)

// cover is what the first page says. That the report is a draft comes first.
func (p *page) cover(c *export.Cover) {
	p.heading(1, export.Join(" · ", c.Clinic, c.Title))
	if c.Draft {
		p.strong(c.DraftNote)
	}
	p.strong(c.Counsel)
	p.para(export.Join(" · ", c.Assessment, c.AsOf.Text))
	p.fields(c.Fields()...)
	p.para(export.Join("\n", export.ConfidentialSentence, c.Ranked, c.Program))
}

// summary is page 1, with every row of its lists.
func (p *page) summary(r *export.Report) {
	s := &r.Summary
	p.chapter(export.SectionSummary)
	p.para(r.Cover.Line())
	p.verdicts(s.Frameworks)
	p.strong(s.Sentence)
	p.para(s.PlanSentence)
	p.mustHaves(s)
	if len(s.Strengths) > 0 {
		p.strong(export.PartStrengths)
		for _, g := range s.Strengths {
			p.bullets([]string{export.Join(" ", g.Topic, export.Prefixed("– ", g.Evidence))})
		}
	}
	p.firstActions(r)
	if len(s.Decisions) > 0 {
		p.strong(export.PartDecisions)
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
			p.row(v.Label, v.Word, export.OrDash(v.RestsOn))
		}
	}
	p.head(cols("Framework", ">in place", ">and documented", ">and with records"))
	for i := range fs {
		f := &fs[i]
		p.row(f.Name, f.InPlace.Text, f.Documented.Text, f.WithRecords.Text)
	}
	for i := range fs {
		f := &fs[i]
		if note := export.Join(". ", f.Provisional, f.Note); note != "" {
			p.fields(export.Field{Label: f.Name, Value: note})
		}
	}
}

// mustHaves are the gates, the open ones first.
func (p *page) mustHaves(s *export.Summary) {
	if s.MustHaveSentence == "" {
		return
	}
	p.strong(export.PartMustHaves)
	p.para(s.MustHaveSentence)
	p.head(cols("Must-have", "Answer", "What is open"))
	for _, gates := range [][]export.MustHave{s.OpenMustHaves, s.ClosedMustHaves} {
		for i := range gates {
			m := &gates[i]
			p.row(m.Topic, m.Status.Word, export.OrDash(m.Why))
		}
	}
}

// firstActions is what, who, by when, hours, cost.
func (p *page) firstActions(r *export.Report) {
	if len(r.Summary.Top) == 0 {
		return
	}
	p.strong(export.PartFirst)
	p.head(cols(">#", "What", "Who", "By", ">Hours", "Cost"))
	for i := range r.Summary.Top {
		a := &r.Summary.Top[i]
		p.row(export.OrderText(a.Order), a.Title+export.When(a.MustHave, " (must-have)"), ownerOf(r.Actions, a.ID, a.Owner), a.Due.Text, a.HoursText, a.Cost)
	}
	p.para(r.Summary.More)
}

// scope is what was in, what was out and why, who answered, how and when.
func (p *page) scope(x *export.ScopeSection) {
	p.chapter(export.SectionScope)
	p.sub(export.PartIn)
	p.fields(x.In...)
	if len(x.Out) > 0 {
		p.sub(export.PartOut)
		p.fields(x.Out...)
	}
	p.para(x.LeftOutSentence())
	p.sub(export.PartWho)
	p.fields(x.Answering()...)
	for _, part := range []struct {
		title  string
		fields []export.Field
	}{{export.PartClinic, x.Profile}, {export.PartScales, x.Scales}} {
		if len(part.fields) > 0 {
			p.sub(part.title)
			p.fields(part.fields...)
		}
	}
	if len(x.Limits) > 0 {
		p.sub(export.PartLimits)
		p.bullets(x.Limits)
	}
}

// readiness is the nested percentages of every group.
func (p *page) readiness(x *export.Readiness) {
	p.chapter(export.SectionReadiness)
	p.bullets(x.Legend)
	var ticks []string
	for _, t := range x.Ticks {
		ticks = append(ticks, number(t)+" %")
	}
	p.para(wordsHigh, export.When(len(ticks) > 0, wordsTicks+" "+strings.Join(ticks, " and ")+"."))
	p.para(x.Note)
	for _, part := range x.Groups() {
		p.sub(part.Title)
		p.head(cols("Group", ">Questions", ">Unanswered", ">In place", ">Documented", ">Records", ">Answered", ">Could reach"))
		for i := range part.Rows {
			b := &part.Rows[i]
			p.row(export.Join(" ", export.When(part.IDs, b.ID), b.Title), number(b.Questions), number(b.Unanswered),
				b.InPlace.Text, b.Documented.Text, b.WithRecords.Text, b.Coverage.Text, b.High.Text)
		}
	}
}
