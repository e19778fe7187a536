package pdf

import (
	"strings"

	"clinicready/export"
)

// findings are the questions that are not as they should be.
func (s *setter) findings(x *export.Findings) stack {
	st := s.section(export.SectionFindings)
	if len(x.Items) == 0 {
		s.paras(&st, 8, export.SaySound)
	} else {
		st.tie(8, s.para(x.CountText()+" "+x.Sort, s.w, small.in(muted)))
		st.add(6, s.findingTable(x.Items))
	}
	if len(x.Contradictions) > 0 {
		s.sub(&st, export.PartContradictions)
		st.add(6, s.bullets(x.Contradictions, s.w, small))
	}
	if len(x.NotKnown) > 0 {
		s.sub(&st, export.PartNotKnown)
		st.add(6, s.bullets(x.NotKnown, s.w, small))
	}
	if len(x.Incomplete) > 0 {
		s.sub(&st, export.PartIncomplete)
		t := s.table(export.PartIncomplete,
			column{title: "Question", width: s.w - 100 - 190}, column{title: "Answer", width: 100}, column{title: "What is missing", width: 190})
		for i := range x.Incomplete {
			q := &x.Incomplete[i]
			t.add(s.asked(q.Ask, q.ID, t.inner(0)), s.chip(q.Status, t.inner(1)), q.Lacks)
		}
		st.add(6, t)
	}
	if len(x.Counsel) > 0 {
		s.sub(&st, export.PartCounsel)
		st.add(6, s.questions(export.PartCounsel, x.Counsel))
	}
	if len(x.Unanswered) > 0 {
		s.sub(&st, export.PartUnanswered)
		st.tie(4, s.para(x.UnansweredSentence(), s.w, small.in(muted)))
		st.add(6, s.unanswered(x.Unanswered))
	}
	return st
}

func (s *setter) findingTable(items []export.Finding) *table {
	const answer, shown, risk = 98, 110, 84
	t := s.table(export.SectionFindings,
		column{title: "Question", width: s.w - answer - shown - risk},
		column{title: "Answer", width: answer},
		column{title: "Evidence", width: shown},
		column{title: "Risk", width: risk},
	)
	for i := range items {
		f := &items[i]
		t.addOver(s.facts(t.width()-2*cellX, f.Fields()),
			s.asked(f.Ask, f.Marks(), t.inner(0)),
			s.under(s.chip(f.Status, t.inner(1)), f.Lacks, t.inner(1)),
			s.under(s.para(f.Evidence, t.inner(2), small).as(roleCell), export.When(!strings.Contains(f.Evidence, f.Counted), f.Counted), t.inner(2)),
			s.under(s.levelChip(f.Level, t.inner(3)), f.Exception, t.inner(3)))
	}
	return t
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

// unanswered lists questions that carry no answer, so no risk.
func (s *setter) unanswered(qs []export.QuestionLine) *table {
	t := s.table(export.PartUnanswered, column{title: "Question", width: s.w - 200}, column{title: "Counts in", width: 200})
	t.pad = 2
	for i := range qs {
		t.add(s.asked(qs[i].Ask, qs[i].ID, t.inner(0)), s.para(qs[i].Groups, t.inner(1), micro).as(roleCell))
	}
	return t
}

// working lists what works, with its evidence.
func (s *setter) working(x *export.Working) stack {
	st := s.section(export.SectionWorking)
	if x.Note != "" {
		st.add(8, s.para(x.Note, s.w, small.in(muted)))
	}
	if len(x.Items) == 0 {
		s.paras(&st, 8, export.SayNothing)
		return st
	}
	t := s.table(export.SectionWorking,
		column{title: "Question", width: s.w - 98 - 120 - 66},
		column{title: "Answer", width: 98},
		column{title: "Evidence", width: 120},
		column{title: "Dated", width: 66},
	)
	for i := range x.Items {
		it := &x.Items[i]
		t.addOver(s.facts(t.width()-2*cellX, it.Fields()), s.asked(it.Ask, it.ID, t.inner(0)), s.chip(it.Status, t.inner(1)), it.Evidence, export.OrDash(it.Dated.Text))
	}
	st.add(6, t)
	return st
}
