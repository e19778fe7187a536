package tui

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/questionnaires"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
)

// startHome begins on the list of clinics, with nobody at the keyboard.
func startHome(t *testing.T, d *desk) *driver { t.Helper(); return start(t, d, plainLook, Options{}) }

func TestFromNothingToTheWalk(t *testing.T) {
	d := startHome(t, newDesk())
	d.see("n new clinic", "d look at the example", "/data").keys("n").on(screen.NewClinic)
	d.typed("Oak Street Dental").keys("enter").typed("d").see("(*) dental", "We treat minors")
	d.keys("enter").typed("Dana").keys("enter").typed("12").keys("enter", "enter").typed("6").keys("enter", "enter").typed("c").see("(*) covered entity").keys("enter")
	d.see("form 2 of 5", "> Laptops or phones leave the site").keys("y", "n", "y").see("Which?").keys("tab", "right", "ctrl+s")
	d.see("theft").keys("enter", "enter", "enter", "enter").on(screen.Scope)
	d.see("A clinic is usually not a service organization", "[x] Security always in", "(*) HIPAA only", "(*) quick")
	d.keys("space").see("Security is always in").keys("j", "space").see("[x] Availability")
	d.keys("G", "k", "space").see("(*) full").keys("G", "enter").on(screen.Walk)

	got := d.desk.made
	if got.Name != "Oak Street Dental" || got.Preset != "dental" || got.Actor != "Dana" {
		t.Errorf("made %q, %q, by %q", got.Name, got.Preset, got.Actor)
	}
	want := assessment.Profile{
		"staff": "12", "it_hours_per_week": "6", "business_associate": "no", "minors": "yes", "own_servers": "yes", "website": "yes",
		"laptops_leave_site": "yes", "remote_work": "no", "incident_24_months": "theft", "medical_devices": "yes",
		"psychotherapy_notes": "no", "facility_directory": "no", "clearinghouse": "no", "government_entity": "no",
	}
	if !maps.Equal(got.Profile, want) {
		t.Errorf("profile %v, want %v", got.Profile, want)
	}
	if want := []string{"security", "availability", "hipaa-security", "hipaa-breach", "hipaa-privacy"}; !slices.Equal(got.Scope.Parts, want) {
		t.Errorf("parts %v, want %v", got.Scope.Parts, want)
	}
	if got.Scope.Target != assessment.TargetHIPAA || got.Scope.Mode != assessment.ModeFull || got.Scope.Months != 0 {
		t.Errorf("scope %+v", got.Scope)
	}
	d.keys("esc").on(screen.Home) // nothing of the forms is left behind
}

// What nobody said is unknown: no field and no switch counts as an answer.
func TestNothingSaidIsUnknown(t *testing.T) {
	d := startHome(t, newDesk())
	d.keys("n").typed("Oak").keys("tab", "tab").typed("Dana").keys("ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s").on(screen.Scope)
	d.keys("ctrl+s").on(screen.Walk)
	if len(d.desk.made.Profile) != 0 || d.desk.made.Preset != "" {
		t.Errorf("profile %v, preset %q", d.desk.made.Profile, d.desk.made.Preset)
	}
	if r := d.m.app.Result(); r.Unknown != len(r.Items) {
		t.Errorf("%d of %d unanswered", r.Unknown, len(r.Items))
	}
}

func TestNewClinicChecksWhatIsTyped(t *testing.T) {
	d := startHome(t, newDesk())
	d.keys("n", "ctrl+s").see("a clinic needs a name").typed("Oak").keys("ctrl+s").see("your name is needed")
	d.see("> Your name").typed("Dana").keys("tab").typed("many").keys("ctrl+s").see(`staff is "many"; use a whole number`)
	d.keys("ctrl+u", "ctrl+s").see("form 2 of 5").keys("esc").see("form 1 of 5", "Oak", "Dana")
	d.keys("esc").see("Leave without making the clinic?").keys("esc").see("form 1 of 5").keys("esc", "y").on(screen.Home)
	d.keys("n", "esc").on(screen.Home) // nothing typed, nothing to ask
}

