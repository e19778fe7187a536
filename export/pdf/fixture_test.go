package pdf

import (
	"fmt"
	"strings"

	"clinicready/export"
)

// The hand-made reports that the tests draw. They hold every field, in the
// words that Build uses; no number in them is computed.

func day(iso, text string) export.Day { return export.Day{ISO: iso, Text: text} }

func pct(v int) export.Pct { return export.Pct{Value: v, OK: true, Text: fmt.Sprintf("%d %%", v)} }

var levels = [5]export.Level{
	{Key: "VL", Word: "very low", Rank: 0},
	{Key: "L", Word: "low", Rank: 1},
	{Key: "M", Word: "moderate", Rank: 2},
	{Key: "H", Word: "high", Rank: 3},
	{Key: "VH", Word: "very high", Rank: 4},
}

// riskTable is table I-2 of NIST SP 800-30r1, rows of likelihood.
var riskTable = [5][5]int{{0, 0, 0, 1, 1}, {0, 1, 1, 1, 2}, {0, 1, 2, 2, 3}, {0, 1, 2, 3, 4}, {0, 1, 2, 3, 4}}

var statuses = []export.Status{
	{Key: "no", Word: "No"},
	{Key: "partly", Word: "Partly"},
	{Key: "planned", Word: "Planned"},
	{Key: "dont_know", Word: "Don't know"},
	{Key: "yes", Word: "Yes"},
	{Key: "inherited", Word: "Inherited"},
	{Key: "alternative", Word: "Alternative"},
	{Key: "compensating", Word: "Compensating"},
	{Key: "na", Word: "Not applicable"},
	{Key: "unanswered", Word: "Unanswered"},
}

var asks = []string{
	"Has the clinic written down, in the last twelve months, where its patient data sits and what could go wrong with it?",
	"Does signing in to email, remote access, the EHR and every admin console need a second factor?",
	"Was a restore from backup tested in the last three months?",
	"Is there a signed agreement with every vendor that touches patient data?",
	"Does every person sign in with a login of their own?",
	"Is access taken away on the day that a person leaves?",
	"Does somebody look at the logs of the EHR each month?",
	"Are updates installed within the time that the clinic set itself?",
}

var actionTitles = []string{
	"Turn on the second factor everywhere", "List every system with patient data", "Write the risk analysis",
	"Keep an offline copy and test a restore", "Use a leaver checklist", "Review the logs once a month",
	"Train everybody once a year", "Write and rehearse the incident plan", "Set a patch routine",
	"Write a sanctions policy", "Draw the network and record disposal", "Keep a visitor log",
}

// emptyClinic is a clinic without one answer.
func emptyClinic() export.Report {
	return export.Report{
		Cover: export.Cover{
			Clinic: "New Clinic", Title: "HIPAA and SOC 2 readiness", Assessment: "Self-audit 2026", Kind: "self-audit",
			Scope: "Security; HIPAA Security, Breach, Privacy", Target: "HIPAA", AsOf: day("2026-11-23", "23 Nov 2026"),
			ReportID: "7c1f09ab", Head: "3 · 0a1b2c3d4e5f", Coverage: pct(0), Confidence: "self-reported",
			Draft: true, DraftNote: "DRAFT: nothing is answered yet.", Program: "clinicready 1.0.0",
			RunningHead: "New Clinic · Readiness · Confidential: lists security weaknesses", RunningFoot: "7c1f09ab · journal 3 · 0a1b2c3d4e5f",
		},
		Summary: export.Summary{
			Frameworks: []export.FrameworkSummary{frameworkOf("hipaa", "HIPAA", 0), frameworkOf("soc2", "SOC 2", 0)},
			Sentence:   "Nothing is answered yet, so there is no plan.",
			Notes:      []string{"Hours a week are not given: 4 are assumed."},
			Unanswered: 25, Gaps: "25 questions are unanswered.",
		},
		Readiness: export.Readiness{Ticks: []int{80, 90}, Legend: legend},
		Roadmap:   export.Roadmap{Start: day("2026-11-23", "23 Nov 2026"), Capacity: "4 hours a week, assumed."},
		SignOff:   signOffOf(),
		Method:    methodOf(),
	}
}

var legend = []string{"in place (all that is answered Yes or half)", "in place and documented", "in place, documented, with dated records"}

