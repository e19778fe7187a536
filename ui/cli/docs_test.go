package cli_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	mdLink = regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)
	mdPath = regexp.MustCompile("`((?:ui|export|assessment|questionnaires|docs|\\.ci)/[A-Za-z0-9_./-]*)`")
)

// Documents name only files and folders that are there.
func TestDocumentsNameWhatExists(t *testing.T) {
	root := filepath.Join("..", "..")
	var docs []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(path) == ".md" && !strings.Contains(path, "testdata") {
			docs = append(docs, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, doc := range docs {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		check := func(base, name string) {
			seen++
			if _, err := os.Stat(filepath.Join(base, name)); err != nil {
				t.Errorf("%s names %s, which is not there", doc, name)
			}
		}
		for _, m := range mdLink.FindAllStringSubmatch(string(text), -1) {
			if !strings.Contains(m[1], "://") {
				check(filepath.Dir(doc), m[1])
			}
		}
		for _, m := range mdPath.FindAllStringSubmatch(string(text), -1) {
			check(root, m[1])
		}
	}
	if len(docs) < 8 || seen < 15 {
		t.Errorf("saw %d documents with %d names: the rule looked at nothing", len(docs), seen)
	}
}
