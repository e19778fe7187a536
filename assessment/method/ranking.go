package method

import (
	"cmp"
	"fmt"
)

// criterion is one part of the order of the plan: how it compares two actions,
// and why it puts the second behind the first. Order and explanation read the
// same list, so that they cannot part.
type criterion struct {
	// compare is negative where a comes before b, zero where it does not part
	// them.
	compare func(a, b *PlannedAction) int
	// say is the reason, where this is the first criterion to part them and a
	// comes before b.
	say func(a, b *PlannedAction) string
}

// ranking is the order of actions whose prerequisites are placed (scoring 5.2),
// strongest criterion first. The last one parts any two.
var ranking = []criterion{
	{
		func(a, b *PlannedAction) int { return cmp.Compare(a.lent.group, b.lent.group) },
		func(a, b *PlannedAction) string {
			if a.lent.group == quickWins {
				return "quick wins come first."
			}
			return tierFirst(a, b)
		},
	},
	{func(a, b *PlannedAction) int { return cmp.Compare(a.EffectiveTier, b.EffectiveTier) }, tierFirst},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(b.EffectivePI, a.EffectivePI) },
		func(a, b *PlannedAction) string {
			return fmt.Sprintf("less risk removed per point of effort (%d against %d).", b.EffectivePI, a.EffectivePI)
		},
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(b.WeightGain, a.WeightGain) },
		func(a, b *PlannedAction) string {
			return fmt.Sprintf("it gains less readiness (%d against %d).", b.WeightGain, a.WeightGain)
		},
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(a.EffortPoints, b.EffortPoints) },
		func(_, _ *PlannedAction) string { return "it takes more effort for as much." },
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(a.ID, b.ID) },
		func(_, _ *PlannedAction) string { return "the two are equal, and the name decides." },
	},
}

// quickWins is the group of quick wins, behind group 0 of what cannot wait.
const quickWins = 1

func tierFirst(a, b *PlannedAction) string {
	return fmt.Sprintf("P%d comes before P%d.", a.EffectiveTier, b.EffectiveTier)
}

// before reports whether the ranking puts a before b.
func before(a, b *PlannedAction) bool {
	for _, c := range ranking {
		if n := c.compare(a, b); n != 0 {
			return n < 0
		}
	}
	return false
}
