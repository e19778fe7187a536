package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/sqlite"
	"clinicready/export/file"
	"clinicready/ui"
)

// Desk is the Desk over clinic files in a folder.
type Desk struct {
	// folder is the data folder; "" where the computer has none, which only
	// matters to who does not name a file.
	folder string
	now    func() time.Time
	// program is name and version as reports print them.
	program string
	// Tell says a sentence that no command waits for: that a backup could not be
	// made. It may be called from any goroutine; nil says nothing.
	Tell func(string)
	// Warn is called with what a clinic's Standing says when it is opened, for
	// commands, which show none; nil for the others.
	Warn func(string)
}

var _ ui.Desk = (*Desk)(nil)

// New returns a desk over a data folder, which need not exist.
func New(folder, program string, now func() time.Time) *Desk {
	return &Desk{folder: folder, now: now, program: program}
}

// Folder implements ui.Desk.
func (d *Desk) Folder() string { return d.folder }

// Sweep removes from the data folder what programs that ended badly left there:
// files that they were writing, and clinics that they were making.
func (d *Desk) Sweep() {
	if d.folder == "" {
		return
	}
	_, _ = file.Sweep(d.folder) // what cannot be removed is in nobody's way
	sqlite.Sweep(d.folder)
}

// Open implements ui.Desk.
func (d *Desk) Open(ctx context.Context, path string) (*ui.Handle, error) {
	st, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, d.explain(ctx, path, err)
	}
	return d.handle(ctx, path, st)
}

// OpenReading opens a clinic file for a command that only reads.
func (d *Desk) OpenReading(ctx context.Context, path string) (*ui.Handle, error) {
	st, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, d.explain(ctx, path, err)
	}
	return d.handle(ctx, path, st)
}

// elsewhere says where a clinic file is that was named alone, as `list` prints
// it, and is not in the working folder.
func (d *Desk) elsewhere(path string, err error) error {
	if !assessment.IsCode(err, assessment.CodeMissing) || filepath.Base(path) != path || d.folder == "" {
		return err
	}
	there := filepath.Join(d.folder, path)
	if _, serr := os.Stat(there); serr != nil {
		return err
	}
	return &assessment.Error{Code: assessment.CodeMissing, Text: "there is no clinic file " + assessment.CleanPath(path) + " in this folder; there is one at " + assessment.CleanPath(there), Cause: err}
}

func (d *Desk) handle(ctx context.Context, path string, st *sqlite.Store) (*ui.Handle, error) {
	s, err := session.Open(ctx, keeper{st, func(ctx context.Context) { d.keep(ctx, path) }}, d.now)
	if err != nil {
		return nil, d.explain(ctx, path, errors.Join(err, st.Close()))
	}
	h := d.handleOf(path, s, st)
	h.HeldBy, h.Keep = st.HeldBy(), d.keeping(path, s, s.Clinic().Head)
	return h, nil
}
