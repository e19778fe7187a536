package method_test

import (
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// Going from quick to full copies nothing: the part is unanswered and shows
// what the bundle was answered.
func TestQuickAnswerStandsBesideAPart(t *testing.T) {
	f := newFixture(t)
	f.ask("part", 5)
	f.ask("bundle", 5, func(q *questionnaires.Question) { q.Quick, q.Parts = true, []string{"part"} })
	f.say("bundle", answer(assessment.Yes, 2))
	in := f.done()
	a := &assessment.Assessment{States: in.States}
	want(t, "beside the part", a.QuickAnswer(in.Set, "part"), "Yes, 2")
	want(t, "beside the bundle", a.QuickAnswer(in.Set, "bundle"), "")

	quick := in
	quick.Scope.Mode = assessment.ModeQuick
	want(t, "R in quick mode", pct(method.Evaluate(quick).All().R), 100)
	full := method.Evaluate(in)
	want(t, "R in full mode", pct(full.All().R), 0)
	want(t, "questions in full mode", len(full.Items), 1)

	in.States["part"] = &assessment.QuestionState{Answer: answer(assessment.No)}
	want(t, "once the part is answered", a.QuickAnswer(in.Set, "part"), "")
}

func TestOpenFactsAreWhyAQuestionIsAsked(t *testing.T) {
	q := &questionnaires.Question{ID: "q", OnlyIf: []questionnaires.Condition{{Fact: "minors"}, {Fact: "patient_portal"}}}
	keys := func(p assessment.Profile) string {
		var out []string
		for _, f := range (&assessment.Assessment{Profile: p}).OpenFacts(q) {
			out = append(out, f.Key)
		}
		return strings.Join(out, " ")
	}
	want(t, "nothing said", keys(nil), "minors patient_portal")
	want(t, "one said", keys(assessment.Profile{"minors": "yes"}), "patient_portal")
	want(t, "all said", keys(assessment.Profile{"minors": "yes", "patient_portal": "yes"}), "")
}

// A Partly that names parts answers none of them: in full mode each is open, and
// says beside it what was named.
func TestNamedPartsAnswerNothing(t *testing.T) {
	_, in := bundled(t, partlyWith("p2"))
	in.Scope.Mode = assessment.ModeFull
	a := &assessment.Assessment{States: in.States}
	want(t, "named", a.QuickAnswer(in.Set, "p2"), "Partly, 1, with this part in place")
	want(t, "not named", a.QuickAnswer(in.Set, "p1"), "Partly, 1, without this part")
	r := method.Evaluate(in)
	want(t, "open in full mode", r.Unknown, 3)
	want(t, "R in full mode", pct(r.All().R), 0)
}
