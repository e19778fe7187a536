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
	CodeReplaced Code = "replaced"  // another copy was put over the file: saved events are missing from it
	CodeBusy     Code = "busy"      // another program holds the file
	CodeReadOnly Code = "read-only" // the file or its folder cannot be written
	CodeFull     Code = "full"      // no space left
	CodeWrite    Code = "write"     // the write failed for another reason
	CodeMissing  Code = "missing"   // there is no such file
	CodeExists   Code = "exists"    // there is one already
	CodeForeign  Code = "foreign"   // the file is not a clinic file
	CodeDamaged  Code = "damaged"   // it was one, and is damaged
	CodeNewer    Code = "newer"     // a newer program wrote it
	CodeRefused  Code = "refused"   // the input is not acceptable
	CodeNobody   Code = "nobody"    // nobody is named who could have said it
	CodeStale    Code = "stale"     // the rows are of another version or another head; the journal is not
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
// first event continues: load again, validate again, and append again.
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

// Store keeps one clinic. This comment and those of the methods are the
// contract; storetest checks it for every store.
//
// What holds across versions of a store. The record is the journal, the packs
// and the clinic's id: whatever version wrote them, they are returned byte for
// byte, and the head of a journal is the same in every version and every store.
// A later version may keep them in another form, and must read every form that
// was ever released. Rows are not the record: a later version may add, change
// or drop any of them, and makes them again from the journal (Rebuilder).
//
// A store is used from one goroutine at a time.
type Store interface {
	// Load returns the whole journal in order of Seq, made by VerifyJournal:
	// numbering, links and hashes hold, or the error is a *ChainError that
	// names the event. The events are the caller's own.
	Load(ctx context.Context) (Journal, error)

	// Append writes one commit in one transaction and returns only when it is
	// durable; then Load of any later process returns it. The first event must
	// extend the head as it is stored at that moment, whatever the store
	// remembers and whoever put it there, otherwise the error is ErrMoved; an event that
	// does not fit the chain is a *ChainError; a pack that is not what its hash
	// says is CodeRefused. After any error nothing of the commit is stored, and
	// the same commit may be tried again. An empty commit returns the head.
	// Rows are replaced as Rows says, in the same transaction; while a store's
	// rows are stale they are left as they are.
	Append(ctx context.Context, c Commit) (Head, error)

	// Head returns the present head without reading the journal: it is where
	// the next Append must continue, and is not verified.
	Head(ctx context.Context) (Head, error)

	// Pack returns a stored pack by its SHA-256, verified; CodeMissing
	// otherwise. What was stored once can be read for ever.
	Pack(ctx context.Context, sha256 string) (questionnaires.Stored, error)

	// ReadOnly reports whether Append will fail with CodeReadOnly, and why.
	ReadOnly() (reason string, readOnly bool)

	// Close frees the store. After it every call but Close fails.
	Close() error
}

// Rebuilder is a store whose rows have a version of their own. Open asks it for
// every clinic that can be written, so that nobody else has to.
type Rebuilder interface {
	// Stale reports whether the rows are not to be believed: another version
	// wrote them, their tables are not this version's, or they were not written
	// at the journal's head. What reads stale rows fails with CodeStale.
	Stale(ctx context.Context) (bool, error)

	// Rebuild makes the rows be these, complete, whatever they were, in one
	// transaction that changes nothing of the record. The rows were computed at
	// the head; if the journal has another, the error is ErrMoved. After any
	// error the rows are as they were.
	Rebuild(ctx context.Context, at Head, rows Rows) error
}
