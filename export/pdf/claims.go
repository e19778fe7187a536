package pdf

import "clinicready/export"

// claims is the full record of what counts otherwise than by a Yes.
func (s *setter) claims(x *export.Claims, leftOut []export.LeftOut) stack {
	st := s.section("Alternatives, compensating, not applicable, accepted")
	found := false
	for _, g := range []struct {
		title  string
		claims []export.Claim
	}{
		{"Alternatives to addressable specifications", x.Alternatives},
		{"Compensating controls", x.Compensating},
		{"Not applicable", x.NotApplicable},
		{"Inherited from vendors", x.Inherited},
	} {
		if len(g.claims) == 0 {
			continue
		}
		found = true
		s.minor(&st, g.title)
		st.add(6, s.claimTable(g.title, g.claims))
	}
	if len(x.Accepted) > 0 {
		found = true
		s.minor(&st, "Accepted risks")
		st.tie(4, s.para("These actions are out of the plan's order and projection.", s.w, small.in(muted)))
		t := s.table("Accepted risks", column{title: "Action", width: 220}, column{title: "Risk", width: 90}, column{title: "Record", width: s.w - 310})
		for i := range x.Accepted {
			a := &x.Accepted[i]
			t.add(joined("\n", a.Title, lines(a.Finding)), s.levelChip(a.RiskNow, t.inner(1)), s.fields(a.Record, 70, t.inner(2), small))
		}
		st.add(6, t)
	}
	if len(x.Overrides) > 0 {
		found = true
		s.minor(&st, "Changed likelihood or impact")
		t := s.table("Changed likelihood or impact", column{title: "Question", width: 210}, column{title: "Change", width: 130}, column{title: "Reason", width: s.w - 340})
		for i := range x.Overrides {
			o := &x.Overrides[i]
			t.add(s.asked(o.Ask, o.ID, t.inner(0)), o.Text, o.Reason)
		}
		st.add(6, t)
	}
	if len(leftOut) > 0 {
		found = true
		s.minor(&st, "Left out by the profile")
		st.add(6, s.leftOut(leftOut))
	}
	if !found {
		s.paras(&st, 8, "None is recorded.")
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
		q.add(2, s.para(citations(c.Citations), t.inner(0), micro.in(ink)).as(roleCell))
		var counts stack
		counts.add(0, s.chip(c.Status, t.inner(1)))
		counts.add(3, s.para(c.Counts+when(!c.Complete, " (record incomplete)"), t.inner(1), small.strong()).as(roleCell))
		counts.add(2, s.para(lines(c.Why), t.inner(1), micro.in(ink)).as(roleCell))
		t.add(q, counts, s.fields(c.Record, 84, t.inner(2), small))
	}
	return t
}