func TestPresetFillsInWhatCanBeChanged(t *testing.T) {
	d := startHome(t, newDesk())
	d.keys("n").typed("Oak").keys("tab").typed("b").keys("tab").typed("Dana").keys("ctrl+s", "enter")
	d.see("We see patients by video or phone yes (usual for behavioral)").keys("n").see("We see patients by video or phone no").unseen("video or phone no (usual")
	d.keys("esc", "esc", "tab").typed("d").keys("ctrl+s", "ctrl+s").see("We see patients by video or phone no").see("We keep psychotherapy notes no (usual for dental)")
	d.keys("enter", "enter", "enter", "ctrl+s").on(screen.Walk)
	if p := d.desk.made.Profile; p["telehealth"] != "no" || p["psychotherapy_notes"] != "no" || p["own_servers"] != "yes" {
		t.Errorf("profile %v", p)
	}
}

// On small screens every option of the forms is in sight while it is chosen.
func TestOptionsOnSmallScreens(t *testing.T) {
	for _, l := range []look{{60, 20, theme.Mono, false}, {40, 10, theme.Mono, true}} {
		t.Run(fmt.Sprintf("%dx%d", l.w, l.h), func(t *testing.T) {
			d := start(t, newDesk(), l, Options{Actor: "Dana"}).keys("n").typed("Oak").keys("tab")
			for _, w := range []string{"none of these", "solo", "group", "dental", "behavioral", "rural"} {
				d.see("(*) " + w).keys("down")
			}
			d.see("(*) none of these").keys("tab", "tab", "tab", "tab", "tab", "tab")
			for _, w := range []string{"unknown", "covered entity", "business associate"} {
				d.see("(*) " + w).keys("down")
			}
			d = newDriverAs(t, workedFixture(), l).keys("P", "D")
			for _, w := range []string{"fix", "avoid", "transfer", "accept"} {
				d.see("(*) " + w).keys("down")
			}
		})
	}
}

// While text is typed the footer offers no key that would be text.
func TestFooterWhileTyping(t *testing.T) {
	d := start(t, halfFolder(t), plainLook, Options{Actor: "Dana"})
	d.keys("/").see("enter open esc show all").unseen("n new", "d example", "q quit", "? help").keys("esc")
	r, _ := reporting(t, halfFixture())
	r.keys("t").see("enter done").unseen("w write it", "? help").keys("enter").see("w write it")
	d.keys("n").see("ctrl+s go on esc back").unseen("q quit", "? help")
}

// makingDesk fails to make clinics until it is told otherwise.
type makingDesk struct {
	*desk
	err error
}

func (d *makingDesk) Create(ctx context.Context, n ui.NewClinic) (*ui.Handle, error) {
	if d.err != nil {
		return nil, d.err
	}
	return d.desk.Create(ctx, n)
}

func TestClinicThatCannotBeMade(t *testing.T) {
	d := startHome(t, newDesk())
	desk := &makingDesk{d.desk, errors.New("the disk is full")}
	d.m.app.Desk = desk
	d.keys("n").typed("Oak").keys("tab", "tab").typed("Dana").keys("ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s").on(screen.Scope)
	d.see("The clinic was not made: the disk is full", "ctrl+s again")
	desk.err = nil
	_, cmd := d.m.Update(keyOf("ctrl+s"))
	d.see("Making the clinic file")
	if _, other := d.m.Update(keyOf("esc")); other != nil {
		t.Error("a key did something while the clinic was being made")
	}
	d.on(screen.Scope).run(cmd)
	d.on(screen.Walk)
}

