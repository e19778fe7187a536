package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// Clock tells the instant and the zone of an event. It is handed in: the
// domain reads no clock of its own.
type Clock func() time.Time

// Change is one intent as sealed events, applied in memory and not yet
// committed.
type Change struct {
	commit assessment.Commit
	drafts []draft
	// under are the packs, by setKey, that each draft's assessment had.
	under []string
}

// Events returns the sealed events of the change.
func (ch *Change) Events() []assessment.Event { return ch.commit.Events }

// draft is an event before it has its place in the chain.
type draft struct {
	kind       assessment.Kind
	assessment string
	subject    string
	body       any
}

// Session is one clinic being worked on. Every intent is validated, sealed
// into events and applied to the clinic in memory; Commit then makes it
// durable. Changes are committed in the order they were made. A session is
// used from one goroutine; Commit may run on another, and Result and Evaluate
// may as long as nothing is changed meanwhile.
type Session struct {
	store   assessment.Store
	now     Clock
	actor   string
	journal []assessment.Event
	clinic  *assessment.Clinic
	// sets holds, by setKey, every set that an assessment has or had.
	sets  map[string]*questionnaires.Set
	batch *batch
	// undo holds, newest last, what would take back what this session did, redo
	// what would do it again; stepping is set while one of them is applied.
	undo, redo []step
	stepping   bool
	memo       memo
	// packs are those in sets as they are stored, by hash.
	packs map[string]questionnaires.Stored
	kept  kept
}

