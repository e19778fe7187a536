package questionnaires

import "testing"

// TestEmbeddedPacksCombine is the guard that lets Embedded panic.
func TestEmbeddedPacksCombine(t *testing.T) {
	s, err := Combine(EmbeddedPacks()...)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Questions) == 0 || len(s.Actions) == 0 {
		t.Fatalf("%d questions and %d actions", len(s.Questions), len(s.Actions))
	}
	if got := Embedded(); len(got.Questions) != len(s.Questions) {
		t.Errorf("Embedded has %d questions, its packs %d", len(got.Questions), len(s.Questions))
	}
}

func TestEmbeddedPacksAreOurOwnSlice(t *testing.T) {
	EmbeddedPacks()[0] = Pack{}
	if EmbeddedPacks()[0].ID == "" {
		t.Error("a caller could change the shared list")
	}
}
