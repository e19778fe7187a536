package questionnaires

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// loadBad loads a folder of testdata/bad: one pack, or one pack per subfolder
// when pack.yaml and lists are only found there.
func loadBad(t *testing.T, dir string) error {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var packs []Pack
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		p, err := LoadDir(os.DirFS(filepath.Join(dir, e.Name())), e.Name())
		if err != nil {
			return err
		}
		packs = append(packs, p)
	}
	if packs == nil {
		p, err := LoadDir(os.DirFS(dir), "")
		if err != nil {
			return err
		}
		packs = []Pack{p}
	}
	_, err = Combine(packs...)
	return err
}

// badFolders lists the folders of testdata/bad.
func badFolders(t *testing.T) []string {
	t.Helper()
	dirs, err := filepath.Glob("testdata/bad/*")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no bad packs: %v", err)
	}
	return dirs
}

func TestBadPacks(t *testing.T) {
	for _, dir := range badFolders(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			want, err := os.ReadFile(filepath.Join(dir, "expected.txt"))
			if err != nil {
				t.Fatal(err)
			}
			err = loadBad(t, dir)
			if err == nil {
				t.Fatal("the pack loads")
			}
			if got := err.Error() + "\n"; got != string(want) {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
			// Whatever the expected file says: a message is one line, says where,
			// and what to do.
			for _, line := range strings.Split(err.Error(), "\n") {
				if !strings.Contains(line, ".y") || !strings.Contains(line, "; ") {
					t.Errorf("no place or no advice: %s", line)
				}
			}
		})
	}
}

func TestGoodPack(t *testing.T) {
	p, err := LoadDir(os.DirFS("testdata/good"), "good")
	if err != nil {
		t.Fatal(err)
	}
	s, err := Combine(p)
	if err != nil {
		t.Fatal(err)
	}
	q, ok := s.Question("Q.2_all-fields")
	if !ok || s.Index("Q.2_all-fields") != 1 || s.Index("q9") != -1 {
		t.Fatal("the second file's question is not second")
	}
	want := Question{
		ID: "Q.2_all-fields", Topic: "the question of the place", Ask: "Caf\u00e9 question?", Why: "Folded over two lines.", Partly: "Half of it.",
		Show: []string{"a photo", "a list: long"}, Look: "Open the door.", Weight: 5, Gate: true, Door: true, Quick: true,
		Refs:  []Ref{{HIPAA, "164.402:breach(2)"}, {SOC2, "CC7.3"}},
		Focus: []string{"CC6.4/site-entry-review"}, Likelihood: High, Impact: Moderate,
		RaiseIf:   []Condition{{Fact: "remote_work"}, {"incident_24_months", "theft"}, {Fact: "incident_24_months"}},
		OnlyIf:    []Condition{{Fact: "hosted_ehr"}},
		Exception: HumanError, Inheritable: true, NA: "We have no door.", MaxAgeDays: 90,
		Controls: []Control{
			{ID: "c1", Does: "The log is read", Kind: Detect, Cadence: Monthly, Focus: []string{"CC6.4/site-entry-review"}, Routine: "read-log"},
			{ID: "c2", Does: "The door closes itself", Kind: Prevent, Cadence: Always},
		},
		ClosedBy: []string{"A1", "A2"}, Clock: Breach, Watch: "proposed-security-rule-2025", BAA: true,
		Parts: []string{"q1"}, Replaces: []string{"q0"}, Basis: "house", Area: "access", Pack: "demo",
	}
	if !reflect.DeepEqual(*q, want) {
		t.Errorf("got  %+v\nwant %+v", *q, want)
	}
	a, ok := s.Action("A2")
	if !ok {
		t.Fatal("no action A2")
	}
	wantAction := Action{
		ID: "A2", Title: "Read the log", Steps: []string{"one", "two", "three", "four", "five"},
		DoneWhen: "The log has a dated note.", Evidence: []string{"the log"}, Effort: XL, Cost: C4,
		Hours: 3, OutsideHours: 12, Dollars: []int{300, 4000}, Project: "locks",
		Owner: "Office manager", Helper: "MSP", DependsOn: []string{"A1"}, Closes: []string{"Q.2_all-fields"}, Replaces: []string{"A0"}, Pack: "demo",
	}
	if !reflect.DeepEqual(*a, wantAction) {
		t.Errorf("got  %+v\nwant %+v", *a, wantAction)
	}
	if len(s.Projects) != 1 || s.Projects[0] != (Project{"locks", "Locks and doors"}) ||
		len(s.Routines) != 1 || s.Routines[0] != (Routine{"read-log", "Read the log", Monthly, 30, "Office manager"}) {
		t.Errorf("projects %v, routines %v", s.Projects, s.Routines)
	}
	if got := p.Notes; got != "First line.\nSecond line." {
		t.Errorf("notes %q", got)
	}
	if a1, _ := s.Action("A1"); !reflect.DeepEqual(a1.Closes, []string{"q1", "Q.2_all-fields"}) {
		t.Errorf("A1 closes %v", a1.Closes)
	}
	if p.Actions[0].Closes != nil || p.Questions[0].Pack != "" {
		t.Error("combining changed the pack")
	}
}

