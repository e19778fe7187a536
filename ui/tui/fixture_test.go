package tui

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
	"clinicready/export"
	"clinicready/questionnaires"
	"clinicready/ui"
	wired "clinicready/ui/desk"
)

// clock is the instant of every fixture.
func clock() time.Time { return time.Date(2026, 11, 23, 14, 2, 0, 0, time.UTC) }

// desk is a ui.Desk without a disk.
type desk struct {
	clinics map[string]*storetest.Memory
	order   []string
	// refuse makes every Open fail.
	refuse error
	cards  []ui.Card
	made   ui.NewClinic
	wrote  ui.Export
	// backedUp are the files of which a backup was asked for.
	backedUp []string
}

func newDesk() *desk { return &desk{clinics: map[string]*storetest.Memory{}} }

func (d *desk) add(path string, m *storetest.Memory, card ui.Card) {
	d.clinics[path] = m
	d.order = append(d.order, path)
	card.Path = path
	d.cards = append(d.cards, card)
}

func (d *desk) Folder() string                               { return "/data" }
func (d *desk) Cards(ctx context.Context) ([]ui.Card, error) { return d.cards, ctx.Err() }
func (d *desk) Demo(ctx context.Context) (*ui.Handle, error) { return d.Open(ctx, d.order[0]) }
func (d *desk) handle(p string, s *session.Session) *ui.Handle {
	return &ui.Handle{Path: p, Session: s, Close: func() error { return nil }}
}

func (d *desk) Open(ctx context.Context, path string) (*ui.Handle, error) {
	if d.refuse != nil {
		return nil, d.refuse
	}
	m, ok := d.clinics[path]
	if !ok {
		return nil, &assessment.Error{Code: assessment.CodeMissing, Text: "there is no clinic file " + path}
	}
	s, err := session.Open(ctx, m, clock)
	if err != nil {
		return nil, err
	}
	return d.handle(path, s), nil
}

func (d *desk) Create(ctx context.Context, n ui.NewClinic) (*ui.Handle, error) {
	d.made = n
	m := storetest.NewMemory("clinic-" + n.Name)
	s, ch, err := session.Create(ctx, m, clock, n.Actor, session.NewClinicSpec{Name: n.Name, Preset: n.Preset, Profile: n.Profile})
	if err != nil {
		return nil, err
	}
	if err := s.Commit(ctx, ch); err != nil {
		return nil, err
	}
	ch, err = s.OpenAssessment(session.OpenSpec{Title: "Self-audit 2026", Kind: assessment.SelfAudit, Scope: n.Scope, Packs: questionnaires.EmbeddedPacks()})
	if err != nil {
		return nil, err
	}
	if err := s.Commit(ctx, ch); err != nil {
		return nil, err
	}
	path := "/data/" + n.Name + ".clinic"
	d.add(path, m, ui.Card{Name: n.Name})
	return d.handle(path, s), nil
}

func (d *desk) Report(h *ui.Handle, a *assessment.Assessment, asOf assessment.Date) export.Report {
	r, p := h.Session.Evaluate(a, asOf)
	return export.Build(export.Source{
		Clinic: h.Session.Clinic(), Assessment: a, Set: h.Session.Set(a), Input: h.Session.Input(a, asOf), Result: r, Plan: p,
		Head: h.Session.Clinic().Head, Program: "clinicready test",
	})
}

func (d *desk) Backup(_ context.Context, path, _ string) (ui.Backup, error) {
	if d.refuse != nil {
		return ui.Backup{}, d.refuse
	}
	d.backedUp = append(d.backedUp, path)
	return ui.Backup{Path: "/data/backups/test.clinic", Clinic: "Test", Events: 7, Already: len(d.backedUp) > 1}, nil
}

// Formats are those of the program.
func (d *desk) Formats() []ui.Format { return wired.Formats() }

func (d *desk) Export(_ context.Context, _ *ui.Handle, _ *assessment.Assessment, e ui.Export) (string, error) {
	d.wrote = e
	return "/data/report.pdf", nil
}

// must stops a fixture that cannot be made.
func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// fixture is one clinic to look at.
type fixture struct {
	name   string
	clinic string
	packs  []questionnaires.Pack
	scope  assessment.Scope
	fill   func(t *testing.T, s *session.Session, a *assessment.Assessment)
	// raw is the text of a note as another program could have written it, past
	// every door of this one.
	raw string
}

const path = "/data/test.clinic"

