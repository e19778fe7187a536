package questionnaires

// Level is a step of the five-step scales of likelihood, impact and risk
// (NIST SP 800-30r1, tables G-2, H-2 and I-2).
type Level uint8

// The steps, lowest first, so that arithmetic on them is arithmetic on 0..4.
const (
	VeryLow Level = iota
	Low
	Moderate
	High
	VeryHigh
)

// Framework is the body of rules that a reference belongs to.
type Framework string

// The two frameworks that one answer can serve.
const (
	SOC2  Framework = "soc2"
	HIPAA Framework = "hipaa"
)

// Ref names one requirement: "soc2:CC6.1" or "hipaa:164.312(d)".
type Ref struct {
	Framework Framework
	// ID is the criterion or citation as the requirement tree spells it.
	ID string
}

// Clock names a legal deadline that may be running for a clinic. While it
// runs, a gap in a question of that clock is urgent whatever its risk.
type Clock string

// The clocks of questions. NoClock is the zero value.
const (
	NoClock       Clock = ""
	AccessRequest Clock = "access-request" // 45 CFR 164.524(b)(2): 30 days
	Breach        Clock = "breach"         // 45 CFR 164.404(b): 60 days at most
)

// ExceptionKind is the kind of exception an auditor would write for a gap.
type ExceptionKind string

// The four common exceptions.
const (
	Documentation       ExceptionKind = "documentation"
	InsufficientControl ExceptionKind = "insufficient-control"
	Inconsistency       ExceptionKind = "inconsistency"
	HumanError          ExceptionKind = "human-error"
)

// ControlKind says when a control acts.
type ControlKind string

// The kinds of control.
const (
	Prevent ControlKind = "prevent"
	Detect  ControlKind = "detect"
	Respond ControlKind = "respond"
)

// Cadence says how often a control runs.
type Cadence string

// The cadences. Always means built in, with no date on which it runs.
const (
	Always    Cadence = "always"
	OnEvent   Cadence = "on-event"
	Daily     Cadence = "daily"
	Weekly    Cadence = "weekly"
	Monthly   Cadence = "monthly"
	Quarterly Cadence = "quarterly"
	Yearly    Cadence = "yearly"
)

// Control is a named activity that a clinic runs.
type Control struct {
	ID      string      `yaml:"id" json:"id"`
	Does    string      `yaml:"does" json:"does"`
	Kind    ControlKind `yaml:"kind" json:"kind"`
	Cadence Cadence     `yaml:"cadence" json:"cadence"`
	// Focus are the points of focus it serves; empty means all of its question's.
	Focus []string `yaml:"focus" json:"focus,omitempty"`
	// Routine is the recurring piece of work that runs it, where its pack lists
	// routines.
	Routine string `yaml:"routine" json:"routine,omitempty"`
}

// Routine is recurring work that runs one or more controls.
type Routine struct {
	ID      string  `json:"id"`
	Title   string  `json:"title"`
	Cadence Cadence `json:"cadence"`
	// Minutes it takes each time.
	Minutes int    `json:"minutes"`
	Owner   string `json:"owner,omitempty"`
}

// Times is how often a year a routine of this cadence runs; 0 for one that waits
// for an event.
func (c Cadence) Times() int {
	switch c {
	case Daily:
		return 250
	case Weekly:
		return 50
	case Monthly:
		return 12
	case Quarterly:
		return 4
	case Yearly:
		return 1
	case Always, OnEvent:
	}
	return 0
}

// Project groups the actions of a plan that belong together.
type Project struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// FindOutProject is the reserved project of asking what nobody knows.
const FindOutProject = "find-out"

// Question is asked once and counts for every requirement in Refs.
type Question struct {
	// ID is a permanent slug: never renamed, never reused.
	ID string `json:"id"`
	// Topic names in a few words what the question is about, neither done nor
	// missing, so that it can stand in the title of a task.
	Topic string `json:"topic,omitempty"`
	Ask   string `json:"ask"`
	Why   string `json:"why,omitempty"`
	// Partly says in words what partly is. Empty means "Partly" is not offered.
	Partly string   `json:"partly,omitempty"`
	Show   []string `json:"show,omitempty"`
	// Look tells how to find the answer out in five minutes.
	Look string `json:"look,omitempty"`
	// Weight is 5, 3 or 1 (DoD NIST SP 800-171 assessment methodology).
	Weight int `json:"weight"`
	// Gate marks a must-have: while it fails, a verdict is capped.
	Gate bool `json:"gate,omitempty"`
	// Door marks the few questions where No means that somebody outside, or gone,
	// can reach patient data today.
	Door  bool  `json:"door,omitempty"`
	Quick bool  `json:"quick,omitempty"`
	Refs  []Ref `json:"refs"`
	// Focus are points of focus, "CC6.1/slug", in our own short names.
	Focus []string `json:"focus,omitempty"`
	// Likelihood and Impact hold if the control is absent, in a small clinic.
	Likelihood Level `json:"likelihood"`
	Impact     Level `json:"impact"`
	// RaiseIf are conditions that each add one step to Likelihood when true.
	RaiseIf []Condition `json:"raise_if,omitempty"`
	// OnlyIf are conditions that must all hold for the question to apply; an
	// unknown fact counts as holding, so that nothing is hidden by silence.
	OnlyIf      []Condition   `json:"only_if,omitempty"`
	Exception   ExceptionKind `json:"exception,omitempty"`
	Inheritable bool          `json:"inheritable,omitempty"`
	// NA says when "not applicable" is legitimate. Empty means never.
	NA string `json:"na,omitempty"`
	// MaxAgeDays is how long dated evidence counts as records; 0 means it
	// does not age.
	MaxAgeDays int       `json:"max_age_days,omitempty"`
	Controls   []Control `json:"controls,omitempty"`
	// ClosedBy are the ids of the actions that close the question, at least one.
	ClosedBy []string `json:"closed_by"`
	Clock    Clock    `json:"clock,omitempty"`
	// Watch names a proposed rule that is shown as proposed and never scored.
	Watch string `json:"watch,omitempty"`
	// BAA marks the question that asks for business associate agreements.
	BAA bool `json:"baa,omitempty"`
	// Parts are the questions that a bundling core question stands for: quick
	// mode asks the bundle, full mode asks its parts.
	Parts []string `json:"parts,omitempty"`
	// Replaces are the ids of questions of earlier versions of the pack whose
	// place this one took. They count as retired.
	Replaces []string `json:"replaces,omitempty"`
	// Basis "house" marks a number that is ours and not law.
	Basis string `json:"basis,omitempty"`
	// Area is one of the eight mapping areas, or empty.
	Area string `json:"area,omitempty"`
	// Pack is the id of the pack that brought the question in.
	Pack string `json:"pack,omitempty"`
}

