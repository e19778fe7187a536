package export_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/export"
	"clinicready/export/exporttest"
	"clinicready/questionnaires"
)

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// Example D of the method, as page 1 and the charts show it.
func TestBuildExampleD(t *testing.T) {
	rep := export.Build(exporttest.ExampleD().Source())
	s := rep.Summary
	want(t, "sentence", s.Sentence, "Doing items 1-5 (104 hours, $500 to $5,500) takes readiness from 46 % to 74 %, closes the two open must-haves (then three of three) and removes both very-high risks.")
	want(t, "plan", s.PlanSentence, "The whole plan (12 actions, 180 hours, $1,000 to $11,000) takes readiness from 46 % to 100 %.")
	want(t, "must-haves", s.MustHaveSentence, "One of the three must-haves is in place and documented.")
	want(t, "more", s.More, "7 more actions in the plan.")
	want(t, "draft", rep.Cover.Draft, false)
	want(t, "coverage", rep.Cover.Coverage.Text, "100 %")
	var top, curve []string
	for _, a := range s.Top {
		top = append(top, a.ID)
	}
	for _, p := range rep.Curve.Points {
		curve = append(curve, p.ID+" "+p.InPlace.Text)
	}
	want(t, "top", strings.Join(top, " "), "A3 A6 A1 A2 A7")
	want(t, "curve", strings.Join(curve, ", "), " 46 %, A3 51 %, A6 56 %, A1 58 %, A2 68 %, A7 74 %, A8 80 %, A4 83 %, A9 89 %, A10 92 %, A5 94 %, A11 96 %, A12 100 %")
	want(t, "risk after five", rep.Curve.Points[5].Risk, 51)
	want(t, "due", s.Top[0].Due, export.Day{Text: "29 Nov 2026", ISO: "2026-11-29"})
	want(t, "phase 1", rep.Roadmap.Phases[0].Text, "80 of 100 hours")
	want(t, "Type II, who works toward HIPAA", rep.Roadmap.Type2Start, "")
	toward := exporttest.ExampleD()
	toward.Assessment.Scope.Target = assessment.TargetType1
	want(t, "Type II", export.Build(toward.Source()).Roadmap.Type2Start, "Earliest start of a Type II observation period: 3 Jan 2027.")
	want(t, "quick wins", len(rep.QuickWins), 4)
	want(t, "risk", rep.Risk.Sentence, "The whole plan takes the risk points from 78 to 28.")
	want(t, "very high", len(rep.Risk.VeryHigh), 2)
	want(t, "high", len(rep.Risk.High), 3)
	want(t, "findings", len(rep.Findings.Items), 13)
	want(t, "working", len(rep.Working.Items), 3)
	want(t, "HIPAA leads", s.Frameworks[0].ID, "hipaa")
	want(t, "HIPAA's note", s.Frameworks[0].Note, "House scale: HIPAA has no pass mark.")
	want(t, "SOC 2's note", s.Frameworks[1].Note, "A benchmark only: a clinic is usually not a service organization.")
}

func TestHeatMapCountsEveryRatedQuestion(t *testing.T) {
	src := exporttest.ExampleD().Source()
	rep := export.Build(src)
	for _, m := range []export.HeatMap{rep.Risk.Before, rep.Risk.After} {
		cells, levels := 0, 0
		perLevel := map[string]int{}
		for l, row := range m.Cells {
			for i, c := range row {
				cells += c.Count
				perLevel[c.Level.Key] += c.Count
				if got := method.RiskLevel(questionnaires.Level(l), questionnaires.Level(i)).String(); got != c.Level.Key {
					t.Errorf("%s, cell %d %d has level %s, want %s", m.Title, l, i, c.Level.Key, got)
				}
			}
		}
		for _, l := range m.Levels {
			levels += l.Count
			want(t, m.Title+" "+l.Level.Word, perLevel[l.Level.Key], l.Count)
		}
		want(t, m.Title+" cells", cells, len(src.Result.Items))
		want(t, m.Title+" levels", levels, len(src.Result.Items))
		want(t, m.Title+" first level", m.Levels[0].Level.Key, "VH")
	}
	want(t, "after", rep.Risk.After.Points, 28)
}

