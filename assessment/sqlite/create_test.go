package sqlite

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

func TestCreateNeverOverwrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "elm.clinic")
	write(t, path, []byte("a letter that happens to have the name"))
	if _, err := Create(t.Context(), path, storetest.ClinicID); !assessment.IsCode(err, assessment.CodeExists) {
		t.Errorf("create: %v, want CodeExists", err)
	}
	if got := read(t, path); !bytes.HasPrefix(got, []byte("a letter")) {
		t.Errorf("the file was changed")
	}
	if names := listFolder(t, path); !slices.Equal(names, []string{"elm.clinic"}) {
		t.Errorf("the folder holds %q", names)
	}
}

func TestCreateNeedsItsFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "no", "such", "elm.clinic")
	if _, err := Create(t.Context(), path, storetest.ClinicID); !assessment.IsCode(err, assessment.CodeMissing) {
		t.Errorf("create: %v, want CodeMissing", err)
	}
	if _, err := Create(t.Context(), filepath.Join(t.TempDir(), "elm.clinic"), ""); !assessment.IsCode(err, assessment.CodeRefused) {
		t.Errorf("create without an id: %v, want CodeRefused", err)
	}
}

// A name that appears while the file is being made is not taken from its owner.
func TestPublishNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
	write(t, from, []byte("mine"))
	write(t, to, []byte("theirs"))
	if err := publish(from, to); err == nil {
		t.Errorf("published over another file")
	}
	if got := read(t, to); string(got) != "theirs" {
		t.Errorf("the other file now holds %q", got)
	}
}

func TestSetupNotFinished(t *testing.T) {
	s := create(t)
	if err := openers["Summarize"](t.Context(), s.path); !assessment.IsCode(err, assessment.CodeDamaged) {
		t.Errorf("summary of a clinic being made: %v", err)
	}
	if err := openers["Open"](t.Context(), s.path); !assessment.IsCode(err, assessment.CodeBusy) || !strings.Contains(err.Error(), "being set up") {
		t.Errorf("opening a clinic being made: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for name, try := range openers {
		err := try(t.Context(), s.path)
		if !assessment.IsCode(err, assessment.CodeDamaged) || !strings.Contains(err.Error(), "set-up of elm.clinic was not finished") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What a set-up that was killed left behind is in nobody's way.
func TestCreateAfterAKilledSetup(t *testing.T) {
	path := filepath.Join(t.TempDir(), "elm.clinic")
	p := place{path: path, name: "elm.clinic"}
	write(t, p.setup(), []byte("half a database"))
	write(t, p.setup()+"-journal", []byte("and its journal"))
	write(t, p.lock(), []byte(`{"pid":1,"host":"gone","since":"2020-01-01T00:00:00Z"}`))
	s, err := Create(t.Context(), path, storetest.ClinicID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(t.Context(), storetest.Filled()[0]); err != nil {
		t.Errorf("append: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if names := listFolder(t, path); !slices.Equal(names, []string{"elm.clinic"}) {
		t.Errorf("the folder holds %q", names)
	}
}
