package assessment

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"clinicready/questionnaires"
)

// AssessmentKind is what a walk is for.
type AssessmentKind string

// The kinds of assessment.
const (
	SelfAudit AssessmentKind = "self-audit"
	Final     AssessmentKind = "final"
	Annual    AssessmentKind = "annual"
	SpotCheck AssessmentKind = "spot-check"
)

// Status is how far an action has come. None of them changes a score.
type Status string

// The statuses of an action. The zero value is StatusOpen.
const (
	StatusOpen     Status = ""
	StatusStarted  Status = "started"
	StatusDone     Status = "done"
	StatusVerified Status = "verified"
)

// Decision is what the clinic decided about an action. None changes a score.
type Decision string

// The decisions. The zero value is Fix.
const (
	Fix      Decision = ""
	Accept   Decision = "accept"
	Transfer Decision = "transfer"
	Avoid    Decision = "avoid"
)

// ActionState is what a clinic has recorded about one action.
type ActionState struct {
	Status   Status   `json:"status,omitzero"`
	Decision Decision `json:"decision,omitzero"`
	Owner    string   `json:"owner,omitzero"`
	// Due is a date set by a person; it wins over the computed one.
	Due Date `json:"due,omitzero"`
	// Signer and ReviewDate belong to Accept.
	Signer     string `json:"signer,omitzero"`
	ReviewDate Date   `json:"review_date,omitzero"`
	Reason     string `json:"reason,omitzero"`
}

// Registers are the lists kept beside the answers.
type Registers struct {
	People  []Person
	Vendors []Vendor
	// Clocks are the open requests and incidents, by id, in the order started.
	Clocks []RunningClock
}

// RunningClock is an open request or incident.
type RunningClock struct {
	ID    string
	Clock questionnaires.Clock
	Start Date
}

// Assessment is one walk as the journal left it.
type Assessment struct {
	ID     string
	Title  string
	Kind   AssessmentKind
	Opened Date
	Scope  Scope
	Packs  []PackRef
	// OlderPacks are those it was moved from, oldest first.
	OlderPacks []OlderPacks
	States     map[string]*QuestionState
	Actions    map[string]*ActionState
	// Profile holds the facts as this assessment saw them, Assumed those of them
	// that nobody said (ProfileBody).
	Profile     Profile
	Assumed     map[string]bool
	EvidenceOff bool
	PlanStart   Date
	// Closed is the day it was closed; zero while it is open.
	Closed   Date
	ClosedBy string
	// LastQuestion is the question touched last, where a walk resumes.
	LastQuestion string
	// ScopeReasons are the reasons given for changes of scope, oldest first.
	ScopeReasons []string
	// First and Last are the days of its first and last event; Events counts them.
	First, Last Date
	Events      int

	frozen *Registers
}

// OlderPacks are packs that an assessment had until a day, when somebody moved
// it to newer ones.
type OlderPacks struct {
	Packs []PackRef
	Until Date
	By    string
}