// Every key that a pack can have is read: the good pack's second
// question and second action leave no field at its zero value.
func TestGoodPackUsesEveryField(t *testing.T) {
	p, err := LoadDir(os.DirFS("testdata/good"), "good")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{p.Questions[1], p.Actions[1], p.Questions[1].Controls[0], p.Projects[0], p.Routines[0]} {
		r := reflect.ValueOf(v)
		for i := range r.NumField() {
			if name := r.Type().Field(i).Name; r.Field(i).IsZero() && name != "Pack" {
				t.Errorf("%T.%s is not in the good pack", v, name)
			}
		}
	}
}

const (
	minimalHead     = "id: demo\nversion: '1'\ntitle: Demo\n"
	minimalQuestion = "questions:\n  - {id: q1, ask: 'Locked?', weight: 3, refs: [soc2:CC6.4], likelihood: M, impact: H, closed_by: [A1]}\n"
	minimalAction   = "actions:\n  - {id: A1, title: Fit a lock, effort: XS, cost: C0}\n"
	minimal         = minimalHead + minimalQuestion + minimalAction
)

func TestLimits(t *testing.T) {
	pad := func(n int) []byte { return []byte("#" + strings.Repeat("x", n-2) + "\n") }
	many := fstest.MapFS{"pack.yaml": {Data: []byte(minimal)}}
	for _, c := range "abcdefghijklmnopq" {
		many[string(c)+".yaml"] = &fstest.MapFile{Data: append([]byte("questions: []\n"), pad(1<<20-14)...)}
	}
	tests := []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"file of 1 MiB", fstest.MapFS{"pack.yaml": {Data: append([]byte(minimal), pad(1<<20-len(minimal))...)}}, ""},
		{"file over 1 MiB", fstest.MapFS{
			"pack.yaml": {Data: append([]byte(minimal), pad(1<<20-len(minimal)+1)...)},
		}, "p/pack.yaml:1: the file is larger than 1 MiB; split it"},
		{"pack over 16 MiB", many, "p/p.yaml:1: with this file the pack holds more than 16 MiB; split it into several packs"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := LoadDir(tt.files, "p")
			if got := errorText(err); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestOtherFilesAreIgnored(t *testing.T) {
	files := fstest.MapFS{
		"pack.yaml":        {Data: []byte("\ufeff" + minimal)},
		"link.yaml":        {Data: []byte("not: read"), Mode: fs.ModeSymlink},
		"pipe.yaml":        {Data: []byte("not: read"), Mode: fs.ModeNamedPipe},
		"folder.yaml/x":    {Data: []byte("not: read")},
		"sub/pack.yaml":    {Data: []byte("not: read")},
		"README.md":        {Data: []byte("not: read")},
		"questions.yaml~":  {Data: []byte("not: read")},
		"UPPER.YAML":       {Data: []byte("actions:\n  - {id: A2, title: Oil it, effort: S, cost: C1}\n")},
		"questions-2.yaml": {Data: []byte("questions:\n  - {id: q2, ask: 'Oiled?', weight: 1, refs: [soc2:CC6.4], likelihood: L, impact: L, closed_by: [A2]}\n")},
	}
	p, err := LoadDir(files, "p")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Questions) != 2 || len(p.Actions) != 2 {
		t.Errorf("%d questions, %d actions", len(p.Questions), len(p.Actions))
	}
}

