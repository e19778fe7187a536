package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
)

// tenYears is how many events a clinic file of ten busy years holds.
const tenYears = 100_000

// beside runs a floor and the work in turns, so that both meet the same machine
// in the same minute, and reports how many times the floor the work takes: the
// figure to watch, since it does not depend on the machine.
func beside(b *testing.B, name string, floor, work func(b *testing.B)) {
	b.Run(name, func(b *testing.B) {
		var least, took time.Duration
		for b.Loop() {
			began := time.Now()
			floor(b)
			between := time.Now()
			work(b)
			least += between.Sub(began)
			took += time.Since(between)
		}
		b.ReportMetric(float64(took)/float64(b.N), "ns/op")
		b.ReportMetric(float64(least)/float64(b.N), "floor-ns/op")
		b.ReportMetric(float64(took)/float64(least), "x-floor")
	})
}

// BenchmarkLoad opens and verifies the journal of ten years, beside the SHA-256
// of the same bytes and beside a bare reading of the same rows in their order,
// which no verification can do without.
func BenchmarkLoad(b *testing.B) {
	path := filepath.Join(b.TempDir(), "elm.clinic")
	s, err := Create(b.Context(), path, storetest.ClinicID)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	drafts := append([]storetest.Draft{storetest.Founding("Elm Street Clinic")}, storetest.Answers(tenYears-1)...)
	events := storetest.Seal(assessment.Genesis(storetest.ClinicID), drafts...)
	if _, err := s.Append(b.Context(), assessment.Commit{Events: events}); err != nil {
		b.Fatal(err)
	}
	hashing := func(*testing.B) {
		for _, e := range events {
			h := sha256.New()
			for _, f := range [][]byte{[]byte(strconv.FormatInt(e.Seq, 10)), []byte(e.Actor), []byte(e.Subject), e.Body, e.Prev[:]} {
				h.Write(f)
			}
			h.Sum(nil)
		}
	}
	reading := func(b *testing.B) {
		if n, err := bareRead(b.Context(), s); err != nil || n != tenYears {
			b.Fatalf("%d rows, %v", n, err)
		}
	}
	loading := func(b *testing.B) {
		if _, err := s.Load(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	beside(b, "load-beside-sha256", hashing, loading)
	beside(b, "load-beside-rows", reading, loading)
	// Opening is all that happens before the first screen: connect, check the
	// schema, try to write, read and verify. The bare reader keeps the file open,
	// so that this store passes its lock file by.
	beside(b, "open-beside-rows", reading, func(b *testing.B) {
		s, err := openUnlocked(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		j, err := s.Load(b.Context())
		if err != nil || len(j.Events) != tenYears {
			b.Fatalf("%d events, %v", len(j.Events), err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	})
}

// bareRead goes through the journal once, every column of it, and keeps
// nothing.
func bareRead(ctx context.Context, s *Store) (n int, err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return 0, err
	}
	defer conn.Close() //nolint:errcheck // it goes back to the pool
	err = conn.Raw(func(c any) error {
		rows, err := c.(driver.QueryerContext).QueryContext(ctx, selectJournal, nil)
		if err != nil {
			return err
		}
		defer rows.Close() //nolint:errcheck // the last Next tells what matters
		row := make([]driver.Value, 11)
		for {
			switch err := rows.Next(row); {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return err
			}
			n++
		}
	})
	return n, err
}

// BenchmarkAppend is one answer of a walk of 400 questions, made durable,
// beside the least that a durable save can be with the same settings on the
// same disk in the same run: one row, in a table of one.
func BenchmarkAppend(b *testing.B) {
	dir := b.TempDir()
	s, err := Create(b.Context(), filepath.Join(dir, "elm.clinic"), storetest.ClinicID)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	bare, err := connect(b.Context(), dsn(filepath.Join(dir, "bare.db"), "rwc", writing), writing)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = bare.Close() })
	if _, err := bare.ExecContext(b.Context(), "CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER) STRICT"); err != nil {
		b.Fatal(err)
	}
	commit := func(b *testing.B) {
		if _, err := bare.ExecContext(b.Context(), "INSERT INTO t (v) VALUES (1)"); err != nil {
			b.Fatal(err)
		}
	}
	rows := storetest.Filled()[0].Rows
	for i := range 400 {
		a := rows.Answers[0]
		a.Question = "question-" + strconv.Itoa(i)
		rows.Answers = append(rows.Answers, a)
	}
	head, i := assessment.Genesis(storetest.ClinicID), 0
	beside(b, "answer-beside-commit", commit, func(b *testing.B) {
		rows.Answers[i%400].Note = strconv.Itoa(i)
		i++
		if head, err = s.Append(b.Context(), assessment.Commit{Events: storetest.Seal(head, storetest.Answers(1)...), Rows: rows}); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkRebuild makes the rows of the first program's file again, its small
// one with eight days of scores: computing them, and writing them.
func BenchmarkRebuild(b *testing.B) {
	whole, err := os.ReadFile(filepath.Join("testdata", "format-1", "small.clinic"))
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "small.clinic")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		b.Fatal(err)
	}
	s, err := Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	session, err := session.Open(b.Context(), s, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	rows, err := session.History(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	beside(b, "history-beside-fold", func(b *testing.B) {
		if _, err := assessment.Fold(session.Clinic().ID, session.Journal()); err != nil {
			b.Fatal(err)
		}
	}, func(b *testing.B) {
		if _, err := session.History(b.Context()); err != nil {
			b.Fatal(err)
		}
	})
	beside(b, "write-beside-empty", func(b *testing.B) {
		if err := s.Rebuild(b.Context(), session.Clinic().Head, assessment.Rows{}); err != nil {
			b.Fatal(err)
		}
	}, func(b *testing.B) {
		if err := s.Rebuild(b.Context(), session.Clinic().Head, rows); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkSummarize reads the cards of a consultant's folder, one by one.
func BenchmarkSummarize(b *testing.B) {
	dir := b.TempDir()
	path := filepath.Join(dir, "elm.clinic")
	s, err := Create(b.Context(), path, storetest.ClinicID)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range storetest.Filled() {
		if _, err := s.Append(b.Context(), c); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Summarize(b.Context(), path); err != nil {
			b.Fatal(err)
		}
	}
}
