package session

import (
	"context"
	"errors"
	"strings"

	"clinicready/assessment"
)

// tries is how often a change is put on top of what others save meanwhile
// before it is given up: each try lost is a change that somebody else made.
const tries = 8

// OnTop says what became of changes that were put on top of what another
// program saved meanwhile.
type OnTop struct {
	// Again are the changes sealed again, in order.
	Again []*Change
	// Touched are the subjects that both changed.
	Touched []string
	// Dropped says of each change that cannot be made any more why it was left
	// out.
	Dropped []error
}

// Sentence says to a person what became of the changes.
func (o OnTop) Sentence() string {
	switch {
	case len(o.Dropped) > 0:
		var why []string
		for _, err := range o.Dropped {
			why = append(why, err.Error())
		}
		return "somebody else changed this clinic; not kept: " + strings.Join(why, "; ")
	case len(o.Touched) > 0:
		them := "them"
		if len(o.Touched) == 1 {
			them = "it"
		}
		return "Another program changed this clinic while you worked. Yours was put on top of theirs for: " +
			strings.Join(o.Touched, ", ") + ". Look at " + them + " again."
	}
	return "somebody else changed this clinic meanwhile; both are kept"
}

// PutOnTop is Rebase for changes of which some may be impossible by now: those
// are left out and told of. An error is one of the store, and nothing is lost
// by trying again.
func (s *Session) PutOnTop(ctx context.Context, pending []*Change) (OnTop, error) {
	var out OnTop
	for {
		again, touched, err := s.Rebase(ctx, pending)
		if err == nil {
			out.Again, out.Touched = again, touched
			return out, nil
		}
		if ofTheStore(err) || len(again) >= len(pending) {
			return out, err
		}
		// The change after those that went well cannot be made any more.
		out.Dropped = append(out.Dropped, err)
		pending = append(pending[:len(again):len(again)], pending[len(again)+1:]...)
	}
}

// ofTheStore reports whether an error is one of the file, which may go away,
// and not one of a change that cannot be made any more.
func ofTheStore(err error) bool {
	var e *assessment.Error
	var chain *assessment.ChainError
	return errors.As(err, &chain) || errors.As(err, &e) && e.Code != assessment.CodeRefused
}

// Save commits a change. Where another program saved first, the change is put
// on top of what that saved and committed again, and what became of it is
// returned; otherwise the OnTop is nil. A change that cannot be made any more is
// its error. After any other error the change to save again is returned.
func (s *Session) Save(ctx context.Context, ch *Change) (*Change, *OnTop, error) {
	err := s.Commit(ctx, ch)
	var on *OnTop
	for range tries {
		if !errors.Is(err, assessment.ErrMoved) {
			break
		}
		put, perr := s.PutOnTop(ctx, []*Change{ch})
		if perr != nil {
			return ch, on, perr
		}
		if len(put.Dropped) > 0 {
			return nil, nil, put.Dropped[0]
		}
		if on != nil {
			put.Touched = union(on.Touched, put.Touched)
		}
		ch, on = put.Again[0], &put
		err = s.Commit(ctx, ch)
	}
	return ch, on, err
}

// union is what either has, once.
func union(a, b []string) []string {
	have := map[string]bool{}
	var out []string
	for _, s := range append(a[:len(a):len(a)], b...) {
		if !have[s] {
			have[s] = true
			out = append(out, s)
		}
	}
	return out
}

// Writable is nil where changes can be saved, and otherwise the refusal with
// its reason, to be said before anything is typed in vain.
func (s *Session) Writable() error {
	if reason, ro := s.store.ReadOnly(); ro {
		return &assessment.Error{Code: assessment.CodeReadOnly, Text: "this clinic is open read-only: " + reason}
	}
	return nil
}

// Choose finds an assessment by id; an empty id is the newest one.
func (s *Session) Choose(id string) (*assessment.Assessment, error) {
	list := s.clinic.Assessments
	if len(list) == 0 {
		return nil, &assessment.Error{Code: assessment.CodeMissing, Text: "this clinic has no assessment: its set-up was not finished; remove the file and make the clinic again"}
	}
	if id == "" {
		return list[len(list)-1], nil
	}
	if a, ok := s.clinic.Assessment(id); ok {
		return a, nil
	}
	ids := make([]string, len(list))
	for i, a := range list {
		ids[i] = a.ID
	}
	return nil, &assessment.Error{Code: assessment.CodeMissing, Text: "there is no assessment " + id + " in this clinic; it has " + strings.Join(ids, ", ")}
}
