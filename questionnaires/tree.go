package questionnaires

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"sync"
)

// requirementData are this project's own tables. TSC titles and names of points
// of focus are in our words: the criteria's text is copyrighted.
//
//go:embed requirements/*.csv
var requirementData embed.FS

// requirementTree is the parsed form of the tables with its indexes.
type requirementTree struct {
	requirements []Requirement
	groups       []Group
	pairs        []Pair
	focus        []PointOfFocus

	byRef   map[Ref]int
	byFocus map[string]int
	related map[Ref][]Ref
}

// tree parses the tables once, when something is first looked up.
var tree = sync.OnceValue(parseTree)

// parseTree parses the tables. A table that does not parse is a broken build,
// hence the panics below; the package's tests read every row.
func parseTree() *requirementTree {
	t := &requirementTree{
		byRef:   map[Ref]int{},
		byFocus: map[string]int{},
		related: map[Ref][]Ref{},
	}
	for _, r := range table("groups.csv", 4) {
		t.groups = append(t.groups, Group{Framework: Framework(r[0]), ID: r[1], Title: r[2], Category: r[3]})
	}
	for _, r := range table("requirements.csv", 12) {
		q := Requirement{
			Framework: Framework(r[0]), ID: r[1], Title: r[2], Citation: r[3], Group: r[4], Category: r[5],
			Parent: r[6], Duty: mustDuty(r[7]), Applies: r[8], OnlyIf: r[9], Designation: r[10], Row: r[11],
		}
		t.byRef[q.Ref()] = len(t.requirements)
		t.requirements = append(t.requirements, q)
	}
	for _, r := range table("crosswalk.csv", 3) {
		t.pairs = append(t.pairs, Pair{HIPAA: r[0], SOC2: r[1], Relation: r[2]})
		h, s := Ref{HIPAA, r[0]}, Ref{SOC2, r[1]}
		t.related[h] = append(t.related[h], s)
		t.related[s] = append(t.related[s], h)
	}
	for _, r := range table("points_of_focus.csv", 6) {
		n, err := strconv.Atoi(r[1])
		if err != nil {
			panic(fmt.Sprintf("requirements/points_of_focus.csv: %v", err))
		}
		p := PointOfFocus{Criterion: r[0], Ordinal: n, Slug: r[2], Name: r[3], Applies: r[4], Note: r[5]}
		t.byFocus[p.Key()] = len(t.focus)
		t.focus = append(t.focus, p)
	}
	return t
}

// table reads one embedded table without its header line.
func table(name string, columns int) [][]string {
	f, err := requirementData.Open("requirements/" + name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = columns
	rows, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("requirements/%s: %v", name, err))
	}
	return rows[1:]
}

func mustDuty(s string) Duty {
	for _, d := range []Duty{NoDuty, Mandatory, Addressable} {
		if d.String() == s {
			return d
		}
	}
	panic(fmt.Sprintf("requirements/requirements.csv: unknown duty %q", s))
}
