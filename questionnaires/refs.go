package questionnaires

import (
	"fmt"
	"strings"
)

// ParseRef splits a reference at its first colon: citations hold colons of
// their own ("hipaa:164.402:breach(2)"). It checks the framework, not that the
// requirement exists; RequirementByRef reports that.
func ParseRef(s string) (Ref, error) {
	f, id, ok := strings.Cut(s, ":")
	if !ok || id == "" {
		return Ref{}, fmt.Errorf("%q is not a reference; write soc2:CRITERION or hipaa:CITATION", s)
	}
	switch Framework(f) {
	case SOC2, HIPAA:
		return Ref{Framework: Framework(f), ID: id}, nil
	default:
		return Ref{}, fmt.Errorf("unknown framework %q in reference %q; use soc2 or hipaa", f, s)
	}
}

// String gives the form that packs use, "soc2:CC6.1".
func (r Ref) String() string { return string(r.Framework) + ":" + r.ID }

// MarshalText writes the form of String.
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a reference as ParseRef does.
func (r *Ref) UnmarshalText(b []byte) error {
	v, err := ParseRef(string(b))
	if err != nil {
		return err
	}
	*r = v
	return nil
}

// ParseCondition reads "fact" or "fact=kind". It checks the form alone; the
// loader checks fact and kind against the closed list of Facts.
func ParseCondition(s string) (Condition, error) {
	fact, kind, hasKind := strings.Cut(s, "=")
	if fact == "" || (hasKind && kind == "") {
		return Condition{}, fmt.Errorf("%q is not a condition; write FACT or FACT=KIND", s)
	}
	return Condition{Fact: fact, Kind: kind}, nil
}

// String gives the form that packs use, "fact" or "fact=kind".
func (c Condition) String() string {
	if c.Kind == "" {
		return c.Fact
	}
	return c.Fact + "=" + c.Kind
}

// MarshalText writes the form of String.
func (c Condition) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a condition as ParseCondition does.
func (c *Condition) UnmarshalText(b []byte) error {
	v, err := ParseCondition(string(b))
	if err != nil {
		return err
	}
	*c = v
	return nil
}
