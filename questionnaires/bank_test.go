package questionnaires

import (
	"encoding/csv"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// full are the questions of full mode: bundles give way to their parts.
func full() []*Question { return Embedded().Asked(false) }

// citing lists, for every requirement, the full-mode questions that cite it.
func citing() map[Ref][]string {
	out := map[Ref][]string{}
	for _, q := range full() {
		for _, r := range q.Refs {
			out[r] = append(out[r], q.ID)
		}
	}
	return out
}

// Every requirement that binds a small clinic, or could under a fact of its
// profile, is reached.
func TestEveryRequirementIsReached(t *testing.T) {
	by := citing()
	for _, r := range Requirements() {
		if r.Applies != AppliesNo && len(by[r.Ref()]) == 0 {
			t.Errorf("no question of full mode cites %s, %s", r.Ref(), r.Title)
		}
	}
}

// Every one of the 330 points of focus is named by a question and served by two
// controls: the house meter aims at two, which is our rule, not the AICPA's.
func TestEveryPointOfFocusIsReached(t *testing.T) {
	named, controls := map[string]int{}, map[string]int{}
	for _, q := range full() {
		for _, f := range q.Focus {
			named[f]++
		}
		for _, c := range q.Controls {
			serves := c.Focus
			if len(serves) == 0 {
				serves = q.Focus
			}
			for _, f := range serves {
				controls[f]++
			}
		}
	}
	for _, p := range PointsOfFocus() {
		if named[p.Key()] == 0 {
			t.Errorf("no question names %s, %s (%s)", p.Key(), p.Name, p.Applies)
		}
		if n := controls[p.Key()]; n < 2 {
			t.Errorf("%s is served by %d control, want two: the house meter could never be met", p.Key(), n)
		}
	}
}

// A row that binds under a fact of the profile is asked under that fact: a
// clinic without it is not asked, and its Yes proves nothing there.
func TestConditionalRowsStandBehindTheirFact(t *testing.T) {
	for _, q := range full() {
		for _, r := range q.Refs {
			req, _ := RequirementByRef(r)
			if req.OnlyIf != "" && !slices.Contains(q.OnlyIf, Condition{Fact: req.OnlyIf}) {
				t.Errorf("%s cites %s, which binds only if %s", q.ID, r, req.OnlyIf)
			}
		}
	}
}

// About a fifth weigh 5 and half weigh 3.
func TestWeightsAreSpread(t *testing.T) {
	n := map[int]int{}
	for _, q := range full() {
		n[q.Weight]++
	}
	all := n[5] + n[3] + n[1]
	if share := 100 * n[5] / all; share < 14 || share > 25 {
		t.Errorf("%d %% of %d questions weigh 5, want about a fifth", share, all)
	}
	if share := 100 * n[3] / all; share < 42 || share > 60 {
		t.Errorf("%d %% of %d questions weigh 3, want about half", share, all)
	}
}

// A bundle's parts ask all that it asks: every reference, its clock, its gate,
// and a weight of its class.
func TestPartsCarryTheirBundle(t *testing.T) {
	set := Embedded()
	for _, q := range ours() {
		if len(q.Parts) == 0 {
			continue
		}
		refs, gate, weight := map[Ref]bool{}, false, 0
		for _, id := range q.Parts {
			p, ok := set.Question(id)
			if !ok {
				t.Fatalf("%s has the unknown part %s", q.ID, id)
			}
			for _, r := range p.Refs {
				refs[r] = true
			}
			gate, weight = gate || p.Gate, max(weight, p.Weight)
			if p.Clock != q.Clock {
				t.Errorf("part %s has the clock %q, its bundle %q", id, p.Clock, q.Clock)
			}
			if p.Quick {
				t.Errorf("part %s is asked in quick mode beside its bundle", id)
			}
		}
		for _, r := range q.Refs {
			if !refs[r] {
				t.Errorf("no part of %s cites %s", q.ID, r)
			}
		}
		if gate != q.Gate || weight < q.Weight {
			t.Errorf("%s: gate %v and weight %d, its parts have gate %v and weight %d", q.ID, q.Gate, q.Weight, gate, weight)
		}
	}
}

// An id is permanent: the lists of all ids ever given only grow.
func TestIDsArePermanent(t *testing.T) {
	questions, actions := map[string]bool{}, map[string]bool{}
	for _, p := range EmbeddedPacks() {
		for _, id := range p.Retired {
			questions[id] = true
		}
		for _, q := range p.Questions {
			questions[q.ID] = true
			for _, id := range q.Replaces {
				questions[id] = true
			}
		}
		for _, a := range p.Actions {
			actions[a.ID] = true
			for _, id := range a.Replaces {
				actions[id] = true
			}
		}
	}
	permanent(t, "ids/questions.txt", questions)
	permanent(t, "ids/actions.txt", actions)
}

func permanent(t *testing.T, file string, now map[string]bool) {
	t.Helper()
	given, list := map[string]bool{}, lines(t, file)
	for _, id := range list {
		if given[id] {
			t.Errorf("%s names %s twice", file, id)
		}
		given[id] = true
	}
	if blessing() { // it adds at the end, and never moves: a line's place is a number
		for _, id := range slices.Sorted(maps.Keys(now)) {
			if !given[id] {
				given[id], list = true, append(list, id)
			}
		}
		writeLines(t, file, list)
	}
	for id := range now {
		if !given[id] {
			t.Errorf("%s is not in %s; `make bless` adds it, and nobody takes it out once it is released", id, file)
		}
	}
	for id := range given {
		if !now[id] {
			t.Errorf("%s was an id and is neither in the pack nor retired nor replaced", id)
		}
	}
}

var vowels = regexp.MustCompile(`[aeiouy]+`)

// syllables counts groups of vowels, less a silent e at the end.
func syllables(word string) int {
	w := strings.ToLower(strings.Trim(word, ".,;:?()\"'"))
	n := len(vowels.FindAllString(w, -1))
	if strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "le") && n > 1 {
		n--
	}
	return max(1, n)
}

