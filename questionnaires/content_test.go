package questionnaires

import (
	"encoding/csv"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// core is the embedded pack as these tests see it: its quick questions in order
// are the 25 core questions.
func core(t *testing.T) []*Question {
	t.Helper()
	var out []*Question
	for _, q := range Embedded().Asked(true) {
		if q.Quick && q.Pack == "clinicready" {
			out = append(out, q)
		}
	}
	if len(out) != 25 {
		t.Fatalf("%d core questions, want 25", len(out))
	}
	return out
}

// ours lists the questions of the packs that ship with the program.
func ours() []*Question {
	var out []*Question
	s := Embedded()
	for i := range s.Questions {
		out = append(out, &s.Questions[i])
	}
	return out
}

// TestCoreTable holds the core questions against the design's table, in
// testdata/core25.csv: weights, gates, references and levels are decisions, and
// ids are permanent.
func TestCoreTable(t *testing.T) {
	f, err := os.Open("testdata/core25.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) != 26 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	yes := map[bool]string{true: "yes", false: "no"}
	for i, q := range core(t) {
		var hipaa, soc2 []string
		for _, r := range q.Refs {
			if r.Framework == HIPAA {
				hipaa = append(hipaa, r.ID)
			} else {
				soc2 = append(soc2, r.ID)
			}
		}
		got := []string{
			strconv.Itoa(i + 1), q.ID, strconv.Itoa(q.Weight), yes[q.Gate], q.Likelihood.String(), q.Impact.String(),
			sortedWords(hipaa), sortedWords(soc2), yes[q.Partly != ""],
		}
		want := slices.Clone(rows[i+1])
		want[6], want[7] = sortedWords(strings.Fields(want[6])), sortedWords(strings.Fields(want[7]))
		for c := range want {
			if got[c] != want[c] {
				t.Errorf("Q%d: %s is %q, want %q", i+1, rows[0][c], got[c], want[c])
			}
		}
	}
}

func sortedWords(words []string) string {
	words = slices.Clone(words)
	slices.Sort(words)
	return strings.Join(words, " ")
}

func TestCoreWeights(t *testing.T) {
	sum, count := 0, map[int]int{}
	var gates []int
	for i, q := range core(t) {
		sum += q.Weight
		count[q.Weight]++
		if q.Gate {
			gates = append(gates, i+1)
		}
	}
	if sum != 95 || count[5] != 12 || count[3] != 11 || count[1] != 2 {
		t.Errorf("sum of weights %d with counts %v, want 95 of 12 fives, 11 threes and 2 ones", sum, count)
	}
	if !slices.Equal(gates, []int{1, 4, 5, 7}) {
		t.Errorf("gates %v, want 1, 4, 5, 7", gates)
	}
}

// The marks that other packages act on stand on just these core questions.
func TestCoreMarks(t *testing.T) {
	// method.md 2.2: the agreements, leavers, access review, device encryption,
	// training and the right of access are never inheritable.
	never := []int{6, 7, 8, 16, 20, 24}
	for i, q := range core(t) {
		n := i + 1
		if q.BAA != (n == 7) {
			t.Errorf("Q%d: baa is %t", n, q.BAA)
		}
		want := map[int]Clock{15: Breach, 20: AccessRequest}[n]
		if q.Clock != want {
			t.Errorf("Q%d: clock %q, want %q", n, q.Clock, want)
		}
		if q.Inheritable && slices.Contains(never, n) {
			t.Errorf("Q%d can be inherited", n)
		}
		if len(q.OnlyIf) > 0 {
			t.Errorf("Q%d is asked only if %v: core questions are asked of every clinic", n, q.OnlyIf)
		}
	}
}

// One question at most asks for the agreements: claims of inheritance are held
// against its answer.
func TestOneQuestionAsksForAgreements(t *testing.T) {
	var ids []string
	for _, q := range ours() {
		if q.BAA {
			ids = append(ids, q.ID)
		}
	}
	if len(ids) != 1 {
		t.Errorf("marked baa: %v", ids)
	}
}

func words(s string) int { return len(strings.Fields(s)) }

func TestQuestionsAreComplete(t *testing.T) {
	controls, topics := map[string]string{}, map[string]bool{}
	for _, q := range ours() {
		t.Run(q.ID, func(t *testing.T) {
			if n := len(q.Topic); n < 4 || n > 48 || topics[q.Topic] {
				t.Errorf("topic %q has %d characters, want at most 48, and its own", q.Topic, n)
			}
			topics[q.Topic] = true
			if n := words(q.Ask); n < 4 || n > 30 {
				t.Errorf("ask has %d words, want at most 30", n)
			}
			if strings.Count(q.Ask, "?") != 1 || !strings.HasSuffix(q.Ask, "?") {
				t.Errorf("ask is not one question: %s", q.Ask)
			}
			if n := words(q.Why); n < 4 || n > 45 {
				t.Errorf("why has %d words, want at most 45", n)
			}
			// Points of focus belong to criteria: what only HIPAA asks has none.
			if len(q.Show) < 2 || q.Look == "" || len(q.Focus) < 1 && q.Cites(SOC2) {
				t.Errorf("%d things to show, look %q, %d points of focus", len(q.Show), q.Look, len(q.Focus))
			}
			if q.Exception == "" || !slices.Contains(areas, q.Area) {
				t.Errorf("exception %q, area %q", q.Exception, q.Area)
			}
			if n := len(q.Controls); n < 2 || n > 4 {
				t.Errorf("%d controls, want 2 to 4", n)
			}
			for _, c := range q.Controls {
				if first, taken := controls[c.ID]; taken {
					t.Errorf("control %s is also one of %s: a clinic's register could not tell them apart", c.ID, first)
				}
				controls[c.ID] = q.ID
				for _, f := range c.Focus {
					if !slices.Contains(q.Focus, f) {
						t.Errorf("control %s serves %s, which its question does not name", c.ID, f)
					}
				}
			}
			if q.NA != "" && q.Gate {
				t.Error("a gate can be not applicable")
			}
		})
	}
}

// No question cites text that binds no clinic. Definitions, exclusions and
// exceptions may be cited: they say what a duty means, and make none.
func TestReferencesBind(t *testing.T) {
	meaning := []string{"definition", "exclusion", "exception"}
	for _, q := range ours() {
		for _, ref := range q.Refs {
			if r, _ := RequirementByRef(ref); r.Applies == AppliesNo && !slices.Contains(meaning, r.Row) {
				t.Errorf("%s cites %s, which does not bind a small clinic", q.ID, ref)
			}
		}
	}
}

// A number that is ours is marked as ours (CONTRIBUTING.md, "Add a question").
func TestHouseNumbersAreMarked(t *testing.T) {
	house := regexp.MustCompile(`(?i)\b(14 days|90 days|12 months|same day|monthly|every month|quarterly|every quarter|yearly|every year|each year)\b`)
	// The free accounting once in 12 months is law: 45 CFR 164.528(c)(2).
	law := []string{"accounting-list-complete"}
	for _, q := range ours() {
		if m := house.FindString(q.Ask); m != "" && q.Basis != "house" && !slices.Contains(law, q.ID) {
			t.Errorf("%s asks for %q and does not say basis: house", q.ID, m)
		}
	}
}

// The statements that are never let stand as fact.
func TestForbiddenStatements(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)(soc ?2|hipaa)[- ](certified|certification)|soc ?2 is mandatory|certified compliant|60 ?% of|HIPAA[- ]compliant|guarantee`)
	for _, s := range everyText() {
		if m := forbidden.FindString(s); m != "" {
			t.Errorf("%q stands in: %s", m, s)
		}
	}
}

// everyText collects what people read in the embedded packs.
func everyText() []string {
	set := Embedded()
	var out []string
	for _, p := range set.Packs {
		out = append(out, p.Title, p.Notes)
	}
	for _, q := range set.Questions {
		out = append(out, q.Ask, q.Why, q.Partly, q.Look, q.NA)
		out = append(out, q.Show...)
		for _, c := range q.Controls {
			out = append(out, c.Does)
		}
	}
	for _, a := range set.Actions {
		out = append(out, a.Title, a.DoneWhen, a.Owner, a.Helper)
		out = append(out, a.Steps...)
		out = append(out, a.Evidence...)
	}
	return out
}

// Citations written in prose name rows of the tree, or a paragraph around some.
func TestCitationsInProseExist(t *testing.T) {
	cite := regexp.MustCompile(`164\.\d{3}(?:\([A-Za-z0-9]+\))*`)
	found := 0
	for _, s := range everyText() {
		for _, c := range cite.FindAllString(s, -1) {
			found++
			if !slices.ContainsFunc(tree().requirements, func(r Requirement) bool {
				return r.Framework == HIPAA && (strings.HasPrefix(r.ID, c) || strings.HasPrefix(c, r.ID))
			}) {
				t.Errorf("%s is in no row: %s", c, s)
			}
		}
	}
	if found == 0 {
		t.Error("no citation found in the texts")
	}
}

func TestActionsAreComplete(t *testing.T) {
	set := Embedded()
	for i := range set.Actions {
		a := &set.Actions[i]
		t.Run(a.ID, func(t *testing.T) {
			if len(a.Steps) < 1 || len(a.Steps) > 5 || a.DoneWhen == "" || len(a.Evidence) < 1 || a.Owner == "" {
				t.Errorf("%d steps, done when %q, %d pieces of evidence, owner %q", len(a.Steps), a.DoneWhen, len(a.Evidence), a.Owner)
			}
			if first, _, _ := strings.Cut(a.Title, " "); strings.HasSuffix(first, "ing") || strings.HasSuffix(a.Title, ".") {
				t.Errorf("title is not imperative: %s", a.Title)
			}
		})
	}
}

// TestPrerequisitesComeFirst shows that the actions can be put in an order in
// which each one's prerequisites stand before it.
func TestPrerequisitesComeFirst(t *testing.T) {
	set := Embedded()
	placed := map[string]bool{}
	for range set.Actions {
		for _, a := range set.Actions {
			ready := !slices.ContainsFunc(a.DependsOn, func(id string) bool { return !placed[id] })
			placed[a.ID] = placed[a.ID] || ready
		}
	}
	for _, a := range set.Actions {
		if !placed[a.ID] {
			t.Errorf("%s can never start: it needs %v", a.ID, a.DependsOn)
		}
	}
}

// The doors: where No means that somebody outside, or gone, can reach patient
// data today. They are few, or the first tier says nothing.
func TestDoors(t *testing.T) {
	var doors []string
	for _, q := range Embedded().Questions {
		if q.Door {
			doors = append(doors, q.ID)
		}
	}
	slices.Sort(doors)
	want := []string{"imaging-not-on-internet", "leaver-access-same-day", "no-exposed-remote-access", "no-open-remote-services"}
	if !slices.Equal(doors, want) {
		t.Errorf("the doors are %v, want %v", doors, want)
	}
}
