package pdf

import (
	"clinicready/assessment"
	"clinicready/export"
)

// audit is the audit trail in short.
func (f *flow) audit(x *export.Audit) stack {
	st := f.section(export.SectionAudit)
	st.add(8, f.fields(x.Fields(), 150, f.w, small))
	if len(x.Verify) > 0 {
		st.tie(12, f.label(export.PartVerify, f.w))
		st.add(2, f.numbers(x.Verify, f.w, small))
	}
	if f.before != nil && f.before.d.lost > 0 {
		st.add(10, f.para(assessment.Count(f.before.d.lost, "character", "characters")+" could not be printed with the font of this report and shown as "+substitute+". The clinic file and the JSON export hold the text as entered.", f.w, small))
	}
	return st
}

// signOff is the last page. Long names cost air, not a second page.
func (s *setter) signOff(x *export.SignOff) stack {
	counts := s.counts
	var st stack
	for _, air := range []float64{26, 16, 8} {
		s.counts = counts
		if st = s.signOffIn(x, air); st.size() <= s.h {
			break
		}
	}
	return st
}

func (s *setter) signOffIn(x *export.SignOff, air float64) stack {
	st := s.section(export.SectionSignOff)
	s.paras(&st, 10, x.Statement)
	for _, r := range x.Roles {
		st.add(air, s.signature(r, air))
	}
	st.add(air, &box{inner: stack{
		{block: s.para(x.Next(), s.w-24, body.strong())},
		{block: s.para(x.Sooner, s.w-24, small), gap: 3},
	}, width: s.w, pad: 10, fill: wash, bar: &accent})
	return st
}

// signature is a role with lines to write on, and air over them.
func (s *setter) signature(r export.SignRole, air float64) block {
	role := s.para(r.Role, s.w, h3.in(accent))
	name := s.para(orSpace(r.Name), 150, small)
	if len(name.lines) > 2 {
		// A very long name stands beside the role, and the line stays free.
		role = s.para(r.Role+": "+r.Name, s.w, small.strong().in(accent))
		name = s.para(orSpace(""), 150, small)
	}
	under := [3]*para{s.para("Name", 150, micro), s.para("Signature", 190, micro), s.para("Date", 90, micro)}
	xs := [3]float64{0, 180, s.w - 100}
	ws := [3]float64{160, s.w - 180 - 120, 100}
	h := role.size() + air + name.size() + 3 + micro.lead
	return &drawing{h, func(c canvas, x, y float64) {
		role.draw(c, x, y)
		y += role.size() + air
		name.draw(c, x, y)
		y += name.size() + 2
		for i := range xs {
			c.line(x+xs[i], y, x+xs[i]+ws[i], y, ink, 0.6)
			under[i].draw(c, x+xs[i], y+1)
		}
	}}
}

// orSpace keeps a line free to be written on.
func orSpace(s string) string {
	if s == "" {
		return "\u00a0"
	}
	return s
}
