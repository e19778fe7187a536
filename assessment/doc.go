// Package assessment is the domain: a clinic, its assessments, answers and
// claims, and everything that is computed from them (score, risk, verdict,
// plan, projection), all in pure functions that return their reasons.
//
// The journal is the truth. A clinic file is an append-only list of events,
// each chained to the one before by SHA-256; a Clinic is a fold over them. A
// Session turns an intent ("answer this question with Yes") into events,
// applies them to the clinic in memory and commits them to a Store.
//
// The package reads no clock, touches no file, network or database and ranges
// over no map where order could show. Days come in as Date, instants as
// arguments. The method is documented in docs/scoring.md; every rule here
// names the part of the method it implements.
package assessment
