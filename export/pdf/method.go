package pdf

import (
	"slices"

	"clinicready/export"
)

// method is how the numbers came about, the words, and what this is not.
func (s *setter) method(x *export.Method) stack {
	st := s.section(export.SectionMethod)
	for _, n := range x.Notes {
		st.add(6, s.para(n, s.w, small))
	}
	scales := x.Scales()
	for pair := range slices.Chunk(scales[:], 2) {
		st.add(12, s.scales(pair))
	}
	s.sub(&st, export.PartRiskTable)
	st.tie(4, s.para(export.SayRiskTable, s.w, small.in(muted)))
	st.add(6, s.riskTable(x))
	if len(x.Glossary) > 0 {
		s.sub(&st, export.PartGlossary)
		st.add(6, s.fields(x.Glossary, 130, s.w, small))
	}
	if len(x.Packs) > 0 {
		s.sub(&st, export.PartPacks)
		t := s.table(export.PartPacks, column{title: "Pack", width: 140}, column{title: "Version", width: 48}, column{title: "SHA-256", width: s.w - 188})
		for _, p := range x.Packs {
			t.add(export.Join("\n", p.Title, p.ID), p.Version, s.para(p.SHA256, t.inner(2), micro.in(ink)).as(roleCell))
		}
		st.add(6, t)
	}
	if len(x.Watch) > 0 {
		s.sub(&st, export.PartWatch)
		st.add(6, s.bullets(x.Watch, s.w, small))
	}
	if len(x.Disclaimers) > 0 {
		s.sub(&st, export.PartDisclaimers)
		st.add(6, s.bullets(x.Disclaimers, s.w, small))
	}
	return st
}

// scales are two scales side by side.
func (s *setter) scales(pair []export.FieldGroup) block {
	const between = 24
	w := (s.w - between) / 2
	out := &columns{}
	for i, sc := range pair {
		var st stack
		if len(sc.Fields) > 0 {
			st.tie(0, s.label(sc.Title, w))
			st.add(2, s.fields(sc.Fields, 84, w, small))
		}
		out.blocks, out.xs = append(out.blocks, st), append(out.xs, float64(i)*(w+between))
	}
	return together{out, s.h}
}

// riskTable is the look-up table, in words and colors.
func (s *setter) riskTable(x *export.Method) *table {
	const names = 84
	cols := []column{{title: "Likelihood", width: names}}
	for _, l := range x.Scale {
		cols = append(cols, column{title: "impact " + l.Word, width: (s.w - names) / 5})
	}
	t := s.table(export.PartRiskTable, cols...)
	for l := 4; l >= 0; l-- {
		cells := []any{x.Scale[l].Word}
		for i := range 5 {
			cells = append(cells, s.levelChip(x.RiskTable[l][i], t.inner(i+1)))
		}
		t.add(cells...)
	}
	return t
}
