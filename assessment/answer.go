package assessment

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"clinicready/questionnaires"
)

// AnswerKind is the answer to a question (scoring 2). The zero value is
// Unanswered: not a No, and not "not applicable".
type AnswerKind string

// The answers. The last four are claims: they count only with a complete record.
const (
	Unanswered    AnswerKind = ""
	Yes           AnswerKind = "yes"
	Partly        AnswerKind = "partly"
	No            AnswerKind = "no"
	Planned       AnswerKind = "planned"
	DontKnow      AnswerKind = "dont_know"
	NotApplicable AnswerKind = "na"
	Alternative   AnswerKind = "alternative"
	Compensating  AnswerKind = "compensating"
	Inherited     AnswerKind = "inherited"
)

// AnswerKinds are the answers that can be given, in the order they are offered.
func AnswerKinds() []AnswerKind {
	return []AnswerKind{Yes, Partly, No, Planned, DontKnow, NotApplicable, Alternative, Compensating, Inherited}
}

// ParseAnswerKind reads an answer word as files and commands write it. An
// unknown word is an error that lists the known ones.
func ParseAnswerKind(s string) (AnswerKind, error) {
	for _, k := range AnswerKinds() {
		if string(k) == s {
			return k, nil
		}
	}
	return Unanswered, fmt.Errorf("%q is not an answer; use yes, partly, no, planned, dont_know, na, alternative, compensating or inherited", s)
}

// Word is the answer as a person reads it.
func (k AnswerKind) Word() string {
	switch k {
	case Unanswered:
		return "Unanswered"
	case Yes:
		return "Yes"
	case Partly:
		return "Partly"
	case No:
		return "No"
	case Planned:
		return "Planned"
	case DontKnow:
		return "Don't know"
	case NotApplicable:
		return "Not applicable"
	case Alternative:
		return "Alternative"
	case Compensating:
		return "Compensating"
	case Inherited:
		return "Inherited"
	}
	return string(k)
}

// TakesEvidence reports whether the second question, what could be shown to
// an auditor, is asked after this answer.
func (k AnswerKind) TakesEvidence() bool {
	switch k {
	case Yes, Partly, Alternative, Compensating:
		return true
	case Unanswered, No, Planned, DontKnow, NotApplicable, Inherited:
		return false
	}
	return false
}

// Evidence is the chosen evidence level (scoring 1.1). The zero value is "not
// given", which counts as level 0 but is not the same as 0 chosen.
type Evidence uint8

// The evidence levels as chosen.
const (
	EvidenceNotGiven Evidence = iota
	EvidenceNothing           // 0: nothing written
	EvidenceWritten           // 1: a written policy, contract or setting
	EvidenceRecords           // 2: that, plus dated records that it ran
)

// Level returns 0, 1 or 2; "not given" counts as 0.
func (e Evidence) Level() int {
	if e == EvidenceNotGiven {
		return 0
	}
	return int(e) - 1
}

// EvidenceOf turns 0, 1 or 2 into the level chosen.
func EvidenceOf(level int) (Evidence, error) {
	if level < 0 || level > 2 {
		return EvidenceNotGiven, fmt.Errorf("evidence %d is not 0, 1 or 2", level)
	}
	return Evidence(level + 1), nil
}

// MarshalJSON writes null, 0, 1 or 2.
func (e Evidence) MarshalJSON() ([]byte, error) {
	if e == EvidenceNotGiven {
		return []byte("null"), nil
	}
	return json.Marshal(e.Level())
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *Evidence) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*e = EvidenceNotGiven
		return nil
	}
	var n int
	if err := json.Unmarshal(b, &n); err != nil {
		return errors.New("evidence is not 0, 1 or 2")
	}
	v, err := EvidenceOf(n)
	if err != nil {
		return err
	}
	*e = v
	return nil
}

// Tri is yes, no, or not known.
type Tri uint8

// The three states; the zero value is honest about not knowing.
const (
	Unknown Tri = iota
	False
	True
)

