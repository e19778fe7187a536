package session

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// kept is what the session knows to be durable. Commit may run on another
// goroutine than everything else.
type kept struct {
	mu     sync.Mutex
	head   assessment.Head
	wrote  bool
	loaded bool
	lost   *Lost
}

// begin notes what the store held when it was loaded.
func (k *kept) begin(head assessment.Head) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.head, k.loaded, k.lost = head, true, nil
}

// saved notes a commit.
func (k *kept) saved(head assessment.Head) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.head, k.wrote = head, true
}

// Kept is the head up to which everything is durable as far as this session
// knows, and reports whether the session itself saved something.
func (s *Session) Kept() (head assessment.Head, wrote bool) {
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	return s.kept.head, s.kept.wrote
}

// Lost is what was saved and is no longer in the clinic file, because another
// copy of it was put in its place while it was open.
type Lost struct {
	// Events are the missing ones, as they were saved.
	Events []assessment.Event
	// Other says that the file now is another clinic's: they cannot be written
	// into that.
	Other bool
}

// Lost returns what the last Reload or Rebase found missing, or nil.
func (s *Session) Lost() *Lost {
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	return s.kept.lost
}

// missing compares a journal with what is known to be saved.
func (s *Session) missing(j assessment.Journal) error {
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	k := &s.kept
	if !k.loaded {
		return nil
	}
	k.lost = s.gone(j, k.head)
	if k.lost == nil {
		return nil
	}
	return &assessment.Error{Code: assessment.CodeReplaced, Text: s.sentence(k.lost)}
}

// gone are the events up to a head that a journal does not hold.
func (s *Session) gone(j assessment.Journal, head assessment.Head) *Lost {
	mine := s.journal[:min(head.Count, int64(len(s.journal)))]
	if j.ClinicID != s.clinic.ID {
		return &Lost{Events: slices.Clone(mine), Other: true}
	}
	if n := head.Count; n == 0 || n <= j.Head.Count && j.Events[n-1].Hash == head.Hash {
		return nil
	}
	return &Lost{Events: slices.Clone(mine[common(mine, j.Events):])}
}

// common is how many events two journals share from the beginning.
func common(a, b []assessment.Event) int {
	n := 0
	for n < min(len(a), len(b)) && a[n].Hash == b[n].Hash {
		n++
	}
	return n
}

func (s *Session) sentence(l *Lost) string {
	if l.Other {
		return "not saved: the clinic file was replaced by that of another clinic while it was open; put the right file back and try again"
	}
	events, them := "1 saved event is", "it"
	if n := len(l.Events); n > 1 {
		events, them = strconv.Itoa(n)+" saved events are", "them"
	}
	return fmt.Sprintf("not saved: the clinic file was replaced by another copy while it was open, and %s missing from it (%s); nothing was written over that copy; put the newer file back and try again, or write %s again on top of the copy",
		events, strings.Join(s.Describe(l.Events, 5), ", "), them)
}

// words for the kinds of events, where the kind itself is not one.
var words = map[assessment.Kind]string{
	assessment.AnswerSet: "answer to", assessment.NoteSet: "note on", assessment.FlagSet: "flag on", assessment.OwnerSet: "owner of",
	assessment.OverrideSet: "correction of", assessment.ReviewSet: "review of", assessment.ActionSet: "plan item",
	assessment.VendorSet: "vendor", assessment.PersonSet: "person",
}

// Describe names events for a person, at most so many of them: what they record
// and of which question, by its number and its topic.
func (s *Session) Describe(events []assessment.Event, most int) []string {
	var out []string
	for i, e := range events {
		if i == most {
			return append(out, fmt.Sprintf("and %d more", len(events)-most))
		}
		word, ok := words[e.Kind]
		if !ok {
			word = strings.ReplaceAll(string(e.Kind), ".", " ")
		}
		out = append(out, strings.TrimSpace(word+" "+s.subject(e)))
	}
	return out
}

