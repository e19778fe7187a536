package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"strings"

	"clinicready/assessment"
)

// Summary is a clinic file as a list shows it: its newest assessment as the
// projection has it, and the journal to compare that with.
type Summary struct {
	Path     string
	ClinicID string
	Head     assessment.Head
	// Row is the newest assessment in the projection, or nil while there is none
	// or the rows are stale.
	Row *assessment.AssessmentRow
	// Stale says that the file is whole and its rows are of another version of
	// this program, or not of the journal's end: they are not to be shown.
	Stale bool
	// Journal is verified. It is nil where the rows are not stale and it is
	// longer than ReadAlong: then only its last event was looked at.
	Journal *assessment.Journal
}

// ReadAlong is the longest journal that Summarize reads although the rows are
// not stale: some six milliseconds of it, so that a folder of a thousand clinics
// is listed in seconds.
const ReadAlong = 1000

var selectSummary = "SELECT " + strings.Join(assessments.columns, ", ") + " FROM assessment ORDER BY opened DESC, rowid DESC LIMIT 1"

// Summarize reads what a list shows of one clinic file, in a few milliseconds.
// It changes nothing and takes no lock. Errors are those of Open and Load.
func Summarize(ctx context.Context, path string) (Summary, error) {
	sum := Summary{Path: path}
	p, err := locate(path)
	if err != nil {
		return sum, err
	}
	err = patiently(patience, func() error { return sum.read(ctx, p) })
	return sum, reading(p.name, err)
}

func (sum *Summary) read(ctx context.Context, p place) error {
	db, err := connect(ctx, dsn(p.path, modeRead, onlyReading), onlyReading)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // nothing was written
	h, err := readHeader(ctx, db)
	if err != nil {
		return err
	}
	if err := h.check(p.name); err != nil {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // nothing was written
	// One read transaction, so that the journal and the rows are of one moment.
	tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	l, err := checkSchema(ctx, tx, p.name)
	if err != nil {
		return err
	}
	m, err := readMeta(ctx, tx, p.name)
	if err != nil {
		return err
	}
	if m.head.Count == 0 {
		return unfinished(p.name)
	}
	sum.ClinicID, sum.Head, sum.Row, sum.Journal = m.clinicID, m.head, nil, nil
	sum.Stale = !l.ours || !l.stamp.current(m.head)
	if !sum.Stale {
		if sum.Row, err = newestRow(ctx, tx); err != nil {
			return err
		}
		if m.head.Count > ReadAlong {
			return checkEnd(ctx, tx, p.name, m.head)
		}
	}
	j, err := readJournal(ctx, conn, m)
	sum.Journal = &j
	return err
}

// newestRow is the newest assessment as the projection has it, or nil.
func newestRow(ctx context.Context, q querier) (*assessment.AssessmentRow, error) {
	var row assessment.AssessmentRow
	switch err := q.QueryRowContext(ctx, selectSummary).Scan(assessmentFields(&row)...); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil //nolint:nilnil // a clinic begins without an assessment
	case err != nil:
		return nil, err
	}
	return &row, nil
}

// checkEnd compares the last event of the journal with the head.
func checkEnd(ctx context.Context, q querier, name string, head assessment.Head) error {
	var seq int64
	var hash []byte
	err := q.QueryRowContext(ctx, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").Scan(&seq, &hash)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if seq != head.Count || !bytes.Equal(hash, head.Hash[:]) {
		return refuse(assessment.CodeDamaged, err, "%s is damaged: its journal does not end where the file says; restore a backup that verifies", name)
	}
	return nil
}
