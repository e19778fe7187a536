package questionnaires

import (
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// reference reads a table of testdata/reference, the facts that the tree is
// held against, each row by column name.
func reference(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open("testdata/reference/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, h := range rows[0] {
			m[h] = r[i]
		}
		out = append(out, m)
	}
	return out
}

// in lists the requirements of one category list, in tree order.
func in(categories ...string) []Requirement {
	var out []Requirement
	for _, r := range Requirements() {
		if slices.Contains(categories, r.Category) {
			out = append(out, r)
		}
	}
	return out
}

func TestTreeHoldsTheCriteria(t *testing.T) {
	rows := reference(t, "tsc.csv")
	tree := in("security", "availability", "confidentiality", "processing-integrity", "privacy")
	if len(rows) != 61 || len(tree) != 61 {
		t.Fatalf("%d criteria, the reference has %d", len(tree), len(rows))
	}
	titles := map[string]string{}
	for _, g := range Groups() {
		titles[g.ID] = g.Title
	}
	for i, row := range rows {
		r := tree[i]
		category := strings.ReplaceAll(strings.ToLower(row["category"]), " ", "-")
		if row["category"] == "Security (common criteria)" {
			category = "security"
		}
		want := Requirement{
			Framework: SOC2, ID: row["id"], Title: row["short_title"], Citation: row["id"], Group: row["series"],
			Category: category, Applies: AppliesYes, Designation: "criterion", Row: "criterion",
		}
		if r != want {
			t.Errorf("got  %+v\nwant %+v", r, want)
		}
		if titles[r.Group] != row["series_title"] {
			t.Errorf("series %s is titled %q, want %q", r.Group, titles[r.Group], row["series_title"])
		}
	}
}

func TestTreeHoldsTheSecurityRule(t *testing.T) {
	// The tree goes by family; the reference keeps the order of the citations.
	families := []string{"general", "administrative", "physical", "technical", "organizational", "documentation"}
	rows := reference(t, "hipaa_security.csv")
	slices.SortStableFunc(rows, func(a, b map[string]string) int {
		return slices.Index(families, a["family"]) - slices.Index(families, b["family"])
	})
	tree := in("hipaa-security")
	if len(rows) != 84 || len(tree) != 84 {
		t.Fatalf("%d rows, the reference has %d", len(tree), len(rows))
	}
	onlyIf := map[string]string{
		"only_if_clearinghouse": "clearinghouse", "only_if_business_associate": "business_associate",
		"only_if_group_health_plan": "group_health_plan", "only_if_other_arrangement": "government_entity",
	}
	counts := map[string]int{}
	for i, row := range rows {
		want := Requirement{
			Framework: HIPAA, ID: row["citation"], Title: row["spec_name"], Citation: "45 CFR " + row["citation"],
			Group: "hipaa-" + row["family"], Category: "hipaa-security", Parent: row["parent_standard"], Duty: Mandatory,
			Applies: row["applies_small_provider"], OnlyIf: onlyIf[row["applies_small_provider"]],
			Designation: row["designation"], Row: row["row_kind"],
		}
		if want.Title == "" {
			want.Title = row["standard_name"]
		}
		if want.OnlyIf != "" {
			want.Applies = AppliesConditional
		}
		switch row["designation"] {
		case "addressable":
			want.Duty = Addressable
		case "historical":
			want.Duty = NoDuty
		}
		if tree[i] != want {
			t.Errorf("got  %+v\nwant %+v", tree[i], want)
		}
		counts[tree[i].Row+" "+tree[i].Designation]++
	}
	// The counts that reference/README.md states.
	for what, n := range map[string]int{
		"standard standard": 22, "specification required": 24, "specification addressable": 22,
		"element required": 6, "general general": 9, "historical historical": 1,
	} {
		if counts[what] != n {
			t.Errorf("%d rows of kind %s, want %d", counts[what], what, n)
		}
	}
}

// noDuty are the kinds of Breach and Privacy rows that ask nothing of anyone.
var noDuty = []string{"scope", "definition", "exclusion", "exception", "permission", "historical", "vacated"}

func TestTreeHoldsTheBreachRule(t *testing.T) {
	rows := reference(t, "hipaa_breach.csv")
	tree := in("hipaa-breach")
	if len(rows) != 43 || len(tree) != 43 {
		t.Fatalf("%d rows, the reference has %d", len(tree), len(rows))
	}
	for i, row := range rows {
		want := Requirement{
			Framework: HIPAA, ID: row["citation"], Title: row["short_title"], Citation: "45 CFR " + row["display_citation"],
			Group: "hipaa-breach", Category: "hipaa-breach", Parent: tree[i].Parent, Duty: Mandatory, Applies: AppliesYes,
			Designation: "duty", Row: row["row_kind"],
		}
		switch {
		case slices.Contains(noDuty, row["row_kind"]):
			want.Duty, want.Applies, want.Designation = NoDuty, AppliesNo, row["row_kind"]
		case row["actor"] == "business associate":
			want.Applies, want.OnlyIf = AppliesConditional, "business_associate"
		}
		if tree[i] != want {
			t.Errorf("got  %+v\nwant %+v", tree[i], want)
		}
	}
}

