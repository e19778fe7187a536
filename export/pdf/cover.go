package pdf

import (
	"clinicready/export"
)

// cover lays out the first page. It carries no number; neither does what a
// very long name or list pushes to a next page.
func (f *flow) cover(c export.Cover) {
	f.newPage(false)
	foot := f.para(export.Join("\n", export.ConfidentialSentence, c.Ranked, c.Program), f.w, micro)
	st := f.coverIn(c, 76, 34, 18, body)
	if st.size()+20+foot.size() > f.h {
		st = f.coverIn(c, 4, 14, 8, small)
	}
	st.add(max(20, f.h-st.size()-foot.size()), foot)
	f.put(st)
	// Whatever follows begins a page.
	f.y = f.bottom
	f.numbering = true
}

// coverIn is the cover with some air at its top, before and around its facts.
func (f *flow) coverIn(c export.Cover, top, before, around float64, st style) stack {
	out := stack{{block: &drawing{5, func(c canvas, x, y float64) { c.fill(x, y, 56, 5, accent) }}}, {block: gap(top)}}
	out.add(0, f.para(c.Counsel, f.w, small.strong().in(muted)))
	out.add(10, f.para(c.Title, f.w, style{bold, 26, 33, accent}).as(roleHeading))
	out.add(12, f.para(c.Clinic, f.w, f.clinicStyle(c.Clinic)))
	out.add(6, f.para(export.Join(" · ", c.Assessment, c.AsOf.Text), f.w, body.in(muted)))
	out.add(before, &box{inner: f.fields(c.Fields(), 110, f.w-2*around, st), width: f.w, pad: around, fill: panel, bar: &accent})
	if c.Draft && c.DraftNote != "" {
		out.add(16, &box{inner: f.para(c.DraftNote, f.w-24, body.strong()), width: f.w, pad: 12, fill: wash})
	}
	return out
}

// clinicStyle sets a long name smaller.
func (f *flow) clinicStyle(name string) style {
	for _, st := range []style{{bold, 20, 26, ink}, {bold, 14, 19, ink}, body.strong()} {
		if len(f.m.breakLines(f.d.text(name), f.w, st)) <= 2 {
			return st
		}
	}
	return small.strong()
}
