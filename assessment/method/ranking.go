package method

import (
	"cmp"
	"fmt"
	"strconv"
)

// criterion is one part of the order of the plan: how it compares two actions,
// and why it puts the first before the second. Order and explanation read the
// same list, so that they cannot part.
type criterion struct {
	// compare is negative where a comes before b, zero where it does not part
	// them.
	compare func(a, b *PlannedAction) int
	// say is the reason, where this is the first criterion to part them and a
	// comes before b.
	say func(a, b *PlannedAction) string
}

// ranking is the order of actions (scoring 5.2), strongest criterion first. The
// last one parts any two.
var ranking = []criterion{
	{
		func(a, b *PlannedAction) int { return cmp.Compare(a.rank.tier, b.rank.tier) },
		func(a, b *PlannedAction) string {
			return fmt.Sprintf("P%d comes before P%d", a.rank.tier, b.rank.tier)
		},
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(a.rank.clock, b.rank.clock) },
		func(_, _ *PlannedAction) string { return "a legal clock is running there" },
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(a.rank.lot, b.rank.lot) },
		func(_, b *PlannedAction) string {
			if b.rank.lot == lotUnwritten {
				return "what is missing or not known comes before what is only unwritten"
			}
			return "known to be missing comes before not known"
		},
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(b.rank.size, a.rank.size) },
		func(a, b *PlannedAction) string {
			if a.rank.size == aboveAllSizes {
				return fmt.Sprintf("asked in one round before the work of P%d", a.rank.tier)
			}
			return fmt.Sprintf("the bigger gap first (%s against %s)", a.sizeText(), b.sizeText())
		},
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(a.job, b.job) },
		func(a, b *PlannedAction) string {
			return fmt.Sprintf("the shorter job first (%d h against %d h with what it needs)", a.job, b.job)
		},
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(a.EffortPoints, b.EffortPoints) },
		func(_, _ *PlannedAction) string { return "less effort and cost" },
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(b.WeightGain, a.WeightGain) },
		func(_, _ *PlannedAction) string { return "gains more readiness" },
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(b.Cites, a.Cites) },
		func(a, b *PlannedAction) string {
			return fmt.Sprintf("more requirements ask for it (%d against %d)", a.Cites, b.Cites)
		},
	},
	{
		func(a, b *PlannedAction) int { return cmp.Compare(a.ID, b.ID) },
		func(_, _ *PlannedAction) string { return "equal: the name decides" },
	},
}

// sizeText writes how a size comes about: "10 × 5 = 50".
func (a *PlannedAction) sizeText() string {
	if a.Kind == WriteDown {
		return strconv.Itoa(a.rank.size)
	}
	return fmt.Sprintf("%d × %d = %d", a.leadValue, a.leadWeight, a.rank.size)
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
