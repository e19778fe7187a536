package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
)

// to goes to a question of the walk by its id.
func (d *driver) to(question string) *driver {
	d.t.Helper()
	return d.keys("g").typed(question).keys("enter")
}

// state is what is recorded about a question in memory.
func (d *driver) state(question string) *assessment.QuestionState {
	return d.m.app.Assessment().State(question)
}

// stored is what a program that opens the file now would read.
func (d *driver) stored(question string) *assessment.QuestionState {
	d.t.Helper()
	h, err := d.desk.Open(d.t.Context(), path)
	if err != nil {
		d.t.Fatal(err)
	}
	a, _ := h.Session.Clinic().Assessment("")
	return a.State(question)
}

func TestWalkGoldens(t *testing.T) {
	eachView(t, func(t *testing.T, l look, fx fixture, name string) {
		d := newDriverAs(t, fx, l)
		d.to("second-factor")
		d.golden("walk/" + name)
		if l.theme == theme.Mono && strings.Contains(d.view(), "\x1b") {
			t.Error("the mono theme without colors still holds escape sequences")
		}
		if l.theme == theme.Dark && !strings.Contains(d.view(), "\x1b[38;5;") {
			t.Error("the dark theme has no colors")
		}
	})
}

func TestWalkGoldenPhases(t *testing.T) {
	for name, c := range map[string]struct {
		look look
		keys func(d *driver)
	}{
		"evidence":     {plainLook, func(d *driver) { d.to("second-factor").keys("1") }},
		"date":         {plainLook, func(d *driver) { d.to("log-review").keys("1", "c") }},
		"date-60x20":   {look{60, 20, theme.Mono, false}, func(d *driver) { d.to("log-review").keys("1", "c") }},
		"smallest":     {look{40, 10, theme.Mono, false}, func(d *driver) { d.to("second-factor") }},
		"tree":         {plainLook, func(d *driver) { d.to("second-factor").keys("t") }},
		"tree-wide":    {look{120, 40, theme.Mono, false}, func(d *driver) { d.to("second-factor").keys("tab", "j") }},
		"safeguards":   {plainLook, func(d *driver) { d.to("second-factor").keys("v") }},
		"by-area":      {look{120, 40, theme.Mono, false}, func(d *driver) { d.to("second-factor").keys("v", "v") }},
		"quick-order":  {look{120, 40, theme.Mono, false}, func(d *driver) { d.to("second-factor").keys("v", "v", "v") }},
		"what-else":    {plainLook, func(d *driver) { d.to("second-factor").keys("w") }},
		"note":         {plainLook, func(d *driver) { d.to("second-factor").keys("n").typed("Ask the lab.") }},
		"na-form":      {look{60, 20, theme.Mono, false}, func(d *driver) { d.to("disk-encryption").keys("5").typed("too short") }},
		"claims":       {plainLook, func(d *driver) { d.to("disk-encryption").keys("6") }},
		"vendor-form":  {look{60, 20, theme.Mono, false}, func(d *driver) { d.to("patches").keys("6", "i").typed("CloudCo").keys("enter") }},
		"ascii":        {look{80, 24, theme.Mono, true}, func(d *driver) { d.to("second-factor").keys("t") }},
		"find":         {plainLook, func(d *driver) { d.keys("/").typed("laptop") }},
		"filter-empty": {plainLook, func(d *driver) { d.keys("F", "s") }},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDriverAs(t, halfFixture(), c.look)
			if name == "filter-empty" {
				d = newDriverAs(t, emptyFixture(), c.look)
			}
			c.keys(d)
			d.golden("walk/phase-" + name)
		})
	}
}

// Every state is told by its sign: without colors no two look alike.
func TestStatesAreToldApartWithoutColor(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		seen := map[string]string{}
		th := look{80, 24, theme.Dark, ascii}.make()
		items := map[string]method.Item{"incomplete": {State: &assessment.QuestionState{}, Credit: method.Credit{Incomplete: "x"}}}
		for _, k := range append(assessment.AnswerKinds(), assessment.Unanswered) {
			items[k.Word()] = method.Item{State: &assessment.QuestionState{Answer: assessment.Answer{Kind: k}}}
		}
		for word, it := range items {
			sign := ansi.Strip(screen.Mark(th, &it))
			if other, dup := seen[sign]; dup {
				t.Errorf("%s and %s are both drawn %q (ascii %v)", word, other, sign, ascii)
			}
			seen[sign] = word
		}
	}
}

