package session_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
	"clinicready/questionnaires"
)

// clock is a clock that a test sets.
type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func newClock() *clock {
	return &clock{time.Date(2026, 11, 22, 14, 2, 0, 0, time.FixedZone("", -5*3600))}
}

func fixturePack() questionnaires.Pack {
	refs := []questionnaires.Ref{soc2, addressable}
	q := func(id string) questionnaires.Question {
		return questionnaires.Question{ID: id, Ask: "Is it?", Weight: 5, Refs: refs, Partly: "Some.", Likelihood: hi, Impact: hi, ClosedBy: []string{"do-" + id}, Pack: "p"}
	}
	a := func(id string) questionnaires.Action {
		return questionnaires.Action{ID: id, Title: "Do it", Effort: questionnaires.S, Cost: questionnaires.C0, Pack: "p"}
	}
	q2 := q("q2")
	q2.Partly = ""
	q3 := q("q3")
	q3.Refs = []questionnaires.Ref{required}
	return questionnaires.Pack{
		ID: "p", Version: "1.0.0", Title: "P", Questions: []questionnaires.Question{q("q1"), q2, q3},
		Actions: []questionnaires.Action{a("do-q1"), a("do-q2"), a("do-q3")},
	}
}

// opened returns a session with one assessment, everything committed.
func opened(t *testing.T, st assessment.Store, c *clock) (*session.Session, *assessment.Assessment) {
	t.Helper()
	scope, err := assessment.NewScope([]string{"hipaa-security"}, assessment.TargetHIPAA, 0, assessment.ModeFull)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	s, ch, err := session.Create(ctx, st, c.now, "Dana", session.NewClinicSpec{
		Name: "Riverside", Profile: assessment.Profile{"remote_work": "yes"},
		People: []assessment.Person{{Name: "Alex", Role: assessment.RoleAssessor}},
		First:  &session.OpenSpec{Title: "Self-audit 2026", Kind: assessment.SelfAudit, Scope: scope, Packs: []questionnaires.Pack{fixturePack()}},
	})
	if err != nil {
		t.Fatal(err)
	}
	commit(t, s, ch)
	a, _ := s.Clinic().Assessment("")
	return s, a
}

func commit(t *testing.T, s *session.Session, ch *session.Change) {
	t.Helper()
	if err := s.Commit(context.Background(), ch); err != nil {
		t.Fatal(err)
	}
}

// must takes the result of an intent and commits it.
func must(t *testing.T, s *session.Session) func(*session.Change, error) {
	return func(ch *session.Change, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		commit(t, s, ch)
	}
}

func TestSessionReadsBackWhatItWrote(t *testing.T) {
	st := storetest.NewMemory("c1")
	s, a := opened(t, st, newClock())
	do := must(t, s)
	do(s.Answer(a, "q1", answer(assessment.Yes, 2)))
	do(s.SetNote(a, "q1", "seen on screen\x1b[31m"))
	do(s.SetOwner(a, "q1", "Dana"))
	do(s.SetFlag(a, "q1", true))
	do(s.SetVendor(typeII(day("2026-06-30"))))
	do(s.StartClock("r1", questionnaires.AccessRequest, day("2026-11-01")))

	again, err := session.Open(context.Background(), st, newClock().now)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := again.Clinic().Assessment("a1")
	got := b.State("q1")
	want(t, "answer", got.Answer.Kind, assessment.Yes)
	want(t, "note", got.Note, "seen on screen")
	want(t, "owner", got.Owner, "Dana")
	want(t, "flag", got.Flag, true)
	want(t, "by", got.AnsweredBy, "Dana")
	want(t, "resumes at", b.LastQuestion, "q1")
	want(t, "opened where the clock was", b.Opened.String(), "2026-11-22")
	if !reflect.DeepEqual(s.Clinic(), again.Clinic()) {
		t.Error("the clinic folded again differs from the one in memory")
	}
	r1, p1 := s.Evaluate(a, day("2026-11-22"))
	r2, p2 := again.Evaluate(b, day("2026-11-22"))
	if !reflect.DeepEqual(r1.Groups, r2.Groups) || !reflect.DeepEqual(p1.Actions, p2.Actions) {
		t.Error("scores or plan differ after loading")
	}
	want(t, "clocks", len(again.Input(b, assessment.Date{}).Clocks), 1)
}

