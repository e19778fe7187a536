//go:build pdftools

package pdf

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// These tests need qpdf and pdftotext, and fail without them: run them with
// -tags pdftools.

func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func written(t *testing.T, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFilesAreSound(t *testing.T) {
	for name, r := range reports() {
		for _, opt := range []Options{{Kind: Management}, {Kind: Full}, {Kind: Full, AttachJSON: []byte(`{"schema":1}`)}} {
			b, _ := render(t, r, opt)
			if out := tool(t, "qpdf", "--check", written(t, b)); !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
				t.Errorf("%s %s: %s", name, opt.Kind, out)
			}
		}
	}
}

// Bookmarks and the links of the contents lead to the page of their heading,
// also when an attachment stands before the pages in the file.
func TestDestinationsArePages(t *testing.T) {
	r := clinic(12, true)
	f, err := layout(&r, Options{Kind: Full})
	if err != nil {
		t.Fatal(err)
	}
	for _, attach := range [][]byte{nil, []byte(`{"schema":1}`)} {
		b, _ := render(t, r, Options{Kind: Full, AttachJSON: attach})
		var file struct {
			Pages    []struct{ Object string }
			Outlines []outline
		}
		out := tool(t, "qpdf", "--json", "--json-key=outlines", "--json-key=pages", written(t, b))
		if err := json.Unmarshal([]byte(out), &file); err != nil {
			t.Fatal(err)
		}
		if len(file.Pages) != len(f.pages) {
			t.Fatalf("%d pages, want %d", len(file.Pages), len(f.pages))
		}
		got := flatten(file.Outlines)
		if len(got) != len(f.entries) {
			t.Fatalf("%d bookmarks, want %d", len(got), len(f.entries))
		}
		for i, e := range f.entries {
			if got[i].Title != e.title || got[i].Page != e.page+1 {
				t.Errorf("bookmark %q leads to page %d, want %q on %d", got[i].Title, got[i].Page, e.title, e.page+1)
			}
		}
		links := 0
		for _, m := range linkTarget.FindAllStringSubmatch(string(b), -1) {
			links++
			if !strings.Contains(out, `"object": "`+m[1]+` 0 R"`) {
				t.Errorf("a link leads to object %s, which is not a page", m[1])
			}
		}
		if links < 18 {
			t.Errorf("%d links", links)
		}
	}
}

// linkTarget finds the object that a link annotation leads to.
var linkTarget = regexp.MustCompile(`/Border \[0 0 0\] /Dest \[(\d+) 0 R`)

type outline struct {
	Title string
	Page  int `json:"destpageposfrom1"`
	Kids  []outline
}

func flatten(os []outline) []outline {
	var out []outline
	for _, o := range os {
		out = append(append(out, o), flatten(o.Kids)...)
	}
	return out
}

func TestAttachmentComesBack(t *testing.T) {
	want := `{"schema":1,"answers":[]}`
	b, _ := render(t, clinic(5, false), Options{Kind: Full, AttachJSON: []byte(want)})
	path := written(t, b)
	if out := tool(t, "qpdf", "--list-attachments", path); !strings.Contains(out, "Attachement1") {
		t.Fatalf("attachments: %s", out)
	}
	if got := tool(t, "qpdf", "--show-attachment=Attachement1", path); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A reader gets the text back, the verdict and the numbers among it.
func TestTextIsReadable(t *testing.T) {
	b, _ := render(t, clinic(12, false), Options{Kind: Full})
	text := strings.Join(strings.Fields(tool(t, "pdftotext", "-layout", written(t, b), "-")), " ")
	for _, want := range []string{
		"Riverside Family Clinic", "Management summary", "HIPAA: Not ready (provisional)", "46 %", "takes readiness from 46 % to 71 %",
		"Risk points fall from 78 to 28.", "page 1 of", "Sign-off", "Next review: 23 Nov 2027", "✓ Yes", "✕ No",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in the text", want)
		}
	}
}
