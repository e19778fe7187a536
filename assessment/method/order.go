package method

import (
	"fmt"
	"strings"

	"clinicready/questionnaires"
)

// rank is the pair that prerequisites inherit: lower tier first, then higher PI.
type rank struct {
	tier Tier
	pi   int
	from string
}

func (a rank) better(b rank) bool {
	if a.tier != b.tier {
		return a.tier < b.tier
	}
	return a.pi > b.pi
}

// inherit gives every action the best rank of its own and of every open action
// that depends on it, directly or through others, and then the best group and
// phase limit in the same way (scoring 5.2).
func (d *draftPlan) inherit() {
	ranks := map[string]rank{}
	var rankOf func(a *PlannedAction) rank
	rankOf = func(a *PlannedAction) rank {
		if r, ok := ranks[a.ID]; ok {
			return r
		}
		best := rank{a.Tier, a.PI, ""}
		for _, id := range a.Unlocks {
			if r := rankOf(d.byID[id]); r.better(best) {
				best = rank{r.tier, r.pi, id}
			}
		}
		ranks[a.ID] = best
		return best
	}
	for _, a := range d.actions {
		r := rankOf(a)
		a.EffectiveTier, a.EffectivePI, a.InheritedFrom = r.tier, r.pi, r.from
	}
	for _, a := range d.actions {
		a.QuickWin = quickWin(a)
		a.own = ownGroup(a)
	}
	lent := map[string]group{}
	var groupOf func(a *PlannedAction) group
	groupOf = func(a *PlannedAction) group {
		if g, ok := lent[a.ID]; ok {
			return g
		}
		best := a.own
		for _, id := range a.Unlocks {
			g := groupOf(d.byID[id])
			best = group{min(best.group, g.group), min(best.phase, g.phase)}
		}
		lent[a.ID] = best
		return best
	}
	for _, a := range d.actions {
		a.lent = groupOf(a)
	}
}

// quickWin: effort XS or S, cost C0 or C1, some benefit, effective tier P1 to P3.
func quickWin(a *PlannedAction) bool {
	if a.Action == nil {
		return false
	}
	small := a.Action.Effort == questionnaires.XS || a.Action.Effort == questionnaires.S
	cheap := a.Cost == questionnaires.C0 || a.Cost == questionnaires.C1
	return small && cheap && a.Benefit > 0 && a.EffectiveTier <= P3
}

func ownGroup(a *PlannedAction) group {
	switch {
	case a.EffectiveTier == P1:
		return group{0, 1}
	case a.QuickWin:
		return group{quickWins, 1}
	}
	return group{int(a.EffectiveTier), int(a.EffectiveTier)}
}

// order places, again and again, the first of the actions whose prerequisites
// are placed.
func (d *draftPlan) order() []*PlannedAction {
	var out []*PlannedAction
	placed := map[string]bool{}
	rest := append([]*PlannedAction(nil), d.actions...)
	for len(rest) > 0 {
		best := -1
		for i, a := range rest {
			if ready(a, placed) && (best < 0 || before(a, rest[best])) {
				best = i
			}
		}
		if best < 0 {
			// Packs with a cycle do not load, so that somebody is always ready.
			panic("assessment: a cycle among prerequisites")
		}
		a := rest[best]
		placed[a.ID] = true
		out = append(out, a)
		a.Order = len(out)
		rest = append(rest[:best], rest[best+1:]...)
	}
	return out
}

func ready(a *PlannedAction, placed map[string]bool) bool {
	for _, id := range a.DependsOn {
		if !placed[id] {
			return false
		}
	}
	return true
}

// explain says in words why an action stands where it stands.
func (d *draftPlan) explain(a *PlannedAction, prev *PlannedAction) {
	say := func(ids []string, format string, args ...any) {
		a.Standing = append(a.Standing, Standing{Text: fmt.Sprintf(format, args...), IDs: ids})
	}
	switch a.Kind {
	case FindOut:
		say([]string{a.Question.ID}, "The answer is not known: finding out comes before the work that may follow.")
	case WriteDown:
		say([]string{a.Question.ID}, "It is done, but nothing is written: two hours make it count.")
	case Work:
		say(a.Gaps, "P%d on its own: %s.", a.Tier, a.Why)
		say(nil, "Risk points removed: %d. Weight gained: %d. Points of effort and cost: %d. Priority index: %d.",
			a.Benefit, a.WeightGain, a.EffortPoints, a.PI)
	}
	if a.InheritedFrom != "" {
		say([]string{a.InheritedFrom}, "It borrows rank P%d, %d from %s, which cannot start before it.",
			a.EffectiveTier, a.EffectivePI, d.byID[a.InheritedFrom].Title)
		if a.Kind == Work {
			a.Why = "unlocks " + d.byID[a.InheritedFrom].Title
		}
	}
	if a.QuickWin {
		say(nil, "Quick win: at most eight hours and $500.")
		if a.EffectiveTier > P1 {
			a.Why = "quick win"
		}
	}
	if len(a.DependsOn) > 0 {
		say(a.DependsOn, "It waits for: %s", strings.Join(d.titles(a.DependsOn), "; "))
	}
	if prev != nil {
		say([]string{prev.ID}, "%s", d.compare(a, prev))
	}
}

func (d *draftPlan) titles(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = d.byID[id].Title
	}
	return out
}

// compare says what put the action behind the one before it.
func (d *draftPlan) compare(a, prev *PlannedAction) string {
	behind := "It stands behind " + prev.Title + ": "
	for _, c := range ranking {
		switch n := c.compare(prev, a); {
		case n < 0:
			return behind + c.say(prev, a)
		case n > 0:
			return behind + "it had to wait for its prerequisite."
		}
	}
	return behind + "the two are equal."
}
