package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// listFolder names what lies in the folder of a path.
func listFolder(t *testing.T, path string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// alter runs statements on a closed file as another program would.
func alter(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", strings.Replace(dsn(path, "rwc", nil), "_defensive=1", "_defensive=0", 1))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // each statement is checked
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// openers are the ways to open a file; each refuses the same things.
var openers = map[string]func(context.Context, string) error{
	"Open": func(ctx context.Context, p string) error {
		s, err := Open(ctx, p)
		return closing(s, err)
	},
	"OpenReadOnly": func(ctx context.Context, p string) error {
		s, err := OpenReadOnly(ctx, p)
		return closing(s, err)
	},
	"Summarize": func(ctx context.Context, p string) error {
		_, err := Summarize(ctx, p)
		return err
	},
}

func closing(s *Store, err error) error {
	if err == nil {
		return s.Close()
	}
	return err
}

// truncated_to_zero, not_a_database, a_folder, other_application_id, newer_user_version
func TestRefusedUnchanged(t *testing.T) {
	whole, _ := filled(t)
	bytesOf := read(t, whole)
	cases := []struct {
		name string
		make func(t *testing.T, path string)
		code assessment.Code
		says string
	}{
		{"truncated_to_zero", func(t *testing.T, p string) { write(t, p, nil) }, assessment.CodeDamaged, "empty (0 bytes)"},
		{"truncated_to_zero beside a journal", func(t *testing.T, p string) {
			write(t, p, nil)
			write(t, p+"-journal", []byte("what the last run left"))
		}, assessment.CodeDamaged, "empty (0 bytes)"},
		{"not_a_database, text", func(t *testing.T, p string) { write(t, p, []byte("just a letter\n")) }, assessment.CodeForeign, "not a clinic file"},
		{"not_a_database, long", func(t *testing.T, p string) { write(t, p, bytes.Repeat([]byte("0123456789abcdef"), 4096)) }, assessment.CodeForeign, "not a clinic file"},
		{"a_folder", func(t *testing.T, p string) {
			if err := os.Mkdir(p, 0o700); err != nil {
				t.Fatal(err)
			}
		}, assessment.CodeForeign, "is a folder"},
		{"other_application_id", func(t *testing.T, p string) {
			alter(t, p, "PRAGMA application_id = 252006675", "CREATE TABLE song (title TEXT)", "INSERT INTO song VALUES ('one')")
		}, assessment.CodeForeign, "another program"},
		{"no application id", func(t *testing.T, p string) { alter(t, p, "CREATE TABLE song (title TEXT)") }, assessment.CodeForeign, "another program"},
		{"other_application_id in WAL mode", func(t *testing.T, p string) {
			alter(t, p, "PRAGMA journal_mode = WAL", "CREATE TABLE song (title TEXT)")
		}, assessment.CodeForeign, "another program"},
		{"newer_user_version", func(t *testing.T, p string) {
			write(t, p, bytesOf)
			alter(t, p, "PRAGMA user_version = 7")
		}, assessment.CodeNewer, "file format 7"},
		{"user_version never released", func(t *testing.T, p string) {
			write(t, p, bytesOf)
			alter(t, p, "PRAGMA user_version = 0")
		}, assessment.CodeDamaged, "file format 0"},
		{"cut in the middle", func(t *testing.T, p string) { write(t, p, bytesOf[:len(bytesOf)/2]) }, assessment.CodeDamaged, "is damaged"},
		{"cut in the first page", func(t *testing.T, p string) { write(t, p, bytesOf[:700]) }, assessment.CodeDamaged, "is damaged"},
		{"meta emptied", func(t *testing.T, p string) {
			write(t, p, bytesOf)
			alter(t, p, "DELETE FROM meta")
		}, assessment.CodeDamaged, "whose it is"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.clinic")
			c.make(t, path)
			before, names := snapshot(t, path)
			for name, try := range openers {
				err := try(t.Context(), path)
				if !assessment.IsCode(err, c.code) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
					t.Errorf("%s: %v; want %s saying %q", name, err, c.code, c.says)
				}
				after, left := snapshot(t, path)
				if !bytes.Equal(before, after) {
					t.Errorf("%s changed the file", name)
				}
				if left != names {
					t.Errorf("%s: the folder held %s and now %s", name, names, left)
				}
			}
		})
	}
}

