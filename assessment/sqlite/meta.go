package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"clinicready/assessment"
)

// meta is the row of table meta.
type meta struct {
	clinicID string
	head     assessment.Head
}

// querier is a database or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func readMeta(ctx context.Context, q querier, name string) (m meta, err error) {
	var hash []byte
	err = q.QueryRowContext(ctx, "SELECT clinic_id, head_count, head_hash FROM meta WHERE id = 1").Scan(&m.clinicID, &m.head.Count, &hash)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return m, err
	}
	if err != nil || len(hash) != len(m.head.Hash) || m.clinicID == "" {
		return m, refuse(assessment.CodeDamaged, err, "%s is damaged: it does not say whose it is; restore a backup that verifies", name)
	}
	copy(m.head.Hash[:], hash)
	return m, nil
}
