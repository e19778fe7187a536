package pdf

import (
	"strings"
	"testing"

	"clinicready/export"
	"clinicready/export/exporttest"
)

// A Partly is printed with what was found here, and never with the example that
// the question gives; whoever was planned for an action stands beside it.
func TestFindingsOfPartly(t *testing.T) {
	r := export.Build(exporttest.Bundled().Source())
	for _, kind := range []Kind{Management, Full} {
		f, err := layout(&r, Options{Kind: kind})
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(printed(f)), " ")
		if strings.Contains(text, exporttest.Example) {
			t.Errorf("%s prints the question's example of Partly", kind)
		}
		if !strings.Contains(text, "Sam") {
			t.Errorf("%s does not name who planned it", kind)
		}
		if kind == Management {
			continue
		}
		for id, want := range exporttest.BundledFindings() {
			if id == "asked" {
				want = "Is asked done? Partly, as asked."
			}
			if !strings.Contains(text, want) {
				t.Errorf("the finding of %s is not printed: %s", id, want)
			}
		}
		for _, want := range []string{"as planned in the answer; the plan computes", "missed: it was planned for 19 Nov 2026"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not printed", want)
			}
		}
	}
}
