package questionnaires

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Limits of what a pack may hold.
const (
	maxSteps   = 5      // steps in an action
	maxAgeDays = 36_500 // a hundred years: beyond it a number is a slip
	maxHours   = 400    // hours of one action, own or bought
	maxDollars = 10_000_000
	maxMinutes = 24 * 60 // a routine takes a day at most
)

// isID reports whether a text has the form of every id: up to 80 letters,
// digits, dots, dashes and underscores, a letter or digit first. It holds no
// colon: find-out:ID and write-down:ID are ids of derived actions.
func isID(s string) bool {
	if s == "" || len(s) > 80 || strings.IndexByte("._-", s[0]) >= 0 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (c < '0' || c > '9') && c != '.' && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

// checker finds what is wrong with one pack by itself, whether it came from a
// folder, from JSON or from Go code.
type checker struct {
	pack   *Pack
	origin origin
	bad    badPaths
	errs   LoadErrors
}

// check reports everything that a pack gets wrong by itself, but stays silent
// about the paths in bad, for which the decoder has spoken.
func check(p *Pack, o origin, bad badPaths) LoadErrors {
	c := &checker{pack: p, origin: o, bad: bad}
	c.head()
	questions := map[string]string{}
	for i := range p.Questions {
		c.question(&p.Questions[i], fmt.Sprintf("%s/%d", pathQuestions, i), questions)
	}
	actions := map[string]string{}
	for i := range p.Actions {
		c.action(&p.Actions[i], fmt.Sprintf("%s/%d", pathActions, i), actions)
	}
	c.projects()
	c.routines()
	for i := range p.Contradictions {
		c.contradiction(&p.Contradictions[i], fmt.Sprintf("%s/%d", pathContradictions, i))
	}
	c.retired(questions, actions)
	return c.errs
}

func (c *checker) report(path, format string, args ...any) {
	if c.bad.has(path) {
		return
	}
	c.errs = append(c.errs, c.pack.errorAt(path, c.origin, fmt.Sprintf(format, args...)))
}

// errorAt makes an error about a part of the pack.
func (p *Pack) errorAt(path string, o origin, msg string) LoadError {
	if at, ok := o.find(path); ok {
		return LoadError{File: at.file, Line: at.line, Msg: msg}
	}
	return LoadError{File: strings.TrimSpace("pack " + p.ID), Msg: msg}
}

func (c *checker) head() {
	p := c.pack
	c.id("id", "the pack", p.ID)
	c.required("version", "the pack", p.Version)
	c.required("title", "the pack", p.Title)
	c.multiline("notes", "the pack", p.Notes)
	if len(p.Questions) == 0 {
		c.report(pathQuestions, "the pack is empty; add at least one question")
	}
}

func (c *checker) question(q *Question, path string, seen map[string]string) {
	who := named("question", q.ID, path)
	c.unique(join(path, "id"), who, q.ID, seen)
	c.required(join(path, "ask"), who, q.Ask)
	for _, t := range []struct{ key, s string }{
		{"topic", q.Topic}, {"why", q.Why}, {"partly", q.Partly}, {"look", q.Look}, {"na", q.NA},
	} {
		c.line(join(path, t.key), who, t.s)
	}
	c.lines(join(path, "show"), who, q.Show)
	switch q.Weight {
	case 5, 3, 1:
	case 0:
		c.report(join(path, "weight"), "%s has no weight; write 5, 3 or 1", who)
	default:
		c.report(join(path, "weight"), "%s has weight %d; write 5, 3 or 1", who, q.Weight)
	}
	c.level(join(path, "likelihood"), who, q.Likelihood)
	c.level(join(path, "impact"), who, q.Impact)
	c.refs(join(path, "refs"), who, q.Refs)
	c.focus(join(path, "focus"), who, q.Focus)
	c.conditions(join(path, "raise_if"), who, q.RaiseIf)
	c.conditions(join(path, "only_if"), who, q.OnlyIf)
	word(c, join(path, "exception"), who, q.Exception, exceptions)
	word(c, join(path, "clock"), who, q.Clock, clocks)
	word(c, join(path, "basis"), who, q.Basis, bases)
	word(c, join(path, "area"), who, q.Area, areas)
	if q.Watch != "" {
		c.id(join(path, "watch"), who, q.Watch)
	}
	if q.MaxAgeDays < 0 || q.MaxAgeDays > maxAgeDays {
		c.report(join(path, "max_age_days"), "%s has max_age_days %d; write a number from 1 to %d or leave it out", who, q.MaxAgeDays, maxAgeDays)
	}
	c.controls(join(path, "controls"), who, q.Controls)
	if len(q.ClosedBy) == 0 {
		c.report(join(path, "closed_by"), "%s has no closed_by; name at least one action that closes it", who)
	}
	c.ids(join(path, "closed_by"), who, q.ClosedBy)
	c.ids(join(path, "parts"), who, q.Parts)
	c.ids(join(path, "replaces"), who, q.Replaces)
	if q.Pack != "" && q.Pack != c.pack.ID {
		c.report(path, "%s says that it belongs to pack %s; leave that out", who, quoted(q.Pack))
	}
}

// retired checks that no question or action takes the id of one that is no
// more, whether the pack lists it as retired or something replaces it.
func (c *checker) retired(questions, actions map[string]string) {
	c.ids("retired", "the pack", c.pack.Retired)
	for _, id := range c.pack.Retired {
		if path, taken := questions[id]; taken && path != "" {
			c.report(path, "question %s takes a retired id; ids are permanent, give it another", id)
		}
	}
	for i, q := range c.pack.Questions {
		c.replaced(fmt.Sprintf("%s/%d/replaces", pathQuestions, i), "question "+q.ID, q.Replaces, questions)
	}
	for i, a := range c.pack.Actions {
		c.replaced(fmt.Sprintf("%s/%d/replaces", pathActions, i), "action "+a.ID, a.Replaces, actions)
	}
}

func (c *checker) replaced(path, who string, ids []string, present map[string]string) {
	for i, id := range ids {
		if _, still := present[id]; still {
			c.report(join(path, strconv.Itoa(i)), "%s replaces %s, which the pack still holds; remove one of them", who, id)
		}
	}
}

func (c *checker) action(a *Action, path string, seen map[string]string) {
	who := named("action", a.ID, path)
	c.unique(join(path, "id"), who, a.ID, seen)
	c.required(join(path, "title"), who, a.Title)
	for _, t := range []struct{ key, s string }{
		{"done_when", a.DoneWhen}, {"owner", a.Owner}, {"helper", a.Helper},
	} {
		c.line(join(path, t.key), who, t.s)
	}
	c.lines(join(path, "steps"), who, a.Steps)
	if len(a.Steps) > maxSteps {
		c.report(join(path, "steps"), "%s has %d steps; write at most %d, or split the action", who, len(a.Steps), maxSteps)
	}
	c.lines(join(path, "evidence"), who, a.Evidence)
	if a.Effort == "" && a.Hours == 0 {
		c.report(join(path, "effort"), "%s has no effort; write one of %s, or hours", who, oneOf(efforts))
	}
	word(c, join(path, "effort"), who, a.Effort, efforts)
	if a.Cost == "" && a.Dollars == nil {
		c.report(join(path, "cost"), "%s has no cost; write one of %s, or dollars", who, oneOf(costs))
	}
	c.work(a, path, who)
	word(c, join(path, "cost"), who, a.Cost, costs)
	c.ids(join(path, "depends_on"), who, a.DependsOn)
	c.ids(join(path, "closes"), who, a.Closes)
	c.ids(join(path, "replaces"), who, a.Replaces)
	if a.Pack != "" && a.Pack != c.pack.ID {
		c.report(path, "%s says that it belongs to pack %s; leave that out", who, quoted(a.Pack))
	}
}

// work checks the hours and dollars that stand in place of the grades.
func (c *checker) work(a *Action, path, who string) {
	for _, h := range []struct {
		key   string
		hours int
	}{{"hours", a.Hours}, {"outside_hours", a.OutsideHours}} {
		if h.hours < 0 || h.hours > maxHours {
			c.report(join(path, h.key), "%s has %s %d; write a whole number from 1 to %d, or leave it out", who, h.key, h.hours, maxHours)
		}
	}
	if d := a.Dollars; d != nil && (len(d) != 2 || d[0] < 0 || d[1] < d[0] || d[1] > maxDollars) {
		c.report(join(path, "dollars"), "%s has dollars %v; write the least and the most, as in [500, 2000]", who, d)
	}
}

// projects checks the list of projects, and that every action is of one where
// there is a list.
func (c *checker) projects() {
	seen := map[string]string{}
	for i, p := range c.pack.Projects {
		path := fmt.Sprintf("%s/%d", pathProjects, i)
		who := named("project", p.ID, path)
		c.unique(join(path, "id"), who, p.ID, seen)
		c.required(join(path, "title"), who, p.Title)
		if p.ID == FindOutProject {
			c.report(join(path, "id"), "the project id %s is taken by what finding out is grouped under; give it another", FindOutProject)
		}
	}
	for i := range c.pack.Actions {
		a := &c.pack.Actions[i]
		path := fmt.Sprintf("%s/%d/project", pathActions, i)
		_, known := seen[a.Project]
		switch {
		case a.Project == "" && len(seen) > 0:
			c.report(path, "action %s names no project; the pack lists projects, so that each of its actions names one", a.ID)
		case a.Project != "" && !known:
			c.report(path, "action %s names the project %s, which the pack does not list; list it or name another", a.ID, quoted(a.Project))
		}
	}
}

// routines checks the list of routines, and that every control that runs at
// times is run by one where there is a list.
func (c *checker) routines() {
	seen := map[string]string{}
	for i, r := range c.pack.Routines {
		path := fmt.Sprintf("%s/%d", pathRoutines, i)
		who := named("routine", r.ID, path)
		c.unique(join(path, "id"), who, r.ID, seen)
		c.required(join(path, "title"), who, r.Title)
		c.line(join(path, "owner"), who, r.Owner)
		if r.Cadence == "" || r.Cadence == Always {
			c.report(join(path, "cadence"), "%s has no cadence at which it runs; write one of %s", who, oneOf(cadences[1:]))
		}
		word(c, join(path, "cadence"), who, r.Cadence, cadences)
		if r.Minutes < 1 || r.Minutes > maxMinutes {
			c.report(join(path, "minutes"), "%s has minutes %d; write a whole number from 1 to %d", who, r.Minutes, maxMinutes)
		}
	}
	for i := range c.pack.Questions {
		q := &c.pack.Questions[i]
		for j, k := range q.Controls {
			path := fmt.Sprintf("%s/%d/controls/%d/routine", pathQuestions, i, j)
			_, known := seen[k.Routine]
			switch {
			case k.Routine == "" && len(seen) > 0 && k.Cadence != Always:
				c.report(path, "control %s of question %s names no routine; the pack lists routines, so that each control that runs at times names one", k.ID, q.ID)
			case k.Routine != "" && !known:
				c.report(path, "control %s of question %s names the routine %s, which the pack does not list; list it or name another", k.ID, q.ID, quoted(k.Routine))
			}
		}
	}
}

func (c *checker) controls(path, who string, controls []Control) {
	seen := map[string]string{}
	for i, k := range controls {
		p := join(path, strconv.Itoa(i))
		whose := named("control", k.ID, p) + " of " + who
		c.unique(join(p, "id"), whose, k.ID, seen)
		c.required(join(p, "does"), whose, k.Does)
		if k.Kind == "" {
			c.report(join(p, "kind"), "%s has no kind; write one of %s", whose, oneOf(controlKinds))
		}
		word(c, join(p, "kind"), whose, k.Kind, controlKinds)
		if k.Cadence == "" {
			c.report(join(p, "cadence"), "%s has no cadence; write one of %s", whose, oneOf(cadences))
		}
		word(c, join(p, "cadence"), whose, k.Cadence, cadences)
		c.focus(join(p, "focus"), whose, k.Focus)
	}
}

func (c *checker) refs(path, who string, refs []Ref) {
	if len(refs) == 0 {
		c.report(path, "%s has no refs; name at least one requirement that it serves", who)
	}
	seen := map[Ref]bool{}
	for i, r := range refs {
		p := join(path, strconv.Itoa(i))
		if _, ok := RequirementByRef(r); !ok {
			c.report(p, "%s: unknown reference %s; name a criterion or citation of the requirement tree", who, quoted(r.String()))
		}
		if seen[r] {
			c.report(p, "%s names the reference %s twice; keep one", who, r)
		}
		seen[r] = true
	}
}

func (c *checker) focus(path, who string, keys []string) {
	seen := map[string]bool{}
	for i, k := range keys {
		p := join(path, strconv.Itoa(i))
		criterion, slug, ok := strings.Cut(k, "/")
		_, known := RequirementByRef(Ref{SOC2, criterion})
		_, exists := PointOfFocusByKey(k)
		switch {
		case !ok || slug == "":
			c.report(p, "%s: focus %s has no slug; write CRITERION/slug", who, quoted(k))
		case !known:
			c.report(p, "%s: focus %s names no criterion; write CRITERION/slug", who, quoted(k))
		case !exists:
			c.report(p, "%s: unknown point of focus %s; use one of %s", who, quoted(k), focusOf(criterion))
		case seen[k]:
			c.report(p, "%s names the point of focus %s twice; keep one", who, k)
		}
		seen[k] = true
	}
}

// focusOf lists the slugs of a criterion's points of focus, for messages.
func focusOf(criterion string) string {
	var slugs []string
	for _, p := range tree().focus {
		if p.Criterion == criterion {
			slugs = append(slugs, p.Slug)
		}
	}
	return oneOf(slugs)
}

func (c *checker) conditions(path, who string, conds []Condition) {
	seen := map[Condition]bool{}
	for i, cond := range conds {
		p := join(path, strconv.Itoa(i))
		f, known := FactByKey(cond.Fact)
		switch {
		case !known:
			c.report(p, "%s: unknown fact %s; use a fact of the profile", who, quoted(cond.Fact))
		case !f.Raises:
			c.report(p, "%s: the fact %s is a number; use a yes/no fact", who, f.Key)
		case cond.Kind != "" && f.Type != FactKinds:
			c.report(p, "%s: the fact %s has no kinds; write %s alone", who, f.Key, f.Key)
		case cond.Kind != "" && !slices.Contains(f.Kinds, cond.Kind):
			c.report(p, "%s: unknown kind %s of the fact %s; use %s", who, quoted(cond.Kind), f.Key, oneOf(f.Kinds))
		case seen[cond]:
			c.report(p, "%s names the fact %s twice; keep one", who, cond)
		}
		seen[cond] = true
	}
}

// level checks a level that every question must state. A pack from a folder
// knows whether it was written; elsewhere the zero value is very low.
func (c *checker) level(path, who string, l Level) {
	switch {
	case c.origin != nil && !c.origin.has(path):
		c.report(path, "%s has no %s; write VL, L, M, H or VH", who, last(path))
	case l > VeryHigh:
		c.report(path, "%s: %s is not a level; write VL, L, M, H or VH", who, l)
	}
}

// word checks a word of a closed list; empty is left to the caller.
func word[T ~string](c *checker, path, who string, w T, known []T) {
	if w != "" && !slices.Contains(known, w) {
		c.report(path, "%s: unknown %s %s; use %s", who, last(path), quoted(string(w)), oneOf(known))
	}
}

func (c *checker) id(path, who, id string) {
	switch {
	case id == "":
		c.report(path, "%s has no %s; add one", who, last(path))
	case !isID(id):
		c.report(path, "%s: %s is not an id; use up to 80 letters, digits, dots, dashes and underscores, a letter or digit first", who, quoted(id))
	}
}

func (c *checker) ids(path, who string, ids []string) {
	seen := map[string]bool{}
	for i, id := range ids {
		p := join(path, strconv.Itoa(i))
		c.id(p, who, id)
		if seen[id] {
			c.report(p, "%s names %s twice in %s; keep one", who, quoted(id), last(path))
		}
		seen[id] = true
	}
}

// unique checks an id and that nothing before has it.
func (c *checker) unique(path, who, id string, seen map[string]string) {
	c.id(path, who, id)
	if id == "" {
		return
	}
	if first, ok := seen[id]; ok {
		c.report(path, "%s: the id is taken%s; give it another", who, c.pack.where(first, c.origin))
		return
	}
	seen[id] = path
}

// where tells in a message where something stands, if that is known.
func (p *Pack) where(path string, o origin) string {
	if at, ok := o.find(path); ok {
		return fmt.Sprintf(" at %s:%d", at.file, at.line)
	}
	return " in pack " + p.ID
}

// named names an item in messages: by id where it has one, else by position.
func named(kind, id, path string) string {
	if id != "" {
		if isID(id) {
			return kind + " " + id
		}
		return kind + " " + quoted(id)
	}
	i, err := strconv.Atoi(path[strings.LastIndexByte(path, '/')+1:])
	if err != nil {
		return "the " + kind
	}
	return fmt.Sprintf("%s %d", kind, i+1)
}
