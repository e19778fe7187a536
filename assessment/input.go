package assessment

import "clinicready/questionnaires"

// DefaultHoursPerWeek is assumed where the clinic did not say how many hours a
// week it can give to fixing (method 2.7).
const DefaultHoursPerWeek = 4

// Input is everything that the method looks at: one assessment at one day.
type Input struct {
	Set     *questionnaires.Set
	Scope   Scope
	Profile Profile
	States  map[string]*QuestionState
	Actions map[string]*ActionState
	Vendors []Vendor
	People  []Person
	// Clocks are the deadlines that are running, whatever their day.
	Clocks []questionnaires.Clock
	// AsOf ages evidence, vendor reports and clocks.
	AsOf Date
	// PlanStart is the day the plan was agreed; zero means AsOf.
	PlanStart Date
	// HoursPerWeek available for fixing; 0 means not given.
	HoursPerWeek int
	EvidenceOff  bool
}

// Input returns what the method looks at for an assessment at a day. A closed
// assessment is seen with the registers as they were when it was closed.
func (c *Clinic) Input(a *Assessment, set *questionnaires.Set, asOf Date) Input {
	reg := c.Registers
	if a.frozen != nil {
		reg = *a.frozen
	}
	in := Input{
		Set: set, Scope: a.Scope, Profile: a.Profile, States: a.States, Actions: a.Actions,
		Vendors: reg.Vendors, People: reg.People, AsOf: asOf, PlanStart: a.PlanStart, EvidenceOff: a.EvidenceOff,
	}
	for _, r := range reg.Clocks {
		in.Clocks = append(in.Clocks, r.Clock)
	}
	if n, ok := a.Profile.Number("it_hours_per_week"); ok {
		in.HoursPerWeek = n
	}
	return in
}

// AsOf chooses the as-of date (method 1): the one asked for, else the day the
// assessment was closed, else today.
func (a *Assessment) AsOf(asked, today Date) Date {
	switch {
	case !asked.IsZero():
		return asked
	case !a.Closed.IsZero():
		return a.Closed
	}
	return today
}

func (in Input) state(id string) *QuestionState {
	if s, ok := in.States[id]; ok {
		return s
	}
	return &QuestionState{}
}

func (in Input) running(c questionnaires.Clock) bool {
	if c == questionnaires.NoClock {
		return false
	}
	for _, r := range in.Clocks {
		if r == c {
			return true
		}
	}
	return false
}
