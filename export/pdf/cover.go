package pdf

import (
	"strings"

	"clinicready/export"
)

// cover lays out the first page. It carries no number; neither does what a
// very long name or list pushes to a next page.
func (f *flow) cover(c export.Cover) {
	f.newPage(false)
	foot := f.para(joined("\n", "Confidential: lists security weaknesses. Share it only with the people it is meant for.", c.Program), f.w, micro)
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
	out.add(6, f.para(joined(" · ", c.Assessment, c.AsOf.Text), f.w, body.in(muted)))
	facts := []export.Field{
		{Label: "Scope", Value: c.Scope},
		{Label: "Working toward", Value: c.Target},
		{Label: "Kind", Value: c.Kind},
		{Label: "As of", Value: c.AsOf.Text},
		{Label: "Prepared by", Value: c.PreparedBy},
		{Label: "Prepared for", Value: c.PreparedFor},
		{Label: "Distribution", Value: strings.Join(c.Distribution, "\n")},
		{Label: "Coverage", Value: c.Coverage.Text + " answered, by weight"},
		{Label: "Confidence", Value: c.Confidence},
		{Label: "Report id", Value: c.ReportID},
		{Label: "Journal head", Value: c.Head},
	}
	out.add(before, &box{inner: f.fields(facts, 110, f.w-2*around, st), width: f.w, pad: around, fill: panel, bar: &accent})
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

// joined puts the parts that are not empty together.
func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
