package sqlite

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// rowsOf returns rows that may be believed.
func rowsOf(t *testing.T, s *Store) assessment.Rows {
	t.Helper()
	rows, err := s.StoredRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// A projection that is not this program's, in whatever way, is believed by
// nobody, refused by nobody, and made again from the journal by whoever opens
// the file for writing. The record is not touched.
func TestStaleProjection(t *testing.T) {
	for name, statements := range map[string]string{
		"no version at all": "DROP TABLE projection",
		"no stamp":          "DELETE FROM projection",
		"an older version":  "UPDATE projection SET version = 99",
		"a newer version with more tables": `CREATE TABLE system (name TEXT PRIMARY KEY, vendor TEXT REFERENCES vendor (name), assessment TEXT REFERENCES assessment (id)) STRICT;
			INSERT INTO system SELECT 'Chart', (SELECT min(name) FROM vendor), (SELECT min(id) FROM assessment);
			UPDATE projection SET version = 2, tables = 'assessment,answer,score,plan_item,vendor,system'`,
		"a newer version with fewer tables":   "DROP TABLE plan_item; UPDATE projection SET version = 2, tables = 'assessment,answer,score,vendor'",
		"the same version with another list":  "UPDATE projection SET tables = 'assessment,answer'",
		"a table widened":                     "ALTER TABLE answer ADD COLUMN mood TEXT",
		"a table gone":                        "DROP TABLE vendor",
		"a column gone":                       "ALTER TABLE score DROP COLUMN weight",
		"rows of an earlier head":             "UPDATE projection SET head_count = head_count - 1",
		"rows of another journal":             "UPDATE projection SET head_hash = zeroblob(32)",
		"a stamp that names tables of record": "UPDATE projection SET tables = 'journal,meta,pack,projection,sqlite_schema', version = 7",
	} {
		t.Run(name, func(t *testing.T) {
			path := golden(t, "small")
			s, session := reopen(t, path)
			want, head := rowsOf(t, s), session.Clinic().Head
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			alter(t, path, statements)
			refusesStaleRows(t, path)
			s, session = reopen(t, path)
			if got := rowsOf(t, s); !reflect.DeepEqual(got, want) {
				t.Errorf("rebuilt:\n got %+v\nwant %+v", got, want)
			}
			if session.Clinic().Head != head {
				t.Errorf("head %s, want %s", session.Clinic().Head, head)
			}
			entries, err := readSchema(t.Context(), s.db)
			if err != nil {
				t.Fatal(err)
			}
			tables := 0
			for _, e := range entries {
				if e.kind == "table" {
					tables++
				}
			}
			if tables != 4+len(projection) {
				t.Errorf("%d tables are left, want %d: %+v", tables, 4+len(projection), entries)
			}
		})
	}
}

// A stamp cannot make a table of another program part of a clinic file by a
// name that is not one, nor anything that is not a table.
func TestStampExemptsNothingElse(t *testing.T) {
	for name, statements := range map[string]string{
		"an index":         "CREATE INDEX song ON vendor (baa_signed); UPDATE projection SET tables = 'song'",
		"a trigger":        "CREATE TRIGGER song AFTER INSERT ON vendor BEGIN SELECT 1; END; UPDATE projection SET tables = 'song'",
		"a view":           "CREATE VIEW song AS SELECT 1; UPDATE projection SET tables = 'song'",
		"a virtual table":  "CREATE VIRTUAL TABLE song USING fts5 (title); UPDATE projection SET tables = 'song,song_data,song_idx,song_content,song_docsize,song_config'",
		"statistics":       "ANALYZE; UPDATE projection SET tables = 'sqlite_stat1'",
		"an odd name":      "CREATE TABLE \"a b\" (x); UPDATE projection SET tables = 'a b'",
		"without a stamp":  "CREATE TABLE system (x); DROP TABLE projection",
		"not in the stamp": "CREATE TABLE system (x)",
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := filled(t)
			alter(t, path, statements)
			for opener, try := range openers {
				if err := try(t.Context(), path); !assessment.IsCode(err, assessment.CodeDamaged) || !strings.Contains(err.Error(), "were added") {
					t.Errorf("%s: %v", opener, err)
				}
			}
		})
	}
}

