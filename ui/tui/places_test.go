package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/questionnaires"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
)

// workedFixture is example D of the method: sixteen questions, all answered,
// twelve actions, 46 % that become 71 % with the first five.
func workedFixture() fixture {
	const (
		lo, mo, hi, vh     = questionnaires.Low, questionnaires.Moderate, questionnaires.High, questionnaires.VeryHigh
		no, partly, yes    = assessment.No, assessment.Partly, assessment.Yes
		xs, sm, me         = questionnaires.XS, questionnaires.S, questionnaires.M
		free, little, some = questionnaires.C0, questionnaires.C1, questionnaires.C2
	)
	asked := []struct {
		topic  string
		weight int
		gate   bool
		answer assessment.AnswerKind
		l, i   questionnaires.Level
		action string
	}{
		{"risk analysis", 5, true, no, hi, hi, "a02"},
		{"second factor", 5, false, partly, vh, vh, "a03"},
		{"tested backup", 5, true, partly, vh, vh, "a06"},
		{"agreement with the EHR vendor", 5, true, yes, hi, hi, "a06"},
		{"unique logins", 5, false, yes, hi, hi, "a03"},
		{"device encryption", 5, false, yes, hi, vh, "a03"},
		{"leavers", 3, false, partly, hi, hi, "a04"},
		{"training", 3, false, partly, hi, hi, "a10"},
		{"log review", 3, false, no, mo, hi, "a09"},
		{"patching", 3, false, no, hi, hi, "a08"},
		{"incident plan", 3, false, no, mo, vh, "a07"},
		{"media disposal", 1, false, no, lo, lo, "a12"},
		{"asset inventory", 1, false, no, mo, mo, "a01"},
		{"sanctions policy", 1, false, no, lo, mo, "a05"},
		{"visitor log", 1, false, no, lo, lo, "a11"},
		{"network diagram", 1, false, no, lo, mo, "a12"},
	}
	pack := questionnaires.Pack{ID: "worked", Version: "1.0.0", Title: "The worked example"}
	for n, a := range asked {
		pack.Questions = append(pack.Questions, questionnaires.Question{
			ID: fmt.Sprintf("q%02d-%s", n+1, strings.ReplaceAll(strings.ToLower(a.topic), " ", "-")), Ask: "Is the " + a.topic + " in place?",
			Weight: a.weight, Gate: a.gate, Partly: "Some of it.", Likelihood: a.l, Impact: a.i, ClosedBy: []string{a.action},
			Refs: []questionnaires.Ref{{Framework: questionnaires.SOC2, ID: "CC6.1"}, {Framework: questionnaires.HIPAA, ID: "164.312(a)(2)(iv)"}},
		})
	}
	for _, a := range []struct {
		id, title string
		effort    questionnaires.Effort
		cost      questionnaires.Cost
		needs     []string
	}{
		{"a01", "Inventory of ePHI", me, free, nil},
		{"a02", "Risk analysis", me, free, []string{"a01"}},
		{"a03", "Second factor everywhere", sm, little, nil},
		{"a04", "Leaver checklist", xs, free, nil},
		{"a05", "Sanctions policy", xs, free, nil},
		{"a06", "Offline copy, tested restore", me, some, nil},
		{"a07", "Incident plan and exercise", me, free, []string{"a02"}},
		{"a08", "Patch routine", me, some, []string{"a01"}},
		{"a09", "Monthly log review", sm, free, nil},
		{"a10", "Yearly training", sm, little, nil},
		{"a11", "Visitor log", sm, free, nil},
		{"a12", "Diagram and disposal note", me, free, nil},
	} {
		pack.Actions = append(pack.Actions, questionnaires.Action{
			ID: a.id, Title: a.title, Effort: a.effort, Cost: a.cost, DependsOn: a.needs, Owner: "office manager",
			Steps: []string{"Begin.", "Finish."}, DoneWhen: "It can be shown.", Evidence: []string{"a dated record"},
		})
	}
	return fixture{
		name: "done", clinic: "Riverside Family Clinic", packs: []questionnaires.Pack{pack},
		scope: fullScope(assessment.ModeFull, assessment.TargetHIPAA),
		fill: func(t *testing.T, s *session.Session, a *assessment.Assessment) {
			for n, q := range asked {
				do := must[*session.Change](t)
				do(s.Answer(a, pack.Questions[n].ID, assessment.Answer{Kind: q.answer, Evidence: assessment.EvidenceWritten}))
			}
			must[*session.Change](t)(s.SetProfile(a, map[string]string{"it_hours_per_week": "10"}))
		},
	}
}

