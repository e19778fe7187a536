// Package exporttest holds clinics for the tests of the report and its
// encoders: the worked example D of the method, and a clinic that has one of
// everything, in words that are hard on an encoder when asked for.
package exporttest

import (
	"fmt"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/export"
	"clinicready/questionnaires"
)

// AsOf is the day of the worked examples.
var AsOf = assessment.NewDate(2026, time.November, 22)

// References that fixtures use: a criterion, an addressable specification and
// a required one.
var (
	criterion   = questionnaires.Ref{Framework: questionnaires.SOC2, ID: "CC6.1"}
	addressable = questionnaires.Ref{Framework: questionnaires.HIPAA, ID: "164.312(a)(2)(iv)"}
	required    = questionnaires.Ref{Framework: questionnaires.HIPAA, ID: "164.312(a)(2)(i)"}
)

// Fixture is a clinic under construction. Its fields may be changed before
// Source.
type Fixture struct {
	Clinic     *assessment.Clinic
	Assessment *assessment.Assessment
	Pack       questionnaires.Pack
	AsOf       assessment.Date
}

// New returns a clinic without questions, in scope of everything.
func New() *Fixture {
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeFull)
	if err != nil {
		panic(err)
	}
	a := &assessment.Assessment{
		ID: "a1", Title: "Self-audit 2026", Kind: assessment.SelfAudit, Opened: AsOf.AddDays(-20), Scope: scope,
		Packs:  []assessment.PackRef{{ID: "fixture", Version: "1.0.0", SHA256: fmt.Sprintf("%064x", 7)}},
		States: map[string]*assessment.QuestionState{}, Actions: map[string]*assessment.ActionState{},
		Profile: assessment.Profile{}, First: AsOf.AddDays(-20), Last: AsOf, Events: 40,
	}
	c := &assessment.Clinic{
		ID: "c1", Name: "Cedar Street Clinic", Preset: "group", Created: AsOf.AddDays(-21),
		Profile: a.Profile, Assessments: []*assessment.Assessment{a},
		Head: assessment.Head{Count: 42, Hash: assessment.Genesis("cedar").Hash},
	}
	return &Fixture{
		Clinic: c, Assessment: a, AsOf: AsOf,
		Pack: questionnaires.Pack{ID: "fixture", Version: "1.0.0", Title: "Fixture questions"},
	}
}

// Ask adds a question that counts in both frameworks and is not mandatory.
func (f *Fixture) Ask(id string, weight int, l, i questionnaires.Level, closedBy string, change ...func(*questionnaires.Question)) {
	q := questionnaires.Question{
		ID: id, Ask: "Is " + id + " done?", Why: "Without it, harm.", Partly: "Some of it.", Show: []string{"a paper"},
		Look: "Look at it.", Weight: weight, Refs: []questionnaires.Ref{criterion, addressable},
		Likelihood: l, Impact: i, Exception: questionnaires.InsufficientControl, ClosedBy: []string{closedBy}, Pack: "fixture",
	}
	for _, c := range change {
		c(&q)
	}
	f.Pack.Questions = append(f.Pack.Questions, q)
}

// Act adds an action.
func (f *Fixture) Act(id string, e questionnaires.Effort, c questionnaires.Cost, needs ...string) {
	f.Pack.Actions = append(f.Pack.Actions, questionnaires.Action{
		ID: id, Title: "Do " + id, Steps: []string{"Begin.", "End."}, DoneWhen: "It is seen to be done.",
		Evidence: []string{"a dated note"}, Effort: e, Cost: c, Owner: "practice manager", DependsOn: needs, Pack: "fixture",
	})
}

// Say records an answer and returns its state for more.
func (f *Fixture) Say(id string, a assessment.Answer) *assessment.QuestionState {
	s := &assessment.QuestionState{
		Answer: a, AnsweredBy: "Dana", AnsweredAt: f.AsOf.Time(), Changed: int64(len(f.Assessment.States) + 2),
	}
	f.Assessment.States[id] = s
	return s
}

// Source evaluates the clinic.
func (f *Fixture) Source() export.Source {
	set, err := questionnaires.Combine(f.Pack)
	if err != nil {
		panic(err)
	}
	in := method.InputOf(f.Clinic, f.Assessment, set, f.AsOf)
	r := method.Evaluate(in)
	return export.Source{
		Clinic: f.Clinic, Assessment: f.Assessment, Set: set, Input: in, Result: r, Plan: method.BuildPlan(in, r),
		Head: f.Clinic.Head, Program: "clinicready 1.0.0",
	}
}
