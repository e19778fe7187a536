package questionnaires

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// errNoPack is what combining nothing gives.
var errNoPack = errors.New("no question pack; name at least one")

// item tells which pack a part of a set came from, and its path there.
type item struct {
	pack *Pack
	path string
}

// combiner checks across packs.
type combiner struct {
	set       *Set
	errs      LoadErrors
	questions []item
	actions   []item
}

// Combine takes packs together, in the order given, and checks them as a whole:
// ids are unique, every reference, fact, action, part and prerequisite is known,
// every action closes something, and nothing cycles. The questions and actions
// of the set carry their pack's id, and its actions what they close; the packs
// in the set stay as they were given. All that is wrong comes back as
// LoadErrors. The packs that ship with the program, alone, give the set that
// Embedded shares.
func Combine(packs ...Pack) (*Set, error) {
	if len(packs) == 0 {
		return nil, errNoPack
	}
	if allEmbedded(packs) {
		return Embedded(), nil
	}
	c := newCombiner(packs)
	for i := range c.set.Packs {
		p := &c.set.Packs[i]
		if slices.ContainsFunc(c.set.Packs[:i], func(o Pack) bool { return o.ID == p.ID }) {
			c.report(item{p, "id"}, "the pack id %s is taken by another pack; give it another", quoted(p.ID))
		}
		if _, ours := asEmbedded(p); !ours {
			c.errs = append(c.errs, check(p, p.origin, nil)...)
		}
		c.add(p)
	}
	if len(c.errs) == 0 {
		// What follows needs every item to be sound by itself, or one slip would be
		// reported many times.
		c.links()
		c.contradictions()
		c.lists()
		c.derive()
		c.cycles()
	}
	if err := c.errs.sorted(c.errs.files()).named(0).err(); err != nil {
		return nil, err
	}
	return c.set, nil
}

func newCombiner(packs []Pack) *combiner {
	questions, actions := 0, 0
	for i := range packs {
		questions += len(packs[i].Questions)
		actions += len(packs[i].Actions)
	}
	return &combiner{
		set: &Set{
			Packs:     slices.Clone(packs),
			Questions: make([]Question, 0, questions),
			Actions:   make([]Action, 0, actions),
			questions: make(map[string]int, questions),
			actions:   make(map[string]int, actions),
		},
		questions: make([]item, 0, questions),
		actions:   make([]item, 0, actions),
	}
}

func (c *combiner) report(at item, format string, args ...any) {
	c.errs = append(c.errs, at.pack.errorAt(at.path, at.pack.origin, fmt.Sprintf(format, args...)))
}

// add takes over a pack's items. An id that another item of the same pack has
// is check's to report.
func (c *combiner) add(p *Pack) {
	s := c.set
	for i, q := range p.Questions {
		at := item{p, fmt.Sprintf("%s/%d", pathQuestions, i)}
		if j, taken := s.questions[q.ID]; taken {
			c.taken(at, c.questions[j], "question", q.ID)
			continue
		}
		q.Pack = p.ID
		s.questions[q.ID] = len(s.Questions)
		s.Questions = append(s.Questions, q)
		c.questions = append(c.questions, at)
	}
	for i, a := range p.Actions {
		at := item{p, fmt.Sprintf("%s/%d", pathActions, i)}
		if j, taken := s.actions[a.ID]; taken {
			c.taken(at, c.actions[j], "action", a.ID)
			continue
		}
		a.Pack = p.ID
		s.actions[a.ID] = len(s.Actions)
		s.Actions = append(s.Actions, a)
		c.actions = append(c.actions, at)
	}
}

func (c *combiner) taken(at, first item, kind, id string) {
	if first.pack == at.pack || id == "" {
		return
	}
	at.path = join(at.path, "id")
	c.report(at, "%s %s: the id is taken%s; give it another", kind, id, first.pack.where(join(first.path, "id"), first.pack.origin))
}

// lists takes over the projects and routines. Two packs that name one alike mean
// the same: the first says how it is called.
func (c *combiner) lists() {
	for i := range c.set.Packs {
		for _, p := range c.set.Packs[i].Projects {
			if !slices.ContainsFunc(c.set.Projects, func(o Project) bool { return o.ID == p.ID }) {
				c.set.Projects = append(c.set.Projects, p)
			}
		}
		for _, r := range c.set.Packs[i].Routines {
			if !slices.ContainsFunc(c.set.Routines, func(o Routine) bool { return o.ID == r.ID }) {
				c.set.Routines = append(c.set.Routines, r)
			}
		}
	}
}

