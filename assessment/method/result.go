package method

import (
	"slices"
	"strconv"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// Percent is a whole percentage, or "n/a" where nothing can be counted.
type Percent struct {
	Value int
	// OK is false for "n/a" and for "not asked".
	OK bool
}

// String returns "46 %" or "n/a".
func (p Percent) String() string {
	if !p.OK {
		return "n/a"
	}
	return strconv.Itoa(p.Value) + " %"
}

// PercentOf is a percentage as files and tables keep it: nil is "n/a".
func PercentOf(p *int) Percent {
	if p == nil {
		return Percent{}
	}
	return Percent{Value: *p, OK: true}
}

// Ptr returns nil for "n/a", as JSON and tables want it.
func (p Percent) Ptr() *int {
	if !p.OK {
		return nil
	}
	v := p.Value
	return &v
}

// Item is one in-scope question with everything the method says of it.
type Item struct {
	Q     *questionnaires.Question
	State *assessment.QuestionState
	Duty  questionnaires.Duty
	Credit
	// Risk holds only where HasRisk: an answered question in the denominator.
	Risk    Risk
	HasRisk bool
	// IfYes is the risk if the answer were Yes.
	IfYes Risk

	// Missing are the topics of the parts that a Partly leaves out, in the order
	// of the parts; nil where it names none in place. They change no credit.
	Missing []string
	// Closing are the ids of the actions that close the question: its own, or
	// those of the missing parts.
	Closing []string

	// groups are the places of the in-scope groups that the question counts in.
	groups []int
}

// Groups are the ids of the in-scope groups that the question counts in, in
// the order of the method, "all" first.
func (it *Item) Groups() []string {
	defs := groupDefs()
	out := make([]string, len(it.groups))
	for i, g := range it.groups {
		out[i] = defs[g].id
	}
	return out
}

// CountsIn reports whether the question counts in a group, by the group's id.
func (it *Item) CountsIn(group string) bool {
	place, ok := groupRank()[group]
	return ok && slices.Contains(it.groups, place)
}

// Gap reports an answered question in the denominator with less than full
// credit (scoring 5.1).
func (it *Item) Gap() bool { return it.In && it.Answered && it.S < 100 }

// credit returns s for a group of questions.
func (it *Item) credit(soc2 bool) int {
	if soc2 {
		return it.SOC2
	}
	return it.S
}

// GroupScore holds the three nested percentages of a group (scoring 1).
type GroupScore struct {
	ID        string
	Title     string
	Framework questionnaires.Framework // empty for "all"
	// R in place, R1 in place and documented, R2 with dated records, RHigh if
	// all that is unanswered were Yes. R1 and R2 are n/a while the evidence
	// question is off.
	R, R1, R2, RHigh, Coverage Percent
	// Weight is the sum of weights in the denominator.
	Weight int
	// Questions counts the in-scope questions of the group, Unanswered those
	// of them that are.
	Questions, Unanswered int
}

// DocumentationGap is R less R1, in points.
func (g GroupScore) DocumentationGap() int { return g.R.Value - g.R1.Value }

// RecordGap is R1 less R2, in points.
func (g GroupScore) RecordGap() int { return g.R1.Value - g.R2.Value }

// Confidence labels a whole assessment; it is never "high".
type Confidence string

// The labels (scoring 1).
const (
	SelfReported Confidence = "self-reported"
	Reviewed     Confidence = "reviewed"
)

// RiskSummary is the residual risk over all questions that carry risk.
type RiskSummary struct {
	Points int
	// Levels counts questions by level, VL first.
	Levels [5]int
}

// Contradiction is two things that cannot both be true, or that cannot be told
// yet. It changes no score.
type Contradiction struct {
	Questions []string
	Text      string
}

// Result is an assessment as scored at a day.
type Result struct {
	AsOf assessment.Date
	// Items are the in-scope questions in pack order.
	Items []Item
	// Groups with at least one in-scope question, in the order of the method.
	Groups   []GroupScore
	Verdicts Verdicts
	Risk     RiskSummary
	// Confidence is the label of the whole.
	Confidence Confidence
	// Unknown counts the unanswered questions; they carry no risk.
	Unknown int
	// NotGiven counts answers whose evidence level was not given.
	NotGiven       int
	EvidenceOff    bool
	Contradictions []Contradiction
	// NotKnown are facts of vendors that somebody has to find out, with the
	// questions that rest on them. They contradict nothing.
	NotKnown []Contradiction

	byID map[string]int
	// gates are the places of the must-haves in the denominator.
	gates []int
}

// Item returns an in-scope question by id.
func (r *Result) Item(id string) (*Item, bool) {
	i, ok := r.byID[id]
	if !ok {
		return nil, false
	}
	return &r.Items[i], true
}

// Group returns a group by id; a group without in-scope questions is n/a
// throughout.
func (r *Result) Group(id string) GroupScore {
	for _, g := range r.Groups {
		if g.ID == id {
			return g
		}
	}
	return GroupScore{ID: id}
}

// All is the group of everything in scope.
func (r *Result) All() GroupScore { return r.Group("all") }
