package pdf

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"clinicready/export"
	"clinicready/export/exporttest"
)

func render(t *testing.T, r export.Report, opt Options) ([]byte, Stats) {
	t.Helper()
	var b bytes.Buffer
	stats, err := Write(&b, r, opt)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), stats
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	for name, r := range reports() {
		for _, kind := range []Kind{Management, Full} {
			opt := Options{Kind: kind, AttachJSON: []byte(`{"schema":1}`)}
			first, _ := render(t, r, opt)
			again := 1
			if name == "half" {
				// The library keeps its fonts in maps: once is not enough.
				again = 6
			}
			for range again {
				if again, _ := render(t, r, opt); !bytes.Equal(first, again) {
					t.Fatalf("%s %s differs from one time to the next", name, kind)
				}
			}
		}
	}
}

func TestDatesComeFromTheReport(t *testing.T) {
	b, _ := render(t, clinic(5, true), Options{Kind: Management})
	for _, want := range []string{"/CreationDate (D:20261123000000)", "/ModDate (D:20261123000000)"} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
}

// The file holds nothing that acts: no script, no address, no password.
func TestNothingActive(t *testing.T) {
	for name, r := range reports() {
		b, _ := render(t, r, Options{Kind: Full})
		for _, bad := range []string{"/URI", "/JavaScript", "/Encrypt", "/Metadata", "/Launch"} {
			if bytes.Contains(b, []byte(bad)) {
				t.Errorf("%s holds %s", name, bad)
			}
		}
	}
}

func TestStatsTellWhatWasLost(t *testing.T) {
	r := clinic(5, false)
	_, stats := render(t, r, Options{Kind: Full})
	if stats.Substituted != 0 {
		t.Errorf("%d characters lost of a plain report", stats.Substituted)
	}
	r.Findings.Items[0].Note = "good 👍, 漢字"
	f, err := layout(&r, Options{Kind: Full})
	if err != nil {
		t.Fatal(err)
	}
	if f.d.lost != 3 {
		t.Errorf("%d characters lost, want 3", f.d.lost)
	}
	if !strings.Contains(pageText(f), "3 characters could not be printed") {
		t.Error("the report does not say so")
	}
}

// pageText is all text of all pages, a space between the lines.
func pageText(f *flow) string {
	var b strings.Builder
	for _, p := range f.pages {
		for _, m := range p.marks {
			if m.kind == textMark {
				b.WriteString(m.text + " ")
			}
		}
	}
	return b.String()
}

func TestPagesAreCounted(t *testing.T) {
	for name, r := range reports() {
		b, stats := render(t, r, Options{Kind: Full})
		if n := bytes.Count(b, []byte("<</Type /Page\n")); n != stats.Pages {
			t.Errorf("%s: %d pages in the file, %d told", name, n, stats.Pages)
		}
	}
}

func TestBadRequests(t *testing.T) {
	r := clinic(5, false)
	if _, err := Write(io.Discard, r, Options{Kind: "poster"}); !errors.Is(err, ErrKind) {
		t.Errorf("kind poster: %v", err)
	}
	r.Cover.AsOf = export.Day{}
	if _, err := Write(io.Discard, r, Options{Kind: Full}); !errors.Is(err, ErrDate) {
		t.Errorf("no day: %v", err)
	}
}

// A panic becomes an error: a Report that breaks a promise of its own must not
// take the program down.
func TestPanicBecomesError(t *testing.T) {
	r := clinic(5, false)
	r.QuickWins = []int{99}
	if _, err := Write(io.Discard, r, Options{Kind: Full}); err == nil || !strings.Contains(err.Error(), "drawing the report") {
		t.Errorf("error %v", err)
	}
}

type full struct{ room int }

func (w *full) Write(b []byte) (int, error) {
	if w.room -= len(b); w.room < 0 {
		return 0, errors.New("disk full")
	}
	return len(b), nil
}

func TestAFailingWriterIsTold(t *testing.T) {
	if _, err := Write(&full{room: 1000}, clinic(5, false), Options{Kind: Management}); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("error %v", err)
	}
}

// What page 1 must say, whatever the clinic.
func TestSummarySays(t *testing.T) {
	r := clinic(12, false)
	f, err := layout(&r, Options{Kind: Management})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, m := range f.pages[1].marks {
		if m.kind == textMark {
			b.WriteString(m.text + " ")
		}
	}
	text := b.String()
	for _, want := range []string{
		"HIPAA: Not ready (provisional)", "46 %", "36 %", "13 %", "closes the two open must-haves", "3 of 5 must-haves",
		"Turn on the second factor everywhere", "suggested: IT person", "22 Dec 2026", "at most $5,000",
		"Approve at most $5,500", "Name an owner", "Does every person sign in", "Hours a week are not given",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("page 1 does not say %q", want)
		}
	}
	boxes := 0
	for _, m := range f.pages[1].marks {
		if m.kind == rectMark && m.stroke != nil && *m.stroke == ink {
			boxes++
		}
	}
	if boxes != len(r.Summary.Decisions) {
		t.Errorf("%d tick boxes for %d decisions", boxes, len(r.Summary.Decisions))
	}
}

// The worked example of the method comes out with its numbers.
func TestWorkedExample(t *testing.T) {
	r := export.Build(exporttest.ExampleD().Source())
	f, err := layout(&r, Options{Kind: Full})
	if err != nil {
		t.Fatal(err)
	}
	text := pageText(f)
	for _, want := range []string{
		"Doing items 1-5 (104 hours, $500 to $5,500) takes readiness from 46 % to 74 %",
		"Now: 78 risk points", "After the plan: 28 risk points", "Not ready",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
}