func frameworkOf(id, name string, v int) export.FrameworkSummary {
	f := export.FrameworkSummary{
		ID: id, Name: name, InPlace: pct(v), Documented: pct(v * 8 / 10), WithRecords: pct(v * 3 / 10), High: pct(min(100, v+11)), Coverage: pct(89),
		Provisional: fmt.Sprintf("up to %d %% when all is answered", min(100, v+11)),
	}
	if id == "hipaa" {
		f.Verdicts = []export.VerdictLine{{Target: "hipaa", Label: "HIPAA", Word: "Not ready (provisional)", Leads: true, RestsOn: "46 % in place and documented"}}
		f.Note = "House scale: HIPAA has no pass mark."
		return f
	}
	f.Verdicts = []export.VerdictLine{
		{Target: "type1", Label: "Type I", Word: "Developing (provisional)"},
		{Target: "type2", Label: "Type II", Word: "Not ready (provisional)"},
	}
	f.Note = "For a clinic the Trust Services Criteria are a benchmark."
	return f
}

func signOffOf() export.SignOff {
	return export.SignOff{
		Statement: "We have read this report. The answers are ours to the best of our knowledge, and we agree to the plan as decided on page 1.",
		Roles: []export.SignRole{
			{Role: "Security official", Name: "Dana Whitfield"},
			{Role: "Owner"},
			{Role: "Assessor", Name: "Sam Ortiz"},
		},
		NextReview: day("2027-11-23", "23 Nov 2027"),
		Sooner:     "Sooner after an incident, a new system or vendor, a move, or a change in the law.",
	}
}

func methodOf() export.Method {
	m := export.Method{
		Notes:       []string{"Three nested percentages, never one. A claim counts only when its record is complete.", "Unanswered scores 0, is shown as a range and lowers coverage."},
		Weights:     []export.Field{{Label: "5", Value: "a clinic without it is in danger"}, {Label: "3", Value: "important"}, {Label: "1", Value: "good to have"}},
		Evidence:    []export.Field{{Label: "0", Value: "nothing written"}, {Label: "1", Value: "a written policy, contract or setting"}, {Label: "2", Value: "that, plus dated records that it ran"}},
		Efforts:     []export.Field{{Label: "XS", Value: "2 hours"}, {Label: "S", Value: "8 hours"}},
		Cost:        []export.Field{{Label: "C0", Value: "$0"}, {Label: "C4", Value: "quote"}},
		Tiers:       []export.Field{{Label: "P1 act now", Value: "a must-have that is missing, or very high risk: 30 days"}},
		Verdicts:    []export.Field{{Label: "Not ready", Value: "below 60 %, or a must-have missing"}},
		Scale:       levels,
		Glossary:    []export.Field{{Label: "Gate", Value: "a must-have: while it fails, a verdict is capped"}, {Label: "Coverage", Value: "how much is answered, by weight"}},
		Disclaimers: []string{"A readiness self-assessment; not legal advice, not an examination or opinion by a CPA, not a SOC 2 report, not a certification.", "Percentages are weighted completion, not the probability of a breach or of passing."},
		Packs:       []export.PackLine{{ID: "clinicready", Version: "1.0.0", Title: "Core questions", SHA256: strings.Repeat("0a1b2c3d", 8)}},
	}
	for l := range 5 {
		for i := range 5 {
			m.RiskTable[l][i] = levels[riskTable[l][i]]
		}
	}
	return m
}

// clinic is a clinic with n findings and actions; a draft has open questions.
func clinic(n int, draft bool) export.Report {
	r := emptyClinic()
	r.Cover.Clinic, r.Cover.Draft = "Riverside Family Clinic", draft
	r.Cover.RunningHead = "Riverside Family Clinic · Readiness · Confidential: lists security weaknesses"
	r.Cover.Coverage, r.Cover.DraftNote = pct(100), ""
	if draft {
		r.Cover.Coverage, r.Cover.DraftNote = pct(62), "DRAFT: 38 % of the questions, by weight, are unanswered."
	}
	r.Cover.PreparedBy, r.Cover.PreparedFor = "Sam Ortiz, Ortiz Security", "Dr. Ana Reyes, owner"
	r.Cover.Distribution = []string{"Dr. Ana Reyes", "Dana Whitfield", "Lake Street IT"}
	for i := range n {
		r.Actions = append(r.Actions, sheetOf(i))
		if i%3 == 2 {
			r.QuickWins = append(r.QuickWins, i)
		}
		r.Findings.Items = append(r.Findings.Items, findingOf(i))
		r.Working.Items = append(r.Working.Items, export.WorkingItem{
			ID: fmt.Sprintf("q-working-%d", i), Ask: asks[(i+3)%len(asks)], Status: statuses[4+i%2], Evidence: "written, with dated records",
			Dated: day("2026-10-03", "3 Oct 2026"), Owner: "Dana Whitfield", By: "Dana Whitfield", Citations: cited(i),
		})
	}
	fillSummary(&r, n)
	fillScope(&r)
	fillReadiness(&r)
	fillRisk(&r, n)
	fillRoadmap(&r, n)
	fillRecord(&r, n)
	return r
}

