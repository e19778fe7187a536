package method

import (
	"fmt"
	"slices"
	"strings"

	"clinicready/assessment"
)

// linkWork sets the open prerequisites of work among itself.
func (d *draftPlan) linkWork() {
	for _, a := range d.actions {
		for _, id := range a.Action.DependsOn {
			if d.placed(id) {
				a.DependsOn = append(a.DependsOn, id)
			}
		}
		slices.Sort(a.DependsOn)
		a.DependsOn = slices.Compact(a.DependsOn)
	}
}

// placed reports whether an action has a place in the plan.
func (d *draftPlan) placed(id string) bool {
	a, ok := d.byID[id]
	return ok && !slices.Contains(d.accepted, a)
}

// link adds the find-outs to what each action waits for, and what each action
// unlocks.
func (d *draftPlan) link() {
	for _, a := range d.actions {
		if a.Kind != Work {
			continue
		}
		for _, q := range a.Gaps {
			if id, ok := d.asks[q]; ok {
				a.DependsOn = append(a.DependsOn, id)
			}
		}
		slices.Sort(a.DependsOn)
		a.DependsOn = slices.Compact(a.DependsOn)
	}
	for _, a := range d.actions {
		for _, id := range a.DependsOn {
			d.byID[id].Unlocks = append(d.byID[id].Unlocks, a.ID)
		}
	}
	for _, a := range d.actions {
		slices.Sort(a.Unlocks)
	}
}

// effectiveTiers are the lowest tier of each action that has a place and of all
// that depend on it, directly or through others.
func (d *draftPlan) effectiveTiers() map[string]Tier {
	tiers := make(map[string]Tier, len(d.actions))
	var lower func(id string, t Tier)
	lower = func(id string, t Tier) {
		if have, ok := tiers[id]; ok && have <= t {
			return
		}
		tiers[id] = t
		for _, need := range d.byID[id].DependsOn {
			lower(need, t)
		}
	}
	for _, a := range d.actions {
		lower(a.ID, a.Tier)
	}
	return tiers
}

// inherit gives every action the best tier, and the best pair of tier and
// priority index, of its own and of all that depend on it (scoring 5.2).
func (d *draftPlan) inherit() {
	type pair struct {
		tier Tier
		pi   int
		from string
	}
	best := map[string]pair{}
	var of func(a *PlannedAction) pair
	of = func(a *PlannedAction) pair {
		if p, ok := best[a.ID]; ok {
			return p
		}
		p := pair{a.Tier, a.PI, ""}
		for _, id := range a.Unlocks {
			if o := of(d.byID[id]); o.tier < p.tier || o.tier == p.tier && o.pi > p.pi {
				p = pair{o.tier, o.pi, id}
			}
		}
		best[a.ID] = p
		return p
	}
	for _, a := range d.actions {
		p := of(a)
		a.EffectiveTier, a.EffectivePI = p.tier, p.pi
		if p.tier < a.Tier {
			a.InheritedFrom = p.from
		}
		a.QuickWin = a.Kind == Work && effortPoints(a.Action.OwnHours()+a.Action.OutsideHours) <= 2 &&
			!a.Quote && a.EffortPoints-effortPoints(a.Action.OwnHours()+a.Action.OutsideHours) <= 1 && a.Benefit > 0 && a.EffectiveTier <= P3
	}
}

// order chooses, again and again, the first of the actions that have no place
// yet, and places what it needs directly before it.
func (d *draftPlan) order() []*PlannedAction {
	o := orderer{d: d, placed: map[string]bool{}, waiting: map[string][]*PlannedAction{}}
	rest := slices.Clone(d.actions)
	for _, a := range rest {
		a.job = a.Hours
		for _, id := range o.needs(a) {
			a.job += d.byID[id].Hours
			o.waiting[id] = append(o.waiting[id], a)
		}
	}
	var prev *PlannedAction
	for {
		rest = slices.DeleteFunc(rest, func(a *PlannedAction) bool { return o.placed[a.ID] })
		if len(rest) == 0 {
			return o.out
		}
		first := slices.MinFunc(rest, func(a, b *PlannedAction) int {
			if before(a, b) {
				return -1
			}
			return 1
		})
		d.explain(first, prev)
		// What is said of the next is said of how long each was at this choice.
		for _, a := range rest {
			a.jobThen = a.job
		}
		o.place(first, first)
		prev = first
	}
}

