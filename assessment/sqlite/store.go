package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	code "modernc.org/sqlite/lib"

	"clinicready/assessment"
)

var _ assessment.Store = (*Store)(nil)

// Store is an open clinic file.
type Store struct {
	place
	// readOnly says why nothing can be saved; empty when it can. heldBy says
	// who else has the file open. Neither changes after opening, so that they
	// can be read while another goroutine saves.
	readOnly, heldBy string

	mu     sync.Mutex
	db     *sql.DB
	lock   *fileLock
	closed bool
	// stale asks for a new connection before the next use: after a failed
	// write, what the old one remembers of the file is not to be trusted.
	stale bool
	// ours says that the tables of the projection are this program's.
	ours bool
	// waits is how long a busy file is tried.
	waits time.Duration
	// unsure is the head of a commit whose outcome the disk left open.
	unsure assessment.Head
	// written is what the projection holds, as far as it was read or written.
	written partitions
}

// Open opens a clinic file for reading and writing, and takes its lock file.
// When another live instance holds it, or the file or its folder cannot be
// written, the store is read-only and ReadOnly tells why. What is not a clinic
// file is refused and left as it is: CodeMissing, CodeForeign, CodeDamaged,
// CodeNewer or CodeRefused, each with a sentence that says what to do.
func Open(ctx context.Context, path string) (*Store, error) {
	p, err := locate(path)
	if err != nil {
		return nil, err
	}
	cutOff, err := probe(ctx, p)
	if err != nil {
		return nil, reading(p.name, err)
	}
	lock, held, err := acquire(p.lock())
	if errors.Is(err, errHeld) {
		return openReadOnly(ctx, p, "another clinicready has it open: "+held.String(), held.String())
	}
	if err != nil {
		return openReadOnly(ctx, p, "no lock file can be made beside it: "+cause(err), "")
	}
	clearSetup(p.setup())
	s := &Store{place: p, lock: lock, waits: patience}
	if cutOff {
		err = patiently(patience, func() error { return p.recover(ctx) })
	}
	why := ""
	if err == nil {
		why, err = s.openWritable(ctx)
	}
	if err == nil && why == "" {
		return s, nil
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return nil, reading(p.name, err)
	}
	return openReadOnly(ctx, p, why, "")
}

// OpenReadOnly opens a clinic file for a command that only reads. It takes no
// lock and never writes, whoever else has the file open; but after a crash it
// rolls back what the last run began, as any opening does.
func OpenReadOnly(ctx context.Context, path string) (*Store, error) {
	p, err := locate(path)
	if err != nil {
		return nil, err
	}
	if _, err := probe(ctx, p); err != nil {
		return nil, reading(p.name, err)
	}
	return openReadOnly(ctx, p, "it was opened for reading only", "")
}

func openReadOnly(ctx context.Context, p place, why, heldBy string) (*Store, error) {
	s := &Store{place: p, readOnly: why, heldBy: heldBy, waits: patience}
	err := s.connect(ctx)
	if hot(err) {
		if err = p.recoverReading(ctx, err); err == nil {
			err = s.connect(ctx)
		}
	}
	if err == nil {
		err = patiently(s.waits, func() error { return s.begun(ctx) })
	}
	if err != nil {
		return nil, reading(p.name, errors.Join(err, s.Close()))
	}
	return s, nil
}

// probe reads the header and changes nothing, whatever the file is. It reports
// whether a crash journal waits to be rolled back.
func probe(ctx context.Context, p place) (cutOff bool, err error) {
	h, err := headerOf(ctx, p, "")
	if cutOff = hot(err); cutOff {
		// The rollback would change the file. These two numbers are the same
		// before and after: look past it.
		if h, err = headerOf(ctx, p, "immutable=1"); err != nil {
			return cutOff, nil //nolint:nilerr // torn by the same cut; recover looks at the whole
		}
	}
	if err != nil {
		return false, err
	}
	return cutOff, h.check(p.name)
}

func headerOf(ctx context.Context, p place, more string) (h header, err error) {
	err = patiently(patience, func() error {
		db, err := connect(ctx, dsn(p.path, modeRead, onlyReading, more), onlyReading)
		if err != nil {
			return err
		}
		defer db.Close() //nolint:errcheck // nothing was written
		h, err = readHeader(ctx, db)
		return err
	})
	return h, err
}

// connect opens the database in the store's mode and checks that it is a whole
// clinic file.
func (s *Store) connect(ctx context.Context) error {
	return patiently(s.waits, func() error { return s.connectOnce(ctx) })
}