func TestTwoKeysAnswerWithEvidence(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("1")
	d.see("What could you show an auditor today?", "> a nothing")
	d.keys("b")
	if got := d.stored("second-factor").Answer; got.Kind != assessment.Yes || got.Evidence != assessment.EvidenceWritten {
		t.Errorf("stored %+v", got)
	}
	d.see("Does every person have an account of their own?", "1 of 8", "saved 14:02")
}

// A number answers and a letter gives evidence, at any moment.
func TestAKeyMeansOneThing(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("b").see("evidence is asked for Yes, Partly")
	if got := d.m.app.Assessment().State("second-factor").Answer; got.Kind != assessment.Unanswered {
		t.Errorf("a letter answered: %+v", got)
	}
	// Another answer while the evidence is asked, and then on to what is open.
	d.keys("1").see("> a nothing").keys("3").see("Does every person have an account")
	if got := d.stored("second-factor").Answer; got.Kind != assessment.No {
		t.Errorf("stored %+v", got)
	}
	d.to("second-factor").keys("1", "b").to("second-factor").keys("a").see("Does signing in to email", "a nothing written [x]")
	if got := d.stored("second-factor").Answer; got.Kind != assessment.Yes || got.Evidence != assessment.EvidenceNothing {
		t.Errorf("stored %+v", got)
	}
	d.to("second-factor").keys("0").see("“0” does nothing here")
}

func TestAnswersWithoutEvidenceMoveOnAtOnce(t *testing.T) {
	for key, want := range map[string]assessment.AnswerKind{"3": assessment.No, "4": assessment.DontKnow} {
		d := newDriver(t, emptyFixture())
		d.to("second-factor").keys(key).see("Does every person have an account")
		if got := d.stored("second-factor").Answer; got != (assessment.Answer{Kind: want}) {
			t.Errorf("key %s stored %+v", key, got)
		}
	}
}

func TestSkippedEvidenceIsNotGiven(t *testing.T) {
	for key, next := range map[string]string{"enter": "Does every person have an account", "esc": "Does signing in to email"} {
		d := newDriver(t, emptyFixture())
		d.to("second-factor").keys("2", "enter", "enter", key).on(screen.Walk).see(next)
		if got := d.stored("second-factor").Answer; got.Evidence != assessment.EvidenceNotGiven || got.Kind != assessment.Partly {
			t.Errorf("%s stored %+v", key, got)
		}
		if d.m.app.Result().NotGiven != 1 {
			t.Errorf("%s: %d counted as not given", key, d.m.app.Result().NotGiven)
		}
	}
}

// Enter on an open question answers nothing: no default is an answer.
func TestEnterAloneNeverAnswers(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("1", "enter", "enter", "enter")
	if got := d.stored("own-account").Answer.Kind; got != assessment.Unanswered {
		t.Errorf("enter answered %s", got)
	}
	d.see("a number answers").keys("down", "down", "enter")
	if got := d.stored("own-account").Answer.Kind; got != assessment.No {
		t.Errorf("the cursor answered %q", got)
	}
}