// sizes and data of the golden views.
var (
	viewSizes = []struct {
		name string
		w, h int
	}{{"60x20", 60, 20}, {"80x24", 80, 24}, {"120x40", 120, 40}, {"200x60", 200, 60}}
	viewData = []func() fixture{emptyFixture, halfFixture, workedFixture, hostileFixture}
)

// way leads to a view by keys.
type way struct {
	name string
	keys []string
}

// clinicWays lead from the walk of a clinic to every view on it.
var clinicWays = []way{
	{"results", []string{"R"}},
	{"results-made", []string{"R", "j", "enter"}},
	{"results-heat", []string{"R", "m"}},
	{"results-why", []string{"R", "v"}},
	{"plan", []string{"P"}},
	{"plan-what-if", []string{"P", "t", "j"}},
	{"plan-sheet", []string{"P", "enter"}},
	{"plan-why", []string{"P", "w"}},
	{"report", []string{"E"}},
	{"scope", []string{"S"}},
}

// homeWays lead from the list of clinics to what is in sight without one.
var homeWays = []way{
	{"home", nil},
	{"newclinic", []string{"n"}},
	{"newclinic-kind", []string{"n", "Oak", "tab", "d"}},
	{"newclinic-facts", []string{"n", "Oak", "tab", "d", "ctrl+s", "y", "n"}},
	{"newclinic-leave", []string{"n", "Oak", "esc"}},
	{"help", []string{"?"}},
	{"help-explainer", []string{"?", "G", "k", "enter"}},
	{"help-find", []string{"?", "/", "bridge"}},
}

// dialogWays lead to dialogs where they are tightest.
var dialogWays = []way{
	{"owner", []string{"P", "o"}},
	{"due", []string{"P", "d"}},
	{"status", []string{"P", "s"}},
	{"decide", []string{"P", "D"}},
	{"agree", []string{"P", "a"}},
	{"scope-reason", []string{"S", "j", "x", "ctrl+s"}},
	{"palette", []string{"P", ":"}},
}

// TestClinicViews holds every view of a clinic to its golden drawing, and the
// colored one to saying nothing that the one without colors does not say.
func TestClinicViews(t *testing.T) {
	for _, wy := range clinicWays {
		for _, size := range viewSizes {
			for _, data := range viewData {
				fx := data()
				name := wy.name + "/" + size.name + "-" + fx.name
				t.Run(name, func(t *testing.T) {
					plain := newDriverAs(t, fx, look{size.w, size.h, theme.Mono, false}).keys(wy.keys...)
					plain.golden(wy.name + "/" + size.name + "-mono-" + fx.name)
					colored := newDriverAs(t, fx, look{size.w, size.h, theme.Dark, false}).keys(wy.keys...)
					colored.golden(wy.name + "/" + size.name + "-dark-" + fx.name)
					sameWithoutColors(t, plain.view(), colored.view())
				})
			}
		}
	}
}

// folders of the home screen.
func emptyFolder(t *testing.T) *desk { t.Helper(); return newDesk() }