func TestScopeSaysWhatEachPartCosts(t *testing.T) {
	d := newDriver(t, halfFixture())
	d.keys("S").see("[x] Availability", "8 questions, 3 minutes")
	for range 6 {
		d.keys("j")
	}
	// Nothing but the HIPAA Security Rule and security itself.
	d.keys("x", "j", "x").see("HIPAA").keys("g", "j", "x", "j", "x", "j", "x", "j", "x")
	in := d.m.app.Session().Input(d.m.app.Assessment(), assessment.Date{})
	in.Scope = must[assessment.Scope](t)(assessment.NewScope([]string{"hipaa-security"}, assessment.TargetType1, 0, assessment.ModeFull))
	n := len(in.Asked())
	if n == 8 {
		t.Fatal("the scope leaves nothing out")
	}
	d.see(fmt.Sprintf("Record the change %d questions", n))
	d.keys("g", "j", "j", "j", "j", "j", "j", "j").see("Privacy Rule adds 1 question, 1 minute", "It adds 1 question, 1 minute to answer.")
}

func TestChangingTheScopeNeedsAReason(t *testing.T) {
	d := newDriver(t, halfFixture())
	d.keys("S", "ctrl+s").see("the scope is as it was")
	d.keys("G", "k", "k", "k", "space").see("(*) SOC 2 Type II", "over 6 months").keys("right", "right").see("over 12 months").keys("left").see("over 6 months")
	d.keys("left", "left").see("over 3 months", "dated records")
	d.keys("ctrl+s").see("Change the scope").keys("enter").see("a change of scope needs a reason").typed("an auditor is coming").keys("enter").see("the scope is changed")
	a := d.m.app.Assessment()
	if a.Scope.Target != assessment.TargetType2 || a.Scope.Months != 3 || !slices.Equal(a.ScopeReasons, []string{"an auditor is coming"}) {
		t.Errorf("scope %+v, reasons %q", a.Scope, a.ScopeReasons)
	}
	again := start(t, d.desk, plainLook, Options{Path: path, Actor: "Dana"})
	if got := again.m.app.Assessment().Scope; got.Months != 3 {
		t.Errorf("stored %+v", got)
	}
}

func TestTargetWithoutItsRulesIsTold(t *testing.T) {
	d := startHome(t, newDesk())
	d.keys("n").typed("Oak").keys("tab", "tab").typed("Dana").keys("ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s").on(screen.Scope)
	d.keys("j", "j", "j", "j", "j", "x", "j", "x").unseen("none of its rules").keys("j", "x").see("HIPAA is the target, and none of its rules is in scope")
}

func TestHomeFindsAndOpens(t *testing.T) {
	d := start(t, halfFolder(t), look{100, 24, theme.Mono, false}, Options{Actor: "Dana"})
	d.see("4 clinics", "Riverside Family Clinic", "In good order", "the file is damaged", "today", "12 Oct")
	d.keys("/").typed("oak s").see("1 clinic of 4", "> Oak Street Dental").unseen("Riverside").keys("esc").see("Riverside")
	d.keys("/").typed("nobody").see("No clinic's name holds these words").keys("enter", "esc").unseen("No clinic's name")
	d.keys("/").typed("river").keys("enter").on(screen.Walk).keys("H").on(screen.Home)
	d.see("> Riverside").keys("esc").on(screen.Home).keys("enter").on(screen.Walk) // it is open: no second handle
	if h := d.m.app.Handle(); h == nil || h.Path != path {
		t.Fatal("no clinic is open")
	}
	d.keys("H", "d").on(screen.Results)
}

func TestHomeKeepsItsPlace(t *testing.T) {
	d := start(t, fullFolder(t), look{100, 24, theme.Mono, false}, Options{Actor: "Dana"})
	d.keys("pgdown", "j").see("> Clinic number 21", "lines above").keys("?").on(screen.Help).keys("esc").see("> Clinic number 21")
	d.keys("G").see("> Clinic number 80").keys("g").see("> Clinic number 01")
}

// brokenDesk cannot read its folder.
type brokenDesk struct {
	*desk
	err error
}

func (d *brokenDesk) Cards(ctx context.Context) ([]ui.Card, error) {
	if d.err != nil {
		return nil, d.err
	}
	return d.desk.Cards(ctx)
}

func (d *brokenDesk) Demo(context.Context) (*ui.Handle, error) { return nil, d.err }

