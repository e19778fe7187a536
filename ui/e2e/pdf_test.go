//go:build !pdftools

package e2e

import (
	"bytes"
	"os"
	"testing"
)

// checkPDF checks that the file is a whole PDF; what it says is read where
// pdftotext is at hand.
func checkPDF(t *testing.T, path string, _ ...string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(b, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(b), []byte("%%EOF")) {
		t.Errorf("%s is not a whole PDF", path)
	}
}
