package questionnaires

import (
	"errors"
	"strings"
	"testing"
)

// demo is a sound pack made in Go code.
func demo() Pack {
	return Pack{
		ID: "demo", Version: "1", Title: "Demo",
		Questions: []Question{{
			ID: "q1", Ask: "Locked?", Weight: 3, Refs: []Ref{{SOC2, "CC6.4"}},
			Likelihood: Moderate, Impact: High, ClosedBy: []string{"A1"},
		}},
		Actions: []Action{{ID: "A1", Title: "Fit a lock", Effort: XS, Cost: C0}},
	}
}

func TestChecksOfPacksFromNoFolder(t *testing.T) {
	tests := []struct {
		name   string
		change func(p *Pack)
		want   string
	}{
		{"sound", func(*Pack) {}, ""},
		{"question of another pack", func(p *Pack) { p.Questions[0].Pack = "other" }, `pack demo: question q1 says that it belongs to pack "other"; leave that out`},
		{"action of another pack", func(p *Pack) { p.Actions[0].Pack = "other" }, `pack demo: action A1 says that it belongs to pack "other"; leave that out`},
		{"its own pack named", func(p *Pack) { p.Questions[0].Pack, p.Actions[0].Pack = "demo", "demo" }, ""},
		{"level out of range", func(p *Pack) { p.Questions[0].Impact = 9 }, "pack demo: question q1: Level(9) is not a level; write VL, L, M, H or VH"},
		{"empty item", func(p *Pack) { p.Questions[0].Show = []string{""} }, "pack demo: question q1: show item 1 is empty; write text or leave it out"},
		{"not UTF-8", func(p *Pack) { p.Questions[0].Why = "\xff" }, "pack demo: question q1: why is not valid UTF-8; save the file as UTF-8"},
		{"not NFC", func(p *Pack) { p.Title = "Cafe\u0301" }, "pack demo: the pack: title is not in Unicode normal form C; normalize it"},
		{"space at the end", func(p *Pack) { p.Actions[0].Owner = "MSP " }, "pack demo: action A1: owner starts or ends with a space; remove it"},
		{"two lines of version", func(p *Pack) { p.Version = "1\n2" }, "pack demo: the pack: version has a line break; write it with >- or on one line"},
		{"no id", func(p *Pack) { p.ID = "" }, "pack: the pack has no id; add one"},
		{"variation selector", func(p *Pack) { p.Notes = "lock \U0001F512\uFE0F here" }, "pack demo: the pack: notes holds the invisible character U+FE0F; remove it"},
		{"tab in a text", func(p *Pack) { p.Questions[0].Look = "a\tb" }, "pack demo: question q1: look holds the invisible character U+0009; remove it"},
		{"duplicate without a line", func(p *Pack) { p.Questions = append(p.Questions, p.Questions[0]) }, "pack demo: question q1: the id is taken in pack demo; give it another"},
		{"id of 80 characters", func(p *Pack) { p.Questions[0].ID = strings.Repeat("a", 80) }, ""},
		{"id of 81 characters", func(p *Pack) { p.Questions[0].Watch = strings.Repeat("a", 81) }, `pack demo: question q1: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..." is not an id; use up to 80 letters, digits, dots, dashes and underscores, a letter or digit first`},
		{"text of 10,000 runes", func(p *Pack) { p.Questions[0].Why = strings.Repeat("é", 10_000) }, ""},
		{"a hundred years", func(p *Pack) { p.Questions[0].MaxAgeDays = 36_500 }, ""},
		{"more than a hundred years", func(p *Pack) { p.Questions[0].MaxAgeDays = 36_501 }, "pack demo: question q1 has max_age_days 36501; write a number from 1 to 36500 or leave it out"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := demo()
			tt.change(&p)
			_, err := Combine(p)
			if got := errorText(err); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if _, err := p.Store(); errorText(err) != tt.want {
				t.Errorf("Store: %v", err)
			}
		})
	}
}

func TestCombineNothing(t *testing.T) {
	s, err := Combine()
	if s != nil || err == nil || !strings.Contains(err.Error(), "no question pack") {
		t.Errorf("got %v, %v", s, err)
	}
}

// A pack of a user's own may lean on another pack's actions and questions, and
// what that pack states about its own closes stays true.
func TestCombineAcrossPacks(t *testing.T) {
	first := demo()
	first.Actions[0].Closes = []string{"q1"}
	second := Pack{
		ID: "own", Version: "3", Title: "Ours",
		Questions: []Question{{
			ID: "q2", Ask: "Bolted?", Weight: 1, Refs: []Ref{{SOC2, "CC6.4"}}, ClosedBy: []string{"A1", "B1"}, Parts: []string{"q1"},
		}},
		Actions: []Action{{ID: "B1", Title: "Fit a bolt", Effort: S, Cost: C1, DependsOn: []string{"A1"}}},
	}
	s, err := Combine(first, second)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := s.Action("A1")
	if got := strings.Join(a.Closes, " "); got != "q1 q2" {
		t.Errorf("A1 closes %q", got)
	}
	q, _ := s.Question("q2")
	if q.Pack != "own" || s.Index("q2") != 1 {
		t.Errorf("q2 of pack %q at %d", q.Pack, s.Index("q2"))
	}
	if _, err := Combine(second); err == nil {
		t.Error("the second pack combines without the first")
	}
	if len(s.Packs) != 2 || s.Packs[0].Actions[0].Closes[0] != "q1" || s.Packs[1].Questions[0].Pack != "" {
		t.Error("combining changed the packs")
	}
}

// Both rings are reported, each once.
func TestCombineReportsEveryRing(t *testing.T) {
	p := demo()
	p.Questions[0].ClosedBy = []string{"A1", "A2", "A3", "A4"}
	p.Actions = []Action{
		{ID: "A1", Title: "a", Effort: XS, Cost: C0, DependsOn: []string{"A2"}},
		{ID: "A2", Title: "b", Effort: XS, Cost: C0, DependsOn: []string{"A1", "A3"}},
		{ID: "A3", Title: "c", Effort: XS, Cost: C0, DependsOn: []string{"A4"}},
		{ID: "A4", Title: "d", Effort: XS, Cost: C0, DependsOn: []string{"A3"}},
	}
	_, err := Combine(p)
	errs, ok := errors.AsType[LoadErrors](err)
	if !ok || len(errs) != 2 {
		t.Fatalf("got %v", err)
	}
	for i, want := range []string{"A1 needs A2 needs A1", "A3 needs A4 needs A3"} {
		if !strings.Contains(errs[i].Msg, want) {
			t.Errorf("got %q, want %q", errs[i].Msg, want)
		}
	}
}
