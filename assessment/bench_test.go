package assessment_test

import (
	"crypto/sha256"
	"testing"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// half is the embedded full set, every other question answered No.
func half(b *testing.B) assessment.Input {
	b.Helper()
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeFull)
	if err != nil {
		b.Fatal(err)
	}
	in := assessment.Input{
		Set: questionnaires.Embedded(), Scope: scope, Profile: assessment.Profile{}, AsOf: asOf,
		States: map[string]*assessment.QuestionState{},
	}
	for i, q := range in.Asked() {
		if i%2 == 0 {
			in.States[q.ID] = &assessment.QuestionState{Answer: answer(assessment.No)}
		}
	}
	return in
}

// What a keystroke computes, over everything in scope. The floor beside it is
// one SHA-256 over a byte for each question: the ratio says how far above a
// single pass over the questions the method stands.
func BenchmarkEvaluate(b *testing.B) {
	in := half(b)
	for b.Loop() {
		assessment.Evaluate(in)
	}
}

func BenchmarkBuildPlan(b *testing.B) {
	in := half(b)
	r := assessment.Evaluate(in)
	for b.Loop() {
		assessment.BuildPlan(in, r)
	}
}

func BenchmarkFloor(b *testing.B) {
	buf := make([]byte, 64*len(half(b).Asked()))
	for b.Loop() {
		sha256.Sum256(buf)
	}
}
