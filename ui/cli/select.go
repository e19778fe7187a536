package cli

import (
	"context"
	"errors"
	"os"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/ui"
)

// isFolder refuses what is no folder that can be read.
func isFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return &assessment.Error{Code: assessment.CodeMissing, Text: dir + ": there is no such folder", Cause: err}
	case err != nil:
		return err
	case !info.IsDir():
		return &assessment.Error{Code: assessment.CodeRefused, Text: dir + " is a file, not a folder"}
	}
	return nil
}

// choose finds an assessment by id; an empty id is the newest one.
func choose(s *session.Session, id string) (*assessment.Assessment, error) {
	list := s.Clinic().Assessments
	if len(list) == 0 {
		return nil, &assessment.Error{Code: assessment.CodeMissing, Text: "this clinic has no assessment: its set-up was not finished; remove the file and make the clinic again"}
	}
	if id == "" {
		return list[len(list)-1], nil
	}
	if a, ok := s.Clinic().Assessment(id); ok {
		return a, nil
	}
	ids := make([]string, len(list))
	for i, a := range list {
		ids[i] = a.ID
	}
	return nil, &assessment.Error{Code: assessment.CodeMissing, Text: "there is no assessment " + id + " in this clinic; it has " + strings.Join(ids, ", ")}
}

// read opens a clinic file, hands over the assessment asked for, and closes it.
func (env Env) read(ctx context.Context, path string, r reading, f func(*ui.Handle, *assessment.Assessment) error) error {
	d := env.desk()
	h, err := d.OpenReading(ctx, path)
	if err != nil {
		return err
	}
	a, err := choose(h.Session, r.assessment)
	if err != nil {
		return errors.Join(err, h.Close())
	}
	return errors.Join(f(h, a), h.Close())
}
