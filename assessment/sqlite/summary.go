package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"clinicready/assessment"
)

// Summary is a clinic file as a list shows it: its newest assessment, from the
// projection. The journal is not read and so not verified.
type Summary struct {
	Path     string
	ClinicID string
	// Name of the clinic.
	Name string
	// Assessment is the title of the newest assessment; it and all that
	// belongs to it is empty while there is none.
	Assessment   string
	AssessmentID string
	Kind         string
	Target       string
	Mode         string
	// Touched is the day of the last event of that assessment, YYYY-MM-DD.
	Touched string
	// R, R1, R2 and Coverage of everything in scope; nil is "n/a".
	R, R1, R2, Coverage *int
	// The verdict words, "" where out of scope.
	VerdictHIPAA, Verdict1, Verdict2 string
	// Events is how many the journal counts.
	Events int64
}

const selectSummary = `SELECT id, title, kind, target, mode, touched, clinic, r, r1, r2, coverage, verdict_hipaa, verdict_1, verdict_2
FROM assessment ORDER BY opened DESC, rowid DESC LIMIT 1`

// Summarize reads the card of one clinic file, in about a millisecond. It
// changes nothing and takes no lock. Errors are those of Open, and CodeStale:
// the file is whole, and its rows are of another version of this program or not
// of the journal's end. Then only Path, ClinicID and Events are set, and who
// wants the rest opens the file for reading and evaluates it
// (session.Session.LatestRow). A card is never made of such rows.
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
	// One read transaction, so that the head and the rows are of one moment.
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
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
	sum.ClinicID, sum.Events = m.clinicID, m.head.Count
	if !l.ours || !l.stamp.current(m.head) {
		return staleRows(p.name)
	}
	err = tx.QueryRowContext(ctx, selectSummary).Scan(&sum.AssessmentID, &sum.Assessment, &sum.Kind, &sum.Target, &sum.Mode,
		&sum.Touched, &sum.Name, &sum.R, &sum.R1, &sum.R2, &sum.Coverage, &sum.VerdictHIPAA, &sum.Verdict1, &sum.Verdict2)
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	// No assessment yet: the event that began the clinic has its name.
	err = tx.QueryRowContext(ctx, "SELECT coalesce(body ->> '$.name', ''), substr(at, 1, 10) FROM journal WHERE seq = 1").Scan(&sum.Name, &sum.Touched)
	if errors.Is(err, sql.ErrNoRows) {
		return refuse(assessment.CodeDamaged, err, "%s is damaged: its journal is empty; restore a backup that verifies", p.name)
	}
	return err
}