func cited(i int) []export.Citation {
	return []export.Citation{
		{Text: "45 CFR 164.308(a)(1)(ii)(A)", Title: "Risk analysis", Duty: "Required", Framework: "hipaa", InScope: true},
		{Text: fmt.Sprintf("CC%d.1", 1+i%9), Title: "Logical access", Framework: "soc2", InScope: true},
	}
}

func link(i int) export.Link {
	return export.Link{ID: fmt.Sprintf("a-%d", i), Title: actionTitles[i%len(actionTitles)], Order: i + 1}
}

func questionOf(i int) export.QuestionLine {
	return export.QuestionLine{
		ID: fmt.Sprintf("q-open-%d", i), Ask: asks[i%len(asks)], Status: statuses[i%4], Level: levels[4-i%4],
		Groups: "CC6.1 Logical access, HIPAA technical safeguards",
	}
}

func sheetOf(i int) export.ActionSheet {
	a := export.ActionSheet{
		Order: i + 1, ID: fmt.Sprintf("a-%d", i), Title: actionTitles[i%len(actionTitles)], Kind: "action",
		Questions: []export.QuestionLine{questionOf(i)},
		Finding:   []string{"A second factor is asked for email only; the EHR and the remote desktop open with a password."},
		Why:       []string{"One phished password otherwise opens every chart."},
		RiskNow:   levels[4-i%3], RiskAfter: levels[1], RiskText: "likelihood high, impact high: high; after: low",
		Exceptions: []string{"insufficient control"}, Duty: "Required", Citations: cited(i),
		Steps: []string{
			"List every place where people sign in from outside.", "Turn the second factor on for administrators first.",
			"Turn it on for everybody, with two weeks' notice.", "Keep the settings page as evidence.", "Check each quarter that nobody is left out.",
		},
		DoneWhen: "Nobody can sign in to any of the four without a second factor.",
		Evidence: []string{"Screenshot of the policy", "List of accounts with the factor on, dated"},
		Owner:    "no owner yet", Suggested: "IT person", Helper: "managed service provider",
		Hours: 8, HoursText: "8 hours", Cost: "at most $500", CostBand: "C1",
		QuickWin: i%3 == 2, MustHave: i < 3, Phase: 1 + i/4, Due: day("2026-12-22", "22 Dec 2026"), Weeks: "weeks 1 to 3",
		Priority: "P1, act now", Standing: []string{"It closes a must-have that is missing.", "It removes 5 risk points for 3 points of effort."},
		Status: "open", Decision: "fix", After: "readiness 71 %, 54 risk points",
	}
	if i > 0 {
		a.Prerequisites = []export.Link{link(i - 1)}
		a.Owner, a.HasOwner = "Dana Whitfield", true
	}
	return a
}

func findingOf(i int) export.Finding {
	return export.Finding{
		ID: fmt.Sprintf("q-open-%d", i), Ask: asks[i%len(asks)], Status: statuses[i%4], Lacks: "not in place",
		Evidence: "nothing written", Why: "One phished password otherwise opens every chart.", Level: levels[4-i%5], Weight: 5,
		Duty: "Required", MustHave: i%3 == 0, Exception: "documentation", Note: "Asked on the tour; the MSP will confirm.",
		Owner: "Dana Whitfield", Flag: i%4 == 0, Actions: []export.Link{link(i)}, Citations: cited(i),
	}
}