// A commit upon stale rows is stored whole; its rows, which are a part of all,
// are not.
func TestAppendLeavesStaleRows(t *testing.T) {
	path, events := filled(t)
	alter(t, path, "DROP TABLE projection")
	s := open(t, path)
	last := events[len(events)-1]
	head := assessment.Head{Count: last.Seq, Hash: last.Hash}
	for range 2 {
		var err error
		if head, err = s.Append(t.Context(), assessment.Commit{Events: storetest.Seal(head, storetest.Answers(1)...), Rows: storetest.Filled()[2].Rows}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.StoredRows(t.Context()); !assessment.IsCode(err, assessment.CodeStale) {
		t.Errorf("rows: %v, want CodeStale", err)
	}
	if err := s.Rebuild(t.Context(), head, storetest.Filled()[1].Rows); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(t.Context(), assessment.Commit{Events: storetest.Seal(head, storetest.Answers(1)...), Rows: storetest.Filled()[2].Rows}); err != nil {
		t.Fatal(err)
	}
	if got := rowsOf(t, s); len(got.Scores) != 6 || got.Assessments[1].Touched != "2026-11-22" {
		t.Errorf("after the rebuild the next commit wrote %+v", got)
	}
}

// A rebuild is all or nothing: on a full disk the file is as it was, and the
// store goes on.
func TestRebuildOnAFullDisk(t *testing.T) {
	path, _ := filled(t)
	s := open(t, path)
	want := rowsOf(t, s)
	head, err := s.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.ExecContext(t.Context(), "PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err)
	}
	big := want
	big.Answers = append([]assessment.AnswerRow(nil), want.Answers...)
	big.Answers[0].Note = strings.Repeat("a long note ", 50000)
	if err := s.Rebuild(t.Context(), head, big); !assessment.IsCode(err, assessment.CodeFull) {
		t.Fatalf("rebuild on a full disk: %v", err)
	}
	if got := rowsOf(t, s); !reflect.DeepEqual(got, want) {
		t.Errorf("the rows are %+v, want %+v", got, want)
	}
	if err := s.Rebuild(t.Context(), head, big); err != nil {
		t.Errorf("when there is space: %v", err)
	}
	if got := rowsOf(t, s); !reflect.DeepEqual(got, big) {
		t.Errorf("the rows are %+v, want %+v", got, big)
	}
}

// Each write of one row changes exactly that row, or the commit is refused
// whole: a table may be exchanged, or given a trigger, while the file is open.
func TestEachInsertChangesOneRow(t *testing.T) {
	const swallow = "CREATE TRIGGER swallow BEFORE %s ON %s BEGIN SELECT RAISE(IGNORE); END"
	inPlace := func(table string) string {
		return fmt.Sprintf("ALTER TABLE %[1]s RENAME TO kept; CREATE VIEW %[1]s AS SELECT * FROM kept; CREATE TRIGGER fake INSTEAD OF INSERT ON %[1]s BEGIN SELECT 1; END", table)
	}
	for name, statements := range map[string]string{
		"journal": fmt.Sprintf(swallow, "INSERT", "journal"), "meta": fmt.Sprintf(swallow, "UPDATE", "meta"), "pack": fmt.Sprintf(swallow, "INSERT", "pack"),
		"answer": fmt.Sprintf(swallow, "INSERT", "answer"), "the stamp": fmt.Sprintf(swallow, "INSERT", "projection"),
		"a view in place of journal": inPlace("journal"), "a view in place of pack": inPlace("pack"),
		"a view in place of meta":      "ALTER TABLE meta RENAME TO kept; CREATE VIEW meta AS SELECT * FROM kept; CREATE TRIGGER fake INSTEAD OF UPDATE ON meta BEGIN SELECT 1; END",
		"meta without a row to change": "ALTER TABLE meta RENAME TO kept; CREATE TABLE meta AS SELECT * FROM kept; CREATE TRIGGER fake AFTER INSERT ON journal BEGIN DELETE FROM meta; END",
		"two rows of meta":             "ALTER TABLE meta RENAME TO kept; CREATE TABLE meta AS SELECT * FROM kept UNION ALL SELECT * FROM kept",
	} {
		t.Run(name, func(t *testing.T) {
			path, events := filled(t)
			s := open(t, path)
			alter(t, path, statements)
			last := events[len(events)-1]
			head := assessment.Head{Count: last.Seq, Hash: last.Hash}
			rows := storetest.Filled()[2].Rows
			rows.Answers = append([]assessment.AnswerRow{{Assessment: "2026", Question: "new"}}, rows.Answers...)
			c := assessment.Commit{Events: storetest.Seal(head, storetest.Answers(1)...), Packs: append(storetest.Filled()[0].Packs, storetest.Pack("extra")), Rows: rows}
			for range 2 {
				if _, err := s.Append(t.Context(), c); !assessment.IsCode(err, assessment.CodeDamaged) {
					t.Errorf("append: %v, want CodeDamaged", err)
				}
			}
			db, err := connect(t.Context(), dsn(path, modeRead, onlyReading), onlyReading)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close() //nolint:errcheck // it only reads
			var n int
			if err := db.QueryRowContext(t.Context(), "SELECT (SELECT count(*) FROM journal) + (SELECT count(*) FROM pack) + (SELECT count(*) FROM answer WHERE question = 'new')").Scan(&n); err != nil || n != filledEvents+1 {
				t.Errorf("%d rows are left of %d events and a pack: something of the commit was stored (%v)", n, filledEvents, err)
			}
		})
	}
}
