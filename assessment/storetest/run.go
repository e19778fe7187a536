package storetest

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// Store is what the contract is tested on: a store that also shows the rows it
// keeps, sorted by the keys of their tables.
type Store interface {
	assessment.Store
	assessment.Rebuilder
	StoredRows(ctx context.Context) (assessment.Rows, error)
}

// Run checks the contract of assessment.Store. open returns a new, empty store
// of the clinic ClinicID.
func Run(t *testing.T, open func(t *testing.T) Store) {
	t.Helper()
	for _, c := range []struct {
		name string
		test func(*testing.T, Store)
	}{
		{"an empty store loads its clinic id and no events", empty},
		{"what is appended is loaded, field by field", roundTrip},
		{"a commit that does not follow the head is ErrMoved", movedHead},
		{"a broken event is refused and nothing is stored", brokenEvent},
		{"after an error the store can be used again", retry},
		{"a canceled call stores nothing", canceled},
		{"an empty commit returns the head", emptyCommit},
		{"a pack is stored once and returned", packs},
		{"a pack that is not what its hash says is refused", brokenPack},
		{"an unknown pack is CodeMissing", unknownPack},
		{"rows are replaced as Rows says", rowsReplaced},
		{"a rebuild replaces all rows and nothing else", rebuilt},
		{"after Close every call fails", closed},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			t.Cleanup(func() { _ = s.Close() })
			c.test(t, s)
		})
	}
}

// must appends or ends the test.
func must(t *testing.T, s Store, c assessment.Commit) assessment.Head {
	t.Helper()
	h, err := s.Append(t.Context(), c)
	if err != nil {
		t.Fatalf("append: %v", err)
	}
	return h
}

func load(t *testing.T, s Store) assessment.Journal {
	t.Helper()
	j, err := s.Load(t.Context())
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	return j
}

// SameEvents reports whether two journals are equal field by field.
func SameEvents(a, b []assessment.Event) bool {
	return slices.EqualFunc(a, b, func(x, y assessment.Event) bool {
		sameBody := bytes.Equal(x.Body, y.Body)
		sameTime := x.At.Equal(y.At) && x.At.Location() == y.At.Location()
		x.Body, y.Body, x.At = nil, nil, y.At
		return sameBody && sameTime && reflect.DeepEqual(x, y)
	})
}

func empty(t *testing.T, s Store) {
	j := load(t, s)
	if j.ClinicID != ClinicID || len(j.Events) != 0 || j.Head != assessment.Genesis(ClinicID) {
		t.Errorf("empty store: %+v", j)
	}
	h, err := s.Head(t.Context())
	if err != nil || h != assessment.Genesis(ClinicID) {
		t.Errorf("head %v, %v", h, err)
	}
	if reason, ro := s.ReadOnly(); ro || reason != "" {
		t.Errorf("a new store is read-only: %q", reason)
	}
}

func roundTrip(t *testing.T, s Store) {
	var want []assessment.Event
	for _, c := range Filled() {
		h := must(t, s, c)
		want = append(want, c.Events...)
		if last := want[len(want)-1]; h.Count != last.Seq || h.Hash != last.Hash {
			t.Errorf("append returned head %v after event %d", h, last.Seq)
		}
	}
	odd := Draft{Kind: assessment.NoteSet, Assessment: "2026", Subject: "mfa", Body: assessment.TextBody{Text: "line one\nline two: ü 漢字 \U0001F512 'quoted' \"twice\" \\"}}
	tail := Seal(load(t, s).Head, odd)
	want = append(want, tail...)
	h := must(t, s, assessment.Commit{Events: tail})
	j := load(t, s)
	if !SameEvents(j.Events, want) {
		t.Errorf("loaded events differ from those appended")
	}
	if j.Head != h || j.ClinicID != ClinicID {
		t.Errorf("loaded head %v of clinic %s, appended %v", j.Head, j.ClinicID, h)
	}
	if got, err := s.Head(t.Context()); err != nil || got != h {
		t.Errorf("Head %v, %v; want %v", got, err, h)
	}
}

func movedHead(t *testing.T, s Store) {
	genesis := assessment.Genesis(ClinicID)
	mine := Seal(genesis, Founding("Mine"))
	theirs := Seal(genesis, Founding("Theirs"))
	must(t, s, assessment.Commit{Events: theirs})
	for name, events := range map[string][]assessment.Event{
		"behind": mine, "the same again": theirs,
		"ahead": Seal(assessment.Head{Count: 7, Hash: theirs[0].Hash}, Founding("Ahead")),
		"other": Seal(assessment.Head{Count: 1, Hash: mine[0].Hash}, Founding("Other branch")),
	} {
		if _, err := s.Append(t.Context(), assessment.Commit{Events: events}); !errors.Is(err, assessment.ErrMoved) {
			t.Errorf("%s: %v, want ErrMoved", name, err)
		}
	}
	if j := load(t, s); !SameEvents(j.Events, theirs) {
		t.Errorf("the journal changed: %d events", len(j.Events))
	}
}

