package cli_test

import (
	"database/sql"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"unicode"

	"github.com/rogpeppe/go-internal/testscript"
)

// nasty is a name with an escape sequence, a bidi override and a bell.
const nasty = "Bad\x1b[2J\u202eName\a"

// packsFolder is where the packs of the worked examples are.
func packsFolder() (string, error) { return filepath.Abs("testdata/packs") }

// exits runs a command and compares its exit code: exits CODE COMMAND ARG...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("use: exits CODE COMMAND ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("running %v: %v", args[1:], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%v exits %d, want %d", args[1:], got, want)
	}
}

// readable checks that a file, or stdout or stderr, holds nothing that could
// drive a terminal.
func readable(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		for i, r := range ts.ReadFile(name) {
			if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
				ts.Fatalf("%s holds %U at byte %d", name, r, i)
			}
		}
	}
}

// headOf puts the head of a clinic file into $HEAD, as `verify` prints it.
func headOf(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("clinicready", "verify", args[0]))
	m := regexp.MustCompile(`(?m)^head (.+)$`).FindStringSubmatch(ts.ReadFile("stdout"))
	if m == nil {
		ts.Fatalf("verify printed no head")
	}
	ts.Setenv("HEAD", m[1])
}

// tamper changes the body of one event behind the program's back, as somebody
// with another SQLite tool would: tamper FILE SEQ.
func tamper(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer func() { ts.Check(db.Close()) }()
	// The file has triggers against it; who wants to cheat drops them.
	schema := triggers(ts, db)
	for name := range schema {
		_, err := db.Exec("DROP TRIGGER " + name)
		ts.Check(err)
	}
	r, err := db.Exec("UPDATE journal SET actor = 'somebody else' WHERE seq = ?", args[1])
	ts.Check(err)
	if n, err := r.RowsAffected(); err != nil || n != 1 {
		ts.Fatalf("changed %d events: %v", n, err)
	}
	for _, text := range schema {
		_, err := db.Exec(text)
		ts.Check(err)
	}
}

// alter works on a clinic file with another SQLite tool: alter FILE SQL...
func alter(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer func() { ts.Check(db.Close()) }()
	for _, statement := range args[1:] {
		_, err := db.Exec(statement)
		ts.Check(err)
	}
}

// oddName gives a file a name with a line break.
func oddName(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	ts.Check(os.Rename(path, filepath.Join(filepath.Dir(path), "with a\nline break.clinic")))
}

// shorten cuts a file to a number of bytes: shorten FILE BYTES.
func shorten(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// findFile puts the one file that a pattern matches into $FOUND, and checks how
// many there are: findfile PATTERN [COUNT]. It takes the last of several.
func findFile(ts *testscript.TestScript, _ bool, args []string) {
	want := 1
	if len(args) > 1 {
		var err error
		want, err = strconv.Atoi(args[1])
		ts.Check(err)
	}
	files, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(files) != want {
		ts.Fatalf("%s matches %d files, want %d: %q", args[0], len(files), want, files)
	}
	if want > 0 {
		ts.Setenv("FOUND", files[want-1])
	}
}

// triggers are the triggers of the journal, by name.
func triggers(ts *testscript.TestScript, db *sql.DB) map[string]string {
	rows, err := db.Query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'")
	ts.Check(err)
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var name, text string
		ts.Check(rows.Scan(&name, &text))
		out[name] = text
	}
	ts.Check(rows.Err())
	if len(out) == 0 {
		ts.Fatalf("nothing guards the journal")
	}
	return out
}

// sameBut compares two JSON documents, one member of each left out.
func sameBut(ts *testscript.TestScript, _ bool, args []string) {
	var docs [2]map[string]any
	for i := range docs {
		ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[i])), &docs[i]))
		if _, ok := docs[i][args[2]]; !ok {
			ts.Fatalf("%s has no %s", args[i], args[2])
		}
		delete(docs[i], args[2])
	}
	if !reflect.DeepEqual(docs[0], docs[1]) {
		ts.Fatalf("%s and %s differ in more than %s", args[0], args[1], args[2])
	}
}
