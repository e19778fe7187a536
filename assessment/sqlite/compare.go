package sqlite

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"clinicready/assessment"
)

// Difference is one row of the projection that is not what it should be.
type Difference struct {
	Table string
	// Key are the key columns of the row, with a slash between them.
	Key string
	// How says what is different, in a few words.
	How string
}

// Compare names every row in which what a file holds differs from what its
// journal gives, table by table and by key; the order of rows does not matter.
func Compare(held, given assessment.Rows) []Difference {
	return slices.Concat(
		assessments.compare(records(held.Assessments, assessmentFields), records(given.Assessments, assessmentFields)),
		answers.compare(records(held.Answers, answerFields), records(given.Answers, answerFields)),
		scores.compare(records(held.Scores, scoreFields), records(given.Scores, scoreFields)),
		planItems.compare(records(held.PlanItems, planItemFields), records(given.PlanItems, planItemFields)),
		vendors.compare(records(held.Vendors, vendorFields), records(given.Vendors, vendorFields)),
	)
}

func (t table) compare(held, given []record) []Difference {
	have, want := t.byKey(held), t.byKey(given)
	names := slices.Collect(maps.Keys(have))
	for k := range want {
		if have[k] == nil {
			names = append(names, k)
		}
	}
	slices.Sort(names)
	var out []Difference
	for _, k := range names {
		d := Difference{Table: t.name, Key: strings.ReplaceAll(strings.TrimSuffix(k, "\x00"), "\x00", "/")}
		switch h, w := have[k], want[k]; {
		case h == nil:
			d.How = "is missing"
		case w == nil:
			d.How = "was added"
		default:
			d.How = t.changes(h, w)
		}
		if d.How != "" {
			out = append(out, d)
		}
	}
	return out
}

func (t table) byKey(rows []record) map[string]record {
	out := make(map[string]record, len(rows))
	for _, r := range rows {
		out[r.name(t.key)] = r
	}
	return out
}

// changes says which columns of a row differ, and how.
func (t table) changes(held, given record) string {
	var out []string
	for i, c := range t.columns {
		if held[i] != given[i] {
			out = append(out, fmt.Sprintf("%s is %s, not %s", c, shown(held[i]), shown(given[i])))
		}
	}
	return strings.Join(out, "; ")
}

// shown is a value in a message: short, on one line.
func shown(v any) string {
	const most = 60
	switch v := v.(type) {
	case nil:
		return "n/a"
	case string:
		runes := []rune(assessment.Clean(v))
		if len(runes) > most {
			return fmt.Sprintf("%q and %d more characters", string(runes[:most]), len(runes)-most)
		}
		return fmt.Sprintf("%q", string(runes))
	}
	return fmt.Sprint(v)
}
