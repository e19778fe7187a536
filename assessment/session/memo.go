package session

import (
	"slices"
	"sync"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// evaluated is one piece of work of the method: an assessment scored or, with
// plan, its plan built from that score.
type evaluated struct {
	assessment string
	asOf       assessment.Date
	plan       bool
}

// memo keeps what the method said until something changes that it looked at.
// It may be asked from several goroutines while the clinic stands still: a
// command that writes a report asks beside the screens.
type memo struct {
	mu   sync.Mutex
	kept map[occasion]*evaluation
	// watch is told of all work, for the tests that count it; nil for nobody.
	watch func(evaluated)
}

// occasion is an assessment at a day.
type occasion struct {
	id   string
	asOf assessment.Date
}

// evaluation is what was said, and of what.
type evaluation struct {
	of     *assessment.Assessment
	events int
	in     method.Input
	result *method.Result
	// plans are by hours a week.
	plans map[int]*method.Plan
}

// holds reports whether the evaluation is one of this input. Everything that
// an input takes from its assessment changes only by an event of its own, and
// those are counted; the questions and the registers are compared. A closed
// assessment keeps its registers, so what happens elsewhere never touches it.
func (e *evaluation) holds(a *assessment.Assessment, in method.Input) bool {
	return e.of == a && e.events == a.Events && e.in.Set == in.Set && e.in.AsOf == in.AsOf &&
		slices.Equal(e.in.Vendors, in.Vendors) && slices.Equal(e.in.People, in.People) && slices.Equal(e.in.Clocks, in.Clocks)
}

// of returns the evaluation of an assessment, made now if need be.
func (m *memo) of(a *assessment.Assessment, in method.Input) *evaluation {
	at := occasion{a.ID, in.AsOf}
	if e, ok := m.kept[at]; ok && e.holds(a, in) {
		return e
	}
	// What was said of the assessment before its last change is of no more use.
	for other, e := range m.kept {
		if other.id == a.ID && (e.of != a || e.events != a.Events) {
			delete(m.kept, other)
		}
	}
	e := &evaluation{of: a, events: a.Events, in: in, result: method.Evaluate(in), plans: map[int]*method.Plan{}}
	if m.kept == nil {
		m.kept = map[occasion]*evaluation{}
	}
	m.kept[at] = e
	m.tell(evaluated{a.ID, in.AsOf, false})
	return e
}

func (m *memo) tell(e evaluated) {
	if m.watch != nil {
		m.watch(e)
	}
}

func (m *memo) result(a *assessment.Assessment, in method.Input) *method.Result {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.of(a, in).result
}

func (m *memo) plan(a *assessment.Assessment, in method.Input) (*method.Result, *method.Plan) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e := m.of(a, in)
	p, ok := e.plans[in.HoursPerWeek]
	if !ok {
		p = method.BuildPlan(in, e.result)
		e.plans[in.HoursPerWeek] = p
		m.tell(evaluated{a.ID, in.AsOf, true})
	}
	return e.result, p
}

// forget drops everything: the clinic was read again.
func (m *memo) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept = nil
}

// Result scores an assessment; a zero asOf means as the method chooses. It is
// computed once for a state of the clinic and a day, and shared by all who ask:
// nothing in it may be written to.
func (s *Session) Result(a *assessment.Assessment, asOf assessment.Date) *method.Result {
	return s.memo.result(a, s.Input(a, asOf))
}

// Evaluate scores an assessment and builds its plan. Both are shared, as those
// of Result are, and must not be written to.
func (s *Session) Evaluate(a *assessment.Assessment, asOf assessment.Date) (*method.Result, *method.Plan) {
	return s.memo.plan(a, s.Input(a, asOf))
}

// EvaluateHours is Evaluate with other hours a week for fixing than the clinic
// gave; 0 is a clinic that gave none.
func (s *Session) EvaluateHours(a *assessment.Assessment, asOf assessment.Date, hours int) (*method.Result, *method.Plan) {
	in := s.Input(a, asOf)
	in.HoursPerWeek = hours
	return s.memo.plan(a, in)
}

// Asked are the questions in scope today, in pack order.
func (s *Session) Asked(a *assessment.Assessment) []*questionnaires.Question {
	r := s.Result(a, assessment.Date{})
	out := make([]*questionnaires.Question, len(r.Items))
	for i := range r.Items {
		out[i] = r.Items[i].Q
	}
	return out
}

// Credit says how the answer to a question counts today.
func (s *Session) Credit(a *assessment.Assessment, q *questionnaires.Question) method.Credit {
	if it, ok := s.Result(a, assessment.Date{}).Item(q.ID); ok {
		return it.Credit
	}
	return s.Input(a, assessment.Date{}).CreditOf(q) // not asked here
}
