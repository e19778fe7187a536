package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"clinicready/assessment"
)

const (
	// ApplicationID marks a clinic file in bytes 68 to 71 of its header: "CLRY".
	ApplicationID = 0x434C5259
	// FormatVersion is the user_version of the files that this package writes:
	// the version of the record, not of the projection.
	FormatVersion = 1
)

// object is one table or trigger, with the exact text that the file keeps of
// it.
type object struct{ name, sql string }

// kind is the object's type in sqlite_schema.
func (o object) kind() string {
	if strings.HasPrefix(o.sql, "CREATE TRIGGER ") {
		return "trigger"
	}
	return "table"
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

// entry is a row of sqlite_schema.
type entry struct {
	kind, name, table string
	// sql is not valid for an index that SQLite made itself.
	sql sql.NullString
}

func readSchema(ctx context.Context, q querier) (entries []entry, err error) {
	rows, err := q.QueryContext(ctx, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid")
	if err != nil {
		return nil, err
	}
	defer rows.Close() // rows.Err tells what matters
	for rows.Next() {
		var e entry
		if err := rows.Scan(&e.kind, &e.name, &e.table, &e.sql); err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, rows.Err()
}

// is reports whether the entry is exactly the object.
func (e entry) is(o object) bool {
	return e.kind == o.kind() && e.name == o.name && e.sql.Valid && e.sql.String == o.sql
}

var automatic = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^sqlite_autoindex_([a-z][a-z0-9_]*)_[1-9][0-9]*$`) })

// automatic reports whether the entry is an index that SQLite made itself for a
// key, by the one name that it gives it.
func (e entry) automatic() bool {
	m := automatic().FindStringSubmatch(e.name)
	return e.kind == "index" && !e.sql.Valid && m != nil && m[1] == e.table
}

// layout is what a file has beside the record.
type layout struct {
	// tables are those of its projection, in the order they were made.
	tables []string
	// ours says that they are exactly this program's; what they hold, the stamp
	// says. stamped says that there is a table for the stamp.
	ours, stamped bool
	stamp         stamp
}

// checkSchema refuses a file whose record is not exactly as this format has it,
// or that holds anything that no projection is made of.
func checkSchema(ctx context.Context, q querier, name string) (l layout, err error) {
	entries, err := readSchema(ctx, q)
	if err != nil {
		return l, err
	}
	entries = slices.DeleteFunc(entries, entry.automatic)
	take := func(o object) (found, same bool) {
		i := slices.IndexFunc(entries, func(e entry) bool { return e.name == o.name })
		if i < 0 {
			return false, false
		}
		same = entries[i].is(o)
		entries = slices.Delete(entries, i, i+1)
		return true, same
	}
	for _, o := range permanent {
		switch found, same := take(o); {
		case !found:
			return l, altered(name, fmt.Sprintf("%s is missing from it", o.name))
		case !same:
			return l, altered(name, fmt.Sprintf("%s is not as this format has it", o.name))
		}
	}
	named := firstTables
	switch found, same := take(projectionTable); {
	case found && !same:
		return l, altered(name, "projection is not as this format has it")
	case found:
		if l.stamp, err = readStamp(ctx, q); err != nil {
			return l, err
		}
		l.stamped, named = true, l.stamp.tables+","+tablesOf(projection)
	}
	names, matched, foreign := strings.Split(named, ","), 0, 0
	for _, e := range entries {
		if !e.projected(names) {
			foreign++
			continue
		}
		l.tables = append(l.tables, e.name)
		if slices.ContainsFunc(projection, e.is) {
			matched++
		}
	}
	if foreign > 0 {
		return l, altered(name, fmt.Sprintf("%d tables, triggers or indexes were added", foreign))
	}
	l.ours = l.stamped && matched == len(projection) && matched == len(l.tables)
	return l, nil
}

// projected reports whether the entry is an ordinary table that is named as a
// table of the projection: its text may be any version's.
func (e entry) projected(names []string) bool {
	return e.kind == "table" && tableName().MatchString(e.name) && !strings.HasPrefix(e.name, "sqlite_") &&
		slices.Contains(names, e.name) && strings.HasPrefix(e.sql.String, "CREATE TABLE ")
}

func altered(name, how string) error {
	return refuse(assessment.CodeDamaged, nil, "%s was altered by another program: %s; restore a backup that verifies, and keep this file for comparison", name, how)
}
