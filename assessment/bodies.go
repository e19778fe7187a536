package assessment

import (
	"time"

	"clinicready/questionnaires"
)

// The bodies of events, version 1 each unless they say otherwise. Names in JSON are permanent: a later
// version of a body is a new struct with its own decoder.

// ClinicBody begins a journal.
type ClinicBody struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Preset is the kind of clinic: solo, group, dental, behavioral or rural.
	Preset string `json:"preset,omitzero"`
}

// ProfileBody sets facts; an empty value makes a fact unknown again.
type ProfileBody struct {
	Facts map[string]string `json:"facts"`
	// Assumed are the keys among them that nobody said: they are usual for the
	// kind of clinic, until somebody sets them.
	Assumed []string `json:"assumed,omitzero"`
}

// PackRef names a stored pack.
type PackRef struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// OpenedBody begins an assessment.
type OpenedBody struct {
	Title string         `json:"title"`
	Kind  AssessmentKind `json:"kind"`
	Scope Scope          `json:"scope"`
	Packs []PackRef      `json:"packs"`
}

// MovedBody takes an assessment to newer packs. The lists are what the newer
// packs ask otherwise (questionnaires.Compare): the answers to changed questions
// are set aside, because they were given to another question.
type MovedBody struct {
	From    []PackRef `json:"from"`
	To      []PackRef `json:"to"`
	Added   []string  `json:"added"`
	Changed []string  `json:"changed"`
	Retired []string  `json:"retired"`
}

// ScopeBody changes the scope, with the reason.
type ScopeBody struct {
	Scope  Scope  `json:"scope"`
	Reason string `json:"reason"`
}

// ClosedBody closes or reopens an assessment. The date is the day that later
// reports are drawn as of.
type ClosedBody struct {
	Date   Date   `json:"date,omitzero"`
	Reason string `json:"reason,omitzero"`
}

// SwitchBody turns the evidence question off or on.
type SwitchBody struct {
	Off bool `json:"off"`
}

// TextBody sets a note or an owner.
type TextBody struct {
	Text string `json:"text"`
}

// FlagBody raises or lowers a flag.
type FlagBody struct {
	Flag bool `json:"flag"`
}

// ReviewBody marks an answer as reviewed by the actor, an assessor.
type ReviewBody struct {
	Reviewed bool `json:"reviewed"`
}

// ClockBody starts or stops a legal deadline.
type ClockBody struct {
	Clock questionnaires.Clock `json:"clock"`
	Date  Date                 `json:"date"`
}

// AgreedBody fixes the day that the plan starts.
type AgreedBody struct {
	Start Date `json:"start"`
}

// RestoredBody is version 2 of an answer: one that was taken back or done again,
// with who gave it and when. Version 1 is an Answer given by the event's actor.
type RestoredBody struct {
	Answer
	By string    `json:"answered_by,omitzero"`
	At time.Time `json:"answered_at,omitzero"`
}