func brokenEvent(t *testing.T, s Store) {
	first := Seal(assessment.Genesis(ClinicID), Founding("Elm Street Clinic"))
	head := must(t, s, assessment.Commit{Events: first})
	two := func(change func(second *assessment.Event)) []assessment.Event {
		events := Seal(head, Answers(2)...)
		change(&events[1])
		return events
	}
	for name, events := range map[string][]assessment.Event{
		"content changed": two(func(e *assessment.Event) { e.Actor = "Somebody Else" }),
		"body changed":    two(func(e *assessment.Event) { e.Body = []byte(`{"answer":"yes"}`) }),
		"number skipped":  two(func(e *assessment.Event) { e.Seq++; e.Hash = e.Sum() }),
		"link broken":     two(func(e *assessment.Event) { e.Prev = head.Hash; e.Hash = e.Sum() }),
	} {
		_, err := s.Append(t.Context(), assessment.Commit{
			Events: events, Packs: []questionnaires.Stored{Pack("core")}, Rows: Filled()[0].Rows,
		})
		var broken *assessment.ChainError
		if !errors.As(err, &broken) || broken.Seq != 3 {
			t.Errorf("%s: %v, want a chain error at event 3", name, err)
		}
	}
	if j := load(t, s); !SameEvents(j.Events, first) {
		t.Errorf("%d events are stored, want 1", len(j.Events))
	}
	if _, err := s.Pack(t.Context(), Pack("core").SHA256); !assessment.IsCode(err, assessment.CodeMissing) {
		t.Errorf("the pack of a refused commit: %v", err)
	}
	rows, err := s.StoredRows(t.Context())
	if err != nil || len(rows.Assessments) != 0 {
		t.Errorf("rows of a refused commit: %+v, %v", rows, err)
	}
}

func retry(t *testing.T, s Store) {
	commits := Filled()
	must(t, s, commits[0])
	broken := commits[1]
	broken.Packs = []questionnaires.Stored{{ID: "core", Version: "1", SHA256: Pack("core").SHA256, JSON: []byte(`{}`)}}
	if _, err := s.Append(t.Context(), broken); err == nil {
		t.Fatal("a commit with a false pack was stored")
	}
	must(t, s, commits[1])
	must(t, s, commits[2])
	if j := load(t, s); len(j.Events) != int(j.Head.Count) || j.Head.Hash != commits[2].Events[len(commits[2].Events)-1].Hash {
		t.Errorf("after the retry the journal ends at %v", j.Head)
	}
}

func canceled(t *testing.T, s Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	events := Seal(assessment.Genesis(ClinicID), Founding("Elm Street Clinic"))
	if _, err := s.Append(ctx, assessment.Commit{Events: events}); !errors.Is(err, context.Canceled) {
		t.Errorf("append: %v, want context.Canceled", err)
	}
	if j := load(t, s); len(j.Events) != 0 {
		t.Errorf("%d events are stored", len(j.Events))
	}
	must(t, s, assessment.Commit{Events: events})
}

func emptyCommit(t *testing.T, s Store) {
	want := must(t, s, Filled()[0])
	rows, err := s.StoredRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := must(t, s, assessment.Commit{}); got != want {
		t.Errorf("head %v, want %v", got, want)
	}
	if after, err := s.StoredRows(t.Context()); err != nil || !reflect.DeepEqual(after, rows) {
		t.Errorf("an empty commit changed the rows: %v", err)
	}
}

func packs(t *testing.T, s Store) {
	core, extra := Pack("core"), Pack("extra")
	events := Seal(assessment.Genesis(ClinicID), Founding("Elm Street Clinic"))
	head := must(t, s, assessment.Commit{Events: events, Packs: []questionnaires.Stored{core, core}})
	must(t, s, assessment.Commit{Events: Seal(head, Answers(1)...), Packs: []questionnaires.Stored{core, extra}})
	for _, want := range []questionnaires.Stored{core, extra} {
		if got, err := s.Pack(t.Context(), want.SHA256); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("pack %s: %+v, %v", want.ID, got, err)
		}
	}
}

func brokenPack(t *testing.T, s Store) {
	p := Pack("core")
	p.JSON = append(slices.Clone(p.JSON), ' ')
	_, err := s.Append(t.Context(), assessment.Commit{
		Events: Seal(assessment.Genesis(ClinicID), Founding("Elm Street Clinic")), Packs: []questionnaires.Stored{p},
	})
	if !assessment.IsCode(err, assessment.CodeRefused) {
		t.Errorf("append: %v, want CodeRefused", err)
	}
	if j := load(t, s); len(j.Events) != 0 {
		t.Errorf("%d events are stored", len(j.Events))
	}
}

func unknownPack(t *testing.T, s Store) {
	if _, err := s.Pack(t.Context(), Sum([]byte("nothing"))); !assessment.IsCode(err, assessment.CodeMissing) {
		t.Errorf("pack: %v, want CodeMissing", err)
	}
}

func closed(t *testing.T, s Store) {
	commits := Filled()
	must(t, s, commits[0])
	if err := s.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
	_, loadErr := s.Load(t.Context())
	_, appendErr := s.Append(t.Context(), commits[1])
	_, emptyErr := s.Append(t.Context(), assessment.Commit{})
	_, headErr := s.Head(t.Context())
	_, packErr := s.Pack(t.Context(), commits[0].Packs[0].SHA256)
	_, rowsErr := s.StoredRows(t.Context())
	_, staleErr := s.Stale(t.Context())
	rebuildErr := s.Rebuild(t.Context(), assessment.Head{}, assessment.Rows{})
	for name, err := range map[string]error{
		"Load": loadErr, "Append": appendErr, "Append of nothing": emptyErr, "Head": headErr, "Pack": packErr, "StoredRows": rowsErr,
		"Stale": staleErr, "Rebuild": rebuildErr,
	} {
		if err == nil {
			t.Errorf("%s works after Close", name)
		}
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}
