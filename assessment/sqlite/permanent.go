package sqlite

// permanent is the record in format version 1: tables and triggers that no
// later version of this format may change, each with its exact text. Open
// compares them, so that a file whose guards were taken off is not trusted.
var permanent = []object{
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
}

// projectionTable keeps of which version the projection is, which tables are
// its own, in the order they were made, and at which head its rows were
// written. Its text is as permanent as the rest, but a file may be without it:
// the first program knew no such thing.
var projectionTable = object{"projection", `CREATE TABLE projection (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL CHECK (version > 0),
  tables TEXT NOT NULL,
  head_count INTEGER NOT NULL CHECK (head_count >= 0),
  head_hash BLOB NOT NULL CHECK (length(head_hash) = 32)
) STRICT`}
