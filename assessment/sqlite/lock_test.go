package sqlite

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	driver "modernc.org/sqlite"
	code "modernc.org/sqlite/lib"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// second_instance: the second start says who holds the file and reads it; once
// the first is killed, the lock is free.
func TestSecondInstance(t *testing.T) {
	path, events := filled(t)
	c := start(t, "hold", path)
	var pid int
	if _, err := fmt.Sscanf(c.line(t), "held %d", &pid); err != nil {
		t.Fatal(err)
	}
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	why, ro := s.ReadOnly()
	if !ro || !strings.Contains(why, s.HeldBy()) {
		t.Errorf("ReadOnly %q, %v", why, ro)
	}
	if by := s.HeldBy(); !strings.Contains(by, "process "+strconv.Itoa(pid)+" on "+host+" since 20") {
		t.Errorf("held by %q", by)
	}
	if j, err := s.Load(t.Context()); err != nil || !storetest.SameEvents(j.Events, events) {
		t.Errorf("reading beside the holder: %v", err)
	}
	if _, err := s.Append(t.Context(), storetest.Filled()[1]); !assessment.IsCode(err, assessment.CodeReadOnly) {
		t.Errorf("append: %v, want CodeReadOnly", err)
	}
	if err := s.Rebuild(t.Context(), assessment.Head{}, assessment.Rows{}); !assessment.IsCode(err, assessment.CodeReadOnly) {
		t.Errorf("rebuild: %v, want CodeReadOnly", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if _, err := c.rest(); err == nil {
		t.Fatal("the holder was not killed")
	}
	if _, err := os.Lstat(s.place.lock()); err != nil {
		t.Errorf("the killed holder's lock file: %v", err)
	}
	after := open(t, path)
	if why, ro := after.ReadOnly(); ro || after.HeldBy() != "" {
		t.Errorf("after kill -9 of the holder: %q", why)
	}
}

// A lock in the same process counts like any other, and closing frees it and
// removes the file.
func TestLockFileComesAndGoes(t *testing.T) {
	path, _ := filled(t)
	first := open(t, path)
	second := open(t, path)
	if second.HeldBy() == "" {
		t.Errorf("two stores hold the same file")
	}
	// The one that reads must not free the other's lock.
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	if third := open(t, path); third.HeldBy() == "" {
		t.Errorf("closing a reader freed the lock")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(first.place.lock()); !os.IsNotExist(err) {
		t.Errorf("the lock file after closing: %v", err)
	}
	if fourth := open(t, path); fourth.HeldBy() != "" {
		t.Errorf("after closing it is held by %q", fourth.HeldBy())
	}
}

// A lock file is believed only as far as the system holds its lock: what it
// says of a program, even a living one, is nothing.
func TestStaleLockIsTakenOver(t *testing.T) {
	for name, content := range map[string]string{
		"a living pid": fmt.Sprintf(`{"pid":%d,"host":"here","since":"2026-11-23T00:00:00Z"}`, os.Getpid()),
		"a dead pid":   `{"pid":999999999,"host":"gone","since":"2020-01-01T00:00:00Z"}`,
		"empty":        "", "cut off by a full disk": `{"pid":12,"ho`, "zeros after a power cut": strings.Repeat("\x00", 57),
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := filled(t)
			write(t, path+".lock", []byte(content))
			if s := open(t, path); s.HeldBy() != "" || s.readOnly != "" {
				t.Errorf("held by %q, %q", s.HeldBy(), s.readOnly)
			}
		})
	}
}

// What another program wrote into a lock file is text from outside.
func TestHolderIsCleaned(t *testing.T) {
	h := holder{PID: 7, Host: "evil\x1b]0;title\x07\nhost"}
	if got := h.String(); strings.ContainsAny(got, "\x1b\x07\n") {
		t.Errorf("%q", got)
	}
	if got := (holder{}).String(); got != "another program" {
		t.Errorf("%q", got)
	}
}

// Something else under the lock file's name is left as it is.
func TestLockNameTaken(t *testing.T) {
	for name, take := range map[string]func(t *testing.T, lock, victim string){
		"a link": func(t *testing.T, lock, victim string) {
			if err := os.Symlink(victim, lock); err != nil {
				t.Fatal(err)
			}
		},
		"a folder": func(t *testing.T, lock, _ string) {
			if err := os.Mkdir(lock, 0o700); err != nil {
				t.Fatal(err)
			}
		},
		"a short file": func(t *testing.T, lock, _ string) { write(t, lock, []byte("the code of the safe\n")) },
		"data of another": func(t *testing.T, lock, _ string) {
			write(t, lock, []byte(`{"pid":7,"host":"here","since":"2026-11-23T00:00:00Z","note":"mine"}`))
		},
		"a long file": func(t *testing.T, lock, _ string) { write(t, lock, []byte(strings.Repeat("diary ", 1000))) },
	} {
		t.Run(name, func(t *testing.T) {
			path, events := filled(t)
			victim := path + ".victim"
			write(t, victim, []byte("keep me"))
			take(t, path+".lock", victim)
			mine, _ := os.ReadFile(path + ".lock") // a folder has no content
			s := open(t, path)
			if why, ro := s.ReadOnly(); !ro || !strings.Contains(why, "no lock file can be made") {
				t.Errorf("ReadOnly %q, %v", why, ro)
			}
			if j, err := s.Load(t.Context()); err != nil || !storetest.SameEvents(j.Events, events) {
				t.Errorf("load: %v", err)
			}
			if got := read(t, victim); string(got) != "keep me" {
				t.Errorf("the victim now holds %q", got)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if after, _ := os.ReadFile(path + ".lock"); !bytes.Equal(after, mine) {
				t.Errorf("the file of that name now holds %q", after)
			}
		})
	}
}

// three_writers: with the lock file bypassed, three processes write 900 events
// in all; none is lost and the chain holds.
func TestThreeWriters(t *testing.T) {
	path, events := filled(t)
	const each = 300
	var writers []*child
	for _, name := range []string{"one", "two", "three"} {
		writers = append(writers, start(t, "contend", path, name, strconv.Itoa(each)))
	}
	for _, w := range writers {
		if _, err := w.rest(); err != nil {
			t.Fatalf("a writer failed: %v", err)
		}
	}
	j, err := open(t, path).Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, e := range j.Events[len(events):] {
		seen[e.Subject]++
	}
	if len(seen) != 3*each || len(j.Events) != len(events)+3*each {
		t.Errorf("%d different events of %d arrived, want %d", len(seen), len(j.Events)-len(events), 3*each)
	}
}

// lock_not_dropped_by_our_own_close, first half: while a write is under way,
// nothing this package does in the same process lets another process in. It
// is tried with the locks that this system has, and with POSIX record locks,
// which any close of the file would drop.
func TestLockNotDroppedByOurOwnClose(t *testing.T) {
	if !posixLocks() {
		c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestLockNotDroppedByOurOwnClose$", "-test.v")
		c.Env = append(os.Environ(), posixVar+"=1")
		out, err := c.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "--- PASS: TestLockNotDroppedByOurOwnClose") {
			t.Errorf("with POSIX locks: %v\n%s", err, out)
		}
	}
	s := create(t)
	if driver.OFDLockingEnabled() == posixLocks() && runtime.GOOS == "linux" {
		t.Fatalf("POSIX locks: wanted %v", posixLocks())
	}
	for _, c := range storetest.Filled() {
		if _, err := s.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	tx, err := s.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	expect := func(when string, code int) {
		t.Helper()
		if got := start(t, "poke", s.path).line(t); got != strconv.Itoa(code) {
			t.Errorf("%s another process gets %s, want %d", when, got, code)
		}
	}
	expect("before anything was done", code.SQLITE_BUSY)
	for name, try := range openers {
		if err := try(t.Context(), s.path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		expect("after "+name, code.SQLITE_BUSY)
	}
	if _, err := Backup(t.Context(), s.path, t.TempDir(), func(Contents) string { return "copy" }); err != nil {
		t.Errorf("Backup: %v", err)
	}
	expect("after Backup", code.SQLITE_BUSY)
	if !s.still() {
		t.Errorf("the file is not where it was")
	}
	expect("after looking at the file", code.SQLITE_BUSY)
	if posixLocks() {
		// What all of this is about; it also shows that the probe can see it.
		read(t, s.path)
		expect("after package os closed the file", 0)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	expect("after the end", 0)
}

// lock_not_dropped_by_our_own_close, second half: no code opens a file with
// package os except where the database cannot be open.
func TestNothingOpensTheDatabaseWithOS(t *testing.T) {
	allowed := map[string][]string{
		"path.go":         {"Lstat"},
		"create.go":       {"Lstat", "Stat", "Link", "Remove", "Rename", "OpenFile", "Open", "O_CREATE", "O_EXCL", "O_WRONLY"},
		"lock.go":         {"File", "OpenFile", "O_RDWR", "O_CREATE", "Lstat", "SameFile", "Hostname", "Getpid"},
		"lock_unix.go":    {"File", "Remove"},
		"lock_windows.go": {"File"},
		"backup.go":       {"Lstat", "Stat", "ReadDir", "Remove"},
		"restore.go":      {"Lstat"},
		"found.go":        {"ReadDir"},
		"recover.go":      {"ReadFile"}, // of the journal
	}
	allowed["path.go"] = append(allowed["path.go"], "SameFile")
	files, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, imp := range file.Imports {
			if imp.Path.Value == `"io/ioutil"` || imp.Path.Value == `"syscall"` && name != "errors.go" {
				t.Errorf("%s imports %s", name, imp.Path.Value)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "os" {
				seen++
				if !slices.Contains(allowed[name], sel.Sel.Name) {
					t.Errorf("%s uses os.%s: nothing but SQLite may open the database file", name, sel.Sel.Name)
				}
			}
			return true
		})
	}
	if seen == 0 {
		t.Errorf("no use of package os was found: the test looks in the wrong place")
	}
}