// TriOf turns a bool into a known Tri.
func TriOf(b bool) Tri {
	if b {
		return True
	}
	return False
}

// Text is yes, no, or "" for not known.
func (t Tri) Text() string {
	switch t {
	case True:
		return "yes"
	case False:
		return "no"
	case Unknown:
	}
	return ""
}

// MarshalJSON writes null, false or true.
func (t Tri) MarshalJSON() ([]byte, error) {
	switch t {
	case True:
		return []byte("true"), nil
	case False:
		return []byte("false"), nil
	case Unknown:
	}
	return []byte("null"), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (t *Tri) UnmarshalJSON(b []byte) error {
	switch string(b) {
	case "true":
		*t = True
	case "false":
		*t = False
	case "null":
		*t = Unknown
	default:
		return fmt.Errorf("%s is not true, false or null", b)
	}
	return nil
}

// Answer is one answer with its evidence and, for a claim, its record. It is
// kept as typed even when the record is incomplete; Credit says how it counts.
type Answer struct {
	Kind         AnswerKind `json:"answer"`
	Evidence     Evidence   `json:"evidence"`
	EvidenceDate Date       `json:"evidence_date,omitzero"`
	// PlannedDate is when a Planned control is due; it scores as No until then
	// and after.
	PlannedDate Date `json:"planned_date,omitzero"`
	// Reason is why the question is not applicable, or why an addressable
	// specification is not reasonable and appropriate (45 CFR 164.306(d)(3)).
	Reason string `json:"reason,omitzero"`
	// Person is who decided that the question is not applicable.
	Person string `json:"person,omitzero"`
	// Measure is the equivalent measure in place of an addressable specification.
	Measure    string `json:"measure,omitzero"`
	Approver   string `json:"approver,omitzero"`
	ApprovedOn Date   `json:"approved_on,omitzero"`
	// Description and ReviewDate belong to a compensating control.
	Description string `json:"description,omitzero"`
	ReviewDate  Date   `json:"review_date,omitzero"`
	// ConfirmedBy names the assessor who confirmed a compensating control.
	ConfirmedBy string `json:"confirmed_by,omitzero"`
	// Vendor is the name of the vendor that the control is inherited from.
	Vendor string `json:"vendor,omitzero"`
	// VendorCovers says whether the vendor's report covers this control;
	// Unknown falls back to what the register says of the vendor.
	VendorCovers Tri `json:"vendor_covers,omitzero"`
	// InPlace are the parts of the question that a Partly says are in place:
	// some of them, never all. They lend it no credit and answer none of the
	// parts; they say what is missing (scoring 2).
	InPlace IDs `json:"-"`
	// Missing is what a Partly lacks in the clinic's own words. It is a field of
	// its own and not the note: it is the finding that a report prints, so it has
	// to go when the answer goes, and a note that speaks of something else must
	// neither be written over nor be taken for it.
	//
	// Both stand in version 3 of the answer's body (PartlyBody), so that the
	// older forms stay as they were released.
	Missing string `json:"-"`
}

// Override replaces likelihood or impact of a question, with a reason that is
// printed (scoring 4). Nil leaves the pack's value.
type Override struct {
	Likelihood *questionnaires.Level `json:"likelihood,omitempty"`
	Impact     *questionnaires.Level `json:"impact,omitempty"`
	Reason     string                `json:"reason,omitzero"`
}

// QuestionState is everything a clinic has recorded about one question in one
// assessment.
type QuestionState struct {
	Answer Answer
	Note   string
	Flag   bool
	// Earlier is the answer to the question as an older pack asked it, set aside
	// when the assessment moved to a newer one. It counts for nothing.
	Earlier Answer
	// Owner is the person responsible for what the question asks.
	Owner    string
	Override Override
	// AnsweredBy and AnsweredAt belong to the last change of the answer.
	AnsweredBy string
	AnsweredAt time.Time
	// Changed is the sequence number of that change; Reviewed that of the last
	// review by ReviewedBy. A review counts only when it is the later one.
	Changed    int64
	Reviewed   int64
	ReviewedBy string
}
