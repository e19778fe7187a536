package screens

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/muesli/termenv"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui"
	"clinicready/ui/help"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// The sums shown beside a percentage round to it: a person who does them again
// gets the same number (method 2.3).
func TestSumsMakeThePercentages(t *testing.T) {
	set := questionnaires.Embedded()
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetType2, 6, assessment.ModeFull)
	if err != nil {
		t.Fatal(err)
	}
	kinds, differ := assessment.AnswerKinds(), 0
	for seed := range 12 {
		states := map[string]*assessment.QuestionState{}
		for i, q := range set.Questions {
			k := kinds[(i*7+seed*5)%len(kinds)]
			if (i+seed)%6 == 0 {
				continue // unanswered
			}
			states[q.ID] = &assessment.QuestionState{Owner: "Dana", Answer: assessment.Answer{
				Kind: k, Evidence: assessment.Evidence((i + seed) % 4), EvidenceDate: assessment.NewDate(2026, 11, 1),
				Reason: "a reason that is long enough to count", Person: "Dana", Approver: "Dana", ApprovedOn: assessment.NewDate(2026, 11, 1),
			}}
		}
		r := method.Evaluate(method.Input{Set: set, Scope: scope, States: states, AsOf: assessment.NewDate(2026, 11, 23)})
		for _, g := range r.Groups {
			s := sumsOf(r, g)
			if s.weight != g.Weight || len(s.items) != g.Questions {
				t.Errorf("seed %d, %s: weight %d of %d questions, want %d of %d", seed, g.ID, s.weight, len(s.items), g.Weight, g.Questions)
			}
			for what, c := range map[string]struct {
				sum  int
				want method.Percent
			}{"in place": {s.place, g.R}, "documented": {s.written, g.R1}, "records": {s.records, g.R2}} {
				if got := half(c.sum, s.weight); got != c.want {
					t.Errorf("seed %d, %s, %s: %d / %d is %s, shown is %s", seed, g.ID, what, c.sum, s.weight, got, c.want)
				}
			}
			if s.place > s.written && s.written > s.records && s.records > 0 {
				differ++
			}
		}
	}
	if differ == 0 {
		t.Error("no group has three different numbers")
	}
}

// half rounds half up, as the method does.
func half(n, d int) method.Percent {
	if d == 0 {
		return method.Percent{}
	}
	return method.Percent{Value: (2*n + d) / (2 * d), OK: true}
}

func TestDraftKeepsWhatAPersonSaid(t *testing.T) {
	d := newDraft()
	d.record("telehealth", "no")
	d.choose("behavioral")
	if d.facts["telehealth"] != "no" || d.facts["psychotherapy_notes"] != "yes" {
		t.Errorf("after the preset %v", d.facts)
	}
	d.choose("dental")
	if d.facts["telehealth"] != "no" || d.facts["psychotherapy_notes"] != "no" || d.facts["minors"] != "yes" {
		t.Errorf("after another %v", d.facts)
	}
	if err := d.set([]string{"staff", "sites"}, map[string]string{"staff": "3", "sites": "x"}); err == nil || d.facts["staff"] != "" {
		t.Errorf("half of a form was kept: %v, %v", d.facts, err)
	}
	d.choose("")
	if d.facts["minors"] != "" {
		t.Errorf("what was usual stayed: %v", d.facts)
	}
}

// Every fact is asked once, the numbers and the role on the first form.
func TestEveryFactIsAskedOnce(t *testing.T) {
	asked := map[string]int{}
	for _, k := range firstFacts {
		asked[k]++
	}
	for i, page := range factPages() {
		if len(page) > factsAPage {
			t.Errorf("page %d has %d facts", i, len(page))
		}
		for _, f := range page {
			asked[f.Key]++
			if f.Type == questionnaires.FactNumber {
				t.Errorf("%s is a number and asked as yes or no", f.Key)
			}
		}
	}
	for _, f := range questionnaires.Facts() {
		if asked[f.Key] != 1 {
			t.Errorf("%s is asked %d times", f.Key, asked[f.Key])
		}
	}
}

