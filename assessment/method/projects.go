package method

import (
	"slices"

	"clinicready/questionnaires"
)

// Project is a group of actions of the plan. It moves none of them.
type Project struct {
	ID, Title string
	// Place counts from 1, by the first of its actions.
	Place int
	// Actions are ids in plan order.
	Actions []string
	// Tier is the best effective tier of its actions.
	Tier Tier
	Bill
	// Gain is how many points of readiness it adds, Benefit how many risk points
	// it removes, when it alone is done, from now. Projects that share a question
	// need not add up.
	Gain, Benefit int
	// StartWeek of its first action, EndWeek of the last to end.
	StartWeek, EndWeek int
	// LateWeeks is the most of its actions'.
	LateWeeks int
	// Owners are the persons of its actions, or the roles where nobody is named,
	// each once.
	Owners []string
}

// groupProjects groups the plan's actions by their projects, where the packs
// list any.
func (p *Plan) groupProjects() {
	titles := map[string]string{questionnaires.FindOutProject: "Find out what nobody knew"}
	if len(p.in.Set.Projects) == 0 {
		return
	}
	for _, one := range p.in.Set.Projects {
		titles[one.ID] = one.Title
	}
	at := map[string]int{}
	for i := range p.Actions {
		a := &p.Actions[i]
		n, ok := at[a.Project]
		if !ok {
			n = len(p.Projects)
			at[a.Project] = n
			p.Projects = append(p.Projects, Project{ID: a.Project, Title: titles[a.Project], Place: n + 1, Tier: a.EffectiveTier, StartWeek: a.StartWeek})
		}
		pr := &p.Projects[n]
		pr.Actions = append(pr.Actions, a.ID)
		pr.Tier = min(pr.Tier, a.EffectiveTier)
		pr.Add(a.Effort)
		pr.EndWeek = max(pr.EndWeek, a.EndWeek)
		pr.LateWeeks = max(pr.LateWeeks, a.LateWeeks)
		who := a.Owner
		if who == "" && a.Action != nil {
			who = a.Action.Owner
		}
		if who != "" && !slices.Contains(pr.Owners, who) {
			pr.Owners = append(pr.Owners, who)
		}
	}
	for i := range p.Projects {
		pr := &p.Projects[i]
		w := p.workbench()
		for _, id := range pr.Actions {
			w.do(id)
		}
		after := w.standing()
		pr.Gain, pr.Benefit = after.R.Value-p.Now.R.Value, p.Now.Risk.Points-after.Risk.Points
	}
}

// Load is the recurring work, in whole hours a year.
type Load struct {
	// Now runs already, Plan comes with the plan.
	Now, Plan int
	// Running and Coming are the routines of each, in pack order.
	Running, Coming []questionnaires.Routine
}

// loads adds up the routines that run, and those that the plan brings.
func (p *Plan) loads() {
	if len(p.in.Set.Routines) == 0 {
		return
	}
	w := p.workbench()
	for i := range p.Actions {
		w.do(p.Actions[i].ID)
	}
	now, then := routinesOf(p.result.Items), routinesOf(w.items)
	minutes := [2]int{}
	for _, r := range p.in.Set.Routines {
		switch {
		case now[r.ID]:
			p.Load.Running = append(p.Load.Running, r)
			minutes[0] += r.Minutes * r.Cadence.Times()
		case then[r.ID]:
			p.Load.Coming = append(p.Load.Coming, r)
			minutes[1] += r.Minutes * r.Cadence.Times()
		}
	}
	p.Load.Now, p.Load.Plan = minutes[0]/60, minutes[1]/60
}

// routinesOf are the routines that controls of questions in place name.
func routinesOf(items []Item) map[string]bool {
	out := map[string]bool{}
	for i := range items {
		it := &items[i]
		if !it.In || !it.Answered || it.S < 100 {
			continue
		}
		for _, k := range it.Q.Controls {
			if k.Routine != "" {
				out[k.Routine] = true
			}
		}
	}
	return out
}
