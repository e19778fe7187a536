package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// Pack implements assessment.Store.
func (s *Store) Pack(ctx context.Context, sum string) (p questionnaires.Stored, err error) {
	err = s.read(ctx, func() error {
		p, err = readPack(ctx, s.db, s.name, sum)
		return err
	})
	return p, err
}

func readPack(ctx context.Context, q querier, name, sum string) (questionnaires.Stored, error) {
	p := questionnaires.Stored{SHA256: sum}
	err := q.QueryRowContext(ctx, "SELECT id, version, json FROM pack WHERE sha256 = ?", sum).Scan(&p.ID, &p.Version, &p.JSON)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return p, refuse(assessment.CodeMissing, nil, "%s holds no pack %s; restore a backup that verifies", name, sum)
	case err != nil:
		return p, err
	case packSum(p) != sum:
		return p, refuse(assessment.CodeDamaged, nil, "%s is damaged: pack %s %s was changed; restore a backup that verifies", name, p.ID, p.Version)
	}
	return p, nil
}

func packSum(p questionnaires.Stored) string {
	sum := sha256.Sum256(p.JSON)
	return hex.EncodeToString(sum[:])
}

// insertPacks stores each pack once: the same hash is the same pack.
func insertPacks(ctx context.Context, tx *sql.Tx, name string, packs []questionnaires.Stored) error {
	for _, p := range packs {
		if packSum(p) != p.SHA256 {
			return refuse(assessment.CodeRefused, nil, "not saved: pack %s %s is not what its hash says", p.ID, p.Version)
		}
		_, err := readPack(ctx, tx, name, p.SHA256)
		if err == nil {
			continue
		}
		if !assessment.IsCode(err, assessment.CodeMissing) {
			return err
		}
		err = changesOne(tx.ExecContext(ctx, "INSERT INTO pack (sha256, id, version, json) VALUES (?, ?, ?, ?)",
			p.SHA256, p.ID, p.Version, string(p.JSON)))
		if err != nil {
			return fmt.Errorf("pack %s %s: %w", p.ID, p.Version, err)
		}
	}
	return nil
}
