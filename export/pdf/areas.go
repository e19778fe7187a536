package pdf

import (
	"strings"

	"clinicready/export"
)

// areas sets HIPAA against SOC 2.
func (s *setter) areas(x *export.AreaSection) stack {
	st := s.section(export.SectionAreas)
	if x.Note != "" {
		st.add(8, s.para(x.Note, s.w, small.in(muted)))
	}
	t := s.table("Areas", column{title: "Area", width: 190}, column{title: "Status", width: 124}, column{title: "Counted", width: s.w - 314})
	for i := range x.Areas {
		a := &x.Areas[i]
		t.add(s.para(a.Title, t.inner(0), small.strong()).as(roleCell), s.chip(a.Status, t.inner(1)), a.Text)
	}
	if len(t.rows) == 0 {
		s.paras(&st, 8, export.SayNoArea)
		return st
	}
	st.add(8, t)
	for i := range x.Areas {
		a := &x.Areas[i]
		if len(a.Rows) == 0 {
			continue
		}
		s.minor(&st, a.Title)
		st.add(6, s.areaTable(a))
	}
	return st
}

func (s *setter) areaTable(a *export.Area) *table {
	t := s.table(a.Title,
		column{title: "HIPAA duty", width: 152},
		column{title: "SOC 2", width: 64},
		column{title: "Covered", width: 76},
		column{title: "What SOC 2 does not cover", width: s.w - 292},
	)
	for i := range a.Rows {
		r := &a.Rows[i]
		var duty stack
		duty.add(0, s.para(r.Citation, t.inner(0), small.strong()).as(roleCell), s.para(r.Title, t.inner(0), micro.in(ink)).as(roleCell))
		t.add(duty, export.OrDash(strings.Join(r.Criteria, ", ")),
			s.chip(export.Status{Key: coverageKeys[r.Coverage], Word: r.Coverage}, t.inner(2)), r.Uncovered)
	}
	return t
}

// elements is the list of the nine elements of a HIPAA risk analysis.
func (s *setter) elements(x *export.ElementSection) stack {
	st := s.section(export.SectionElements)
	s.paras(&st, 8, x.Sentence)
	if x.Note != "" {
		st.add(4, s.para(x.Note, s.w, small.in(muted)))
	}
	t := s.table("Nine elements",
		column{title: "Element", width: 104},
		column{title: "Status", width: 74},
		column{title: "What is there", width: 128},
		column{title: "What is missing", width: s.w - 104 - 74 - 128 - 84},
		column{title: "Where", width: 84},
	)
	for i := range x.Elements {
		e := &x.Elements[i]
		t.add(s.item(export.OrderText(e.Number), e.Name, t.inner(0), small),
			s.chip(export.Status{Key: elementKeys[e.Status], Word: e.Status}, t.inner(1)),
			export.OrDash(export.Lines(e.Has)), export.OrDash(export.Lines(e.Lacks)), e.Where)
	}
	if len(t.rows) == 0 {
		s.paras(&st, 8, export.SayNoElement)
		return st
	}
	st.add(8, t)
	return st
}
