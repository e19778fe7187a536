package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"clinicready/assessment"
)

// write runs one transaction that is durable when it returns nil, and has done
// nothing when it fails; only a failing disk can leave that open. work may run
// several times, from the beginning each time.
func (s *Store) write(ctx context.Context, work func(*sql.Tx) error) error {
	if s.readOnly != "" && !s.closed {
		return refuse(assessment.CodeReadOnly, nil, "not saved: %s is open read-only: %s", s.name, s.readOnly)
	}
	other, err := s.find()
	if err != nil {
		return moved(s.name, err)
	}
	if err := s.ready(ctx); err != nil {
		if other {
			return moved(s.name, err)
		}
		return err
	}
	err = patiently(s.waits, func() error {
		s.forget(ctx)
		err := s.transact(ctx, work)
		if err != nil {
			s.written = partitions{}
		}
		return err
	})
	// After a busy file nothing happened; after any other failure of the
	// database, or a table that is not what it was, look at the file again.
	s.stale = err != nil && !busy(err) && (driverCode(err) != 0 || errors.As(err, new(wrongCount)))
	return err
}

// find makes sure that the store works on the file that the path leads to now.
// Another file in the place of the one that was opened, as a program that
// synchronizes folders puts there, is looked at like one that is opened: what
// it holds decides whether the next commit fits.
func (s *Store) find() (other bool, err error) {
	if s.closed || s.still() {
		return false, nil
	}
	now, err := locate(s.path)
	if err == nil {
		s.place, s.stale = now, true
	}
	return true, err
}

// forget drops what the connection remembers of the file. SQLite itself would
// notice a commit of another program, and not a file that was written over with
// one that counts as many changes.
func (s *Store) forget(ctx context.Context) {
	_, _ = s.db.ExecContext(ctx, "PRAGMA shrink_memory")
}

// errCommit marks an error of the commit itself: only after it may the disk
// hold the transaction or not.
type errCommit struct{ error }

func (e errCommit) Unwrap() error { return e.error }

func (s *Store) transact(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit there is nothing to take back
	if err := work(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return errCommit{err}
	}
	return nil
}

// wrongCount is a statement for one row that changed another number of rows:
// its table was exchanged or got a trigger while the file was open.
type wrongCount int64

func (n wrongCount) Error() string {
	return fmt.Sprintf("%d rows were changed in place of one", int64(n))
}

// changesOne checks what a statement for one row did.
func changesOne(res sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err == nil && n != 1 {
		err = wrongCount(n)
	}
	return err
}