func TestEvidenceDate(t *testing.T) {
	today := assessment.NewDate(2026, 11, 23)
	for name, c := range map[string]struct {
		keys  []string
		typed string
		want  assessment.Date
		see   string
	}{
		"enter is not a date": {nil, "", assessment.Date{}, "no date: records count as level 1 until dated"},
		"today":               {nil, "today", today, "Do the owners talk"},
		"as in a file":        {nil, "2026-11-02", assessment.NewDate(2026, 11, 2), "Do the owners talk"},
		"with slashes":        {nil, "11/2/2026", assessment.NewDate(2026, 11, 2), "Do the owners talk"},
		"in words":            {nil, "2 nov", assessment.NewDate(2026, 11, 2), "Do the owners talk"},
		"the past is meant":   {nil, "2 dec", assessment.NewDate(2025, 12, 2), "older than 92 days"},
		"escaped":             {[]string{"esc"}, "", assessment.Date{}, "no date: records count as level 1 until dated"},
		"too old":             {nil, "2026-01-02", assessment.NewDate(2026, 1, 2), "older than 92 days: the records count as level 1"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDriver(t, emptyFixture())
			d.to("log-review").keys("1", "c").see("Date of the newest record", "it counts on or after 23 Aug 2026").unseen("2026-11-23", "23 Nov 2026")
			if got := d.stored("log-review").Answer; got.Evidence != assessment.EvidenceRecords {
				t.Errorf("before the date: stored %+v", got)
			}
			d.keys(c.keys...).typed(c.typed)
			if name != "escaped" {
				d.keys("enter")
			}
			got := d.stored("log-review").Answer
			if got.EvidenceDate != c.want || got.Evidence != assessment.EvidenceRecords {
				t.Errorf("stored %+v, want the date %s", got, c.want)
			}
			d.unseen("Date of the newest record")
			if c.see != "Do the owners talk" {
				d.see(c.see)
			}
		})
	}
}

func TestDateThatIsNoneStaysOpen(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("log-review").keys("1", "c").typed("2026-13").keys("enter")
	d.see("\"2026-13\" is not a date; write it as 2026-12-31, 12/31/2026", "Date of the newest record")
	d.keys("ctrl+u").typed("11/2/26").keys("enter").see("has a year of two digits")
	d.keys("ctrl+u").typed("2027-01-01").keys("enter").see("is after today")
	d.keys("ctrl+u", "enter").unseen("Date of the newest record")
}

// Records always ask their date, also where they do not age: a rhythm that
// changed with the question would let a typed date answer the next ones.
func TestRecordsAlwaysAskTheirDate(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("log-review").keys("1", "b").unseen("Date of the newest record")
	d.to("second-factor").keys("1", "c").see("Date of the newest record", "these records do not age").unseen("2026-11-23")
	d.typed("2026-09-15").keys("enter")
	if got := d.stored("second-factor").Answer; got.EvidenceDate != assessment.NewDate(2026, 9, 15) {
		t.Errorf("stored %+v", got)
	}
	d.to("own-account").keys("1", "c", "enter").unseen("Date of the newest record")
	if got := d.stored("own-account").Answer; got.Evidence != assessment.EvidenceRecords || !got.EvidenceDate.IsZero() {
		t.Errorf("stored %+v", got)
	}
	if it, _ := d.m.app.Result().Item("own-account"); it.E != 2 {
		t.Errorf("records that do not age count as %d without a date", it.E)
	}
}

// Leaving the date line keeps the date that was there.
func TestLeavingTheDateKeepsIt(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("log-review").keys("1", "c").typed("2026-11-02").keys("enter")
	d.to("log-review").keys("e", "c").typed("2029-01-01").keys("enter").see("is after today").keys("esc")
	if got := d.stored("log-review").Answer.EvidenceDate; got != assessment.NewDate(2026, 11, 2) {
		t.Errorf("left with %s", got)
	}
}

func TestEvidenceOfAnAnsweredQuestionStays(t *testing.T) {
	d := newDriver(t, halfFixture())
	d.to("log-review").keys("e", "c").typed("2026-11-20").keys("enter").see("Does somebody look through", "of 2026-11-20")
	d.to("own-account").keys("e").see("evidence is asked for Yes")
}

func TestPartlyAndNotApplicableAreOfferedOnlyWhereTheyAre(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("own-account").unseen("2 Partly").keys("2").see("this question has no Partly")
	d.keys("5").see("it has no rule for \"not applicable\"")
	if got := d.state("own-account").Answer.Kind; got != assessment.Unanswered {
		t.Errorf("recorded %s", got)
	}
}

func TestNotApplicable(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("disk-encryption").keys("5").see("Right only when: The clinic has no laptop", "0 of at least 20 characters")
	d.typed("No laptops").see("10 of at least 20 characters").keys("enter", "enter").see("it would count as unanswered; once more keeps it so")
	if got := d.state("disk-encryption").Answer.Kind; got != assessment.Unanswered {
		t.Errorf("kept %q at once", got)
	}
	d.keys("ctrl+s").see("kept, incomplete", "needs a reason: ", "Is every laptop encrypted?")
	if got := d.stored("disk-encryption").Answer; got.Reason != "No laptops" || got.Person != "Dana" {
		t.Errorf("stored %+v", got)
	}
	d.keys("5").typed(" at all, since 2024").keys("ctrl+s").unseen("Is every laptop encrypted?")
	if it, _ := d.m.app.Result().Item("disk-encryption"); it.In {
		t.Error("still in the denominator")
	}
}

