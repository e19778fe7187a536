package pdf

import (
	"strconv"

	"clinicready/export"
)

// scope is what was in, what was out and why, who answered, how and when.
func (s *setter) scope(x *export.ScopeSection) stack {
	st := s.section("Scope, method, limits")
	s.sub(&st, "In scope")
	st.add(4, s.fields(x.In, 150, s.w, small))
	if len(x.Out) > 0 {
		s.sub(&st, "Not in scope, and why")
		st.add(4, s.fields(x.Out, 150, s.w, small))
	}
	if n := len(x.LeftOut); n > 0 {
		st.add(10, s.para("Left out because of what the clinic is: "+plural(n, "question")+". The section on what is not applicable lists each with its reason.", s.w, small))
	}
	s.sub(&st, "Who answered, how, when")
	st.add(4, s.fields([]export.Field{
		{Label: "Questions", Value: strconv.Itoa(x.Answered) + " of " + strconv.Itoa(x.Asked) + " answered"},
		{Label: "Answered by", Value: lines(x.Who)},
		{Label: "From", Value: joined(" to ", x.First.Text, x.Last.Text)},
		{Label: "Closed", Value: joined(" by ", x.Closed.Text, x.ClosedBy)},
		{Label: "Method", Value: lines(x.How)},
		{Label: "Changes of scope", Value: lines(x.Changes)},
	}, 150, s.w, small))
	if len(x.Profile) > 0 {
		s.sub(&st, "The clinic")
		half := (len(x.Profile) + 1) / 2
		w := (s.w - 24) / 2
		st.add(4, &columns{
			blocks: []block{s.fields(x.Profile[:half], 170, w, small), s.fields(x.Profile[half:], 170, w, small)},
			xs:     []float64{0, w + 24},
		})
	}
	if len(x.Scales) > 0 {
		s.sub(&st, "How to read the words")
		st.add(4, s.fields(x.Scales, 150, s.w, small))
	}
	if len(x.Limits) > 0 {
		s.sub(&st, "Limits")
		st.add(4, s.bullets(x.Limits, s.w, small))
	}
	return st
}

// leftOut lists the questions that the clinic's profile excludes.
func (s *setter) leftOut(list []export.LeftOut) block {
	t := s.table("Left out by the profile", column{title: "Question", width: s.w - 190}, column{title: "Because", width: 190})
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
