package questionnaires

import "testing"

// The embedded packs by version and content. A released version never changes:
// clinics name it, and what is newer is told by the version alone. Whoever
// changes a question raises the version in pack.yaml, writes what changed into
// its notes, and the new line here.
func TestEmbeddedVersionsNameTheirContent(t *testing.T) {
	want := []string{"clinicready 1.2.0 0b41b5afad13c7b6d423c514e080b3a3362b0dbf730bf4dcd8672260a93938b4"}
	var got []string
	for _, p := range EmbeddedPacks() {
		s, err := p.Store()
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, s.ID+" "+s.Version+" "+s.SHA256)
	}
	if len(got) != len(want) || got[0] != want[0] {
		t.Errorf("the program brings along\n%q, want\n%q", got, want)
	}
}