func TestTreeHoldsThePrivacyRule(t *testing.T) {
	rows := reference(t, "hipaa_privacy.csv")
	tree := in("hipaa-privacy")
	if len(rows) != 187 || len(tree) != 187 {
		t.Fatalf("%d rows, the reference has %d", len(tree), len(rows))
	}
	counts := map[string]int{}
	for i, row := range rows {
		want := Requirement{
			Framework: HIPAA, ID: row["citation"], Title: row["short_title"], Citation: "45 CFR " + row["citation"],
			Group: "hipaa-privacy", Category: "hipaa-privacy", Parent: tree[i].Parent, Duty: Mandatory,
			Applies: row["assess_small_provider"], OnlyIf: tree[i].OnlyIf, Designation: "duty", Row: row["row_kind"],
		}
		if slices.Contains(noDuty, row["row_kind"]) {
			want.Duty, want.Designation = NoDuty, row["row_kind"]
		}
		if tree[i] != want {
			t.Errorf("got  %+v\nwant %+v", tree[i], want)
		}
		if vacated := row["status"] == "vacated"; vacated != (tree[i].Row == "vacated") {
			t.Errorf("%s: status %s, row %s", row["citation"], row["status"], tree[i].Row)
		}
		counts[tree[i].Applies]++
	}
	for applies, n := range map[string]int{AppliesYes: 147, AppliesConditional: 27, AppliesNo: 13} {
		if counts[applies] != n {
			t.Errorf("%d rows apply %s, want %d", counts[applies], applies, n)
		}
	}
}

// Which fact makes a conditional privacy row bind is our own judgment; rows that
// no fact of the profile decides stay without one.
func TestConditionalPrivacyRows(t *testing.T) {
	want := map[string]string{
		"164.502(a)(3)": "business_associate", "164.502(a)(4)": "business_associate", "164.504(e)(5)": "business_associate",
		"164.502(d)": "deidentified_data", "164.514(a)": "deidentified_data", "164.514(b)(1)": "deidentified_data",
		"164.514(b)(2)": "deidentified_data", "164.514(c)": "deidentified_data", "164.514(e)(1)": "deidentified_data",
		"164.504(e)(3)": "government_entity", "164.512(i)": "research",
		"164.514(f)(1)": "fundraising", "164.514(f)(2)": "fundraising", "164.520(b)(1)(iii)": "fundraising",
		"164.520(a)(2)": "part2_records", "164.520(c)(3)(i)": "website", "164.520(c)(3)(iii)": "telehealth",
		"164.510(a)": "facility_directory", "164.512(k)": "inmates_or_military", "164.520(d)": "joint_notice",
	}
	found := 0
	for _, r := range in("hipaa-privacy") {
		if r.OnlyIf != want[r.ID] {
			t.Errorf("%s binds only if %q, want %q", r.ID, r.OnlyIf, want[r.ID])
		}
		if r.OnlyIf != "" {
			found++
		}
	}
	if found != len(want) {
		t.Errorf("%d rows have a fact, want %d", found, len(want))
	}
}

func TestTreeHangsTogether(t *testing.T) {
	groups := map[string]Group{}
	for _, g := range Groups() {
		groups[g.ID] = g
	}
	seen := map[Ref]bool{}
	for _, r := range Requirements() {
		if seen[r.Ref()] {
			t.Errorf("%s is in the tree twice", r.Ref())
		}
		seen[r.Ref()] = true
		if got, ok := RequirementByRef(r.Ref()); !ok || got != r {
			t.Errorf("%s is not found by its reference", r.Ref())
		}
		if g, ok := groups[r.Group]; !ok || g.Framework != r.Framework || g.Category != r.Category {
			t.Errorf("%s is in the group %+v", r.Ref(), g)
		}
		if r.Parent != "" {
			p, ok := RequirementByRef(Ref{r.Framework, r.Parent})
			if !ok || p.Category != r.Category {
				t.Errorf("%s is part of %s, which is not in its rule", r.Ref(), r.Parent)
			}
			if r.Category != "hipaa-security" && !strings.HasPrefix(r.ID, r.Parent) {
				t.Errorf("%s is part of %s", r.Ref(), r.Parent)
			}
			if !seen[p.Ref()] {
				t.Errorf("%s comes before what it is part of, %s", r.Ref(), r.Parent)
			}
		}
		if f, ok := FactByKey(r.OnlyIf); r.OnlyIf != "" && (!ok || f.Type != FactBool || r.Applies != AppliesConditional) {
			t.Errorf("%s applies %s only if %s", r.Ref(), r.Applies, r.OnlyIf)
		}
		if r.Title == "" || r.Citation == "" || hiddenIn(r.Title) {
			t.Errorf("%s has the title %q and citation %q", r.Ref(), r.Title, r.Citation)
		}
	}
	if _, ok := RequirementByRef(Ref{SOC2, "P1.0"}); ok {
		t.Error("P1.0 is a heading, not a criterion")
	}
}

