package sqlite

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
)

// formatOne are the files of the first program, by name and SHA-256. They are
// never made again: a sum that changes is a file that was lost.
var formatOne = map[string]string{
	"embedded.a1.plan.json":  "25d60ecba912718690ab566ff4872ea7541ed0d4310752733aaad0a853394ffd",
	"embedded.a1.score.json": "4d11468a216cfc6f169fd5f9ff17f5d79720881f85d118c4851e06153d03c106",
	"embedded.clinic":        "448164707d25c791eb9e136d59b7d93e8924d3467d8e6ed1263b9e323517e7fd",
	"embedded.fold.json":     "2a9ec8d653ed551f8f4f51a0cdc674def559325c0c5f9f7356862c85fcb147cb",
	"embedded.head.txt":      "3fd0a3d6b150a427f3cd83fb9d4ab75bcd91f24c31431a20808c29cb5a91b772",
	"embedded.rows.json":     "4632f122631c44a9d66ad78dbd43c7fea8918f1c8d7f87479afe5e36738545f4",
	"small.a1.plan.json":     "af469c067bbbb1a48a47427a284c91b6f8d60c95a342785669dcc66712b43845",
	"small.a1.score.json":    "ea10e31ec5442016a2ee908ee21b551b3ffc63f8ecdc097a03b5ede4273c88be",
	"small.a2.plan.json":     "74c321c50a5e8390e32afe3c13b217b5ae1cadaac2c84a6b88e30598e67bfc9d",
	"small.a2.score.json":    "fc9763994eb072c3ab9be356db0b93b20997eaaab819f7c8941421f301b4e7f6",
	"small.clinic":           "bccfef9fbb7fccbc191e6d68f2d9c2b03bfc96e46e2ba8800a4ebe5a092e786d",
	"small.fold.json":        "20ca5650bd0e9f0703eabe8b693bd3e62835be6d7c2625212efdd82bc10ee82a",
	"small.head.txt":         "b632d90495c4475f3e8ea7e194d38d6265289d9526049bd5514a841643583025",
	"small.rows.json":        "c6d26b3b976dbcfc9a29f3dbad8cd50465f18c4539bc492f357503f89b65837c",
}

func goldenFile(t *testing.T, name string) []byte {
	t.Helper()
	return read(t, filepath.Join("testdata", "format-1", name))
}

func goldenJSON[T any](t *testing.T, name string) (v T) {
	t.Helper()
	if err := json.Unmarshal(goldenFile(t, name), &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

// golden copies a clinic file of the first program.
func golden(t *testing.T, name string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name+".clinic")
	write(t, path, goldenFile(t, name+".clinic"))
	return path
}

func TestGoldenFilesAreThoseOfTheFirstProgram(t *testing.T) {
	entries, err := os.ReadDir(filepath.Join("testdata", "format-1"))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(formatOne)+1 {
		t.Errorf("%d files, want %d and their README", len(entries), len(formatOne))
	}
	for name, want := range formatOne {
		sum := sha256.Sum256(goldenFile(t, name))
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s was changed: %s", name, got)
		}
	}
}

// recorded is the fold of one assessment, under the names of that time.
type recorded struct {
	Assessment string               `json:"assessment"`
	Packs      []assessment.PackRef `json:"packs"`
	States     map[string]struct {
		Answer, Earlier                     assessment.Answer
		Note, Owner, AnsweredBy, ReviewedBy string
		Flag                                bool
		Override                            assessment.Override
		AnsweredAt                          time.Time
		Changed, Reviewed                   int64
	} `json:"states"`
	Actions map[string]assessment.ActionState `json:"actions"`
}