func fillSummary(r *export.Report, n int) {
	s := &r.Summary
	s.Frameworks = []export.FrameworkSummary{frameworkOf("hipaa", "HIPAA", 46), frameworkOf("soc2", "SOC 2", 51)}
	s.Sentence = "Doing items 1-5 (82 hours, at most $5,500) takes readiness from 46 % to 71 %, closes the two open must-haves (then three of three) and removes both very-high risks."
	s.PlanSentence = "The whole plan is 212 hours, at most $13,000 and 1 quote, and reaches 100 %."
	s.MustHaveSentence = "3 of 5 must-haves are in place and documented."
	for i := range 2 {
		s.OpenMustHaves = append(s.OpenMustHaves, export.MustHave{ID: "q", Ask: asks[i], Topic: asks[i], Status: statuses[i], Why: "not in place", Actions: []export.Link{link(i)}})
	}
	s.ClosedMustHaves = []export.MustHave{{ID: "q3", Ask: asks[3], Status: statuses[4]}}
	for i := range min(5, n) {
		s.Top = append(s.Top, export.TopAction{
			Order: i + 1, ID: fmt.Sprintf("a-%d", i), Title: actionTitles[i%len(actionTitles)], Owner: "no owner yet (suggested: practice manager)",
			Due: day("2026-12-22", "22 Dec 2026"), Hours: 24, HoursText: "24 h", Cost: "at most $5,000", MustHave: i < 2,
		})
	}
	s.More = "7 more actions follow in the plan."
	s.Decisions = []export.DecisionAsked{
		{Kind: "budget", Text: "Approve at most $5,500 for items 1-5."},
		{Kind: "owner", Text: "Name an owner for items 1, 2 and 3."},
		{Kind: "hours", Text: "Phase 1 is 58 hours over capacity: give more hours, or move the dates."},
	}
	s.Strengths = []export.Strength{
		{ID: "q5", Ask: asks[4], Topic: asks[4], Evidence: "written, with dated records"},
		{ID: "q6", Ask: asks[5], Topic: asks[5], Evidence: "written"},
		{ID: "q7", Ask: asks[6], Topic: asks[6], Evidence: "written, with dated records"},
	}
}

func fillScope(r *export.Report) {
	r.Scope = export.ScopeSection{
		In:      []export.Field{{Label: "Security", Value: "Is the system protected against unauthorized access?"}, {Label: "HIPAA Security", Value: "45 CFR 164.302 to 164.316"}},
		Out:     []export.Field{{Label: "Availability", Value: "not chosen"}, {Label: "Processing Integrity", Value: "not chosen"}},
		LeftOut: []export.LeftOut{{ID: "q-tele", Ask: "Is the video platform covered by an agreement?", Because: "the clinic has no telehealth"}},
		Asked:   25, Answered: 22, Who: []string{"Dana Whitfield (clinic)", "Sam Ortiz (assessor)"},
		How: []string{"Quick mode: the 25 core questions.", "9 of 11 weight-5 answers were reviewed by an assessor."}, First: day("2026-11-02", "2 Nov 2026"), Last: day("2026-11-22", "22 Nov 2026"),
		Changes: []string{"10 Nov 2026: Availability left out, because the EHR is hosted."},
		Profile: []export.Field{{Label: "People", Value: "14"}, {Label: "Laptops leave the site", Value: "yes"}},
		Scales:  []export.Field{{Label: "In place", Value: "what is answered Yes, or half of what is partly so"}, {Label: "Records", Value: "dated records show that it ran"}},
		Limits:  []string{"A self-assessment, not an examination.", "Federal law only."},
	}
}

func fillReadiness(r *export.Report) {
	row := func(id, title string, v int) export.BarRow {
		return export.BarRow{ID: id, Title: title, InPlace: pct(v), Documented: pct(v * 8 / 10), WithRecords: pct(v * 3 / 10), High: pct(min(100, v+12)), Coverage: pct(89), Weight: 30, Questions: 9, Unanswered: 2}
	}
	x := &r.Readiness
	x.Overall = []export.BarRow{row("all", "Everything in scope", 46), row("hipaa", "HIPAA", 44), row("soc2", "SOC 2", 51)}
	for i := range 9 {
		x.Series = append(x.Series, row(fmt.Sprintf("CC%d", i+1), "Logical and physical access controls", 20+8*i))
	}
	for _, f := range []string{"Administrative safeguards", "Physical safeguards", "Technical safeguards", "Organizational requirements", "Policies, procedures, documentation", "Breach notification"} {
		x.Families = append(x.Families, row("hipaa-administrative", f, 41))
	}
	for i := range 33 {
		x.Criteria = append(x.Criteria, row(fmt.Sprintf("CC%d.%d", i/4+1, i%4+1), "Restricts access to what people need", (i*13)%101))
	}
	x.Criteria[4].InPlace, x.Criteria[4].Documented, x.Criteria[4].WithRecords = export.Pct{Text: "n/a"}, export.Pct{Text: "n/a"}, export.Pct{Text: "n/a"}
	x.Criteria[4].High = export.Pct{Text: "n/a"}
}