// snapshot returns what a path holds and what lies beside it. The shared-memory
// file of a foreign database in WAL mode is SQLite's to make.
func snapshot(t *testing.T, path string) (content []byte, names string) {
	t.Helper()
	if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() {
		content = read(t, path)
	}
	for _, n := range listFolder(t, path) {
		if !strings.HasSuffix(n, "-shm") && !strings.HasSuffix(n, "-wal") {
			names += n + " "
		}
	}
	return content, names
}

func TestMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nothing.clinic")
	for name, try := range openers {
		if err := try(t.Context(), path); !assessment.IsCode(err, assessment.CodeMissing) {
			t.Errorf("%s: %v, want CodeMissing", name, err)
		}
	}
	if names := listFolder(t, path); len(names) != 0 {
		t.Errorf("the folder now holds %q", names)
	}
}

// A file whose guards were taken off, or that brings code of its own, is not
// trusted, whoever opens it and however the code is called. The name sqlite_
// helps nobody: it is exempt only for the indexes that SQLite makes for keys.
func TestAlteredSchema(t *testing.T) {
	for name, c := range map[string]struct{ statement, says string }{
		"a guard taken off": {"DROP TRIGGER journal_never_changed", "journal_never_changed is missing"},
		"a table gone":      {"DROP TABLE pack", "pack is missing"},
		"a table widened":   {"ALTER TABLE meta ADD COLUMN mood TEXT", "meta is not as this format has it"},
		"the stamp widened": {"ALTER TABLE projection ADD COLUMN mood TEXT", "projection is not as this format has it"},
		"a table added":     {"CREATE TABLE song (title TEXT)", "were added"},
		"a trigger added":   {"CREATE TRIGGER spy AFTER INSERT ON answer BEGIN DELETE FROM vendor; END", "were added"},
		"an index added":    {"CREATE INDEX by_actor ON journal (actor)", "were added"},
		"a view added":      {"CREATE VIEW gap AS SELECT question FROM answer WHERE s < 100", "were added"},
		"a table analyzed":  {"ANALYZE", "were added"},
		"trigger_named_sqlite_evil": {forge("trigger", "sqlite_evil", "journal",
			"CREATE TRIGGER sqlite_evil AFTER INSERT ON journal BEGIN DELETE FROM vendor; END"), "were added"},
		"trigger_named_as_an_index": {forge("trigger", "sqlite_autoindex_pack_2", "pack",
			"CREATE TRIGGER sqlite_autoindex_pack_2 AFTER INSERT ON pack BEGIN DELETE FROM vendor; END"), "were added"},
		"trigger_named_as_a_table":           {"CREATE TRIGGER answer AFTER INSERT ON journal BEGIN DELETE FROM vendor; END", "were added"},
		"trigger_named_as_a_table_of_record": {"CREATE TRIGGER journal AFTER INSERT ON journal BEGIN DELETE FROM vendor; END", "were added"},
		"view_in_place_of_table":             {"DROP TABLE vendor; CREATE VIEW vendor AS SELECT 1 AS name", "were added"},
		"view_in_place_of_meta": {
			"CREATE TABLE projection2 (x); DROP TABLE meta; CREATE VIEW meta AS SELECT 1 AS id, 'x' AS clinic_id, 1 AS head_count, zeroblob(32) AS head_hash",
			"meta is not as this format has it",
		},
		"recursive_view": {
			"DROP TABLE assessment; CREATE VIEW assessment AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n",
			"were added",
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := filled(t)
			alter(t, path, c.statement)
			for opener, try := range openers {
				if err := try(t.Context(), path); !assessment.IsCode(err, assessment.CodeDamaged) || !strings.Contains(err.Error(), c.says) {
					t.Errorf("%s: %v; want CodeDamaged saying %q", opener, err, c.says)
				}
			}
		})
	}
}

// forge writes an entry into the schema that no statement can make.
func forge(kind, name, table, text string) string {
	return "PRAGMA writable_schema = 1; INSERT INTO sqlite_schema VALUES ('" + kind + "', '" + name + "', '" + table + "', 0, '" + text + "'); PRAGMA writable_schema = 0"
}

