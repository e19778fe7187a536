package assessment

// Rows are the projection that people can query with any SQLite tool. They are
// derived from the journal and never read back for a decision; docs/data-format.md
// documents them.
//
// In a commit, Assessments are complete for the clinic; Answers and PlanItems
// are complete for the assessments named in Scope (rows of those assessments
// that are not listed are removed); Scores are the rows of one day (rows of
// other days stay); Vendors are complete. In a rebuild everything is complete.
//
// A field or a kind of row may be added at any time: no file format changes, but
// each store gives its rows a new version, so that older files are rebuilt.
type Rows struct {
	// Scope names the assessments whose answers and plan items are replaced.
	Scope       []string
	Assessments []AssessmentRow
	Answers     []AnswerRow
	Scores      []ScoreRow
	PlanItems   []PlanItemRow
	Vendors     []VendorRow
}

// AssessmentRow is one assessment. Nil percentages are "n/a". Verdict words
// are as in the method, "" where there is none.
type AssessmentRow struct {
	ID, Title, Kind, Scope, Target, Mode string
	Opened, Closed, Touched              string
	Clinic                               string
	R, R1, R2, Coverage                  *int
	VerdictHIPAA, Verdict1, Verdict2     string
	RiskPoints                           int
}

// AnswerRow is one question in scope, answered or not.
type AnswerRow struct {
	Assessment, Question, Answer string
	Evidence                     *int
	EvidenceDate, Note, Owner    string
	Flag                         bool
	// S is the credit 0, 50 or 100 and E the evidence that counts; nil for a
	// valid "not applicable".
	S, E  *int
	Level string
	// PartsInPlace are the parts that a Partly names, comma-joined; Missing is
	// what it lacks in the clinic's own words.
	PartsInPlace, Missing string
	// AnsweredBy as entered; AnsweredAt in RFC 3339.
	AnsweredBy, AnsweredAt string
}

// ScoreRow is one group of one assessment on one day it changed.
type ScoreRow struct {
	Assessment, Group, AsOf string
	R, R1, R2, RHigh        *int
	Coverage                *int
	Weight                  int
	// Packs is the list of pack hashes that the score rests on, comma-joined.
	Packs string
}

// PlanItemRow is one action of the plan in its order.
type PlanItemRow struct {
	Assessment                      string
	Order                           int
	Action, Title                   string
	Tier, PI, EffTier, EffPI, Phase int
	// Owner is the person named on the action, or lent by an answer Planned.
	Due, Owner, Status, Decision string
	Hours                        int
	// CostCap in US dollars; nil when a quote is needed.
	CostCap             *int
	Benefit, WeightGain int
}

// VendorRow is one vendor of the register: its texts in the order of
// VendorColumns.
type VendorRow []string

// VendorRowOf is the row of a vendor.
func VendorRowOf(v *Vendor) VendorRow { return Cells(vendorColumns, v) }