func TestFolderThatCannotBeRead(t *testing.T) {
	d := start(t, halfFolder(t), plainLook, Options{Actor: "Dana"})
	b := &brokenDesk{d.desk, errors.New("permission denied")}
	d.m.app.Desk = b
	d.send(screen.ShownMsg{})
	d.see("The data folder cannot be read: permission denied", "ctrl+r").keys("d").see("permission denied")
	b.err = nil
	d.send(tea.KeyMsg{Type: tea.KeyCtrlR})
	d.see("Riverside")
}

func TestResultsOpenWhatANumberIsMadeOf(t *testing.T) {
	d := newDriver(t, workedFixture())
	d.keys("R").see("HIPAA Not ready", "must-haves 2 of 3 open", "in place", "46 %", "records", "house scale: HIPAA has no pass mark", "coverage 100 %")
	d.keys("enter").see("What it is made of: HIPAA", "46 % = 2,300 / 50", "46 % = 2,300 / 50, only where evidence is 1 or 2", "0 % = 0 / 50")
	d.see("q01-risk-analysis", "Is the risk analysis in place?").keys("down").see("5 Partly 50 1 250 q02-second-factor", "Is the second factor in place?")
	d.keys("enter").on(screen.Walk).see("Is the second factor in place?")
	d.keys("R", "v").see("Why these verdicts", "rests on 46 % in place and documented", "must-have missing: Is the risk analysis in place?")
	d.keys("esc", "p").on(screen.Plan).keys("esc").on(screen.Results).keys("r").on(screen.Report).keys("esc", "w").on(screen.Walk)
}

func TestHeatMap(t *testing.T) {
	d := newDriver(t, workedFixture())
	d.keys("R", "m").see("[VH 2]", "VH 2, H 3, M 4, L 7, VL 0; 78 risk points").see("likelihood high, impact very high", "Partly")
	d.keys("down").see("likelihood moderate, impact very high, risk high: 1 question", "Is the incident plan in place?")
	d.keys("left", "left", "left", "left", "left").see("likelihood moderate, impact very low", "0 questions")
	d.keys("right", "up", "up", "up", "down").see("likelihood high, impact low").keys("m").unseen("risk points")
	d.resize(120, 40).keys("m").see("After the whole plan")
}

func TestHeatMapSaysWhatIsUnknown(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.keys("R", "m").see("0 risk points", "8 unanswered questions: risk unknown")
}

func TestTwoColumnsOfResults(t *testing.T) {
	d := newDriverAs(t, halfFixture(), look{120, 40, theme.Mono, false})
	d.keys("R").see("> SOC 2 Type I").keys("right").see("> HIPAA").keys("j").see("> Administrative").keys("left").see("> CC1").keys("k", "k").see("> SOC 2")
	d.see("What would lift the verdict", "must-have not answered: Are backups kept apart")
}

// The sentence that the whole method exists for: items 1 to 5 take the clinic
// from 46 to 74 %.
func TestWhatIf(t *testing.T) {
	d := newDriver(t, workedFixture())
	d.keys("P").see("46 % → 100 %", "12 actions", "180 h", "$1,000 to $11,000", "32 of 40 h; 40 h too few for what is aimed here", "[ ] 1 Second factor", "very high risk")
	d.keys("space").see("[x] 1", "what-if, 1 done (8 h, $0 to $500): 46 % → 51 %", "· what-if 51 %").keys("space").unseen("what-if,")
	d.keys("j", "j", "j", "space").see("before it comes: Inventory of ePHI").keys("x").unseen("what-if,")
	d.keys("j", "t").see("what-if, 5 done (104 h, $500 to $5,500): 46 % → 74 % in place", "HIPAA: Not ready → Developing", "must-haves open 2 → 0", "risk points 78 → 51")
	d.see("what-if 74 %")
}

func TestPlanSaysWhy(t *testing.T) {
	d := newDriver(t, workedFixture())
	d.keys("P", "j", "j", "w").see("3. Inventory of ePHI", "It is needed by Risk analysis", "It is aimed at the days of P1").keys("esc")
	d.keys("enter").see("Owner: nobody yet (suggested: office manager)", "Is the asset inventory in place? Now: No.", "1 Begin.", "Done when")
	d.keys("pgdown").see("56 % → 58 % in place; risk points 68 → 63", "Patch routine").keys("esc")
	d.see("needed by Risk")
}