func (s *Session) subject(e assessment.Event) string {
	a, ok := s.clinic.Assessment(e.Assessment)
	if e.Assessment == "" || !ok || s.Set(a) == nil {
		return e.Subject
	}
	if n := s.Set(a).QuestionNumber(e.Subject); n != "" {
		return n + " (" + e.Subject + ")"
	}
	return e.Subject
}

// Restored is what became of changes on top of the copy that replaced a file.
type Restored struct {
	// Changes are to be committed, in this order.
	Changes []*Change
	// Touched are the subjects that the copy had changed too.
	Touched []string
	// Refused says what could not be written again, one sentence each.
	Refused []string
}

// Restore goes on from the copy that replaced the clinic file. Where write is
// set, the missing events come first, as new events by the same authors; then
// the changes that were not committed yet. What cannot be made in the copy is
// left out and named.
func (s *Session) Restore(ctx context.Context, pending []*Change, write bool) (r Restored, err error) {
	j, err := s.store.Load(ctx)
	if err != nil {
		return r, err
	}
	head, _ := s.Kept()
	lost := s.gone(j, head)
	switch {
	case lost == nil:
		lost = &Lost{} // the right file is back
	case lost.Other:
		return r, &assessment.Error{Code: assessment.CodeReplaced, Text: s.sentence(lost)}
	}
	from := int64(common(s.journal, j.Events)) + 1
	if err := s.take(ctx, j); err != nil {
		return r, err
	}
	others := s.changedFrom(from)
	if write && len(lost.Events) > 0 {
		if err := s.writeAgain(lost.Events, others, &r); err != nil {
			return r, err
		}
	}
	for _, ch := range pending {
		next, touched, err := s.reapplyAll([]*Change{ch}, others)
		if err != nil {
			if assessment.IsCode(err, assessment.CodeReadOnly) {
				return r, err
			}
			r.Refused = append(r.Refused, err.Error())
		}
		r.Changes, r.Touched = append(r.Changes, next...), append(r.Touched, touched...)
	}
	slices.Sort(r.Touched)
	r.Touched = slices.Compact(r.Touched)
	return r, nil
}

// again is the body of an event that is written once more, as it was and by
// whom it was.
type again struct{ e assessment.Event }

// MarshalJSON implements json.Marshaler.
func (a again) MarshalJSON() ([]byte, error) { return a.e.Body, nil }

// authorOf is the name that an event with a body is written under.
func (s *Session) authorOf(body any) string {
	if b, ok := body.(again); ok {
		return b.e.Actor
	}
	return s.actor
}

// writeAgain makes one change of events that were saved once.
func (s *Session) writeAgain(events []assessment.Event, others map[string]bool, r *Restored) error {
	all := &Change{}
	s.stepping = true // what others did is not for undo
	defer func() { s.stepping = false }()
	for _, e := range events {
		d := draft{kind: e.Kind, assessment: e.Assessment, subject: e.Subject, body: again{e}}
		one := &Change{drafts: []draft{d}, under: []string{s.packsOf(e.Assessment)}}
		for _, p := range s.packs {
			if bytes.Contains(e.Body, []byte(p.SHA256)) {
				one.commit.Packs = append(one.commit.Packs, p)
			}
		}
		slices.SortFunc(one.commit.Packs, func(a, b questionnaires.Stored) int { return strings.Compare(a.SHA256, b.SHA256) })
		next, err := s.reapply(one)
		if assessment.IsCode(err, assessment.CodeReadOnly) || errors.Is(err, context.Canceled) {
			return err
		}
		if err != nil {
			r.Refused = append(r.Refused, strings.Join(s.Describe([]assessment.Event{e}, 1), "")+": "+err.Error())
			continue
		}
		if others[e.Assessment+"\x00"+e.Subject] {
			r.Touched = append(r.Touched, e.Subject)
		}
		all.drafts, all.under = append(all.drafts, next.drafts...), append(all.under, next.under...)
		all.commit.Events, all.commit.Packs = append(all.commit.Events, next.commit.Events...), append(all.commit.Packs, next.commit.Packs...)
	}
	if len(all.drafts) > 0 {
		all.commit.Rows = s.rows(all.commit.Events)
		r.Changes = append(r.Changes, all)
	}
	return nil
}