// grade is the Flesch-Kincaid grade of one sentence.
func grade(s string) float64 {
	words := strings.Fields(s)
	n := 0
	for _, w := range words {
		n += syllables(w)
	}
	return 0.39*float64(len(words)) + 11.8*float64(n)/float64(len(words)) - 15.59
}

// An office manager reads the question with a patient at the counter.
func TestQuestionsAreReadable(t *testing.T) {
	var all []float64
	for _, q := range ours() {
		g := grade(q.Ask)
		all = append(all, g)
		if g > 14 {
			t.Errorf("%s reads at grade %.1f, want at most 14: %s", q.ID, g, q.Ask)
		}
	}
	slices.Sort(all)
	if m := all[len(all)/2]; m > 10 {
		t.Errorf("the median question reads at grade %.1f, want at most 10", m)
	}
}

var filler = regexp.MustCompile(`^(a|an|the|is|are|do|does|did|has|have|you|your|and|or|of|to|in|on|for|with|that|who|what|when|it|its|any|all|each|every|from|by|at|as|be|can|how|not|no|if|there|their|them|they|than|so|such|one|other|staff|people|someone|clinic|patient|patients|data|written)$`)

var wordChars = regexp.MustCompile(`[a-z0-9]+`)

func content(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range wordChars.FindAllString(strings.ToLower(s), -1) {
		if len(w) > 1 && !filler.MatchString(w) {
			out[strings.TrimSuffix(w, "s")] = true
		}
	}
	return out
}

