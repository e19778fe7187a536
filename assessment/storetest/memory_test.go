package storetest_test

import (
	"errors"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

func TestMemory(t *testing.T) {
	storetest.Run(t, func(*testing.T) storetest.Store { return storetest.NewMemory(storetest.ClinicID) })
}

func TestMemoryFailsOnDemand(t *testing.T) {
	m := storetest.NewMemory(storetest.ClinicID)
	full := &assessment.Error{Code: assessment.CodeFull, Text: "not saved: disk is full"}
	busy := &assessment.Error{Code: assessment.CodeBusy, Text: "not saved: busy"}
	m.FailNext(full)
	m.FailNext(busy)
	c := storetest.Filled()[0]
	for _, want := range []error{full, busy} {
		if _, err := m.Append(t.Context(), c); !errors.Is(err, want) {
			t.Errorf("append: %v, want %v", err, want)
		}
	}
	if j, err := m.Load(t.Context()); err != nil || len(j.Events) != 0 {
		t.Errorf("after failures: %d events, %v", len(j.Events), err)
	}
	if _, err := m.Append(t.Context(), c); err != nil {
		t.Errorf("retry: %v", err)
	}
}

func TestMemoryReadOnly(t *testing.T) {
	m := storetest.NewMemory(storetest.ClinicID)
	m.SetReadOnly("the folder cannot be written")
	if why, ro := m.ReadOnly(); !ro || why != "the folder cannot be written" {
		t.Errorf("ReadOnly: %q, %v", why, ro)
	}
	if _, err := m.Append(t.Context(), storetest.Filled()[0]); !assessment.IsCode(err, assessment.CodeReadOnly) {
		t.Errorf("append: %v, want CodeReadOnly", err)
	}
}

// The filled journal is what documents and other tests rest on: the domain
// must be able to fold it, and it must show every kind of event.
func TestFilledFolds(t *testing.T) {
	var events []assessment.Event
	for _, c := range storetest.Filled() {
		events = append(events, c.Events...)
	}
	c, err := assessment.Fold(storetest.ClinicID, events)
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "Elm Street Clinic" || len(c.Assessments) != 2 || len(c.Vendors) != 1 {
		t.Errorf("folded to %+v", c)
	}
}