// Every way to build a clinic gives the same report twice, and a different id
// for another journal, day or assessment.
func TestBuildIsDeterministic(t *testing.T) {
	for name, make := range map[string]func() *exporttest.Fixture{
		"example D": exporttest.ExampleD,
		"empty":     exporttest.Empty,
		"mixed":     func() *exporttest.Fixture { return exporttest.Mixed(exporttest.Plain) },
		"hostile":   func() *exporttest.Fixture { return exporttest.Mixed(exporttest.Hostile) },
	} {
		t.Run(name, func(t *testing.T) {
			if a, b := export.Build(make().Source()), export.Build(make().Source()); !reflect.DeepEqual(a, b) {
				t.Error("two reports from equal input differ")
			}
		})
	}
	id := func(change func(*exporttest.Fixture)) string {
		f := exporttest.ExampleD()
		change(f)
		return export.Build(f.Source()).Cover.ReportID
	}
	seen := []string{
		id(func(*exporttest.Fixture) {}),
		id(func(f *exporttest.Fixture) { f.AsOf = f.AsOf.AddDays(1) }),
		id(func(f *exporttest.Fixture) { f.Clinic.Head.Count++ }),
		id(func(f *exporttest.Fixture) { f.Assessment.ID = "a2" }),
	}
	slices.Sort(seen)
	want(t, "distinct ids", len(slices.Compact(seen)), 4)
}

func TestBuildEmptyClinic(t *testing.T) {
	rep := export.Build(exporttest.Empty().Source())
	want(t, "draft", rep.Cover.Draft, true)
	want(t, "draft note", rep.Cover.DraftNote, "DRAFT: 16 of 16 questions are unanswered")
	want(t, "sentence", rep.Summary.Sentence, "Nothing is answered yet, so there is no plan.")
	want(t, "gaps", rep.Summary.Gaps, "16 questions are unanswered: they count as unknown, never as in place.")
	want(t, "findings", len(rep.Findings.Items), 0)
	want(t, "unanswered", len(rep.Findings.Unanswered), 16)
	want(t, "decisions", len(rep.Summary.Decisions), 0)
	want(t, "curve", len(rep.Curve.Points), 1)
	want(t, "HIPAA", rep.Summary.Frameworks[0].Verdicts[0].Word, "Not ready (provisional)")
	want(t, "range", rep.Summary.Frameworks[0].Provisional, "up to 100 % when all is answered")
	want(t, "risk", rep.Risk.Sentence, "No risk is rated yet: nothing is answered.")
	for _, e := range rep.Elements.Elements {
		if e.Status == "present" {
			t.Errorf("element %d is present in a clinic without answers", e.Number)
		}
	}
}

func TestBuildNothingInScope(t *testing.T) {
	f := exporttest.ExampleD()
	f.Assessment.Profile["patient_portal"] = "no"
	for i := range f.Pack.Questions {
		f.Pack.Questions[i].OnlyIf = []questionnaires.Condition{{Fact: "patient_portal"}}
	}
	rep := export.Build(f.Source())
	want(t, "draft note", rep.Cover.DraftNote, "DRAFT: no question is in scope")
	want(t, "coverage", rep.Cover.Coverage.Text, "n/a")
	want(t, "frameworks", len(rep.Summary.Frameworks), 0)
	want(t, "left out", len(rep.Scope.LeftOut), 16)
	want(t, "because", rep.Scope.LeftOut[0].Because, "Patients have a portal: no")
}

