package questionnaires

import "testing"

// The embedded packs by version and content. A released version never changes:
// clinics name it, and what is newer is told by the version alone. Whoever
// changes a question raises the version in pack.yaml, writes what changed into
// its notes, and the new line here.
func TestEmbeddedVersionsNameTheirContent(t *testing.T) {
	want := []string{"clinicready 1.2.0 7bc878abf6a605343e9609a18e78aafc76ae8f999c7c76ac31a0772f7c771635"}
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
