package desk_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/ui"
	"clinicready/ui/desk"
)

func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

func get[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func closed(t *testing.T, h *ui.Handle) {
	t.Helper()
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
}

// note saves one note.
func note(t *testing.T, h *ui.Handle, text string) {
	t.Helper()
	a, _ := h.Session.Clinic().Assessment("")
	h.Session.SetActor("Dana")
	ch, err := h.Session.SetNote(a, h.Session.Set(a).Questions[0].ID, text)
	if err == nil {
		err = h.Session.Commit(t.Context(), ch)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// clinic makes a clinic outside of the data folder, and returns its file as it
// was before the last two saves.
func clinic(t *testing.T) (d *desk.Desk, path string, older []byte) {
	t.Helper()
	d = desk.New(filepath.Join(t.TempDir(), "data"), "clinicready", noon)
	path = filepath.Join(t.TempDir(), "elm.clinic")
	scope := get[assessment.Scope](t)(assessment.NewScope(desk.DefaultParts(), assessment.TargetHIPAA, 0, assessment.ModeQuick))
	closed(t, get[*ui.Handle](t)(d.Create(t.Context(), ui.NewClinic{Path: path, Name: "Elm", Preset: "group", Actor: "Dana", Scope: scope})))
	older = get[[]byte](t)(os.ReadFile(path))
	h := get[*ui.Handle](t)(d.Open(t.Context(), path))
	note(t, h, "one")
	note(t, h, "two")
	closed(t, h)
	return d, path, older
}

func put(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// cutTail removes the last event of a clinic file and leaves no trace of it.
func cutTail(t *testing.T, path string) {
	t.Helper()
	db := get[*sql.DB](t)(sql.Open("sqlite", path))
	defer db.Close() //nolint:errcheck // each statement is checked
	db.SetMaxOpenConns(1)
	rows, err := db.QueryContext(t.Context(), "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() // rows.Err tells what matters
	triggers := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			t.Fatal(err)
		}
		triggers[name] = text
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	do := func(q string) {
		t.Helper()
		if _, err := db.ExecContext(t.Context(), q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	for name := range triggers {
		do("DROP TRIGGER " + name)
	}
	do("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
	do("UPDATE meta SET head_count = (SELECT max(seq) FROM journal), head_hash = (SELECT hash FROM journal ORDER BY seq DESC LIMIT 1)")
	for _, text := range triggers {
		do(text)
	}
}

// tail_cut, older_copy_restored
//
// known_head_ahead: a cut tail, an older copy and a journal that was rewritten
// with correct hashes are said by whoever opens the file, until the person says
// that it is right; it opens all the same.
func TestFaultKnownHeadAhead(t *testing.T) {
	for _, c := range []struct {
		name, says string
		change     func(t *testing.T, d *desk.Desk, path string, older []byte)
	}{
		{"older copy", "an older copy was put back", func(t *testing.T, _ *desk.Desk, path string, older []byte) { put(t, path, older) }},
		{"tail cut", "its end was cut off", func(t *testing.T, _ *desk.Desk, path string, _ []byte) { cutTail(t, path) }},
		{"journal rewritten", "its journal was rewritten", func(t *testing.T, _ *desk.Desk, path string, older []byte) {
			// Another computer, which knows nothing.
			put(t, path, older)
			h := get[*ui.Handle](t)(desk.New(t.TempDir(), "clinicready", noon).Open(t.Context(), path))
			for _, text := range []string{"other", "words", "here"} {
				note(t, h, text)
			}
			closed(t, h)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, path, older := clinic(t)
			h := get[*ui.Handle](t)(d.Open(t.Context(), path))
			if h.Standing.Text != "" {
				t.Fatalf("before anything happened: %s", h.Standing.Text)
			}
			closed(t, h)
			c.change(t, d, path, older)
			var told []string
			d.Warn = func(text string) { told = append(told, text) }
			for i := range 2 {
				h := get[*ui.Handle](t)(d.Open(t.Context(), path))
				if i == 0 && !strings.Contains(h.Standing.Text, c.says) || !strings.Contains(h.Standing.Text, "2026-11-23") || strings.Contains(h.Standing.Text, "\n") || h.Standing.Accept == nil {
					t.Fatalf("it said %q", h.Standing.Text)
				}
				note(t, h, "it can be written") // and that is not an answer to the question
				closed(t, h)
				reading := get[*ui.Handle](t)(d.OpenReading(t.Context(), path))
				if reading.Standing.Text == "" {
					t.Errorf("a reading command says nothing")
				}
				closed(t, reading)
			}
			if len(told) != 4 || told[3] == "" {
				t.Errorf("commands were told %q", told)
			}
			h = get[*ui.Handle](t)(d.Open(t.Context(), path))
			if err := h.Standing.Accept(); err != nil {
				t.Fatal(err)
			}
			closed(t, h)
			if h = get[*ui.Handle](t)(d.Open(t.Context(), path)); h.Standing.Text != "" {
				t.Errorf("after the person said that it is right: %s", h.Standing.Text)
			}
			closed(t, h)
		})
	}
}

// What is kept beside is private, names no clinic by its file name, and whoever
// damages or removes it takes nothing away but the comparison.
func TestLastKnownIsNoTreasure(t *testing.T) {
	d, path, older := clinic(t)
	files := get[[]string](t)(filepath.Glob(filepath.Join(d.Folder(), "heads", "*")))
	if len(files) != 1 || strings.Contains(files[0], "elm") {
		t.Fatalf("the folder holds %q", files)
	}
	if info := get[os.FileInfo](t)(os.Stat(files[0])); info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v", info.Mode())
	}
	for _, damage := range []string{"", "{", `{"schema":1,"clinic":"x","count":9,"hash":"00","path":"/","day":"2026-11-23"}`, strings.Repeat("[", 1<<17)} {
		put(t, files[0], []byte(damage))
		h := get[*ui.Handle](t)(d.Open(t.Context(), path))
		if !strings.Contains(h.Standing.Text, "cannot be read") || h.Standing.Accept != nil {
			t.Errorf("%.10q: it said %q", damage, h.Standing.Text)
		}
		note(t, h, "again "+damage[:min(3, len(damage))])
		closed(t, h)
		h = get[*ui.Handle](t)(d.Open(t.Context(), path))
		if h.Standing.Text != "" {
			t.Errorf("%.10q: after a save %q", damage, h.Standing.Text)
		}
		closed(t, h)
	}
	if err := os.Remove(files[0]); err != nil {
		t.Fatal(err)
	}
	put(t, path, older)
	h := get[*ui.Handle](t)(d.Open(t.Context(), path))
	if h.Standing.Text != "" {
		t.Errorf("without it: %s", h.Standing.Text)
	}
	closed(t, h)
}

// overwritten_in_place_while_open, noticed when the clinic is closed: what this
// run saved is kept beside the file, and said.
func TestFaultOverwrittenAtTheEnd(t *testing.T) {
	for _, by := range []string{"in place", "renamed over"} {
		t.Run(by, func(t *testing.T) {
			d, path, _ := clinic(t)
			before := get[[]byte](t)(os.ReadFile(path))
			h := get[*ui.Handle](t)(d.Open(t.Context(), path))
			note(t, h, "the last word")
			if by == "in place" {
				put(t, path, before)
			} else {
				put(t, path+".tmp", before)
				if err := os.Rename(path+".tmp", path); err != nil {
					t.Fatal(err)
				}
			}
			err := h.Close()
			kept := get[[]string](t)(filepath.Glob(strings.TrimSuffix(path, ".clinic") + ".lost-*.json"))
			if !assessment.IsCode(err, assessment.CodeReplaced) || len(kept) != 1 || !strings.Contains(err.Error(), kept[0]) || !strings.Contains(err.Error(), "1 saved event is missing") {
				t.Fatalf("%v; kept %q", err, kept)
			}
			if b := get[[]byte](t)(os.ReadFile(kept[0])); !strings.Contains(string(b), "the last word") {
				t.Errorf("it holds %s", b)
			}
			if h = get[*ui.Handle](t)(d.Open(t.Context(), path)); !strings.Contains(h.Standing.Text, "an older copy") {
				t.Errorf("the next opening says %q", h.Standing.Text)
			}
			closed(t, h)
		})
	}
}