// Every part of a scope has its words.
func TestScopePartsHaveWords(t *testing.T) {
	for _, p := range assessment.ScopeParts() {
		if w := partWords[p]; w.label == "" || w.about == "" {
			t.Errorf("%s has no words", p)
		}
	}
	for n, want := range map[int]string{0: "0 minutes", 1: "1 minute", 3: "1 minute", 4: "2 minutes", 25: "9 minutes", 118: "40 minutes"} {
		if got := answering(n); got != want {
			t.Errorf("%d questions take %s, want %s", n, got, want)
		}
	}
}

// A tall entry, and what stands between two entries, is walked through line by
// line; the cursor goes on only then.
func TestListShowsEveryLine(t *testing.T) {
	app := &App{Theme: theme.New(theme.Options{Name: theme.Mono, Profile: termenv.Ascii})}
	var blocks []block
	n := 0
	add := func(lines int, fixed bool) {
		var b block
		for range lines {
			b.lines = append(b.lines, fmt.Sprintf("line %d", n))
			n++
		}
		b.fixed = fixed
		blocks = append(blocks, b)
	}
	for _, c := range []struct {
		lines int
		fixed bool
	}{{2, true}, {12, false}, {9, true}, {1, false}, {1, false}, {14, false}, {7, true}} {
		add(c.lines, c.fixed)
	}
	for _, h := range []int{3, 4, 5, 8, 12} {
		var l list
		seen := map[string]bool{}
		look := func() {
			out := l.view(app, blocks, 40, h)
			if len(out) > h {
				t.Fatalf("%d lines in %d", len(out), h)
			}
			for _, s := range out {
				seen[s] = true
			}
		}
		look()
		for range 60 {
			l.do("x.down", 4, h)
			look()
		}
		if l.at != 3 {
			t.Errorf("height %d: the cursor ends on %d", h, l.at)
		}
		for i := range n {
			if !seen[fmt.Sprintf("line %d", i)] {
				t.Errorf("height %d: line %d was never in sight", h, i)
			}
		}
		for range 60 {
			l.do("x.up", 4, h)
			look()
		}
		if l.at != 0 || l.peek != 0 {
			t.Errorf("height %d: back up the cursor is on %d, %d below", h, l.at, l.peek)
		}
	}
}

func TestStepsFitTheirLine(t *testing.T) {
	app := &App{Theme: theme.New(theme.Options{Name: theme.Mono, Profile: termenv.Ascii, ASCII: true})}
	for _, n := range []Name{NewClinic, Scope, Results, Plan, Report} {
		for w := 40; w <= 120; w++ {
			got := steps(app, n, w)
			if widgets.Width(got) > w-2 || !strings.Contains(got, "[") {
				t.Fatalf("%s at %d: %q", n, w, got)
			}
		}
	}
}

func BenchmarkHomeOfAThousand(b *testing.B) {
	s := &home{app: &App{Theme: theme.New(theme.Options{Name: theme.Dark, DarkBackground: true, Profile: termenv.ANSI256}), Now: time.Now}, loaded: true, w: 80, h: 20}
	for i := range 1000 {
		s.cards = append(s.cards, ui.Card{Name: fmt.Sprintf("Clinic %d", i), Touched: "2026-10-12", HIPAA: "Not ready"})
	}
	for b.Loop() {
		s.View()
	}
}

// An explainer is read in a few screenfuls at 80 columns, and no line of it is
// wider than any screen.
func TestExplainersFitTheScreen(t *testing.T) {
	const most = 66
	for i, sec := range help.Explainers() {
		for _, w := range []int{40, 60, 80, 120} {
			s := newHelp(&App{Theme: theme.New(theme.Options{Name: theme.Mono, Profile: termenv.Ascii, ASCII: true})}, Help)
			s.SetSize(w, 1000)
			s.open = map[int]bool{}
			shut := len(strings.Split(strings.TrimRight(s.View(), "\n "), "\n"))
			s.open[len(s.sections())-len(help.Explainers())+i] = true
			open := strings.Split(strings.TrimRight(s.View(), "\n "), "\n")
			if n := len(open) - shut + 1; n < 4 || w == 80 && n > most {
				t.Errorf("%s takes %d lines at %d columns, at most %d at 80", sec.Title, n, w, most)
			}
			for _, l := range open {
				if widgets.Width(l) > w {
					t.Errorf("%s at %d columns: %q is too wide", sec.Title, w, l)
				}
			}
		}
	}
}
