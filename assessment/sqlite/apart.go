package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"sort"

	"clinicready/assessment"
)

// Common returns how many events two copies of one clinic have in common, from
// the first on: what the shorter one counts, where the longer continues it. It
// compares the hashes that the files keep, each of which covers all before it;
// that they are right, Load tells.
func Common(ctx context.Context, a, b string) (n int64, err error) {
	x, err := OpenReadOnly(ctx, a)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	y, err := OpenReadOnly(ctx, b)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, y.Close()) }()
	most, err := shorter(ctx, x, y)
	if err != nil {
		return 0, err
	}
	first := sort.Search(int(most), func(i int) bool {
		if err != nil {
			return true
		}
		var p, q []byte
		if p, err = x.hashAt(ctx, int64(i)+1); err == nil {
			q, err = y.hashAt(ctx, int64(i)+1)
		}
		return !bytes.Equal(p, q)
	})
	return int64(first), err
}

func shorter(ctx context.Context, x, y *Store) (int64, error) {
	p, err := x.Head(ctx)
	if err != nil {
		return 0, err
	}
	q, err := y.Head(ctx)
	return min(p.Count, q.Count), err
}

// hashAt is the hash that the file keeps of one event.
func (s *Store) hashAt(ctx context.Context, seq int64) (hash []byte, err error) {
	err = s.read(ctx, func() error {
		return s.db.QueryRowContext(ctx, "SELECT hash FROM journal WHERE seq = ?", seq).Scan(&hash)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &assessment.ChainError{Seq: seq, Reason: "it was removed"}
	}
	return hash, err
}
