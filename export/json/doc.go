// Package json writes what a program reads: the score, the plan, and everything
// that a clinic file holds about one assessment.
//
// Every document names its schema, 1. Within a schema names are added, never
// renamed and never removed; docs/json.md describes them. Keys stand in a fixed
// order, equal input gives equal bytes, and a document ends with a line end.
package json
