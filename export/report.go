package export

import "clinicready/assessment"

// Report is everything that a report on one assessment holds, in the order in
// which the full report shows it. It is made by Build alone. Slices are in
// display order; an empty slice means that there is nothing to show.
type Report struct {
	Cover     Cover
	Summary   Summary
	Scope     ScopeSection
	Readiness Readiness
	Risk      RiskPicture
	Roadmap   Roadmap
	Curve     Curve
	// Actions are the sheets of the plan, in plan order.
	Actions []ActionSheet
	// QuickWins are the indexes into Actions of the quick wins, in plan order.
	QuickWins []int
	Findings  Findings
	Working   Working
	Claims    Claims
	Vendors   VendorSection
	Areas     AreaSection
	Elements  ElementSection
	Duties    DutySection
	Method    Method
	Audit     Audit
	SignOff   SignOff
	// Answers and Register are the answers and vendors as recorded, for tables
	// that a machine reads again; no page shows them.
	Answers  []AnswerRecord
	Register []assessment.Vendor
}

// Day is one calendar day in both spellings. No day is empty in both.
type Day struct {
	// Text is the day as people read it: "22 Dec 2026".
	Text string
	// ISO is the day as machines read it: "2026-12-22".
	ISO string
}

// Pct is a percentage with its words.
type Pct struct {
	// Value is 0 to 100, the length of a bar; 0 unless OK.
	Value int
	// OK is false where there is no number to draw.
	OK bool
	// Text is "46 %", "n/a" (nothing to count) or "not asked" (the evidence
	// question is off).
	Text string
}

// Level is a step of the five-step scale of likelihood, impact and risk
// (NIST SP 800-30r1). The zero Level, with an empty Key, means "no level".
type Level struct {
	// Key is VL, L, M, H or VH.
	Key string
	// Word is "very low" to "very high".
	Word string
	// Rank is 0 to 4.
	Rank int
}

// Status is an answer as shown. Key chooses color and symbol, Word is printed.
type Status struct {
	// Key is unanswered, yes, partly, no, planned, dont_know, na, alternative,
	// compensating or inherited.
	Key string
	// Word is the answer in words: "Don't know".
	Word string
}

// Citation is one requirement that a question or an action serves.
type Citation struct {
	// Text is as printed: "45 CFR 164.312(d)", "CC6.1".
	Text string
	// Title is our short title of the requirement.
	Title string
	// Duty is "Required" or "Addressable" for a HIPAA reference, else "".
	Duty string
	// Framework is "hipaa" or "soc2".
	Framework string
	// InScope is false for a reference that is shown but was not assessed.
	InScope bool
}

// Link points at an action of the plan.
type Link struct {
	// ID of the action.
	ID string
	// Title is imperative: "Turn on the second factor".
	Title string
	// Order in the plan from 1; 0 for an accepted action.
	Order int
}

// Field is a label with its value, both display-ready.
type Field struct{ Label, Value string }

// Cover is the first page, with what every page repeats.
type Cover struct {
	// Clinic is the name as entered.
	Clinic string
	// Title is the title of the report; Assessment that of the assessment.
	Title, Assessment string
	// Kind of the assessment in words: "self-audit", "annual assessment".
	Kind string
	// Scope in words: "Security, Availability; HIPAA Security, Breach".
	Scope string
	// Target in words: "SOC 2 Type II, observation period of 6 months".
	Target string
	// AsOf is the day that the report looks from.
	AsOf Day
	// PreparedBy, PreparedFor and Distribution as given; empty when not.
	PreparedBy, PreparedFor string
	Distribution            []string
	// Counsel is the optional line "Prepared at the request of counsel", or "".
	Counsel string
	// ReportID is a short hash over journal head, as-of date and assessment.
	ReportID string
	// Head is the journal head in short form: "42 · 0a1b2c3d4e5f".
	Head string
	// Coverage by weight; Confidence is "self-reported" or "reviewed".
	Coverage   Pct
	Confidence string
	// Draft marks every page while anything is unanswered; DraftNote says why.
	Draft     bool
	DraftNote string
	// Program is the name and version of the program: "clinicready 1.0.0".
	Program string
	// Ranked is "Scored and ranked by method 2."
	Ranked string
	// RunningHead stands on top of every page; RunningFoot at its bottom,
	// before the page number.
	RunningHead, RunningFoot string
	// PaperA4 chooses A4; false is US Letter.
	PaperA4 bool
}

