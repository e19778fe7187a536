package assessment

import (
	"context"
	"errors"

	"clinicready/questionnaires"
)

// Code classes an error for the program that meets it.
type Code string

// The codes of store errors.
const (
	CodeMoved    Code = "moved"     // another writer was first
	CodeBusy     Code = "busy"      // another program holds the file
	CodeReadOnly Code = "read-only" // the file or its folder cannot be written
	CodeFull     Code = "full"      // no space left
	CodeWrite    Code = "write"     // the write failed for another reason
	CodeMissing  Code = "missing"   // there is no such file
	CodeExists   Code = "exists"    // there is one already
	CodeForeign  Code = "foreign"   // the file is no clinic file
	CodeDamaged  Code = "damaged"   // it was one, and is damaged
	CodeNewer    Code = "newer"     // a newer program wrote it
	CodeRefused  Code = "refused"   // the input is not acceptable
)

// Error is a code, a sentence for a person that says what to do next, and a
// cause.
type Error struct {
	Code  Code
	Text  string
	Cause error
}

func (e *Error) Error() string { return e.Text }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Is makes errors.Is match on the code.
func (e *Error) Is(target error) bool {
	var t *Error
	return errors.As(target, &t) && t.Text == "" && t.Code == e.Code
}

// ErrMoved is answered by Append when the journal no longer ends where the
// first event continues: load again, validate again, and append anew.
var ErrMoved = &Error{Code: CodeMoved}

// IsCode reports whether an error carries the code.
func IsCode(err error, c Code) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == c
}

// Commit is what one transaction writes: the events, the packs that they name
// for the first time, and the rows that people can query.
type Commit struct {
	Events []Event
	Packs  []questionnaires.Stored
	Rows   Rows
}

// Journal is a whole, verified journal.
type Journal struct {
	ClinicID string
	Events   []Event
	Head     Head
}

// Store keeps one clinic. This comment is the contract; storetest checks it
// for every store.
//
// Load returns the whole journal in order of Seq. It is verified: numbering,
// links and hashes hold, or the error is a *ChainError that names the event.
//
// Append writes one commit in one transaction and returns only when it is
// durable; then Load of any later process returns it. The first event must
// extend the present head, otherwise the error is ErrMoved; an event that does
// not fit the chain is a *ChainError. After any error nothing of the commit is
// stored, and the same commit may be tried again. An empty commit returns the
// head. Rows are replaced as Rows says, in the same transaction.
//
// Head returns the present head without reading the journal.
//
// Pack returns a stored pack by its SHA-256, verified; CodeMissing otherwise.
//
// A store is used from one goroutine at a time. After Close every call fails.
type Store interface {
	Load(ctx context.Context) (Journal, error)
	Append(ctx context.Context, c Commit) (Head, error)
	Head(ctx context.Context) (Head, error)
	Pack(ctx context.Context, sha256 string) (questionnaires.Stored, error)
	// ReadOnly reports whether Append will fail with CodeReadOnly, and why.
	ReadOnly() (reason string, readOnly bool)
	Close() error
}
