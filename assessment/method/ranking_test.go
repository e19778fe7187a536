package method_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clinicready/assessment/method"
)

// The sentence that says why an action stands where it stands speaks of the
// criterion that put it there: of two that were chosen one after the other it is
// never said that the first has more of what the sentence says it has less of.
func TestPropertySentenceFollowsTheOrder(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		in := anyClinic(t, rt)
		p := method.BuildPlan(in, method.Evaluate(in))
		byTitle := map[string]method.PlannedAction{}
		for _, a := range p.Actions {
			byTitle[a.Title] = a
		}
		firsts := 0
		for _, a := range p.Actions {
			why := a.Standing[len(a.Standing)-1].Text
			_, why, behind := strings.Cut(why, "It stands behind ")
			if !behind {
				pulled := strings.HasPrefix(a.Standing[len(a.Standing)-1].Text, "It is needed by ")
				if !pulled && firsts > 0 {
					rt.Fatalf("%s does not say what it stands behind: %q", a.ID, a.Standing)
				}
				if !pulled {
					firsts++
				}
				continue
			}
			title, why, _ := strings.Cut(why, ": ")
			for strings.HasPrefix(why, "q") || byTitle[title].ID == "" { // a title may hold a colon
				more, rest, ok := strings.Cut(why, ": ")
				if !ok {
					rt.Fatalf("%s stands behind nothing known: %q", a.ID, a.Standing)
				}
				title, why = title+": "+more, rest
			}
			prev := byTitle[title]
			var x, y int
			switch {
			case strings.HasPrefix(why, "P"):
				seen["tier"]++
				if n, err := fmt.Sscanf(why, "P%d comes before P%d.", &x, &y); n != 2 || err != nil || x != int(prev.Tier) || y != int(a.Tier) || x >= y {
					rt.Fatalf("%q between tiers %d and %d", why, prev.Tier, a.Tier)
				}
			case strings.HasPrefix(why, "known to be missing"), strings.HasPrefix(why, "what is missing"):
				seen["lot"]++
				if prev.Lot >= a.Lot {
					rt.Fatalf("%q between lots %d and %d", why, prev.Lot, a.Lot)
				}
			case strings.HasPrefix(why, "the bigger gap"):
				seen["size"]++
				if prev.Size <= a.Size {
					rt.Fatalf("%q between sizes %d and %d", why, prev.Size, a.Size)
				}
			case strings.HasPrefix(why, "the shorter job"):
				seen["job"]++
				if n, err := fmt.Sscanf(why, "the shorter job first (%d h against %d h", &x, &y); n != 2 || err != nil || x >= y || x != prev.JobHours {
					rt.Fatalf("%q between jobs of %d and %d hours", why, prev.JobHours, a.JobHours)
				}
			case strings.HasPrefix(why, "less effort"):
				seen["effort"]++
				if prev.EffortPoints >= a.EffortPoints {
					rt.Fatalf("%q between %d and %d", why, prev.EffortPoints, a.EffortPoints)
				}
			case strings.HasPrefix(why, "gains more"):
				seen["gain"]++
				if prev.WeightGain <= a.WeightGain {
					rt.Fatalf("%q between %d and %d", why, prev.WeightGain, a.WeightGain)
				}
			case strings.HasPrefix(why, "more requirements"):
				seen["cites"]++
				if prev.Cites <= a.Cites {
					rt.Fatalf("%q between %d and %d", why, prev.Cites, a.Cites)
				}
			case strings.HasPrefix(why, "equal"):
				seen["name"]++
				if prev.ID > a.ID {
					rt.Fatalf("%q between %s and %s", why, prev.ID, a.ID)
				}
			case strings.HasPrefix(why, "asked in one round"):
				seen["round"]++
			default:
				rt.Fatalf("an unknown reason: %q", why)
			}
		}
	})
	// A run of few draws does not meet every criterion.
	if seen["tier"] == 0 || len(seen) < 3 {
		t.Errorf("the drawn plans were parted by %v alone", seen)
	}
}
