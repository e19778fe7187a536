package pdf

import (
	"slices"
	"strconv"
	"strings"

	"clinicready/export"
)

// findings are the questions that are not as they should be.
func (s *setter) findings(x *export.Findings) stack {
	st := s.section("Findings")
	if len(x.Items) == 0 {
		s.paras(&st, 8, "No answered question is below full credit.")
	} else {
		st.tie(8, s.para(plural(len(x.Items), "finding")+". "+x.Sort, s.w, small.in(muted)))
		st.add(6, s.findingTable(x.Items))
	}
	if len(x.Contradictions) > 0 {
		s.sub(&st, "Answers that cannot both be true")
		st.add(6, s.bullets(x.Contradictions, s.w, small))
	}
	if len(x.NotKnown) > 0 {
		s.sub(&st, "To find out")
		st.add(6, s.bullets(x.NotKnown, s.w, small))
	}
	if len(x.Incomplete) > 0 {
		s.sub(&st, "Incomplete records")
		t := s.table("Incomplete records",
			column{title: "Question", width: s.w - 100 - 190}, column{title: "Answer", width: 100}, column{title: "What is missing", width: 190})
		for i := range x.Incomplete {
			q := &x.Incomplete[i]
			t.add(s.asked(q.Ask, q.ID, t.inner(0)), s.chip(q.Status, t.inner(1)), q.Lacks)
		}
		st.add(6, t)
	}
	if len(x.Counsel) > 0 {
		s.sub(&st, "For counsel to confirm")
		st.add(6, s.questions("For counsel to confirm", x.Counsel))
	}
	if len(x.Unanswered) > 0 {
		s.sub(&st, "Not answered")
		st.tie(4, s.para(plural(len(x.Unanswered), "question")+" without an answer: unknown, not failed.", s.w, small.in(muted)))
		st.add(6, s.unanswered(x.Unanswered))
	}
	return st
}

func (s *setter) findingTable(items []export.Finding) *table {
	const answer, shown, risk = 98, 110, 84
	t := s.table("Findings",
		column{title: "Question", width: s.w - answer - shown - risk},
		column{title: "Answer", width: answer},
		column{title: "Evidence", width: shown},
		column{title: "Risk", width: risk},
	)
	for i := range items {
		f := &items[i]
		marks := joined(" · ", f.ID, when(f.MustHave, "must-have"), f.Duty, "weight "+strconv.Itoa(f.Weight), when(f.Flag, "flagged"))
		t.addOver(s.facts(t.width()-2*cellX, []export.Field{
			{Label: "Why", Value: when(!planned(f.Actions), f.Why)},
			{Label: "Action", Value: links(f.Actions, "; ")},
			{Label: "Owner", Value: f.Owner},
			{Label: "Serves", Value: citations(f.Citations)},
			{Label: "Note", Value: f.Note},
		}),
			s.asked(f.Ask, marks, t.inner(0)),
			s.under(s.chip(f.Status, t.inner(1)), f.Lacks, t.inner(1)),
			s.under(s.para(f.Evidence, t.inner(2), small).as(roleCell), when(!strings.Contains(f.Evidence, f.Counted), f.Counted), t.inner(2)),
			s.under(s.levelChip(f.Level, t.inner(3)), f.Exception, t.inner(3)))
	}
	return t
}

// planned tells whether an action sheet deals with a finding; it says why the
// finding matters.
func planned(ls []export.Link) bool {
	return slices.ContainsFunc(ls, func(l export.Link) bool { return l.Order > 0 })
}

// facts are labeled lines in small type; an empty value makes none.
func (s *setter) facts(width float64, fs []export.Field) stack {
	var st stack
	for _, f := range fs {
		if f.Value != "" {
			st.add(1, s.labeled(f.Label, f.Value, width, micro.in(ink)).as(roleCell))
		}
	}
	return st
}

// under is a block with a small line under it.
func (s *setter) under(b block, text string, width float64) stack {
	var st stack
	st.add(0, b)
	st.add(2, s.para(text, width, micro.in(ink)).as(roleCell))
	return st
}

func prefixed(label, s string) string {
	if s == "" {
		return ""
	}
	return label + s
}

// unanswered lists questions that carry no answer, so no risk.
func (s *setter) unanswered(qs []export.QuestionLine) *table {
	t := s.table("Not answered", column{title: "Question", width: s.w - 200}, column{title: "Counts in", width: 200})
	t.pad = 2
	for i := range qs {
		t.add(s.asked(qs[i].Ask, qs[i].ID, t.inner(0)), s.para(qs[i].Groups, t.inner(1), micro).as(roleCell))
	}
	return t
}

// working lists what works, with its evidence.
func (s *setter) working(x *export.Working) stack {
	st := s.section("What is working")
	if x.Note != "" {
		st.add(8, s.para(x.Note, s.w, small.in(muted)))
	}
	if len(x.Items) == 0 {
		s.paras(&st, 8, "Nothing is recorded as working yet.")
		return st
	}
	t := s.table("What is working",
		column{title: "Question", width: s.w - 98 - 120 - 66},
		column{title: "Answer", width: 98},
		column{title: "Evidence", width: 120},
		column{title: "Dated", width: 66},
	)
	for i := range x.Items {
		it := &x.Items[i]
		t.addOver(s.facts(t.width()-2*cellX, []export.Field{
			{Label: "Serves", Value: citations(it.Citations)},
			{Label: "Owner", Value: it.Owner},
			{Label: "Entered by", Value: it.By},
			{Label: "Note", Value: it.Note},
		}), s.asked(it.Ask, it.ID, t.inner(0)), s.chip(it.Status, t.inner(1)), it.Evidence, orDash(it.Dated.Text))
	}
	st.add(6, t)
	return st
}
