package help_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/help"
)

// clinic is a clinic of one kind as its people would describe it: what they say
// beside what is usual for the kind. What a kind does not say is no.
type clinic struct {
	kind string
	says []string
}

// clinics are those that the bank was walked as.
var clinics = []clinic{
	{"solo", []string{"laptops_leave_site", "hosted_ehr", "texting", "website", "medical_devices", "minors", "ai_scribe"}},
	{"group", []string{
		"remote_work", "incident_24_months=ransomware", "hosted_ehr", "medical_devices", "telehealth", "website_tracking", "minors", "research", "joint_notice",
	}},
	{"dental", []string{"unsupported_systems"}},
	{"behavioral", []string{"laptops_leave_site", "remote_work", "hosted_ehr", "texting", "patient_portal", "website", "minors", "part2_records"}},
	{"rural", []string{"unsupported_systems", "hosted_ehr", "own_servers", "medical_devices", "minors", "inmates_or_military", "government_entity"}},
}

// profile is what the set-up of such a clinic leaves on record.
func (c clinic) profile() assessment.Profile {
	p := maps.Clone(help.PresetByKey(c.kind).Facts)
	for _, fact := range c.says {
		key, value, kinds := strings.Cut(fact, "=")
		p[key] = "yes"
		if kinds {
			p[key] = value
		}
	}
	for _, f := range questionnaires.Facts() {
		if f.Raises && p[f.Key] == "" {
			p[f.Key] = "no"
		}
	}
	return p
}

func asked(t *testing.T, p assessment.Profile, parts ...string) []*questionnaires.Question {
	t.Helper()
	scope, err := assessment.NewScope(parts, assessment.TargetHIPAA, 0, assessment.ModeFull)
	if err != nil {
		t.Fatal(err)
	}
	return (method.Input{Set: questionnaires.Embedded(), Scope: scope, Profile: p}).Asked()
}

// usualScope is what a clinic that compares itself with both frameworks takes.
var usualScope = []string{"security", "confidentiality", "privacy", "hipaa-security", "hipaa-breach", "hipaa-privacy"}

// secondsEach is how long a question takes to answer (method, and the scope
// screen).
const secondsEach = 20

// No kind of clinic is asked what only others have, and none is asked more than
// it can walk in a morning.
func TestEachKindIsAskedWhatFitsIt(t *testing.T) {
	for _, c := range clinics {
		p := c.profile()
		for _, q := range asked(t, p, assessment.ScopeParts()...) {
			for _, cond := range q.OnlyIf {
				if p.Holds(cond) == assessment.False {
					t.Errorf("%s is asked %s, which needs %s", c.kind, q.ID, cond)
				}
			}
		}
		if n := len(asked(t, p, usualScope...)); n < 200 || n > 260 {
			t.Errorf("%s is asked %d questions, want about 220", c.kind, n)
		}
	}
}

// docs/question-bank.md tells how many questions there are, for whom, and
// behind which facts.
func TestQuestionBankDocument(t *testing.T) {
	raw, err := os.ReadFile("../../docs/question-bank.md")
	if err != nil {
		t.Fatal(err)
	}
	doc, tables := string(raw), []string{bankTable(), kindsTable(t), factsTable(t)}
	if os.Getenv("CLINICREADY_BLESS") != "" { // `make bless` writes the tables
		for _, want := range tables {
			doc = retable(t, doc, want)
		}
		if err := os.WriteFile("../../docs/question-bank.md", []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range tables {
		if !strings.Contains(doc, want) {
			t.Errorf("docs/question-bank.md does not hold what `make bless` writes:\n%s", want)
		}
	}
}

// retable puts a table in the place of the one with the same head.
func retable(t *testing.T, doc, table string) string {
	t.Helper()
	head, _, _ := strings.Cut(table, "\n")
	before, rest, ok := strings.Cut(doc, head+"\n")
	if !ok {
		t.Fatalf("docs/question-bank.md has no table %s", head)
	}
	for strings.HasPrefix(rest, "|") {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	return before + table + rest
}

func bankTable() string {
	set := questionnaires.Embedded()
	quick := 0
	for i := range set.Questions {
		if set.Questions[i].Quick {
			quick++
		}
	}
	var b strings.Builder
	b.WriteString("| what | number |\n|---|---:|\n")
	for _, row := range []struct {
		what string
		n    int
	}{
		{"core questions, asked in quick mode", quick},
		{"questions of full mode, with everything in scope and every fact true", len(set.Asked(false))},
		{"of those, behind a fact of the profile", conditional(set)},
		{"actions that close gaps", len(set.Actions)},
		{"contradictions that are pointed out", len(set.Contradictions)},
	} {
		fmt.Fprintf(&b, "| %s | %d |\n", row.what, row.n)
	}
	return b.String()
}

func conditional(set *questionnaires.Set) int {
	n := 0
	for _, q := range set.Asked(false) {
		if len(q.OnlyIf) > 0 {
			n++
		}
	}
	return n
}

func kindsTable(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("| kind | usual, filled in | also said | questions | minutes |\n|---|---|---|---:|---:|\n")
	for _, c := range clinics {
		var usual []string
		facts := help.PresetByKey(c.kind).Facts
		for _, k := range slices.Sorted(maps.Keys(facts)) {
			usual = append(usual, k+"="+facts[k])
		}
		n := len(asked(t, c.profile(), usualScope...))
		fmt.Fprintf(&b, "| %s | %s | %s | %d | %d |\n", c.kind, strings.Join(usual, ", "), strings.Join(c.says, ", "), n, (n*secondsEach+59)/60)
	}
	return b.String()
}

func factsTable(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("| fact | questions that only it brings |\n|---|---|\n")
	for _, f := range questionnaires.Facts() {
		var ids []string
		for _, q := range questionnaires.Embedded().Asked(false) {
			if slices.ContainsFunc(q.OnlyIf, func(c questionnaires.Condition) bool { return c.Fact == f.Key }) {
				ids = append(ids, "`"+q.ID+"`")
			}
		}
		if len(ids) > 0 {
			fmt.Fprintf(&b, "| `%s` | %s |\n", f.Key, strings.Join(ids, ", "))
		}
	}
	return b.String()
}
