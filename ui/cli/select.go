package cli

import (
	"context"
	"errors"
	"os"

	"clinicready/assessment"
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

// read opens a clinic file, hands over the assessment asked for, and closes it.
func (env Env) read(ctx context.Context, path string, r reading, f func(*ui.Handle, *assessment.Assessment) error) error {
	d := env.desk()
	h, err := d.OpenReading(ctx, path)
	if err != nil {
		return err
	}
	a, err := h.Session.Choose(r.assessment)
	if err != nil {
		return errors.Join(err, h.Close())
	}
	return errors.Join(f(h, a), h.Close())
}
