package method

import (
	"clinicready/assessment"
	"clinicready/questionnaires"
)

// Version is the version of the method: of how answers are scored and the plan is
// ranked and dated. Every output carries it.
const Version = 2

// DefaultHoursPerWeek is assumed where the clinic did not say how many hours a
// week it can give to fixing (scoring 5.2).
const DefaultHoursPerWeek = 4

// Input is everything that the method looks at: one assessment at one day.
type Input struct {
	Set     *questionnaires.Set
	Scope   assessment.Scope
	Profile assessment.Profile
	States  map[string]*assessment.QuestionState
	Actions map[string]*assessment.ActionState
	Vendors []assessment.Vendor
	People  []assessment.Person
	// Clocks are the deadlines that are running, whatever their day.
	Clocks []questionnaires.Clock
	// AsOf ages evidence, vendor reports and clocks.
	AsOf assessment.Date
	// PlanStart is the day the plan was agreed; zero means AsOf.
	PlanStart assessment.Date
	// HoursPerWeek available for fixing; 0 means not given.
	HoursPerWeek int
	EvidenceOff  bool
}

// InputOf returns what the method looks at for an assessment at a day. A closed
// assessment is seen with the registers as they were when it was closed.
func InputOf(c *assessment.Clinic, a *assessment.Assessment, set *questionnaires.Set, asOf assessment.Date) Input {
	reg := c.RegistersOf(a)
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

func (in Input) state(id string) *assessment.QuestionState {
	if s, ok := in.States[id]; ok {
		return s
	}
	return &assessment.QuestionState{}
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
