package sqlite

import (
	"errors"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// locked lets another program hold a file as nobody may even read it, until
// the returned function is called.
func locked(t *testing.T, path string) (free func()) {
	t.Helper()
	other, err := connect(t.Context(), dsn(path, modeWrite, writing), writing)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	if _, err := other.ExecContext(t.Context(), "BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	return func() {
		if _, err := other.ExecContext(t.Context(), "ROLLBACK"); err != nil {
			t.Error(err)
		}
	}
}

// What is busy is tried again until it is free; anything else is answered at
// once.
func TestPatiently(t *testing.T) {
	path, events := filled(t)
	s := open(t, path)
	s.waits = 0
	free := locked(t, path)
	tries := 0
	err := patiently(time.Hour, func() error {
		tries++
		if tries == 3 {
			free()
		}
		_, err := s.Head(t.Context())
		return err
	})
	if err != nil || tries != 3 {
		t.Errorf("%d tries, %v; want 3", tries, err)
	}
	other, tries := errors.New("not busy"), 0
	if err := patiently(time.Hour, func() error { tries++; return other }); !errors.Is(err, other) || tries != 1 {
		t.Errorf("%d tries, %v; want one", tries, err)
	}
	// A commit is made once, however often it was tried.
	last := events[len(events)-1]
	c := assessment.Commit{Events: storetest.Seal(assessment.Head{Count: last.Seq, Hash: last.Hash}, storetest.Answers(1)...), Rows: storetest.Filled()[2].Rows}
	free, tries = locked(t, path), 0
	err = patiently(time.Hour, func() error {
		tries++
		if tries == 3 {
			free()
		}
		_, err := s.Append(t.Context(), c)
		return err
	})
	j, loadErr := s.Load(t.Context())
	if err != nil || loadErr != nil || tries != 3 || len(j.Events) != filledEvents+1 {
		t.Errorf("%d tries, %v; %d events, %v", tries, err, len(j.Events), loadErr)
	}
}

// In the end a busy file is a sentence, for each use of it.
func TestBusyInTheEnd(t *testing.T) {
	path, _ := filled(t)
	s := open(t, path)
	s.waits = 0
	locked(t, path)
	_, head := s.Head(t.Context())
	_, load := s.Load(t.Context())
	_, pack := s.Pack(t.Context(), storetest.Pack("core").SHA256)
	_, rows := s.StoredRows(t.Context())
	_, stale := s.Stale(t.Context())
	_, save := s.Append(t.Context(), storetest.Filled()[1])
	s.stale = true
	_, again := s.Head(t.Context())
	const reads, saves = "elm.clinic is being written by another program; wait a moment and try again", "not saved: another program is writing elm.clinic; wait a moment and try again"
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"Head": {head, reads}, "Load": {load, reads}, "Pack": {pack, reads}, "StoredRows": {rows, reads}, "Stale": {stale, reads},
		"Append": {save, saves}, "connecting": {again, reads},
	} {
		if !assessment.IsCode(c.err, assessment.CodeBusy) || c.err.Error() != c.want {
			t.Errorf("%s: %v; want CodeBusy saying %q", name, c.err, c.want)
		}
	}
}