func TestPlanRecords(t *testing.T) {
	d := newDriver(t, workedFixture())
	state := func() *assessment.ActionState { return d.m.app.Assessment().Action("a03") }
	d.keys("P", "o").typed("MSP").keys("enter").see("MSP")
	d.keys("d").typed("soon").keys("enter").see(`"soon" is not a date`, "> Due").keys("ctrl+u").typed("2026-11-01").keys("ctrl+s").see("1 Nov late")
	d.keys("s", "s").see("(started)")
	d.keys("D").typed("a").keys("right", "right", "ctrl+s").see("accepting a risk needs the name of who signs", "> Signed by")
	d.typed("Dr. Reed").keys("ctrl+s").see("> Review on").typed("2027-06-01").keys("ctrl+s").see("11 actions").unseen("1 Second factor")
	if s := state(); s.Owner != "MSP" || s.Due.String() != "2026-11-01" || s.Status != assessment.StatusStarted || s.Decision != assessment.Accept || s.Signer != "Dr. Reed" {
		t.Errorf("recorded %+v", s)
	}
	d.keys("G").see("Accepted, outside the order", "signed by Dr.")
	d.keys("s", "d").see("Answer again?").keys("n").see("Finished").keys("G", "s", "v").see("verified needs another person")
	d.m.app.SetActor("Ellis")
	d.keys("s", "v").see("(verified)")
	h := must[*ui.Handle](t)(d.desk.Open(t.Context(), path))
	if got := h.Session.Clinic().Assessments[0].Action("a03"); got.Status != assessment.StatusVerified {
		t.Errorf("stored %+v", got)
	}
	d.keys("a").see("Agree the plan today?").keys("y")
	if d.m.app.Assessment().PlanStart != d.m.app.Today() {
		t.Error("the plan was not agreed")
	}
}

func TestDoneLeadsBackToTheQuestion(t *testing.T) {
	d := newDriver(t, workedFixture())
	d.keys("P", "s", "d").see("The score moves when its question is answered again").keys("y").on(screen.Walk).see("Is the second factor in place?")
}

// What the law lays down cannot be accepted; it can be set later, with a
// reason.
func TestMandatoryDuties(t *testing.T) {
	f := workedFixture()
	for i := range f.packs[0].Questions {
		f.packs[0].Questions[i].Refs = []questionnaires.Ref{{Framework: questionnaires.HIPAA, ID: "164.312(a)(2)(i)"}}
	}
	d := newDriver(t, f)
	d.keys("P", "D").see("accepting or transferring is not offered").unseen(") accept", ") transfer").keys("esc")
	d.keys("d").typed("2027-06-01").keys("ctrl+s").see("needs its reason and an interim measure", "> Reason").typed("waiting for the vendor").keys("ctrl+s")
	if got := d.m.app.Assessment().Action("a03"); got.Due.String() != "2027-06-01" || got.Reason != "waiting for the vendor" {
		t.Errorf("recorded %+v", got)
	}
}

func TestFindOutStandsInThePlan(t *testing.T) {
	d := newDriver(t, halfFixture())
	d.keys("P").see("Find out: patches", "needed by Do it", "4 hours a week are assumed", "4 unanswered questions may bring more").keys("enter").see("Find out: patches", "Are security updates installed")
	d.keys("esc", "D").see("does nothing here") // there is nothing to accept in finding out
}

func TestPlanWithoutActions(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.keys("P").see("No gap is known yet: 8 of 8 questions are unanswered").keys("space").see("does nothing here")
}

// writingDesk has files already, or fails.
type writingDesk struct {
	*desk
	exists map[string]bool
	err    error
	asked  []ui.Export
}