func fillRisk(r *export.Report, n int) {
	heat := func(title string, points int) export.HeatMap {
		h := export.HeatMap{Title: title, Scale: levels, Points: points}
		for l := range 5 {
			for i := range 5 {
				h.Cells[l][i] = export.HeatCell{Count: (l * i * points / 20) % 7, Level: levels[riskTable[l][i]]}
			}
		}
		for k := 4; k >= 0; k-- {
			h.Levels = append(h.Levels, export.LevelCount{Level: levels[k], Count: k + points%3})
		}
		return h
	}
	r.Risk = export.RiskPicture{Before: heat("Now", 78), After: heat("After the plan", 28), Sentence: "Risk points fall from 78 to 28.", Unknown: "3 unanswered questions carry no risk yet."}
	for i := range min(n, 6) {
		it := export.RiskItem{ID: fmt.Sprintf("q-open-%d", i), Ask: asks[i], Status: statuses[i%4], Likelihood: levels[3], Impact: levels[4], Level: levels[4], Raised: []string{"laptops leave the site"}, Actions: []export.Link{link(i)}}
		if i < 2 {
			r.Risk.VeryHigh = append(r.Risk.VeryHigh, it)
			continue
		}
		r.Risk.High = append(r.Risk.High, it)
	}
}

func fillRoadmap(r *export.Report, n int) {
	x := &r.Roadmap
	x.HoursPerWeek, x.Capacity = 10, "10 hours a week."
	for i := range 13 {
		x.Columns = append(x.Columns, export.RoadColumn{Label: fmt.Sprint(i + 1), From: i + 1, To: i + 1})
	}
	for i := range 3 {
		x.Columns = append(x.Columns, export.RoadColumn{Label: fmt.Sprintf("month %d", i+4), From: 14 + 4*i, To: 17 + 4*i})
	}
	x.Columns = append(x.Columns, export.RoadColumn{Label: "later", From: 26, To: 60})
	for i := range 4 {
		x.Phases[i] = export.PhaseRow{Number: i + 1, Title: fmt.Sprintf("Phase %d, to 22 Dec 2026", i+1), End: day("2026-12-22", "22 Dec 2026"), Hours: 98, Capacity: 40, Over: 58 * (1 - min(i, 1)), Text: "98 of 40 hours: over capacity by 58"}
	}
	r.Curve.Points = []export.CurvePoint{{Title: "Now", InPlace: pct(46), Documented: pct(40), Risk: 78, Spend: "none", GatesOpen: 2}}
	r.Curve.Note = "Unanswered questions and Type II are not projected."
	for i := range n {
		l := link(i)
		x.Phases[min(i/4, 3)].Actions = append(x.Phases[min(i/4, 3)].Actions, l)
		x.Bars = append(x.Bars, export.RoadBar{Order: i + 1, ID: l.ID, Title: l.Title, Owner: "Dana Whitfield", Phase: 1, StartWeek: 1 + i, EndWeek: 2 + i*3/2, Hours: 8, Due: day("2026-12-22", "22 Dec 2026"), QuickWin: i%3 == 2, MustHave: i < 3})
		v := min(100, 46+54*(i+1)/n)
		r.Curve.Points = append(r.Curve.Points, export.CurvePoint{Order: i + 1, ID: l.ID, Title: l.Title, InPlace: pct(v), Documented: pct(v * 9 / 10), Risk: 78 - 2*i, Hours: 8 * (i + 1), Spend: "at most $5,500 and 1 quote", GatesOpen: max(0, 2-i)})
	}
	x.Type2Start = "A Type II observation period could start on 21 Jan 2027."
	x.NoAction = []export.QuestionLine{questionOf(2)}
}

