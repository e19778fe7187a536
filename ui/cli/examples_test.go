package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"clinicready/ui/cli"
)

// The worked examples of docs/scoring.md, run through the commands: a pack, a
// file of answers, and what score and plan must say. A want holds part of the
// document: every name in it must be there with that value.
var examples = []struct {
	name string
	// dir under testdata/packs; answers in it, "answers.csv" unless said.
	dir, answers string
	scope        string
	// asOf and hours as the flags want them.
	asOf, hours string
	score, plan string
}{
	{
		name: "A answer states", dir: "a", scope: "security",
		score: `{"schema":1,"as_of":"2026-11-22","r":45,"r1":39,"r2":26,"r_high":55,"coverage":89,"unknown":2,"questions":[
			{"id":"q6","s":null,"e":null,"answered":true,"in":false,"level":null,"value":null},
			{"id":"q7","answered":false,"in":true,"s":0,"level":null},
			{"id":"q8","s":100,"e":0,"answered":true}]}`,
		plan: `{"actions":[{"id":"find-out","closes":[],"hours":1,"benefit":0,"questions":["q4"],"lead":null,"size":null}]}`,
	},
	{
		name: "B claims", dir: "b",
		score: `{"r":55,"r1":50,"r2":17,"coverage":83,"questions":[
			{"id":"q1","s":100,"e":1},{"id":"q2","s":50,"e":0},{"id":"q3","s":0,"e":0,"answered":false},
			{"id":"q4","s":100,"e":2},{"id":"q5","s":50,"e":1},{"id":"q6","s":0,"e":0,"answered":true},
			{"id":"q7","s":50,"e":1},{"id":"q8","s":100,"e":1}]}`,
	},
	{name: "B report of 365 days", dir: "b", asOf: "2027-07-25", score: `{"questions":[{"id":"q4","s":100,"e":2}]}`},
	{name: "B report of 366 days", dir: "b", asOf: "2027-07-26", score: `{"questions":[{"id":"q4","s":50,"e":1}]}`},
	{name: "B bridged 455 days", dir: "b", answers: "answers-bridge.csv", asOf: "2027-10-23", score: `{"questions":[{"id":"q4","s":100,"e":2}]}`},
	{name: "B bridged 456 days", dir: "b", answers: "answers-bridge.csv", asOf: "2027-10-24", score: `{"questions":[{"id":"q4","s":50,"e":1}]}`},
	{
		name: "D at 25 hours", dir: "d", hours: "25",
		score: `{"r":46,"r1":46,"r2":0,"r_high":46,"coverage":100,"unknown":0,"confidence":"self-reported",
			"risk":{"points":78,"levels":{"VH":2,"H":3,"M":4,"L":7,"VL":0}},
			"verdicts":{"hipaa":"Not ready","type1":"Not ready","type2":"Not ready"},
			"questions":[{"id":"q1","s":0,"e":0,"answered":true,"in":true,"level":"H","value":8}]}`,
		plan: `{"schema":1,"method":2,"type2_start":"2027-01-03","hours_needed":[20,20,20,20],"late":0,"weeks":8,"actions":[
			{"id":"A3","order":1,"tier":1,"pi":166,"effective_tier":1,"effective_pi":166,"quick_win":true,"benefit":5,"weight_gain":250,
				"effort_points":3,"hours":8,"outside_hours":0,"cost_low":0,"cost_cap":500,"phase":1,"closes":["q2"],"depends_on":[],
				"lead":"q2","size":50,"lot":0,"job_hours":8,"start_week":1,"end_week":1,"target":"2026-12-22","due":"2026-11-29",
				"computed_due":"2026-11-29","due_from":"hours","late_weeks":0,"planned_missed":false,"owner":"","project":null,"after":{"r":51,"risk":73}},
			{"id":"A6","order":2,"tier":1,"pi":83,"cost_low":500,"cost_cap":5000,"after":{"r":56,"risk":68}},
			{"id":"A1","order":3,"tier":3,"pi":125,"effective_tier":1,"effective_pi":150,"quick_win":false,"size":5,"after":{"r":58,"risk":63}},
			{"id":"A2","order":4,"tier":1,"pi":150,"depends_on":["A1"],"job_hours":48,"after":{"r":68,"risk":57}},
			{"id":"A7","order":5,"tier":2,"phase":2,"after":{"r":74,"risk":51}},
			{"id":"A8","order":6,"tier":2,"phase":2,"after":{"r":80,"risk":45}},
			{"id":"A4","order":7,"tier":3,"pi":300,"quick_win":true,"after":{"r":83,"risk":42}},
			{"id":"A9","order":8,"tier":3,"quick_win":true,"after":{"r":89,"risk":39}},
			{"id":"A10","order":9,"quick_win":true,"after":{"r":92,"risk":36}},
			{"id":"A5","order":10,"tier":4,"phase":2,"after":{"r":94,"risk":34}},
			{"id":"A11","order":11,"phase":2,"after":{"r":96,"risk":32}},
			{"id":"A12","order":12,"phase":2,"closes":["q12","q16"],"due":"2027-01-17","after":{"r":100,"risk":28}}],
			"phases":[{"phase":1,"hours":80,"capacity":100,"aimed":80,"over":0},{"phase":2,"hours":100,"capacity":100,"aimed":48,"over":0},
				{"phase":3,"hours":0,"capacity":100,"aimed":18,"over":0},{"phase":4,"hours":0,"capacity":325,"aimed":34,"over":0},
				{"phase":5,"hours":0,"capacity":null,"aimed":0,"over":0,"end":null}]}`,
	},
	{
		name: "D at 10 hours", dir: "d", hours: "10",
		plan: `{"late":7,"weeks":18,"type2_start":"2027-03-07","phases":[{"phase":1,"hours":32,"capacity":40,"over":40},
			{"phase":2,"hours":48,"capacity":40,"over":48},{"phase":3,"hours":24,"capacity":40,"over":26},
			{"phase":4,"hours":76,"capacity":130,"over":0},{"phase":5,"hours":0,"capacity":null,"over":0}]}`,
	},
	{
		name: "D2 a mandatory question", dir: "d2",
		plan: `{"actions":[{"id":"A3","order":1},{"id":"A6","order":2},{"id":"A1","order":3},{"id":"A2","order":4},
			{"id":"A7","order":5,"after":{"r":74}},{"id":"A8","order":6},{"id":"A9","order":7,"tier":2,"size":15,"after":{"r":86}},{"id":"A4","order":8},
			{"id":"A10","order":9},{"id":"A5","order":10},{"id":"A11","order":11},{"id":"A12","order":12}]}`,
	},
	{
		name: "E stale evidence", dir: "e",
		score: `{"r":97,"r1":90,"r2":37,"verdicts":{"hipaa":"Ready to engage","type1":"Ready to engage","type2":"Not ready"},
			"questions":[{"id":"qa","e":2},{"id":"qb","e":1}]}`,
	},
	{name: "E evidence of 365 days", dir: "e", answers: "answers-365.csv", score: `{"r2":70,"verdicts":{"type2":"Developing"},"questions":[{"id":"qb","e":2}]}`},
	{name: "H a gate answered Partly", dir: "h-partly-gate", score: `{"r1":100,"verdicts":{"hipaa":"Nearly ready","type1":"Nearly ready"}}`},
	{name: "H the same without the gate", dir: "h-partly", score: `{"r1":100,"verdicts":{"hipaa":"Ready to engage","type1":"Ready to engage"}}`},
	{
		name: "H four actions share a gap", dir: "h-share",
		plan: `{"actions":[{"id":"a","benefit":1,"weight_gain":125},{"id":"b","benefit":1,"weight_gain":125},
			{"id":"c","benefit":1,"weight_gain":125},{"id":"d","benefit":3,"weight_gain":125}]}`,
	},
	{
		name: "H asked in one round", dir: "h-find-out",
		plan: `{"actions":[{"id":"find-out","order":1,"questions":["q"]},{"id":"zz","order":2},{"id":"w","order":3,"depends_on":["find-out"]}]}`,
	},
	{name: "H no rank through what is not open", dir: "h-not-open", plan: `{"actions":[{"id":"a","tier":1},{"id":"z","tier":4,"effective_tier":4}]}`},
	{
		name: "H write-down beside an action", dir: "h-write-down",
		plan: `{"actions":[{"id":"a","closes":["q1"]},{"id":"write-down:q2","closes":[],"tier":4,"after":{"r":100}}]}`,
	},
	{name: "H declined without a measure", dir: "h-counsel", score: `{"r":50,"groups":[{"id":"all","r":50},{"id":"hipaa","r":50},{"id":"soc2","r":0}]}`},
	{name: "H coverage never 100 too early", dir: "h-coverage", score: `{"coverage":99,"unknown":1,"verdicts":{"type1":"Provisional Ready to engage"}}`},
	{name: "H a gate not known", dir: "h-gate-dont-know", score: `{"verdicts":{"type1":"Nearly ready"}}`},
	{name: "H the same gate No", dir: "h-gate-no", score: `{"verdicts":{"type1":"Not ready"}}`},
}