func TestBuildEvidenceOff(t *testing.T) {
	f := exporttest.ExampleD()
	f.Assessment.EvidenceOff = true
	rep := export.Build(f.Source())
	hipaa := rep.Summary.Frameworks[0]
	want(t, "in place", hipaa.InPlace.Text, "46 %")
	want(t, "documented", hipaa.Documented, export.Pct{Text: "not asked"})
	want(t, "with records", hipaa.WithRecords, export.Pct{Text: "not asked"})
	want(t, "rests on", hipaa.Verdicts[0].RestsOn, "46 % in place, on spoken answers")
	want(t, "Type II", rep.Summary.Frameworks[1].Verdicts[1].Word, "not asked")
	want(t, "Type II start", rep.Roadmap.Type2Start, "")
	want(t, "evidence of what works", rep.Working.Items[0].Evidence, "not asked")
	want(t, "curve", rep.Curve.Points[0].Documented.Text, "not asked")
	for _, f := range rep.Findings.Items {
		if f.Status.Key == "yes" {
			t.Errorf("%s is a finding although it is in place and evidence was not asked", f.ID)
		}
	}
}

// A question in place is a finding for a Type II target while it has no
// current records, and for no other target.
func TestFindingsFollowTheTarget(t *testing.T) {
	f := exporttest.ExampleD()
	want(t, "findings for HIPAA", len(export.Build(f.Source()).Findings.Items), 13)
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetType2, 6, assessment.ModeFull)
	if err != nil {
		t.Fatal(err)
	}
	f.Assessment.Scope = scope
	rep := export.Build(f.Source())
	want(t, "findings for Type II", len(rep.Findings.Items), 16)
	records := 0
	for _, f := range rep.Findings.Items {
		if f.Lacks == "in place, no current dated records" {
			records++
		}
	}
	want(t, "findings for want of records", records, 3)
	want(t, "SOC 2 leads", rep.Summary.Frameworks[0].ID, "soc2")
	want(t, "Type II leads", rep.Summary.Frameworks[0].Verdicts[1].Leads, true)
	want(t, "rests on", rep.Summary.Frameworks[0].Verdicts[1].RestsOn, "0 % with records")
	want(t, "target", rep.Cover.Target, "SOC 2 Type II, observation period of 6 months")
}

func TestOverCapacityIsADecision(t *testing.T) {
	f := exporttest.ExampleD()
	f.Assessment.Profile["it_hours_per_week"] = "10"
	rep := export.Build(f.Source())
	want(t, "phase 1", rep.Roadmap.Phases[0].Text, "32 of 40 hours: 40 hours too few for what is aimed at it or earlier")
	var asked []string
	for _, d := range rep.Summary.Decisions {
		if d.Kind == "hours" {
			asked = append(asked, d.Text)
		}
	}
	want(t, "asked", strings.Join(asked, "|"), "At 10 hours a week seven of 12 actions come after their target date, by up to 5 weeks; 20 hours a week would meet every date. Give more hours, pay for help, or set later dates with a reason.")
}

