package sqlite

import (
	"strings"

	"clinicready/assessment"
)

// table is one table of the projection. Its first part columns name the set of
// rows that a commit replaces as a whole, its first key columns a row.
type table struct {
	name      string
	columns   []string
	part, key int
}

// The projection, in an order in which rows may refer to earlier tables.
var (
	assessments = table{"assessment", []string{
		"id", "title", "kind", "scope", "target", "mode", "opened", "closed", "touched", "clinic",
		"r", "r1", "r2", "coverage", "verdict_hipaa", "verdict_1", "verdict_2", "risk_points",
	}, 0, 1}
	answers = table{"answer", []string{
		"assessment", "question", "answer", "evidence", "evidence_date", "note", "owner", "flag", "s", "e",
		"level", "answered_by", "answered_at", "parts_in_place", "missing",
	}, 1, 2}
	scores = table{"score", []string{
		"assessment", "as_of", "group_id", "r", "r1", "r2", "r_high", "coverage", "weight", "packs",
	}, 2, 3}
	planItems = table{"plan_item", []string{
		"assessment", "action", "position", "title", "tier", "pi", "eff_tier", "eff_pi", "phase", "due",
		"owner", "status", "decision", "hours", "cost_cap", "benefit", "weight_gain",
	}, 1, 2}
	vendors = table{"vendor", assessment.Keys(assessment.VendorColumns()), 0, 1}
)

func assessmentFields(r *assessment.AssessmentRow) []any {
	return []any{
		&r.ID, &r.Title, &r.Kind, &r.Scope, &r.Target, &r.Mode, &r.Opened, &r.Closed, &r.Touched, &r.Clinic,
		&r.R, &r.R1, &r.R2, &r.Coverage, &r.VerdictHIPAA, &r.Verdict1, &r.Verdict2, &r.RiskPoints,
	}
}

func answerFields(r *assessment.AnswerRow) []any {
	return []any{
		&r.Assessment, &r.Question, &r.Answer, &r.Evidence, &r.EvidenceDate, &r.Note, &r.Owner, &r.Flag, &r.S, &r.E,
		&r.Level, &r.AnsweredBy, &r.AnsweredAt, &r.PartsInPlace, &r.Missing,
	}
}

func scoreFields(r *assessment.ScoreRow) []any {
	return []any{&r.Assessment, &r.AsOf, &r.Group, &r.R, &r.R1, &r.R2, &r.RHigh, &r.Coverage, &r.Weight, &r.Packs}
}

func planItemFields(r *assessment.PlanItemRow) []any {
	return []any{
		&r.Assessment, &r.Action, &r.Order, &r.Title, &r.Tier, &r.PI, &r.EffTier, &r.EffPI, &r.Phase, &r.Due,
		&r.Owner, &r.Status, &r.Decision, &r.Hours, &r.CostCap, &r.Benefit, &r.WeightGain,
	}
}

func vendorFields(r *assessment.VendorRow) []any {
	if *r == nil {
		*r = make(assessment.VendorRow, len(vendors.columns))
	}
	out := make([]any, len(*r))
	for i := range *r {
		out[i] = &(*r)[i]
	}
	return out
}

// record is a row as the file keeps it: int64, string or nil in each column.
type record []any

// records takes the fields of rows, in the order of the columns.
func records[T any](rows []T, fields func(*T) []any) []record {
	out := make([]record, len(rows))
	for i := range rows {
		out[i] = stored(fields(&rows[i]))
	}
	return out
}

// stored turns pointers to fields into what a column keeps.
func stored(fields []any) record {
	r := make(record, len(fields))
	for i, f := range fields {
		switch p := f.(type) {
		case *string:
			r[i] = *p
		case *int:
			r[i] = int64(*p)
		case **int:
			if *p != nil {
				r[i] = int64(**p)
			}
		case *bool:
			r[i] = int64(0)
			if *p {
				r[i] = int64(1)
			}
		}
	}
	return r
}

// name joins key columns, which are all text.
func (r record) name(columns int) string {
	var b strings.Builder
	for _, v := range r[:columns] {
		s, _ := v.(string)
		b.WriteString(s)
		b.WriteByte(0)
	}
	return b.String()
}

// where compares the first n columns with parameters.
func (t table) where(n int) string {
	if n == 0 {
		return ""
	}
	return " WHERE " + strings.Join(t.columns[:n], " = ? AND ") + " = ?"
}

func (t table) selectSQL(n int) string {
	return "SELECT " + strings.Join(t.columns, ", ") + " FROM " + t.name + t.where(n) +
		" ORDER BY " + strings.Join(t.columns[:t.key], ", ")
}

func (t table) deleteSQL() string { return "DELETE FROM " + t.name + t.where(t.key) }

// upsertSQL writes a row over the one with its key. It is not a REPLACE, which
// would delete the row first, and with an assessment all that refers to it.
func (t table) upsertSQL() string {
	set := make([]string, 0, len(t.columns))
	for _, c := range t.columns[t.key:] {
		set = append(set, c+" = excluded."+c)
	}
	return "INSERT INTO " + t.name + " (" + strings.Join(t.columns, ", ") + ") VALUES (?" +
		strings.Repeat(", ?", len(t.columns)-1) + ") ON CONFLICT (" + strings.Join(t.columns[:t.key], ", ") +
		") DO UPDATE SET " + strings.Join(set, ", ")
}