func (d *writingDesk) Export(_ context.Context, _ *ui.Handle, _ *assessment.Assessment, e ui.Export) (string, error) {
	d.asked = append(d.asked, e)
	p := e.Path
	if p == "" {
		p = "/data/riverside-" + e.Format
	}
	switch {
	case d.err != nil:
		return "", d.err
	case d.exists[p] && !e.Force:
		return "", &assessment.Error{Code: assessment.CodeExists, Text: "there is a file " + p}
	}
	d.exists[p] = true
	return p, nil
}

func reporting(t *testing.T, f fixture) (*driver, *writingDesk) {
	t.Helper()
	d := newDriver(t, f)
	w := &writingDesk{desk: d.desk, exists: map[string]bool{}}
	d.m.app.Desk = w
	return d.keys("E").on(screen.Report), w
}

func TestReportIsWrittenAndNotOver(t *testing.T) {
	d, w := reporting(t, halfFixture())
	d.see("(*) PDF, full report", "beside the clinic file, in /data", "DRAFT 4 of 8 questions are unanswered")
	d.keys("w").see("Written: /data/riverside-full")
	d.keys("w").see("Write over it?", "there is a file /data/riverside-full").keys("esc").see("nothing was written: there is such a file already")
	d.keys("w", "y").see("Written: /data/riverside-full").unseen("nothing was written")
	d.keys("w", "t").typed("/usb/other.pdf").keys("enter", "enter").see("Written: /usb/other.pdf")
	d.keys("g", "j", "space").see("(*) PDF for management").keys("j", "enter").see("(*) CSV tables").keys("enter").see("Write over it?").keys("esc")
	var got []string
	for _, e := range w.asked {
		got = append(got, fmt.Sprintf("%s %s %v", e.Format, e.Path, e.Force))
	}
	want := []string{"full  false", "full  false", "full  false", "full  true", "full  false", "full /usb/other.pdf false", "csv /usb/other.pdf false"}
	if got = got[:min(len(got), len(want))]; !slices.Equal(got, want) {
		t.Errorf("asked for\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReportOfACompleteAssessmentIsNoDraft(t *testing.T) {
	d, _ := reporting(t, workedFixture())
	d.unseen("DRAFT")
}

func TestReportThatCannotBeWrittenSaysWhy(t *testing.T) {
	d, w := reporting(t, halfFixture())
	w.err = errors.New("the disk is full")
	d.keys("w").see("the disk is full", "press t to write it somewhere else")
	w.err = nil
	d.keys("w").see("Written").unseen("the disk is full")
}

// While a file is written nothing changes under the writer's feet.
func TestReportHoldsTheKeysWhileItWrites(t *testing.T) {
	d, _ := reporting(t, halfFixture())
	_, cmd := d.m.Update(keyOf("w"))
	d.see("Writing PDF, full report")
	for _, k := range []string{"W", "H", "esc", "?", "w"} {
		if _, other := d.m.Update(keyOf(k)); other != nil {
			t.Errorf("%s did something", k)
		}
		d.on(screen.Report)
	}
	d.run(cmd)
	d.see("Written: /data/riverside-full").keys("H").on(screen.Home)
}

func TestHelpExplains(t *testing.T) {
	d := newDriver(t, workedFixture())
	for _, wy := range []struct {
		key, see string
	}{{"R", "open what the number is made of"}, {"P", "tick the action and see"}, {"S", "switch a part on or off"}, {"E", "choose what to write"}} {
		d.keys(wy.key, "?").on(screen.Help).see(wy.see).keys("esc")
	}
	d.keys("?", "/").typed("bridge letter").keys("enter").see("- Bridge letter", "It is their word, not the auditor's.")
	d.keys("/").typed("SOC 3").keys("enter").see("SOC 3 A short public summary")
	d.keys("/").typed("164.306(d)(3)").keys("enter").see("> addressable Assess whether it is reasonable and appropriate here")
	d.keys("/").typed("who attests").keys("enter").see("> - Who attests", "There is no HIPAA certificate")
	d.keys("/").typed("the books").keys("enter").see("BAA What the contract with a vendor must say")
	d.keys("h").see("> + What SOC 2 does not cover of HIPAA").keys("enter").see("> - What SOC 2 does not cover of HIPAA")
	d.keys("G").see("+ Glossary").keys("enter").see("- Glossary", "A piece of work in the plan")
}

// Every screen is in the table and in the help.
func TestEveryPlaceHasActionsAndOpens(t *testing.T) {
	d := newDriver(t, workedFixture())
	for _, r := range places {
		n := r.name
		if len(table().Of(n)) == 0 {
			t.Errorf("%q has no actions", n)
		}
		d.m.app.Go(n, nil)
		d.send(nil)
		d.on(n).view()
	}
}

// The eight areas set HIPAA beside SOC 2, with what SOC 2 does not cover, and
// lead to their questions.
func TestAreas(t *testing.T) {
	f := quickFixture()
	f.scope = fullScope(assessment.ModeFull, assessment.TargetHIPAA)
	d := newDriver(t, f)
	d.keys("R", "a").see("The eight areas", "> + Governance and risk", "+ Third parties and business associate agreements unanswered", "+ Privacy", "unanswered", "0 of")
	d.keys("enter").see("> - Governance and risk", "45 CFR 164.308(a)(1)(ii)(A)", "CC3.1, CC3.2, CC3.4: partly", "SOC 2")
	for range 400 {
		if strings.Contains(d.flat(), "Its questions") {
			break
		}
		d.keys("down")
	}
	d.see("Its questions")
	for range 400 {
		if strings.Contains(d.flat(), "> Unanswered") {
			break
		}
		d.keys("down")
	}
	d.see("> Unanswered").keys("enter").on(screen.Walk)
	d.keys("R", "a", "enter", "enter").see("> + Governance and risk").unseen("Its questions").keys("esc").on(screen.Results)
	for _, size := range [][2]int{{60, 20}, {40, 10}, {200, 60}} {
		d.resize(size[0], size[1]).keys("a", "down", "down", "enter", "down", "pgdown", "end", "home", "esc")
	}
}

// The facts of an open clinic can be changed: at once with ctrl+s, or form by
// form; leaving without it asks.
func TestFactsOfAnOpenClinic(t *testing.T) {
	f := quickFixture()
	f.scope = fullScope(assessment.ModeFull, assessment.TargetHIPAA)
	d := newDriver(t, f)
	before := len(d.m.app.Result().Items)
	d.keys("C").on(screen.NewClinic).see("Facts", "People", "form 1 of 5").unseen("Your name")
	d.typed("12").keys("ctrl+s").see("Staff work from outside the office unknown")
	d.keys("j", "n").see("Staff work from outside the office no").keys("ctrl+s").on(screen.Walk).see("the facts are recorded:", "fewer questions are asked")
	a := d.m.app.Assessment()
	if a.Profile["remote_work"] != "no" || a.Profile["staff"] != "12" || len(d.m.app.Result().Items) >= before {
		t.Errorf("profile %v, %d questions after %d", a.Profile, len(d.m.app.Result().Items), before)
	}
	d.keys("C", "ctrl+s", "j", "u").keys("esc", "esc").see("Leave without recording the facts?").keys("y").on(screen.Walk)
	if got := d.m.app.Assessment().Profile["remote_work"]; got != "no" {
		t.Errorf("left, and recorded %q", got)
	}
	d.keys("C", "esc").on(screen.Walk).keys("C", "ctrl+s", "ctrl+s").see("the facts are as they were")
	d.keys("C", "ctrl+s", "j", "u", "enter", "enter", "enter", "enter").on(screen.Walk).see("more are asked")
	again := start(t, d.desk, plainLook, Options{Path: path, Actor: "Dana"})
	if p := again.m.app.Assessment().Profile; p["remote_work"] != "" || p["staff"] != "12" {
		t.Errorf("stored %v", p)
	}
}

// A new clinic shows nothing of the one that is open behind it.
func TestNewClinicHidesTheOpenOne(t *testing.T) {
	d := newDriver(t, workedFixture())
	d.keys("H", "n").on(screen.NewClinic).unseen("Walk 100 %")
}
