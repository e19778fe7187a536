// Package walk is the walk through the questions: one card each, in the order of
// the areas, the criteria or the safeguards.
package walk

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// phase is what the keys mean on the walk.
type phase int

// The phases of answering one question.
const (
	phaseAsk      phase = iota // 1 to 6 answer
	phaseEvidence              // a, b, c say what could be shown
	phaseDate                  // the date of the newest record is typed
)

// walk asks one question after another. The tree of requirements stands at the
// left, or is opened over the question where there is no room.
type walk struct {
	app  *screen.App
	w, h int

	order  order
	filter filter
	route  route
	at     int

	phase phase
	// choice is the line of the answers that the cursor is on; -1 while an open
	// question has no cursor yet, so that enter alone never answers.
	choice int
	// once says that the evidence is being changed by itself: the walk stays.
	once bool
	// fresh says that the question was open before it was answered just now.
	fresh bool
	date  widgets.Line
	// untouched says that the date is the one proposed: typing replaces it.
	untouched bool

	tree      bool
	treeAt    int
	treeFirst int
	// treeRows are the requirements that the lines of the tree belong to; -1 is
	// none.
	treeRows  []int
	scroll    int
	scrollMax int
}

// New makes the walk; arg may be the id of a question to begin at.
func New(app *screen.App, arg any) *walk {
	w := &walk{app: app}
	if as := app.Assessment(); as != nil {
		switch {
		case as.Scope.Mode == assessment.ModeQuick:
			w.order = asListed
		case as.Scope.Target == assessment.TargetHIPAA:
			w.order = bySafeguard
		}
		w.rebuild()
		w.resume(as)
	}
	if id, ok := arg.(string); ok {
		w.jump(id)
	}
	return w
}

// resume goes where the last walk stopped: to the question touched last while
// it is open or its evidence was not given, else to the next open one.
func (w *walk) resume(as *assessment.Assessment) {
	if i := w.route.find("", as.LastQuestion); i >= 0 {
		w.at = i
		a := as.State(as.LastQuestion).Answer
		if w.open(w.route.steps[i]) || a.Kind.TakesEvidence() && a.Evidence == assessment.EvidenceNotGiven && !as.EvidenceOff {
			w.settled()
			return
		}
	} else {
		w.at = -1
	}
	if i := w.route.next(w.at, 1, w.open); i >= 0 {
		w.at = i
	}
	w.at = max(0, w.at)
	w.settled()
}

// Init implements Screen.
func (w *walk) Init() tea.Cmd { return nil }

// SetSize implements Screen.
func (w *walk) SetSize(width, height int) {
	w.w, w.h = width, height
}

// TakesText implements Screen.
func (w *walk) TakesText() bool { return w.phase == phaseDate }

// rebuild lays the route again and keeps the place.
func (w *walk) rebuild() {
	as := w.app.Assessment()
	if as == nil {
		w.route, w.at = route{}, 0
		return
	}
	var stopID, question string
	if w.at < len(w.route.steps) {
		s := w.route.steps[w.at]
		stopID, question = w.route.stops[s.stop].id, s.question
	}
	w.route = routeOf(w.app.Result(), as.Scope, w.order, w.filter, question)
	if i := w.route.find(stopID, question); i >= 0 {
		w.at = i
	}
	w.at = max(0, min(w.at, len(w.route.steps)-1))
	if len(w.route.steps) > 0 && w.treeAt >= len(w.route.stops) {
		w.treeAt = w.route.steps[w.at].stop
	}
}

// item is the question in sight, or nil when there is none.
func (w *walk) item() *method.Item {
	if w.at >= len(w.route.steps) {
		return nil
	}
	return w.itemOf(w.route.steps[w.at])
}

func (w *walk) itemOf(s step) *method.Item {
	r := w.app.Result()
	if r == nil {
		return nil
	}
	it, ok := r.Item(s.question)
	if !ok {
		return nil
	}
	return it
}