// Open loads a clinic from its store, verified, with every pack that its
// assessments were made with. If the store says that its rows are stale and it
// can be written, they are made again.
func Open(ctx context.Context, st assessment.Store, now Clock) (*Session, error) {
	s := &Session{store: st, now: now, sets: map[string]*questionnaires.Set{}, packs: map[string]questionnaires.Stored{}}
	if err := s.Reload(ctx); err != nil {
		return nil, err
	}
	if err := s.refresh(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

// Reload reads the journal again and drops what was not committed. A journal
// that does not hold what this session knows to be saved is CodeReplaced:
// nothing is dropped then, and Lost says what is missing.
func (s *Session) Reload(ctx context.Context) error {
	j, err := s.store.Load(ctx)
	if err != nil {
		return err
	}
	if err := s.missing(j); err != nil {
		return err
	}
	return s.take(ctx, j)
}

// take goes on from a journal that was loaded.
func (s *Session) take(ctx context.Context, j assessment.Journal) error {
	c, err := j.Fold()
	if err != nil {
		return &assessment.Error{Code: assessment.CodeDamaged, Text: err.Error(), Cause: err}
	}
	for _, a := range c.Assessments {
		if err := s.loadSet(ctx, a.Packs); err != nil {
			return fmt.Errorf("reading the packs of assessment %s: %w", a.ID, err)
		}
	}
	s.journal, s.clinic = j.Events, c
	s.memo.forget()
	s.kept.begin(j.Head)
	return nil
}

func (s *Session) loadSet(ctx context.Context, refs []assessment.PackRef) error {
	if _, ok := s.sets[setKey(refs)]; ok {
		return nil
	}
	var packs []questionnaires.Pack
	for _, ref := range refs {
		st, err := s.store.Pack(ctx, ref.SHA256)
		if err != nil {
			return fmt.Errorf("pack %s %s: %w", ref.ID, ref.Version, err)
		}
		p, err := questionnaires.FromStored(st)
		if err != nil {
			return err
		}
		s.packs[st.SHA256] = st
		packs = append(packs, p)
	}
	set, err := questionnaires.Combine(packs...)
	if err != nil {
		return err
	}
	s.sets[setKey(refs)] = set
	return nil
}

// setKey tells sets of packs apart by their content.
func setKey(refs []assessment.PackRef) string {
	var b strings.Builder
	for _, r := range refs {
		b.WriteString(r.SHA256)
	}
	return b.String()
}

// Clinic returns the clinic as it stands, uncommitted changes included. It is
// not to be written to.
func (s *Session) Clinic() *assessment.Clinic { return s.clinic }

// Journal returns the events, uncommitted ones included.
func (s *Session) Journal() []assessment.Event { return s.journal }

// ReadOnly reports whether nothing can be saved, and why.
func (s *Session) ReadOnly() (string, bool) { return s.store.ReadOnly() }

// Actor returns the name that events are written under.
func (s *Session) Actor() string { return s.actor }

// SetActor changes the name that events are written under.
func (s *Session) SetActor(name string) { s.actor = assessment.Clean(name) }

// Today is the day by the session's clock.
func (s *Session) Today() assessment.Date { return assessment.DateOf(s.now()) }

// Set returns the questions and actions of an assessment, from its stored packs.
func (s *Session) Set(a *assessment.Assessment) *questionnaires.Set { return s.sets[setKey(a.Packs)] }

// Input returns what the method looks at; a zero asOf means as the method
// chooses.
func (s *Session) Input(a *assessment.Assessment, asOf assessment.Date) method.Input {
	return method.InputOf(s.clinic, a, s.Set(a), a.AsOf(asOf, s.Today()))
}

// Commit makes a change durable. After an error the change is still applied
// in memory and may be committed again; ErrMoved asks for Rebase first.
func (s *Session) Commit(ctx context.Context, ch *Change) error {
	if ch == nil || len(ch.commit.Events) == 0 {
		return nil
	}
	head, err := s.store.Append(ctx, ch.commit)
	if err == nil {
		s.kept.saved(head)
	}
	return err
}

// Rebase loads the journal again and applies changes that were not committed
// once more. It returns them sealed again, in order, and the subjects that
// somebody else changed meanwhile. A change that cannot be made any more,
// because its assessment was closed, is an error of code refused; those before
// it are returned. A file that was replaced by another copy is CodeReplaced,
// and nothing is changed: Restore goes on from there.
func (s *Session) Rebase(ctx context.Context, pending []*Change) (again []*Change, touched []string, err error) {
	if len(pending) == 0 {
		return nil, nil, s.Reload(ctx)
	}
	base := pending[0].commit.Events[0].Seq
	if err := s.Reload(ctx); err != nil {
		return nil, nil, err
	}
	return s.reapplyAll(pending, s.changedFrom(base))
}

// changedFrom are the subjects that the journal has events of from a number on.
func (s *Session) changedFrom(seq int64) map[string]bool {
	others := map[string]bool{}
	for _, e := range s.journal {
		if e.Seq >= seq {
			others[e.Assessment+"\x00"+e.Subject] = true
		}
	}
	return others
}

func (s *Session) reapplyAll(pending []*Change, others map[string]bool) (again []*Change, touched []string, err error) {
	for _, ch := range pending {
		next, err := s.reapply(ch)
		if err != nil {
			return again, touched, err
		}
		for _, d := range ch.drafts {
			if others[d.assessment+"\x00"+d.subject] {
				touched = append(touched, d.subject)
			}
		}
		again = append(again, next)
	}
	return again, touched, nil
}

// reapply applies the drafts of a change again, unless what they are about is
// no longer open to change.
func (s *Session) reapply(ch *Change) (*Change, error) {
	for i, d := range ch.drafts {
		a, ok := s.clinic.Assessment(d.assessment)
		if d.assessment == "" || !ok || d.kind == assessment.AssessmentReopened {
			continue
		}
		if err := s.openFor(a); err != nil {
			return nil, err
		}
		if d.kind != assessment.PacksMoved && setKey(a.Packs) != ch.under[i] {
			return nil, refuse("%q moved to other question packs meanwhile; look at the question again and repeat the change", a.Title)
		}
	}
	return s.apply(ch.drafts, ch.commit.Packs)
}

// apply seals drafts, folds them into the clinic and returns the change.
func (s *Session) apply(drafts []draft, packs []questionnaires.Stored) (*Change, error) {
	if err := s.Writable(); err != nil {
		return nil, err
	}
	if s.actor == "" {
		return nil, &assessment.Error{Code: assessment.CodeNobody, Text: "nobody is named who says so: give the name of the person at the keyboard first"}
	}
	at := s.now()
	_, offset := at.Zone()
	ch := &Change{drafts: drafts}
	back, again := len(s.undo), slices.Clone(s.redo)
	s.remember(drafts)
	for _, d := range drafts {
		body, err := assessment.CanonicalBody(d.body)
		if err != nil {
			return nil, err
		}
		e := assessment.Event{
			Seq: s.clinic.Head.Count + 1, At: at.UTC().Truncate(time.Second), Zone: offset / 60, Actor: s.authorOf(d.body),
			Assessment: d.assessment, Kind: d.kind, Version: versionOf(d.body), Subject: d.subject, Body: body, Prev: s.clinic.Head.Hash,
		}
		e.Hash = e.Sum()
		ch.under = append(ch.under, s.packsOf(d.assessment))
		if err := s.clinic.Apply(e); err != nil {
			s.undo, s.redo = s.undo[:min(back, len(s.undo))], again
			return nil, errors.Join(err, s.refold())
		}
		s.journal = append(s.journal, e)
		ch.commit.Events = append(ch.commit.Events, e)
	}
	ch.commit.Packs = packs
	ch.commit.Rows = s.rows(ch.commit.Events)
	return ch, nil
}

// packsOf is the setKey of an assessment's packs, "" where there is none.
func (s *Session) packsOf(id string) string {
	a, ok := s.clinic.Assessment(id)
	if id == "" || !ok {
		return ""
	}
	return setKey(a.Packs)
}

// refold brings the clinic back to the journal after a change of several
// events failed midway.
func (s *Session) refold() error {
	n := 0
	for _, e := range s.journal {
		if e.Seq <= s.clinic.Head.Count {
			n++
		}
	}
	c, err := assessment.Fold(s.clinic.ID, s.journal[:n])
	if err != nil {
		return err
	}
	s.clinic = c
	return nil
}
