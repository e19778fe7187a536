package questionnaires

import "slices"

// Question finds a question by id. The result points into the set and must not
// be changed.
func (s *Set) Question(id string) (*Question, bool) {
	i, ok := s.questions[id]
	if !ok {
		return nil, false
	}
	return &s.Questions[i], true
}

// Action finds an action by id. The result points into the set and must not be
// changed.
func (s *Set) Action(id string) (*Action, bool) {
	i, ok := s.actions[id]
	if !ok {
		return nil, false
	}
	return &s.Actions[i], true
}

// Index is the position of a question in s.Questions, -1 if there is none.
func (s *Set) Index(id string) int {
	if i, ok := s.questions[id]; ok {
		return i
	}
	return -1
}

// Asked lists the questions of a walk, in set order. Quick mode asks what a
// pack marks as quick, and all of a pack that marks nothing. Full mode asks all
// but the bundles of which at least one part is in the set: their parts are
// asked instead.
func (s *Set) Asked(quick bool) []*Question {
	marks := map[string]bool{}
	for i := range s.Questions {
		if s.Questions[i].Quick {
			marks[s.Questions[i].Pack] = true
		}
	}
	var out []*Question
	for i := range s.Questions {
		q := &s.Questions[i]
		if quick && (q.Quick || !marks[q.Pack]) || !quick && !s.unbundled(q) {
			out = append(out, q)
		}
	}
	return out
}

// unbundled reports whether a part of the question is in the set.
func (s *Set) unbundled(q *Question) bool {
	return slices.ContainsFunc(q.Parts, func(id string) bool { return s.Index(id) >= 0 })
}

// Bundle finds the core question that a question is a part of.
func (s *Set) Bundle(part string) (*Question, bool) {
	for i := range s.Questions {
		if slices.Contains(s.Questions[i].Parts, part) {
			return &s.Questions[i], true
		}
	}
	return nil, false
}

// Duty is what HIPAA makes of the question: Mandatory if one of its references
// is, Addressable if at least one is and none is mandatory, else NoDuty. All
// its references count, in scope or not.
func (q *Question) Duty() Duty {
	duty := NoDuty
	t := tree()
	for _, ref := range q.Refs {
		i, ok := t.byRef[ref]
		if !ok {
			continue
		}
		switch t.requirements[i].Duty {
		case Mandatory:
			return Mandatory
		case Addressable:
			duty = Addressable
		case NoDuty:
		}
	}
	return duty
}

// Cadence is the shortest recurring cadence of the question's controls, daily
// to yearly; empty when none recurs.
func (q *Question) Cadence() Cadence {
	for _, c := range []Cadence{Daily, Weekly, Monthly, Quarterly, Yearly} {
		if slices.ContainsFunc(q.Controls, func(k Control) bool { return k.Cadence == c }) {
			return c
		}
	}
	return ""
}

// Cites reports whether the question has a reference in the framework.
func (q *Question) Cites(f Framework) bool {
	return slices.ContainsFunc(q.Refs, func(r Ref) bool { return r.Framework == f })
}