func TestExamples(t *testing.T) {
	for _, c := range examples {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "example.clinic")
			pack := filepath.Join("testdata", "packs", c.dir)
			scope := "security,hipaa-security,hipaa-breach,hipaa-privacy"
			if c.scope != "" {
				scope = c.scope
			}
			command(t, "new", file, "--name", c.name, "--pack-only", pack, "--scope", scope)
			answers := "answers.csv"
			if c.answers != "" {
				answers = c.answers
			}
			command(t, "answer", file, "--from", filepath.Join(pack, answers))
			asOf := "2026-11-22"
			if c.asOf != "" {
				asOf = c.asOf
			}
			if c.score != "" {
				holds(t, c.score, command(t, "score", file, "--json", "--as-of", asOf))
			}
			if c.plan != "" {
				args := []string{"plan", file, "--json", "--as-of", asOf}
				if c.hours != "" {
					args = append(args, "--hours-per-week", c.hours)
				}
				holds(t, c.plan, command(t, args...))
			}
		})
	}
}

// command runs one command in this process and returns its standard output.
func command(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errw bytes.Buffer
	env := cli.Env{
		In: strings.NewReader(""), Out: &out, Err: &errw, Getenv: func(string) string { return "" }, GOOS: "linux", User: "dana",
		Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
	}
	if code := cli.Run(context.Background(), args, env); code != 0 {
		t.Fatalf("%v exits %d: %s", args, code, errw.String())
	}
	return out.Bytes()
}

