package questionnaires

import (
	"encoding/json"
	"testing"
)

func TestLevels(t *testing.T) {
	words := []string{"very low", "low", "moderate", "high", "very high"}
	for i, name := range []string{"VL", "L", "M", "H", "VH"} {
		l, err := ParseLevel(name)
		if err != nil || int(l) != i || l.String() != name || l.Word() != words[i] {
			t.Errorf("%s reads as %d (%v), writes as %s, %s", name, l, err, l, l.Word())
		}
		b, err := json.Marshal(l)
		var back Level
		if err != nil || string(b) != `"`+name+`"` || json.Unmarshal(b, &back) != nil || back != l {
			t.Errorf("%s goes through JSON as %s, %s (%v)", name, b, back, err)
		}
	}
	for _, bad := range []string{"", "vl", "High", "5", " L"} {
		if l, err := ParseLevel(bad); err == nil {
			t.Errorf("%q reads as %s", bad, l)
		}
	}
	if _, err := json.Marshal(Level(5)); err == nil {
		t.Error("a sixth level reaches JSON")
	}
	if got := Level(5).Word(); got != "Level(5)" {
		t.Errorf("a sixth level is called %s", got)
	}
}

// The numbers are those of method.md 2.6.
func TestEffortAndCost(t *testing.T) {
	efforts := map[Effort][2]int{XS: {2, 1}, S: {8, 2}, M: {24, 4}, L: {80, 8}, XL: {160, 16}, "": {0, 0}}
	for e, want := range efforts {
		if e.Hours() != want[0] || e.Points() != want[1] {
			t.Errorf("%s: %d hours, %d points, want %v", e, e.Hours(), e.Points(), want)
		}
	}
	costs := map[Cost]struct {
		points, dollars int
		bounded         bool
	}{C0: {0, 0, true}, C1: {1, 500, true}, C2: {2, 5000, true}, C3: {4, 25000, true}, C4: {8, 0, false}, "": {0, 0, false}}
	for c, want := range costs {
		if d, b := c.Cap(); c.Points() != want.points || d != want.dollars || b != want.bounded {
			t.Errorf("%s: %d points, at most %d (%t), want %+v", c, c.Points(), d, b, want)
		}
	}
}

func TestRefs(t *testing.T) {
	for s, want := range map[string]Ref{
		"soc2:CC6.1":              {SOC2, "CC6.1"},
		"hipaa:164.312(d)":        {HIPAA, "164.312(d)"},
		"hipaa:164.402:breach(2)": {HIPAA, "164.402:breach(2)"},
	} {
		got, err := ParseRef(s)
		if err != nil || got != want || got.String() != s {
			t.Errorf("%s reads as %+v (%v)", s, got, err)
		}
		b, err := json.Marshal(map[Ref]Ref{got: got})
		var back map[Ref]Ref
		if err != nil || json.Unmarshal(b, &back) != nil || back[want] != want {
			t.Errorf("%s goes through JSON as %s (%v)", s, b, err)
		}
	}
	for _, bad := range []string{"", "CC6.1", "soc2:", ":CC6.1", "iso:A.5", "SOC2:CC6.1"} {
		if r, err := ParseRef(bad); err == nil {
			t.Errorf("%q reads as %+v", bad, r)
		}
	}
}

func TestConditions(t *testing.T) {
	for s, want := range map[string]Condition{
		"remote_work":              {Fact: "remote_work"},
		"incident_24_months=theft": {"incident_24_months", "theft"},
		"a=b=c":                    {"a", "b=c"},
	} {
		got, err := ParseCondition(s)
		if err != nil || got != want || got.String() != s {
			t.Errorf("%s reads as %+v (%v)", s, got, err)
		}
		b, err := json.Marshal(got)
		var back Condition
		if err != nil || json.Unmarshal(b, &back) != nil || back != want {
			t.Errorf("%s goes through JSON as %s (%v)", s, b, err)
		}
	}
	for _, bad := range []string{"", "=", "=theft", "incident_24_months="} {
		if c, err := ParseCondition(bad); err == nil {
			t.Errorf("%q reads as %+v", bad, c)
		}
	}
}

func TestAreas(t *testing.T) {
	seen := map[string]bool{}
	var want []string
	for _, r := range reference(t, "areas.csv") {
		if !seen[r["area"]] {
			seen[r["area"]] = true
			want = append(want, r["area"])
		}
	}
	got := Areas()
	if len(got) != 8 || len(want) != 8 {
		t.Fatalf("%d areas, the reference has %d", len(got), len(want))
	}
	for _, a := range got {
		if !seen[a] {
			t.Errorf("area %s is not in the reference", a)
		}
	}
	got[0] = "x"
	if Areas()[0] == "x" {
		t.Error("a caller could change the shared list")
	}
}
