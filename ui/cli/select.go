package cli

import (
	"context"
	"errors"

	"clinicready/assessment"
	"clinicready/ui"
)

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
