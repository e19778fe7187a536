package pdf

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"clinicready/export"
)

// Kind chooses what the PDF holds.
type Kind string

// The kinds: four pages for management, or everything.
const (
	Management Kind = "management"
	Full       Kind = "full"
)

// Options choose among the forms of one Report.
type Options struct {
	// Kind is Management or Full.
	Kind Kind
	// A4 chooses A4 paper whatever the Report says; else the Report chooses,
	// US Letter by default.
	A4 bool
	// AttachJSON, when not nil, is attached as answers.json.
	AttachJSON []byte
}

// Stats tell what was written.
type Stats struct {
	// Pages counts all pages, the cover included.
	Pages int
	// Substituted counts the characters that the font could not print and
	// that stand as a small square.
	Substituted int
}

// Errors of Write.
var (
	// ErrKind is an Options.Kind that is neither Management nor Full.
	ErrKind = errors.New("no such kind of report; use management or full")
	// ErrDate is a Report without an as-of day: nothing may depend on the clock.
	ErrDate = errors.New("the report has no as-of day")
)

// Write draws the report. Equal input gives equal bytes. On an error nothing
// that was written to w is a PDF: write to a temporary file.
func Write(w io.Writer, r export.Report, opt Options) (stats Stats, err error) {
	// The PDF library panics on what it cannot do; a report must not take the
	// program down.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("drawing the report: %v\n%s", p, debug.Stack())
		}
	}()
	day, err := time.Parse(time.DateOnly, r.Cover.AsOf.ISO)
	if err != nil {
		return Stats{}, ErrDate
	}
	if opt.Kind != Management && opt.Kind != Full {
		return Stats{}, fmt.Errorf("%q: %w", opt.Kind, ErrKind)
	}
	f, err := layout(&r, opt)
	if err != nil {
		return Stats{}, err
	}
	err = f.output(w, properties{
		title:   export.Join(" · ", r.Cover.Clinic, r.Cover.Title),
		author:  export.Join(", ", r.Cover.PreparedBy, r.Cover.Program),
		subject: export.Join(" · ", r.Cover.Assessment, r.Cover.AsOf.Text, r.Cover.ReportID),
		creator: r.Cover.Program,
		date:    day,
		attach:  opt.AttachJSON,
	})
	if err != nil {
		return Stats{}, err
	}
	return Stats{Pages: len(f.pages), Substituted: f.d.lost}, nil
}

// maxPasses bounds the passes: the first finds the pages and the contents, the
// second lists them, which may push pages on, the third proves that it settled.
const maxPasses = 5

// layout puts the report on pages until the contents agree with the pages.
func layout(r *export.Report, opt Options) (*flow, error) {
	m, err := loadMetrics()
	if err != nil {
		return nil, err
	}
	var before *flow
	for range maxPasses {
		f := pass(r, opt, m, before)
		if f.same(before) {
			return f, nil
		}
		before = f
	}
	return nil, errors.New("the contents of the report do not settle")
}

// pass lays out the whole report once.
func pass(r *export.Report, opt Options, m *metrics, before *flow) *flow {
	g := letter
	if opt.A4 || r.Cover.PaperA4 {
		g = a4
	}
	c := &r.Cover
	f := newFlow(&setter{m: m, d: newDoor(m)}, g, c.RunningHead, export.Join(" · ", c.Title, export.Confidential), c.RunningFoot, c.Draft)
	f.before = before
	f.cover(*c)
	switch opt.Kind {
	case Management:
		f.management(r)
	case Full:
		f.full(r)
	}
	f.furnish()
	return f
}
