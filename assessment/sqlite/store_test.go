package sqlite

import (
	"path/filepath"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// create makes an empty clinic file in a folder of its own.
func create(t *testing.T) *Store {
	t.Helper()
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "elm.clinic"), storetest.ClinicID)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// filledEvents is how many events storetest.Filled holds.
const filledEvents = 23

// filled makes a clinic file with a bit of everything in it, closes it and
// returns its path and its events.
func filled(t *testing.T) (path string, events []assessment.Event) {
	t.Helper()
	s := create(t)
	for _, c := range storetest.Filled() {
		if _, err := s.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		events = append(events, c.Events...)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s.path, events
}

func open(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Store { return create(t) })
}
