package sqlite

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// settings_readback: a setting that is left out or misspelled is found, and
// the file is not used.
func TestSettingsReadback(t *testing.T) {
	path, _ := filled(t)
	db, err := connect(t.Context(), dsn(path, modeWrite, writing), writing)
	if err != nil {
		t.Fatalf("all settings: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for i, s := range writing {
		misspelled := slices.Clone(writing)
		misspelled[i].pragma += "z"
		for how, settings := range map[string][]setting{
			"left out": slices.Delete(slices.Clone(writing), i, i+1), "misspelled": misspelled,
		} {
			_, err := connect(t.Context(), dsn(path, modeWrite, settings), writing)
			if !assessment.IsCode(err, assessment.CodeRefused) || !strings.Contains(err.Error(), s.pragma) {
				t.Errorf("%s %s: %v", s.pragma, how, err)
			}
		}
	}
}

// The transaction lock cannot be read back, so it is tried: a begun
// transaction keeps another writer out before it has written anything.
func TestTransactionsBeginImmediate(t *testing.T) {
	s := create(t)
	tx, err := s.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback() // nothing was written
	quick := slices.Clone(writing)
	quick[0] = setting{"busy_timeout", "1", "1"}
	other, err := connect(t.Context(), dsn(s.path, modeWrite, quick), quick)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close() //nolint:errcheck // nothing was written
	_, err = other.BeginTx(t.Context(), nil)
	if !assessment.IsCode(saving(s.name, err), assessment.CodeBusy) {
		t.Errorf("a second transaction: %v, want busy", err)
	}
}

// A path is data: no character of it may end up as an option or another name.
func TestPathsAreEscaped(t *testing.T) {
	for _, name := range []string{
		"plain.clinic", "two words.clinic", "q?mode=memory.clinic", "hash#tag.clinic", "per%41cent.clinic", "a&b=c.clinic",
		"Zażółć 診療所.clinic", "semi;colon.clinic", "plus+.clinic", "colon:.clinic", "'quote\".clinic", "back\\slash.clinic", "line\nbreak.clinic",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			s, err := Create(t.Context(), path, storetest.ClinicID)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Append(t.Context(), storetest.Filled()[0]); err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if got := listFolder(t, path); !slices.Equal(got, []string{name}) {
				t.Errorf("the folder holds %q", got)
			}
			if j, err := open(t, path).Load(t.Context()); err != nil || len(j.Events) == 0 {
				t.Errorf("opened again: %d events, %v", len(j.Events), err)
			}
		})
	}
}