// alike is the share of content words that two questions have in common.
func alike(a, b map[string]bool) float64 {
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// No two questions ask the same. The closest pairs were read and judged;
// testdata/similar.csv keeps the judgment of those above the line.
func TestNoTwoQuestionsAskTheSame(t *testing.T) {
	judged := map[[2]string]bool{}
	for _, row := range readCSV(t, "testdata/similar.csv") {
		judged[[2]string{row[0], row[1]}] = true
	}
	asked := full()
	for i, a := range asked {
		for _, b := range asked[i+1:] {
			s := alike(content(a.Ask), content(b.Ask))
			pair := [2]string{min(a.ID, b.ID), max(a.ID, b.ID)}
			if s >= 0.5 && !judged[pair] {
				t.Errorf("%.2f alike:\n  %s: %s\n  %s: %s", s, a.ID, a.Ask, b.ID, b.Ask)
			}
		}
	}
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// Every pair of the crosswalk is implied by one question that is not a bundle, or
// refused in writing with its reason.
func TestCrosswalkIsImpliedOrRefused(t *testing.T) {
	refused := map[[2]string]bool{}
	for _, row := range readCSV(t, "testdata/crosswalk_refused.csv") {
		if strings.TrimSpace(row[2]) == "" {
			t.Errorf("%s and %s are refused without a reason", row[0], row[1])
		}
		refused[[2]string{row[0], row[1]}] = true
	}
	implied := map[[2]string]bool{}
	for _, q := range full() {
		for _, a := range q.Refs {
			for _, b := range q.Refs {
				implied[[2]string{a.ID, b.ID}] = true
			}
		}
	}
	for _, p := range Crosswalk() {
		pair := [2]string{p.HIPAA, p.SOC2}
		switch {
		case !implied[pair] && !refused[pair]:
			t.Errorf("no question of full mode cites both %s and %s, and the pair is not refused", p.HIPAA, p.SOC2)
		case implied[pair] && refused[pair]:
			t.Errorf("%s and %s are refused, but a question cites both", p.HIPAA, p.SOC2)
		}
	}
}

// Answers that cannot all be true: enough of them, each of questions that can
// meet in one walk.
func TestContradictionsCanMeet(t *testing.T) {
	set := Embedded()
	if n := len(set.Contradictions); n < 25 {
		t.Errorf("%d contradictions, want at least 25", n)
	}
	for _, x := range set.Contradictions {
		for _, a := range x.When {
			q, _ := set.Question(a.Question)
			if a.Answer == "partly" && q.Partly == "" {
				t.Errorf("%q waits for a Partly that %s does not offer", x.Say, q.ID)
			}
		}
	}
	for _, x := range set.Contradictions {
		if !meet(set.Asked(true), x) && !meet(set.Asked(false), x) {
			t.Errorf("%q can never show: no mode asks all of %v", x.Say, x.When)
		}
	}
}

// meet reports whether all questions of a contradiction are asked.
func meet(asked []*Question, x Contradiction) bool {
	for _, a := range x.When {
		if !slices.ContainsFunc(asked, func(q *Question) bool { return q.ID == a.Question }) {
			return false
		}
	}
	return true
}

// Each of the eight areas has questions of both frameworks.
func TestAreasHaveQuestions(t *testing.T) {
	both := map[string][2]int{}
	for _, q := range full() {
		n := both[q.Area]
		if q.Cites(HIPAA) {
			n[0]++
		}
		if q.Cites(SOC2) {
			n[1]++
		}
		both[q.Area] = n
	}
	for _, a := range Areas() {
		if both[a][0] < 5 || both[a][1] < 5 {
			t.Errorf("area %s has %d questions of HIPAA and %d of SOC 2", a, both[a][0], both[a][1])
		}
	}
}

// What quick mode points out, full mode does too: of each contradiction of a
// bundle at least one part has it, beside the same answers.
func TestContradictionsOfBundlesHoldInFullMode(t *testing.T) {
	set := Embedded()
	// standsFor reports whether an answer is the other one, or that of a part.
	standsFor := func(a, b AnswerIs) bool {
		q, _ := set.Question(b.Question)
		return a.Answer == b.Answer && (a.Question == b.Question || slices.Contains(q.Parts, a.Question))
	}
	bundles := 0
	for _, x := range set.Contradictions {
		if !slices.ContainsFunc(x.When, func(a AnswerIs) bool { q, _ := set.Question(a.Question); return len(q.Parts) > 0 }) {
			continue
		}
		bundles++
		if !slices.ContainsFunc(set.Contradictions, func(y Contradiction) bool {
			return len(y.When) == len(x.When) && meet(set.Asked(false), y) && !slices.ContainsFunc(x.When, func(a AnswerIs) bool {
				return !slices.ContainsFunc(y.When, func(b AnswerIs) bool { return standsFor(b, a) })
			})
		}) {
			t.Errorf("full mode does not point out %v", x.When)
		}
	}
	if bundles < 2 {
		t.Errorf("%d contradictions of bundles", bundles)
	}
}
