package questionnaires

import (
	"reflect"
	"testing"
)

func TestCompare(t *testing.T) {
	base := func() Pack {
		q := func(id string) Question {
			return Question{ID: id, Ask: "Is " + id + " done?", Partly: "Half.", Weight: 3, Refs: []Ref{{SOC2, "CC6.4"}}, Likelihood: High, Impact: High, ClosedBy: []string{"A1"}}
		}
		return Pack{
			ID: "p", Version: "1", Title: "P", Questions: []Question{q("q1"), q("q2"), q("q3")},
			Actions: []Action{{ID: "A1", Title: "Do it", Effort: S, Cost: C0}},
		}
	}
	tests := []struct {
		name   string
		change func(*Pack)
		want   Difference
	}{
		{"nothing", func(*Pack) {}, Difference{}},
		{"what does not change an answer's meaning", func(p *Pack) {
			q := &p.Questions[0]
			q.Weight, q.Why, q.Look, q.Refs, q.Impact = 5, "Because.", "There.", []Ref{{SOC2, "CC6.5"}}, Low
		}, Difference{}},
		{"asked otherwise", func(p *Pack) { p.Questions[1].Ask = "Is q2 done each year?" }, Difference{Changed: []string{"q2"}}},
		{"partly means another thing", func(p *Pack) { p.Questions[2].Partly = "A third." }, Difference{Changed: []string{"q3"}}},
		{"one replaces two", func(p *Pack) {
			q := p.Questions[0]
			q.ID, q.Replaces = "q12", []string{"q1", "q2"}
			p.Questions = []Question{p.Questions[2], q}
		}, Difference{Added: []string{"q12"}, Retired: []string{"q1", "q2"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := base()
			tt.change(&p)
			old, err := Combine(base())
			if err != nil {
				t.Fatal(err)
			}
			now, err := Combine(p)
			if err != nil {
				t.Fatal(err)
			}
			got := Compare(old, now)
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
			if got.Empty() != reflect.DeepEqual(tt.want, Difference{}) {
				t.Errorf("empty is %v for %+v", got.Empty(), got)
			}
		})
	}
}
