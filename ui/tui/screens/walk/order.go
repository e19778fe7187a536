package walk

import (
	"slices"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// order is the way in which the walk goes through the questions. The answers
// are the same whichever way.
type order int

// The orders: by SOC 2 criterion, by HIPAA safeguard, by the eight areas where
// the two meet, as the packs list them.
const (
	byCriterion order = iota
	bySafeguard
	byArea
	asListed
	orders
)

// oneByOne reports an order that meets every question just once.
func (o order) oneByOne() bool { return o == byArea || o == asListed }

func (o order) word() string {
	switch o {
	case byCriterion:
		return "by criterion"
	case bySafeguard:
		return "by safeguard"
	case byArea:
		return "by area"
	case asListed:
		return "quick order"
	case orders:
	}
	return ""
}

// filter chooses which questions the walk goes through.
type filter int

// The filters.
const (
	allQuestions filter = iota
	openOnly
	gapsOnly
	flaggedOnly
	dontKnowOnly
	staleOnly
)

func (f filter) word() string {
	switch f {
	case allQuestions:
		return ""
	case openOnly:
		return "unanswered only"
	case gapsOnly:
		return "gaps only"
	case flaggedOnly:
		return "flagged only"
	case dontKnowOnly:
		return "don't know only"
	case staleOnly:
		return "weakened evidence only"
	}
	return ""
}

// none says that the filter lets no question through.
func (f filter) none() string {
	switch f {
	case openOnly:
		return "No question is unanswered. F shows others."
	case gapsOnly:
		return "No answer leaves a gap. F shows others."
	case flaggedOnly:
		return "No question is flagged. F shows others."
	case dontKnowOnly:
		return "No answer is Don't know. F shows others."
	case staleOnly:
		return "No evidence counts less than chosen. F shows others."
	case allQuestions:
	}
	return "Nothing is in the scope of this assessment. S opens the scope."
}

func (f filter) lets(it *method.Item) bool {
	switch f {
	case openOnly:
		return !it.Answered
	case gapsOnly:
		return it.Gap()
	case flaggedOnly:
		return it.State.Flag
	case dontKnowOnly:
		return it.State.Answer.Kind == assessment.DontKnow
	case staleOnly:
		return it.Answered && it.In && it.State.Answer.Evidence.Level() > it.E
	case allQuestions:
	}
	return true
}

// stop is a requirement, or where each is met once a question, with what is asked there.
type stop struct {
	// id and title name it; heading stands above it and its neighbors.
	id, title, heading string
	questions          []string
	// first is the index of its first question among the steps.
	first int
}

// step is one question at one stop. A question that serves several
// requirements is met at each of them, answered.
type step struct {
	stop     int
	question string
}

// route is the way through the questions.
type route struct {
	stops []stop
	steps []step
}

// routeOf puts the in-scope questions that the filter lets through in order.
// The question keep is among them in any case, so that what is being looked at
// does not vanish under the cursor.
func routeOf(r *method.Result, scope assessment.Scope, o order, f filter, keep string) route {
	var rt route
	if r == nil {
		return rt
	}
	var shown []*method.Item
	for i := range r.Items {
		if it := &r.Items[i]; f.lets(it) || it.Q.ID == keep {
			shown = append(shown, it)
		}
	}
	if o == byArea {
		places := questionnaires.Areas()
		slices.SortStableFunc(shown, func(a, b *method.Item) int {
			return areaPlace(places, a) - areaPlace(places, b)
		})
	}
	if o.oneByOne() {
		rt.listed(shown)
		return rt
	}
	first, other := questionnaires.SOC2, questionnaires.HIPAA
	if o == bySafeguard {
		first, other = other, first
	}
	placed := map[string]bool{}
	rt.requirements(shown, scope, first, placed)
	// What serves nothing on this side is asked at the end, by the other side.
	rest := slices.DeleteFunc(slices.Clone(shown), func(it *method.Item) bool { return placed[it.Q.ID] })
	rt.requirements(rest, scope, other, placed)
	return rt
}

func (rt *route) requirements(items []*method.Item, scope assessment.Scope, f questionnaires.Framework, placed map[string]bool) {
	groups := map[string]string{}
	for _, g := range questionnaires.Groups() {
		groups[g.ID] = g.Title
	}
	at := map[questionnaires.Ref][]string{}
	for _, it := range items {
		for _, ref := range it.Q.Refs {
			if ref.Framework == f && scope.HasRef(ref) {
				at[ref] = append(at[ref], it.Q.ID)
				placed[it.Q.ID] = true
			}
		}
	}
	for _, req := range walked(f) {
		if ids := at[req.Ref()]; len(ids) > 0 {
			heading := req.Group + " " + groups[req.Group]
			if f == questionnaires.HIPAA {
				heading = "HIPAA: " + groups[req.Group]
			}
			rt.add(stop{id: req.ID, title: req.Title, heading: heading, questions: ids})
		}
	}
}

// generalRules are the Security Rule's general rules (45 CFR 164.306).
const generalRules = "hipaa-general"

// walked are the requirements of a framework in the order of a walk: as the
// text has them, but the general rules of the Security Rule last. They ask what
// only somebody who was asked the rest can answer.
func walked(f questionnaires.Framework) []questionnaires.Requirement {
	var out, last []questionnaires.Requirement
	for _, r := range questionnaires.Requirements() {
		switch {
		case r.Framework != f:
		case r.Group == generalRules:
			last = append(last, r)
		default:
			out = append(out, r)
		}
	}
	return append(out, last...)
}

// areaPlace is the place of a question's area; one without comes last.
func areaPlace(places []string, it *method.Item) int {
	if i := slices.Index(places, it.Q.Area); i >= 0 {
		return i
	}
	return len(places)
}

func (rt *route) listed(items []*method.Item) {
	for _, it := range items {
		rt.add(stop{id: it.Q.ID, heading: areaTitle(it.Q.Area), questions: []string{it.Q.ID}})
	}
}

func (rt *route) add(s stop) {
	s.first = len(rt.steps)
	rt.stops = append(rt.stops, s)
	for _, q := range s.questions {
		rt.steps = append(rt.steps, step{len(rt.stops) - 1, q})
	}
}

// find returns the index of a question, at the stop with the id where it is
// met there; -1 where it is not on the route.
func (rt route) find(stopID, question string) int {
	found := -1
	for i, s := range rt.steps {
		if s.question != question {
			continue
		}
		if rt.stops[s.stop].id == stopID {
			return i
		}
		if found < 0 {
			found = i
		}
	}
	return found
}

// next returns the index of the first step after at, going round in the
// direction by, that is wanted; -1 where there is none.
func (rt route) next(at, by int, want func(step) bool) int {
	n := len(rt.steps)
	for k := 1; k <= n; k++ {
		i := ((at+by*k)%n + n) % n
		if want(rt.steps[i]) {
			return i
		}
	}
	return -1
}

// areaTitle is the heading of one of the eight mapping areas.
func areaTitle(area string) string {
	if t := questionnaires.AreaTitle(area); t != "" {
		return t
	}
	return "Other"
}
