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
	// FindOut is derived from what nobody knows: "find-out:" and the question where
	// it cannot wait, "find-out" for all others in one round.
	FindOut
	// WriteDown is derived from a control without anything written; its id is
	// "write-down:" and the question.
	WriteDown
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

// DueFrom says where the date that counts comes from.
type DueFrom string

// The sources of a due date.
const (
	DuePerson  DueFrom = "person"
	DuePlanned DueFrom = "planned"
	DueHours   DueFrom = "hours"
)

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
	// Question is the question of a derived action; nil for Work and for the one
	// round of questions, whose Questions are ids.
	Question  *questionnaires.Question
	Questions []string
	Steps     []string
	// Gaps are the ids of the gaps it closes, in pack order.
	Gaps []string
	// PartsMissing are, of its gaps that name parts in place, the topics of the
	// others; in pack order.
	PartsMissing []PartsMissing
	// Lead is the question of its worst gap, "" for the one round of questions;
	// Size what that gap is worth, risk points times weight, 0 to 50; Lot 0 known
	// to be missing, 1 not known, 2 only unwritten; Cites its references in scope.
	Lead             string
	Size, Lot, Cites int
	// Benefit is B, risk points removed; WeightGain is dW, readiness gained.
	Benefit, WeightGain int
	Effort
	// PI is floor(100·B/E); it ranks nothing.
	PI   int
	Tier Tier
	// EffectiveTier, which sets the target, and EffectivePI include what is
	// inherited from the actions that it unlocks.
	EffectiveTier Tier
	EffectivePI   int
	// InheritedFrom is the action whose tier it borrows, or "".
	InheritedFrom string
	QuickWin      bool
	// Order counts from 1; 0 for an accepted action.
	Order int
	// JobHours are its hours and those of the prerequisites that had no place yet
	// when it was chosen.
	JobHours int
	// DependsOn are its open prerequisites.
	DependsOn []string
	// Unlocks are the open actions that depend on it directly.
	Unlocks []string
	// Phase is 1 to 5, where 5 is later; 0 for an accepted action.
	Phase int
	// Due is the date that counts, from DueFrom; Computed what the hours allow;
	// Target what its tier asks for.
	Due, Computed, Target assessment.Date
	DueFrom               DueFrom
	// SoonerThanHours marks a date that counts before the hours allow it.
	SoonerThanHours bool
	// LateWeeks is how long after its target it comes, 0 where it does not.
	LateWeeks int
	// PlannedMissed marks a planned answer whose date was before the plan began.
	PlannedMissed bool
	// Owner is whom a person named on it, else who owns the planned answer that
	// it closes, else "".
	Owner string
	// Project groups it with others; "" in a pack without projects.
	Project string
	// StartWeek and EndWeek place it on the roadmap, from 1, at the clinic's
	// hours a week.
	StartWeek, EndWeek int
	State              *assessment.ActionState
	// CanAccept is false while it has a gap in a mandatory question.
	CanAccept bool
	// Why says in few words why it stands so early.
	Why      string
	Standing []Standing
	After    Projection

	rank                  rank
	leadValue, leadWeight int
	job, jobThen          int
	// planned is the date that a gap lends; zero for none.
	planned assessment.Date
}

// Phase is one of the four phases that end on a day, or of what comes later.
type Phase struct {
	Number int
	// End is its last day: 30, 60, 90, 180 days after the start; zero for what
	// comes later, which is not Bounded and has no capacity.
	End     assessment.Date
	Bounded bool
	// Hours of the actions that end in it, Capacity of the clinic, Aimed hours of
	// the actions whose tier asks for it; Over are the hours too few for
	// everything that is aimed at it or earlier.
	Hours, Capacity, Aimed, Over int
}

// Plan is the ranked plan of an assessment (scoring 5).
type Plan struct {
	// Actions in order.
	Actions []PlannedAction
	// Accepted actions are out of order and projection.
	Accepted []PlannedAction
	Phases   [5]Phase
	Start    assessment.Date
	// HoursPerWeek in force; HoursAssumed when the clinic gave none.
	HoursPerWeek int
	HoursAssumed bool
	// HoursNeeded are, for the tiers up to P1, P2, P3 and P4, the least whole hours
	// a week at which none of their actions is late; 0 where there is none.
	HoursNeeded [4]int
	// Late counts the actions that come after their target, LatestWeeks is by how
	// much at most, Weeks the end week of the last action.
	Late, LatestWeeks, Weeks int
	// Rate is what an hour of outside help is priced at, where any is bought;
	// RateAssumed when the clinic gave none.
	Rate        int
	RateAssumed bool
	Projects    []Project
	Load        Load
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
	// Hours of the clinic's own people, and those that are bought.
	Hours, OutsideHours int
	// Low and High are the sums of the bounded ranges in US dollars; Quotes
	// counts actions that need a quote.
	Low, High, Quotes int
}

// Add adds one action.
func (b *Bill) Add(e Effort) {
	b.Hours += e.Hours
	b.OutsideHours += e.OutsideHours
	if e.Quote {
		b.Quotes++
		return
	}
	b.Low += e.Low
	b.High += e.High
}

// Spending writes the money of the bill: "$500 to $5,500 and 1 quote", "no
// spending".
func (b Bill) Spending() string {
	var parts []string
	if b.High > 0 {
		parts = append(parts, assessment.MoneyRange(b.Low, b.High))
	}
	if b.Quotes > 0 {
		parts = append(parts, assessment.Count(b.Quotes, "quote", "quotes"))
	}
	if len(parts) == 0 {
		return "no spending"
	}
	return strings.Join(parts, " and ")
}

// Spending writes the price of one action: "$0", "$0 to $500", "a quote".
func (p Price) Spending() string {
	if p.Quote {
		return "a quote"
	}
	return assessment.MoneyRange(p.Low, p.High)
}

// Bill adds up the actions with the ids.
func (p *Plan) Bill(ids ...string) Bill {
	var b Bill
	for i := range p.Actions {
		if slices.Contains(ids, p.Actions[i].ID) {
			b.Add(p.Actions[i].Effort)
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