func halfFolder(t *testing.T) *desk {
	t.Helper()
	d := deskOf(t, halfFixture())
	n := func(v int) *int { return &v }
	d.cards = []ui.Card{
		{
			Path: path, Name: "Riverside Family Clinic", Assessment: "Self-audit 2026", Target: "type1", HIPAA: "Provisional Not ready",
			Type1: "Provisional Not ready", Type2: "Provisional Not ready", R: n(46), R1: n(38), R2: n(12), Coverage: n(62), Touched: "2026-11-23",
		},
		{
			Path: "/data/oak.clinic", Name: "Oak Street Dental", Assessment: "Annual 2026", Target: "hipaa", HIPAA: "Ready to engage",
			R: n(92), R1: n(90), R2: n(40), Coverage: n(100), Touched: "2026-10-12",
		},
		{Path: "/data/north.clinic", Name: "northside", Problem: "the file is damaged: restore the newest backup"},
		{
			Path: "/data/new.clinic", Name: "Hill Practice", Assessment: "Self-audit 2026", Target: "type2", HIPAA: "", Type1: "Developing", Type2: "Not ready",
			Touched: "2024-02-01",
		},
	}
	return d
}

func fullFolder(t *testing.T) *desk {
	t.Helper()
	d := deskOf(t, halfFixture())
	card := halfFolder(t).cards[0]
	d.cards = nil
	for i := range 80 {
		c := card
		c.Name = fmt.Sprintf("Clinic number %02d", i+1)
		c.Path = fmt.Sprintf("/data/%02d.clinic", i+1)
		d.cards = append(d.cards, c)
	}
	return d
}

func hostileFolder(t *testing.T) *desk {
	t.Helper()
	d := halfFolder(t)
	for i := range d.cards {
		d.cards[i].Name = hostileFixture().clinic + d.cards[i].Name
		d.cards[i].Assessment = strings.Repeat("assessment ", 20)
		d.cards[i].Touched = "\x1b[31mred\u202E"
	}
	d.cards[2].Problem = strings.Repeat("a problem that does not end ", 12) + "\x07"
	return d
}

// folders are what the list of clinics can hold.
var folders = []struct {
	name string
	make func(t *testing.T) *desk
}{{"empty", emptyFolder}, {"half", halfFolder}, {"full", fullFolder}, {"hostile", hostileFolder}}

func TestHomeViews(t *testing.T) {
	for _, f := range folders {
		for _, size := range viewSizes {
			t.Run(size.name+"-"+f.name, func(t *testing.T) {
				plain := start(t, f.make(t), look{size.w, size.h, theme.Mono, false}, Options{Actor: "Dana"})
				plain.on(screen.Home).golden2("home/"+size.name, f.name)
			})
		}
	}
}

// golden2 compares the view, and the same in colors.
func (d *driver) golden2(name, data string) {
	d.t.Helper()
	mono := d.view()
	d.golden(name + "-mono-" + data)
	d.m.app.Theme = look{d.m.w, d.m.h, theme.Dark, false}.make()
	d.golden(name + "-dark-" + data)
	sameWithoutColors(d.t, mono, d.view())
}

// sameWithoutColors holds a colored view to saying nothing that the plain one
// does not say.
func sameWithoutColors(t *testing.T, plain, colored string) {
	t.Helper()
	trim := func(v string) string {
		lines := strings.Split(ansi.Strip(v), "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
		}
		return strings.Join(lines, "\n")
	}
	if got, want := trim(colored), trim(plain); got != want {
		t.Errorf("the colored view says something else than the plain one:\n%s\n%s", got, want)
	}
}

func TestNewClinicAndHelpViews(t *testing.T) {
	for _, wy := range homeWays[1:] {
		for _, size := range viewSizes {
			t.Run(wy.name+"/"+size.name, func(t *testing.T) {
				d := start(t, emptyFolder(t), look{size.w, size.h, theme.Mono, false}, Options{Actor: "Dana"})
				d.keys(wy.keys...).golden2(wy.name+"/"+size.name, "any")
			})
		}
	}
}