// open reports that a question counts as unanswered.
func (w *walk) open(s step) bool {
	it := w.itemOf(s)
	return it != nil && !it.Answered
}

// settled puts everything that belongs to one question back to its beginning.
func (w *walk) settled() {
	w.phase, w.once, w.fresh, w.scroll = phaseAsk, false, false, 0
	w.choice = -1
	if it := w.item(); it != nil {
		for i, c := range assessment.Choices(it.Q) {
			if c.Holds(it.State.Answer.Kind) {
				w.choice = i
			}
		}
	}
	if len(w.route.steps) > 0 {
		w.treeAt = w.route.steps[w.at].stop
	}
}

// moveTo goes to a step of the route.
func (w *walk) moveTo(i int) {
	if i >= 0 && i < len(w.route.steps) {
		w.at = i
	}
	w.settled()
	w.rebuild()
}

// jump goes to a question by its id, through the filter where need be.
func (w *walk) jump(id string) {
	if w.route.find("", id) < 0 {
		w.filter = allQuestions
		w.rebuild()
	}
	if i := w.route.find("", id); i >= 0 {
		w.moveTo(i)
	}
}

// advance goes on after an answer: to the next question that is open, or, when
// an old answer was changed, to the next one.
func (w *walk) advance() {
	i := -1
	if w.fresh {
		id := w.route.steps[w.at].question
		i = w.route.next(w.at, 1, func(s step) bool { return s.question != id && w.open(s) })
	} else if w.at+1 < len(w.route.steps) {
		i = w.at + 1
	}
	if i >= 0 {
		w.moveTo(i)
		return
	}
	w.settled()
	w.rebuild()
	if w.app.Notice().Text == "" {
		if r := w.app.Result(); r.Unknown == 0 {
			w.app.Say("every question is answered; R shows the results")
		} else {
			w.app.Say("that was the last one here; " + assessment.Count(r.Unknown, "question is", "questions are") + " still open")
		}
	}
}

// progress counts answered questions in scope.
func (w *walk) progress() (answered, all int) {
	r := w.app.Result()
	if r == nil {
		return 0, 0
	}
	return len(r.Items) - r.Unknown, len(r.Items)
}

// Header implements Screen.
func (w *walk) Header() screen.Header {
	as, c := w.app.Assessment(), w.app.Clinic()
	if as == nil {
		return screen.Header{Left: "Walk"}
	}
	g := w.app.Theme.Glyph
	answered, all := w.progress()
	h := screen.Header{Left: c.Name + " " + g.Dot + " " + as.Title}
	h.Right = fmt.Sprintf("%d of %d %s %d %%", answered, all, g.Dot, 100*answered/max(1, all))
	h.SubLeft = w.order.word()
	if w.filter != allQuestions {
		h.SubLeft += ", " + w.filter.word()
	}
	it := w.item()
	if it == nil {
		return h
	}
	s := w.route.stops[w.route.steps[w.at].stop]
	if w.w >= 100 && !w.order.oneByOne() {
		h.Right = s.heading + " " + g.Dot + " " + h.Right
	}
	if w.order.oneByOne() {
		h.SubLeft += " " + g.Into + " " + s.heading
		return h
	}
	h.SubLeft += " " + g.Into + " " + s.id + " " + s.title
	if also := alsoServes(it.Q, s.id); also != "" && w.w >= 80 {
		h.SubRight = also
	}
	return h
}

// alsoServes names the other requirements that a question serves: the first,
// and how many more.
func alsoServes(q *questionnaires.Question, but string) string {
	var others []string
	for _, r := range q.Refs {
		if r.ID != but {
			others = append(others, r.ID)
		}
	}
	switch len(others) {
	case 0:
		return ""
	case 1:
		return "also " + others[0]
	}
	return fmt.Sprintf("also %s and %d more", others[0], len(others)-1)
}
