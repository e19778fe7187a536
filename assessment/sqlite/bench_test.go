package sqlite

import (
	"crypto/sha256"
	"path/filepath"
	"strconv"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// tenYears is how many events a clinic file of ten busy years holds.
const tenYears = 100_000

// BenchmarkLoad opens and verifies the journal of ten years. The floor is the
// SHA-256 of the same bytes, which no verification can do without; the ratio
// of the two is what to watch, since it does not depend on the machine.
func BenchmarkLoad(b *testing.B) {
	s, err := Create(b.Context(), filepath.Join(b.TempDir(), "elm.clinic"), storetest.ClinicID)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	drafts := append([]storetest.Draft{storetest.Founding("Elm Street Clinic")}, storetest.Answers(tenYears-1)...)
	events := storetest.Seal(assessment.Genesis(storetest.ClinicID), drafts...)
	if _, err := s.Append(b.Context(), assessment.Commit{Events: events}); err != nil {
		b.Fatal(err)
	}
	var floor float64
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			for _, e := range events {
				h := sha256.New()
				for _, f := range [][]byte{[]byte(strconv.FormatInt(e.Seq, 10)), []byte(e.Actor), []byte(e.Subject), e.Body, e.Prev[:]} {
					h.Write(f)
				}
				h.Sum(nil)
			}
		}
		floor = float64(b.Elapsed()) / float64(b.N)
	})
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Load(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed())/float64(b.N)/floor, "x-floor")
	})
}

// BenchmarkAppend is one answer of a walk of 400 questions, made durable.
func BenchmarkAppend(b *testing.B) {
	s, err := Create(b.Context(), filepath.Join(b.TempDir(), "elm.clinic"), storetest.ClinicID)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	rows := storetest.Filled()[0].Rows
	for i := range 400 {
		a := rows.Answers[0]
		a.Question = "question-" + strconv.Itoa(i)
		rows.Answers = append(rows.Answers, a)
	}
	head := assessment.Genesis(storetest.ClinicID)
	for i := 0; b.Loop(); i++ {
		rows.Answers[i%400].Note = strconv.Itoa(i)
		if head, err = s.Append(b.Context(), assessment.Commit{Events: storetest.Seal(head, storetest.Answers(1)...), Rows: rows}); err != nil {
			b.Fatal(err)
		}
	}
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
