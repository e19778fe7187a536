package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/sqlite"
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
}

var _ ui.Desk = (*Desk)(nil)

// New returns a desk over a data folder, which need not exist.
func New(folder, program string, now func() time.Time) *Desk {
	return &Desk{folder: folder, now: now, program: program}
}

// Folder implements ui.Desk.
func (d *Desk) Folder() string { return d.folder }

// Cards implements ui.Desk.
func (d *Desk) Cards(ctx context.Context) ([]ui.Card, error) { return CardsIn(ctx, d.folder) }

// CardsIn lists the clinic files of a folder by name of the clinic. A folder
// that is not there holds none.
func CardsIn(ctx context.Context, dir string) ([]ui.Card, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the folder of clinics: %w", err)
	}
	var out []ui.Card
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !strings.EqualFold(filepath.Ext(f.Name()), Extension) || f.IsDir() {
			continue
		}
		out = append(out, card(ctx, filepath.Join(dir, f.Name())))
	}
	slices.SortStableFunc(out, func(a, b ui.Card) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return out, nil
}

func card(ctx context.Context, path string) ui.Card {
	s, err := sqlite.Summarize(ctx, path)
	if assessment.IsCode(err, assessment.CodeStale) {
		s, err = computed(ctx, path)
	}
	if err != nil {
		return ui.Card{Path: path, Name: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), Problem: err.Error()}
	}
	return ui.Card{
		Path: path, Name: s.Name, Assessment: s.Assessment, Target: s.Target, HIPAA: s.VerdictHIPAA, Type1: s.Verdict1,
		Type2: s.Verdict2, R: s.R, R1: s.R1, R2: s.R2, Coverage: s.Coverage, Touched: s.Touched,
	}
}

// computed is the summary of a file whose rows another version wrote: what the
// journal says, and nothing that is believed unchecked.
func computed(ctx context.Context, path string) (sum sqlite.Summary, err error) {
	st, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return sum, err
	}
	defer st.Close() //nolint:errcheck // it was only read
	s, err := session.Open(ctx, st, time.Now)
	if err != nil {
		return sum, err
	}
	c := s.Clinic()
	sum = sqlite.Summary{Path: path, ClinicID: c.ID, Name: c.Name, Touched: c.Created.String(), Events: c.Head.Count}
	if r, ok := s.LatestRow(); ok {
		sum.Assessment, sum.AssessmentID, sum.Kind, sum.Target, sum.Mode, sum.Touched = r.Title, r.ID, r.Kind, r.Target, r.Mode, r.Touched
		sum.R, sum.R1, sum.R2, sum.Coverage = r.R, r.R1, r.R2, r.Coverage
		sum.VerdictHIPAA, sum.Verdict1, sum.Verdict2 = r.VerdictHIPAA, r.Verdict1, r.Verdict2
	}
	return sum, nil
}

// Open implements ui.Desk.
func (d *Desk) Open(ctx context.Context, path string) (*ui.Handle, error) {
	st, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, d.elsewhere(path, err)
	}
	return d.handle(ctx, path, st, st.HeldBy())
}

// OpenReading opens a clinic file for a command that only reads.
func (d *Desk) OpenReading(ctx context.Context, path string) (*ui.Handle, error) {
	st, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, d.elsewhere(path, err)
	}
	return d.handle(ctx, path, st, "")
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
	return &assessment.Error{Code: assessment.CodeMissing, Text: "there is no clinic file " + path + " in this folder; there is one at " + there, Cause: err}
}

func (d *Desk) handle(ctx context.Context, path string, st assessment.Store, heldBy string) (*ui.Handle, error) {
	s, err := session.Open(ctx, st, d.now)
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return &ui.Handle{Path: path, Session: s, HeldBy: heldBy, Close: st.Close}, nil
}