func (s *Store) connectOnce(ctx context.Context) (err error) {
	mode, settings := modeWrite, writing
	if s.readOnly != "" {
		mode, settings = modeRead, onlyReading
	}
	db, err := connect(ctx, dsn(s.path, mode, settings), settings)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = db.Close()
		}
	}()
	h, err := readHeader(ctx, db)
	if err != nil {
		return err
	}
	if err := h.check(s.name); err != nil {
		return err
	}
	l, err := checkSchema(ctx, db, s.name)
	if err != nil {
		return err
	}
	if _, err := readMeta(ctx, db, s.name); err != nil {
		return err
	}
	s.db, s.written, s.stale, s.ours = db, partitions{}, false, l.ours
	return nil
}

// begun refuses a file that holds no event yet.
func (s *Store) begun(ctx context.Context) error {
	m, err := readMeta(ctx, s.db, s.name)
	switch {
	case err != nil:
		return err
	case m.head.Count > 0:
		return nil
	case s.heldBy != "":
		return refuse(assessment.CodeBusy, nil, "%s is being set up by %s; wait until that is done", s.name, s.heldBy)
	}
	return unfinished(s.name)
}

func unfinished(name string) error {
	return refuse(assessment.CodeDamaged, nil, "the set-up of %s was not finished and nothing was recorded in it; remove the file and make the clinic again", name)
}

// openWritable connects for writing. why is not empty when the file can be
// read and not written.
func (s *Store) openWritable(ctx context.Context) (why string, err error) {
	if err := s.connect(ctx); err != nil {
		return "", err
	}
	if err := patiently(s.waits, func() error { return s.begun(ctx) }); err != nil {
		return "", err
	}
	switch err := patiently(s.waits, func() error { return s.tryWrite(ctx) }); {
	case err == nil:
		return "", nil
	case driverCode(err) == code.SQLITE_READONLY_DIRECTORY, primary(driverCode(err)) == code.SQLITE_CANTOPEN:
		return "its folder cannot be written", nil
	case primary(driverCode(err)) == code.SQLITE_READONLY:
		return "the file cannot be written", nil
	case primary(driverCode(err)) == code.SQLITE_FULL, primary(driverCode(err)) == code.SQLITE_IOERR:
		// No space now is no reason to refuse later: each save tells.
		return "", nil
	default:
		return "", err
	}
}

// tryWrite begins a write and takes it back: the only sure way to learn
// whether the file, its folder and its journal can be written.
func (s *Store) tryWrite(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	// A row written over with the same content would not reach the journal.
	_, err = tx.ExecContext(ctx, "UPDATE meta SET head_count = head_count + 1")
	_ = tx.Rollback()
	return err
}

// HeldBy says which live program has the file open for writing, when that is
// why this store is read-only: its process, computer and since when. Otherwise
// it is empty.
func (s *Store) HeldBy() string { return s.heldBy }

// ReadOnly implements assessment.Store.
func (s *Store) ReadOnly() (reason string, readOnly bool) { return s.readOnly, s.readOnly != "" }

// Close implements assessment.Store; it also frees the lock file. Closing
// twice does nothing.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	var errs []error
	if s.db != nil {
		s.clearJournal()
		errs = append(errs, s.db.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	return errors.Join(errs...)
}

// ready is called with the mutex held before each use.
func (s *Store) ready(ctx context.Context) error {
	if s.closed {
		return refuse(assessment.CodeRefused, nil, "%s is closed; open it again", s.name)
	}
	if !s.stale {
		return nil
	}
	if s.db != nil {
		_ = s.db.Close()
		s.db = nil
	}
	if cutOff, err := probe(ctx, s.place); err != nil {
		return err
	} else if cutOff && s.readOnly == "" {
		if err := s.recover(ctx); err != nil {
			return err
		}
	}
	return s.connect(ctx)
}

// read runs something that changes nothing, again while the file is busy.
func (s *Store) read(ctx context.Context, what func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = s.find() // of a file that is gone, what was opened can still be read
	if err := s.ready(ctx); err != nil {
		return reading(s.name, err)
	}
	s.forget(ctx)
	return reading(s.name, patiently(s.waits, what))
}

// Head implements assessment.Store.
func (s *Store) Head(ctx context.Context) (head assessment.Head, err error) {
	err = s.read(ctx, func() error {
		m, err := readMeta(ctx, s.db, s.name)
		head = m.head
		return err
	})
	return head, err
}