func hiddenIn(s string) bool { return strings.ContainsFunc(s, hidden) }

func TestGroupOrder(t *testing.T) {
	var ids []string
	for _, g := range Groups() {
		ids = append(ids, g.ID)
	}
	want := "CC1 CC2 CC3 CC4 CC5 CC6 CC7 CC8 CC9 A1 C1 PI1 P1 P2 P3 P4 P5 P6 P7 P8 hipaa-general hipaa-administrative " +
		"hipaa-physical hipaa-technical hipaa-organizational hipaa-documentation hipaa-breach hipaa-privacy"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	// Requirements come in the order of their groups.
	last := 0
	for _, r := range Requirements() {
		i := slices.Index(ids, r.Group)
		if i < last {
			t.Errorf("%s of %s comes after %s", r.ID, r.Group, ids[last])
		}
		last = i
	}
}

func TestCrosswalk(t *testing.T) {
	rows := reference(t, "crosswalk.csv")
	pairs := Crosswalk()
	if len(rows) != 179 || len(pairs) != 179 {
		t.Fatalf("%d pairs, the reference has %d", len(pairs), len(rows))
	}
	paired := map[string]bool{}
	for i, row := range rows {
		p := pairs[i]
		if p != (Pair{HIPAA: row["hipaa_citation"], SOC2: row["tsc_id"], Relation: row["relation"]}) {
			t.Errorf("got %+v, want %v", p, row)
		}
		h, s := Ref{HIPAA, p.HIPAA}, Ref{SOC2, p.SOC2}
		if !slices.Contains(Related(h), s) || !slices.Contains(Related(s), h) {
			t.Errorf("%s and %s are not related both ways", h, s)
		}
		for _, r := range []Ref{h, s} {
			if _, ok := RequirementByRef(r); !ok {
				t.Errorf("%s is not in the tree", r)
			}
		}
		paired[p.SOC2] = true
	}
	var without []string
	for _, r := range Requirements() {
		if r.Framework == SOC2 && !paired[r.ID] {
			without = append(without, r.ID)
		}
	}
	// The thirteen that reference/README.md names, in tree order.
	want := "CC1.2 CC2.1 CC2.3 CC3.3 CC5.2 CC8.1 A1.1 PI1.1 PI1.2 PI1.3 PI1.4 P3.2 P4.2"
	if got := strings.Join(without, " "); got != want {
		t.Errorf("without a pair: %s\nwant %s", got, want)
	}
	if got := Related(Ref{SOC2, "CC8.1"}); got != nil {
		t.Errorf("CC8.1 is related to %v", got)
	}
}

func TestPointsOfFocus(t *testing.T) {
	rows := reference(t, "points_of_focus.csv")
	points := PointsOfFocus()
	if len(rows) != 330 || len(points) != 330 {
		t.Fatalf("%d points, the reference has %d", len(points), len(rows))
	}
	count := map[string]int{}
	for i, row := range rows {
		n, err := strconv.Atoi(row["ordinal"])
		want := PointOfFocus{row["criterion"], n, row["slug"], row["name"], row["applies"], row["clinic_note"]}
		p := points[i]
		if err != nil || p != want {
			t.Errorf("got  %+v\nwant %+v", p, want)
		}
		count[p.Criterion]++
		if p.Ordinal != count[p.Criterion] {
			t.Errorf("%s is number %d, the %d. of its criterion", p.Key(), p.Ordinal, count[p.Criterion])
		}
		if got, ok := PointOfFocusByKey(p.Key()); !ok || got != p {
			t.Errorf("%s is not found by its key", p.Key())
		}
	}
	for _, row := range reference(t, "tsc.csv") {
		if got := strconv.Itoa(count[row["id"]]); got != row["points_of_focus_2022"] {
			t.Errorf("%s has %s points, want %s", row["id"], got, row["points_of_focus_2022"])
		}
	}
	if _, ok := PointOfFocusByKey("CC6.1"); ok {
		t.Error("a criterion alone is found as a point")
	}
}

func TestListsAreFreshCopies(t *testing.T) {
	Requirements()[0].Title = "x"
	Groups()[0].Title = "x"
	Crosswalk()[0].Relation = "x"
	PointsOfFocus()[0].Name = "x"
	Related(Ref{SOC2, "CC3.2"})[0].ID = "x"
	if Requirements()[0].Title == "x" || Groups()[0].Title == "x" || Crosswalk()[0].Relation == "x" ||
		PointsOfFocus()[0].Name == "x" || Related(Ref{SOC2, "CC3.2"})[0].ID == "x" {
		t.Error("a caller could change the tree")
	}
}