func TestSessionRefusesBadForm(t *testing.T) {
	s, a := opened(t, storetest.NewMemory("c1"), newClock())
	head := s.Clinic().Head
	tomorrow := answer(assessment.Yes, 2)
	tomorrow.EvidenceDate = day("2026-11-23")
	low := questionnaires.Low
	for _, c := range []struct {
		name string
		do   func() (*session.Change, error)
		says string
	}{
		{"unknown question", func() (*session.Change, error) { return s.Answer(a, "q9", answer(assessment.No)) }, "no question \"q9\""},
		{"unknown answer", func() (*session.Change, error) { return s.Answer(a, "q1", assessment.Answer{Kind: "maybe"}) }, "\"maybe\" is not an answer"},
		{"partly without anchor", func() (*session.Change, error) { return s.Answer(a, "q2", answer(assessment.Partly)) }, "has no Partly"},
		{"evidence of tomorrow", func() (*session.Change, error) { return s.Answer(a, "q1", tomorrow) }, "after today"},
		{"override without reason", func() (*session.Change, error) {
			return s.SetOverride(a, "q1", assessment.Override{Impact: &low})
		}, "needs a reason"},
		{"review by a stranger", func() (*session.Change, error) { return s.SetReviewed(a, "q1", true) }, "is not an assessor"},
		{"accept a mandatory gap", func() (*session.Change, error) {
			if _, err := s.Answer(a, "q3", answer(assessment.No)); err != nil {
				return nil, err
			}
			head = s.Clinic().Head
			return s.SetAction(a, "do-q3", assessment.ActionState{Decision: assessment.Accept, Signer: "Dr. Lee", ReviewDate: day("2027-01-01")})
		}, "cannot be accepted"},
		{"accept without signer", func() (*session.Change, error) {
			return s.SetAction(a, "do-q1", assessment.ActionState{Decision: assessment.Accept})
		}, "who signs"},
		{"verified by the same person", func() (*session.Change, error) {
			return s.SetAction(a, "do-q1", assessment.ActionState{Status: assessment.StatusVerified})
		}, "another person"},
		{"scope without reason", func() (*session.Change, error) {
			sc := a.Scope
			sc.Mode = assessment.ModeQuick
			return s.SetScope(a, sc, " ")
		}, "needs a reason"},
		{"profile with an unknown fact", func() (*session.Change, error) {
			return s.SetProfile(a, map[string]string{"moon": "yes"})
		}, "\"moon\" is not a fact"},
		{"vendor with an unknown report", func() (*session.Change, error) {
			return s.SetVendor(assessment.Vendor{Name: "V", Report: "iso"})
		}, "not a kind of vendor report"},
		{"reopen what is open", func() (*session.Change, error) { return s.ReopenAssessment(a, "because") }, "is open"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ch, err := c.do()
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("error %v, want one that says %q", err, c.says)
			}
			if !assessment.IsCode(err, assessment.CodeRefused) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q is not one line of code refused", err)
			}
			if ch != nil || s.Clinic().Head != head {
				t.Error("a refused intent changed the clinic")
			}
		})
	}
}

func TestSessionUndo(t *testing.T) {
	s, a := opened(t, storetest.NewMemory("c1"), newClock())
	do := must(t, s)
	do(s.Answer(a, "q1", answer(assessment.Yes, 1)))
	do(s.Answer(a, "q1", answer(assessment.No)))
	do(s.SetNote(a, "q2", "a note"))
	events := s.Clinic().Head.Count
	for i, step := range []struct {
		subject string
		q1      assessment.AnswerKind
		note    string
	}{{"q2", assessment.No, ""}, {"q1", assessment.Yes, ""}, {"q1", assessment.Unanswered, ""}} {
		ch, subject, err := s.Undo(a)
		if err != nil {
			t.Fatal(err)
		}
		commit(t, s, ch)
		want(t, "subject", subject, step.subject)
		want(t, "q1", a.State("q1").Answer.Kind, step.q1)
		want(t, "note", a.State("q2").Note, step.note)
		want(t, "events", s.Clinic().Head.Count, events+int64(i)+1)
	}
	if ch, subject, err := s.Undo(a); ch != nil || subject != "" || err != nil {
		t.Errorf("undo with nothing left: %v, %q, %v", ch, subject, err)
	}
}