func TestPlanned(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("6").see("HIPAA requires this one").unseen("a alternative", "c compensating", "i inherited").keys("p")
	d.typed("ellis").keys("enter").typed("next week").keys("enter").see("by: \"next week\" is not a date")
	d.keys("ctrl+u").typed("2027-01-31").keys("enter").see("Does every person")
	st := d.stored("second-factor")
	if st.Answer.Kind != assessment.Planned || st.Owner != "Ellis" || st.Answer.PlannedDate != assessment.NewDate(2027, 1, 31) {
		t.Errorf("stored %+v", st)
	}
}

func TestAlternative(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("disk-encryption").keys("6", "a").typed("Thin clients").keys("ctrl+s")
	d.see("What could you show an auditor today?", "> a nothing").keys("b")
	d.see("kept, incomplete: the alternative lacks its written reason")
	d.keys("6", "a", "enter").typed("No data on laptops").keys("enter").typed("Dr. Rivera").keys("enter").typed("2026-11-01").keys("enter", "b")
	it, _ := d.m.app.Result().Item("disk-encryption")
	if it.S != 100 || it.State.Answer.Approver != "Dr. Rivera" {
		t.Errorf("credit %+v of %+v", it.Credit, it.State.Answer)
	}
}

func TestCompensating(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("oversight").keys("6").unseen("a alternative").keys("c")
	d.typed("The manager reports monthly").keys("enter").typed("Dana").keys("enter").typed("2027-05-01").keys("enter").typed("ellis").keys("enter", "c")
	it, _ := d.m.app.Result().Item("oversight")
	if it.S != 100 || it.E != 2 || it.State.Answer.ConfirmedBy != "Ellis" {
		t.Errorf("credit %+v of %+v", it.Credit, it.State.Answer)
	}
}

func TestInherited(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("patches").keys("6", "i").typed("CloudCo").see("new to this clinic").keys("enter")
	d.see("Does it touch patient data (PHI)?").keys("n").see("agreement signed?").keys("up", "up", "enter").see("What assurance").keys("d")
	d.see("Last day that the report covers?").typed("2026-09-30").keys("enter").see("bridge letter").keys("enter")
	d.see("opinion unqualified").keys("y").see("user-entity controls reviewed?").keys("y").see("last review this vendor?").typed("1 Oct 2026").keys("enter")
	d.see("Does its report cover this control: H-Q").keys("y").see("What could you show").keys("c")
	it, _ := d.m.app.Result().Item("patches")
	if it.S != 100 || it.E != 2 {
		t.Errorf("credit %+v, vendors %+v", it.Credit, d.m.app.Clinic().Vendors)
	}
	want := assessment.Vendor{
		Name: "CloudCo", HoldsPHI: assessment.False, BAASigned: assessment.True, Report: assessment.ReportType2,
		PeriodEnd: assessment.NewDate(2026, 9, 30), OpinionOK: assessment.True, CUECReviewed: assessment.True,
		LastReview: assessment.NewDate(2026, 10, 1),
	}
	if got := d.m.app.Clinic().Vendors; len(got) != 1 || got[0] != want {
		t.Errorf("vendors %+v, want %+v", got, want)
	}
	// What is known is kept with one key; Esc at any fact leaves it all.
	d.to("patches").keys("6", "i", "enter").see("The register says: touches PHI: no · BAA signed: yes").keys("c", "y", "esc")
	if got := d.m.app.Clinic().Vendors; got[0] != want {
		t.Errorf("after esc: %+v, want %+v", got[0], want)
	}
}

// Not known is an answer, and stays not known.
func TestInheritedNotKnown(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("patches").keys("6", "i").typed("FaxCo").keys("enter", "enter", "u", "a", "enter").see("What could you show")
	it, _ := d.m.app.Result().Item("patches")
	if got := d.m.app.Clinic().Vendors; len(got) != 1 || got[0] != (assessment.Vendor{Name: "FaxCo"}) || it.NotKnown == "" {
		t.Errorf("vendors %+v, credit %+v", got, it.Credit)
	}
}

