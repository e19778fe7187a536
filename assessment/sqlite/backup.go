package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	driver "modernc.org/sqlite"

	"clinicready/assessment"
)

const (
	// partial ends the name of a backup that does not count yet.
	partial = ".partial"
	// backupLock is held in a folder while a backup is written there.
	backupLock = ".backup.lock"
)

// Backup copies a clinic file, open or not, into a folder, which must exist,
// under the name that name makes of what the copy holds, and returns that. The
// copy has a name that ends with ".partial" until it was read whole, and found
// to continue what the file held when the copying began; only then it gets its
// own. An existing file is left as it is, and the error is CodeExists. What
// copies that were cut short left in the folder is removed first.
func Backup(ctx context.Context, from, dir string, name func(Contents) string) (c Contents, err error) {
	source, err := OpenReadOnly(ctx, from)
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	before, err := source.Head(ctx)
	if err != nil {
		return c, err
	}
	to, err := newPlace(filepath.Join(dir, "the backup of "+source.name))
	if err != nil {
		return c, err
	}
	dir = filepath.Dir(to.path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return c, refuse(assessment.CodeMissing, err, "the folder for %s does not exist, or is a file; make it first, or choose another", to.name)
	}
	lock, held, err := acquire(filepath.Join(dir, backupLock))
	if errors.Is(err, errHeld) {
		return c, refuse(assessment.CodeBusy, err, "a backup is being written there by %s; wait a moment and try again", held)
	}
	if err != nil {
		return c, unmade(to, err)
	}
	defer func() { err = errors.Join(err, lock.release()) }()
	clearPartial(dir)
	draft := place{path: filepath.Join(dir, "."+filepath.Base(source.path)+partial), name: to.name}
	if err := touch(draft.path); err != nil {
		return c, unmade(to, err)
	}
	defer clearSetup(draft.path)
	if err := source.copyTo(ctx, draft.path); err != nil {
		return c, backing(to.name, err)
	}
	if c, err = readDraft(ctx, draft); err != nil {
		return c, err
	}
	if n := before.Count; c.Journal.Head.Count < n || c.Journal.Events[n-1].Hash != before.Hash {
		return c, refuse(assessment.CodeDamaged, nil, "%s does not hold what the file held; try again", to.name)
	}
	return c, give(draft, filepath.Join(dir, name(c)), &c)
}

// backing turns an error met while a backup is written into a sentence.
func backing(name string, err error) error {
	var e *assessment.Error
	if err = saving(name, err); errors.As(err, &e) {
		e.Text = name + " was not made: " + strings.TrimPrefix(e.Text, "not saved: ")
	}
	return err
}

// clearPartial removes what copies that were cut short left in a folder. Only
// the holder of its lock writes such files.
func clearPartial(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if name := strings.TrimSuffix(e.Name(), "-journal"); e.Type().IsRegular() && strings.HasPrefix(name, ".") && strings.HasSuffix(name, partial) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// give gives a copy that counts its own name.
func give(draft place, path string, c *Contents) error {
	p, err := newPlace(path)
	if err != nil {
		return err
	}
	switch err := publish(draft.path, p.path); {
	case errors.Is(err, fs.ErrExist):
		return refuse(assessment.CodeExists, err, "%s exists already; take another name", p.name)
	case err != nil:
		return unmade(p, err)
	}
	c.Path = p.path
	return nil
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

// readDraft reads the whole of a copy.
func readDraft(ctx context.Context, p place) (Contents, error) {
	info, err := os.Lstat(p.path)
	if err != nil {
		return Contents{}, unmade(p, err)
	}
	p.info = info
	s, err := openReadOnly(ctx, p, "it is a copy being checked", "")
	if err != nil {
		return Contents{}, err
	}
	c, err := s.contents(ctx)
	return c, errors.Join(err, s.Close())
}