// A clinic file that somebody switched to WAL is switched back, so that it is
// one file again.
func TestWALIsSwitchedBack(t *testing.T) {
	path, want := filled(t)
	alter(t, path, "PRAGMA journal_mode = WAL")
	s := open(t, path)
	if j, err := s.Load(t.Context()); err != nil || !storetest.SameEvents(j.Events, want) {
		t.Errorf("load: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if b := read(t, path); b[18] != 1 || b[19] != 1 {
		t.Errorf("the header still says WAL")
	}
}

// hand_copied_db_without_journal: between two saves the file alone is the
// whole clinic, also while it is open.
func TestHandCopiedWithoutJournal(t *testing.T) {
	s := create(t)
	var want []assessment.Event
	for _, c := range storetest.Filled() {
		if _, err := s.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		want = append(want, c.Events...)
		copied := filepath.Join(t.TempDir(), "copy.clinic")
		write(t, copied, read(t, s.path))
		if j, err := open(t, copied).Load(t.Context()); err != nil || !storetest.SameEvents(j.Events, want) {
			t.Errorf("the copy holds %d events of %d: %v", len(j.Events), len(want), err)
		}
	}
}

// tear copies a file with its journal in the middle of a transaction, as a
// power cut would leave them.
func tear(t *testing.T, path string) (torn string) {
	t.Helper()
	db, err := sql.Open("sqlite", dsn(path, modeWrite, writing))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // the transaction is taken back
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(t.Context(), "PRAGMA cache_size = 1"); err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback() // that is the purpose
	for _, q := range []string{
		"UPDATE assessment SET title = 'half written'",
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO vendor SELECT 'vendor ' || i, hex(zeroblob(60))" + strings.Repeat(", ''", len(vendors.columns)-2) + " FROM n",
		"UPDATE assessment SET clinic = 'half written'",
	} {
		if _, err := tx.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	torn = filepath.Join(t.TempDir(), "torn.clinic")
	write(t, torn, read(t, path))
	write(t, torn+"-journal", read(t, path+"-journal"))
	if !bytes.Contains(read(t, torn), []byte("half written")) || read(t, torn+"-journal")[0] == 0 {
		t.Fatal("the copy was not taken in the middle of a transaction")
	}
	return torn
}

// A cut in the middle of a save is rolled back by the next opening, for reading
// too; a card is never read from such a file.
func TestHotJournal(t *testing.T) {
	path, want := filled(t)
	torn := tear(t, path)
	before, journal := read(t, torn), read(t, torn+"-journal")
	if err := openers["Summarize"](t.Context(), torn); !assessment.IsCode(err, assessment.CodeReadOnly) || !strings.Contains(err.Error(), "rolled back") {
		t.Errorf("Summarize: %v", err)
	}
	if !bytes.Equal(read(t, torn), before) || !bytes.Equal(read(t, torn+"-journal"), journal) {
		t.Errorf("Summarize changed the file or its journal")
	}
	for name, opening := range map[string]func(context.Context, string) (*Store, error){"Open": Open, "OpenReadOnly": OpenReadOnly} {
		t.Run(name, func(t *testing.T) {
			torn := tear(t, path)
			s, err := opening(t.Context(), torn)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close() //nolint:errcheck // nothing was written
			if j, err := s.Load(t.Context()); err != nil || !storetest.SameEvents(j.Events, want) {
				t.Errorf("load: %v", err)
			}
			rows, err := s.StoredRows(t.Context())
			if err != nil || len(rows.Vendors) != 2 || rows.Assessments[0].Title == "half written" {
				t.Errorf("the rows were not rolled back: %d vendors, %v", len(rows.Vendors), err)
			}
		})
	}
}

// A line break in a name is not a line break in a message.
func TestNamesStayOnOneLine(t *testing.T) {
	dir := t.TempDir()
	name := "two\nlines\x1b[31m.clinic"
	if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(dir, name), filepath.Join(dir, "not "+name), filepath.Join(dir, "no\nfolder", name)} {
		if _, err := Open(t.Context(), path); err == nil || strings.ContainsAny(err.Error(), "\n\x1b") || !strings.Contains(err.Error(), "two lines.clinic") {
			t.Errorf("open: %q", err)
		}
		if _, err := Create(t.Context(), path, storetest.ClinicID); path != filepath.Join(dir, "not "+name) && (err == nil || strings.ContainsAny(err.Error(), "\n\x1b")) {
			t.Errorf("create: %q", err)
		}
	}
}
