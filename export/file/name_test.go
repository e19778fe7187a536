package file_test

import (
	"io"
	"path/filepath"
	"strings"
	"testing"

	"clinicready/export/file"
)

// A line break in a path is not a line break in a message.
func TestPathsStayOnOneLine(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{filepath.Join(dir, "no\nfolder", "a.pdf"), filepath.Join(dir, "a\n.clinic")} {
		err := file.Write(path, false, func(io.Writer) error { return nil })
		if err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q", err)
		}
	}
}
