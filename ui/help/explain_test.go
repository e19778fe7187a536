package help_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"clinicready/ui/help"
	"clinicready/ui/plain"
)

// The most lines that one subject takes at 80 columns; the glossary is looked
// up in, not read through.
const (
	mostLines         = 40
	mostGlossaryLines = 60
)

// texts are all paragraphs with where they stand.
func texts() map[string]string {
	out := map[string]string{}
	for _, e := range help.Explainers() {
		for _, p := range e.Paragraphs {
			out[e.Title+" / "+p.Term] = p.Text
		}
	}
	return out
}

// whole is an explainer as one text.
func whole(t *testing.T, title string) string {
	t.Helper()
	for _, e := range help.Explainers() {
		if e.Title == title {
			out := e.Title
			for _, p := range e.Paragraphs {
				out += "\n" + p.Term + ": " + p.Text
			}
			return out
		}
	}
	t.Fatalf("nothing is said on %q", title)
	return ""
}

// table reads a CSV with a header line.
func table(t *testing.T, file string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, v := range row {
			m[rows[0][i]] = v
		}
		out = append(out, m)
	}
	return out
}

func reference(name string) string {
	return filepath.Join("..", "..", "questionnaires", "testdata", "reference", name)
}

func TestExplainersAreWhole(t *testing.T) {
	titles := map[string]bool{}
	for _, e := range help.Explainers() {
		if e.Title == "" || titles[e.Title] {
			t.Errorf("the title %q is empty or there twice", e.Title)
		}
		titles[e.Title] = true
		if len(e.Paragraphs) < 3 {
			t.Errorf("%s: only %d paragraphs", e.Title, len(e.Paragraphs))
		}
		terms := map[string]bool{}
		for _, p := range e.Paragraphs {
			if terms[p.Term] {
				t.Errorf("%s: %q is there twice", e.Title, p.Term)
			}
			terms[p.Term] = true
			if p.Text == "" || !strings.ContainsAny(p.Text[len(p.Text)-1:], ".?:") {
				t.Errorf("%s, %s: %q is not a sentence", e.Title, p.Term, p.Text)
			}
			if i := strings.IndexFunc(p.Term+p.Text, func(r rune) bool { return r < ' ' || r > '~' }); i >= 0 {
				t.Errorf("%s, %s: a sign that not every terminal has", e.Title, p.Term)
			}
		}
		most := mostLines
		if e.Title == "Glossary" {
			most = mostGlossaryLines
		}
		lines := strings.Split(plain.Explained(e), "\n")
		if len(lines) > most {
			t.Errorf("%s: %d lines at 80 columns, at most %d", e.Title, len(lines), most)
		}
		for _, l := range lines {
			if len(l) > 80 {
				t.Errorf("%s: wider than 80 columns: %s", e.Title, l)
			}
		}
	}
	for _, title := range []string{
		"How it counts", "SOC 1, SOC 2, SOC 3", "Type I and Type II", "Bridge letter", "Who attests",
		"Choosing an auditor: ten questions", "The five sections of a SOC 2 report", "The yearly path", "After the audit",
		"Required and addressable", "Is it a breach? The four factors", "Breach notices and their clocks",
		"Proposed Security Rule (not law)", "What SOC 2 does not cover of HIPAA", "Glossary",
	} {
		if !titles[title] {
			t.Errorf("nothing is said on %q", title)
		}
	}
}

func TestGlossaryIsInOrder(t *testing.T) {
	for _, e := range help.Explainers() {
		if e.Title != "Glossary" {
			continue
		}
		var terms []string
		for _, p := range e.Paragraphs {
			terms = append(terms, strings.ToLower(p.Term))
		}
		if !slices.IsSorted(terms) {
			t.Errorf("the glossary is out of order: %v", terms)
		}
	}
}

