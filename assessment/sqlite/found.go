package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"clinicready/assessment"
)

// Found makes a new clinic file with its first commit, and opens it. The file
// appears under its name only with that commit in it: a program that ends
// before leaves nothing that somebody has to clear away. The store that first is
// handed is closed when first has returned. Errors are those of Create, of Open
// and of first.
func Found(ctx context.Context, path, clinicID string, first func(assessment.Store) error) (*Store, error) {
	p, err := newPlace(path)
	if err != nil {
		return nil, err
	}
	if err := vacant(p); err != nil {
		return nil, err
	}
	draft := p.unfounded()
	if err := scrap(draft); err != nil {
		return nil, renamed(err, draft, p)
	}
	if err := begin(ctx, draft, clinicID, first); err != nil {
		return nil, errors.Join(renamed(err, draft, p), scrap(draft))
	}
	switch err := publish(draft.path, p.path); {
	case errors.Is(err, fs.ErrExist):
		return nil, errors.Join(refuse(assessment.CodeExists, err, "%s exists already; open it, or take another name", p.name), scrap(draft))
	case err != nil:
		return nil, errors.Join(unmade(p, err), scrap(draft))
	}
	clearSetup(draft.path)
	return Open(ctx, p.path)
}

// unfounded is where a clinic file is made until its first commit is in it.
func (p place) unfounded() place {
	name := "." + filepath.Base(p.path) + unfounded
	return place{path: filepath.Join(filepath.Dir(p.path), name), name: assessment.Clean(name)}
}

const unfounded = ".new"

// begin makes the file and writes the first commit.
func begin(ctx context.Context, draft place, clinicID string, first func(assessment.Store) error) error {
	s, err := Create(ctx, draft.path, clinicID)
	if err != nil {
		return err
	}
	return errors.Join(first(s), s.Close())
}

// renamed is an error that speaks of the file and not of the name that it has
// while it is made.
func renamed(err error, draft, p place) error {
	var e *assessment.Error
	if errors.As(err, &e) {
		e.Text = strings.ReplaceAll(e.Text, draft.name, p.name)
	}
	return err
}

// scrap removes what is left of a clinic file that was being made; one that a
// live program is making is CodeBusy.
func scrap(draft place) error {
	lock, held, err := acquire(draft.lock())
	if errors.Is(err, errHeld) {
		return refuse(assessment.CodeBusy, err, "%s is being made by %s; wait a moment, or take another name", draft.name, held)
	}
	if err != nil {
		return unmade(draft, err)
	}
	clearSetup(draft.setup())
	clearSetup(draft.path)
	return lock.release()
}

// leftover are the names that a clinic file and what belongs to it have while it
// is made: the first group is the file's own.
var leftover = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?is)^\.?(\..+\.clinic\.new)(?:\.setup)?(?:-journal|\.lock)?$`)
})

// Sweep removes from a folder what programs that ended badly left of the clinic
// files that they were making. It leaves those that a live program is making,
// and everything else.
func Sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if m := leftover().FindStringSubmatch(e.Name()); m != nil && e.Type().IsRegular() {
			_ = scrap(place{path: filepath.Join(dir, m[1]), name: m[1]})
		}
	}
}