// Condition is a fact of the profile, or one kind of a fact that has kinds
// ("incident_24_months=ransomware").
type Condition struct {
	Fact string
	// Kind is empty for a plain fact.
	Kind string
}

// Effort is the size of an action.
type Effort string

// The efforts, in hours and points as Hours and Points tell.
const (
	XS Effort = "XS"
	S  Effort = "S"
	M  Effort = "M"
	L  Effort = "L"
	XL Effort = "XL"
)

// Cost is the cost band of an action, in US dollars.
type Cost string

// The cost bands. C4 has no bound: it needs a quote.
const (
	C0 Cost = "C0"
	C1 Cost = "C1"
	C2 Cost = "C2"
	C3 Cost = "C3"
	C4 Cost = "C4"
)

// Action is a piece of work that closes questions.
type Action struct {
	ID    string `yaml:"id" json:"id"`
	Title string `yaml:"title" json:"title"`
	// Steps are at most five.
	Steps []string `yaml:"steps" json:"steps,omitempty"`
	// DoneWhen is observable.
	DoneWhen string   `yaml:"done_when" json:"done_when,omitempty"`
	Evidence []string `yaml:"evidence" json:"evidence,omitempty"`
	Effort   Effort   `yaml:"effort" json:"effort,omitempty"`
	Cost     Cost     `yaml:"cost" json:"cost,omitempty"`
	// Hours of the clinic's own people stand in place of the effort's; 0 is not
	// stated. OutsideHours, of an IT company or a vendor, come on top.
	Hours        int `yaml:"hours" json:"hours,omitempty"`
	OutsideHours int `yaml:"outside_hours" json:"outside_hours,omitempty"`
	// Dollars are the least and the most that it costs, in place of the band's;
	// nil is not stated.
	Dollars []int `yaml:"dollars" json:"dollars,omitempty"`
	// Project it belongs to, where its pack lists projects.
	Project   string   `yaml:"project" json:"project,omitempty"`
	Owner     string   `yaml:"owner" json:"owner,omitempty"`
	Helper    string   `yaml:"helper" json:"helper,omitempty"`
	DependsOn []string `yaml:"depends_on" json:"depends_on,omitempty"`
	// Closes is derived from the questions' ClosedBy; where a pack states it,
	// it must agree.
	Closes []string `yaml:"closes" json:"closes,omitempty"`
	// Replaces are the ids of actions of earlier versions of the pack whose
	// place this one took. No other action may take them.
	Replaces []string `yaml:"replaces" json:"replaces,omitempty"`
	Pack     string   `yaml:"-" json:"pack,omitempty"`
}

// Pack is one set of questions and actions as its folder holds it.
type Pack struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   string `json:"title"`
	Notes   string `json:"notes,omitempty"`
	// Retired are the ids of questions that were once in the pack. An id is
	// permanent: no other question may take it.
	Retired   []string   `json:"retired,omitempty"`
	Questions []Question `json:"questions"`
	Actions   []Action   `json:"actions"`
	// Contradictions are answers that cannot all be true.
	Contradictions []Contradiction `json:"contradictions,omitempty"`
	Projects       []Project       `json:"projects,omitempty"`
	Routines       []Routine       `json:"routines,omitempty"`

	// origin tells the file and line of each part, for messages; nil for a
	// pack that came from no folder.
	origin origin
}

// Stored is a pack in the form that is kept with the answers: its canonical
// JSON (RFC 8785) under the SHA-256 of that JSON.
type Stored struct {
	ID      string
	Version string
	// SHA256 is in lower-case hexadecimal.
	SHA256 string
	JSON   []byte
}

// Set is one or more packs taken together and checked as a whole: ids are
// unique, every reference, action and prerequisite resolves, nothing cycles.
type Set struct {
	// Packs in the order they were given; embedded first.
	Packs []Pack
	// Questions, Actions and Contradictions of all packs, in pack order.
	Questions      []Question
	Actions        []Action
	Contradictions []Contradiction
	Projects       []Project
	Routines       []Routine

	questions map[string]int
	actions   map[string]int
}
