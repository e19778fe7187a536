package pdf

import (
	"strings"

	"clinicready/export"
)

// vendors is the register of vendors.
func (s *setter) vendors(x *export.VendorSection) stack {
	st := s.section("Vendors")
	if len(x.Rows) == 0 {
		s.paras(&st, 8, "No vendor is recorded.")
		return st
	}
	st.tie(8, s.para(joined(" ", "In the order of the register.", x.Note), s.w, small.in(muted)))
	t := s.table("Vendors",
		column{title: "Vendor", width: 124},
		column{title: "PHI and agreement", width: 96},
		column{title: "Report", width: 110},
		column{title: "Reviewed", width: s.w - 124 - 96 - 110 - 80},
		column{title: "Standing", width: 80},
	)
	for i := range x.Rows {
		v := &x.Rows[i]
		var name stack
		name.add(0, s.para(v.Name, t.inner(0), small.strong()).as(roleCell))
		name.add(2, s.para(prefixed("for ", strings.Join(v.Questions, ", ")), t.inner(0), micro).as(roleCell))
		name.add(2, s.para(v.Problem, t.inner(0), micro.strong().in(ink)).as(roleCell))
		t.add(name,
			joined("\n", prefixed("PHI: ", v.PHI), prefixed("Agreement: ", v.BAA)),
			joined("\n", v.Report, prefixed("to ", v.Period.Text), prefixed("Bridge letter: ", v.Bridge)),
			joined("\n", prefixed("Covers: ", v.Covers), prefixed("Opinion: ", v.Opinion), prefixed("User controls: ", v.UserControls)),
			v.Standing)
	}
	st.add(6, t)
	return st
}