// each_older_version: a file of the first program opens, keeps its head and its
// answers, and is given the projection of this program.
func TestGolden(t *testing.T) {
	for _, name := range []string{"small", "embedded"} {
		t.Run(name, func(t *testing.T) {
			path := golden(t, name)
			head := strings.TrimSpace(string(goldenFile(t, name+".head.txt")))
			refusesStaleRows(t, path)
			before := goldenFile(t, name+".clinic")
			if !bytes.Equal(read(t, path), before) {
				t.Fatal("a reader changed the file")
			}
			s, clinic := reopen(t, path)
			if got := clinic.Clinic().Head.String(); got != head {
				t.Errorf("head %s, want %s", got, head)
			}
			sameFold(t, clinic.Clinic(), goldenJSON[[]recorded](t, name+".fold.json"))
			rows, err := s.StoredRows(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			first := goldenJSON[map[string]any](t, name+".rows.json")
			replanned(t, first["PlanItems"], rows)
			delete(first, "PlanItems") // ranked by version 1 of the method
			within(t, "rows", any(first), asJSON(t, underOldNames(rows)))
			sameReports(t, name, rows)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			rebuilt := read(t, path)
			reopen(t, path)
			if !bytes.Equal(read(t, path), rebuilt) {
				t.Errorf("what was rebuilt is rebuilt again")
			}
			sum, err := Summarize(t.Context(), path)
			row, ok := newest(clinic)
			if err != nil || !ok || sum.Stale || !reflect.DeepEqual(sum.Row, &row) || sum.Head.String() != head {
				t.Errorf("summary %+v, %v; the newest assessment is %+v", sum, err, row)
			}
		})
	}
}

// underOldNames is rows with vendors as the golden files name their fields:
// after the fields of the noun.
func underOldNames(rows assessment.Rows) any {
	noun := reflect.TypeFor[assessment.Vendor]()
	var vendors []map[string]string
	for _, row := range rows.Vendors {
		one := map[string]string{}
		for i, key := range assessment.Keys(assessment.VendorColumns()) {
			for f := range noun.NumField() {
				if name, _, _ := strings.Cut(noun.Field(f).Tag.Get("json"), ","); name == key {
					one[noun.Field(f).Name] = row[i]
				}
			}
		}
		vendors = append(vendors, one)
	}
	return struct {
		assessment.Rows
		PlanItems any `json:",omitempty"`
		Vendors   []map[string]string
	}{rows, nil, vendors}
}

// replanned checks that the plan holds the work that the first program's plan
// held, however it is ranked now.
func replanned(t *testing.T, first any, now assessment.Rows) {
	t.Helper()
	var want, got []string
	work := func(out *[]string, of, action string) {
		if !strings.HasPrefix(action, "find-out") {
			*out = append(*out, of+" "+action)
		}
	}
	for _, p := range first.([]any) {
		row := p.(map[string]any)
		work(&want, row["Assessment"].(string), row["Action"].(string))
	}
	for _, p := range now.PlanItems {
		work(&got, p.Assessment, p.Action)
	}
	slices.Sort(want)
	slices.Sort(got)
	if len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("the plan holds %v, want %v", got, want)
	}
}

