package method_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clinicready/assessment/method"
)

// The sentence that says why an action stands where it stands speaks of the
// criterion that put it there: of two neighbors it is never said that the
// first has more of what the sentence says it has less of.
func TestPropertySentenceFollowsTheOrder(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		in := anyClinic(t, rt)
		p := method.BuildPlan(in, method.Evaluate(in))
		for i := 1; i < len(p.Actions); i++ {
			prev, a := p.Actions[i-1], p.Actions[i]
			why := a.Standing[len(a.Standing)-1].Text
			_, why, ok := strings.Cut(why, prev.Title+": ")
			if !ok {
				rt.Fatalf("%s does not say what it stands behind: %q", a.ID, a.Standing)
			}
			var x, y int
			switch {
			case strings.HasPrefix(why, "P"):
				seen["tier"]++
				if n, err := fmt.Sscanf(why, "P%d comes before P%d.", &x, &y); n != 2 || err != nil || x != int(prev.EffectiveTier) || y != int(a.EffectiveTier) || x > y {
					rt.Fatalf("%q between tiers %d and %d", why, prev.EffectiveTier, a.EffectiveTier)
				}
			case strings.HasPrefix(why, "less risk"):
				seen["index"]++
				if prev.EffectivePI <= a.EffectivePI {
					rt.Fatalf("%q between %d and %d", why, prev.EffectivePI, a.EffectivePI)
				}
			case strings.HasPrefix(why, "it gains less"):
				seen["gain"]++
				if prev.EffectivePI != a.EffectivePI || prev.WeightGain <= a.WeightGain {
					rt.Fatalf("%q between %d and %d", why, prev.WeightGain, a.WeightGain)
				}
			case strings.HasPrefix(why, "it takes more effort"):
				seen["effort"]++
				if prev.EffortPoints >= a.EffortPoints {
					rt.Fatalf("%q between %d and %d", why, prev.EffortPoints, a.EffortPoints)
				}
			case strings.HasPrefix(why, "the two are equal"):
				seen["name"]++
				if prev.ID > a.ID {
					rt.Fatalf("%q between %s and %s", why, prev.ID, a.ID)
				}
			case strings.HasPrefix(why, "quick wins"), strings.HasPrefix(why, "it had to wait"):
			default:
				rt.Fatalf("an unknown reason: %q", why)
			}
		}
	})
	for _, what := range []string{"tier", "index"} {
		if seen[what] == 0 {
			t.Errorf("no drawn plan was parted by %s", what)
		}
	}
}