// contradictions takes over what the packs say of answers that exclude each
// other, and checks that their questions are known.
func (c *combiner) contradictions() {
	for i := range c.set.Packs {
		p := &c.set.Packs[i]
		for j, x := range p.Contradictions {
			c.set.Contradictions = append(c.set.Contradictions, x)
			for k, a := range x.When {
				if c.set.Index(a.Question) < 0 {
					at := item{p, fmt.Sprintf("%s/%d/when/%d", pathContradictions, j, k)}
					c.report(at, "contradiction %d: unknown question %s; name a question of the packs in use", j+1, quoted(a.Question))
				}
			}
		}
	}
}

// links checks that every name of a question, action or part resolves.
func (c *combiner) links() {
	for i := range c.set.Questions {
		q, at := &c.set.Questions[i], c.questions[i]
		for j, id := range q.ClosedBy {
			if _, ok := c.set.Action(id); !ok {
				c.report(at.in("closed_by", j), "question %s: unknown action %s in closed_by; name an action of the packs in use", q.ID, quoted(id))
			}
		}
		for j, id := range q.Parts {
			if id == q.ID {
				c.report(at.in("parts", j), "question %s names itself in parts; name other questions", q.ID)
			} else if c.set.Index(id) < 0 {
				c.report(at.in("parts", j), "question %s: unknown question %s in parts; name a question of the packs in use", q.ID, quoted(id))
			}
		}
	}
	for i := range c.set.Actions {
		a, at := &c.set.Actions[i], c.actions[i]
		for j, id := range a.DependsOn {
			if _, ok := c.set.Action(id); !ok {
				c.report(at.in("depends_on", j), "action %s: unknown prerequisite %s; name an action of the packs in use", a.ID, quoted(id))
			}
		}
	}
}

func (i item) in(list string, n int) item {
	return item{i.pack, fmt.Sprintf("%s/%s/%d", i.path, list, n)}
}

// derive sets what each action closes. Where a pack states it, it must name just
// the questions of that pack that the action closes: a pack cannot know what
// others add.
func (c *combiner) derive() {
	closes, own := map[string][]string{}, map[string][]string{}
	for _, q := range c.set.Questions {
		for _, id := range q.ClosedBy {
			closes[id] = append(closes[id], q.ID)
			if a, ok := c.set.Action(id); ok && a.Pack == q.Pack {
				own[id] = append(own[id], q.ID)
			}
		}
	}
	for i := range c.set.Actions {
		a, at := &c.set.Actions[i], c.actions[i]
		if len(closes[a.ID]) == 0 {
			c.report(at, "action %s closes no question; name it in a closed_by or remove it", a.ID)
		}
		if len(a.Closes) > 0 && !sameIDs(a.Closes, own[a.ID]) {
			at.path = join(at.path, "closes")
			c.report(at, "action %s states that it closes %s, but closed_by says %s; make them agree or leave closes out", a.ID, listed(a.Closes), listed(own[a.ID]))
		}
		a.Closes = closes[a.ID]
	}
}

func sameIDs(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// maxNamed is how many ids a message names before it stops.
const maxNamed = 20

// listed names ids in a message.
func listed(ids []string) string {
	switch {
	case len(ids) == 0:
		return "none"
	case len(ids) > maxNamed:
		return strings.Join(ids[:maxNamed], ", ") + fmt.Sprintf(" and %d more", len(ids)-maxNamed)
	}
	return strings.Join(ids, ", ")
}

// cycles reports prerequisites that need themselves: each prerequisite that
// closes a ring once, at the ring's action that was reached first.
func (c *combiner) cycles() {
	const (
		fresh = iota
		open
		done
	)
	actions := c.set.Actions
	state := make([]int, len(actions))
	depth := make([]int, len(actions)) // place in the trail
	var trail []int
	var visit func(i int)
	visit = func(i int) {
		state[i], depth[i] = open, len(trail)
		trail = append(trail, i)
		for _, id := range actions[i].DependsOn {
			j, ok := c.set.actions[id]
			if !ok {
				continue // reported by links
			}
			switch state[j] {
			case fresh:
				visit(j)
			case open:
				c.ring(trail[depth[j]:])
			}
		}
		trail = trail[:len(trail)-1]
		state[i] = done
	}
	for i := range actions {
		if state[i] == fresh {
			visit(i)
		}
	}
}

// ring reports one ring, given its members in the order in which they need each
// other.
func (c *combiner) ring(members []int) {
	var text strings.Builder
	for _, m := range members[:min(len(members), maxNamed)] {
		text.WriteString(c.set.Actions[m].ID + " needs ")
	}
	if more := len(members) - maxNamed; more > 0 {
		fmt.Fprintf(&text, "%d others that need ", more)
	}
	text.WriteString(c.set.Actions[members[0]].ID)
	at := c.actions[members[0]]
	at.path = join(at.path, "depends_on")
	c.report(at, "prerequisites go in a circle: %s; remove one of them", text.String())
}
