package exporttest

import (
	"fmt"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

const (
	vl = questionnaires.VeryLow
	lo = questionnaires.Low
	mo = questionnaires.Moderate
	hi = questionnaires.High
	vh = questionnaires.VeryHigh
)

// ExampleD is the worked plan of the method: sixteen questions, twelve actions,
// "46 % to 71 % with items 1 to 5", at 25 hours a week.
func ExampleD() *Fixture {
	f := New()
	f.Assessment.Profile["it_hours_per_week"] = "25"
	yes, partly, no := assessment.Yes, assessment.Partly, assessment.No
	for n, q := range []struct {
		w      int
		kind   assessment.AnswerKind
		l, i   questionnaires.Level
		action string
		gate   bool
	}{
		{5, no, hi, hi, "A2", true},
		{5, partly, vh, vh, "A3", false},
		{5, partly, vh, vh, "A6", true},
		{5, yes, hi, hi, "spare-4", true},
		{5, yes, hi, hi, "spare-5", false},
		{5, yes, hi, vh, "spare-6", false},
		{3, partly, hi, hi, "A4", false},
		{3, partly, hi, hi, "A10", false},
		{3, no, mo, hi, "A9", false},
		{3, no, hi, hi, "A8", false},
		{3, no, mo, vh, "A7", false},
		{1, no, lo, lo, "A12", false},
		{1, no, mo, mo, "A1", false},
		{1, no, lo, mo, "A5", false},
		{1, no, lo, lo, "A11", false},
		{1, no, lo, mo, "A12", false},
	} {
		id := fmt.Sprintf("q%d", n+1)
		f.Ask(id, q.w, q.l, q.i, q.action, func(x *questionnaires.Question) { x.Gate = q.gate })
		a := assessment.Answer{Kind: q.kind}
		if q.kind.TakesEvidence() {
			a.Evidence = assessment.EvidenceWritten
		}
		f.Say(id, a)
	}
	f.Act("A1", questionnaires.M, questionnaires.C0)
	f.Act("A2", questionnaires.M, questionnaires.C0, "A1")
	f.Act("A3", questionnaires.S, questionnaires.C1)
	f.Act("A4", questionnaires.XS, questionnaires.C0)
	f.Act("A5", questionnaires.XS, questionnaires.C0)
	f.Act("A6", questionnaires.M, questionnaires.C2)
	f.Act("A7", questionnaires.M, questionnaires.C0, "A2")
	f.Act("A8", questionnaires.M, questionnaires.C2, "A1")
	f.Act("A9", questionnaires.S, questionnaires.C0)
	f.Act("A10", questionnaires.S, questionnaires.C1)
	f.Act("A11", questionnaires.S, questionnaires.C0)
	f.Act("A12", questionnaires.M, questionnaires.C0)
	for _, n := range []string{"4", "5", "6"} {
		f.Act("spare-"+n, questionnaires.M, questionnaires.C0)
	}
	return f
}

// Empty is a clinic whose assessment was opened and never answered.
func Empty() *Fixture {
	f := ExampleD()
	f.Assessment.States = map[string]*assessment.QuestionState{}
	return f
}

// Mixed is a clinic with one of everything: each kind of answer, complete and
// incomplete claims, vendors, an override, an accepted action, a contradiction,
// a question that the profile excludes. Every free text is given by text.
func Mixed(text func(what string) string) *Fixture {
	f := New()
	f.Clinic.Name = text("clinic name")
	f.Pack.Projects = []questionnaires.Project{{ID: "whole", Title: "Everything"}}
	f.Clinic.People = []assessment.Person{
		{Name: text("owner"), Role: assessment.RoleOwner},
		{Name: text("assessor"), Role: assessment.RoleAssessor},
	}
	f.Clinic.Vendors = []assessment.Vendor{
		{
			Name: text("EHR vendor"), HoldsPHI: assessment.True, BAASigned: assessment.True, Report: assessment.ReportType2,
			PeriodEnd: AsOf.AddDays(-120), Covers: assessment.True, OpinionOK: assessment.True, CUECReviewed: assessment.True,
		},
		{Name: text("fax vendor"), HoldsPHI: assessment.True, BAASigned: assessment.False},
		{Name: text("text message vendor"), HoldsPHI: assessment.True},
	}
	f.Assessment.Profile["remote_work"] = "yes"
	f.Assessment.Profile["patient_portal"] = "no"
	f.Assessment.ScopeReasons = []string{text("scope reason")}
	f.Assessment.OlderPacks = []assessment.OlderPacks{{
		Packs: []assessment.PackRef{{ID: "fixture", Version: "0.9.0", SHA256: fmt.Sprintf("%064x", 6)}},
		Until: AsOf.AddDays(-10), By: text("who moved the packs"),
	}}
	f.mixedQuestions(text)
	f.mixedAnswers(text)
	f.Assessment.Actions["do-optional"] = &assessment.ActionState{
		Decision: assessment.Accept, Signer: text("signer"), ReviewDate: AsOf.AddDays(90), Reason: text("acceptance"),
	}
	f.Assessment.Actions["do-no"] = &assessment.ActionState{
		Owner: text("action owner"), Due: AsOf.AddDays(45), Status: assessment.StatusStarted,
	}
	return f
}

func (f *Fixture) mixedQuestions(given func(string) string) {
	// Packs refuse line breaks.
	text := func(what string) string { return strings.ReplaceAll(given(what), "\n", " ") }
	for _, id := range []string{
		"yes", "undated", "bare", "spoken", "partly", "no", "planned", "dont-know", "unanswered", "na", "na-short",
		"alternative", "declined", "compensating", "inherited", "without-baa", "not-known", "baa", "optional", "portal", "override",
	} {
		f.Ask(id, 3, hi, hi, "do-"+id, func(q *questionnaires.Question) {
			q.Ask, q.Why, q.Partly = text("ask "+id), text("why "+id), text("partly "+id)
			q.NA, q.Inheritable = text("rule "+id), true
			q.Controls = []questionnaires.Control{
				{ID: id + "-check", Does: text("check " + id), Kind: questionnaires.Detect, Cadence: questionnaires.Monthly},
				{ID: id + "-rule", Does: text("rule " + id), Kind: questionnaires.Prevent, Cadence: questionnaires.Always},
			}
			mixedQuestion(id, q)
		})
		cost := questionnaires.C1
		if id == "no" {
			cost = questionnaires.C4
		}
		f.Act("do-"+id, questionnaires.M, cost)
		f.Pack.Actions[len(f.Pack.Actions)-1].Project = "whole"
		a := &f.Pack.Actions[len(f.Pack.Actions)-1]
		a.Title, a.DoneWhen, a.Steps = text("title "+id), text("done "+id), []string{text("step " + id)}
	}
}

// mixedQuestion sets what single questions need.
func mixedQuestion(id string, q *questionnaires.Question) {
	switch id {
	case "yes", "no":
		q.Gate, q.Refs = true, []questionnaires.Ref{criterion, required}
		q.RaiseIf = []questionnaires.Condition{{Fact: "remote_work"}}
		q.MaxAgeDays, q.Area = 365, "access"
	case "undated":
		q.MaxAgeDays, q.Area = 365, "access"
	case "unanswered":
		q.Watch = "proposed-security-rule-2025"
	case "compensating":
		q.Refs = []questionnaires.Ref{criterion}
	case "baa":
		q.BAA, q.Inheritable = true, false
	case "optional":
		q.Likelihood, q.Impact = lo, vl
	case "portal":
		q.OnlyIf = []questionnaires.Condition{{Fact: "patient_portal"}}
	}
}

func (f *Fixture) mixedAnswers(text func(string) string) {
	written, records := assessment.EvidenceWritten, assessment.EvidenceRecords
	for _, s := range []struct {
		id string
		a  assessment.Answer
	}{
		{"yes", assessment.Answer{Kind: assessment.Yes, Evidence: records, EvidenceDate: AsOf.AddDays(-10)}},
		{"undated", assessment.Answer{Kind: assessment.Yes, Evidence: records}},
		{"bare", assessment.Answer{Kind: assessment.Yes, Evidence: assessment.EvidenceNothing}},
		{"spoken", assessment.Answer{Kind: assessment.Yes}},
		{"partly", assessment.Answer{Kind: assessment.Partly, Evidence: written}},
		{"no", assessment.Answer{Kind: assessment.No}},
		{"planned", assessment.Answer{Kind: assessment.Planned, PlannedDate: AsOf.AddDays(30)}},
		{"dont-know", assessment.Answer{Kind: assessment.DontKnow}},
		{"na", assessment.Answer{Kind: assessment.NotApplicable, Reason: text("reason") + ", which is long enough", Person: text("decider")}},
		{"na-short", assessment.Answer{Kind: assessment.NotApplicable, Reason: "short"}},
		{"alternative", assessment.Answer{
			Kind: assessment.Alternative, Evidence: written, Measure: text("measure"), Reason: text("reason"),
			Approver: text("approver"), ApprovedOn: AsOf.AddDays(-3),
		}},
		{"declined", assessment.Answer{
			Kind: assessment.Alternative, Reason: text("reason"), Approver: text("approver"), ApprovedOn: AsOf.AddDays(-3),
		}},
		{"compensating", assessment.Answer{
			Kind: assessment.Compensating, Evidence: records, EvidenceDate: AsOf.AddDays(-5), Description: text("description"),
			ReviewDate: AsOf.AddDays(200), ConfirmedBy: f.Clinic.People[1].Name,
		}},
		{"inherited", assessment.Answer{Kind: assessment.Inherited, Vendor: f.Clinic.Vendors[0].Name}},
		{"without-baa", assessment.Answer{Kind: assessment.Inherited, Vendor: f.Clinic.Vendors[1].Name, VendorCovers: assessment.True}},
		{"not-known", assessment.Answer{Kind: assessment.Inherited, Vendor: f.Clinic.Vendors[2].Name}},
		{"baa", assessment.Answer{Kind: assessment.Yes, Evidence: written}},
		{"optional", assessment.Answer{Kind: assessment.No}},
		{"override", assessment.Answer{Kind: assessment.No}},
	} {
		st := f.Say(s.id, s.a)
		st.Note, st.Owner = text("note "+s.id), text("owner of "+s.id)
	}
	impact := vh
	f.Assessment.States["override"].Override = assessment.Override{Impact: &impact, Reason: text("override reason")}
	f.Assessment.States["no"].Flag = true
	f.Assessment.States["planned"].Owner = ""
	f.Assessment.States["unanswered"] = &assessment.QuestionState{Note: text("note alone")}
}

// Plain names each text by what it is.
func Plain(what string) string { return "the " + what }

// Hostile is a text that is hard on encoders: a formula, quotes, commas, line
// ends, markup, a script link, runes beyond the basic plane, right-to-left and
// combining letters, and a word of a thousand letters.
func Hostile(what string) string {
	return "=cmd|'/C calc'!A1, \"" + what + "\"\n</script>&amp; javascript:alert(1) 診療所 \U0001F9EA עברית q\u0301 " +
		strings.Repeat("x", 1000)
}
