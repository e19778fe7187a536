package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"clinicready/assessment"
)

const (
	// ApplicationID marks a clinic file in bytes 68 to 71 of its header: "CLRY".
	ApplicationID = 0x434C5259
	// FormatVersion is the user_version of the files that this package writes.
	FormatVersion = 1
)

// object is one table or trigger of the format, with the exact text that the
// file keeps of it.
type object struct{ name, sql string }

// schema is format version 1. The text is permanent: Open compares it with
// what the file holds, so that a file whose guards were taken off, or that
// brings triggers of its own, is not trusted.
var schema = []object{
	{"meta", `CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  clinic_id TEXT NOT NULL CHECK (clinic_id <> ''),
  head_count INTEGER NOT NULL CHECK (head_count >= 0),
  head_hash BLOB NOT NULL CHECK (length(head_hash) = 32)
) STRICT`},
	{"journal", `CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  at TEXT NOT NULL,
  zone INTEGER NOT NULL,
  actor TEXT NOT NULL,
  assessment TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  version INTEGER NOT NULL CHECK (version > 0),
  subject TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT`},
	{"journal_in_order", `CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal grows only at its end'); END`},
	{"journal_never_changed", `CREATE TRIGGER journal_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END`},
	{"journal_never_removed", `CREATE TRIGGER journal_never_removed BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'nothing is removed from the journal'); END`},
	{"pack", `CREATE TABLE pack (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT`},
	{"pack_never_changed", `CREATE TRIGGER pack_never_changed BEFORE UPDATE ON pack
BEGIN SELECT RAISE(ABORT, 'a pack is never changed'); END`},
	{"pack_never_removed", `CREATE TRIGGER pack_never_removed BEFORE DELETE ON pack
BEGIN SELECT RAISE(ABORT, 'no pack is removed'); END`},
	{"assessment", `CREATE TABLE assessment (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  scope TEXT NOT NULL,
  target TEXT NOT NULL,
  mode TEXT NOT NULL,
  opened TEXT NOT NULL,
  closed TEXT NOT NULL,
  touched TEXT NOT NULL,
  clinic TEXT NOT NULL,
  r INTEGER,
  r1 INTEGER,
  r2 INTEGER,
  coverage INTEGER,
  verdict_hipaa TEXT NOT NULL,
  verdict_1 TEXT NOT NULL,
  verdict_2 TEXT NOT NULL,
  risk_points INTEGER NOT NULL
) STRICT`},
	{"answer", `CREATE TABLE answer (
  assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  evidence INTEGER,
  evidence_date TEXT NOT NULL,
  note TEXT NOT NULL,
  owner TEXT NOT NULL,
  flag INTEGER NOT NULL,
  s INTEGER,
  e INTEGER,
  level TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_at TEXT NOT NULL,
  PRIMARY KEY (assessment, question)
) STRICT`},
	{"score", `CREATE TABLE score (
  assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  as_of TEXT NOT NULL,
  group_id TEXT NOT NULL,
  r INTEGER,
  r1 INTEGER,
  r2 INTEGER,
  r_high INTEGER,
  coverage INTEGER,
  weight INTEGER NOT NULL,
  packs TEXT NOT NULL,
  PRIMARY KEY (assessment, as_of, group_id)
) STRICT`},
	{"plan_item", `CREATE TABLE plan_item (
  assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  action TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  tier INTEGER NOT NULL,
  pi INTEGER NOT NULL,
  eff_tier INTEGER NOT NULL,
  eff_pi INTEGER NOT NULL,
  phase INTEGER NOT NULL,
  due TEXT NOT NULL,
  owner TEXT NOT NULL,
  status TEXT NOT NULL,
  decision TEXT NOT NULL,
  hours INTEGER NOT NULL,
  cost_cap INTEGER,
  benefit INTEGER NOT NULL,
  weight_gain INTEGER NOT NULL,
  PRIMARY KEY (assessment, action)
) STRICT`},
	{"vendor", `CREATE TABLE vendor (
  name TEXT PRIMARY KEY,
  holds_phi TEXT NOT NULL,
  baa_signed TEXT NOT NULL,
  report TEXT NOT NULL,
  period_end TEXT NOT NULL,
  bridge_letter TEXT NOT NULL,
  covers TEXT NOT NULL,
  opinion_ok TEXT NOT NULL,
  cuec_reviewed TEXT NOT NULL,
  expires TEXT NOT NULL
) STRICT`},
}

// header are the two numbers that say what a database file is.
type header struct{ applicationID, userVersion int64 }

func readHeader(ctx context.Context, db *sql.DB) (h header, err error) {
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&h.applicationID); err != nil {
		return h, err
	}
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&h.userVersion)
	return h, err
}

// check says whether a file with this header is a clinic file that this
// program can read.
func (h header) check(name string) error {
	switch {
	case h.applicationID != ApplicationID:
		return refuse(assessment.CodeForeign, nil, "%s is a database of another program, not a clinic file; nothing was changed", name)
	case h.userVersion > FormatVersion:
		return refuse(assessment.CodeNewer, nil, "%s was written by a newer clinicready (file format %d, this one reads up to %d); install the newer one; nothing was changed", name, h.userVersion, FormatVersion)
	case h.userVersion < 1:
		return refuse(assessment.CodeDamaged, nil, "%s is damaged: file format %d was never released; restore a backup that verifies", name, h.userVersion)
	}
	return nil
}

// checkSchema compares the tables and triggers of the file with the format.
// Views are allowed: people may keep queries in their files, and none is used.
func checkSchema(ctx context.Context, db *sql.DB, name string) error {
	rows, err := db.QueryContext(ctx, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
	if err != nil {
		return err
	}
	defer rows.Close() // rows.Err tells what matters
	found := map[string]string{}
	for rows.Next() {
		var kind, object, text string
		if err := rows.Scan(&kind, &object, &text); err != nil {
			return err
		}
		if kind != "view" && !strings.HasPrefix(object, "sqlite_") {
			found[object] = text
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, o := range schema {
		switch text, ok := found[o.name]; {
		case !ok:
			return altered(name, fmt.Sprintf("%s is missing from it", o.name))
		case text != o.sql:
			return altered(name, fmt.Sprintf("%s is not as this format has it", o.name))
		}
		delete(found, o.name)
	}
	if len(found) > 0 {
		return altered(name, fmt.Sprintf("%d tables, triggers or indexes were added", len(found)))
	}
	return nil
}

func altered(name, how string) error {
	return refuse(assessment.CodeDamaged, nil, "%s was altered by another program: %s; restore a backup that verifies, and keep this file for comparison", name, how)
}
