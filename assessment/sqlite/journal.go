package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"time"

	"clinicready/assessment"
)

const selectJournal = `SELECT seq, at, zone, actor, assessment, kind, version, subject, body, prev, hash FROM journal ORDER BY seq`

const insertEvent = `INSERT INTO journal (seq, at, zone, actor, assessment, kind, version, subject, body, prev, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// Load implements assessment.Store.
func (s *Store) Load(ctx context.Context) (j assessment.Journal, err error) {
	err = s.read(ctx, func() error {
		j, err = s.load(ctx)
		return err
	})
	return j, err
}

func (s *Store) load(ctx context.Context) (j assessment.Journal, err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return j, err
	}
	defer conn.Close() //nolint:errcheck // it goes back to the pool
	// One read transaction, so that the head and the journal are of one moment.
	tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return j, err
	}
	defer tx.Rollback() // nothing was written
	m, err := readMeta(ctx, tx, s.name)
	if err != nil {
		return j, err
	}
	return readJournal(ctx, conn, m)
}

// readJournal reads the whole journal, verified, within the transaction that the
// connection is in and meta was read in.
func readJournal(ctx context.Context, conn *sql.Conn, m meta) (j assessment.Journal, err error) {
	events, err := readEvents(ctx, conn, m.head.Count)
	if err != nil {
		return j, err
	}
	whole, err := assessment.VerifyJournal(m.clinicID, events)
	if err != nil {
		return j, err
	}
	switch head := whole.Head; {
	case head.Count < m.head.Count:
		return j, &assessment.ChainError{Seq: head.Count + 1, Reason: fmt.Sprintf("it and all after it up to %d were removed", m.head.Count)}
	case head != m.head:
		return j, &assessment.ChainError{Seq: m.head.Count + 1, Reason: "the file does not know it as its last"}
	}
	return whole, nil
}

// readEvents reads the whole journal below database/sql: 100,000 events are
// opened at every start, and its Scan costs more than the reading.
func readEvents(ctx context.Context, conn *sql.Conn, count int64) (events []assessment.Event, err error) {
	// The count is only a hint, and may be damaged.
	events = make([]assessment.Event, 0, min(count, 1<<18))
	err = conn.Raw(func(c any) error {
		rows, err := c.(driver.QueryerContext).QueryContext(ctx, selectJournal, nil)
		if err != nil {
			return err
		}
		defer rows.Close() //nolint:errcheck // the last Next tells what matters
		row := make([]driver.Value, 11)
		for {
			switch err := rows.Next(row); {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return err
			}
			e, err := eventOf(row, int64(len(events)+1))
			if err != nil {
				return err
			}
			events = append(events, e)
		}
	})
	return events, err
}

// fields takes the columns of a row apart and remembers the first that has not
// the type of the format: a damaged file can hold anything.
type fields struct {
	row []driver.Value
	bad string
}

func column[T any](f *fields, i int, name string) T {
	v, ok := f.row[i].(T)
	if !ok && f.bad == "" {
		f.bad = name
	}
	return v
}

func (f *fields) hash(i int, name string) (h assessment.Hash) {
	b := column[[]byte](f, i, name)
	if copy(h[:], b) != len(h) || len(b) != len(h) {
		f.bad = name
	}
	return h
}

// eventOf turns a row into the event that is expected to be number seq.
func eventOf(row []driver.Value, seq int64) (assessment.Event, error) {
	f := &fields{row: row}
	text := column[string](f, 1, "at")
	at, err := time.Parse(time.RFC3339, text)
	e := assessment.Event{
		Seq:        column[int64](f, 0, "seq"),
		At:         at.UTC(),
		Zone:       int(column[int64](f, 2, "zone")),
		Actor:      column[string](f, 3, "actor"),
		Assessment: column[string](f, 4, "assessment"),
		Kind:       assessment.Kind(column[string](f, 5, "kind")),
		Version:    int(column[int64](f, 6, "version")),
		Subject:    column[string](f, 7, "subject"),
		Body:       []byte(column[string](f, 8, "body")),
		Prev:       f.hash(9, "prev"),
		Hash:       f.hash(10, "hash"),
	}
	// Another spelling of the same instant would hash alike.
	if (err != nil || e.At.Format(time.RFC3339) != text) && f.bad == "" {
		f.bad = "at"
	}
	if f.bad != "" {
		return e, &assessment.ChainError{Seq: seq, Reason: "its column " + f.bad + " is unreadable"}
	}
	return e, nil
}

// Append implements assessment.Store. Once begun it is not interrupted by the
// context: a save is either durable or an error, soon.
func (s *Store) Append(ctx context.Context, c assessment.Commit) (head assessment.Head, err error) {
	if len(c.Events) == 0 {
		return s.Head(ctx)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return assessment.Head{}, fmt.Errorf("saving %s: %w", s.name, err)
	}
	ctx = context.WithoutCancel(ctx)
	last := c.Events[len(c.Events)-1]
	end := assessment.Head{Count: last.Seq, Hash: last.Hash}
	err = s.write(ctx, func(tx *sql.Tx) error { return s.append(ctx, tx, c, end) })
	switch {
	case err == nil:
		s.unsure = assessment.Head{}
		return end, nil
	case errors.As(err, new(errCommit)) && !busy(err):
		s.unsure = end
	}
	return assessment.Head{}, saving(s.name, err)
}

func (s *Store) append(ctx context.Context, tx *sql.Tx, c assessment.Commit, end assessment.Head) error {
	m, err := readMeta(ctx, tx, s.name)
	if err != nil {
		return err
	}
	// Rows of one commit make sense upon the rows of those before it alone.
	current, err := s.current(ctx, tx, m.head)
	if err != nil {
		return err
	}
	// A commit whose end the disk left open may be stored after all: then only
	// the rows are written once more, and made durable with it.
	if m.head != end || s.unsure != end {
		if err := insertEvents(ctx, tx, m.head, c.Events); err != nil {
			return err
		}
		if err := insertPacks(ctx, tx, s.name, c.Packs); err != nil {
			return err
		}
	}
	if current {
		if err := s.written.replaceRows(ctx, tx, c.Rows); err != nil {
			return err
		}
		if err := writeStamp(ctx, tx, end); err != nil {
			return err
		}
	}
	return changesOne(tx.ExecContext(ctx, "UPDATE meta SET head_count = ?, head_hash = ? WHERE id = 1", end.Count, end.Hash[:]))
}

// insertEvents writes events after the head.
func insertEvents(ctx context.Context, tx *sql.Tx, head assessment.Head, events []assessment.Event) error {
	if first := events[0]; first.Seq != head.Count+1 || first.Prev != head.Hash {
		return refuse(assessment.CodeMoved, nil, "not saved: another program saved first; load the clinic again and repeat the change")
	}
	stmt, err := tx.PrepareContext(ctx, insertEvent)
	if err != nil {
		return err
	}
	defer stmt.Close() //nolint:errcheck // it belongs to the transaction
	for _, e := range events {
		if head, err = head.Extend(e); err != nil {
			return err
		}
		err := changesOne(stmt.ExecContext(ctx, e.Seq, e.At.UTC().Format(time.RFC3339), e.Zone, e.Actor, e.Assessment,
			string(e.Kind), e.Version, e.Subject, string(e.Body), e.Prev[:], e.Hash[:]))
		if err != nil {
			return fmt.Errorf("event %d: %w", e.Seq, err)
		}
	}
	return nil
}
