package method_test

import (
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// The references that fixtures use: a criterion, an addressable specification
// and a required one.
var (
	soc2        = questionnaires.Ref{Framework: questionnaires.SOC2, ID: "CC6.1"}
	addressable = questionnaires.Ref{Framework: questionnaires.HIPAA, ID: "164.312(a)(2)(iv)"}
	required    = questionnaires.Ref{Framework: questionnaires.HIPAA, ID: "164.312(a)(2)(i)"}
)

const (
	vl = questionnaires.VeryLow
	lo = questionnaires.Low
	mo = questionnaires.Moderate
	hi = questionnaires.High
	vh = questionnaires.VeryHigh
)

// asOf is the day of the worked examples.
var asOf = day("2026-11-22")

func day(s string) assessment.Date {
	d, err := assessment.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// fx builds one clinic's input, question by question.
type fx struct {
	t       *testing.T
	in      method.Input
	qs      []questionnaires.Question
	actions []questionnaires.Action

	contradictions []questionnaires.Contradiction
	projects       []questionnaires.Project
	routines       []questionnaires.Routine
}

func newFixture(t *testing.T) *fx {
	t.Helper()
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeFull)
	if err != nil {
		t.Fatal(err)
	}
	return &fx{t: t, in: method.Input{
		Scope: scope, AsOf: asOf, Profile: assessment.Profile{},
		States: map[string]*assessment.QuestionState{}, Actions: map[string]*assessment.ActionState{},
	}}
}

// ask adds a question in both frameworks and not mandatory, moderate risk,
// with every field that a change may set.
func (f *fx) ask(id string, weight int, change ...func(*questionnaires.Question)) {
	q := questionnaires.Question{
		ID: id, Ask: "Is " + id + " done?", Weight: weight, Refs: []questionnaires.Ref{soc2, addressable},
		Partly: "Some of it.", Show: []string{"a paper"}, Look: "Look at it.", Likelihood: mo, Impact: mo, Pack: "fixture",
	}
	for _, c := range change {
		c(&q)
	}
	f.qs = append(f.qs, q)
}

func risk(l, i questionnaires.Level) func(*questionnaires.Question) {
	return func(q *questionnaires.Question) { q.Likelihood, q.Impact = l, i }
}

func gate(q *questionnaires.Question)     { q.Gate = true }
func noPartly(q *questionnaires.Question) { q.Partly = "" }

func refs(r ...questionnaires.Ref) func(*questionnaires.Question) {
	return func(q *questionnaires.Question) { q.Refs = r }
}

func closedBy(ids ...string) func(*questionnaires.Question) {
	return func(q *questionnaires.Question) { q.ClosedBy = ids }
}

func maxAge(days int) func(*questionnaires.Question) {
	return func(q *questionnaires.Question) { q.MaxAgeDays = days }
}

// act adds an action.
func (f *fx) act(id string, e questionnaires.Effort, c questionnaires.Cost, needs ...string) {
	f.actions = append(f.actions, questionnaires.Action{ID: id, Title: "Do " + id, Effort: e, Cost: c, DependsOn: needs, Pack: "fixture"})
}

// say records an answer.
func (f *fx) say(id string, a assessment.Answer) *assessment.QuestionState {
	s := &assessment.QuestionState{Answer: a, AnsweredBy: "Dana", Changed: int64(len(f.in.States) + 2)}
	f.in.States[id] = s
	return s
}

func answer(k assessment.AnswerKind, evidence ...int) assessment.Answer {
	a := assessment.Answer{Kind: k}
	for _, e := range evidence {
		v, err := assessment.EvidenceOf(e)
		if err != nil {
			panic(err)
		}
		a.Evidence = v
	}
	return a
}

// done builds the set and returns the input. Questions without an action get
// one of their own, so that the set is valid.
func (f *fx) done() method.Input {
	f.t.Helper()
	for i := range f.qs {
		if len(f.qs[i].ClosedBy) == 0 {
			id := "do-" + f.qs[i].ID
			f.qs[i].ClosedBy = []string{id}
			f.act(id, questionnaires.M, questionnaires.C0)
		}
	}
	set, err := questionnaires.Combine(questionnaires.Pack{
		ID: "fixture", Version: "1.0.0", Title: "Fixture", Questions: f.qs, Actions: f.actions,
		Contradictions: f.contradictions, Projects: f.projects, Routines: f.routines,
	})
	if err != nil {
		f.t.Fatal(err)
	}
	f.in.Set = set
	return f.in
}

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func pct(p method.Percent) int {
	if !p.OK {
		return -1
	}
	return p.Value
}

// group checks the figures of a group: R, R1, R2, coverage.
func wantGroup(t *testing.T, g method.GroupScore, r, r1, r2, coverage int) {
	t.Helper()
	got := [4]int{pct(g.R), pct(g.R1), pct(g.R2), pct(g.Coverage)}
	if w := [4]int{r, r1, r2, coverage}; got != w {
		t.Errorf("group %s: R, R1, R2, coverage = %v, want %v", g.ID, got, w)
	}
}

func ids(p *method.Plan) []string {
	var out []string
	for _, a := range p.Actions {
		out = append(out, a.ID)
	}
	return out
}