func TestBuildMixed(t *testing.T) {
	rep := export.Build(exporttest.Mixed(exporttest.Plain).Source())
	lacks := map[string]string{}
	for _, f := range rep.Findings.Items {
		lacks[f.ID] = f.Lacks
	}
	wanted := map[string]string{
		"override": "not in place", "no": "not in place", "planned": "planned by 22 Dec 2026, not in place", "dont-know": "not known",
		"without-baa": "not in place", "not-known": "not known", "partly": "partly in place", "declined": "partly in place",
		"bare": "in place, nothing written", "spoken": "in place, evidence not given", "optional": "not in place",
	}
	if !reflect.DeepEqual(lacks, wanted) {
		t.Errorf("findings: got %v, want %v", lacks, wanted)
	}
	want(t, "the first finding", rep.Findings.Items[0].ID, "override")
	want(t, "unanswered", len(rep.Findings.Unanswered), 2)
	want(t, "incomplete", len(rep.Findings.Incomplete), 2)
	want(t, "contradictions", len(rep.Findings.Contradictions), 1)
	want(t, "for counsel", rep.Findings.Counsel[0].ID, "declined")
	want(t, "not applicable", rep.Claims.NotApplicable[0].Counts, "left out")
	want(t, "too short", rep.Claims.NotApplicable[1].Counts, "as unanswered")
	want(t, "no person", rep.Claims.NotApplicable[1].Record[1], export.Field{Label: "Decided by", Value: "not given"})
	want(t, "inherited", rep.Claims.Inherited[0].Counts, "in place")
	want(t, "without an agreement", rep.Claims.Inherited[1].Counts, "not in place")
	want(t, "accepted", rep.Claims.Accepted[0].ID, "do-optional")
	want(t, "signer", rep.Claims.Accepted[0].Record[0], export.Field{Label: "Signed by", Value: "the signer"})
	want(t, "override", rep.Claims.Overrides[0].Text, "impact very high instead of high")
	want(t, "raised", strings.Join(rep.Risk.High[0].Raised, ""), "Staff work from outside the office")
	want(t, "vendor", rep.Vendors.Rows[0].Standing, "current")
	want(t, "vendor without an agreement", rep.Vendors.Rows[1].Problem, "touches PHI and has no signed business associate agreement")
	want(t, "vendor whose agreement is not known", rep.Vendors.Rows[2].Problem, "not known whether a business associate agreement is signed")
	want(t, "to find out", strings.Join(rep.Findings.NotKnown, ""), "Not known: is the text message vendor's business associate agreement signed?")
	want(t, "undated records", rep.Working.Items[1].Evidence, "written, with dated records; records without a date count as written only")
	want(t, "a date set by hand", rep.Actions[1].DueNote, "set by the clinic; the plan computes 14 Feb 2027; sooner than the hours allow; target 22 Dec 2026, 3 weeks late")
	want(t, "left out", rep.Scope.LeftOut[0].ID, "portal")
	want(t, "running", rep.Duties.Running[0].NextText, "12 Dec 2026")
	want(t, "undated duty", rep.Duties.Running[1].NextText, "date the first record")
	want(t, "from the plan", rep.Duties.FromPlan[0].NextText, "with item 9 of the plan")
	want(t, "who signs", rep.SignOff.Roles[1].Name, "the owner")
	want(t, "next review", rep.SignOff.NextReview.Text, "22 Nov 2027")
	for _, d := range rep.Duties.Running {
		if strings.HasSuffix(d.Control, "-rule") {
			t.Errorf("%s is always on and no recurring duty", d.Control)
		}
	}
}

func TestDutyOverdue(t *testing.T) {
	f := exporttest.Mixed(exporttest.Plain)
	f.AsOf = f.AsOf.AddDays(30)
	d := export.Build(f.Source()).Duties.Running[0]
	want(t, "overdue", d.Overdue, true)
	want(t, "text", d.NextText, "was due on 12 Dec 2026")
	f.Pack.Questions[0].Controls[0].Cadence = questionnaires.Weekly
	d = export.Build(f.Source()).Duties.Running[0]
	want(t, "weekly is not overdue", d.Overdue, false)
	want(t, "weekly", d.NextText, "weekly; last record shown is of 12 Nov 2026")
}

func TestClockNote(t *testing.T) {
	f := exporttest.ExampleD()
	want(t, "without", export.Build(f.Source()).Audit.ClockNote, "")
	f.Clinic.ClockWentBack = []int64{7, 9, 99}
	want(t, "with", export.Build(f.Source()).Audit.ClockNote, "The clock of the computer went back before events 7 and 9. Their order is by number, not by time.")
}

// Texts of people reach the report as they are: encoders see to themselves.
func TestHostileTextIsKept(t *testing.T) {
	rep := export.Build(exporttest.Mixed(exporttest.Hostile).Source())
	want(t, "clinic", rep.Cover.Clinic, exporttest.Hostile("clinic name"))
	want(t, "note", rep.Findings.Items[0].Note, exporttest.Hostile("note override"))
	want(t, "title", rep.Actions[0].Title, strings.ReplaceAll(exporttest.Hostile("title override"), "\n", " "))
}
