package markdown

import (
	"slices"
	"strconv"
	"strings"

	"clinicready/export"
)

// number is a count in digits.
func number(n int) string { return strconv.Itoa(n) }

// risk is the two heat maps as tables, and the questions of high risk.
func (p *page) risk(x *export.RiskPicture) {
	p.chapter(headRisk)
	p.para(x.Sentence)
	p.para(x.Unknown)
	p.para(wordsHeat)
	p.heat(&x.Before)
	p.heat(&x.After)
	p.strong("Questions by level of risk")
	p.head(cols("Level", ">"+x.Before.Title, ">"+x.After.Title))
	for i, l := range x.Before.Levels {
		after := ""
		if i < len(x.After.Levels) {
			after = number(x.After.Levels[i].Count)
		}
		p.row(level(l.Level), number(l.Count), after)
	}
	p.row("Risk points", number(x.Before.Points), number(x.After.Points))
	p.riskItems("Very high", x.VeryHigh)
	p.riskItems("High", x.High)
}

// heat is likelihood downward from very high, impact to the right.
func (p *page) heat(m *export.HeatMap) {
	p.strong(m.Title + ": " + plural(m.Points, "risk point"))
	p.head(scaleHead(m.Scale))
	for l := len(m.Cells) - 1; l >= 0; l-- {
		cells := []string{m.Scale[l].Word}
		for _, c := range m.Cells[l] {
			cells = append(cells, when(c.Count != 0, number(c.Count)+" "+c.Level.Word))
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
func (p *page) riskItems(word string, items []export.RiskItem) {
	if len(items) == 0 {
		return
	}
	p.sub(word + " risk now")
	p.para(wordsInOrder)
	p.head(cols("Question", "Id", "Answer", "Likelihood, impact", "Raised by", "Changed", "Action"))
	for i := range items {
		it := &items[i]
		p.row(it.Ask, it.ID, it.Status.Word, it.Likelihood.Word+", "+it.Impact.Word,
			orDash(strings.Join(it.Raised, "; ")), orDash(it.Override), orDash(links(it.Actions)))
	}
}

// roadmap is the plan over time.
func (p *page) roadmap(x *export.Roadmap, sheets []export.ActionSheet) {
	p.chapter(headRoadmap)
	p.para(x.Capacity, x.Type2Start)
	if len(x.Bars) == 0 {
		p.para(wordsNoBars)
	} else {
		p.phases(x)
		p.bars(x, sheets)
	}
	if len(x.NoAction) > 0 {
		p.sub("Gaps that no action of the plan closes")
		p.questions(x.NoAction)
	}
}

// phases is the table of hours against capacity.
func (p *page) phases(x *export.Roadmap) {
	p.head(cols("Phase", "Hours against capacity", "Actions"))
	for i := range x.Phases {
		ph := &x.Phases[i]
		p.row(ph.Title, ph.Text, orDash(orders(ph.Actions)))
	}
}

// bars is the time line as a table.
func (p *page) bars(x *export.Roadmap, sheets []export.ActionSheet) {
	p.sub("Week by week")
	p.para(wordsPlan + " " + x.Start.Text + ".")
	p.head(cols(">#", "Action", "Who", ">Hours", ">From week", ">To week", "Due", "Marks"))
	for i := range x.Bars {
		b := &x.Bars[i]
		p.row(order(b.Order), b.Title, ownerOf(sheets, b.ID, b.Owner), number(b.Hours), number(b.StartWeek), number(b.EndWeek), b.Due.Text,
			orDash(joined(" · ", when(b.MustHave, "must-have"), when(b.QuickWin, "quick win"))))
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
	p.chapter(headCurve)
	if len(x.Points) < 2 {
		p.para(wordsNoCurve)
	} else {
		p.para(wordsCurve)
	}
	p.para(x.Note)
	if len(x.Points) == 0 {
		return
	}
	p.sub("After each action")
	p.head(cols(">#", "After", ">In place", ">Documented", ">Risk points", ">Hours so far", "Cost so far", ">Must-haves open"))
	for i := range x.Points {
		c := &x.Points[i]
		p.row(order(c.Order), c.Title, c.InPlace.Text, c.Documented.Text, number(c.Risk), number(c.Hours), c.Spend, number(c.GatesOpen))
	}
}

// largeSheets is how many actions the PDF gives a sheet of their own size. The
// text has one size; it keeps the same order, so that both can be read side by
// side.
const largeSheets = 30

// sheets are the actions, each with all that a person needs to do it.
func (p *page) sheets(r *export.Report) {
	p.chapter(headSheets)
	if len(r.Actions) == 0 {
		p.para(wordsNoSheet)
		return
	}
	var quick, large, later []*export.ActionSheet
	for _, at := range r.QuickWins {
		quick = append(quick, &r.Actions[at])
	}
	for i := range r.Actions {
		a := &r.Actions[i]
		switch {
		case slices.Contains(r.QuickWins, i):
		case a.Kind == "action" && len(large) < largeSheets:
			large = append(large, a)
		default:
			later = append(later, a)
		}
	}
	for _, g := range []struct {
		title, says string
		sheets      []*export.ActionSheet
	}{
		{"Quick wins", wordsQuick, quick},
		{"Larger actions, in plan order", "", large},
		{"To find out, to write down, and later actions", wordsSheets, later},
	} {
		if len(g.sheets) == 0 {
			continue
		}
		p.sub(g.title)
		p.para(g.says)
		for _, a := range g.sheets {
			p.sheet(a)
		}
	}
}

// sheet is an action with everything that is known of it.
func (p *page) sheet(a *export.ActionSheet) {
	p.minor(order(a.Order) + " " + a.Title)
	p.para(joined(" · ", a.Priority, when(a.MustHave, "must-have"), when(a.QuickWin, "quick win"), when(a.Kind != "action", a.Kind), a.Duty, a.Status))
	if len(a.Questions) > 0 {
		p.head(cols("Finding", "Answer", "Risk"))
		for i := range a.Questions {
			q := &a.Questions[i]
			p.row(a.Finding[i], q.Status.Word, level(q.Level))
		}
	}
	p.fields(
		export.Field{Label: "Who", Value: who(a)},
		export.Field{Label: "By", Value: joined("\n", a.Due.Text, a.DueNote)},
		export.Field{Label: "Work", Value: joined(", ", a.HoursText, a.Weeks)},
		export.Field{Label: "Cost", Value: a.Cost},
		export.Field{Label: "Risk now → after", Value: risks(a)},
		export.Field{Label: "Helped by", Value: a.Helper},
		export.Field{Label: "Decision", Value: a.Decision},
		export.Field{Label: "After it", Value: a.After},
	)
	p.listed("Why it matters", a.Why)
	p.listed("Risk", []string{a.RiskText})
	p.listed("An auditor would write", []string{strings.Join(a.Exceptions, "; ")})
	p.listed("Why it stands here", a.Standing)
	p.listed("Serves", []string{citations(a.Citations)})
	p.counted("Steps", a.Steps)
	p.listed("Done when", []string{a.DoneWhen})
	p.listed("Evidence to keep", []string{strings.Join(a.Evidence, "; ")})
	p.listed("Comes first", titles(a.Prerequisites))
	p.listed("Waits for this", []string{links(a.Unlocks)})
	p.listed("Depends on vendor", []string{a.Vendor})
	p.fields(a.Record...)
}
