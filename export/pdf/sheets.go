package pdf

import (
	"slices"
	"strings"

	"clinicready/export"
)

// sheets are the actions, each with all that a person needs to do it: quick
// wins small, four to a page, the first of the others large.
func (s *setter) sheets(r *export.Report) stack {
	st := s.section(export.SectionSheets)
	if len(r.Actions) == 0 {
		s.paras(&st, 8, export.SayNoAction)
		return st
	}
	for _, g := range r.SheetGroups() {
		s.sub(&st, g.Title)
		if g.Says != "" {
			st.tie(4, s.para(g.Says, s.w, small.in(muted)))
		}
		for _, a := range g.Sheets {
			if g.Large {
				st.add(16, s.sheet(a))
			} else {
				st.add(closeGap, s.closeSheet(a))
			}
		}
	}
	return st
}

// closeGap is the space above a sheet that is set close.
const closeGap = 5

// sheetTitle is the number and name of an action, and what marks it.
func (s *setter) sheetTitle(a *export.ActionSheet, width float64, st style) stack {
	h := s.title(2, export.OrderText(a.Order)+"  "+a.Title)
	h.text = s.para(h.title, width, st).as(roleHeading)
	var out stack
	out.tie(0, h)
	out.tie(1, s.para(a.Marks(), width, micro))
	return out
}

// cell is a label over its value.
func (s *setter) cell(label, value string, width float64) stack {
	var st stack
	st.add(0, s.para(label, width, micro), s.para(export.OrDash(value), width, small.strong()))
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

// closeSheet is a sheet on a quarter of a page: the same facts, set close in two
// columns of about the same length.
func (s *setter) closeSheet(a *export.ActionSheet) block {
	const pad, between = 5.0, 16.0
	w := s.w - 2*pad
	widths := [2]float64{(w - between) * 0.45, (w - between) * 0.55}
	h := s.title(2, export.OrderText(a.Order)+"  "+a.Title)
	h.text = s.para(h.title, w, h3.in(accent)).as(roleHeading)
	in := stack{{block: h, keep: true}}
	in.tie(0, s.para(export.Join(" · ", a.Who(), export.Prefixed("by ", a.Due.Text), a.HoursText, export.Prefixed("cost ", a.Cost), export.When(a.RiskNow.Key != "", "risk "+a.Risks()),
		a.Priority, export.When(a.MustHave, "must-have"), export.When(a.Kind != "action", a.Kind), a.Duty, a.Status), w, micro))
	cols := [2]stack{
		s.facts(widths[0], []export.Field{{Label: "Finding", Value: export.Lines(a.Finding)}, {Label: "Why", Value: export.Lines(a.Why)}}),
		s.numbers(a.Steps, widths[1], micro.in(ink)),
	}
	for _, f := range []export.Field{
		{Label: "Done when", Value: a.DoneWhen},
		{Label: "Keep", Value: strings.Join(a.Evidence, "; ")},
		{Label: "Comes first", Value: strings.Join(export.Titles(a.Prerequisites), "; ")},
		{Label: "Waits for this", Value: orders(a.Unlocks)},
		{Label: "Helped by", Value: a.Helper},
		{Label: "Date", Value: a.DueNote},
		{Label: "Depends on vendor", Value: a.Vendor},
		{Label: "Serves", Value: export.Citations(a.Citations)},
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

// listings appends labels with their texts.
func (s *setter) listings(st *stack, ls []export.Listing, width float64, t style) {
	for _, l := range ls {
		if l.Numbered {
			s.counted(st, l.Label, l.Texts, width, t)
		} else {
			s.listed(st, l.Label, l.Texts, width, t)
		}
	}
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

// sheet is an action with everything that is known of it.
func (s *setter) sheet(a *export.ActionSheet) block {
	const between = 20.0
	half := (s.w - between) / 2
	st := s.sheetTitle(a, s.w, h2)
	st.tie(5, &box{inner: s.grid(s.w-14, 4, a.Fields()...), width: s.w, pad: 7, fill: panel, bar: &accent})
	if len(a.Questions) > 0 {
		t := s.table("Finding of action "+export.OrderText(a.Order),
			column{title: "Finding", width: s.w - 100 - 80}, column{title: "Answer", width: 100}, column{title: "Risk", width: 80})
		t.pad = 2
		for i := range a.Questions {
			q := &a.Questions[i]
			t.add(a.Finding[i], s.chip(q.Status, t.inner(1)), s.levelChip(q.Level, t.inner(2)))
		}
		st.add(8, t)
	}
	var why, how stack
	s.listings(&why, a.Reasons(), half, small)
	s.listings(&how, a.Doing(), half, small)
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