func TestSessionFailedCommitMayBeTriedAgain(t *testing.T) {
	st := storetest.NewMemory("c1")
	s, a := opened(t, st, newClock())
	full := &assessment.Error{Code: assessment.CodeFull, Text: "not saved: disk is full"}
	st.FailNext(full)
	ch, err := s.Answer(a, "q1", answer(assessment.Yes, 1))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(context.Background(), ch); !assessment.IsCode(err, assessment.CodeFull) {
		t.Fatalf("commit: %v, want disk full", err)
	}
	want(t, "answer kept", a.State("q1").Answer.Kind, assessment.Yes)
	commit(t, s, ch)
	j, err := st.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	want(t, "stored", j.Head, s.Clinic().Head)
}

func TestSessionRebaseAfterAnotherWriter(t *testing.T) {
	ctx := context.Background()
	st := storetest.NewMemory("c1")
	mine, a := opened(t, st, newClock())
	other, err := session.Open(ctx, st, newClock().now)
	if err != nil {
		t.Fatal(err)
	}
	other.SetActor("Sam")
	b, _ := other.Clinic().Assessment("a1")
	must(t, other)(other.Answer(b, "q1", answer(assessment.No)))

	c1, err := mine.Answer(a, "q1", answer(assessment.Yes, 1))
	if err != nil {
		t.Fatal(err)
	}
	c2, err := mine.Answer(a, "q2", answer(assessment.Yes, 1))
	if err != nil {
		t.Fatal(err)
	}
	if err := mine.Commit(ctx, c1); !errors.Is(err, assessment.ErrMoved) {
		t.Fatalf("commit: %v, want ErrMoved", err)
	}
	again, touched, err := mine.Rebase(ctx, []*session.Change{c1, c2})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "touched by the other", strings.Join(touched, " "), "q1")
	for _, ch := range again {
		commit(t, mine, ch)
	}
	reader, err := session.Open(ctx, st, newClock().now)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := reader.Clinic().Assessment("a1")
	want(t, "q1", r.State("q1").Answer.Kind, assessment.Yes)
	want(t, "q2", r.State("q2").Answer.Kind, assessment.Yes)
}

func TestSessionRebaseIntoAClosedAssessment(t *testing.T) {
	ctx := context.Background()
	st := storetest.NewMemory("c1")
	mine, a := opened(t, st, newClock())
	other, err := session.Open(ctx, st, newClock().now)
	if err != nil {
		t.Fatal(err)
	}
	other.SetActor("Sam")
	b, _ := other.Clinic().Assessment("a1")
	must(t, other)(other.CloseAssessment(b, day("2026-11-22")))
	ch, err := mine.Answer(a, "q1", answer(assessment.Yes, 1))
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := mine.Rebase(ctx, []*session.Change{ch})
	if !assessment.IsCode(err, assessment.CodeRefused) || len(again) != 0 {
		t.Errorf("an answer into a closed assessment: %v, %v", again, err)
	}
}

