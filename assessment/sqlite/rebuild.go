package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"clinicready/assessment"
)

var _ assessment.Rebuilder = (*Store)(nil)

// Stale implements assessment.Rebuilder.
func (s *Store) Stale(ctx context.Context) (stale bool, err error) {
	err = s.read(ctx, func() error {
		m, err := readMeta(ctx, s.db, s.name)
		if err != nil {
			return err
		}
		current, err := s.current(ctx, s.db, m.head)
		stale = !current
		return err
	})
	return stale, err
}

// current reports whether the projection may be believed: its tables are this
// program's, and its rows were written by this version at the head.
func (s *Store) current(ctx context.Context, q querier, head assessment.Head) (bool, error) {
	if !s.ours {
		return false, nil
	}
	st, err := readStamp(ctx, q)
	return st.current(head), err
}

// Rebuild implements assessment.Rebuilder: it drops the tables of whatever
// projection the file has and makes this version's, filled with the rows.
func (s *Store) Rebuild(ctx context.Context, at assessment.Head, rows assessment.Rows) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("saving %s: %w", s.name, err)
	}
	ctx = context.WithoutCancel(ctx)
	err := s.write(ctx, func(tx *sql.Tx) error {
		m, err := readMeta(ctx, tx, s.name)
		if err != nil {
			return err
		}
		if m.head != at {
			return refuse(assessment.CodeMoved, nil, "not saved: another program saved first; load the clinic again")
		}
		s.written = partitions{}
		return s.rebuild(ctx, tx, at, rows)
	})
	if err == nil {
		s.ours = true
	}
	return saving(s.name, err)
}

func (s *Store) rebuild(ctx context.Context, tx *sql.Tx, at assessment.Head, rows assessment.Rows) error {
	old, err := checkSchema(ctx, tx, s.name)
	if err != nil {
		return err
	}
	// Later tables refer to earlier ones.
	for _, name := range slices.Backward(old.tables) {
		if _, err := tx.ExecContext(ctx, "DROP TABLE "+name); err != nil {
			return fmt.Errorf("dropping %s: %w", name, err)
		}
	}
	if !old.stamped {
		if err := makeTables(ctx, tx, projectionTable); err != nil {
			return err
		}
	}
	if err := makeTables(ctx, tx, projection...); err != nil {
		return err
	}
	rows.Scope = nil
	for _, a := range rows.Assessments {
		rows.Scope = append(rows.Scope, a.ID)
	}
	if err := s.written.replaceRows(ctx, tx, rows); err != nil {
		return err
	}
	return writeStamp(ctx, tx, at)
}

func makeTables(ctx context.Context, tx *sql.Tx, objects ...object) error {
	for _, o := range objects {
		if _, err := tx.ExecContext(ctx, o.sql); err != nil {
			return fmt.Errorf("making %s: %w", o.name, err)
		}
	}
	return nil
}