func TestNoteFlagOwnerReview(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("n").typed("first").keys("enter").typed("second").see("12 of 10,000").keys("ctrl+s", "f")
	d.see("flagged")
	d.keys("o").typed("dana").keys("enter", "1", "b")
	st := d.stored("second-factor")
	if st.Note != "first\nsecond" || !st.Flag || st.Owner != "Dana" {
		t.Errorf("stored %+v", st)
	}
	d.to("second-factor").keys("m").see("Dana is not an assessor")
	d.keys("@", "ctrl+u").typed("Ellis").keys("enter", "m").see("reviewed by Ellis")
	if got := d.stored("second-factor"); got.ReviewedBy != "Ellis" {
		t.Errorf("stored %+v", got)
	}
	d.keys("m")
	if got := d.stored("second-factor"); got.Reviewed != 0 {
		t.Errorf("still reviewed: %+v", got)
	}
}

func TestLeavingANoteAsksOnce(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("n").typed("x").keys("esc").see("esc again throws the changes away").keys("esc").unseen("Note on")
	if got := d.stored("second-factor").Note; got != "" {
		t.Errorf("stored %q", got)
	}
	d.keys("n", "esc").unseen("Note on")
}

func TestUndo(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.keys("z").see("there is nothing to take back")
	d.to("second-factor").keys("1", "c", "enter").see("Does every person").keys("z").see("taken back: H-Q1 Does signing in")
	if got := d.stored("second-factor").Answer; got.Evidence != assessment.EvidenceNotGiven || got.Kind != assessment.Yes {
		t.Errorf("after one undo %+v", got)
	}
	d.keys("z")
	if got := d.stored("second-factor").Answer; got.Kind != assessment.Unanswered {
		t.Errorf("after two %+v", got)
	}
	d.keys("3").to("second-factor").keys("backspace").see("open again").keys("z")
	if got := d.stored("second-factor").Answer.Kind; got != assessment.No {
		t.Errorf("clearing taken back: %q", got)
	}
	d.keys("ctrl+r").see("done again: H-Q1")
	if got := d.stored("second-factor").Answer; got.Kind != assessment.Unanswered {
		t.Errorf("the clearing done again: %+v", got)
	}
	d.keys("ctrl+r").see("there is nothing to do again")
}

func TestMovingAbout(t *testing.T) {
	d := newDriver(t, halfFixture())
	d.to("second-factor").keys("right").see("Does every person").keys("h").see("Does signing in")
	d.keys("u").see("Is every laptop encrypted?") // its record is incomplete, so it is open
	d.keys("U").see("Do the owners talk").keys("U").see("Is a current notice").keys("U").see("1 of 1 in A1.3")
	d.keys("]").see("Does signing in").keys("]").see("no question is flagged here")
	d.keys("g").typed("A1.3").keys("enter").see("1 of 1 in A1.3", "Are backups kept apart")
	d.keys("g").typed("164.312(d)").keys("enter").see("by safeguard", "Does signing in")
	d.keys("/").typed("code snooping").see("nothing found").keys("ctrl+w", "ctrl+u").typed("snooping charts").keys("enter").see("Does somebody look through")
	d.keys("v").see("by area").keys("v").see("quick order", "5 of 8").keys("v").see("by criterion", "1 of 1 in CC7.2")
}

func TestTree(t *testing.T) {
	d := newDriver(t, halfFixture())
	d.to("second-factor").keys("t").see("CC7 System operations", "HIPAA: Privacy Rule").unseen("1 Yes")
	d.keys("j", "j").see("> CC6.7").keys("enter").see("Is every laptop encrypted?")
	d.keys("t", "k", "esc").see("Is every laptop encrypted?")
	d.resize(120, 40).see("CC7 System operations", "1 Yes").keys("tab", "down", "down", "enter").see("Are security updates")
}