// deskOf makes a desk with the clinic of a fixture on it.
func deskOf(t *testing.T, f fixture) *desk {
	t.Helper()
	ctx := context.Background()
	m := storetest.NewMemory("11111111-2222-3333-4444-555555555555")
	commit := func(s *session.Session) func(*session.Change, error) {
		return func(ch *session.Change, err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Commit(ctx, ch); err != nil {
				t.Fatal(err)
			}
		}
	}
	s, ch, err := session.Create(ctx, m, clock, "Dana", session.NewClinicSpec{
		Name: f.clinic, Preset: "group",
		People: []assessment.Person{{Name: "Dana", Role: assessment.RoleClinic}, {Name: "Ellis", Role: assessment.RoleAssessor}},
	})
	if err != nil {
		t.Fatal(err)
	}
	commit(s)(ch, nil)
	commit(s)(s.OpenAssessment(session.OpenSpec{Title: "Self-audit 2026", Kind: assessment.SelfAudit, Scope: f.scope, Packs: f.packs}))
	if f.fill != nil {
		ch, err := s.Batch(func() error { f.fill(t, s, s.Clinic().Assessments[0]); return nil })
		commit(s)(ch, err)
	}
	if f.raw != "" {
		e := assessment.Event{
			Seq: s.Clinic().Head.Count + 1, At: clock(), Actor: f.raw, Assessment: "a1", Kind: assessment.NoteSet,
			Version: 1, Subject: "second-factor", Body: must[[]byte](t)(json.Marshal(assessment.TextBody{Text: f.raw})), Prev: s.Clinic().Head.Hash,
		}
		e.Hash = e.Sum()
		must[assessment.Head](t)(m.Append(ctx, assessment.Commit{Events: []assessment.Event{e}}))
	}
	d := newDesk()
	d.add(path, m, ui.Card{Name: f.clinic, Assessment: "Self-audit 2026", Touched: "2026-11-23"})
	return d
}

func fullScope(mode assessment.Mode, target assessment.Target) assessment.Scope {
	s, err := assessment.NewScope(assessment.ScopeParts(), target, 0, mode)
	if err != nil {
		panic(err)
	}
	return s
}

// handPack is a small pack with a question of every sort.
func handPack() questionnaires.Pack {
	hipaa := func(id string) questionnaires.Ref { return questionnaires.Ref{Framework: questionnaires.HIPAA, ID: id} }
	soc := func(id string) questionnaires.Ref { return questionnaires.Ref{Framework: questionnaires.SOC2, ID: id} }
	q := func(id, ask string, weight int, refs ...questionnaires.Ref) questionnaires.Question {
		return questionnaires.Question{
			ID: id, Ask: ask, Weight: weight, Refs: refs, Likelihood: questionnaires.Moderate, Impact: questionnaires.High,
			Exception: questionnaires.Documentation, ClosedBy: []string{"do-it"},
			Controls: []questionnaires.Control{{ID: id + "-runs", Does: "It runs every day", Kind: questionnaires.Prevent, Cadence: questionnaires.Daily}},
		}
	}
	mfa := q("second-factor", "Does signing in to email, remote access, the EHR and every admin console need a second factor?", 5,
		hipaa("164.312(d)"), soc("CC6.1"), soc("CC6.6"))
	mfa.Why = "One phished password otherwise opens every chart."
	mfa.Partly = "Remote access and administrators only."
	mfa.Gate, mfa.Quick = true, true
	mfa.Show = []string{"the list of accounts with their second factor", "a dated screenshot of the setting in each console"}
	mfa.Look = "Sign in to the mail from a computer that has never seen it. Are you asked for a code?"
	logs := q("log-review", "Does somebody look through the sign-in records of the EHR at least every month?", 3,
		hipaa("164.308(a)(1)(ii)(D)"), soc("CC7.2"))
	logs.Why = "Snooping in charts is found by looking, and only by looking."
	logs.Partly = "Only after a complaint."
	logs.MaxAgeDays, logs.Basis = 92, "house"
	logs.Show = []string{"dated notes of the last three reviews"}
	unique := q("own-account", "Does every person have an account of their own?", 5, hipaa("164.312(a)(2)(i)"), soc("CC6.1"))
	unique.Why = "Shared logins leave nobody to ask."
	unique.Quick = true
	crypt := q("disk-encryption", "Is every laptop encrypted?", 3, hipaa("164.312(a)(2)(iv)"), soc("CC6.7"))
	crypt.Why, crypt.NA = "A lost laptop that is encrypted is not a breach.", "The clinic has no laptop and nobody may use their own."
	crypt.Partly = "Some are."
	patch := q("patches", "Are security updates installed within 30 days?", 3, soc("CC7.1"), soc("CC6.8"))
	patch.Why, patch.Partly, patch.Inheritable = "Most break-ins use a hole that was closed long ago.", "Servers only.", true
	board := q("oversight", "Do the owners talk about security at least once a quarter?", 1, soc("CC1.2"))
	board.Why, board.Partly = "What the owner never asks about is nobody's job.", "Once a year."
	notice := q("privacy-notice", "Is a current notice of privacy practices given to every new patient?", 5, hipaa("164.520(a)(1)"))
	notice.Why = "The law says so, and patients ask."
	backup := q("backups", "Are backups kept apart, and was one restored this year?", 5,
		hipaa("164.308(a)(7)(ii)(A)"), soc("A1.2"), soc("A1.3"))
	backup.Why, backup.Partly = "A backup that was never restored is a hope.", "There are backups, never restored."
	backup.Gate, backup.MaxAgeDays = true, 365
	return questionnaires.Pack{
		ID: "hand", Version: "1.0.0", Title: "A small set by hand",
		Questions: []questionnaires.Question{mfa, unique, crypt, patch, logs, board, notice, backup},
		Actions: []questionnaires.Action{{
			ID: "do-it", Title: "Do it", Steps: []string{"Do it."}, DoneWhen: "It is done.", Evidence: []string{"a record"},
			Effort: questionnaires.S, Cost: questionnaires.C0, Owner: "Dana",
		}},
	}
}

