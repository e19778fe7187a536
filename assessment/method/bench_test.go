package method_test

import (
	"crypto/sha256"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// half is the embedded full set, every other question answered No.
func half(b *testing.B) method.Input {
	b.Helper()
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeFull)
	if err != nil {
		b.Fatal(err)
	}
	in := method.Input{
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
		method.Evaluate(in)
	}
}

func BenchmarkBuildPlan(b *testing.B) {
	in := half(b)
	r := method.Evaluate(in)
	for b.Loop() {
		method.BuildPlan(in, r)
	}
}

func BenchmarkFloor(b *testing.B) {
	buf := make([]byte, 64*len(half(b).Asked()))
	for b.Loop() {
		sha256.Sum256(buf)
	}
}
