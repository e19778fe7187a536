package export

import (
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// Build puts the report together. It is the only place that does, it reads no
// clock, and equal input gives an equal Report.
func Build(in Source) Report {
	b := newBuilder(in)
	rep := Report{
		Cover:     b.cover(),
		Scope:     b.scope(),
		Readiness: b.readiness(),
		Risk:      b.risk(),
		Roadmap:   b.roadmap(),
		Curve:     b.curve(),
		Actions:   b.sheets(in.Plan.Actions),
		Findings:  b.findings(),
		Working:   b.working(),
		Claims:    b.claims(),
		Vendors:   b.vendors(),
		Areas:     b.areas(),
		Elements:  b.elements(),
		Duties:    b.duties(),
		Method:    b.method(),
		Audit:     b.audit(),
		SignOff:   b.signOff(),
		Answers:   b.answers(),
		Register:  b.Input.Vendors,
	}
	for i := range rep.Actions {
		if rep.Actions[i].QuickWin {
			rep.QuickWins = append(rep.QuickWins, i)
		}
	}
	rep.Summary = b.summary(rep.Working)
	return rep
}

// builder holds what the sections share.
type builder struct {
	Source
	// links are the actions of a question, in plan order, accepted ones last.
	links map[string][]Link
	// open are the open must-haves with the reason.
	open map[string]string
	// after is the clinic with the whole plan done.
	after *method.Result
}

func newBuilder(in Source) *builder {
	b := &builder{Source: in, links: map[string][]Link{}, open: openGates(in.Result)}
	for _, list := range [][]method.PlannedAction{in.Plan.Actions, in.Plan.Accepted} {
		for i := range list {
			a := &list[i]
			for _, q := range questionsOf(a) {
				b.links[q] = append(b.links[q], linkTo(a))
			}
		}
	}
	b.after = in.Plan.WhatIf(in.Plan.First(len(in.Plan.Actions))...)
	return b
}

func linkTo(a *method.PlannedAction) Link {
	return Link{ID: a.ID, Title: a.Title, Order: a.Order}
}

// linksTo resolves ids of actions of the plan.
func (b *builder) linksTo(ids []string) []Link {
	var out []Link
	for _, id := range ids {
		if a, ok := b.Plan.Action(id); ok {
			out = append(out, linkTo(a))
		}
	}
	return out
}

// questionsOf are the questions that an action is about.
func questionsOf(a *method.PlannedAction) []string {
	if a.Question != nil {
		return []string{a.Question.ID}
	}
	if len(a.Questions) > 0 {
		return a.Questions
	}
	return a.Gaps
}

// mustHave reports whether an action closes an open must-have.
func (b *builder) mustHave(a *method.PlannedAction) bool {
	for _, q := range questionsOf(a) {
		if _, open := b.open[q]; open {
			return true
		}
	}
	return false
}

// line writes a question in short.
func (b *builder) line(it *method.Item) QuestionLine {
	l := QuestionLine{ID: it.Q.ID, Ask: it.Q.Ask, Status: statusOf(it), Groups: groupText(it)}
	if it.HasRisk {
		l.Level = levelOf(it.Risk.Level)
	}
	return l
}

// groupText names the series and families that a question counts in.
func groupText(it *method.Item) string {
	in := map[string]bool{}
	for _, g := range it.Groups() {
		in[g] = true
	}
	var out []string
	for _, g := range questionnaires.Groups() {
		if !in[g.ID] {
			continue
		}
		if g.Framework == questionnaires.SOC2 {
			out = append(out, g.ID)
		} else {
			out = append(out, g.Title)
		}
	}
	return list(out)
}

// citations writes the requirements of a question, without repeating one.
func (b *builder) citations(qs ...*questionnaires.Question) []Citation {
	var out []Citation
	seen := map[questionnaires.Ref]bool{}
	for _, q := range qs {
		for _, ref := range q.Refs {
			req, ok := questionnaires.RequirementByRef(ref)
			if !ok || seen[ref] {
				continue
			}
			seen[ref] = true
			c := Citation{
				Text: req.Citation, Title: req.Title, Framework: string(req.Framework),
				InScope: b.Input.Scope.HasRef(ref),
			}
			if req.Framework == questionnaires.HIPAA {
				c.Duty = dutyText(req.Duty)
			}
			out = append(out, c)
		}
	}
	return out
}

// factText names a condition as a person reads it.
func factText(c questionnaires.Condition) string {
	f, ok := questionnaires.FactByKey(c.Fact)
	if !ok {
		return c.String()
	}
	if c.Kind != "" {
		return f.Label + ": " + c.Kind
	}
	return f.Label
}
