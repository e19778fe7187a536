package pdf

import (
	"slices"
	"strings"

	"clinicready/export"
)

// sheets are the actions, each with all that a person needs to do it: quick
// wins small, four to a page, the first of the others large.
func (s *setter) sheets(r *export.Report) stack {
	st := s.section("Action sheets")
	if len(r.Actions) == 0 {
		s.paras(&st, 8, "There is no open action.")
		return st
	}
	if len(r.QuickWins) > 0 {
		s.sub(&st, "Quick wins")
		st.tie(4, s.para("Little work, little money, a risk less. In plan order.", s.w, small.in(muted)))
		for _, at := range r.QuickWins {
			st.add(closeGap, s.closeSheet(&r.Actions[at]))
		}
	}
	var large, later []*export.ActionSheet
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
	if len(large) > 0 {
		s.sub(&st, "Larger actions, in plan order")
		for _, a := range large {
			st.add(16, s.sheet(a))
		}
	}
	if len(later) > 0 {
		s.sub(&st, "To find out, to write down, and later actions")
		st.tie(4, s.para("In plan order.", s.w, small.in(muted)))
		for _, a := range later {
			st.add(closeGap, s.closeSheet(a))
		}
	}
	return st
}

// closeGap is the space above a sheet that is set close.
const closeGap = 5

// largeSheets is how many actions get a sheet of their own size: those that
// come first. A plan of hundreds of actions would fill a binder that nobody
// opens; the later ones, and what is only to be found out or written down, are
// set close like the quick wins.
const largeSheets = 30

// sheetTitle is the number and name of an action, and what marks it.
func (s *setter) sheetTitle(a *export.ActionSheet, width float64, st style) stack {
	h := s.title(2, order(a.Order)+"  "+a.Title)
	h.text = s.para(h.title, width, st).as(roleHeading)
	marks := joined(" · ", a.Priority, when(a.MustHave, "must-have"), when(a.QuickWin, "quick win"), when(a.Kind != "action", a.Kind), a.Duty, a.Status)
	var out stack
	out.tie(0, h)
	out.tie(1, s.para(marks, width, micro))
	return out
}

func when(yes bool, s string) string {
	if yes {
		return s
	}
	return ""
}

// cell is a label over its value.
func (s *setter) cell(label, value string, width float64) stack {
	var st stack
	st.add(0, s.para(label, width, micro), s.para(orDash(value), width, small.strong()))
	return st
}

// grid is cells side by side, n to a line.
func (s *setter) grid(width float64, n int, fs ...export.Field) stack {
	var out stack
	w := width / float64(n)
	for len(fs) > 0 {
		line := fs[:min(n, len(fs))]
		fs = fs[len(line):]
		row := &columns{}
		for i, f := range line {
			row.blocks = append(row.blocks, s.cell(f.Label, f.Value, w-8))
			row.xs = append(row.xs, float64(i)*w)
		}
		out.add(4, row)
	}
	return out
}

// risks is "high, then low".
func risks(a *export.ActionSheet) string {
	if a.RiskNow.Key == "" {
		return "not rated"
	}
	return a.RiskNow.Word + " → " + a.RiskAfter.Word
}

// closeSheet is a sheet on a quarter of a page: the same facts, set close in two
// columns of about the same length.
func (s *setter) closeSheet(a *export.ActionSheet) block {
	const pad, between = 5.0, 16.0
	w := s.w - 2*pad
	widths := [2]float64{(w - between) * 0.45, (w - between) * 0.55}
	h := s.title(2, order(a.Order)+"  "+a.Title)
	h.text = s.para(h.title, w, h3.in(accent)).as(roleHeading)
	in := stack{{block: h, keep: true}}
	in.tie(0, s.para(joined(" · ", who(a), prefixed("by ", a.Due.Text), a.HoursText, prefixed("cost ", a.Cost), when(a.RiskNow.Key != "", "risk "+risks(a)),
		a.Priority, when(a.MustHave, "must-have"), when(a.Kind != "action", a.Kind), a.Duty, a.Status), w, micro))
	cols := [2]stack{
		s.facts(widths[0], []export.Field{{Label: "Finding", Value: lines(a.Finding)}, {Label: "Why", Value: lines(a.Why)}}),
		s.numbers(a.Steps, widths[1], micro.in(ink)),
	}
	for _, f := range []export.Field{
		{Label: "Done when", Value: a.DoneWhen},
		{Label: "Keep", Value: strings.Join(a.Evidence, "; ")},
		{Label: "Comes first", Value: strings.Join(titles(a.Prerequisites), "; ")},
		{Label: "Waits for this", Value: orders(a.Unlocks)},
		{Label: "Helped by", Value: a.Helper},
		{Label: "Depends on vendor", Value: a.Vendor},
		{Label: "Serves", Value: citations(a.Citations)},
	} {
		i := 0
		if cols[0].size() > cols[1].size() {
			i = 1
		}
		for _, p := range s.facts(widths[i], []export.Field{f}) {
			cols[i].add(2, p.block)
		}
	}
	in.add(3, &columns{blocks: []block{cols[0], cols[1]}, xs: []float64{0, widths[0] + between}})
	s.records(&in, a, w)
	return together{&box{inner: in, width: s.w, pad: pad, fill: panel, bar: &accent}, s.h}
}

