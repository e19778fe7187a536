package cli_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"clinicready/assessment"
	"clinicready/assessment/sqlite"
	"clinicready/questionnaires"
	"clinicready/ui/cli"
	"clinicready/ui/desk"
)

// controls is what another program may have left in any text: colors, a title,
// C1, a mark that turns the line around, line breaks with a forged line, NUL.
const controls = "Bad\x1b[31m\x1b]0;title\x07\u009b2J\u202e\u2066\x00\u200b\r\nclinicready: all is well\u2028Name"

// poison writes it into every text of a body, whatever fields the body has.
// What has a type of its own, an answer or a part, is one of few words.
func poison(v reflect.Value) {
	switch v.Kind() { //nolint:exhaustive // only what can hold a text is walked into
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.Len() == 0 {
			v.SetString(controls)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				poison(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i))
		}
	}
}

// foreign makes the clinic of a program that cleans nothing: the journal of a
// real one, and after it events of every kind that holds texts.
func foreign(t *testing.T, from, path string) {
	t.Helper()
	s, err := sqlite.OpenReadOnly(t.Context(), from)
	if err != nil {
		t.Fatal(err)
	}
	j, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c, err := assessment.Fold(j.ClinicID, j.Events)
	if err != nil {
		t.Fatal(err)
	}
	a := c.Assessments[0]
	var packs []questionnaires.Stored
	for _, ref := range a.Packs {
		p, err := s.Pack(t.Context(), ref.SHA256)
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, p)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	today := assessment.NewDate(2026, time.November, 22)
	events := []assessment.Event{}
	head := assessment.Genesis(j.ClinicID)
	seal := func(e assessment.Event) {
		e.Seq, e.Prev = head.Count+1, head.Hash
		e.Hash = e.Sum()
		head = assessment.Head{Count: e.Seq, Hash: e.Hash}
		events = append(events, e)
	}
	for _, e := range j.Events {
		if e.Kind == assessment.ClinicCreated {
			var b map[string]any
			if err := json.Unmarshal(e.Body, &b); err != nil {
				t.Fatal(err)
			}
			b["name"] = controls
			if e.Body, err = json.Marshal(b); err != nil {
				t.Fatal(err)
			}
		}
		e.Actor = controls
		seal(e)
	}
	add := func(kind assessment.Kind, in, subject string, version int, body any) {
		t.Helper()
		v := reflect.New(reflect.TypeOf(body))
		v.Elem().Set(reflect.ValueOf(body))
		poison(v.Elem())
		b, err := json.Marshal(v.Interface())
		if err != nil {
			t.Fatal(err)
		}
		seal(assessment.Event{At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), Actor: controls, Assessment: in, Kind: kind, Version: version, Subject: subject, Body: b})
	}
	add(assessment.PersonSet, "", "p", 1, assessment.Person{Role: assessment.RoleAssessor})
	add(assessment.VendorSet, "", "v", 1, assessment.Vendor{HoldsPHI: assessment.True})
	kinds := []assessment.Answer{
		{Kind: assessment.No},
		{Kind: assessment.NotApplicable},
		{Kind: assessment.Planned, PlannedDate: today.AddDays(30)},
		{Kind: assessment.Alternative, ApprovedOn: today},
		{Kind: assessment.Compensating, ReviewDate: today.AddDays(30)},
		{Kind: assessment.Inherited, VendorCovers: assessment.Unknown},
	}
	for i, k := range kinds {
		q := "q" + string(rune('1'+i))
		add(assessment.AnswerSet, a.ID, q, 1, k)
		add(assessment.NoteSet, a.ID, q, 1, assessment.TextBody{})
		add(assessment.OwnerSet, a.ID, q, 1, assessment.TextBody{})
		add(assessment.FlagSet, a.ID, q, 1, assessment.FlagBody{Flag: true})
		add(assessment.OverrideSet, a.ID, q, 1, assessment.Override{})
		add(assessment.ReviewSet, a.ID, q, 1, assessment.ReviewBody{Reviewed: true})
	}
	add(assessment.AnswerSet, a.ID, "q7", 2, assessment.RestoredBody{Answer: assessment.Answer{Kind: assessment.Yes}})
	scope := assessment.ScopeBody{Scope: a.Scope}
	add(assessment.ScopeSet, a.ID, "scope", 1, scope)
	pack, err := questionnaires.FromStored(packs[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range pack.Actions {
		add(assessment.ActionSet, a.ID, x.ID, 1, assessment.ActionState{})
	}
	out, err := sqlite.Create(t.Context(), path, j.ClinicID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.Append(t.Context(), assessment.Commit{Events: events, Packs: packs}); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// clean checks that a text, however it is spelled, drives no terminal and forges
// no line.
func clean(t *testing.T, exit, text string) {
	t.Helper()
	for i, r := range text {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028') && r != '\ufeff' && r != '\r' {
			t.Errorf("%s holds %U: %q", exit, r, text[max(0, i-60):min(len(text), i+60)])
			return
		}
	}
	for _, spelled := range []string{`\u001b`, `\u009b`, `\u202e`, `\u0000`, `\u2066`, `\u200b`, `\u2028`} {
		if strings.Contains(strings.ToLower(text), spelled) {
			t.Errorf("%s spells %s", exit, spelled)
		}
	}
}

// foreign_program_wrote_controls: a journal whose chain is whole, with every
// text of every body hostile. Every command that prints and every format prints
// nothing of it. The screens are held to by their own hostile clinic.
func TestForeignControlsAtEveryExit(t *testing.T) {
	dir := t.TempDir()
	home := filepath.Join(dir, "home")
	do := func(in string, args ...string) (string, string, int) {
		t.Helper()
		var out, errw bytes.Buffer
		code := cli.Run(context.Background(), args, cli.Env{
			In: strings.NewReader(in), Out: &out, Err: &errw, GOOS: "linux", Home: home, User: "dana",
			Now:    func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
			Getenv: func(k string) string { return map[string]string{"CLINICREADY_HOME": home}[k] },
		})
		return out.String(), errw.String(), code
	}
	real, path := filepath.Join(dir, "real.clinic"), filepath.Join(home, "foreign.clinic")
	if err := os.MkdirAll(home, 0o700); err != nil {
		t.Fatal(err)
	}
	if out, errw, code := do("", "new", real, "--name", "Real", "--pack-only", "testdata/packs/b"); code != 0 {
		t.Fatalf("new: %d %s%s", code, out, errw)
	}
	foreign(t, real, path)
	// Its rows for lists are those of no journal yet: the next writing open makes
	// them.
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("DELETE FROM projection"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if out, errw, code := do("question,answer,note\nq8,no,mine\n", "answer", path, "--from", "-"); code != 0 {
		t.Fatalf("answer: %d %s%s", code, out, errw)
	}
	for _, args := range [][]string{
		{"list"},
		{"list", "--json"},
		{"score", path},
		{"score", path, "--json"},
		{"plan", path},
		{"plan", path, "--json"},
		{"verify", path},
		{"questions", "changes", path},
		{"facts"},
		{"export", path, "--format", "csv", "-o", filepath.Join(dir, "tables")},
		{"open", path, "--plain"},
		{"--plain"},
	} {
		in := ""
		if args[0] == "open" {
			in = "list\n?\nwalk\nnext\nnext\nnext\nresults\nplan\nquit\n"
		}
		out, errw, code := do(in, args...)
		name := strings.Join(args, " ")
		// The other program wrote the journal again: verify says that it is not the
		// one that was known here.
		if code != 0 && args[0] != "verify" || args[0] == "verify" && !strings.Contains(out, "known head  FAILED") {
			t.Errorf("%s: exit %d: %s%s", name, code, out, errw)
		}
		clean(t, name, out)
		clean(t, name+" (errors)", errw)
		for line := range strings.Lines(out + errw) {
			if strings.HasPrefix(line, "clinicready: all is well") {
				t.Errorf("%s prints a line that another program made up", name)
			}
		}
		if (args[0] == "list" || args[0] == "score") && !strings.Contains(out, "Bad") {
			t.Errorf("%s does not name the clinic:\n%s%s", name, out, errw)
		}
	}
	for _, f := range desk.Formats() {
		if f.Extension == "" {
			continue
		}
		name := filepath.Join(dir, "out-"+f.Key+f.Extension)
		args := []string{"export", path, "--format", f.Key, "-o", name}
		if f.Extension == ".pdf" {
			args = []string{"report", path, "--kind", f.Key, "-o", name}
		}
		if _, errw, code := do("", args...); code != 0 {
			t.Errorf("%v: exit %d: %s", args, code, errw)
		}
	}
	read := 0
	err = filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		switch filepath.Ext(p) {
		case ".json", ".md", ".csv":
		default:
			return err
		}
		b, rerr := os.ReadFile(p)
		if rerr != nil {
			return rerr
		}
		if !bytes.Contains(b, []byte("Bad")) && strings.HasPrefix(filepath.Base(p), "out-") {
			t.Errorf("%s holds nothing of the clinic", p)
		}
		read++
		clean(t, filepath.Base(p), string(b))
		return nil
	})
	if err != nil || read < 6 {
		t.Errorf("%d files were looked at (%v)", read, err)
	}
}