// holds checks that a document holds every value of the wanted one.
func holds(t *testing.T, want string, got []byte) {
	t.Helper()
	var w, g any
	if err := json.Unmarshal([]byte(want), &w); err != nil {
		t.Fatalf("the wanted document: %v", err)
	}
	if err := json.Unmarshal(got, &g); err != nil {
		t.Fatalf("the document: %v", err)
	}
	for _, miss := range missing("", w, g) {
		t.Error(miss)
	}
}

// missing lists where a document does not hold what is wanted. Objects in
// lists are found by their id; a list of anything else must be equal.
func missing(at string, want, got any) []string {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok {
			return []string{fmt.Sprintf("%s is %v, want an object", at, got)}
		}
		var out []string
		for k, v := range w {
			have, ok := g[k]
			if !ok {
				out = append(out, fmt.Sprintf("%s.%s is missing", at, k))
				continue
			}
			out = append(out, missing(at+"."+k, v, have)...)
		}
		return out
	case []any:
		g, ok := got.([]any)
		if !ok {
			return []string{fmt.Sprintf("%s is %v, want a list", at, got)}
		}
		if len(w) > 0 {
			if first, ok := w[0].(map[string]any); ok && first["id"] != nil {
				return missingByID(at, w, g)
			}
		}
		if len(w) != len(g) {
			return []string{fmt.Sprintf("%s is %v, want %v", at, got, want)}
		}
		var out []string
		for i := range w {
			out = append(out, missing(fmt.Sprintf("%s[%d]", at, i), w[i], g[i])...)
		}
		return out
	}
	if !reflect.DeepEqual(want, got) {
		return []string{fmt.Sprintf("%s is %v, want %v", at, got, want)}
	}
	return nil
}

func missingByID(at string, want, got []any) []string {
	var out []string
	for _, w := range want {
		id := w.(map[string]any)["id"]
		found := false
		for _, g := range got {
			if m, ok := g.(map[string]any); ok && m["id"] == id {
				found = true
				out = append(out, missing(fmt.Sprintf("%s[%v]", at, id), w, g)...)
			}
		}
		if !found {
			out = append(out, fmt.Sprintf("%s holds no %v", at, id))
		}
	}
	return out
}

// The plans of the examples hold the actions that they want and no others.
func TestExamplePlansAreWhole(t *testing.T) {
	for _, c := range []struct {
		dir  string
		want []string
	}{
		{"d", []string{"A3", "A6", "A1", "A2", "A7", "A8", "A4", "A9", "A10", "A5", "A11", "A12"}},
		{"d2", []string{"A3", "A6", "A1", "A2", "A7", "A8", "A9", "A4", "A10", "A5", "A11", "A12"}},
		{"h-find-out", []string{"find-out", "zz", "w"}},
	} {
		file := filepath.Join(t.TempDir(), "example.clinic")
		pack := filepath.Join("testdata", "packs", c.dir)
		command(t, "new", file, "--name", c.dir, "--pack-only", pack)
		command(t, "answer", file, "--from", filepath.Join(pack, "answers.csv"))
		var doc struct{ Actions []struct{ ID string } }
		if err := json.Unmarshal(command(t, "plan", file, "--json"), &doc); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range doc.Actions {
			got = append(got, a.ID)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: plan %v, want %v", c.dir, got, c.want)
		}
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
	}
}
