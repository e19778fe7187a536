package questionnaires

import (
	"go.yaml.in/yaml/v3"
)

// The keys of the lists, which also start the paths of their items.
const (
	pathQuestions      = "questions"
	pathActions        = "actions"
	pathContradictions = "contradictions"
	pathProjects       = "projects"
	pathRoutines       = "routines"
)

// noClock is how a pack writes out that a question has no clock.
const noClock = "none"

// headFields are the keys that only pack.yaml may hold.
func (d *decoder) headFields() []field {
	p := &d.pack
	return []field{
		{"id", text(d, &p.ID)},
		{"version", d.version(&p.Version)},
		{"title", text(d, &p.Title)},
		{"notes", text(d, &p.Notes)},
		{"retired", texts(d, &p.Retired)},
	}
}

// listFields are the keys that any file of the pack may hold.
func (d *decoder) listFields() []field {
	return []field{
		{pathQuestions, list(d, &d.pack.Questions, d.question)},
		{pathActions, list(d, &d.pack.Actions, d.action)},
		{pathContradictions, list(d, &d.pack.Contradictions, d.contradiction)},
		{pathProjects, list(d, &d.pack.Projects, d.project)},
		{pathRoutines, list(d, &d.pack.Routines, d.routine)},
	}
}

func (d *decoder) question(q *Question) reader {
	return func(n *yaml.Node, path string) {
		d.object(n, path, []field{
			{"id", text(d, &q.ID)},
			{"topic", text(d, &q.Topic)},
			{"ask", text(d, &q.Ask)},
			{"why", text(d, &q.Why)},
			{"partly", text(d, &q.Partly)},
			{"show", texts(d, &q.Show)},
			{"look", text(d, &q.Look)},
			{"weight", d.number(&q.Weight)},
			{"gate", d.flag(&q.Gate)},
			{"door", d.flag(&q.Door)},
			{"quick", d.flag(&q.Quick)},
			{"refs", list(d, &q.Refs, func(r *Ref) reader { return parsed(d, r, ParseRef) })},
			{"focus", texts(d, &q.Focus)},
			{"likelihood", parsed(d, &q.Likelihood, ParseLevel)},
			{"impact", parsed(d, &q.Impact, ParseLevel)},
			{"raise_if", d.conditions(&q.RaiseIf)},
			{"only_if", d.conditions(&q.OnlyIf)},
			{"exception", text(d, &q.Exception)},
			{"inheritable", d.flag(&q.Inheritable)},
			{"na", text(d, &q.NA)},
			{"max_age_days", d.number(&q.MaxAgeDays)},
			{"controls", list(d, &q.Controls, d.control)},
			{"closed_by", texts(d, &q.ClosedBy)},
			{"clock", parsed(d, &q.Clock, parseClock)},
			{"watch", text(d, &q.Watch)},
			{"baa", d.flag(&q.BAA)},
			{"parts", texts(d, &q.Parts)},
			{"replaces", texts(d, &q.Replaces)},
			{"basis", text(d, &q.Basis)},
			{"area", text(d, &q.Area)},
			{pathActions, d.besides},
		})
	}
}

// besides reads actions that stand with the question that they close first. They
// are the pack's own, as those of the file's list are: only their place in the
// file differs, so an action that closes several questions is written once.
func (d *decoder) besides(n *yaml.Node, _ string) {
	list(d, &d.pack.Actions, d.action)(n, pathActions)
}

func (d *decoder) conditions(to *[]Condition) reader {
	return list(d, to, func(c *Condition) reader { return parsed(d, c, ParseCondition) })
}

func (d *decoder) control(c *Control) reader {
	return func(n *yaml.Node, path string) {
		d.object(n, path, []field{
			{"id", text(d, &c.ID)},
			{"does", text(d, &c.Does)},
			{"kind", text(d, &c.Kind)},
			{"cadence", text(d, &c.Cadence)},
			{"focus", texts(d, &c.Focus)},
			{"routine", text(d, &c.Routine)},
		})
	}
}

func (d *decoder) project(p *Project) reader {
	return func(n *yaml.Node, path string) {
		d.object(n, path, []field{{"id", text(d, &p.ID)}, {"title", text(d, &p.Title)}})
	}
}

func (d *decoder) routine(r *Routine) reader {
	return func(n *yaml.Node, path string) {
		d.object(n, path, []field{
			{"id", text(d, &r.ID)},
			{"title", text(d, &r.Title)},
			{"cadence", text(d, &r.Cadence)},
			{"minutes", d.number(&r.Minutes)},
			{"owner", text(d, &r.Owner)},
		})
	}
}

func (d *decoder) action(a *Action) reader {
	return func(n *yaml.Node, path string) {
		d.object(n, path, []field{
			{"id", text(d, &a.ID)},
			{"title", text(d, &a.Title)},
			{"steps", texts(d, &a.Steps)},
			{"done_when", text(d, &a.DoneWhen)},
			{"evidence", texts(d, &a.Evidence)},
			{"effort", text(d, &a.Effort)},
			{"cost", text(d, &a.Cost)},
			{"hours", d.number(&a.Hours)},
			{"outside_hours", d.number(&a.OutsideHours)},
			{"dollars", list(d, &a.Dollars, d.number)},
			{"project", text(d, &a.Project)},
			{"owner", text(d, &a.Owner)},
			{"helper", text(d, &a.Helper)},
			{"depends_on", texts(d, &a.DependsOn)},
			{"closes", texts(d, &a.Closes)},
			{"replaces", texts(d, &a.Replaces)},
		})
	}
}

// parseClock reads a clock as packs write it; check refuses an unknown one.
func parseClock(s string) (Clock, error) {
	if s == noClock {
		return NoClock, nil
	}
	return Clock(s), nil
}
