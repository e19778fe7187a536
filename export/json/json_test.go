package json_test

import (
	"bytes"
	stdjson "encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/export"
	"clinicready/export/exporttest"
	"clinicready/export/json"
)

// blessing reports whether the goldens are to be written and not only compared:
// `make bless` sets the variable.
func blessing() bool { return os.Getenv("CLINICREADY_BLESS") != "" }

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if blessing() {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; look at what changed, then `make bless`:\n%s", name, got)
	}
}

func must(t *testing.T) func([]byte, error) []byte {
	return func(b []byte, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

func decode(t *testing.T, b []byte) map[string]any {
	t.Helper()
	var out map[string]any
	if err := stdjson.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func score(src export.Source) ([]byte, error) { return json.Score(src.Result) }
func plan(src export.Source) ([]byte, error)  { return json.Plan(src.Plan) }

// documents are the three shapes, by the heading under which docs/json.md
// describes them.
var documents = map[string]func(export.Source) ([]byte, error){
	"Score": score, "Plan": plan, "Everything": json.Everything,
}

func TestGoldenExampleD(t *testing.T) {
	src := exporttest.ExampleD().Source()
	golden(t, "example_d_score.json", must(t)(score(src)))
	golden(t, "example_d_plan.json", must(t)(plan(src)))
}

// What the method says of example D, beside the golden.
func TestScoreExampleD(t *testing.T) {
	d := decode(t, must(t)(score(exporttest.ExampleD().Source())))
	for key, want := range map[string]any{
		"schema": 1.0, "as_of": "2026-11-22", "r": 46.0, "r1": 46.0, "r2": 0.0, "r_high": 46.0, "coverage": 100.0,
		"confidence": "self-reported", "unknown": 0.0,
	} {
		if d[key] != want {
			t.Errorf("%s: got %v, want %v", key, d[key], want)
		}
	}
	risk := d["risk"].(map[string]any)
	levels := map[string]any{"VH": 2.0, "H": 3.0, "M": 4.0, "L": 7.0, "VL": 0.0}
	if risk["points"] != 78.0 || !maps.Equal(risk["levels"].(map[string]any), levels) {
		t.Errorf("risk: got %v", risk)
	}
	verdicts := map[string]any{"hipaa": "Not ready", "type1": "Not ready", "type2": "Not ready"}
	if !maps.Equal(d["verdicts"].(map[string]any), verdicts) {
		t.Errorf("verdicts: got %v", d["verdicts"])
	}
	first := map[string]any{"id": "q1", "s": 0.0, "e": 0.0, "answered": true, "in": true, "level": "H", "value": 8.0, "missing": []any{}}
	if got := d["questions"].([]any)[0].(map[string]any); !reflect.DeepEqual(got, first) {
		t.Errorf("q1: got %v", got)
	}
}

func TestPlanExampleD(t *testing.T) {
	d := decode(t, must(t)(plan(exporttest.ExampleD().Source())))
	first := d["actions"].([]any)[0].(map[string]any)
	for key, want := range map[string]any{
		"id": "A3", "order": 1.0, "tier": 1.0, "pi": 166.0, "effective_tier": 1.0, "effective_pi": 166.0, "quick_win": true,
		"benefit": 5.0, "weight_gain": 250.0, "effort_points": 3.0, "hours": 8.0, "cost_cap": 500.0, "phase": 1.0, "outside_hours": 0.0, "cost_low": 0.0, "lead": "q2", "size": 50.0,
		"lot": 0.0, "job_hours": 8.0, "cites": 2.0, "start_week": 1.0, "end_week": 1.0, "target": "2026-12-22", "due": "2026-11-29",
		"computed_due": "2026-11-29", "due_from": "hours", "late_weeks": 0.0, "planned_missed": false, "owner": "", "project": nil,
	} {
		if first[key] != want {
			t.Errorf("%s: got %v, want %v", key, first[key], want)
		}
	}
	if got := first["after"].(map[string]any); got["r"] != 51.0 || got["risk"] != 73.0 {
		t.Errorf("after: got %v", got)
	}
	if got := d["phases"].([]any); len(got) != 5 || got[0].(map[string]any)["hours"] != 80.0 || got[4].(map[string]any)["capacity"] != nil {
		t.Errorf("phases: got %v", got)
	}
	if d["type2_start"] != "2027-01-03" || d["method"] != 2.0 || d["weeks"] != 8.0 || d["late"] != 0.0 {
		t.Errorf("type2_start: got %v", d["type2_start"])
	}
}

// The keys of the method come first and in its order.
func TestKeysInOrder(t *testing.T) {
	src := exporttest.ExampleD().Source()
	for name, tt := range map[string]struct {
		doc  []byte
		keys []string
	}{
		"score": {must(t)(score(src)), []string{"schema", "as_of", "r", "r1", "r2", "r_high", "coverage", "risk", "verdicts", "confidence", "unknown", "groups", "questions"}},
		"plan":  {must(t)(plan(src)), []string{"schema", "actions", "phases", "type2_start"}},
	} {
		at := -1
		for _, k := range tt.keys {
			next := bytes.Index(tt.doc, []byte("\n  \""+k+"\":"))
			if next < at || next < 0 {
				t.Errorf("%s: %s stands at %d, want it after %d", name, k, next, at)
			}
			at = next
		}
	}
}

func TestNulls(t *testing.T) {
	t.Run("evidence off", func(t *testing.T) {
		f := exporttest.ExampleD()
		f.Assessment.EvidenceOff = true
		d := decode(t, must(t)(score(f.Source())))
		group := d["groups"].([]any)[0].(map[string]any)
		for _, v := range []any{d["r1"], d["r2"], group["r1"], group["r2"], d["verdicts"].(map[string]any)["type2"]} {
			if v != nil {
				t.Errorf("got %v, want null", v)
			}
		}
		if p := decode(t, must(t)(plan(f.Source()))); p["type2_start"] != nil {
			t.Errorf("type2_start: got %v, want null", p["type2_start"])
		}
	})
	t.Run("not applicable, unanswered, a quote", func(t *testing.T) {
		src := exporttest.Mixed(exporttest.Plain).Source()
		byID := map[string]map[string]any{}
		for _, q := range decode(t, must(t)(score(src)))["questions"].([]any) {
			q := q.(map[string]any)
			byID[q["id"].(string)] = q
		}
		na := map[string]any{"id": "na", "s": nil, "e": nil, "answered": true, "in": false, "level": nil, "value": nil, "missing": []any{}}
		if !reflect.DeepEqual(byID["na"], na) {
			t.Errorf("na: got %v", byID["na"])
		}
		open := map[string]any{"id": "unanswered", "s": 0.0, "e": 0.0, "answered": false, "in": true, "level": nil, "value": nil, "missing": []any{}}
		if !reflect.DeepEqual(byID["unanswered"], open) {
			t.Errorf("unanswered: got %v", byID["unanswered"])
		}
		for _, a := range decode(t, must(t)(plan(src)))["actions"].([]any) {
			a := a.(map[string]any)
			if a["id"] == "do-no" && a["cost_cap"] != nil {
				t.Errorf("the cap of a quote: got %v, want null", a["cost_cap"])
			}
		}
	})
	t.Run("out of scope", func(t *testing.T) {
		f := exporttest.ExampleD()
		scope, err := assessment.NewScope(nil, assessment.TargetType1, 0, assessment.ModeFull)
		if err != nil {
			t.Fatal(err)
		}
		f.Assessment.Scope = scope
		d := decode(t, must(t)(score(f.Source())))
		if v := d["verdicts"].(map[string]any); v["hipaa"] != nil || v["type1"] == nil {
			t.Errorf("verdicts: got %v, want null for hipaa alone", v)
		}
	})
}

// The answers carry the names of the columns of `answer --from`, in order.
func TestAnswersHaveTheColumnsNames(t *testing.T) {
	b := must(t)(json.Everything(exporttest.Mixed(exporttest.Plain).Source()))
	var doc struct {
		Answers []stdjson.RawMessage `json:"answers"`
	}
	if err := stdjson.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Answers) != 20 {
		t.Fatalf("%d answers, want 20", len(doc.Answers))
	}
	for _, a := range doc.Answers {
		var keys []string
		for _, m := range regexp.MustCompile(`(?m)^\s*"([a-z0-9_]+)":`).FindAllSubmatch(a, -1) {
			keys = append(keys, string(m[1]))
		}
		if !slices.Equal(keys, export.AnswerColumns()) {
			t.Errorf("keys %v, want %v", keys, export.AnswerColumns())
		}
	}
}

func TestSameBytesAndNoNullLists(t *testing.T) {
	for name, make := range map[string]func() *exporttest.Fixture{
		"example D": exporttest.ExampleD, "empty": exporttest.Empty,
		"hostile": func() *exporttest.Fixture { return exporttest.Mixed(exporttest.Hostile) },
	} {
		for kind, write := range documents {
			t.Run(name+" "+kind, func(t *testing.T) {
				a, b := must(t)(write(make().Source())), must(t)(write(make().Source()))
				if !bytes.Equal(a, b) {
					t.Error("equal input gave different bytes")
				}
				if !bytes.HasSuffix(a, []byte("}\n")) {
					t.Error("the document does not end with a line end")
				}
				lists := []string{"groups", "questions", "actions", "phases", "closes", "depends_on", "answers", "findings", "packs", "vendors", "no_action"}
				for _, l := range lists {
					if bytes.Contains(a, []byte(`"`+l+`": null`)) {
						t.Errorf("%s is null", l)
					}
				}
			})
		}
	}
}

var (
	heading = regexp.MustCompile(`^## (\w+)`)
	named   = regexp.MustCompile("^\\| `([^`]+)` \\|")
)

// docs/json.md names every key of every document, and no other.
func TestDocumentedKeys(t *testing.T) {
	b, err := os.ReadFile("../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	documented, section := map[string][]string{}, ""
	for line := range strings.Lines(string(b)) {
		if m := heading.FindStringSubmatch(line); m != nil {
			section = m[1]
		}
		if m := named.FindStringSubmatch(line); m != nil {
			documented[section] = append(documented[section], m[1])
		}
	}
	for kind, write := range documents {
		found := map[string]bool{}
		for _, f := range []*exporttest.Fixture{exporttest.ExampleD(), exporttest.Mixed(exporttest.Plain), exporttest.Bundled()} {
			walk(decode(t, must(t)(write(f.Source()))), "", found)
		}
		for _, key := range documented[kind] {
			if !found[key] {
				t.Errorf("%s: docs/json.md names %s, which does not exist", kind, key)
			}
			delete(found, key)
		}
		if kind == "Everything" {
			maps.DeleteFunc(found, func(key string, _ bool) bool {
				return strings.HasPrefix(key, "score.") || strings.HasPrefix(key, "plan.") || strings.HasPrefix(key, "profile.")
			})
		}
		if len(found) > 0 {
			t.Errorf("%s: docs/json.md does not name %v", kind, slices.Sorted(maps.Keys(found)))
		}
	}
}

// walk collects the paths of all keys; a list adds [] to the name of its key.
func walk(v any, path string, found map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for k, sub := range v {
			p := k
			if path != "" {
				p = path + "." + k
			}
			if list, ok := sub.([]any); ok {
				found[p] = true
				for _, e := range list {
					walk(e, p+"[]", found)
				}
				continue
			}
			found[p] = true
			walk(sub, p, found)
		}
	}
}

// A Partly that names parts says in every document what is missing, and the plan
// whose date it goes by.
func TestPartsAndPlanned(t *testing.T) {
	src := exporttest.Bundled().Source()
	byID := map[string]map[string]any{}
	for _, q := range decode(t, must(t)(score(src)))["questions"].([]any) {
		byID[q.(map[string]any)["id"].(string)] = q.(map[string]any)
	}
	if got := byID["bundle"]["missing"]; !reflect.DeepEqual(got, []any{"Email accounts", "Administrators"}) {
		t.Errorf("missing of the bundle: %v", got)
	}
	actions := map[string]map[string]any{}
	for _, a := range decode(t, must(t)(plan(src)))["actions"].([]any) {
		actions[a.(map[string]any)["id"].(string)] = a.(map[string]any)
	}
	if actions["do-bundle"] != nil || actions["do-remote"] != nil || actions["do-email"] == nil || actions["do-admin"] == nil {
		t.Errorf("the plan asks for %v", slices.Sorted(maps.Keys(actions)))
	}
	want := []any{map[string]any{"question": "bundle", "missing": []any{"Email accounts", "Administrators"}}}
	if got := actions["do-email"]["parts_missing"]; !reflect.DeepEqual(got, want) {
		t.Errorf("parts missing: %v", got)
	}
	for id, want := range map[string][]any{
		"do-planned": {"planned", false, "Sam", "2026-12-05"}, "do-missed": {"hours", true, "Lee", actions["do-missed"]["computed_due"]},
		"do-set": {"person", false, "Kim", "2027-02-01"}, "do-words": {"hours", false, "", actions["do-words"]["computed_due"]},
	} {
		a := actions[id]
		if got := []any{a["due_from"], a["planned_missed"], a["owner"], a["due"]}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
	findings := map[string]any{}
	for _, f := range decode(t, must(t)(json.Everything(src)))["findings"].([]any) {
		findings[f.(map[string]any)["question"].(string)] = f.(map[string]any)["finding"]
	}
	for id, want := range exporttest.BundledFindings() {
		if findings[id] != want {
			t.Errorf("finding of %s: %v, want %q", id, findings[id], want)
		}
	}
}
