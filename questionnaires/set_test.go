package questionnaires

import (
	"strings"
	"testing"
)

func refs(t *testing.T, list string) []Ref {
	t.Helper()
	var out []Ref
	for _, s := range strings.Fields(list) {
		r, err := ParseRef(s)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func TestQuestionDuty(t *testing.T) {
	tests := []struct {
		name, refs string
		want       Duty
	}{
		{"criteria alone", "soc2:CC6.1 soc2:P6.4", NoDuty},
		{"required specification", "soc2:CC3.2 hipaa:164.308(a)(1)(ii)(A)", Mandatory},
		{"addressable specification", "soc2:CC6.7 hipaa:164.312(a)(2)(iv)", Addressable},
		{"addressable before required", "hipaa:164.308(a)(7)(ii)(D) hipaa:164.308(a)(7)(ii)(A)", Mandatory},
		{"addressable beside a standard", "hipaa:164.312(a)(2)(iv) hipaa:164.312(a)(1)", Mandatory},
		{"standard without specifications", "hipaa:164.312(d)", Mandatory},
		{"general rule", "hipaa:164.306(a)(1)", Mandatory},
		{"required element", "hipaa:164.316(b)(1)(i)", Mandatory},
		{"breach duty", "hipaa:164.404(b)", Mandatory},
		{"breach presumption", "hipaa:164.402:breach(2)", Mandatory},
		{"breach definition", "hipaa:164.402:breach", NoDuty},
		{"breach exclusion", "hipaa:164.402:breach(1)(i)", NoDuty},
		{"breach exception", "hipaa:164.412(a)", NoDuty},
		{"privacy duty", "hipaa:164.524(b)(2)(i)", Mandatory},
		{"privacy permission beside an addressable", "hipaa:164.502(a)(1) hipaa:164.312(e)(2)(i)", Addressable},
		{"vacated", "hipaa:164.509", NoDuty},
		{"historical", "hipaa:164.318(c)", NoDuty},
		{"unknown", "hipaa:164.999", NoDuty},
		{"none", "", NoDuty},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := Question{Refs: refs(t, tt.refs)}
			if got := q.Duty(); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestQuestionCites(t *testing.T) {
	q := Question{Refs: refs(t, "hipaa:164.312(d)")}
	if !q.Cites(HIPAA) || q.Cites(SOC2) {
		t.Error("a HIPAA reference alone is read wrongly")
	}
}

func TestQuestionCadence(t *testing.T) {
	tests := []struct {
		name, cadences string
		want           Cadence
	}{
		{"no control", "", ""},
		{"nothing recurs", "always on-event", ""},
		{"one recurs", "always yearly", Yearly},
		{"the shortest", "yearly monthly weekly quarterly", Weekly},
		{"daily", "weekly daily", Daily},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var q Question
			for _, c := range strings.Fields(tt.cadences) {
				q.Controls = append(q.Controls, Control{Cadence: Cadence(c)})
			}
			if got := q.Cadence(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// packOf makes a pack from words: "q" a question, "q!" a quick one,
// "q>part+part" a bundle.
func packOf(id, words string) Pack {
	p := Pack{ID: id, Version: "1", Title: id, Actions: []Action{{ID: "A-" + id, Title: "Do it", Effort: XS, Cost: C0}}}
	for _, w := range strings.Fields(words) {
		w, parts, _ := strings.Cut(w, ">")
		q := Question{ID: strings.TrimSuffix(w, "!"), Quick: strings.HasSuffix(w, "!"), Ask: "?", Weight: 1, Refs: []Ref{{SOC2, "CC1.1"}}, ClosedBy: []string{"A-" + id}}
		if parts != "" {
			q.Parts = strings.Split(parts, "+")
		}
		p.Questions = append(p.Questions, q)
	}
	return p
}

func TestAsked(t *testing.T) {
	tests := []struct {
		name        string
		packs       []Pack
		quick, full string
	}{
		{"no marks", []Pack{packOf("a", "q1 q2")}, "q1 q2", "q1 q2"},
		{"marks", []Pack{packOf("a", "q1! q2 q3!")}, "q1 q3", "q1 q2 q3"},
		{"a bundle", []Pack{packOf("a", "q1!>q3+q4 q2! q3 q4")}, "q1 q2", "q2 q3 q4"},
		{"a pack without marks beside one with", []Pack{packOf("a", "q1! q2"), packOf("b", "r1 r2")}, "q1 r1 r2", "q1 q2 r1 r2"},
		{"a bundle over two packs", []Pack{packOf("a", "q1! q2"), packOf("b", "r1>q2")}, "q1 r1", "q1 q2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Combine(tt.packs...)
			if err != nil {
				t.Fatal(err)
			}
			if got := askedIDs(s, true); got != tt.quick {
				t.Errorf("quick asks %s, want %s", got, tt.quick)
			}
			if got := askedIDs(s, false); got != tt.full {
				t.Errorf("full asks %s, want %s", got, tt.full)
			}
		})
	}
}

func askedIDs(s *Set, quick bool) string {
	var ids []string
	for _, q := range s.Asked(quick) {
		ids = append(ids, q.ID)
	}
	return strings.Join(ids, " ")
}

func TestLookups(t *testing.T) {
	s, err := Combine(demo())
	if err != nil {
		t.Fatal(err)
	}
	q, ok := s.Question("q1")
	if !ok || q != &s.Questions[s.Index("q1")] {
		t.Error("q1 is not found in the set")
	}
	a, ok := s.Action("A1")
	if !ok || a != &s.Actions[0] {
		t.Error("A1 is not found in the set")
	}
	if _, ok := s.Question("A1"); ok {
		t.Error("an action is found as a question")
	}
	if _, ok := s.Action("q1"); ok {
		t.Error("a question is found as an action")
	}
	var zero Set
	if _, ok := zero.Question("q1"); ok || zero.Index("q1") != -1 {
		t.Error("the empty set finds something")
	}
}

func BenchmarkDuty(b *testing.B) {
	s := Embedded()
	for b.Loop() {
		for i := range s.Questions {
			s.Questions[i].Duty()
		}
	}
}
