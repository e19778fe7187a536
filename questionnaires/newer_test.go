package questionnaires

import "testing"

func TestAgainst(t *testing.T) {
	tests := []struct {
		version, other string
		want           Age
	}{
		{"1.1.0", "1.1.0", SamePack},
		{"1.10.0", "1.9.0", NewerPack},
		{"1.9.0", "1.10.0", OlderPack},
		{"2", "1.9.9", NewerPack},
		{"2", "2.0.0", SamePack},
		{"2026.2", "2026.1", NewerPack},
		{"1.2.0-draft", "1.2.0", OlderPack},
		{"spring", "1.0.0", OtherPack},
		{"spring", "autumn", OtherPack},
		{"spring", "spring", SamePack},
	}
	for _, tt := range tests {
		if got := (Pack{Version: tt.version}).Against(Pack{Version: tt.other}); got != tt.want {
			t.Errorf("%s beside %s: %d, want %d", tt.version, tt.other, got, tt.want)
		}
	}
}

func TestNewer(t *testing.T) {
	have := []Pack{{ID: "bank", Version: "1.0.0"}, {ID: "own", Version: "3"}}
	offered := []Pack{{ID: "bank", Version: "1.1.0"}, {ID: "bank", Version: "1.2.0"}, {ID: "bank", Version: "0.9.0"}, {ID: "third", Version: "9"}}
	got, newer := Newer(have, offered)
	if !newer || len(got) != 2 || got[0].Version != "1.2.0" || got[1].Version != "3" {
		t.Errorf("moves to %+v, newer %v", got, newer)
	}
	if got, newer := Newer(got, offered); newer || got[0].Version != "1.2.0" {
		t.Errorf("moves again, to %+v", got)
	}
}

func TestAnyNewer(t *testing.T) {
	have := []Pack{{ID: "bank", Version: "1.1.0"}, {ID: "own", Version: "3"}}
	for version, want := range map[string]bool{"1.0.0": false, "1.1.0": false, "1.2.0": true, "spring": false} {
		if got := AnyNewer(have, []PackVersion{{ID: "third", Version: "9"}, {ID: "bank", Version: version}}); got != want {
			t.Errorf("bank %s: %v, want %v", version, got, want)
		}
	}
}
