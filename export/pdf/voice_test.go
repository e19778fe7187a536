package pdf

import (
	"bytes"
	"regexp"
	"slices"
	"testing"

	"clinicready/export"
	"clinicready/export/markdown"
)

// numbered finds the headings that the contents of a text list: a number
// before each, below the title.
var numbered = regexp.MustCompile(`(?m)^#{2,3} ([0-9][0-9.]* .*)$`)

// PDF and Markdown print the same numbered headings in the same order.
func TestBothFormsHaveTheSameHeadings(t *testing.T) {
	eachLayout(t, func(t *testing.T, f *flow, r export.Report, opt Options) {
		if opt.Kind == Management {
			return
		}
		var text bytes.Buffer
		if err := markdown.Write(&text, r); err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, m := range numbered.FindAllStringSubmatch(text.String(), -1) {
			want = append(want, m[1])
		}
		var got []string
		for _, e := range f.entries {
			if e.level < 2 {
				got = append(got, e.title)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("the PDF has the headings\n%q\nand Markdown\n%q", got, want)
		}
		for i, section := range sections() {
			if !slices.ContainsFunc(got, func(s string) bool { return s == export.OrderText(i+1)+" "+section }) {
				t.Errorf("section %d, %q, is not among %q", i+1, section, got)
			}
		}
	})
}

// sections are the sections of the full report in order.
func sections() []string {
	return []string{
		export.SectionSummary, export.SectionContents, export.SectionScope, export.SectionReadiness, export.SectionRisk,
		export.SectionRoadmap, export.SectionCurve, export.SectionSheets, export.SectionFindings, export.SectionWorking,
		export.SectionVendors, export.SectionClaims, export.SectionAreas, export.SectionElements, export.SectionDuties,
		export.SectionMethod, export.SectionAudit, export.SectionSignOff,
	}
}
