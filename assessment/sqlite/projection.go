package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"regexp"
	"strings"
	"sync"

	"clinicready/assessment"
)

// projectionVersion is the version of the tables below and of what their
// columns mean. Whoever changes either raises it: then every file that is
// opened for writing gets the new tables, filled from its journal.
const projectionVersion = 3

// projection is the tables for people's queries, in an order in which rows may
// refer to earlier tables. It is made of tables alone: an index, a trigger or a
// view is refused in a clinic file.
var projection = []object{
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
  parts_in_place TEXT NOT NULL,
  missing TEXT NOT NULL,
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
	{"vendor", textTable(vendors)},
}

// textTable is a table whose columns are all texts.
func textTable(t table) string {
	columns := make([]string, len(t.columns))
	for i, c := range t.columns {
		columns[i] = "  " + c + " TEXT NOT NULL"
		if i < t.key {
			columns[i] = "  " + c + " TEXT PRIMARY KEY"
		}
	}
	return "CREATE TABLE " + t.name + " (\n" + strings.Join(columns, ",\n") + "\n) STRICT"
}

// firstTables are the tables of the files that do not say what their
// projection is.
const firstTables = "assessment,answer,score,plan_item,vendor"

// tablesOf names tables as the column of that name does.
func tablesOf(objects []object) string {
	names := make([]string, len(objects))
	for i, o := range objects {
		names[i] = o.name
	}
	return strings.Join(names, ",")
}

// tableName is what a table of any version of the projection is called.
var tableName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9_]*$`) })

// stamp is the row of table projection.
type stamp struct {
	version int64
	tables  string
	head    assessment.Head
}

// readStamp returns the zero stamp when table projection is empty.
func readStamp(ctx context.Context, q querier) (st stamp, err error) {
	var hash []byte
	err = q.QueryRowContext(ctx, "SELECT version, tables, head_count, head_hash FROM projection WHERE id = 1").Scan(&st.version, &st.tables, &st.head.Count, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return stamp{}, nil
	}
	copy(st.head.Hash[:], hash)
	return st, err
}

// current reports whether rows under this stamp are this program's and of this
// head.
func (st stamp) current(head assessment.Head) bool {
	return st.version == projectionVersion && st.tables == tablesOf(projection) && st.head == head
}

// writeStamp says that the rows are this program's and of this head.
func writeStamp(ctx context.Context, tx *sql.Tx, head assessment.Head) error {
	return changesOne(tx.ExecContext(ctx, `INSERT INTO projection (id, version, tables, head_count, head_hash) VALUES (1, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, tables = excluded.tables, head_count = excluded.head_count, head_hash = excluded.head_hash`,
		projectionVersion, tablesOf(projection), head.Count, head.Hash[:]))
}

func staleRows(name string) error {
	return refuse(assessment.CodeStale, nil, "the rows for lists and queries in %s are not up to date, though its journal is whole; open it once where it can be written", name)
}
