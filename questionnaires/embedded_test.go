package questionnaires

import (
	"os"
	"reflect"
	"slices"
	"testing"
)

// packFolders loads the YAML that the embedded form is made from.
func packFolders(t *testing.T) []Pack {
	t.Helper()
	folders, err := os.ReadDir("packs")
	if err != nil || len(folders) == 0 {
		t.Fatalf("%d folders, %v", len(folders), err)
	}
	var packs []Pack
	for _, f := range folders {
		p, err := LoadDir(os.DirFS("packs/"+f.Name()), "packs/"+f.Name())
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, p)
	}
	return packs
}

// The program reads the embedded form without any check: this is where it is
// held to the YAML, and the YAML to the rules.
func TestEmbeddedFormIsThatOfTheYAML(t *testing.T) {
	want := packFolders(t)
	got, versions := EmbeddedPacks(), EmbeddedVersions()
	if len(got) != len(want) || len(versions) != len(want) {
		t.Fatalf("%d packs, %d versions and %d folders; run go generate ./questionnaires", len(got), len(versions), len(want))
	}
	for i := range want {
		s, err := want[i].Store()
		if err != nil {
			t.Fatal(err)
		}
		want[i].origin = nil
		if (versions[i] != PackVersion{s.ID, s.Version, s.SHA256}) || !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("embedded.bin holds %v, the YAML is %s %s %s; run go generate ./questionnaires", versions[i], s.ID, s.Version, s.SHA256)
		}
		again, err := got[i].Store()
		if err != nil || !reflect.DeepEqual(again, s) {
			t.Errorf("the embedded pack is stored as %s, the YAML as %s, %v", again.SHA256, s.SHA256, err)
		}
	}
}

// The embedded set is put together without Combine's checks; it is the same.
func TestEmbeddedSetIsThatOfCombine(t *testing.T) {
	want, err := Combine(packFolders(t)...)
	if err != nil {
		t.Fatal(err)
	}
	for i := range want.Packs {
		want.Packs[i].origin = nil
	}
	if !reflect.DeepEqual(Embedded(), want) {
		t.Error("Embedded differs from what Combine makes of the YAML; run go generate ./questionnaires")
	}
}

func TestEmbeddedPacksAreOurOwnSlice(t *testing.T) {
	EmbeddedPacks()[0] = Pack{}
	if EmbeddedPacks()[0].ID == "" {
		t.Error("a caller could change the shared list")
	}
}

func TestCombineSharesTheEmbeddedSet(t *testing.T) {
	s, err := Combine(EmbeddedPacks()...)
	if err != nil || s != Embedded() {
		t.Errorf("the packs of the program gave another set, %v", err)
	}
	with, err := Combine(append(EmbeddedPacks(), demo())...)
	if err != nil || with == Embedded() || with.Index("q1") < 0 {
		t.Errorf("a pack beside them is missing, %v", err)
	}
}

// What only looks like the pack of the program is checked like any other.
func TestChangedCopiesAreChecked(t *testing.T) {
	for name, change := range map[string]func(*Pack){
		"title":     func(p *Pack) { p.Title = "" },
		"notes":     func(p *Pack) { p.Notes = " x" },
		"retired":   func(p *Pack) { p.Retired = []string{"a b"} },
		"fewer":     func(p *Pack) { p.Questions = p.Questions[:0] },
		"questions": func(p *Pack) { p.Questions = slices.Clone(p.Questions); p.Questions[0].Weight = 4 },
		"actions":   func(p *Pack) { p.Actions = slices.Clone(p.Actions); p.Actions[0].Title = "" },
		"contradictions": func(p *Pack) {
			p.Contradictions = slices.Clone(p.Contradictions)
			p.Contradictions[0].Say = ""
		},
	} {
		p := EmbeddedPacks()[0]
		change(&p)
		if _, err := p.Store(); err == nil {
			t.Errorf("%s: the changed pack is stored", name)
		}
		if _, err := Combine(p); err == nil {
			t.Errorf("%s: the changed pack is combined", name)
		}
	}
}

func TestFromStoredSharesTheEmbeddedPack(t *testing.T) {
	ours := EmbeddedPacks()[0]
	s, err := ours.Store()
	if err != nil {
		t.Fatal(err)
	}
	p, err := FromStored(s)
	if err != nil || &p.Questions[0] != &ours.Questions[0] {
		t.Errorf("a second copy of the pack was made, %v", err)
	}
	s.JSON[len(s.JSON)/2] ^= 1
	if _, err := FromStored(s); err == nil {
		t.Error("a changed byte passes under the hash of the embedded pack")
	}
	again, err := ours.Store()
	if err != nil || string(again.JSON) == string(s.JSON) {
		t.Errorf("what one caller changed, another was given, %v", err)
	}
}