func emptyFixture() fixture {
	return fixture{
		name: "empty", clinic: "Riverside Family Clinic", packs: []questionnaires.Pack{handPack()},
		scope: fullScope(assessment.ModeFull, assessment.TargetType1),
	}
}

func halfFixture() fixture {
	f := emptyFixture()
	f.name = "half"
	f.fill = func(t *testing.T, s *session.Session, a *assessment.Assessment) {
		do := must[*session.Change](t)
		do(s.Answer(a, "second-factor", assessment.Answer{Kind: assessment.Partly, Evidence: assessment.EvidenceWritten}))
		do(s.SetOwner(a, "second-factor", "Ellis"))
		do(s.SetFlag(a, "second-factor", true))
		do(s.SetNote(a, "second-factor", "The lab portal has none.\nAsk the vendor."))
		do(s.Answer(a, "own-account", assessment.Answer{Kind: assessment.No}))
		do(s.Answer(a, "disk-encryption", assessment.Answer{Kind: assessment.NotApplicable, Reason: "no laptops"}))
		do(s.Answer(a, "patches", assessment.Answer{Kind: assessment.DontKnow}))
		do(s.Answer(a, "log-review", assessment.Answer{Kind: assessment.Yes, Evidence: assessment.EvidenceRecords}))
	}
	return f
}

// hostileFixture holds what a file of another program could hold: texts that
// are long, wide, without a space, or meant to upset a terminal.
func hostileFixture() fixture {
	f := halfFixture()
	f.name = "hostile"
	f.clinic = "Клиника \u202Eevil\x1b[31m " + strings.Repeat("Very Long Name ", 12) + "診療所"
	p := handPack()
	long := strings.Repeat("unbreakable", 20)
	for i := range p.Questions {
		q := &p.Questions[i]
		q.Ask = "診療所の電子カルテは二要素認証で保護されていますか " + long + " x\u0301\u0302 end?"
		q.Why = strings.TrimSpace(strings.Repeat("Many words that go on and on. ", 30))
		if q.Partly != "" {
			q.Partly = long
		}
		q.Show = []string{long, strings.Repeat("幅", 80), "c", "d", "e"}
		q.Look = strings.TrimSpace(strings.Repeat("Look there. ", 40))
	}
	f.packs = []questionnaires.Pack{p}
	f.raw = "line\x1b]0;title\x07\n" + strings.Repeat("幅", 500) + "\n\u202Eright to left\u202C\u200B\u0085"
	base := f.fill
	f.fill = func(t *testing.T, s *session.Session, a *assessment.Assessment) {
		base(t, s, a)
		do := must[*session.Change](t)
		do(s.SetOwner(a, "second-factor", strings.Repeat("Owner ", 60)))
	}
	return f
}

// quickFixture is the embedded core questions in quick mode.
func quickFixture() fixture {
	return fixture{
		name: "quick", clinic: "Riverside Family Clinic", packs: questionnaires.EmbeddedPacks(),
		scope: fullScope(assessment.ModeQuick, assessment.TargetHIPAA),
	}
}