type orderer struct {
	d      *draftPlan
	placed map[string]bool
	// waiting are, per action, those whose job counts its hours until it has a
	// place.
	waiting map[string][]*PlannedAction
	out     []*PlannedAction
}

// needs are the prerequisites of an action, direct and indirect, each once.
func (o *orderer) needs(a *PlannedAction) []string {
	var out []string
	seen := map[string]bool{}
	var add func(ids []string)
	add = func(ids []string) {
		for _, id := range ids {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
				add(o.d.byID[id].DependsOn)
			}
		}
	}
	add(a.DependsOn)
	return out
}

// place gives an action its place, after what it needs; by is the action that
// was chosen.
func (o *orderer) place(a, by *PlannedAction) {
	for {
		var next *PlannedAction
		for _, id := range a.DependsOn {
			if p := o.d.byID[id]; !o.placed[id] && (next == nil || before(p, next)) {
				next = p
			}
		}
		if next == nil {
			break
		}
		o.place(next, by)
	}
	if a != by {
		o.d.explainPulled(a, by)
	}
	o.placed[a.ID] = true
	a.JobHours = a.job
	if a == by {
		a.JobHours = a.jobThen
	}
	for _, w := range o.waiting[a.ID] {
		w.job -= a.Hours
	}
	o.out = append(o.out, a)
	a.Order = len(o.out)
}

// explain says in words why an action stands where it stands, behind the one
// that was chosen before it.
func (d *draftPlan) explain(a, prev *PlannedAction) {
	d.explainOwn(a)
	if prev == nil {
		return
	}
	// Each is as long here as it was when prev was chosen.
	prev.job, a.job, prev.jobThen, a.jobThen = prev.jobThen, a.jobThen, prev.job, a.job
	for _, c := range ranking {
		if c.compare(prev, a) != 0 {
			a.say([]string{prev.ID}, "It stands behind %s: %s.", prev.Title, c.say(prev, a))
			break
		}
	}
	prev.job, a.job, prev.jobThen, a.jobThen = prev.jobThen, a.jobThen, prev.job, a.job
}

// explainPulled says it of a prerequisite, which stands before what needs it.
func (d *draftPlan) explainPulled(a, by *PlannedAction) {
	d.explainOwn(a)
	a.say([]string{by.ID}, "It is needed by %s, which stands after it.", by.Title)
	a.Why = "needed by " + by.Title
}

func (d *draftPlan) explainOwn(a *PlannedAction) {
	switch {
	case a.ID == findOutID:
		a.say(a.Questions, "Nobody knew: asked in one round, before the work that may follow: %s.", strings.Join(d.subjects(a.Questions, 6), "; "))
	case a.Kind == FindOut:
		a.say([]string{a.Question.ID}, "The answer is not known: finding out comes before the work that may follow.")
	case a.Kind == WriteDown:
		a.say([]string{a.Question.ID}, "It is done, but nothing is written: an hour makes it count.")
	case a.Kind == Work:
		a.say([]string{a.Lead}, "P%d on its own: %s, in %s.", a.Tier, a.Why, d.subjectOf(a.Lead))
	}
	if a.EffectiveTier < a.Tier {
		a.say([]string{a.InheritedFrom}, "It is aimed at the days of P%d, because %s cannot start before it.", a.EffectiveTier, d.byID[a.InheritedFrom].Title)
	}
	if len(a.DependsOn) > 0 {
		a.say(a.DependsOn, "It waits for: %s.", strings.Join(d.titles(a.DependsOn), "; "))
	}
}

// subjects name what is to be found out, the first few of it.
func (d *draftPlan) subjects(questions []string, most int) []string {
	var out []string
	for i, id := range questions {
		if i == most {
			return append(out, assessment.Count(len(questions)-most, "more question", "more questions"))
		}
		if it, ok := d.r.Item(id); ok {
			out = append(out, strings.TrimSuffix(subject(it), "?"))
		}
	}
	return out
}

func (d *draftPlan) subjectOf(question string) string {
	it, ok := d.r.Item(question)
	if !ok {
		return question
	}
	return Topic(it.Q)
}

func (a *PlannedAction) say(ids []string, format string, args ...any) {
	a.Standing = append(a.Standing, Standing{Text: fmt.Sprintf(format, args...), IDs: ids})
}

func (d *draftPlan) titles(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = d.byID[id].Title
	}
	return out
}
