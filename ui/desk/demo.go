package desk

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"clinicready/assessment"
	"clinicready/ui"
	"clinicready/ui/intake"
)

//go:embed demo/answers.csv
var demoAnswers []byte

// demoName is the clinic of the example, and demoFile its file.
const (
	demoName = "Riverside Family Clinic (example)"
	demoFile = "riverside-example" + Extension
)

// demoWritten is the day that the answers of the example were written for. All
// their dates are moved with the day it is made, so that what is fresh and
// what is stale in it stays so.
var demoWritten = assessment.NewDate(2026, 11, 22)

// Demo implements ui.Desk.
func (d *Desk) Demo(ctx context.Context) (*ui.Handle, error) {
	path := filepath.Join(d.folder, demoFile)
	if _, err := os.Lstat(path); err == nil {
		return d.Open(ctx, path)
	}
	if err := MakeFolder(d.folder); err != nil {
		return nil, fmt.Errorf("making the data folder: %w", err)
	}
	return d.MakeDemo(ctx)
}

// MakeDemo makes the clinic file of the example, whole or not at all.
func (d *Desk) MakeDemo(ctx context.Context) (*ui.Handle, error) {
	scope, err := assessment.NewScope(append(DefaultParts(), "availability"), assessment.TargetHIPAA, 0, assessment.ModeQuick)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(d.folder, demoFile)
	h, err := d.Create(ctx, ui.NewClinic{
		Path: path, Name: demoName, Preset: "group", Scope: scope, Actor: "Office manager (example)",
		Profile: assessment.Profile{
			"staff": "14", "sites": "1", "it_hours_per_week": "8", "hosted_ehr": "yes", "own_servers": "no",
			"laptops_leave_site": "yes", "remote_work": "yes", "unsupported_systems": "yes", "single_it_person": "yes",
			"incident_24_months": "misdirected", "telehealth": "yes", "texting": "yes", "patient_portal": "yes", "ai_scribe": "yes",
			"eu_patients": "no",
		},
	})
	if err != nil {
		return nil, err
	}
	if err := d.fillDemo(ctx, h); err != nil {
		return nil, errors.Join(err, h.Close(), os.Remove(path))
	}
	// Whoever looks at it next is not the made-up office manager.
	h.Session.SetActor("")
	// Nor did anybody change anything yet that needs a backup.
	h.Keep = d.keeping(path, h.Session, h.Session.Clinic().Head)
	return h, nil
}

func (d *Desk) fillDemo(ctx context.Context, h *ui.Handle) error {
	answers, err := intake.ReadAnswers(ctx, "the example", bytes.NewReader(demoAnswers))
	if err != nil {
		return err
	}
	s := h.Session
	for i := range answers.Entries {
		answers.Entries[i].Shift(s.Today().DaysSince(demoWritten))
	}
	a := s.Clinic().Assessments[0]
	if err := answers.Check(s.Set(a), s.Today()); err != nil {
		return err
	}
	ch, _, err := answers.Apply(s, a)
	if err != nil {
		return err
	}
	return s.Commit(ctx, ch)
}
