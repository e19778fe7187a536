package method

import (
	"slices"
	"sync"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// groupDef is one group that questions count in (method 1).
type groupDef struct {
	id, title string
	framework questionnaires.Framework
}

// leadGroups are all, and the two frameworks.
func leadGroups() []groupDef { return groupDefs()[:3] }

// groupDefs lists every group in the order of the method: all, the frameworks,
// the categories, the series, each criterion, the HIPAA families.
var groupDefs = sync.OnceValue(func() []groupDef {
	defs := []groupDef{
		{"all", "All", ""},
		{"hipaa", "HIPAA", questionnaires.HIPAA},
		{"soc2", "SOC 2", questionnaires.SOC2},
		{"security", "Security", questionnaires.SOC2},
		{"availability", "Availability", questionnaires.SOC2},
		{"processing-integrity", "Processing integrity", questionnaires.SOC2},
		{"confidentiality", "Confidentiality", questionnaires.SOC2},
		{"privacy", "Privacy", questionnaires.SOC2},
	}
	var families []groupDef
	for _, g := range questionnaires.Groups() {
		d := groupDef{g.ID, g.Title, g.Framework}
		if g.Framework == questionnaires.HIPAA {
			families = append(families, d)
		} else {
			defs = append(defs, d)
		}
	}
	for _, r := range questionnaires.Requirements() {
		if r.Framework == questionnaires.SOC2 {
			defs = append(defs, groupDef{r.ID, r.Title, r.Framework})
		}
	}
	return append(defs, families...)
})

// groupRank is the place of each group in that order.
var groupRank = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for i, d := range groupDefs() {
		out[d.id] = i
	}
	return out
})

// The places of the two frameworks in that order.
const (
	placeHIPAA = 1
	placeSOC2  = 2
)

func place(f questionnaires.Framework) int {
	if f == questionnaires.SOC2 {
		return placeSOC2
	}
	return placeHIPAA
}

// groupsOf are the places of the groups that a question counts in, in order:
// one for each level of every reference that lies in the scope.
func (in Input) groupsOf(q *questionnaires.Question) []int {
	rank := groupRank()
	var out []int
	for _, ref := range q.Refs {
		req, ok := questionnaires.RequirementByRef(ref)
		if !ok || !in.Scope.Has(req.Category) {
			continue
		}
		out = append(out, 0, place(req.Framework), rank[req.Group])
		if req.Framework == questionnaires.SOC2 {
			out = append(out, rank[req.Category], rank[req.ID])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// applies reports whether the profile lets a question in: every condition of
// only_if holds or is unknown.
func (in Input) applies(q *questionnaires.Question) bool {
	for _, c := range q.OnlyIf {
		if in.Profile.Holds(c) == assessment.False {
			return false
		}
	}
	return true
}

// Asked are the questions in scope, in pack order: asked in this mode, let in
// by the profile, and with a reference in a chosen category or rule.
func (in Input) Asked() []*questionnaires.Question {
	var out []*questionnaires.Question
	for _, q := range in.Set.Asked(in.Scope.Mode == assessment.ModeQuick) {
		if in.applies(q) && len(in.groupsOf(q)) > 0 {
			out = append(out, q)
		}
	}
	return out
}
