package questionnaires

import "slices"

// Duty says how a requirement binds (45 CFR 164.306(d)).
type Duty uint8

// The duties. NoDuty holds for every SOC 2 criterion and for HIPAA rows that
// ask nothing of anyone: scope, definitions, exclusions, exceptions,
// permissions, historical and vacated text.
const (
	NoDuty Duty = iota
	// Mandatory is a required specification or element, a Security standard or
	// general rule, or a Breach or Privacy duty.
	Mandatory
	// Addressable is only what the regulation itself calls addressable.
	Addressable
)

// String gives the duty in one word.
func (d Duty) String() string {
	switch d {
	case Mandatory:
		return "mandatory"
	case Addressable:
		return "addressable"
	case NoDuty:
	}
	return "none"
}

// Whether a requirement binds a small clinic, for Requirement.Applies.
const (
	AppliesYes         = "yes"
	AppliesNo          = "no"
	AppliesConditional = "conditional"
)

// Requirement is one TSC criterion, or one HIPAA standard, specification or
// duty, under a short title of our own.
type Requirement struct {
	Framework Framework
	// ID is what references name: "CC6.1", "164.312(d)".
	ID    string
	Title string
	// Citation is what is printed: "CC6.1", "45 CFR 164.312(d)".
	Citation string
	// Group is the id of its series or HIPAA family: "CC6", "hipaa-technical".
	Group string
	// Category is the TSC category, or the HIPAA rule: "hipaa-security",
	// "hipaa-breach", "hipaa-privacy".
	Category string
	// Parent is the id of the requirement it is part of, or empty.
	Parent string
	// Duty is NoDuty for every criterion.
	Duty Duty
	// Applies reports whether it binds a small clinic: AppliesYes, AppliesNo or
	// AppliesConditional.
	Applies string
	// OnlyIf is the fact that makes a conditional requirement bind; empty when
	// no fact of the profile decides it.
	OnlyIf string
	// Designation is the regulation's own: "required", "addressable",
	// "standard", "general"; "duty" for Breach and Privacy; "criterion".
	Designation string
	// Row is the kind of text it stands for: "standard", "specification",
	// "element", "definition", "vacated" and the like.
	Row string
}

// Ref is the reference that names the requirement.
func (r Requirement) Ref() Ref { return Ref{Framework: r.Framework, ID: r.ID} }

// Group is a TSC series or a HIPAA family.
type Group struct {
	ID        string
	Title     string
	Framework Framework
	// Category is as in Requirement.
	Category string
}

// Requirements lists all 61 criteria by series and number, then the HIPAA rows
// from general to privacy. The caller owns the slice.
func Requirements() []Requirement { return slices.Clone(tree().requirements) }

// RequirementByRef finds what a reference names; false when there is no such
// requirement.
func RequirementByRef(ref Ref) (Requirement, bool) {
	t := tree()
	i, ok := t.byRef[ref]
	if !ok {
		return Requirement{}, false
	}
	return t.requirements[i], true
}

// Groups lists the series CC1 to CC9, A1, C1, PI1, P1 to P8, then the HIPAA
// families from general to privacy. The caller owns the slice.
func Groups() []Group { return slices.Clone(tree().groups) }

// Pair is one line of the crosswalk: a HIPAA citation and a criterion that
// share a subject.
type Pair struct {
	HIPAA, SOC2 string
	// Relation reads HIPAA relative to the criterion: "subset" or "intersects",
	// never "equal".
	Relation string
}

// PointOfFocus is one point of focus of the Trust Services Criteria (2022
// revision), under a name of our own. Points of focus are guidance.
type PointOfFocus struct {
	Criterion string
	// Ordinal counts from 1 within the criterion, in the revision's order.
	Ordinal int
	Slug    string
	Name    string
	// Applies says in which engagements it counts: "always", "system-level",
	// "objective-dependent", "availability", "confidentiality",
	// "processing-integrity", "privacy", "privacy-both", "privacy-controller" or
	// "privacy-processor".
	Applies string
	// Note says what it comes to in a small clinic.
	Note string
}

// Key is how packs name the point: "CC6.1/authentication".
func (p PointOfFocus) Key() string { return p.Criterion + "/" + p.Slug }

// PointOfFocusByKey finds a point by "CRITERION/slug"; false when there is none.
func PointOfFocusByKey(key string) (PointOfFocus, bool) {
	t := tree()
	i, ok := t.byFocus[key]
	if !ok {
		return PointOfFocus{}, false
	}
	return t.focus[i], true
}