// Dialogs on the plan, the report and the scope, where they are tightest.
func TestDialogViews(t *testing.T) {
	for _, wy := range dialogWays {
		for _, size := range viewSizes[:2] {
			t.Run(wy.name+"/"+size.name, func(t *testing.T) {
				d := newDriverAs(t, workedFixture(), look{size.w, size.h, theme.Mono, false})
				d.keys(wy.keys...).golden2("dialogs/"+wy.name+"-"+size.name, "done")
			})
		}
	}
}

// Every view keeps the frame at every size; driver.view checks it.
func TestEveryPlaceAtEverySize(t *testing.T) {
	drawn := 0
	for _, wy := range clinicWays {
		t.Run(wy.name, func(t *testing.T) {
			for _, fx := range []fixture{halfFixture(), hostileFixture(), workedFixture()} {
				d := newDriver(t, fx).keys(wy.keys...)
				for w := 1; w <= 160; w += 7 {
					for _, h := range []int{1, 5, 10, 11, 13, 16, 19, 24, 31, 50} {
						if drawn++; w < MinWidth || h < MinHeight {
							d.resize(w, h).view()
						} else if got := strings.Count(d.resize(w, h).view(), "\n") + 1; got != h {
							t.Fatalf("%dx%d with %s has %d lines", w, h, fx.name, got)
						}
					}
				}
			}
		})
	}
	for name, folder := range map[string]func(t *testing.T) *desk{"empty": emptyFolder, "hostile": hostileFolder, "full": fullFolder} {
		for _, keys := range [][]string{nil, {"/", "c"}, {"n"}, {"n", "Oak", "ctrl+s"}, {"?"}, {"n", "Oak", "ctrl+s", "enter", "enter", "enter", "enter"}} {
			t.Run("home "+name+" "+strings.Join(keys, " "), func(t *testing.T) {
				d := start(t, folder(t), plainLook, Options{Actor: "Dana"}).keys(keys...)
				for w := 1; w <= 160; w += 7 {
					for _, h := range []int{1, 5, 10, 13, 19, 24, 50} {
						drawn++
						d.resize(w, h).view()
					}
				}
			})
		}
	}
	if drawn < 300 {
		t.Errorf("drew %d views, want at least 300", drawn)
	}
}

// Going down and up again through a list brings every line of it into sight,
// however small the screen is.
func TestEveryLineOfAListCanBeSeen(t *testing.T) {
	for _, wy := range []way{{"results", []string{"R"}}, {"plan", []string{"P"}}, {"help", []string{"?"}}, {"scope", []string{"S"}}} {
		t.Run(wy.name, func(t *testing.T) {
			tall := newDriverAs(t, workedFixture(), look{60, 200, theme.Mono, false}).keys(wy.keys...)
			want := map[string]bool{}
			for _, l := range body(tall.plain()) {
				want[l] = true
			}
			small := newDriverAs(t, workedFixture(), look{60, 12, theme.Mono, false}).keys(wy.keys...)
			for range 200 {
				for _, l := range body(small.plain()) {
					delete(want, l)
				}
				small.keys("down")
			}
			for l := range want {
				// What the small screen leaves out on purpose.
				if strings.Contains(l, "what-if") || wy.name == "scope" && !strings.Contains(l, "] ") && !strings.Contains(l, ") ") {
					continue
				}
				t.Errorf("%q was never in sight", l)
			}
		})
	}
}

// body are the lines between the rules, without the cursor.
func body(view string) []string {
	var out []string
	for _, l := range strings.Split(view, "\n") {
		l = strings.TrimSpace(strings.Replace(strings.TrimSpace(l), ">", " ", 1))
		if l == "" || strings.HasPrefix(l, "\u2500") || strings.Contains(l, "line") && (strings.Contains(l, "above") || strings.Contains(l, "below")) {
			continue
		}
		out = append(out, strings.Join(strings.Fields(l), " "))
	}
	return out
}
