package method

import (
	"clinicready/assessment"
	"clinicready/questionnaires"
)

// The lots of a gap: what is known to be missing, what nobody knows, and what is
// only unwritten.
const (
	lotMissing = iota
	lotNotKnown
	lotUnwritten
)

// aboveAllSizes puts the one round of questions before everything else of its
// tier: the size of a gap is 50 at most.
const aboveAllSizes = 51

// rank is where a gap stands among others (scoring 5.2); smaller is sooner, but
// for the size.
type rank struct {
	tier Tier
	// clock is 0 while a legal deadline of the question is running, else 1.
	clock int
	lot   int
	size  int
	// why is what the tier rests on, in few words.
	why string
}

// sooner reports whether a gap of rank r comes before one of rank s.
func (r rank) sooner(s rank) bool {
	switch {
	case r.tier != s.tier:
		return r.tier < s.tier
	case r.clock != s.clock:
		return r.clock < s.clock
	case r.lot != s.lot:
		return r.lot < s.lot
	}
	return r.size > s.size
}

// rankOf is the rank of a gap, with what its tier rests on.
func (d *draftPlan) rankOf(it *Item) rank {
	r := rank{clock: 1, size: it.Risk.Value * it.Q.Weight}
	if d.in.running(it.Q.Clock) {
		r.clock = 0
	}
	partly := ""
	if it.S > 0 {
		partly = ", partly"
	}
	required := it.Duty == questionnaires.Mandatory && it.S == 0
	switch {
	case r.clock == 0:
		r.tier, r.why = P1, "deadline running"
	case it.Q.Door:
		r.tier, r.why = P1, "open door"+partly
	case it.Q.Gate && it.S == 0:
		r.tier, r.why = P1, "must-have missing"
	case it.Q.Gate:
		r.tier, r.why = P1, "must-have"+partly
	case it.Risk.Level == questionnaires.VeryHigh:
		r.tier, r.why = P1, "very high risk"
	case it.Risk.Level == questionnaires.High:
		r.tier, r.why = P2, "high risk"
	case required && it.Q.Weight >= 3:
		r.tier, r.why = P2, "required, missing"
	case it.Risk.Level == questionnaires.Moderate:
		r.tier, r.why = P3, "moderate risk"
	case required:
		r.tier, r.why = P3, "required, missing"
	default:
		r.tier, r.why = P4, "improvement"
	}
	// What may be burning is not left until it is known.
	if it.unknown() && r.tier != P1 {
		r.lot = lotNotKnown
	}
	return r
}

// citesInScope counts the references of a question in the scope.
func (in Input) citesInScope(q *questionnaires.Question) int {
	n := 0
	for _, ref := range q.Refs {
		if in.Scope.HasRef(ref) {
			n++
		}
	}
	return n
}

// DefaultRate is assumed for an hour of outside help where the clinic did not
// say what it pays, in US dollars.
const DefaultRate = 150

// Effort is the work and money of an action (scoring 5.1).
type Effort struct {
	// Hours are those of the clinic's own people, OutsideHours those that are
	// bought: 0 where nobody outside does the work.
	Hours, OutsideHours int
	Price
	// EffortPoints is E, effort and cost points.
	EffortPoints int
}

// Price is what an action costs in US dollars, outside hours included. A quote
// has neither end.
type Price struct {
	Low, High int
	Quote     bool
}

// hoursOnly is the effort of an action that costs nothing but hours.
func hoursOnly(n int) Effort { return Effort{Hours: n, EffortPoints: effortPoints(n)} }

func (in Input) effort(a *questionnaires.Action) Effort {
	e := Effort{Hours: a.OwnHours()}
	e.Low, e.High, e.Quote = a.PriceRange()
	e.EffortPoints = effortPoints(e.Hours+a.OutsideHours) + costPoints(e.Price)
	if in.Profile.Holds(questionnaires.Condition{Fact: "outside_it"}) == assessment.False {
		e.Hours += a.OutsideHours
		return e
	}
	e.OutsideHours = a.OutsideHours
	if !e.Quote {
		rate, _ := in.Rate()
		e.Low += e.OutsideHours * rate
		e.High += e.OutsideHours * rate
	}
	return e
}

// Rate is what an hour of outside help costs, and whether the clinic said so.
func (in Input) Rate() (dollars int, given bool) {
	if n, ok := in.Profile.Number("it_rate"); ok {
		return n, true
	}
	return DefaultRate, false
}

func effortPoints(hours int) int {
	switch {
	case hours <= 2:
		return 1
	case hours <= 8:
		return 2
	case hours <= 24:
		return 4
	case hours <= 80:
		return 8
	}
	return 16
}

func costPoints(p Price) int {
	switch {
	case p.Quote:
		return 8
	case p.High == 0:
		return 0
	case p.High <= 500:
		return 1
	case p.High <= 5000:
		return 2
	case p.High <= 25000:
		return 4
	}
	return 8
}