// listed appends a label and its texts, bullets when there are several.
func (s *setter) listed(st *stack, label string, texts []string, width float64, t style) {
	texts = slices.DeleteFunc(slices.Clone(texts), func(x string) bool { return x == "" })
	if len(texts) == 0 {
		return
	}
	st.tie(4, s.para(label, width, micro.strong().in(accent)))
	if len(texts) == 1 {
		st.add(0.5, s.para(texts[0], width, t))
		return
	}
	st.add(0.5, s.bullets(texts, width, t))
}

// counted is listed with numbers.
func (s *setter) counted(st *stack, label string, texts []string, width float64, t style) {
	if len(texts) == 0 {
		return
	}
	st.tie(4, s.para(label, width, micro.strong().in(accent)))
	st.add(0.5, s.numbers(texts, width, t))
}

func titles(ls []export.Link) []string {
	var out []string
	for _, l := range ls {
		out = append(out, order(l.Order)+" "+l.Title)
	}
	return out
}

// sheet is an action with everything that is known of it.
func (s *setter) sheet(a *export.ActionSheet) block {
	const between = 20.0
	half := (s.w - between) / 2
	st := s.sheetTitle(a, s.w, h2)
	st.tie(5, &box{inner: s.grid(s.w-14, 4,
		export.Field{Label: "Who", Value: who(a)},
		export.Field{Label: "By", Value: joined("\n", a.Due.Text, a.DueNote)},
		export.Field{Label: "Work", Value: joined(", ", a.HoursText, a.Weeks)},
		export.Field{Label: "Cost", Value: a.Cost},
		export.Field{Label: "Risk now → after", Value: risks(a)},
		export.Field{Label: "Helped by", Value: a.Helper},
		export.Field{Label: "Decision", Value: a.Decision},
		export.Field{Label: "After it", Value: a.After},
	), width: s.w, pad: 7, fill: panel, bar: &accent})
	if len(a.Questions) > 0 {
		t := s.table("Finding of action "+order(a.Order),
			column{title: "Finding", width: s.w - 100 - 80}, column{title: "Answer", width: 100}, column{title: "Risk", width: 80})
		t.pad = 2
		for i := range a.Questions {
			q := &a.Questions[i]
			t.add(a.Finding[i], s.chip(q.Status, t.inner(1)), s.levelChip(q.Level, t.inner(2)))
		}
		st.add(8, t)
	}
	var why, how stack
	s.listed(&why, "Why it matters", a.Why, half, small)
	s.listed(&why, "Risk", []string{a.RiskText}, half, small)
	s.listed(&why, "An auditor would write", []string{strings.Join(a.Exceptions, "; ")}, half, small)
	s.listed(&why, "Why it stands here", a.Standing, half, small)
	s.listed(&why, "Serves", []string{citations(a.Citations)}, half, small)
	s.counted(&how, "Steps", a.Steps, half, small)
	s.listed(&how, "Done when", []string{a.DoneWhen}, half, small)
	s.listed(&how, "Evidence to keep", []string{strings.Join(a.Evidence, "; ")}, half, small)
	s.listed(&how, "Comes first", titles(a.Prerequisites), half, small)
	s.listed(&how, "Waits for this", []string{strings.Join(titles(a.Unlocks), "; ")}, half, small)
	s.listed(&how, "Depends on vendor", []string{a.Vendor}, half, small)
	st.add(8, &columns{blocks: []block{why, how}, xs: []float64{0, half + between}})
	s.records(&st, a, s.w)
	return together{st, s.h}
}

// records is the decision's record, when there is one.
func (s *setter) records(st *stack, a *export.ActionSheet, width float64) {
	if len(a.Record) == 0 {
		return
	}
	st.add(6, s.fields(a.Record, 110, width, small))
}
