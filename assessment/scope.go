package assessment

import (
	"fmt"
	"slices"
	"strings"

	"clinicready/questionnaires"
)

// Target is what the clinic works toward; it chooses the verdict that leads.
type Target string

// The targets.
const (
	TargetHIPAA Target = "hipaa"
	TargetType1 Target = "type1"
	TargetType2 Target = "type2"
)

// Word is the target as a person reads it.
func (t Target) Word() string {
	switch t {
	case TargetHIPAA:
		return "HIPAA"
	case TargetType1:
		return "SOC 2 Type I"
	case TargetType2:
		return "SOC 2 Type II"
	}
	return string(t)
}

// Mode says how much is asked.
type Mode string

// The modes: the core questions, or all.
const (
	ModeQuick Mode = "quick"
	ModeFull  Mode = "full"
)

// ScopeParts are the TSC categories and HIPAA rules that a scope chooses from,
// in order. Security is always in.
func ScopeParts() []string {
	return []string{
		"security", "availability", "processing-integrity", "confidentiality", "privacy",
		"hipaa-security", "hipaa-breach", "hipaa-privacy",
	}
}

// Scope is what one assessment looks at.
type Scope struct {
	// Parts in the order of ScopeParts.
	Parts  []string `json:"parts"`
	Target Target   `json:"target"`
	// Months is the observation period of a Type II examination: 3, 6 or 12;
	// 0 for the other targets.
	Months int  `json:"months,omitzero"`
	Mode   Mode `json:"mode"`
}

// NewScope checks the words, adds security, and puts the parts in order.
func NewScope(parts []string, target Target, months int, mode Mode) (Scope, error) {
	for _, p := range parts {
		if !slices.Contains(ScopeParts(), p) {
			return Scope{}, fmt.Errorf("%q is not a part of a scope; use %s", p, strings.Join(ScopeParts(), ", "))
		}
	}
	s := Scope{Target: target, Mode: mode}
	for _, p := range ScopeParts() {
		if p == "security" || slices.Contains(parts, p) {
			s.Parts = append(s.Parts, p)
		}
	}
	switch target {
	case TargetHIPAA, TargetType1:
	case TargetType2:
		if months == 0 {
			months = 6
		}
		if !slices.Contains(Periods(), months) {
			return Scope{}, fmt.Errorf("an observation period of %d months; use 3, 6 or 12", months)
		}
		s.Months = months
	default:
		return Scope{}, fmt.Errorf("%q is not a target; use hipaa, type1 or type2", target)
	}
	if !slices.Contains(Modes(), mode) {
		return Scope{}, fmt.Errorf("%q is not a mode; use quick or full", mode)
	}
	return s, nil
}

// Has reports whether a TSC category or HIPAA rule is in scope.
func (s Scope) Has(part string) bool { return slices.Contains(s.Parts, part) }

// HasRef reports whether a requirement lies in the scope.
func (s Scope) HasRef(r questionnaires.Ref) bool {
	req, ok := questionnaires.RequirementByRef(r)
	return ok && s.Has(req.Category)
}