// EveryPack lists the packs that the assessment has and had, newest first.
func (a *Assessment) EveryPack() []PackRef {
	out := slices.Clone(a.Packs)
	for _, o := range slices.Backward(a.OlderPacks) {
		for _, p := range o.Packs {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// Clinic is the fold over a journal.
type Clinic struct {
	ID      string
	Name    string
	Preset  string
	Created Date
	Profile Profile
	// Assumed are the facts of the profile that nobody said (ProfileBody).
	Assumed map[string]bool
	Registers
	// Assessments in the order they were opened.
	Assessments []*Assessment
	Head        Head

	// last is the latest instant seen, to mark a clock that went back.
	last time.Time
	// ClockWentBack are the events whose instant lies before an earlier one's.
	ClockWentBack []int64
}

// NewFold returns the clinic before its first event.
func NewFold(clinicID string) *Clinic {
	return &Clinic{ID: clinicID, Head: Genesis(clinicID), Profile: Profile{}}
}

// Fold verifies a whole journal and folds it.
func Fold(clinicID string, events []Event) (*Clinic, error) {
	c := NewFold(clinicID)
	for _, e := range events {
		if err := c.Apply(e); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Assessment returns the assessment with the id; an empty id means the newest.
func (c *Clinic) Assessment(id string) (*Assessment, bool) {
	if id == "" && len(c.Assessments) > 0 {
		return c.Assessments[len(c.Assessments)-1], true
	}
	for _, a := range c.Assessments {
		if a.ID == id {
			return a, true
		}
	}
	return nil, false
}

// State returns what is recorded about a question; never nil, and not to be
// written to.
func (a *Assessment) State(question string) *QuestionState {
	if s, ok := a.States[question]; ok {
		return s
	}
	return &QuestionState{}
}

// Action returns what is recorded about an action; never nil, and not to be
// written to.
func (a *Assessment) Action(id string) *ActionState {
	if s, ok := a.Actions[id]; ok {
		return s
	}
	return &ActionState{}
}

// AsOf chooses the as-of date (method 1): the one asked for, else the day the
// assessment was closed, else today.
func (a *Assessment) AsOf(asked, today Date) Date {
	switch {
	case !asked.IsZero():
		return asked
	case !a.Closed.IsZero():
		return a.Closed
	}
	return today
}

// RegistersOf are the registers that an assessment is seen with: those of
// today, or those of the day that it was closed.
func (c *Clinic) RegistersOf(a *Assessment) Registers {
	if a.frozen != nil {
		return *a.frozen
	}
	return c.Registers
}

// Apply is the only way a clinic changes: it checks that the event extends the
// journal and folds it in. On an error the clinic is unchanged.
func (c *Clinic) Apply(e Event) error {
	head, err := c.Head.Extend(e)
	if err != nil {
		return err
	}
	return c.take(e, head)
}

// take folds in an event that was checked to lead to the head.
func (c *Clinic) take(e Event, head Head) error {
	if err := c.fold(e); err != nil {
		return fmt.Errorf("event %d (%s): %w", e.Seq, e.Kind, err)
	}
	if e.At.Before(c.last) {
		c.ClockWentBack = append(c.ClockWentBack, e.Seq)
	} else {
		c.last = e.At
	}
	c.Head = head
	return nil
}

// DecodeBody reads the body of an event of version 1, without a name that is not
// known. A newer version is an error that says so.
func DecodeBody[T any](e Event) (T, error) { return decodeVersion[T](e, 1) }

func decodeVersion[T any](e Event, version int) (T, error) {
	var v T
	if e.Version != version {
		return v, fmt.Errorf("version %d of this event is not known; a newer clinicready wrote it", e.Version)
	}
	d := json.NewDecoder(bytes.NewReader(e.Body))
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		return v, fmt.Errorf("reading its body: %w", err)
	}
	if t, ok := any(&v).(texts); ok {
		t.clean()
	}
	return v, nil
}

func (c *Clinic) fold(e Event) error {
	switch e.Kind {
	case ClinicCreated:
		b, err := DecodeBody[ClinicBody](e)
		if err != nil {
			return err
		}
		if b.ID != c.ID {
			return fmt.Errorf("the journal belongs to clinic %s", b.ID)
		}
		c.Name, c.Preset, c.Created = b.Name, b.Preset, e.Day()
		return nil
	case ProfileSet:
		return c.foldProfile(e)
	case PersonSet:
		b, err := DecodeBody[Person](e)
		if err != nil {
			return err
		}
		c.People = put(c.People, b, func(p Person) bool { return SameName(p.Name, b.Name) })
		return nil
	case VendorSet:
		b, err := DecodeBody[Vendor](e)
		if err != nil {
			return err
		}
		c.Vendors = put(c.Vendors, b, func(v Vendor) bool { return SameName(v.Name, b.Name) })
		return nil
	case ClockStarted, ClockStopped:
		b, err := DecodeBody[ClockBody](e)
		if err != nil {
			return err
		}
		c.Clocks = slices.DeleteFunc(slices.Clone(c.Clocks), func(r RunningClock) bool { return r.ID == e.Subject })
		if e.Kind == ClockStarted {
			c.Clocks = append(c.Clocks, RunningClock{e.Subject, b.Clock, b.Date})
		}
		return nil
	case AssessmentOpened:
		return c.foldOpened(e)
	case AssessmentClosed, AssessmentReopened, ScopeSet, EvidenceSwitched, AnswerSet, NoteSet, FlagSet,
		OwnerSet, OverrideSet, ReviewSet, ActionSet, PlanAgreed, PacksMoved:
		a, ok := c.Assessment(e.Assessment)
		if !ok || e.Assessment == "" {
			return fmt.Errorf("assessment %q was never opened", e.Assessment)
		}
		if err := a.fold(c, e); err != nil {
			return err
		}
		a.touch(e)
		return nil
	}
	return fmt.Errorf("this kind of event is not known; a newer clinicready wrote it")
}

func (c *Clinic) foldProfile(e Event) error {
	b, err := DecodeBody[ProfileBody](e)
	if err != nil {
		return err
	}
	set := func(p Profile, assumed map[string]bool) (Profile, map[string]bool) {
		p, assumed = maps.Clone(p), maps.Clone(assumed)
		if p == nil {
			p = Profile{}
		}
		for k, v := range b.Facts {
			if v == "" {
				delete(p, k)
			} else {
				p[k] = v
			}
			delete(assumed, k)
		}
		for _, k := range b.Assumed {
			if assumed == nil {
				assumed = map[string]bool{}
			}
			assumed[k] = true
		}
		return p, assumed
	}
	if e.Assessment != "" {
		a, ok := c.Assessment(e.Assessment)
		if !ok {
			return fmt.Errorf("assessment %q was never opened", e.Assessment)
		}
		a.Profile, a.Assumed = set(a.Profile, a.Assumed)
		a.touch(e)
	}
	c.Profile, c.Assumed = set(c.Profile, c.Assumed)
	return nil
}

func (c *Clinic) foldOpened(e Event) error {
	b, err := DecodeBody[OpenedBody](e)
	if err != nil {
		return err
	}
	if e.Assessment == "" {
		return fmt.Errorf("an assessment without an id")
	}
	if _, dup := c.Assessment(e.Assessment); dup {
		return fmt.Errorf("assessment %q is open already", e.Assessment)
	}
	a := &Assessment{
		ID: e.Assessment, Title: b.Title, Kind: b.Kind, Opened: e.Day(), Scope: b.Scope, Packs: b.Packs,
		States: map[string]*QuestionState{}, Actions: map[string]*ActionState{}, Profile: c.Profile, Assumed: c.Assumed,
		First: e.Day(),
	}
	a.touch(e)
	c.Assessments = append(c.Assessments, a)
	return nil
}

func (a *Assessment) touch(e Event) {
	a.Last = e.Day()
	a.Events++
}

func put[T any](list []T, v T, same func(T) bool) []T {
	out := slices.Clone(list)
	if i := slices.IndexFunc(out, same); i >= 0 {
		out[i] = v
		return out
	}
	return append(out, v)
}

// Names returns the distinct actors' names, as entered, of the answers; sorted.
func (a *Assessment) Names() []string {
	var out []string
	for _, s := range a.States {
		if n := strings.TrimSpace(s.AnsweredBy); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}
