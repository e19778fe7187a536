package export

// Readiness is the section of nested bars.
type Readiness struct {
	// Overall has one row a framework, "all" first.
	Overall []BarRow
	// Series are CC1 to P8, Families the HIPAA families, Criteria each criterion.
	// Only rows with a question in scope.
	Series, Families, Criteria []BarRow
	// Ticks are the steps of the house scale to mark on every bar.
	Ticks []int
	// Legend names the three nested bars, widest first.
	Legend []string
	// Note says when the evidence question is off, or "".
	Note string
}

// BarRow is one group with its nested percentages.
type BarRow struct {
	ID, Title string
	// InPlace is R, Documented R1, WithRecords R2, High R if all that is
	// unanswered were Yes.
	InPlace, Documented, WithRecords, High, Coverage Pct
	// Weight is the sum of weights in the denominator.
	Weight int
	// Questions counts those in scope, Unanswered those of them that are.
	Questions, Unanswered int
}

// RiskPicture is the risk before and after the plan.
type RiskPicture struct {
	Before, After HeatMap
	// Sentence compares the two: "Risk points fall from 78 to 28."
	Sentence string
	// Unknown says how many unanswered questions carry no risk yet, or "".
	Unknown string
	// VeryHigh and High are the questions of these levels, in the order of the
	// plan that closes them, then of the pack.
	VeryHigh, High []RiskItem
}

// HeatMap counts questions by likelihood and impact.
type HeatMap struct {
	// Title is "Now" or "After the plan".
	Title string
	// Cells are indexed by likelihood, then impact, lowest first.
	Cells [5][5]HeatCell
	// Scale are the five words of both axes, lowest first.
	Scale [5]Level
	// Points is the sum of risk points; Levels counts by level, highest first.
	Points int
	Levels []LevelCount
}

// HeatCell is one cell of the heat map.
type HeatCell struct {
	// Count of questions; 0 is drawn empty.
	Count int
	// Level of risk that the cell stands for.
	Level Level
}

// LevelCount is how many questions have a level.
type LevelCount struct {
	Level Level
	Count int
}

// RiskItem is one question of high risk.
type RiskItem struct {
	ID, Ask                   string
	Status                    Status
	Likelihood, Impact, Level Level
	// Raised are the facts of the clinic that raise the likelihood.
	Raised []string
	// Override tells a changed likelihood or impact with its reason, or "".
	Override string
	Actions  []Link
}

// Roadmap is the plan over time.
type Roadmap struct {
	Start Day
	// Capacity is the sentence on hours a week, and whether they are assumed.
	Capacity     string
	HoursPerWeek int
	HoursAssumed bool
	// Phases are always five: the last is what comes later.
	Phases [5]PhaseRow
	// Columns of the chart: weeks to 13, then months.
	Columns []RoadColumn
	Bars    []RoadBar
	// Type2Start is a sentence on the earliest start of a Type II observation
	// period; "" when SOC 2 is not in scope.
	Type2Start string
	// NoAction are the questions with a gap that no action of the plan closes.
	NoAction []QuestionLine
}

// PhaseRow is one phase with its hours against the clinic's capacity.
type PhaseRow struct {
	Number int
	// Title is "Phase 1, to 22 Dec 2026".
	Title string
	End   Day
	// Hours of the actions that end in it, Capacity of the clinic, Over the hours
	// too few for what is aimed at it or earlier.
	Hours, Capacity, Over int
	// Text is "98 of 100 hours", with the hours that are too few.
	Text    string
	Actions []Link
}

// RoadColumn is one column of the roadmap chart.
type RoadColumn struct {
	// Label is "1" to "13" for weeks, then "month 4" on.
	Label string
	// From and To are weeks from 1, both included.
	From, To int
}

// RoadBar is one action on the roadmap.
type RoadBar struct {
	Order     int
	ID, Title string
	Owner     string
	Phase     int
	// StartWeek and EndWeek count from 1, both included.
	StartWeek, EndWeek int
	Hours              int
	Due                Day
	// QuickWin and MustHave mark the bar.
	QuickWin, MustHave bool
}

