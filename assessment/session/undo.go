package session

import (
	"slices"

	"clinicready/assessment"
)

// step is what undo or redo applies at once: everything that one form, or one
// key, recorded.
type step struct {
	assessment string
	drafts     []draft
}

// Undo takes back the last step of an assessment: answers, notes, flags, owners,
// overrides and what was recorded about actions, with new events that set what
// stood before. Called again it goes further back. A brought back answer keeps
// who gave it, and when. Undo returns what it concerns, a question or an action,
// or "" when nothing is left. Only what this session did can be undone.
func (s *Session) Undo(a *assessment.Assessment) (*Change, string, error) {
	return s.stepBack(a, &s.undo, &s.redo)
}

// Redo does again what Undo took back last; a new change ends what can be done
// again.
func (s *Session) Redo(a *assessment.Assessment) (*Change, string, error) {
	return s.stepBack(a, &s.redo, &s.undo)
}

// stepBack applies the newest step of one list and puts its opposite on the
// other. A step that is refused stays where it is.
func (s *Session) stepBack(a *assessment.Assessment, from, onto *[]step) (*Change, string, error) {
	i := len(*from) - 1
	for i >= 0 && (*from)[i].assessment != a.ID {
		i--
	}
	if i < 0 {
		return nil, "", nil
	}
	if err := s.openFor(a); err != nil {
		return nil, "", err
	}
	st := (*from)[i]
	opposite := s.before(st.drafts)
	s.stepping = true
	ch, err := s.apply(st.drafts, nil)
	s.stepping = false
	if err != nil {
		return nil, "", err
	}
	*from = slices.Delete(*from, i, i+1)
	*onto = append(*onto, step{a.ID, opposite})
	return ch, st.drafts[0].subject, nil
}

// remember keeps what drafts are about to replace, as one step.
func (s *Session) remember(drafts []draft) {
	if s.stepping {
		return
	}
	for _, d := range drafts {
		if d.kind == assessment.PacksMoved {
			s.forget(d.assessment)
			return
		}
	}
	if back := s.before(drafts); len(back) > 0 {
		s.undo = append(s.undo, step{back[0].assessment, back})
		s.redo = slices.DeleteFunc(s.redo, func(st step) bool { return st.assessment == back[0].assessment })
	}
}

// forget drops the steps of an assessment: what was answered under older packs
// is not brought back under newer ones.
func (s *Session) forget(id string) {
	of := func(st step) bool { return st.assessment == id }
	s.undo, s.redo = slices.DeleteFunc(s.undo, of), slices.DeleteFunc(s.redo, of)
}

// before returns the drafts that would bring back what stands now where the
// drafts would change it, the last one first.
func (s *Session) before(drafts []draft) []draft {
	var out []draft
	for _, d := range slices.Backward(drafts) {
		a, ok := s.clinic.Assessment(d.assessment)
		if !ok || d.assessment == "" {
			continue
		}
		st := *a.State(d.subject)
		var body any
		switch d.kind {
		case assessment.AnswerSet:
			body = assessment.BodyRestored(st.Answer, st.AnsweredBy, st.AnsweredAt)
		case assessment.NoteSet:
			body = assessment.TextBody{Text: st.Note}
		case assessment.OwnerSet:
			body = assessment.TextBody{Text: st.Owner}
		case assessment.FlagSet:
			body = assessment.FlagBody{Flag: st.Flag}
		case assessment.OverrideSet:
			body = st.Override
		case assessment.ActionSet:
			body = *a.Action(d.subject)
		default:
			continue
		}
		out = append(out, draft{d.kind, d.assessment, d.subject, body})
	}
	return out
}

// versionOf is the version of the body that a draft is sealed with.
func versionOf(body any) int {
	switch b := body.(type) {
	case assessment.RestoredBody:
		return 2
	case assessment.PartlyBody:
		return 3
	case again:
		return b.e.Version
	}
	return 1
}
