package session_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
	"clinicready/questionnaires"
)

// What is computed from the journal alone is what the commits wrote one by
// one: answers, plan and every day's scores, over months in which assessments
// are opened, closed, reopened and moved to newer packs, and the clock goes
// back.
func TestHistoryIsWhatTheCommitsWrote(t *testing.T) {
	for seed := range uint64(25) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			st, c := storetest.NewMemory(storetest.ClinicID), newClock()
			s, _ := opened(t, st, c)
			rng := rand.New(rand.NewPCG(seed, 2026))
			for range 60 {
				c.t = c.t.Add(time.Duration(rng.IntN(40)-2) * time.Hour)
				ch, err := anyChange(s, rng, c)
				if err != nil {
					var refused *assessment.Error
					if !errors.As(err, &refused) || refused.Code != assessment.CodeRefused {
						t.Fatal(err)
					}
					continue
				}
				commit(t, s, ch)
			}
			want, err := st.StoredRows(t.Context())
			if err != nil || len(want.Scores) == 0 {
				t.Fatalf("%d scores, %v", len(want.Scores), err)
			}
			st.SetStale()
			if _, err := session.Open(t.Context(), st, c.now); err != nil {
				t.Fatal(err)
			}
			got, err := st.StoredRows(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			same := func(what string, got, want any) {
				t.Helper()
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%s:\n got %+v\nwant %+v", what, got, want)
				}
			}
			same("assessments", got.Assessments, want.Assessments)
			same("answers", got.Answers, want.Answers)
			same("scores", got.Scores, want.Scores)
			same("plan", got.PlanItems, want.PlanItems)
			same("vendors", got.Vendors, want.Vendors)
		})
	}
}

// anyChange makes one change; it may be nothing, or refused.
func anyChange(s *session.Session, rng *rand.Rand, c *clock) (*session.Change, error) {
	list := s.Clinic().Assessments
	a := list[rng.IntN(len(list))]
	q := []string{"q1", "q2", "q3"}[rng.IntN(3)]
	today := assessment.DateOf(c.t)
	switch rng.IntN(14) {
	case 13:
		return s.Batch(func() error {
			if _, err := s.SetVendor(assessment.Vendor{Name: fmt.Sprint("Vendor ", rng.IntN(3)), HoldsPHI: assessment.Tri(rng.IntN(3))}); err != nil {
				return err
			}
			_, err := s.SetNote(a, q, fmt.Sprint("note ", rng.IntN(99)))
			return err
		})
	case 0:
		return s.SetVendor(assessment.Vendor{Name: fmt.Sprint("Vendor ", rng.IntN(3)), BAASigned: assessment.Tri(rng.IntN(3))})
	case 1:
		return s.CloseAssessment(a, today)
	case 2:
		return s.ReopenAssessment(a, "an answer was mistyped")
	case 3:
		p := fixturePack()
		p.Version = fmt.Sprintf("1.%d.0", rng.IntN(3))
		p.Questions[0].Ask = "Is it, by " + p.Version + "?"
		return s.MovePacks(a, []questionnaires.Pack{p})
	case 4:
		if len(list) > 2 {
			return nil, nil
		}
		return s.OpenAssessment(session.OpenSpec{Title: fmt.Sprint("Walk ", len(list)), Kind: assessment.Annual, Scope: a.Scope, Packs: []questionnaires.Pack{fixturePack()}})
	case 5:
		return s.SetAction(a, "do-"+q, assessment.ActionState{Status: assessment.StatusStarted, Owner: fmt.Sprint("Sam ", rng.IntN(9))})
	case 6:
		return s.SetProfile(nil, assessment.Profile{"it_hours_per_week": fmt.Sprint(1 + rng.IntN(9))})
	case 7:
		return s.AgreePlan(a, today)
	default:
		kinds := assessment.AnswerKinds()
		return s.Answer(a, q, assessment.Answer{Kind: kinds[rng.IntN(len(kinds))], Evidence: assessment.Evidence(rng.IntN(4)), EvidenceDate: today})
	}
}

// Rows that cannot be made again, for whatever reason that passes, keep nobody
// from working; they stay stale, and the next opening makes them.
func TestOpenWithoutARebuild(t *testing.T) {
	for _, code := range []assessment.Code{assessment.CodeFull, assessment.CodeBusy, assessment.CodeWrite, assessment.CodeMoved} {
		st, c := storetest.NewMemory(storetest.ClinicID), newClock()
		opened(t, st, c)
		st.SetStale()
		st.FailNext(&assessment.Error{Code: code, Text: "not saved"})
		s, err := session.Open(t.Context(), st, c.now)
		if err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		s.SetActor("Dana")
		a, _ := s.Clinic().Assessment("")
		ch, err := s.Answer(a, "q1", answer(assessment.Yes))
		if err != nil {
			t.Fatal(err)
		}
		commit(t, s, ch)
		if _, err := st.StoredRows(t.Context()); !assessment.IsCode(err, assessment.CodeStale) {
			t.Errorf("%s: rows that were not made again: %v, want CodeStale", code, err)
		}
		if _, err := session.Open(t.Context(), st, c.now); err != nil {
			t.Fatal(err)
		}
		if rows, err := st.StoredRows(t.Context()); err != nil || len(rows.Answers) != 3 {
			t.Errorf("%s: at the next opening: %d answers, %v", code, len(rows.Answers), err)
		}
	}
}

// What fails for good is told.
func TestOpenTellsWhyARebuildFails(t *testing.T) {
	st, c := storetest.NewMemory(storetest.ClinicID), newClock()
	opened(t, st, c)
	st.SetStale()
	st.FailNext(&assessment.Error{Code: assessment.CodeDamaged, Text: "the file is damaged"})
	if s, err := session.Open(t.Context(), st, c.now); !assessment.IsCode(err, assessment.CodeDamaged) || s != nil {
		t.Errorf("open: %v, %v", s, err)
	}
}

func TestOpenForReadingRebuildsNothing(t *testing.T) {
	st, c := storetest.NewMemory(storetest.ClinicID), newClock()
	opened(t, st, c)
	want, err := st.StoredRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	st.SetStale()
	st.SetReadOnly("it was opened for reading only")
	s, err := session.Open(t.Context(), st, c.now)
	if err != nil {
		t.Fatal(err)
	}
	if stale, err := st.Stale(t.Context()); err != nil || !stale {
		t.Errorf("stale %v, %v", stale, err)
	}
	a := s.Clinic().Assessments[0]
	last := s.Journal()[len(s.Journal())-1]
	if row, ok := session.NewestRow(s.Clinic(), s.Set(a), last.Day()); !ok || !reflect.DeepEqual(row, want.Assessments[0]) {
		t.Errorf("the newest row is %+v, want %+v", row, want.Assessments[0])
	}
}

func TestHistoryStopsWhenAsked(t *testing.T) {
	st, c := storetest.NewMemory(storetest.ClinicID), newClock()
	s, _ := opened(t, st, c)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.History(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("history: %v, want context.Canceled", err)
	}
}