// A hostile pack of many errors is answered, not ground through for hours: no
// check may take time that grows with the square of the file. A check that does
// runs into the test timeout here.
func TestManyErrorsAtOnce(t *testing.T) {
	const n = 80_000
	var ring strings.Builder
	ring.WriteString(minimalHead + "questions:\n")
	ring.WriteString("  - {id: q1, ask: 'Locked?', weight: 3, refs: [soc2:CC6.4], likelihood: M, impact: H, closed_by: [")
	for i := range 10_000 {
		fmt.Fprintf(&ring, "a%d,", i)
	}
	ring.WriteString("]}\nactions:\n")
	for i := range 9_999 {
		fmt.Fprintf(&ring, "- {id: a%d, title: x, effort: XS, cost: C0, depends_on: [a%d, a0]}\n", i, i+1)
	}
	ring.WriteString("- {id: a9999, title: x, effort: XS, cost: C0, depends_on: [a0]}\n")
	tests := []struct {
		name, content string
		errors        int
	}{
		{"items of the wrong type", minimalHead + "questions:\n" + strings.Repeat("- x\n", n), n},
		{"references named twice", strings.Replace(minimal, "[soc2:CC6.4]", "["+strings.Repeat("soc2:CC6.4,", n)+"]", 1), n - 1},
		{"unknown keys", minimal + strings.Repeat("x: y\n", n), n},
		{"deep nesting", minimalHead + "questions: " + strings.Repeat("[", n), 1},
		{"rings", ring.String(), 10_000},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := LoadDir(fstest.MapFS{"pack.yaml": {Data: []byte(tt.content)}}, "p")
			if err == nil {
				_, err = Combine(p)
			}
			errs, ok := errors.AsType[LoadErrors](err)
			if !ok || errs.Count() != tt.errors || len(errs) > mostErrors+1 {
				t.Fatalf("%d errors, %d of them named; want %d", errs.Count(), len(errs), tt.errors)
			}
			for _, e := range errs {
				if len(e.Msg) > 600 {
					t.Fatalf("a message of %d bytes", len(e.Msg))
				}
			}
		})
	}
}

func TestFolderThatIsNotThere(t *testing.T) {
	_, err := LoadDir(os.DirFS("testdata/none"), "none")
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if _, ok := errors.AsType[LoadErrors](err); ok {
		t.Error("a folder that cannot be read is no fault of the pack")
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(minimal), []byte("questions: []"))
	for _, pattern := range []string{"testdata/bad/*/*.y*ml", "testdata/good/*.y*ml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			f.Fatalf("no seeds in %s: %v", pattern, err)
		}
		for _, name := range names {
			raw, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(raw, []byte("actions: []"))
			f.Add([]byte(minimal), raw)
		}
	}
	f.Fuzz(func(t *testing.T, pack, more []byte) {
		p, err := LoadDir(fstest.MapFS{"pack.yaml": {Data: pack}, "more.yaml": {Data: more}}, "p")
		if err != nil {
			if err.Error() == "" || !reflect.DeepEqual(p, Pack{}) {
				t.Errorf("error %q with pack %+v", err, p)
			}
			return
		}
		// What loads is sound: it stores and comes back as it was.
		s, err := p.Store()
		if err != nil {
			t.Fatalf("loads but does not store: %v", err)
		}
		back, err := FromStored(s)
		if err != nil {
			t.Fatalf("stores but does not come back: %v", err)
		}
		p.origin = nil
		if !reflect.DeepEqual(p, back) {
			t.Errorf("stored %+v\ncame back %+v", p, back)
		}
		if _, err := Combine(p); err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
	})
}

// A version written as a bare number is what the author sees: 1.10 stays 1.10.
func TestVersionAsANumber(t *testing.T) {
	for _, v := range []string{"1", "1.10", "2026"} {
		files := fstest.MapFS{"pack.yaml": {Data: []byte(strings.Replace(minimal, "version: '1'", "version: "+v, 1))}}
		p, err := LoadDir(files, "p")
		if err != nil || p.Version != v {
			t.Errorf("version %s: %q, %v", v, p.Version, err)
		}
	}
}

// An action may stand with a question that it closes: the pack is the same as
// with all actions in one list, in the same order.
func TestActionsStandWithQuestions(t *testing.T) {
	const (
		head   = "id: demo\nversion: \"1\"\ntitle: Demo\n"
		levels = ", weight: 3, refs: [soc2:CC6.4], likelihood: L, impact: L, "
		first  = "{id: A1, title: Fit a lock, effort: XS, cost: C0}"
		next   = "{id: A2, title: Fit a bar, effort: XS, cost: C0}"
	)
	load := func(yaml string) Pack {
		t.Helper()
		p, err := LoadDir(fstest.MapFS{"pack.yaml": {Data: []byte(head + yaml)}}, "")
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	beside := load("questions:\n  - {id: q1, ask: \"Locked?\"" + levels + "closed_by: [A1],\n     actions: [" + first + "]}\n" +
		"  - {id: q2, ask: \"Barred?\"" + levels + "closed_by: [A1, A2],\n     actions: [\n       " + next + "]}\n")
	apart := load("questions:\n  - {id: q1, ask: \"Locked?\"" + levels + "closed_by: [A1]}\n" +
		"  - {id: q2, ask: \"Barred?\"" + levels + "closed_by: [A1, A2]}\nactions: [" + first + ", " + next + "]\n")
	if at, _ := beside.origin.find("actions/1/title"); at.line != 9 {
		t.Errorf("the second action's title stands at line %d, want 9", at.line)
	}
	beside.origin, apart.origin = nil, nil
	if len(beside.Actions) != 2 || !reflect.DeepEqual(beside, apart) {
		t.Errorf("got  %+v\nwant %+v", beside, apart)
	}
}
