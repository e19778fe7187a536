package plain_test

import (
	"context"
	"os"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
	"clinicready/export"
	"clinicready/questionnaires"
	"clinicready/ui"
	"clinicready/ui/desk"
)

var now = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

// fakeDesk keeps clinics in memory and writes no files.
type fakeDesk struct {
	packs  []questionnaires.Pack
	stores map[string]*storetest.Memory
	order  []string
	names  map[string]string
	// written are the exports asked for; taken are paths that exist.
	written []ui.Export
	taken   map[string]bool
	// backups counts those asked for.
	backups int
	// begin is called with each store that a handle is opened on.
	begin func(*storetest.Memory)
}

func newDesk(t testing.TB) *fakeDesk {
	t.Helper()
	p, err := questionnaires.LoadDir(os.DirFS("testdata/pack"), "pack")
	if err != nil {
		t.Fatal(err)
	}
	return &fakeDesk{
		packs: []questionnaires.Pack{p}, stores: map[string]*storetest.Memory{}, names: map[string]string{}, taken: map[string]bool{},
		begin: func(*storetest.Memory) {},
	}
}

var _ ui.Desk = (*fakeDesk)(nil)

func (d *fakeDesk) Folder() string { return "the data folder" }

func (d *fakeDesk) Cards(context.Context) ([]ui.Card, error) {
	var out []ui.Card
	for _, path := range d.order {
		zero := 0
		out = append(out, ui.Card{Path: path, Name: d.names[path], HIPAA: "Not ready", R: &zero, Coverage: &zero, Touched: "2026-11-22"})
	}
	return out, nil
}

func (d *fakeDesk) Open(ctx context.Context, path string) (*ui.Handle, error) {
	st, ok := d.stores[path]
	if !ok {
		return nil, &assessment.Error{Code: assessment.CodeMissing, Text: "there is no clinic file " + path}
	}
	d.begin(st)
	s, err := session.Open(ctx, st, clock)
	if err != nil {
		return nil, err
	}
	return &ui.Handle{Path: path, Session: s, Close: func() error { return nil }}, nil
}

func (d *fakeDesk) Create(ctx context.Context, n ui.NewClinic) (*ui.Handle, error) {
	path := n.Name + ".clinic"
	st := storetest.NewMemory(path)
	s, ch, err := session.Create(ctx, st, clock, n.Actor, session.NewClinicSpec{Name: n.Name, Preset: n.Preset, Profile: n.Profile})
	if err != nil {
		return nil, err
	}
	if err := s.Commit(ctx, ch); err != nil {
		return nil, err
	}
	ch, err = s.OpenAssessment(session.OpenSpec{Title: "Self-audit 2026", Kind: assessment.SelfAudit, Scope: n.Scope, Packs: d.packs})
	if err != nil {
		return nil, err
	}
	if err := s.Commit(ctx, ch); err != nil {
		return nil, err
	}
	d.stores[path], d.names[path], d.order = st, n.Name, append(d.order, path)
	d.begin(st)
	return &ui.Handle{Path: path, Session: s, Close: func() error { return nil }}, nil
}

func (d *fakeDesk) Demo(ctx context.Context) (*ui.Handle, error) {
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeFull)
	if err != nil {
		return nil, err
	}
	return d.Create(ctx, ui.NewClinic{Name: "Example", Actor: "example", Scope: scope})
}

func (d *fakeDesk) Report(h *ui.Handle, a *assessment.Assessment, asOf assessment.Date) export.Report {
	in := h.Session.Input(a, asOf)
	r := method.Evaluate(in)
	return export.Build(export.Source{
		Clinic: h.Session.Clinic(), Assessment: a, Set: in.Set, Input: in, Result: r, Plan: method.BuildPlan(in, r),
		Head: h.Session.Clinic().Head, Program: "clinicready",
	})
}

func (d *fakeDesk) Backup(_ context.Context, path, _ string) (ui.Backup, error) {
	d.backups++
	return ui.Backup{Path: "the data folder/backups/" + path, Clinic: "Oak", Events: 3, Last: assessment.DateOf(now), Already: d.backups > 1}, nil
}

func (d *fakeDesk) Formats() []ui.Format { return desk.Formats() }

func (d *fakeDesk) Export(_ context.Context, _ *ui.Handle, _ *assessment.Assessment, e ui.Export) (string, error) {
	path := e.Path
	if path == "" {
		path = "beside." + e.Format
	}
	if d.taken[path] && !e.Force {
		return "", &assessment.Error{Code: assessment.CodeExists, Text: path + " exists already"}
	}
	d.written = append(d.written, e)
	return path, nil
}
