package sqlite

import (
	"context"
	"errors"

	"clinicready/assessment"
)

// Contents is what a clinic file holds that was read whole: its journal is
// verified and folds to a clinic, and every pack that it names is there.
type Contents struct {
	Path, ClinicID string
	// Name of the clinic.
	Name    string
	Journal assessment.Journal
}

// Last is the last event. A journal that was read whole has one.
func (c Contents) Last() assessment.Event { return c.Journal.Events[len(c.Journal.Events)-1] }

// Read reads a whole clinic file, as somebody does who is about to rely on it.
// It changes nothing and takes no lock. Errors are those of Open, Load and Pack.
func Read(ctx context.Context, path string) (Contents, error) {
	s, err := OpenReadOnly(ctx, path)
	if err != nil {
		return Contents{Path: path}, err
	}
	c, err := s.contents(ctx)
	return c, errors.Join(err, s.Close())
}

func (s *Store) contents(ctx context.Context) (Contents, error) {
	out := Contents{Path: s.path}
	j, err := s.Load(ctx)
	if err != nil {
		return out, err
	}
	c, err := assessment.Fold(j.ClinicID, j.Events)
	if err != nil {
		return out, refuse(assessment.CodeDamaged, err, "%s is damaged: %v; restore a backup that verifies", s.name, err)
	}
	for _, a := range c.Assessments {
		for _, ref := range a.EveryPack() {
			if _, err := s.Pack(ctx, ref.SHA256); err != nil {
				return out, err
			}
		}
	}
	out.ClinicID, out.Name, out.Journal = c.ID, c.Name, j
	return out, nil
}

// ClinicID reads whose a file says it is, whatever else is wrong with it. It is
// empty where even that cannot be read, and nobody has checked it.
func ClinicID(ctx context.Context, path string) string {
	p, err := locate(path)
	if err != nil {
		return ""
	}
	db, err := connect(ctx, dsn(p.path, modeRead, onlyReading), onlyReading)
	if err != nil {
		return ""
	}
	defer db.Close() //nolint:errcheck // nothing was written
	// A view in its place could run for ever.
	const isTable = "SELECT count(*) FROM sqlite_schema WHERE name = 'meta' AND type = 'table'"
	var n int
	if err := db.QueryRowContext(ctx, isTable).Scan(&n); err != nil || n != 1 {
		return ""
	}
	m, err := readMeta(ctx, db, p.name)
	if err != nil {
		return ""
	}
	return m.clinicID
}
