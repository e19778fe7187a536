package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"clinicready/export"
	"clinicready/export/exporttest"
	"clinicready/export/markdown"
)

// A Partly is printed with what was found here, and never with the example that
// the question gives.
func TestFindingsOfPartly(t *testing.T) {
	var b bytes.Buffer
	if err := markdown.Write(&b, export.Build(exporttest.Bundled().Source())); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(b.String()), " ")
	if strings.Contains(text, exporttest.Example) {
		t.Error("the question's example of Partly is printed")
	}
	for id, want := range exporttest.BundledFindings() {
		if id == "asked" {
			want = "Is asked done? Partly, as asked."
		}
		if !strings.Contains(text, want) {
			t.Errorf("the finding of %s is not printed: %s", id, want)
		}
	}
}
