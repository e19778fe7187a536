package pdf

import (
	"strings"

	"clinicready/export"
)

// vendors is the register of vendors.
func (s *setter) vendors(x *export.VendorSection) stack {
	st := s.section(export.SectionVendors)
	if len(x.Rows) == 0 {
		s.paras(&st, 8, export.SayNoVendor)
		return st
	}
	st.tie(8, s.para(export.Join(" ", export.SayRegister, x.Note), s.w, small.in(muted)))
	t := s.table(export.SectionVendors,
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
		name.add(2, s.para(export.Prefixed("for ", strings.Join(v.Questions, ", ")), t.inner(0), micro).as(roleCell))
		name.add(2, s.para(v.Problem, t.inner(0), micro.strong().in(ink)).as(roleCell))
		t.add(name,
			strings.Join(v.Agreement, "\n"), strings.Join(v.Assurance, "\n"), strings.Join(v.Reviewed, "\n"),
			v.Standing)
	}
	st.add(6, t)
	return st
}