func fillRecord(r *export.Report, n int) {
	r.Findings.Sort = "Sorted by risk, then by weight."
	for i := range min(n, 5) {
		q := questionOf(i)
		q.Level, q.Status = export.Level{}, statuses[9]
		r.Findings.Unanswered = append(r.Findings.Unanswered, q)
	}
	r.Findings.Contradictions = []string{"A second factor is on everywhere (q-mfa), and logins are shared (q-unique)."}
	r.Findings.Incomplete = []export.Incomplete{{ID: "q-na", Ask: asks[2], Status: statuses[8], Lacks: "The reason has fewer than 20 characters: counts as unanswered."}}
	r.Working.Note = "Answered Yes, with something written."
	claim := func(i int) export.Claim {
		return export.Claim{ID: "q-claim", Ask: asks[i], Status: statuses[i], Counts: "half", Why: []string{"the approval has no date"}, Record: []export.Field{{Label: "Measure", Value: "Full-disk encryption by the vendor"}, {Label: "Approved by", Value: "not given"}}, Citations: cited(i)}
	}
	r.Claims = export.Claims{
		Alternatives: []export.Claim{claim(6)}, Compensating: []export.Claim{claim(7)}, Inherited: []export.Claim{claim(5)}, Accepted: []export.ActionSheet{sheetOf(3)},
		Overrides: []export.Override{{ID: "q-o", Ask: asks[0], Text: "likelihood high instead of moderate", Reason: "Two laptops were stolen this year."}},
	}
	for i := range 4 {
		r.Vendors.Rows = append(r.Vendors.Rows, export.VendorRow{
			Name:      fmt.Sprintf("CloudChart EHR %d", i),
			Agreement: []string{"PHI: yes", "Agreement: signed"},
			Assurance: []string{"SOC 2 Type II", "to 30 Jun 2026", "Bridge letter: no"},
			Reviewed:  []string{"Covers: yes", "Opinion: unqualified", "User controls: reviewed"},
			Standing:  "current", Questions: []string{"q-ehr-audit", "q-backup"},
		})
	}
	r.Vendors.Rows[2].Problem = "Holds patient data and has no signed agreement."
	r.Areas.Note = "Eight areas in which the two overlap."
	for i, name := range []string{"Governance and risk", "Access", "Audit logging", "Encryption and keys", "Incident and breach", "Availability and contingency", "Third parties and agreements", "Privacy"} {
		a := export.Area{ID: name, Title: name, Status: export.Status{Key: []string{"yes", "partly", "no", "unanswered", "na"}[i%5], Word: []string{"in place", "partly in place", "not in place", "unanswered", "not asked"}[i%5]}, Text: "3 of 5 questions in place, 1 unanswered"}
		for range 4 {
			a.Rows = append(a.Rows, export.AreaRow{Citation: "45 CFR 164.308(a)(1)(ii)(A)", Title: "Risk analysis", Criteria: []string{"CC3.1", "CC3.2"}, Coverage: []string{"covered", "partly", "not"}[i%3], Uncovered: "Every place that holds ePHI must be analyzed, in writing. SOC 2 looks only at the system chosen for the exam."})
		}
		r.Areas.Areas = append(r.Areas.Areas, a)
	}
	r.Elements = export.ElementSection{Sentence: "4 of 9 elements are present, 3 partial, 2 absent.", Note: "A questionnaire alone is not a risk analysis."}
	for i := range 9 {
		r.Elements.Elements = append(r.Elements.Elements, export.Element{Number: i + 1, Name: "Assess current security measures", Status: []string{"present", "partial", "absent"}[i%3], Has: []string{"answers with evidence levels"}, Lacks: []string{"a list of systems"}, Where: "Findings; What is working"})
	}
	for i := range 6 {
		d := export.RecurringDuty{Cadence: "quarterly", Does: "Review who can open what", Control: "access-review", Question: "q-access", Owner: "Dana Whitfield", Last: day("2026-07-01", "1 Jul 2026"), Next: day("2026-10-01", "1 Oct 2026"), NextText: "overdue since 1 Oct 2026", Overdue: i == 0}
		r.Duties.Running = append(r.Duties.Running, d)
	}
	r.Duties.FromPlan = []export.RecurringDuty{{Cadence: "yearly", Does: "Train everybody", Control: "training", Question: "q-training", NextText: "with action 7"}}
	r.Audit = export.Audit{
		Events: 214, AssessmentEvents: 180, First: day("2026-11-02", "2 Nov 2026"), Last: day("2026-11-22", "22 Nov 2026"), Head: strings.Repeat("0a1b2c3d", 8), HeadShort: "214 · 0a1b2c3d4e5f",
		Verify: []string{"Run: clinicready verify riverside.clinic", "Compare the head with the one in the foot of this page."}, Names: "Names in the audit trail are as entered; they are not authenticated.",
	}
}
