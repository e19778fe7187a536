package desk

import (
	"context"
	"fmt"
	"path/filepath"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/sqlite"
)

// keeper is a store that makes a backup before what changes a whole clinic at
// once: moving an assessment to newer questions, and making the rows of another
// version again.
type keeper struct {
	*sqlite.Store
	keep func(context.Context)
}

var (
	_ assessment.Store     = keeper{}
	_ assessment.Rebuilder = keeper{}
)

// Append implements assessment.Store.
func (k keeper) Append(ctx context.Context, c assessment.Commit) (assessment.Head, error) {
	for _, e := range c.Events {
		if e.Kind == assessment.PacksMoved {
			k.keep(ctx)
			break
		}
	}
	return k.Store.Append(ctx, c)
}

// Rebuild implements assessment.Rebuilder.
func (k keeper) Rebuild(ctx context.Context, at assessment.Head, rows assessment.Rows) error {
	k.keep(ctx)
	return k.Store.Rebuild(ctx, at, rows)
}

// keep makes a backup that nobody asked for. That it cannot be made is said, and
// stops nothing.
func (d *Desk) keep(ctx context.Context, path string) {
	if _, err := d.Backup(ctx, path, ""); err != nil && d.Tell != nil {
		d.Tell(fmt.Sprintf("no backup was made of %s: %v", filepath.Base(path), err))
	}
}

// keeping makes a backup if the journal has grown since the head.
func (d *Desk) keeping(path string, s *session.Session, since assessment.Head) func(context.Context) {
	return func(ctx context.Context) {
		if s.Clinic().Head != since {
			d.keep(ctx, path)
		}
	}
}
