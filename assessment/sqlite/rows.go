package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"clinicready/assessment"
)

// partitions remember what the projection holds, by table and set of rows, so
// that a commit writes only what changed. A set is read when it is first
// needed.
type partitions map[string]map[string]record

// load returns the rows of the set that the record names.
func (w partitions) load(ctx context.Context, tx *sql.Tx, t table, set record) (map[string]record, error) {
	id := t.name + "\x00" + set.name(len(set))
	if have, ok := w[id]; ok {
		return have, nil
	}
	rows, err := tx.QueryContext(ctx, t.selectSQL(t.part), set...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // rows.Err tells what matters
	have := map[string]record{}
	for rows.Next() {
		r, pointers := make(record, len(t.columns)), make([]any, len(t.columns))
		for i := range r {
			pointers[i] = &r[i]
		}
		if err := rows.Scan(pointers...); err != nil {
			return nil, err
		}
		have[r.name(t.key)] = r
	}
	w[id] = have
	return have, rows.Err()
}

// replace makes the set of rows be those wanted, and reports whether a row was
// removed.
func (w partitions) replace(ctx context.Context, tx *sql.Tx, t table, set record, want []record) (removed bool, err error) {
	have, err := w.load(ctx, tx, t, set)
	if err != nil {
		return false, fmt.Errorf("reading %s: %w", t.name, err)
	}
	keep := make(map[string]bool, len(want))
	var changed []record
	for _, r := range want {
		k := r.name(t.key)
		keep[k] = true
		if !slices.Equal(have[k], r) {
			changed = append(changed, r)
			have[k] = r
		}
	}
	if len(changed) > 0 {
		stmt, err := tx.PrepareContext(ctx, t.upsertSQL())
		if err != nil {
			return false, fmt.Errorf("writing %s: %w", t.name, err)
		}
		defer stmt.Close() //nolint:errcheck // it belongs to the transaction
		for _, r := range changed {
			if err := changesOne(stmt.ExecContext(ctx, r...)); err != nil {
				return false, fmt.Errorf("writing %s: %w", t.name, err)
			}
		}
	}
	for k, r := range have {
		if keep[k] {
			continue
		}
		if err := changesOne(tx.ExecContext(ctx, t.deleteSQL(), r[:t.key]...)); err != nil {
			return false, fmt.Errorf("writing %s: %w", t.name, err)
		}
		delete(have, k)
		removed = true
	}
	return removed, nil
}

// replaceRows writes the rows of a commit as assessment.Rows defines them.
// Answers and plan items of an assessment that is not in the scope are not
// written.
func (w partitions) replaceRows(ctx context.Context, tx *sql.Tx, rows assessment.Rows) error {
	removed, err := w.replace(ctx, tx, assessments, nil, records(rows.Assessments, assessmentFields))
	if err != nil {
		return err
	}
	if removed {
		// What belonged to it went with it.
		clear(w)
	}
	answer, _ := split(answers, records(rows.Answers, answerFields))
	plan, _ := split(planItems, records(rows.PlanItems, planItemFields))
	for _, id := range rows.Scope {
		set := record{id}
		if _, err := w.replace(ctx, tx, answers, set, answer[set.name(1)]); err != nil {
			return err
		}
		if _, err := w.replace(ctx, tx, planItems, set, plan[set.name(1)]); err != nil {
			return err
		}
	}
	score, days := split(scores, records(rows.Scores, scoreFields))
	for _, day := range days {
		set := score[day]
		if _, err := w.replace(ctx, tx, scores, set[0][:scores.part], set); err != nil {
			return err
		}
	}
	_, err = w.replace(ctx, tx, vendors, nil, records(rows.Vendors, vendorFields))
	return err
}

// split puts records that are replaced together side by side, and tells the
// order in which the sets came.
func split(t table, all []record) (sets map[string][]record, order []string) {
	sets = map[string][]record{}
	for _, r := range all {
		k := r.name(t.part)
		if _, ok := sets[k]; !ok {
			order = append(order, k)
		}
		sets[k] = append(sets[k], r)
	}
	return sets, order
}

// StoredRows returns the whole projection as the file holds it, in the order of
// the keys of its tables; CodeStale when it is not of this program or not of this head.
func (s *Store) StoredRows(ctx context.Context) (rows assessment.Rows, err error) {
	err = s.read(ctx, func() error {
		rows, err = s.storedRows(ctx)
		return err
	})
	return rows, err
}

func (s *Store) storedRows(ctx context.Context) (out assessment.Rows, err error) {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return out, err
	}
	defer tx.Rollback() // nothing was written
	m, err := readMeta(ctx, tx, s.name)
	if err != nil {
		return out, err
	}
	switch current, err := s.current(ctx, tx, m.head); {
	case err != nil:
		return out, err
	case !current:
		return out, staleRows(s.name)
	}
	if out.Assessments, err = readRows(ctx, tx, assessments, assessmentFields); err != nil {
		return out, err
	}
	if out.Answers, err = readRows(ctx, tx, answers, answerFields); err != nil {
		return out, err
	}
	if out.Scores, err = readRows(ctx, tx, scores, scoreFields); err != nil {
		return out, err
	}
	if out.PlanItems, err = readRows(ctx, tx, planItems, planItemFields); err != nil {
		return out, err
	}
	if out.Vendors, err = readRows(ctx, tx, vendors, vendorFields); err != nil {
		return out, err
	}
	for _, a := range out.Assessments {
		out.Scope = append(out.Scope, a.ID)
	}
	return out, nil
}

func readRows[T any](ctx context.Context, tx *sql.Tx, t table, fields func(*T) []any) ([]T, error) {
	rows, err := tx.QueryContext(ctx, t.selectSQL(0))
	if err != nil {
		return nil, err
	}
	defer rows.Close() // rows.Err tells what matters
	var out []T
	for rows.Next() {
		var r T
		if err := rows.Scan(fields(&r)...); err != nil {
			return nil, fmt.Errorf("reading %s: %w", t.name, err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
