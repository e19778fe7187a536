package session

import (
	"maps"
	"slices"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// PackMove is what moving an assessment to other packs would do. It is a look
// ahead: nothing is changed.
type PackMove struct {
	From, To []assessment.PackRef
	// Difference is between the whole packs, asked here or not.
	questionnaires.Difference
	// Kept counts the questions asked here whose answers stand. New are asked
	// here for the first time; Again are asked otherwise than they were answered;
	// Gone were asked here and are no more, Lost of them with an answer.
	Kept  int
	New   []string
	Again []string
	Gone  []string
	Lost  int
	// Actions are those of the plan with something recorded that the new packs
	// do not hold: the record stays in the journal alone.
	Actions []string
	// Before and After are the scores at the same day.
	Before, After *method.Result

	now *questionnaires.Set
}

// Question finds a question of the packs that would be moved to.
func (m *PackMove) Question(id string) (*questionnaires.Question, bool) { return m.now.Question(id) }

// Nothing reports whether the assessment has these packs already.
func (m *PackMove) Nothing() bool { return slices.Equal(m.From, m.To) }

// takePacks checks packs as a whole and returns how events name them and the
// form in which they are stored. They are handed to every commit that names
// them: a store keeps each once.
func (s *Session) takePacks(packs []questionnaires.Pack) ([]assessment.PackRef, []questionnaires.Stored, error) {
	set, err := questionnaires.Combine(packs...)
	if err != nil {
		return nil, nil, err
	}
	var refs []assessment.PackRef
	var stored []questionnaires.Stored
	for _, p := range packs {
		st, err := p.Store()
		if err != nil {
			return nil, nil, err
		}
		refs = append(refs, assessment.PackRef{ID: st.ID, Version: st.Version, SHA256: st.SHA256})
		stored = append(stored, st)
		s.packs[st.SHA256] = st
	}
	if key := setKey(refs); s.sets[key] == nil { // the same content is the same set
		s.sets[key] = set
	}
	return refs, stored, nil
}

// PreviewPacks tells what MovePacks would do with the same packs.
func (s *Session) PreviewPacks(a *assessment.Assessment, packs []questionnaires.Pack) (*PackMove, error) {
	refs, _, err := s.takePacks(packs)
	if err != nil {
		return nil, err
	}
	old, now := s.Set(a), s.sets[setKey(refs)]
	m := &PackMove{From: a.Packs, To: refs, Difference: questionnaires.Compare(old, now), now: now}
	before := s.Input(a, assessment.Date{})
	after := before
	after.Set = now
	moved := &assessment.Assessment{States: maps.Clone(before.States)}
	moved.Move(assessment.MovedBody{To: refs, Changed: m.Changed}, 0)
	after.States = moved.States
	m.Before, m.After = s.Result(a, assessment.Date{}), method.Evaluate(after)
	for i := range m.After.Items {
		id := m.After.Items[i].Q.ID
		_, asked := m.Before.Item(id)
		switch {
		case !asked:
			m.New = append(m.New, id)
		case a.State(id).Answer.Kind != assessment.Unanswered && slices.Contains(m.Changed, id):
			m.Again = append(m.Again, id)
		default:
			m.Kept++
		}
	}
	for i := range m.Before.Items {
		id := m.Before.Items[i].Q.ID
		if _, asked := m.After.Item(id); asked {
			continue
		}
		m.Gone = append(m.Gone, id)
		if a.State(id).Answer.Kind != assessment.Unanswered {
			m.Lost++
		}
	}
	for i := range old.Actions {
		id := old.Actions[i].ID
		if _, still := now.Action(id); !still && *a.Action(id) != (assessment.ActionState{}) {
			m.Actions = append(m.Actions, id)
		}
	}
	return m, nil
}

// MovePacks moves an open assessment to other packs, which are stored with the
// answers in the same transaction. What the new packs ask otherwise is recorded
// with the move; the answers to questions that they changed are set aside.
// Nothing done before it can be undone after it.
func (s *Session) MovePacks(a *assessment.Assessment, packs []questionnaires.Pack) (*Change, error) {
	if err := s.openFor(a); err != nil {
		return nil, err
	}
	old := s.Set(a)
	refs, stored, err := s.takePacks(packs)
	if err != nil {
		return nil, err
	}
	if slices.Equal(a.Packs, refs) {
		return nil, nil
	}
	d := questionnaires.Compare(old, s.sets[setKey(refs)])
	list := func(ids []string) []string { return append([]string{}, ids...) }
	return s.do(draft{assessment.PacksMoved, a.ID, "packs", assessment.MovedBody{
		From: a.Packs, To: refs, Added: list(d.Added), Changed: list(d.Changed), Retired: list(d.Retired),
	}}, stored...)
}
