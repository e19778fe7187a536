package desk

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/sqlite"
	"clinicready/questionnaires"
	"clinicready/ui"
)

// Create implements ui.Desk.
func (d *Desk) Create(ctx context.Context, n ui.NewClinic) (*ui.Handle, error) {
	packs, err := LoadPacks(n.PackDirs, n.OnlyPacks)
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
	st, err := sqlite.Found(ctx, path, newID(), func(st assessment.Store) error { return d.begin(ctx, st, n, packs) })
	if err != nil {
		return nil, err
	}
	h, err := d.handle(ctx, path, st)
	if err != nil {
		return nil, err
	}
	h.Session.SetActor(n.Actor)
	h.Keep = d.keeping(path, h.Session, assessment.Head{})
	_ = d.Remember(path, h.Session.Clinic().ID, h.Session.Clinic().Head) // without it nothing is compared yet
	return h, nil
}

// begin writes the first events of a new clinic file, in one transaction.
func (d *Desk) begin(ctx context.Context, st assessment.Store, n ui.NewClinic, packs []questionnaires.Pack) error {
	title := n.Title
	if title == "" {
		title = "Self-audit " + strconv.Itoa(d.now().Year())
	}
	s, ch, err := session.Create(ctx, st, d.now, n.Actor, session.NewClinicSpec{
		Name: n.Name, Preset: n.Preset, Profile: n.Profile, Assumed: n.Assumed,
		First: &session.OpenSpec{Title: title, Kind: assessment.SelfAudit, Scope: n.Scope, Packs: packs},
	})
	if err != nil {
		return err
	}
	return s.Commit(ctx, ch)
}

// freePath is a free name in the data folder, which is made if need be.
func (d *Desk) freePath(clinic string) (string, error) {
	if err := MakeFolder(d.folder); err != nil {
		return "", fmt.Errorf("making the data folder: %w", err)
	}
	base := slug(clinic)
	for i := 1; ; i++ {
		name := base
		if i > 1 {
			name += "-" + strconv.Itoa(i)
		}
		path := filepath.Join(d.folder, name+Extension)
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