func TestSessionBatchIsOneChangeOrNone(t *testing.T) {
	s, a := opened(t, storetest.NewMemory("c1"), newClock())
	head := s.Clinic().Head
	_, err := s.Batch(func() error {
		if _, err := s.Answer(a, "q1", answer(assessment.Yes, 1)); err != nil {
			return err
		}
		_, err := s.Answer(a, "q2", answer(assessment.Partly))
		return err
	})
	if err == nil || s.Clinic().Head != head || a.State("q1").Answer.Kind != assessment.Unanswered {
		t.Fatalf("a failed batch: error %v, head %v", err, s.Clinic().Head)
	}
	ch, err := s.Batch(func() error {
		for _, id := range []string{"q1", "q2"} {
			if _, err := s.Answer(a, id, answer(assessment.No)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "events in one change", len(ch.Events()), 2)
	commit(t, s, ch)
}

func TestSessionReadOnly(t *testing.T) {
	st := storetest.NewMemory("c1")
	s, a := opened(t, st, newClock())
	st.SetReadOnly("held by another")
	if _, err := s.Answer(a, "q1", answer(assessment.No)); !assessment.IsCode(err, assessment.CodeReadOnly) {
		t.Errorf("answer on a read-only clinic: %v", err)
	}
}

func TestClosedAssessmentKeepsItsRegisters(t *testing.T) {
	s, a := opened(t, storetest.NewMemory("c1"), newClock())
	do := must(t, s)
	do(s.SetVendor(typeII(day("2026-06-30"))))
	do(s.CloseAssessment(a, day("2026-11-22")))
	do(s.SetVendor(assessment.Vendor{Name: "V"}))
	want(t, "vendor in the closed one", s.Input(a, assessment.Date{}).Vendors[0].Report, assessment.ReportType2)
	want(t, "as-of date", s.Input(a, assessment.Date{}).AsOf, day("2026-11-22"))
	if _, err := s.Answer(a, "q1", answer(assessment.No)); !assessment.IsCode(err, assessment.CodeRefused) {
		t.Errorf("answer in a closed assessment: %v", err)
	}
	do(s.ReopenAssessment(a, "one more record"))
	want(t, "vendor once reopened", s.Input(a, assessment.Date{}).Vendors[0].Report, assessment.NoReport)
}

func TestScopeAndProfileChangeAreKept(t *testing.T) {
	s, a := opened(t, storetest.NewMemory("c1"), newClock())
	do := must(t, s)
	sc, err := assessment.NewScope([]string{"privacy"}, assessment.TargetType2, 0, assessment.ModeFull)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "security is added", strings.Join(sc.Parts, " "), "security privacy")
	want(t, "months", sc.Months, 6)
	do(s.SetScope(a, sc, "the payer asks for it"))
	do(s.SetProfile(a, map[string]string{"remote_work": "no", "staff": "14"}))
	want(t, "reason", strings.Join(a.ScopeReasons, ""), "the payer asks for it")
	want(t, "remote work", a.Profile["remote_work"], "no")
	n, ok := a.Profile.Number("staff")
	want(t, "staff", n, 14)
	want(t, "staff known", ok, true)
}

// clock_back_1_year, clock_forward_10_years
func TestClockThatWentBackIsMarked(t *testing.T) {
	c := newClock()
	s, a := opened(t, storetest.NewMemory("c1"), c)
	c.t = c.t.AddDate(-1, 0, 0)
	must(t, s)(s.Answer(a, "q1", answer(assessment.No)))
	c.t = c.t.AddDate(11, 0, 0)
	must(t, s)(s.Answer(a, "q2", answer(assessment.No)))
	want(t, "marked events", len(s.Clinic().ClockWentBack), 1)
	want(t, "which", s.Clinic().ClockWentBack[0], s.Clinic().Head.Count-1)
}

func TestChainCatchesEveryChange(t *testing.T) {
	st := storetest.NewMemory("c1")
	s, a := opened(t, st, newClock())
	for _, id := range []string{"q1", "q2", "q3"} {
		must(t, s)(s.Answer(a, id, answer(assessment.No)))
	}
	load := func() assessment.Journal {
		t.Helper()
		j, err := st.Load(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	for _, c := range []struct {
		name string
		bend func(e []assessment.Event) []assessment.Event
		seq  int64
	}{
		{"actor", func(e []assessment.Event) []assessment.Event { e[3].Actor = "Eve"; return e }, 4},
		{"instant", func(e []assessment.Event) []assessment.Event { e[3].At = e[3].At.Add(time.Second); return e }, 4},
		{"zone", func(e []assessment.Event) []assessment.Event { e[3].Zone++; return e }, 4},
		{"body", func(e []assessment.Event) []assessment.Event { e[3].Body = []byte(`{}`); return e }, 4},
		{"subject", func(e []assessment.Event) []assessment.Event { e[4].Subject = "q9"; return e }, 5},
		{"kind", func(e []assessment.Event) []assessment.Event { e[4].Kind = assessment.NoteSet; return e }, 5},
		{"resealed", func(e []assessment.Event) []assessment.Event { e[4].Actor = "Eve"; e[4].Hash = e[4].Sum(); return e }, 6},
		{"swapped", func(e []assessment.Event) []assessment.Event { e[4], e[5] = e[5], e[4]; return e }, 5},
		{"removed", func(e []assessment.Event) []assessment.Event { return append(e[:4:4], e[5:]...) }, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := assessment.VerifyChain("c1", c.bend(load().Events))
			caught := func(err error) {
				t.Helper()
				var broken *assessment.ChainError
				if !errors.As(err, &broken) || broken.Seq != c.seq {
					t.Fatalf("error %v, want a break at event %d", err, c.seq)
				}
			}
			caught(err)
			_, err = assessment.VerifyJournal("c1", c.bend(load().Events))
			caught(err)
			// A journal that verified once does not vouch for other events.
			j := load()
			j.Events = c.bend(slices.Clone(j.Events))
			_, err = j.Fold()
			caught(err)
			_, err = assessment.Journal{ClinicID: "c1", Events: c.bend(load().Events), Head: load().Head}.Fold()
			caught(err)
		})
	}
	if _, err := assessment.VerifyChain("c2", load().Events); err == nil {
		t.Error("the journal of one clinic verifies as another's")
	}
	other := load()
	other.ClinicID = "c2"
	if _, err := other.Fold(); err == nil {
		t.Error("the journal of one clinic folds as another's")
	}
	c, err := load().Fold()
	if err != nil || c.Head != load().Head {
		t.Errorf("the journal as it was loaded: head %v, %v", c, err)
	}
}

// no_anonymous_event: nothing is recorded while nobody is named, whatever it
// is, and nothing is changed by the try.
func TestNoAnonymousEvent(t *testing.T) {
	st, c := storetest.NewMemory(storetest.ClinicID), newClock()
	s, a := opened(t, st, c)
	head := s.Clinic().Head
	for _, name := range []string{"", "  ", "\u200b\u202e"} {
		s.SetActor(name)
		for what, do := range map[string]func() (*session.Change, error){
			"answer":  func() (*session.Change, error) { return s.Answer(a, "q1", answer(assessment.Yes, 1)) },
			"note":    func() (*session.Change, error) { return s.SetNote(a, "q1", "a note") },
			"owner":   func() (*session.Change, error) { return s.SetOwner(a, "q1", "Sam") },
			"flag":    func() (*session.Change, error) { return s.SetFlag(a, "q1", true) },
			"vendor":  func() (*session.Change, error) { return s.SetVendor(typeII(day("2026-06-30"))) },
			"profile": func() (*session.Change, error) { return s.SetProfile(a, map[string]string{"staff": "9"}) },
			"agreed":  func() (*session.Change, error) { return s.AgreePlan(a, day("2026-11-22")) },
			"batch": func() (*session.Change, error) {
				return s.Batch(func() error { _, err := s.SetNote(a, "q1", "another"); return err })
			},
		} {
			if _, err := do(); !assessment.IsCode(err, assessment.CodeNobody) {
				t.Errorf("%s by %q: %v, want CodeNobody", what, name, err)
			}
		}
	}
	if s.Clinic().Head != head {
		t.Errorf("the head moved from %s to %s", head, s.Clinic().Head)
	}
	if _, _, err := session.Create(t.Context(), storetest.NewMemory(storetest.ClinicID), c.now, "", session.NewClinicSpec{Name: "A"}); !assessment.IsCode(err, assessment.CodeNobody) {
		t.Errorf("a clinic made by nobody: %v", err)
	}
}
