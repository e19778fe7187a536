package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"clinicready/assessment"
)

// Create makes a new clinic file for the clinic with the id and opens it. The
// folder must exist; whatever has the name already is left as it is, and the
// error is CodeExists. The file appears under its name only when it is whole
// and durable. It holds no event yet: if the program ends before the first
// commit, Open says that the set-up was not finished.
func Create(ctx context.Context, path, clinicID string) (*Store, error) {
	p, err := newPlace(path)
	if err != nil {
		return nil, err
	}
	if clinicID == "" {
		return nil, refuse(assessment.CodeRefused, nil, "%s: a clinic needs an id", p.name)
	}
	if err := vacant(p); err != nil {
		return nil, err
	}
	lock, held, err := acquire(p.lock())
	if errors.Is(err, errHeld) {
		return nil, refuse(assessment.CodeBusy, err, "%s is being made by %s; wait a moment, or take another name", p.name, held)
	}
	if err != nil {
		return nil, unmade(p, err)
	}
	s := &Store{place: p, lock: lock, waits: patience}
	if err := s.create(ctx, clinicID); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// vacant checks that nothing has the name, and that the folder is there.
func vacant(p place) error {
	switch _, err := os.Lstat(p.path); {
	case err == nil:
		return refuse(assessment.CodeExists, nil, "%s exists already; open it, or take another name", p.name)
	case !errors.Is(err, fs.ErrNotExist):
		return unmade(p, err)
	}
	dir := filepath.Dir(p.path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return refuse(assessment.CodeMissing, err, "the folder for %s does not exist; make it first, or choose another", p.name)
	}
	return nil
}

func unmade(p place, err error) error {
	if errors.Is(err, fs.ErrPermission) || cause(err) == "its disk is mounted read-only" {
		return refuse(assessment.CodeReadOnly, err, "%s cannot be made: %s; choose a folder that can be written", p.name, cause(err))
	}
	return refuse(assessment.CodeWrite, err, "%s cannot be made: %s; choose another folder", p.name, cause(err))
}

// create builds the database under the set-up name, which only the holder of
// the lock uses, and then gives it its own name.
func (s *Store) create(ctx context.Context, clinicID string) error {
	draft := place{path: s.setup(), name: s.name}
	clearSetup(draft.path)
	if err := touch(draft.path); err != nil {
		return unmade(s.place, err)
	}
	defer clearSetup(draft.path)
	if err := build(ctx, draft.path, clinicID); err != nil {
		return saving(s.name, err)
	}
	if err := publish(draft.path, s.path); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return refuse(assessment.CodeExists, err, "%s exists already; open it, or take another name", s.name)
		}
		return unmade(s.place, err)
	}
	info, err := os.Lstat(s.path)
	if err != nil {
		return unmade(s.place, err)
	}
	s.info = info
	db, err := connect(ctx, dsn(s.path, modeWrite, writing), writing)
	if err != nil {
		return reading(s.name, err)
	}
	s.db, s.written, s.ours = db, partitions{}, true
	return nil
}

// touch makes an empty file that only its owner can read, and never opens one
// that is there.
func touch(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// clearSetup removes what a set-up that did not end left behind.
func clearSetup(path string) {
	_ = os.Remove(path)
	_ = os.Remove(path + "-journal")
}

// build writes the format into an empty file, in one transaction.
func build(ctx context.Context, path, clinicID string) (err error) {
	db, err := connect(ctx, dsn(path, modeWrite, writing), writing)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit there is nothing to take back
	if err := makeTables(ctx, tx, slices.Concat(permanent, []object{projectionTable}, projection)...); err != nil {
		return err
	}
	head := assessment.Genesis(clinicID)
	if err := changesOne(tx.ExecContext(ctx, "INSERT INTO meta VALUES (1, ?, ?, ?)", clinicID, head.Count, head.Hash[:])); err != nil {
		return err
	}
	if err := writeStamp(ctx, tx, head); err != nil {
		return err
	}
	for _, pragma := range []string{
		fmt.Sprintf("PRAGMA application_id = %d", ApplicationID),
		fmt.Sprintf("PRAGMA user_version = %d", FormatVersion),
	} {
		if _, err := tx.ExecContext(ctx, pragma); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// publish gives a finished file, which no one has open, its name. It never
// takes the name from another file, and returns when the name is durable.
func publish(from, to string) error {
	err := os.Link(from, to)
	switch {
	case errors.Is(err, fs.ErrExist):
		return err
	case err == nil:
		if err := os.Remove(from); err != nil {
			return err
		}
	default:
		// A disk without hard links, as a USB stick has: look, then rename.
		if _, err := os.Lstat(to); err == nil {
			return fs.ErrExist
		}
		if err := os.Rename(from, to); err != nil {
			return err
		}
	}
	return syncFolder(filepath.Dir(to))
}

// syncFolder makes the entries of a folder durable. Windows does so itself.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
