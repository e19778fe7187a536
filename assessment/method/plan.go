package method

import (
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// Tier is the urgency of an action (scoring 5.2): P1 act now, P2 next, P3 plan,
// P4 improve.
type Tier int

// The tiers.
const (
	P1 Tier = iota + 1
	P2
	P3
	P4
)

// ActionKind tells work from the two derived kinds of action.
type ActionKind uint8

// The kinds of planned action.
const (
	Work ActionKind = iota
	// FindOut is derived from a Don't know; its id is "find-out:" and the question.
	FindOut
	// WriteDown is derived from a control without anything written; its id is
	// "write-down:" and the question.
	WriteDown
)

// DueFrom says where the date in force comes from (method 2.7).
type DueFrom string

// Where dates come from.
const (
	// DuePerson is a date that somebody set on the action.
	DuePerson DueFrom = "person"
	// DuePlanned is the date of a gap answered Planned.
	DuePlanned DueFrom = "planned"
	// DueHours is what the clinic's hours make of it.
	DueHours DueFrom = "hours"
)

// Standing is why an action stands where it stands, in words for a person and
// with the ids it speaks of.
type Standing struct {
	Text string
	IDs  []string
}

// Projection is where the clinic stands after an action and all before it.
type Projection struct {
	R, R1    Percent
	Risk     RiskSummary
	Verdicts Verdicts
	// GatesOpen and Gates count the must-haves in scope of any framework.
	GatesOpen, Gates int
}

// PartsMissing are the topics of the parts that a question lacks.
type PartsMissing struct {
	Question string
	Topics   []string
}

// PlannedAction is one action in the plan.
type PlannedAction struct {
	ID    string
	Title string
	Kind  ActionKind
	// Action is the pack's action; nil for the derived kinds.
	Action *questionnaires.Action
	// Question is the question of a derived action; nil for Work.
	Question *questionnaires.Question
	Steps    []string
	// Gaps are the ids of the gaps it closes, in pack order.
	Gaps []string
	// PartsMissing are, of its gaps that name parts in place, the topics of the
	// others; in pack order.
	PartsMissing []PartsMissing
	// Benefit is B, risk points removed; WeightGain is dW, readiness gained;
	// EffortPoints is E, effort and cost points.
	Benefit, WeightGain, EffortPoints int
	// PI is floor(100·B/E).
	PI   int
	Tier Tier
	// EffectiveTier and EffectivePI include what is inherited from the actions
	// that it unlocks.
	EffectiveTier Tier
	EffectivePI   int
	// InheritedFrom is the action whose rank it borrows, or "".
	InheritedFrom string
	QuickWin      bool
	// Order counts from 1; 0 for an accepted action.
	Order int
	// Hours and Cost from the method's tables.
	Hours int
	Cost  questionnaires.Cost
	// DependsOn are its open prerequisites.
	DependsOn []string
	// Unlocks are the open actions that depend on it directly.
	Unlocks []string
	// Phase is 1 to 4; 0 for an accepted action.
	Phase int
	// Owner is the person: named on the action, or lent by a gap that is answered
	// Planned; "" while nobody is.
	Owner string
	// Due is the date in force: the one set by a person on the action, or that of
	// a gap answered Planned, or Computed. DueFrom says which.
	Due, Computed assessment.Date
	DueFrom       DueFrom
	// PlannedMissed marks a Planned date that lies before the plan's start: it
	// lends its owner alone.
	PlannedMissed bool
	// StartWeek and EndWeek place it on the roadmap, from 1, at the clinic's
	// hours a week within its phase.
	StartWeek, EndWeek int
	State              *assessment.ActionState
	// CanAccept is false while it has a gap in a mandatory question.
	CanAccept bool
	// Why says in few words why it stands so early.
	Why      string
	Standing []Standing
	After    Projection

	own, lent group
	// planned is the date that a gap lends; zero for none.
	planned assessment.Date
}

// group is the sort group and the latest phase of an action.
type group struct {
	group, phase int
}

// Phase is one of the four phases.
type Phase struct {
	Number int
	// End is its last day: 30, 60, 90, 180 days after the start.
	End assessment.Date
	// Hours of its actions, Capacity of the clinic, Over what does not fit.
	Hours, Capacity, Over int
}

// Plan is the ranked plan of an assessment (scoring 5).
type Plan struct {
	// Actions in order.
	Actions []PlannedAction
	// Accepted actions are out of order and projection.
	Accepted []PlannedAction
	Phases   [4]Phase
	Start    assessment.Date
	// HoursPerWeek in force; HoursAssumed when the clinic gave none.
	HoursPerWeek int
	HoursAssumed bool
	// Type2Start is the earliest start of a Type II observation period; zero
	// when it is not within this plan or there is none to start.
	Type2Start assessment.Date
	// NoAction are the gaps without an open closing action.
	NoAction []string
	// Now is where the clinic stands before the first action.
	Now Projection

	in      Input
	result  *Result
	closers map[string][]string
}

// Action returns an action of the plan, accepted ones included.
func (p *Plan) Action(id string) (*PlannedAction, bool) {
	for i := range p.Actions {
		if p.Actions[i].ID == id {
			return &p.Actions[i], true
		}
	}
	for i := range p.Accepted {
		if p.Accepted[i].ID == id {
			return &p.Accepted[i], true
		}
	}
	return nil, false
}

// Bill is the work and money of some actions.
type Bill struct {
	Hours int
	// Cost is the sum of the bounded caps in US dollars; Quotes counts actions
	// without a bound.
	Cost, Quotes int
}

// Spending writes the money of the bill: "at most $5,500 and 1 quote", "no
// spending".
func (b Bill) Spending() string {
	var parts []string
	if b.Cost > 0 {
		parts = append(parts, "at most "+assessment.Money(b.Cost))
	}
	if b.Quotes > 0 {
		parts = append(parts, assessment.Count(b.Quotes, "quote", "quotes"))
	}
	if len(parts) == 0 {
		return "no spending"
	}
	return strings.Join(parts, " and ")
}

// Bill adds up the actions with the ids.
func (p *Plan) Bill(ids ...string) Bill {
	var b Bill
	for i := range p.Actions {
		a := &p.Actions[i]
		if !slices.Contains(ids, a.ID) {
			continue
		}
		b.Hours += a.Hours
		if c, bounded := a.Cost.Cap(); bounded {
			b.Cost += c
		} else {
			b.Quotes++
		}
	}
	return b
}

// First returns the ids of the first n actions, or of all if there are fewer.
func (p *Plan) First(n int) []string {
	var out []string
	for i := range p.Actions[:min(n, len(p.Actions))] {
		out = append(out, p.Actions[i].ID)
	}
	return out
}
