package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	code "modernc.org/sqlite/lib"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// recover lets SQLite roll back the crash journal beside a clinic file, after
// the two were found to belong together. If they do not, nothing is opened for
// writing: both files stay byte for byte what they were, and the error says
// which to move where. The caller holds the lock file.
func (p place) recover(ctx context.Context) error {
	found, err := p.judge(ctx)
	if err != nil {
		return err
	}
	db, err := connect(ctx, dsn(p.path, modeWrite, writing), writing)
	if err != nil {
		return err
	}
	_, err = readMeta(ctx, db, p.name) // the first look rolls back
	if err == nil && len(found.ahead.Events) > 0 {
		err = p.put(ctx, db, found.ahead)
	}
	return errors.Join(err, db.Close())
}

// put saves what the rollback took away and was whole. The rows for queries are
// stale then, and are made again by the next opening that can write.
func (p place) put(ctx context.Context, db *sql.DB, c assessment.Commit) error {
	s := &Store{place: p, db: db}
	last := c.Events[len(c.Events)-1]
	return s.transact(ctx, func(tx *sql.Tx) error {
		return s.append(ctx, tx, c, assessment.Head{Count: last.Seq, Hash: last.Hash})
	})
}

// recoverReading is recover for who only reads: after a crash the first to
// come rolls back, whoever it is. Where the lock or the file cannot be had,
// the first error, which says what to do, stays.
func (p place) recoverReading(ctx context.Context, first error) error {
	lock, held, err := acquire(p.lock())
	if errors.Is(err, errHeld) {
		return refuse(assessment.CodeBusy, first, "%s: the last save was cut off, and %s has the file open; close it there and try again", p.name, held)
	}
	if err != nil {
		return first
	}
	defer lock.release() //nolint:errcheck // a lock file that stays is taken over
	err = patiently(patience, func() error { return p.recover(ctx) })
	if extended := driverCode(err); extended == code.SQLITE_READONLY_ROLLBACK || primary(extended) == code.SQLITE_READONLY || primary(extended) == code.SQLITE_CANTOPEN {
		return first
	}
	return err
}

// hot reports whether SQLite itself sees a journal that it would roll back:
// no living program is in the middle of a transaction.
func hot(err error) bool { return driverCode(err) == code.SQLITE_READONLY_ROLLBACK }

// finding is what is known before a rollback.
type finding struct {
	// ahead is what the file holds beyond what the rollback would leave, when it
	// is whole as it lies there. Either everything had arrived when the save was
	// cut off, or the file is a copy that is one commit ahead: nobody can see
	// which, so that it is kept.
	ahead assessment.Commit
}

// judge decides whether a clinic file and the journal beside it belong
// together. It changes nothing and takes no lock.
func (p place) judge(ctx context.Context) (f finding, err error) {
	raw, err := os.ReadFile(p.path + "-journal")
	if err != nil {
		return f, err
	}
	journal, ok := parseCrashJournal(raw)
	if !ok {
		return f, p.apart(ctx, nil, "it is not a journal of this kind of file")
	}
	file, err := rawFile(ctx, p)
	if err != nil {
		return f, err
	}
	if why := journal.foreign(file); why != "" {
		return f, p.apart(ctx, file, why)
	}
	now, nowErr := examine(ctx, p, file)
	if len(journal.before) == 0 && nowErr == nil {
		return f, nil // it was cut off before the first page was written
	}
	then, err := examine(ctx, p, journal.rolledBack(file))
	switch {
	case err != nil:
		return f, p.apart(ctx, file, "put together they are not a whole clinic")
	case nowErr != nil || now.journal.Head == then.journal.Head:
		return f, nil
	case !begins(now.journal, then.journal):
		return f, p.apart(ctx, file, "it is of another copy of the file")
	}
	for _, sum := range now.lacks {
		if !slices.Contains(then.lacks, sum) {
			return f, nil // cut off before its packs had arrived
		}
	}
	f.ahead = assessment.Commit{Events: now.journal.Events[then.journal.Head.Count:], Packs: now.packs}
	return f, nil
}

// begins reports whether a journal goes on from another.
func begins(long, short assessment.Journal) bool {
	n := short.Head.Count
	return long.ClinicID == short.ClinicID && long.Head.Count > n && (n == 0 || long.Events[n-1].Hash == short.Head.Hash)
}

