//go:build pdftools

package e2e

import (
	"os/exec"
	"strings"
	"testing"
)

// checkPDF checks the file's structure with qpdf and that its text, as
// pdftotext reads it, holds every one of the words.
func checkPDF(t *testing.T, path string, words ...string) {
	t.Helper()
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(out)), " ")
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("the PDF does not say %q", w)
		}
	}
}
