package assessment

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/gowebpki/jcs"
)

// Hash is a SHA-256 digest; it prints as lower-case hexadecimal.
type Hash [sha256.Size]byte

// String returns 64 hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Short returns the first twelve digits, as reports print a head.
func (h Hash) Short() string { return h.String()[:12] }

// Kind names what an event records. Kinds are permanent.
type Kind string

// The kinds of event.
const (
	ClinicCreated      Kind = "clinic.created"
	ProfileSet         Kind = "profile.set"
	PersonSet          Kind = "person.set"
	VendorSet          Kind = "vendor.set"
	ClockStarted       Kind = "clock.started"
	ClockStopped       Kind = "clock.stopped"
	AssessmentOpened   Kind = "assessment.opened"
	AssessmentClosed   Kind = "assessment.closed"
	AssessmentReopened Kind = "assessment.reopened"
	ScopeSet           Kind = "scope.set"
	EvidenceSwitched   Kind = "evidence.switched"
	AnswerSet          Kind = "answer.set"
	NoteSet            Kind = "note.set"
	FlagSet            Kind = "flag.set"
	OwnerSet           Kind = "owner.set"
	OverrideSet        Kind = "override.set"
	ReviewSet          Kind = "review.set"
	ActionSet          Kind = "action.set"
	PlanAgreed         Kind = "plan.agreed"
	PacksMoved         Kind = "packs.moved"
)

// Event is one entry of the journal. It is never changed and never removed.
type Event struct {
	// Seq counts from 1 without a gap; order is by Seq, never by At.
	Seq int64
	// At is the instant in UTC, whole seconds; Zone the offset in minutes that
	// the clock showed.
	At   time.Time
	Zone int
	// Actor is the name as entered: the program does not authenticate persons.
	Actor string
	// Assessment is the id of the assessment concerned, or empty.
	Assessment string
	Kind       Kind
	// Version of the body's form for this kind, from 1.
	Version int
	// Subject is what the event is about: a question, a vendor, an action.
	Subject string
	// Body is canonical JSON (RFC 8785).
	Body []byte
	Prev Hash
	Hash Hash
}

// Head is the end of a journal: how many events, and the hash of the last.
// The head of an empty journal is Genesis of the clinic's id.
type Head struct {
	Count int64
	Hash  Hash
}

// String returns count and full hash, as verify prints it.
func (h Head) String() string { return fmt.Sprintf("%d %s", h.Count, h.Hash) }

// Genesis is what the first event of a clinic chains to, so that events of two
// clinics can never be exchanged.
func Genesis(clinicID string) Head { return Head{Hash: sha256.Sum256([]byte(clinicID))} }

// Day returns the calendar day of the event where it was recorded.
func (e Event) Day() Date {
	return DateOf(e.At.In(time.FixedZone("", e.Zone*60)))
}

// Sum computes the hash over the fields in their fixed order, each prefixed
// with its length as eight bytes, big-endian.
func (e Event) Sum() Hash {
	h := sha256.New()
	field := func(b []byte) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(b)))
		h.Write(n[:])
		h.Write(b)
	}
	field([]byte(strconv.FormatInt(e.Seq, 10)))
	field([]byte(e.At.UTC().Format(time.RFC3339)))
	field([]byte(strconv.Itoa(e.Zone)))
	field([]byte(e.Actor))
	field([]byte(e.Assessment))
	field([]byte(e.Kind))
	field([]byte(strconv.Itoa(e.Version)))
	field([]byte(e.Subject))
	field(e.Body)
	field(e.Prev[:])
	return Hash(h.Sum(nil))
}

// ChainError says where a journal is broken.
type ChainError struct {
	// Seq is the number of the first event that does not fit.
	Seq    int64
	Reason string
}

func (e *ChainError) Error() string {
	return fmt.Sprintf("journal broken at event %d: %s; restore a backup that verifies, and keep this file for comparison", e.Seq, e.Reason)
}

// VerifyChain checks numbering, links and hashes of a whole journal and
// returns its head. What a chain cannot see is a cut tail or an older copy put
// back: compare the head with the one on the last report.
func VerifyChain(clinicID string, events []Event) (Head, error) {
	head := Genesis(clinicID)
	for _, e := range events {
		next, err := head.Extend(e)
		if err != nil {
			return head, err
		}
		head = next
	}
	return head, nil
}

// Extend checks one event against the head before it and returns the new head.
func (h Head) Extend(e Event) (Head, error) {
	next, err := h.link(e)
	if err == nil && e.Sum() != e.Hash {
		return h, &ChainError{Seq: e.Seq, Reason: "its content was changed"}
	}
	return next, err
}

// link checks number and link of an event, and takes its hash as it stands.
func (h Head) link(e Event) (Head, error) {
	switch {
	case e.Seq != h.Count+1:
		return h, &ChainError{Seq: h.Count + 1, Reason: fmt.Sprintf("event %d stands in its place", e.Seq)}
	case e.Prev != h.Hash:
		return h, &ChainError{Seq: e.Seq, Reason: "it does not follow the event before it"}
	}
	return Head{Count: e.Seq, Hash: e.Hash}, nil
}

// CanonicalBody encodes a body as RFC 8785 JSON.
func CanonicalBody(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encoding an event: %w", err)
	}
	c, err := jcs.Transform(b)
	if err != nil {
		return nil, fmt.Errorf("encoding an event: %w", err)
	}
	return c, nil
}
