package pdf

import "clinicready/export"

// claims is the full record of what counts otherwise than by a Yes.
func (s *setter) claims(x *export.Claims, leftOut []export.LeftOut) stack {
	st := s.section(export.SectionClaims)
	found := false
	for _, g := range x.Groups() {
		found = true
		s.minor(&st, g.Title)
		st.add(6, s.claimTable(g.Title, g.Claims))
	}
	if len(x.Accepted) > 0 {
		found = true
		s.minor(&st, export.PartAccepted)
		st.tie(4, s.para(export.SayAccepted, s.w, small.in(muted)))
		t := s.table(export.PartAccepted, column{title: "Action", width: 220}, column{title: "Risk", width: 90}, column{title: "Record", width: s.w - 310})
		for i := range x.Accepted {
			a := &x.Accepted[i]
			t.add(export.Join("\n", a.Title, export.Lines(a.Finding)), s.levelChip(a.RiskNow, t.inner(1)), s.fields(a.Record, 70, t.inner(2), small))
		}
		st.add(6, t)
	}
	if len(x.Overrides) > 0 {
		found = true
		s.minor(&st, export.PartOverrides)
		t := s.table(export.PartOverrides, column{title: "Question", width: 210}, column{title: "Change", width: 130}, column{title: "Reason", width: s.w - 340})
		for i := range x.Overrides {
			o := &x.Overrides[i]
			t.add(s.asked(o.Ask, o.ID, t.inner(0)), o.Text, o.Reason)
		}
		st.add(6, t)
	}
	if len(leftOut) > 0 {
		found = true
		s.minor(&st, export.PartLeftOut)
		st.add(6, s.leftOut(leftOut))
	}
	if !found {
		s.paras(&st, 8, export.SayNoClaim)
	}
	return st
}

func (s *setter) claimTable(name string, cs []export.Claim) *table {
	t := s.table(name,
		column{title: "Question", width: 160},
		column{title: "Counts", width: 110},
		column{title: "Record", width: s.w - 270},
	)
	for i := range cs {
		c := &cs[i]
		q := s.asked(c.Ask, c.ID, t.inner(0))
		q.add(2, s.para(export.Citations(c.Citations), t.inner(0), micro.in(ink)).as(roleCell))
		var counts stack
		counts.add(0, s.chip(c.Status, t.inner(1)))
		counts.add(3, s.para(c.CountsText(), t.inner(1), small.strong()).as(roleCell))
		counts.add(2, s.para(export.Lines(c.Why), t.inner(1), micro.in(ink)).as(roleCell))
		t.add(q, counts, s.fields(c.Record, 84, t.inner(2), small))
	}
	return t
}