// Summary is page 1. It stands alone.
type Summary struct {
	// Frameworks in scope, the one that the target belongs to first.
	Frameworks []FrameworkSummary
	// Sentence tells what the first actions buy: "Doing items 1-5 (82 hours,
	// at most $5,500) takes readiness from 46 % to 71 %, ..."; with an empty
	// plan it says so.
	Sentence string
	// PlanSentence tells what the whole plan costs and reaches.
	PlanSentence string
	// OpenMustHaves and ClosedMustHaves are the gates in scope.
	OpenMustHaves, ClosedMustHaves []MustHave
	// MustHaveSentence counts them: "1 of 3 must-haves is in place and documented."
	MustHaveSentence string
	// Top are the first five actions at most.
	Top []TopAction
	// More says how many actions follow in the plan, or "".
	More string
	// Decisions are what management is asked to tick.
	Decisions []DecisionAsked
	// Strengths are at most three things that work.
	Strengths []Strength
	// Unanswered and NotGiven count unanswered questions and answers without
	// an evidence level; Gaps is a sentence on both, or "".
	Unanswered, NotGiven int
	Gaps                 string
	// Notes are sentences that must stand on this page, among them that the
	// hours a week are assumed, or that evidence was not asked.
	Notes []string
}

// FrameworkSummary is one framework on page 1.
type FrameworkSummary struct {
	// ID is "hipaa" or "soc2"; Name "HIPAA" or "SOC 2".
	ID, Name string
	// InPlace is R, Documented R1, WithRecords R2, High R with all that is
	// unanswered counted as Yes.
	InPlace, Documented, WithRecords, High, Coverage Pct
	// Provisional says "up to 55 % when all is answered", or "".
	Provisional string
	Verdicts    []VerdictLine
	// Note is a sentence that must stand with the framework: that HIPAA has no
	// pass mark, that TSC is a benchmark for a clinic.
	Note string
}

// VerdictLine is the word for one target with its reasons.
type VerdictLine struct {
	// Target is hipaa, type1 or type2; Label "HIPAA", "SOC 2 Type I".
	Target, Label string
	// Word as shown, "In good order" for HIPAA; "not in scope" when there is none.
	Word string
	// Leads marks the target that the clinic works toward.
	Leads bool
	// RestsOn says what percentage the word rests on: "46 % in place and documented".
	RestsOn string
	Reasons []VerdictReason
}

// VerdictReason is why a verdict is not better, and what would lift it.
type VerdictReason struct {
	// Question is the id of the must-have concerned, or "".
	Question string
	// Text is the reason, Lift what would lift it.
	Text, Lift string
}

// MustHave is one gate.
type MustHave struct {
	// ID and Ask of the question.
	ID, Ask string
	// Topic is what it is about, in a few words; the question where it has none.
	Topic  string
	Status Status
	// Why says what is open about it, "" for a closed one.
	Why string
	// Actions that close it, in plan order.
	Actions []Link
}

// TopAction is one row of the first actions: what, who, by when, hours, cost.
type TopAction struct {
	Order     int
	ID, Title string
	// Owner is a name, or "no owner yet (suggested: practice manager)".
	Owner string
	Due   Day
	// Hours of work; HoursText "24 h"; Cost "at most $500", "none" or "1 quote".
	Hours     int
	HoursText string
	Cost      string
	// MustHave marks an action that closes an open must-have.
	MustHave bool
}

// DecisionAsked is one thing for management to decide, with a box to tick.
type DecisionAsked struct {
	// Kind is budget, owner, accept or hours.
	Kind string
	Text string
	// Actions that the decision is about, in plan order.
	Actions []string
}

// Strength is something that works.
type Strength struct {
	// ID and Ask of the question.
	ID, Ask string
	// Topic is what works, in a few words; the question where it has none.
	Topic string
	// Evidence in words.
	Evidence string
}

// ScopeSection is scope, method and limits in short.
type ScopeSection struct {
	// In are the chosen parts with what each is; Out the others with the reason.
	In, Out []Field
	// LeftOut are questions that the profile excludes, with the fact.
	LeftOut []LeftOut
	// Asked counts the questions in scope, Answered those with a counted answer.
	Asked, Answered int
	// Changes are the reasons given for changes of scope, oldest first.
	Changes []string
	// Who are the names under which answers were entered.
	Who []string
	// How tells mode, kind and who reviewed; sentences.
	How []string
	// First and Last day of the assessment; Closed is empty while it is open.
	First, Last, Closed Day
	ClosedBy            string
	// Profile are the known facts of the clinic.
	Profile []Field
	// Scales explain the words in half a page.
	Scales []Field
	// Limits are sentences on what this report is not.
	Limits []string
}

// LeftOut is a question that does not apply to this clinic.
type LeftOut struct {
	ID, Ask string
	// Because names the fact of the profile.
	Because string
}
