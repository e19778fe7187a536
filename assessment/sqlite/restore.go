package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"clinicready/assessment"
)

// Restore makes a clinic file of a backup. The backup is read whole before, and
// the copy again, before anything else is touched. What stands at the path, and
// a rollback journal beside it, is renamed to aside and never removed; without
// an aside it is left as it is, and the error is CodeExists. A file that a live
// program has open is CodeBusy.
func Restore(ctx context.Context, backup, to, aside string) (c Contents, err error) {
	p, err := newPlace(to)
	if err != nil {
		return c, err
	}
	there, journal := lies(p.path), lies(p.path+"-journal")
	if aside == "" && (there || journal) {
		name := p.name
		if !there {
			name += "-journal"
		}
		return c, refuse(assessment.CodeExists, nil, "%s exists already; name another file, or say that it may be replaced: it is kept beside", name)
	}
	lock, held, err := acquire(p.lock())
	if errors.Is(err, errHeld) {
		return c, refuse(assessment.CodeBusy, err, "%s is open: %s; close it there first", p.name, held)
	}
	if err != nil {
		return c, unmade(p, err)
	}
	defer func() { err = errors.Join(err, lock.release()) }()
	draft := place{path: p.setup(), name: p.name}
	clearSetup(draft.path)
	defer clearSetup(draft.path)
	if c, err = copyWhole(ctx, backup, draft); err != nil {
		return c, err
	}
	// The journal last: one beside another file would be rolled back into it,
	// and the copy is not there yet.
	for _, end := range []string{"", "-journal"} {
		if !lies(p.path + end) {
			continue
		}
		if err := publish(p.path+end, aside+end); err != nil {
			return c, refuse(assessment.CodeWrite, err, "%s cannot be kept beside as %s: %s; nothing was restored", p.name, assessment.Clean(aside), cause(err))
		}
	}
	return c, give(draft, p.path, &c)
}

// copyWhole copies a clinic file that is whole to a draft that is whole.
func copyWhole(ctx context.Context, from string, draft place) (c Contents, err error) {
	source, err := OpenReadOnly(ctx, from)
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	if c, err = source.contents(ctx); err != nil {
		return c, err
	}
	if err := touch(draft.path); err != nil {
		return c, unmade(draft, err)
	}
	if err := source.copyTo(ctx, draft.path); err != nil {
		return c, backing(draft.name, err)
	}
	return readDraft(ctx, draft)
}

// lies reports whether something has the name.
func lies(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
