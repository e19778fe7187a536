package export

// Findings are the questions that are not as they should be.
type Findings struct {
	// Items in the order that Sort states.
	Items []Finding
	Sort  string
	// Incomplete are claims and plans whose record lacks something.
	Incomplete []Incomplete
	// Unanswered are listed apart: they are unknown, not failed.
	Unanswered []QuestionLine
	// Contradictions are answers that cannot both be true; sentences.
	Contradictions []string
	// NotKnown are facts that somebody has to find out; sentences.
	NotKnown []string
	// Counsel are claims that counsel should confirm.
	Counsel []QuestionLine
}

// Finding is one question below full credit.
type Finding struct {
	ID, Ask string
	Status  Status
	// Lacks is "not in place", "partly in place", "nothing written" or
	// "no current dated records".
	Lacks string
	// Found says of a Partly what is missing, in words that are true of this
	// clinic (method.Item.Finding); "" for every other answer.
	Found string
	// Evidence in words; Counted tells why it counts as it does, or "".
	Evidence, Counted string
	// Why it matters.
	Why   string
	Level Level
	// Weight is 5, 3 or 1; Duty "Required", "Addressable" or "".
	Weight    int
	Duty      string
	MustHave  bool
	Exception string
	Note      string
	Owner     string
	Flag      bool
	Actions   []Link
	Citations []Citation
}

// Incomplete is a claim or a plan whose record lacks something.
type Incomplete struct {
	ID, Ask string
	Status  Status
	// Lacks says what, and how the answer counts meanwhile.
	Lacks string
}

// Working lists what works.
type Working struct {
	Items []WorkingItem
	// Note says what counts as working here.
	Note string
}

// WorkingItem is a question in place, with its evidence.
type WorkingItem struct {
	ID, Ask  string
	Status   Status
	Evidence string
	// Dated is the day of the record; empty when there is none.
	Dated     Day
	Owner     string
	By        string
	Note      string
	Citations []Citation
}

// Claims are the answers that count by their record, and the decisions.
type Claims struct {
	Alternatives, Compensating, NotApplicable, Inherited []Claim
	// Accepted actions are out of order and projection.
	Accepted []ActionSheet
	// Overrides are changed likelihoods and impacts, with reasons.
	Overrides []Override
}

// Claim is one claim with its whole record.
type Claim struct {
	ID, Ask string
	Status  Status
	// Counts says how it counts: "in place", "half", "as unanswered", "left out".
	Counts string
	// Why are the reasons for that.
	Why []string
	// Record holds every field of the claim; a missing one reads "not given".
	Record    []Field
	Complete  bool
	Citations []Citation
}

// Override is a likelihood or impact that a person changed.
type Override struct {
	ID, Ask string
	// Text is "likelihood high instead of moderate".
	Text, Reason string
}

// VendorSection is the register of vendors.
type VendorSection struct {
	Rows []VendorRow
	// Note says what counts as current, and that it is custom, not rule.
	Note string
}

// VendorRow is one vendor; every cell is display-ready, "not known" included.
type VendorRow struct {
	Name string
	// Agreement, Assurance and Reviewed are the lines of its cells.
	Agreement, Assurance, Reviewed []string
	// Standing is "current", "not current" or "no report", as of the report.
	Standing string
	// Problem names the finding of a vendor with PHI and no agreement, or "".
	Problem string
	// Questions are the ids inherited from it.
	Questions []string
}

// AreaSection sets HIPAA against SOC 2 in eight areas.
type AreaSection struct {
	Areas []Area
	Note  string
}

// Area is one of the eight mapping areas.
type Area struct {
	ID, Title string
	// Status is "in place", "partly in place", "not in place", "unanswered" or
	// "not asked"; Key is yes, partly, no, unanswered or na for its color.
	Status Status
	// Text counts: "3 of 5 questions in place, 1 unanswered".
	Text      string
	Questions []QuestionLine
	Rows      []AreaRow
}

// AreaRow is one HIPAA duty of an area and what SOC 2 leaves uncovered.
type AreaRow struct {
	// Citation as printed; Title our short title.
	Citation, Title string
	// Criteria that touch it.
	Criteria []string
	// Coverage is "covered", "partly" or "not", given the categories in scope.
	Coverage string
	// Uncovered says what SOC 2 does not cover.
	Uncovered string
}

// ElementSection is the list of the nine elements of a HIPAA risk analysis.
type ElementSection struct {
	Elements []Element
	// Sentence counts them; Note says that a questionnaire alone is not a risk
	// analysis.
	Sentence, Note string
}

// Element is one of the nine.
type Element struct {
	Number int
	Name   string
	// Status is "present", "partial" or "absent".
	Status string
	// Has and Lacks say what is in the file and what is not.
	Has, Lacks []string
	// Where in this report.
	Where string
}

// Method is how the numbers came about.
type Method struct {
	// Notes are sentences; Weights, Evidence, Efforts and Costs are scales.
	Notes                            []string
	Weights, Evidence, Efforts, Cost []Field
	Tiers, Verdicts                  []Field
	// RiskTable is indexed by likelihood, then impact, lowest first.
	RiskTable [5][5]Level
	Scale     [5]Level
	Glossary  []Field
	// Disclaimers in our own words.
	Disclaimers []string
	Packs       []PackLine
	// Watch names proposed rules that are shown and never scored.
	Watch []string
}

// PackLine is one pack that the assessment was answered under.
type PackLine struct{ ID, Version, Title, SHA256 string }

// Audit is the audit trail in short.
type Audit struct {
	// Events of the clinic's journal; AssessmentEvents of this assessment,
	// First and Last the days of the first and last of these.
	Events           int64
	AssessmentEvents int
	First, Last      Day
	// Head is the full SHA-256 in hexadecimal; HeadShort as on the cover.
	Head, HeadShort string
	// Verify says how to check it, one step a line.
	Verify []string
	// ClockNote names events whose clock went back, or "".
	ClockNote string
	// Names says that names are as entered, not authenticated.
	Names string
}

// SignOff is the last page.
type SignOff struct {
	Statement string
	Roles     []SignRole
	// NextReview is one year after the as-of date.
	NextReview Day
	// Sooner says what forces an earlier review.
	Sooner string
}

// SignRole is one line to sign.
type SignRole struct {
	// Role is "Security official"; Name as the register knows it, or "".
	Role, Name string
}