// What must never stand as fact (a report is not a certificate, custom is no
// rule), and the words of a sale.
func TestExplainersSayNothingForbidden(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)(soc ?[123]|hipaa)[- ](certified|certification)|soc ?2 is mandatory|no risk of fines|lenient|valid for|certified compliant|\d+ ?% of (all )?(health|clinics|organi)|HIPAA[- ]compliant|guarantee|two control activities`)
	for where, text := range texts() {
		if m := forbidden.FindString(text); m != "" {
			t.Errorf("%s says %q", where, m)
		}
	}
	for title, want := range map[string][]string{
		"Bridge letter":      {"the vendor's management", "not the auditor's", "custom, not rule"},
		"Who attests":        {"licensed CPA firm", "Nobody is certified by it", "There is no HIPAA certificate"},
		"Type I and Type II": {"3, 6 or 12 months: custom, not a rule"},
	} {
		for _, w := range want {
			if !strings.Contains(whole(t, title), w) {
				t.Errorf("%s does not say %q", title, w)
			}
		}
	}
}

// The deadlines and thresholds of the reference stand where their citation
// does, and no other number of days or people stands beside them.
func TestBreachNumbersEqualTheReference(t *testing.T) {
	const title = "Breach notices and their clocks"
	rows := map[string]map[string]string{}
	factors, exclusions, elements := 0, 0, 0
	for _, r := range table(t, reference("hipaa_breach.csv")) {
		rows[r["citation"]] = r
		switch r["row_kind"] {
		case "risk_factor":
			factors++
		case "exclusion":
			exclusions++
		case "content":
			elements++
		}
	}
	if factors != 4 || exclusions != 3 || elements != 5 {
		t.Fatalf("the reference has %d factors, %d exclusions, %d elements", factors, exclusions, elements)
	}
	for _, c := range []struct {
		term, citation, cited string
		// says are the words for the threshold, as the reference has it.
		threshold, says string
	}{
		{"patients", "164.404(b)", "164.404(b)", "any number", "Each one"},
		{"HHS, 500 or more", "164.408(b)", "164.408(b)", "500 or more individuals", "At the same time as the patients"},
		{"HHS, fewer than 500", "164.408(c)", "164.408(c)", "fewer than 500 individuals", "after the end of the calendar year"},
		{"media", "164.406(b)", "164.406", "more than 500 residents of a State or jurisdiction", "more than 500 of its residents"},
		{"bad addresses", "164.404(d)(2)(ii)(A)", "164.404(d)(2)", "10 or more", "10 or more"},
		{"bad addresses", "164.404(d)(2)(ii)(B)", "164.404(d)(2)", "10 or more", "at least 90 days"},
		{"business associate", "164.410(b)", "164.410(b)", "any number", "without unreasonable delay"},
		{"police", "164.412(b)", "164.412", "", "a spoken one"},
	} {
		row, text := rows[c.citation], texts()[title+" / "+c.term]
		days := row["deadline_days"]
		if row["threshold"] != c.threshold || days == "" {
			t.Errorf("%s: the reference says %q, %q days", c.citation, row["threshold"], days)
		}
		if !strings.Contains(text, c.says) || !strings.Contains(text, "45 CFR "+c.cited+")") {
			t.Errorf("%s: %q does not say %q with its citation", c.term, text, c.says)
		}
		if found := regexp.MustCompile(`(\d+)( calendar)? days`).FindAllStringSubmatch(text, -1); found == nil {
			if !strings.Contains(text, "same "+days+" days") {
				t.Errorf("%s names no days: %s", c.term, text)
			}
		} else {
			for _, f := range found {
				if f[1] != days {
					t.Errorf("%s says %s, the reference says %s days", c.term, f[0], days)
				}
			}
		}
	}
	if !strings.Contains(rows["164.408(c)"]["key_fact"], "discovered in 2026 -> by 2027-03-01") ||
		!strings.Contains(whole(t, title), "discovered in 2026, by 2027-03-01") {
		t.Error("the day for small breaches of 2026 differs from the reference")
	}
	decision := whole(t, "Is it a breach? The four factors")
	for _, n := range []string{"\n1 ", "\n2 ", "\n3 ", "\n4 ", "\nexception 1", "\nexception 2", "\nexception 3"} {
		if !strings.Contains(decision, n) {
			t.Errorf("the breach decision misses %q", strings.TrimSpace(n))
		}
	}
	if strings.Contains(decision, "\n5 ") || strings.Contains(decision, "exception 4") {
		t.Error("the breach decision has more factors or exceptions than the law")
	}
}

func TestAddressableCountEqualsTheReference(t *testing.T) {
	n := 0
	for _, r := range table(t, reference("hipaa_security.csv")) {
		if r["designation"] == "addressable" {
			n++
		}
	}
	if n != 22 || !strings.Contains(whole(t, "Required and addressable"), "22 specifications are addressable") {
		t.Errorf("the reference has %d addressable specifications", n)
	}
}

// Every citation of subparts C, D and E is one of the reference, or stands
// above some that are.
func TestCitationsAreInTheReference(t *testing.T) {
	var known []string
	for _, file := range []string{"hipaa_security.csv", "hipaa_breach.csv", "hipaa_privacy.csv"} {
		for _, r := range table(t, reference(file)) {
			known = append(known, r["citation"])
		}
	}
	cited := 0
	for where, text := range texts() {
		for _, c := range regexp.MustCompile(`164\.\d{3}(\([A-Za-z0-9]+\))*`).FindAllString(text, -1) {
			cited++
			// 164.402 is known by its definitions alone.
			if !slices.ContainsFunc(known, func(k string) bool {
				return k == c || strings.HasPrefix(k, c+"(") || strings.HasPrefix(k, c+":")
			}) {
				t.Errorf("%s cites %s, which the reference does not have", where, c)
			}
		}
	}
	if cited < 30 {
		t.Errorf("only %d citations were found", cited)
	}
}

// figures are the dates, amounts and counts of a text, but no citations and no
// leading numbers of terms.
func figures(text string) []string {
	text = regexp.MustCompile(`4[25] CFR [\d.]+(\([A-Za-z0-9]+\))*`).ReplaceAllString(text, "")
	return regexp.MustCompile(`\$?\d[\d,./-]*\d|\d`).FindAllString(text, -1)
}

func TestPenaltiesEqualTheFactsRead(t *testing.T) {
	const title = "Civil penalties, as of 2026-11-22"
	said := texts()
	allowed := map[string]bool{
		"2026": true, "2024": true, "2019": true, "2015-11-02": true, "50": true, "30": true, // years, the first violations, actions, days to correct
		"1": true, "3": true, // tiers
	}
	rows := table(t, filepath.Join("testdata", "penalties.csv"))
	for _, r := range rows {
		for _, col := range []string{"min", "max", "annual_cap", "in_force_since", "read"} {
			allowed[r[col]] = true
		}
		text := said[title+" / "+r["tier"]+" "+r["culpability"]]
		if !strings.Contains(text, r["min"]+" to "+r["max"]+" for each violation") {
			t.Errorf("tier %s, %s: %q", r["tier"], r["culpability"], text)
		}
		if !strings.HasPrefix(said[title+" / yearly cap"], r["annual_cap"]+" ") {
			t.Errorf("tier %s: the cap is %q", r["tier"], said[title+" / yearly cap"])
		}
		if !strings.Contains(title, r["read"]) {
			t.Errorf("tier %s was read on %s, which the title does not say", r["tier"], r["read"])
		}
	}
	for where, text := range said {
		inside := strings.HasPrefix(where, title)
		for _, f := range figures(text) {
			if inside && !allowed[f] || !inside && strings.HasPrefix(f, "$") && f != "$500" {
				t.Errorf("%s says %s, which no fact that was read backs", where, f)
			}
		}
	}
	if len(rows) != 4 {
		t.Errorf("%d tiers", len(rows))
	}
}

func TestProposedRuleStandsApartAndDated(t *testing.T) {
	const title = "Proposed Security Rule (not law)"
	said := whole(t, title)
	allowed := map[string]bool{}
	for _, r := range table(t, filepath.Join("testdata", "rule-watch.csv")) {
		if !strings.Contains(said, r["figure"]) {
			t.Errorf("%s: %q is not said", r["subject"], r["figure"])
		}
		for _, f := range figures(r["figure"]) {
			allowed[f] = true
		}
	}
	for _, f := range figures(said) {
		if !allowed[f] {
			t.Errorf("%s is said of the proposed rule, which no fact that was read backs", f)
		}
	}
	if !strings.Contains(said, ": Proposed, not law, and never scored here.") {
		t.Error("it does not begin by saying what it is")
	}
	for where, text := range texts() {
		if !strings.HasPrefix(where, title) && strings.Contains(strings.ToLower(text), "proposed") {
			t.Errorf("%s speaks of what is only proposed", where)
		}
	}
}

func TestFindExplainers(t *testing.T) {
	for _, c := range []struct {
		name, query string
		titles      []string
		paragraphs  int
	}{
		{"a title, whole", "BRIDGE", []string{"Bridge letter"}, 4},
		{"words of a title in any order", "ii type", []string{"Type I and Type II"}, 7},
		{"a word of a paragraph", "peer review", []string{"Choosing an auditor: ten questions"}, 1},
		{"nothing", "zeppelin", nil, 0},
		{"no words", "  ", nil, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var titles []string
			n := 0
			for _, e := range help.FindExplainers(c.query) {
				titles = append(titles, e.Title)
				n += len(e.Paragraphs)
			}
			if !slices.Equal(titles, c.titles) || n != c.paragraphs {
				t.Errorf("found %d paragraphs of %q", n, titles)
			}
		})
	}
}
