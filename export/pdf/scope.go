package pdf

import (
	"clinicready/export"
)

// scope is what was in, what was out and why, who answered, how and when.
func (s *setter) scope(x *export.ScopeSection) stack {
	st := s.section(export.SectionScope)
	s.sub(&st, export.PartIn)
	st.add(4, s.fields(x.In, 150, s.w, small))
	if len(x.Out) > 0 {
		s.sub(&st, export.PartOut)
		st.add(4, s.fields(x.Out, 150, s.w, small))
	}
	if left := x.LeftOutSentence(); left != "" {
		st.add(10, s.para(left, s.w, small))
	}
	s.sub(&st, export.PartWho)
	st.add(4, s.fields(x.Answering(), 150, s.w, small))
	if len(x.Profile) > 0 {
		s.sub(&st, export.PartClinic)
		half := (len(x.Profile) + 1) / 2
		w := (s.w - 24) / 2
		st.add(4, &columns{
			blocks: []block{s.fields(x.Profile[:half], 170, w, small), s.fields(x.Profile[half:], 170, w, small)},
			xs:     []float64{0, w + 24},
		})
	}
	if len(x.Scales) > 0 {
		s.sub(&st, export.PartScales)
		st.add(4, s.fields(x.Scales, 150, s.w, small))
	}
	if len(x.Limits) > 0 {
		s.sub(&st, export.PartLimits)
		st.add(4, s.bullets(x.Limits, s.w, small))
	}
	return st
}

// leftOut lists the questions that the clinic's profile excludes.
func (s *setter) leftOut(list []export.LeftOut) block {
	t := s.table(export.PartLeftOut, column{title: "Question", width: s.w - 190}, column{title: "Because", width: 190})
	for _, l := range list {
		t.add(s.asked(l.Ask, l.ID, t.inner(0)), l.Because)
	}
	return t
}

// asked is a question with its id under it.
func (s *setter) asked(ask, id string, width float64) stack {
	var st stack
	st.add(0, s.para(ask, width, small).as(roleCell), s.para(id, width, micro).as(roleCell))
	return st
}
