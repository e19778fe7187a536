package markdown

import (
	"strconv"
	"strings"

	"clinicready/export"
)

// number is a count in digits.
func number(n int) string { return strconv.Itoa(n) }

// risk is the two heat maps as tables, and the questions of high risk.
func (p *page) risk(x *export.RiskPicture) {
	p.chapter(export.SectionRisk)
	p.para(x.Sentence)
	p.para(x.Unknown)
	p.para(wordsHeat)
	p.heat(&x.Before)
	p.heat(&x.After)
	p.strong(export.PartLevels)
	p.head(cols("Level", ">"+x.Before.Title, ">"+x.After.Title))
	for i, l := range x.Before.Levels {
		after := ""
		if i < len(x.After.Levels) {
			after = number(x.After.Levels[i].Count)
		}
		p.row(level(l.Level), number(l.Count), after)
	}
	p.row("Risk points", number(x.Before.Points), number(x.After.Points))
	p.riskItems(export.PartVeryHigh, x.VeryHigh)
	p.riskItems(export.PartHigh, x.High)
}

// heat is likelihood downward from very high, impact to the right.
func (p *page) heat(m *export.HeatMap) {
	p.strong(m.Headline())
	p.head(scaleHead(m.Scale))
	for l := len(m.Cells) - 1; l >= 0; l-- {
		cells := []string{m.Scale[l].Word}
		for _, c := range m.Cells[l] {
			cells = append(cells, export.When(c.Count != 0, number(c.Count)+" "+c.Level.Word))
		}
		p.row(cells...)
	}
}

// scaleHead names likelihood and the five steps of impact.
func scaleHead(scale [5]export.Level) []column {
	out := cols("Likelihood")
	for _, l := range scale {
		out = append(out, column{title: "impact " + l.Word})
	}
	return out
}

// riskItems lists the questions of one level.
func (p *page) riskItems(title string, items []export.RiskItem) {
	if len(items) == 0 {
		return
	}
	p.sub(title)
	p.para(export.SayItemsInOrder)
	p.head(cols("Question", "Id", "Answer", "Likelihood, impact", "Raised by", "Changed", "Action"))
	for i := range items {
		it := &items[i]
		p.row(it.Ask, it.ID, it.Status.Word, it.Likelihood.Word+", "+it.Impact.Word,
			export.OrDash(strings.Join(it.Raised, "; ")), export.OrDash(it.Override), export.OrDash(strings.Join(export.Titles(it.Actions), "; ")))
	}
}

// roadmap is the plan over time.
func (p *page) roadmap(x *export.Roadmap, sheets []export.ActionSheet) {
	p.chapter(export.SectionRoadmap)
	p.para(x.Capacity, x.Type2Start)
	if len(x.Bars) == 0 {
		p.para(export.SayNoBars)
	} else {
		p.phases(x)
		p.bars(x, sheets)
	}
	if len(x.NoAction) > 0 {
		p.sub(export.PartNoAction)
		p.questions(x.NoAction)
	}
}

// phases is the table of hours against capacity.
func (p *page) phases(x *export.Roadmap) {
	p.head(cols("Phase", "Hours against capacity", "Actions"))
	for i := range x.Phases {
		ph := &x.Phases[i]
		p.row(ph.Title, ph.Text, export.OrDash(orders(ph.Actions)))
	}
}

// bars is the time line as a table.
func (p *page) bars(x *export.Roadmap, sheets []export.ActionSheet) {
	p.sub(export.PartWeeks)
	p.para(x.WeeksSentence())
	p.head(cols(">#", "Action", "Who", ">Hours", ">From week", ">To week", "Due", "Marks"))
	for i := range x.Bars {
		b := &x.Bars[i]
		p.row(export.OrderText(b.Order), b.Title, ownerOf(sheets, b.ID, b.Owner), number(b.Hours), number(b.StartWeek), number(b.EndWeek), b.Due.Text,
			export.OrDash(export.Join(" · ", export.When(b.MustHave, "must-have"), export.When(b.QuickWin, "quick win"))))
	}
}

// questions is a table of questions in short.
func (p *page) questions(qs []export.QuestionLine) {
	p.head(cols("Question", "Id", "Answer", "Risk", "Counts in"))
	for i := range qs {
		q := &qs[i]
		p.row(q.Ask, q.ID, q.Status.Word, level(q.Level), q.Groups)
	}
}

// curve is what the plan buys, action by action.
func (p *page) curve(x *export.Curve) {
	p.chapter(export.SectionCurve)
	if len(x.Points) < 2 {
		p.para(export.SayNoCurve)
	} else {
		p.para(export.SayCurve)
	}
	p.para(x.Note)
	if len(x.Points) == 0 {
		return
	}
	p.sub(export.PartAfter)
	p.head(cols(">#", "After", ">In place", ">Documented", ">Risk points", ">Hours so far", "Cost so far", ">Must-haves open"))
	for i := range x.Points {
		c := &x.Points[i]
		p.row(export.OrderText(c.Order), c.Title, c.InPlace.Text, c.Documented.Text, number(c.Risk), number(c.Hours), c.Spend, number(c.GatesOpen))
	}
}

// sheets are the actions, each with all that a person needs to do it.
func (p *page) sheets(r *export.Report) {
	p.chapter(export.SectionSheets)
	if len(r.Actions) == 0 {
		p.para(export.SayNoAction)
		return
	}
	for _, g := range r.SheetGroups() {
		p.sub(g.Title)
		p.para(g.Says)
		for _, a := range g.Sheets {
			p.sheet(a)
		}
	}
}

// sheet is an action with everything that is known of it.
func (p *page) sheet(a *export.ActionSheet) {
	p.minor(export.OrderText(a.Order) + " " + a.Title)
	p.para(a.Marks())
	if len(a.Questions) > 0 {
		p.head(cols("Finding", "Answer", "Risk"))
		for i := range a.Questions {
			q := &a.Questions[i]
			p.row(a.Finding[i], q.Status.Word, level(q.Level))
		}
	}
	p.fields(a.Fields()...)
	for _, l := range append(a.Reasons(), a.Doing()...) {
		if l.Numbered {
			p.counted(l.Label, l.Texts)
		} else {
			p.listed(l.Label, l.Texts)
		}
	}
	p.fields(a.Record...)
}
