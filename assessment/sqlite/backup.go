package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	driver "modernc.org/sqlite"

	"clinicready/assessment"
)

// Backup copies a clinic file, open or not, to a new file and returns the head
// of the copy. The copy appears under its name only when it is whole, durable
// and verified; an existing file is left as it is, and the error is CodeExists.
func Backup(ctx context.Context, from, to string) (head assessment.Head, err error) {
	source, err := OpenReadOnly(ctx, from)
	if err != nil {
		return head, err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	p, err := newPlace(to)
	if err != nil {
		return head, err
	}
	if err := vacant(p); err != nil {
		return head, err
	}
	draft := place{path: filepath.Join(filepath.Dir(p.path), "."+p.name+".partial"), name: p.name}
	if err := touch(draft.path); err != nil {
		return head, unmade(p, err)
	}
	defer clearSetup(draft.path)
	if err := source.copyTo(ctx, draft.path); err != nil {
		return head, saving(p.name, err)
	}
	if head, err = verify(ctx, draft); err != nil {
		return head, err
	}
	switch err := publish(draft.path, p.path); {
	case errors.Is(err, fs.ErrExist):
		return head, refuse(assessment.CodeExists, err, "%s exists already; take another name", p.name)
	case err != nil:
		return head, unmade(p, err)
	}
	return head, nil
}

// copyTo copies every page through SQLite, so that a writer in between cannot
// tear the copy.
func (s *Store) copyTo(ctx context.Context, path string) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // it goes back to the pool
	return conn.Raw(func(c any) error {
		from, ok := c.(interface {
			NewBackup(uri string) (*driver.Backup, error)
		})
		if !ok {
			return fmt.Errorf("the database driver cannot copy")
		}
		b, err := from.NewBackup(dsn(path, modeWrite, writing))
		if err != nil {
			return err
		}
		err = patiently(s.waits, func() error {
			_, err := b.Step(-1)
			return err
		})
		return errors.Join(err, b.Finish())
	})
}

// verify reads the whole journal of a copy.
func verify(ctx context.Context, p place) (assessment.Head, error) {
	info, err := os.Lstat(p.path)
	if err != nil {
		return assessment.Head{}, unmade(p, err)
	}
	p.info = info
	s, err := openReadOnly(ctx, p, "it is a copy being checked", "")
	if err != nil {
		return assessment.Head{}, err
	}
	j, err := s.Load(ctx)
	return j.Head, errors.Join(err, s.Close())
}
