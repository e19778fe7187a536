package exporttest

import (
	"clinicready/assessment"
	"clinicready/questionnaires"
)

// Example is what every question of Bundled gives as an example of Partly. No
// report may print it as what was found.
const Example = "Only the doors of the annex"

// Bundled is a clinic in quick mode with every kind of finding that a Partly
// can have, and with actions that take owner and date from an answer Planned.
func Bundled() *Fixture {
	f := New()
	f.Assessment.Scope.Mode = assessment.ModeQuick
	quick := func(q *questionnaires.Question) { q.Quick, q.Partly = true, Example }
	topic := func(s string) func(*questionnaires.Question) {
		return func(q *questionnaires.Question) { q.Topic, q.Partly = s, Example }
	}
	ask := func(id string, change ...func(*questionnaires.Question)) {
		f.Ask(id, 3, hi, hi, "do-"+id, change...)
		f.Act("do-"+id, questionnaires.S, questionnaires.C1)
	}
	ask("bundle", quick, func(q *questionnaires.Question) { q.Parts = []string{"email", "remote", "admin"} })
	ask("email", topic("Email accounts"))
	ask("remote", topic("Remote access"))
	ask("admin", topic("Administrators"))
	for _, id := range []string{"words", "noted", "asked", "planned", "missed", "set"} {
		ask(id, quick)
	}
	partly := assessment.Answer{Kind: assessment.Partly, Evidence: assessment.EvidenceWritten}
	say := func(id string, change func(*assessment.QuestionState)) {
		change(f.Say(id, partly))
	}
	say("bundle", func(st *assessment.QuestionState) { st.Answer.InPlace = assessment.IDsOf("remote") })
	say("words", func(st *assessment.QuestionState) {
		st.Answer.Missing, st.Note = "The server in the closet is not encrypted", "Ask the IT company."
	})
	say("noted", func(st *assessment.QuestionState) { st.Note = "The front desk shares a login." })
	say("asked", func(*assessment.QuestionState) {})
	planned := func(id, owner string, days int) {
		f.Say(id, assessment.Answer{Kind: assessment.Planned, PlannedDate: AsOf.AddDays(days)}).Owner = owner
	}
	planned("planned", "Sam", 13)
	planned("missed", "Lee", -3)
	planned("set", "Sam", 20)
	f.Assessment.Actions["do-set"] = &assessment.ActionState{Owner: "Kim", Due: AsOf.AddDays(71)}
	return f
}

// BundledFindings are the findings of the Partly answers of Bundled, by question.
func BundledFindings() map[string]string {
	return map[string]string{
		"bundle": "Missing: Email accounts, Administrators",
		"words":  "The server in the closet is not encrypted",
		"noted":  "The front desk shares a login.",
		"asked":  "partly, as asked: Is asked done?",
	}
}
