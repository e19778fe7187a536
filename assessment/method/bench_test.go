package method_test

import (
	"crypto/sha256"
	"slices"
	"strconv"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// grown is the embedded full set, times over, every other question answered No.
// A copy asks the same under ids of its own.
func grown(b *testing.B, times int) method.Input {
	b.Helper()
	var packs []questionnaires.Pack
	for n := range times {
		for _, p := range questionnaires.EmbeddedPacks() {
			if n > 0 {
				p = copyOf(p, "-"+strconv.Itoa(n))
			}
			packs = append(packs, p)
		}
	}
	set, err := questionnaires.Combine(packs...)
	if err != nil {
		b.Fatal(err)
	}
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeFull)
	if err != nil {
		b.Fatal(err)
	}
	in := method.Input{
		Set: set, Scope: scope, Profile: assessment.Profile{}, AsOf: asOf, States: map[string]*assessment.QuestionState{},
	}
	for i, q := range in.Asked() {
		if i%2 == 0 {
			in.States[q.ID] = &assessment.QuestionState{Answer: answer(assessment.No)}
		}
	}
	return in
}

// copyOf gives every id of a pack an ending, and every reference to one.
func copyOf(p questionnaires.Pack, ending string) questionnaires.Pack {
	ended := func(ids []string) []string {
		out := slices.Clone(ids)
		for i := range out {
			out[i] += ending
		}
		return out
	}
	p.ID += ending
	p.Questions, p.Actions = slices.Clone(p.Questions), slices.Clone(p.Actions)
	for i := range p.Questions {
		q := &p.Questions[i]
		q.ID += ending
		q.Parts, q.ClosedBy = ended(q.Parts), ended(q.ClosedBy)
		q.Controls = slices.Clone(q.Controls)
		for k := range q.Controls {
			q.Controls[k].ID += ending
		}
	}
	for i := range p.Actions {
		p.Actions[i].ID += ending
		p.Actions[i].DependsOn = ended(p.Actions[i].DependsOn)
	}
	return p
}

// beside runs ours and its floor over the embedded set and over as many times as
// much as sizes say.
func beside(b *testing.B, sizes []int, ours, floor func(b *testing.B, in method.Input)) {
	for _, times := range sizes {
		size := strconv.Itoa(times) + "x"
		in := grown(b, times)
		b.Run("ours/"+size, func(b *testing.B) { ours(b, in) })
		b.Run("floor/"+size, func(b *testing.B) { floor(b, in) })
	}
}

// BenchmarkEvaluate scores every question in scope, as each keystroke does. The
// floor is one pass over them: a SHA-256 of 64 bytes for each.
func BenchmarkEvaluate(b *testing.B) {
	beside(b, []int{1, 10, 100}, func(b *testing.B, in method.Input) {
		for b.Loop() {
			method.Evaluate(in)
		}
	}, hashes)
}

// BenchmarkBuildPlan ranks the actions that close what is open, and dates them.
// The floor is one pass over the questions: a SHA-256 of 64 bytes for each.
func BenchmarkBuildPlan(b *testing.B) {
	// Where the clinic stands is computed again after each action: the plan grows
	// with the square of what there is to do. No pack is a hundred times ours.
	beside(b, []int{1, 10}, func(b *testing.B, in method.Input) {
		r := method.Evaluate(in)
		for b.Loop() {
			method.BuildPlan(in, r)
		}
	}, hashes)
}

func hashes(b *testing.B, in method.Input) {
	var sum [sha256.Size]byte
	buf, n := make([]byte, 64), len(in.Asked())
	for b.Loop() {
		for range n {
			sum = sha256.Sum256(buf)
			buf[0] = sum[0]
		}
	}
}