func TestFilters(t *testing.T) {
	d := newDriver(t, halfFixture())
	d.keys("F", "f").see("flagged only", "Does signing in").keys("right").see("1 of 1 in CC6.6", "Does signing in")
	d.keys("F", "d").see("don't know only", "Are security updates")
	d.keys("F", "g").see("gaps only").keys("F", "s").see("weakened evidence only", "Does somebody look")
	d.keys("F", "u").see("unanswered only", "1 of 1")
	// An answered question leaves the filter when the walk goes on.
	d.to("oversight").keys("3")
	d.keys("t").unseen("CC1.2").keys("t", "F", "a").unseen("only")
}

func TestResume(t *testing.T) {
	d := newDriver(t, halfFixture())
	d.see("Are backups kept apart") // the next open after the one answered last
	d.to("patches").keys("n").typed("x").keys("ctrl+s")
	again := start(t, d.desk, plainLook, Options{Path: path, Actor: "Dana"})
	again.see("Are backups kept apart") // patches was answered
	d.to("privacy-notice").keys("1")
	again = start(t, d.desk, plainLook, Options{Path: path, Actor: "Dana"})
	again.see("Is a current notice") // its evidence was not given yet
}

func TestContradictionIsShown(t *testing.T) {
	d := newDriver(t, quickFixture())
	var inherits, agreements string
	for _, q := range d.m.app.Set().Questions {
		if q.Inheritable && q.Quick {
			inherits = q.ID
		}
		if q.BAA {
			agreements = q.ID
		}
	}
	d.to(agreements).keys("1", "c", "enter").to(agreements).unseen("contradicts")
	d.to(inherits).keys("6", "i").typed("NoPaper Inc").keys("enter", "enter", "enter", "enter", "enter")
	// Whether it has an agreement is not known: that is to be found out, and
	// contradicts nothing.
	d.to(inherits).see("Unknown is NoPaper Inc's business associate agreement signed?").unseen("no signed agreement")
	d.to(agreements).unseen("contradicts")
	if !d.m.app.Save(d.m.app.Session().SetVendor(assessment.Vendor{Name: "NoPaper Inc", HoldsPHI: assessment.True, BAASigned: assessment.False})) {
		t.Fatal(d.m.app.Notice().Text)
	}
	d.send(nil)
	d.to(inherits).see("this vendor has no signed agreement")
	d.to(agreements).see("this contradicts another answer")
}

func TestReadOnlyClinicSaysSo(t *testing.T) {
	dk := deskOf(t, emptyFixture())
	dk.clinics[path].SetReadOnly("its folder cannot be written")
	d := start(t, dk, plainLook, Options{Path: path, Actor: "Dana"})
	d.see("nothing can be saved here: its folder cannot be written").to("second-factor").keys("3")
	d.see("this clinic is open read-only").keys("f")
	if got := d.state("second-factor"); got.Flag || got.Answer.Kind != assessment.Unanswered {
		t.Errorf("changed in memory: %+v", got)
	}
}

// The whole quick set by keys alone, in a burst: everything is stored.
func TestWholeQuickWalkInBursts(t *testing.T) {
	d := newDriver(t, quickFixture())
	n := len(d.m.app.Result().Items)
	if n < 20 {
		t.Fatalf("the quick set has %d questions", n)
	}
	for range n {
		d.keys("1b")
	}
	d.see("every question is answered; R shows the results")
	h, err := d.desk.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := h.Session.Clinic().Assessment("")
	r, _ := h.Session.Evaluate(a, assessment.Date{})
	if r.Unknown != 0 || r.All().R.Value != 100 || r.All().R1.Value != 100 {
		t.Errorf("%d unknown, R %s, R1 %s", r.Unknown, r.All().R, r.All().R1)
	}
}

// no_anonymous_event on the screen: an answer by nobody is not recorded; the
// name is asked, and then the answer can be given.
func TestAnswerByNobodyAsksTheName(t *testing.T) {
	d := newDriver(t, halfFixture())
	d.m.app.SetActor("")
	head := d.m.app.Clinic().Head
	d.to("patches").keys("1").see("Who is at the keyboard?", "say first who you are")
	if d.m.app.Clinic().Head != head {
		t.Error("an answer without a name was recorded")
	}
	d.typed("Sam").keys("enter").keys("1")
	if st := d.state("patches"); st.Answer.Kind != assessment.Yes || st.AnsweredBy != "Sam" {
		t.Errorf("recorded %+v", st)
	}
}