// reopen opens a clinic as the program does.
func reopen(t *testing.T, path string) (*Store, *session.Session) {
	t.Helper()
	s := open(t, path)
	clinic, err := session.Open(t.Context(), s, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if stale, err := s.Stale(t.Context()); err != nil || stale {
		t.Errorf("after opening the rows are stale: %v, %v", stale, err)
	}
	return s, clinic
}

// newest is the row of the newest assessment as the journal gives it.
func newest(s *session.Session) (assessment.AssessmentRow, bool) {
	a, _ := s.Clinic().Assessment("")
	return session.NewestRow(s.Clinic(), s.Set(a), s.Journal()[len(s.Journal())-1].Day())
}

// refusesStaleRows checks that nobody who only reads believes the rows, and
// that everything else can be read.
func refusesStaleRows(t *testing.T, path string) {
	t.Helper()
	sum, err := Summarize(t.Context(), path)
	if err != nil || !sum.Stale || sum.Row != nil || sum.Journal == nil || sum.Journal.Head != sum.Head {
		t.Errorf("summary of stale rows: %+v, %v", sum, err)
	}
	s, err := OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close() //nolint:errcheck // it only reads
	if _, err := s.StoredRows(t.Context()); !assessment.IsCode(err, assessment.CodeStale) {
		t.Errorf("stale rows: %v, want CodeStale", err)
	}
	if stale, err := s.Stale(t.Context()); err != nil || !stale {
		t.Errorf("stale %v, %v", stale, err)
	}
	clinic, err := session.Open(t.Context(), s, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := newest(clinic); !ok {
		t.Errorf("nothing can be shown of the clinic")
	}
}

func sameFold(t *testing.T, c *assessment.Clinic, want []recorded) {
	t.Helper()
	if len(c.Assessments) != len(want) {
		t.Fatalf("%d assessments, want %d", len(c.Assessments), len(want))
	}
	for i, a := range c.Assessments {
		w := want[i]
		if a.ID != w.Assessment || !reflect.DeepEqual(a.Packs, w.Packs) || len(a.States) != len(w.States) || len(a.Actions) != len(w.Actions) {
			t.Errorf("assessment %s has %d answers and %d actions from %v, want %s with %d and %d from %v",
				a.ID, len(a.States), len(a.Actions), a.Packs, w.Assessment, len(w.States), len(w.Actions), w.Packs)
		}
		for q, s := range w.States {
			got := a.State(q)
			if got.Answer != s.Answer || got.Earlier != s.Earlier || got.Note != s.Note || got.Owner != s.Owner || got.Flag != s.Flag ||
				!reflect.DeepEqual(got.Override, s.Override) || got.AnsweredBy != s.AnsweredBy || !got.AnsweredAt.Equal(s.AnsweredAt) ||
				got.Changed != s.Changed || got.Reviewed != s.Reviewed || got.ReviewedBy != s.ReviewedBy {
				t.Errorf("%s of assessment %s: %+v, want %+v", q, a.ID, *got, s)
			}
		}
		for id, s := range w.Actions {
			if got := *a.Action(id); got != s {
				t.Errorf("action %s of assessment %s: %+v, want %+v", id, a.ID, got, s)
			}
		}
	}
}

func asJSON(t *testing.T, v any) (out any) {
	t.Helper()
	b, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// within checks that everything of an older JSON value is in a newer one,
// which may have more fields.
func within(t *testing.T, where string, older, newer any) {
	t.Helper()
	switch o := older.(type) {
	case map[string]any:
		n, ok := newer.(map[string]any)
		if !ok {
			t.Errorf("%s: %v, want %v", where, newer, older)
			return
		}
		for k, v := range o {
			// The scope of rows that are read is every assessment.
			if k != "Scope" || v != nil {
				within(t, where+"."+k, v, n[k])
			}
		}
	case []any:
		n, ok := newer.([]any)
		if !ok || len(n) != len(o) {
			t.Errorf("%s: %d entries, want %d", where, len(n), len(o))
			return
		}
		for i := range o {
			within(t, where, o[i], n[i])
		}
	default:
		if !reflect.DeepEqual(older, newer) {
			t.Errorf("%s: %v, want %v", where, newer, older)
		}
	}
}

// sameReports compares the rows with what the first program's commands said.
// Its plans were drawn on the day of the last event.
func sameReports(t *testing.T, name string, rows assessment.Rows) {
	t.Helper()
	for _, a := range rows.Assessments {
		score := goldenJSON[struct {
			AsOf     string `json:"as_of"`
			R        *int   `json:"r"`
			R1       *int   `json:"r1"`
			R2       *int   `json:"r2"`
			Coverage *int   `json:"coverage"`
		}](t, name+"."+a.ID+".score.json")
		if !reflect.DeepEqual([]*int{a.R, a.R1, a.R2, a.Coverage}, []*int{score.R, score.R1, score.R2, score.Coverage}) {
			t.Errorf("assessment %s is scored otherwise than by the first program: %+v", a.ID, a)
		}
	}
}