// apart says that file and journal do not belong together, and what to move.
func (p place) apart(ctx context.Context, file []byte, why string) error {
	move := fmt.Sprintf("move %[1]s and %[1]s-journal together to another folder, and restore a backup that verifies", p.name)
	if file == nil {
		file, _ = rawFile(ctx, p)
	}
	if whole, err := examine(ctx, p, file); err == nil {
		move = fmt.Sprintf("%[1]s by itself is whole and ends at event %[2]d: to go on with it, move %[1]s-journal to another folder and open it again; to go on with the file that the journal belongs to, move %[1]s to another folder and put that one in its place", p.name, whole.journal.Head.Count)
	}
	return refuse(assessment.CodeDamaged, nil, "%[1]s and %[1]s-journal, which a crash left beside it, do not belong together (%[2]s); nothing was opened, both are as they were; %[3]s", p.name, why, move)
}

// rawFile is the content of a clinic file with no look at its journal.
func rawFile(ctx context.Context, p place) (b []byte, err error) {
	// A file that a cut left with a wrong length is wanted too.
	lenient := strings.Replace(dsn(p.path, modeRead, nil, "immutable=1", "_pragma=writable_schema(1)"), "_defensive=1", "_defensive=0", 1)
	db, err := connect(ctx, lenient, nil)
	if err != nil {
		return nil, err
	}
	defer db.Close() //nolint:errcheck // nothing was written
	err = raw(ctx, db, func(c serializer) error {
		b, err = c.Serialize()
		return err
	})
	return b, err
}

// serializer is what the driver's connection can do with a whole file.
type serializer interface {
	Serialize() ([]byte, error)
	Deserialize(b []byte) error
}

func raw(ctx context.Context, db *sql.DB, use func(serializer) error) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // it goes back to the pool
	return conn.Raw(func(c any) error {
		s, ok := c.(serializer)
		if !ok {
			return errors.New("the database driver cannot copy")
		}
		return use(s)
	})
}

// contents are a whole clinic file: its journal, the packs that it holds, and
// those that its assessments name and it lacks.
type contents struct {
	journal assessment.Journal
	packs   []questionnaires.Stored
	lacks   []string
}

// examine checks that some bytes are a whole clinic file: pages, tables, and
// the journal to its last event.
func examine(ctx context.Context, p place, file []byte) (c contents, err error) {
	if len(file) < smallestLen {
		return c, errors.New("it is cut off")
	}
	db, err := connect(ctx, "file::memory:?_txlock=immediate&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)", nil)
	if err != nil {
		return c, err
	}
	defer db.Close() //nolint:errcheck // nothing was written
	if err := raw(ctx, db, func(s serializer) error { return s.Deserialize(file) }); err != nil {
		return c, err
	}
	var said string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&said); err != nil || said != "ok" {
		return c, errors.Join(err, errors.New("its pages are not in order"))
	}
	h, err := readHeader(ctx, db)
	if err != nil {
		return c, err
	}
	if err := h.check(p.name); err != nil {
		return c, err
	}
	if _, err := checkSchema(ctx, db, p.name); err != nil {
		return c, err
	}
	if c.journal, err = (&Store{place: p, db: db}).load(ctx); err != nil {
		return c, err
	}
	return c, c.takePacks(ctx, db, p.name)
}

func (c *contents) takePacks(ctx context.Context, db *sql.DB, name string) error {
	clinic, err := assessment.Fold(c.journal.ClinicID, c.journal.Events)
	if err != nil {
		return nil //nolint:nilerr // what the events mean is for the session to say
	}
	for _, a := range clinic.Assessments {
		for _, ref := range a.EveryPack() {
			switch p, err := readPack(ctx, db, name, ref.SHA256); {
			case assessment.IsCode(err, assessment.CodeMissing), assessment.IsCode(err, assessment.CodeDamaged):
				c.lacks = append(c.lacks, ref.SHA256)
			case err != nil:
				return err
			default:
				c.packs = append(c.packs, p)
			}
		}
	}
	return nil
}

// clearJournal asks SQLite to remove the empty journal that saving leaves. It
// does so only where no other connection is in the middle of a save; where that
// fails the journal stays, which harms nobody.
func (s *Store) clearJournal() {
	if s.readOnly == "" && !s.stale && s.still() {
		_, _ = s.db.ExecContext(context.Background(), "PRAGMA journal_mode = DELETE")
	}
}
