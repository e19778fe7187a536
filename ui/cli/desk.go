package cli

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/assessment/session"
	"clinicready/assessment/sqlite"
	"clinicready/export"
	"clinicready/questionnaires"
	"clinicready/ui"
)

// desk is the Desk over clinic files in a folder.
type desk struct {
	env    Env
	folder string
}

func (env Env) newDesk() (*desk, error) {
	dir, err := env.folder()
	if err != nil {
		return nil, err
	}
	return &desk{env, dir}, nil
}

// Folder implements ui.Desk.
func (d *desk) Folder() string { return d.folder }

// Cards implements ui.Desk.
func (d *desk) Cards(ctx context.Context) ([]ui.Card, error) { return cards(ctx, d.folder) }

// cards lists the clinic files of a folder by name of the clinic. A folder
// that is not there holds none.
func cards(ctx context.Context, dir string) ([]ui.Card, error) {
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
		if !strings.EqualFold(filepath.Ext(f.Name()), extension) || f.IsDir() {
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
	if err != nil {
		return ui.Card{Path: path, Name: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), Problem: err.Error()}
	}
	return ui.Card{
		Path: path, Name: s.Name, Assessment: s.Assessment, Target: s.Target, HIPAA: s.VerdictHIPAA, Type1: s.Verdict1,
		Type2: s.Verdict2, R: s.R, R1: s.R1, R2: s.R2, Coverage: s.Coverage, Touched: s.Touched,
	}
}

// Open implements ui.Desk.
func (d *desk) Open(ctx context.Context, path string) (*ui.Handle, error) {
	st, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, d.env.elsewhere(path, err)
	}
	return d.handle(ctx, path, st, st.HeldBy())
}

// openReading opens a clinic file for a command that only reads.
func (d *desk) openReading(ctx context.Context, path string) (*ui.Handle, error) {
	st, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, d.env.elsewhere(path, err)
	}
	return d.handle(ctx, path, st, "")
}

// elsewhere says where a clinic file is that was named alone, as `list` prints
// it, and is not in the working folder.
func (env Env) elsewhere(path string, err error) error {
	if !assessment.IsCode(err, assessment.CodeMissing) || filepath.Base(path) != path {
		return err
	}
	folder, ferr := env.folder()
	if ferr != nil {
		return err
	}
	there := filepath.Join(folder, path)
	if _, serr := os.Stat(there); serr != nil {
		return err
	}
	return &assessment.Error{Code: assessment.CodeMissing, Text: "there is no clinic file " + path + " in this folder; there is one at " + there, Cause: err}
}

func (d *desk) handle(ctx context.Context, path string, st assessment.Store, heldBy string) (*ui.Handle, error) {
	s, err := session.Open(ctx, st, d.env.Now)
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return &ui.Handle{Path: path, Session: s, HeldBy: heldBy, Close: st.Close}, nil
}

// Create implements ui.Desk.
func (d *desk) Create(ctx context.Context, n ui.NewClinic) (*ui.Handle, error) {
	packs, err := loadPacks(n.PackDirs, n.OnlyPacks)
	if err != nil {
		return nil, err
	}
	if assessment.Clean(n.Name) == "" {
		return nil, &assessment.Error{Code: assessment.CodeRefused, Text: "a clinic needs a name"}
	}
	path := n.Path
	if path == "" {
		if path, err = d.freePath(n.Name); err != nil {
			return nil, err
		}
	}
	st, err := sqlite.Create(ctx, path, newID())
	if err != nil {
		return nil, err
	}
	h, err := d.begin(ctx, path, st, n, packs)
	if err != nil {
		// The file was made a moment ago and holds nothing that anybody saw
		// saved: it goes, so that the name is free for the next try.
		return nil, errors.Join(err, st.Close(), os.Remove(path))
	}
	return h, nil
}

// begin writes the first events of a new clinic file, in one transaction.
func (d *desk) begin(ctx context.Context, path string, st assessment.Store, n ui.NewClinic, packs []questionnaires.Pack) (*ui.Handle, error) {
	title := n.Title
	if title == "" {
		title = "Self-audit " + strconv.Itoa(d.env.Now().Year())
	}
	s, ch, err := session.Create(ctx, st, d.env.Now, n.Actor, session.NewClinicSpec{
		Name: n.Name, Preset: n.Preset, Profile: n.Profile,
		First: &session.OpenSpec{Title: title, Kind: assessment.SelfAudit, Scope: n.Scope, Packs: packs},
	})
	if err != nil {
		return nil, err
	}
	if err := s.Commit(ctx, ch); err != nil {
		return nil, err
	}
	return &ui.Handle{Path: path, Session: s, Close: st.Close}, nil
}

// freePath is a free name in the data folder, which is made if need be.
func (d *desk) freePath(clinic string) (string, error) {
	if err := makeFolder(d.folder); err != nil {
		return "", fmt.Errorf("making the data folder: %w", err)
	}
	base := slug(clinic)
	for i := 1; ; i++ {
		name := base
		if i > 1 {
			name += "-" + strconv.Itoa(i)
		}
		path := filepath.Join(d.folder, name+extension)
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			return path, nil
		} else if err != nil {
			return "", fmt.Errorf("looking for a free name: %w", err)
		}
	}
}

// newID is a random id: 128 bits in hexadecimal.
func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails: the standard library ends the program instead
	return hex.EncodeToString(b[:])
}

// loadPacks reads the packs of folders, after the embedded ones or in their
// place. What is wrong is questionnaires.LoadErrors.
func loadPacks(dirs []string, only bool) ([]questionnaires.Pack, error) {
	var packs []questionnaires.Pack
	if !only {
		packs = questionnaires.EmbeddedPacks()
	}
	own, err := loadFolders(dirs)
	if err != nil {
		return nil, err
	}
	packs = append(packs, own...)
	if _, err := questionnaires.Combine(packs...); err != nil {
		return nil, err
	}
	return packs, nil
}

// loadFolders reads packs from folders.
func loadFolders(dirs []string) ([]questionnaires.Pack, error) {
	var packs []questionnaires.Pack
	for _, dir := range dirs {
		p, err := questionnaires.LoadDir(os.DirFS(dir), dir)
		if err != nil {
			return nil, err
		}
		packs = append(packs, p)
	}
	return packs, nil
}

// source is what a report is built from.
func source(s *session.Session, a *assessment.Assessment, in method.Input) export.Source {
	r := method.Evaluate(in)
	return export.Source{
		Clinic: s.Clinic(), Assessment: a, Set: in.Set, Input: in, Result: r, Plan: method.BuildPlan(in, r),
		Head: s.Clinic().Head, Program: program,
	}
}

// Report implements ui.Desk.
func (d *desk) Report(h *ui.Handle, a *assessment.Assessment, asOf assessment.Date) export.Report {
	return export.Build(source(h.Session, a, h.Session.Input(a, asOf)))
}