// Curve is what the plan buys, action by action.
type Curve struct {
	// Points begin with today, Order 0.
	Points []CurvePoint
	// Note says that unanswered questions and Type II are not projected.
	Note string
}

// CurvePoint is where the clinic stands after an action and all before it.
type CurvePoint struct {
	// Order is 0 for "now".
	Order     int
	ID, Title string
	// InPlace is R, Documented R1.
	InPlace, Documented Pct
	// Risk points that remain.
	Risk int
	// Hours so far, Spend so far: "at most $5,500 and 1 quote".
	Hours int
	Spend string
	// GatesOpen counts must-haves still open.
	GatesOpen int
}

// ActionSheet is one action with all that a person needs to do it (the plan's
// fields, as in a plan of action and milestones).
type ActionSheet struct {
	Order     int
	ID, Title string
	// Kind is "action", "find out" or "write down".
	Kind string
	// Questions that it closes, as they stand; for a derived action its question.
	Questions []QuestionLine
	// Finding is one sentence a question; Why says why each matters.
	Finding, Why []string
	// Missing are, of the questions that name parts in place, the others.
	Missing []string
	// Exceptions are the kinds of exception that an auditor would write.
	Exceptions []string
	// RiskNow is the highest level among its gaps; RiskAfter with all Yes.
	// Both zero when nothing is rated.
	RiskNow, RiskAfter Level
	// RiskText is "likelihood high, impact high: high; after: low", or "".
	RiskText string
	// Duty is "Required", "Addressable" or "", the strictest of its questions.
	Duty      string
	Citations []Citation
	Steps     []string
	DoneWhen  string
	// Evidence to keep.
	Evidence []string
	// Owner is a name or "no owner yet"; Suggested the role that the pack
	// proposes; HasOwner tells the two apart.
	Owner     string
	Suggested string
	HasOwner  bool
	Helper    string
	Hours     int
	HoursText string
	// Cost is "none", "$500 to $5,000" or "1 quote"; CostBand C0 to C4, or "".
	Cost, CostBand string
	// Prerequisites are open and come first; Unlocks wait for this one.
	Prerequisites, Unlocks []Link
	QuickWin               bool
	// MustHave marks an action that closes an open must-have.
	MustHave bool
	Phase    int
	Due      Day
	// DueNote tells the computed date where a person set another or a planned
	// answer lends one, and a planned date that was missed; else "".
	DueNote string
	// Weeks is "weeks 1 to 3", or "".
	Weeks string
	// Priority is "P1, act now"; Standing says why it stands where it stands.
	Priority string
	Standing []string
	// Status and Decision in words; Record holds signer, review date, reason.
	Status, Decision string
	Record           []Field
	// Vendor is the vendor that it depends on, or "".
	Vendor string
	// After is "readiness 71 %, 54 risk points", or "".
	After string
}

// QuestionLine is a question in short.
type QuestionLine struct {
	ID, Ask string
	Status  Status
	Level   Level
	// Groups are the criteria and families that it counts in, in words.
	Groups string
}

// DutySection lists what recurs.
type DutySection struct {
	// Running are controls of questions answered Yes with something written;
	// FromPlan those that the plan will start. By cadence, then pack order.
	Running, FromPlan []RecurringDuty
	// Note explains dates that are not known.
	Note string
}

// RecurringDuty is an activity with its rhythm.
type RecurringDuty struct {
	// Cadence is "daily" to "yearly".
	Cadence string
	// Does says what is done; Control is its id, Question the one it belongs to.
	Does, Control, Question string
	// Citations of the question; House reports that a number in it is good practice
	// and not law.
	Citations []Citation
	House     bool
	Owner     string
	// Last is the day of the dated record, Next the day that follows from it;
	// empty when not known.
	Last, Next Day
	// NextText is the day, "was due on 3 Oct 2026", "date the first record",
	// "daily; last record shown is of 2 Oct 2026" or "with item 3 of the plan".
	NextText string
	// Overdue is true when Next lies before the as-of date.
	Overdue bool
}
