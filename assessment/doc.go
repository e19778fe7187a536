// Package assessment is the record: a clinic, its assessments, answers, claims
// and registers, the events that they are made of, and the contract of a store
// that keeps them.
//
// The journal is the truth. A clinic file is an append-only list of events,
// each chained to the one before by SHA-256; a Clinic is a fold over them, and
// Clinic.Apply is the only way that it changes.
//
// Across versions: the kinds of event, the JSON names in their bodies, the
// order of the fields that are hashed and the canonical form (RFC 8785) never
// change. A body that must change gets a new version with a decoder of its own;
// every older version is read for ever.
//
// The package reads no clock, touches no file, network or database and ranges
// over no map where order could show. Days come in as Date, instants as
// arguments. What follows from the record is computed in assessment/method;
// how a person changes it is assessment/session.
package assessment
