package sqlite

import (
	"context"
	"database/sql"
	"net/url"
	"path/filepath"
	"strings"
	"sync"

	driver "modernc.org/sqlite"

	"clinicready/assessment"
)

// setting is one pragma: how it is asked for, and what it must read back as.
type setting struct{ pragma, ask, want string }

// always are the settings of every connection.
var always = []setting{
	{"busy_timeout", pollMillis, pollMillis},
	{"foreign_keys", "1", "1"},
	{"recursive_triggers", "1", "1"},
	{"trusted_schema", "0", "0"},
	{"cell_size_check", "1", "1"},
}

// writing are the settings of a connection that writes: what makes a commit
// durable on a file that people copy by hand.
var writing = append(always[:len(always):len(always)],
	setting{"journal_mode", "TRUNCATE", "truncate"},
	setting{"synchronous", "EXTRA", "3"},
	setting{"fullfsync", "1", "1"},
)

// onlyReading are the settings of a connection that must change nothing.
var onlyReading = append(always[:len(always):len(always)], setting{"query_only", "1", "1"})

// The modes in which a file is opened. None makes a file.
const (
	modeWrite = "rw"
	modeRead  = "ro"
)

// dsn names a file for the driver. The path goes in as an escaped file: URI,
// since the driver drops mode= from a plain path.
func dsn(path, mode string, settings []setting, more ...string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	q := []string{"mode=" + mode, "_txlock=immediate", "_defensive=1", "_dqs=0"}
	for _, s := range settings {
		q = append(q, "_pragma="+s.pragma+"("+s.ask+")")
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: strings.Join(append(q, more...), "&")}
	return u.String()
}

// lockingOnce asks for locks that belong to the open file and not to the
// process, where the system has them. Elsewhere POSIX locks stay, which is
// sound as long as nothing else in the process opens the file.
var lockingOnce = sync.OnceFunc(func() {
	_, _ = driver.OFDLocking(true)
})

// connect opens a database through one connection and refuses it when a
// setting did not take.
func connect(ctx context.Context, dsn string, settings []setting) (*sql.DB, error) {
	lockingOnce()
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := readBack(ctx, db, settings); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// readBack compares every setting with what the connection says it has: a
// misspelled or impossible pragma is ignored in silence otherwise.
func readBack(ctx context.Context, db *sql.DB, settings []setting) error {
	for _, s := range settings {
		var got string
		if err := db.QueryRowContext(ctx, "PRAGMA "+s.pragma).Scan(&got); err != nil {
			return err
		}
		if got != s.want {
			return refuse(assessment.CodeRefused, nil, "the file cannot be opened safely: the database setting %s is %q and not %q; nothing was changed", s.pragma, got, s.want)
		}
	}
	return nil
}
