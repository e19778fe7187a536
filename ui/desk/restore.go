package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/sqlite"
	"clinicready/ui"
)

// Restored is what a restore did.
type Restored struct {
	// Path of the clinic file, and Aside of what it replaced; "" for nothing.
	Path, Aside string
	// Lost are the events that what it replaced had and the backup has not.
	Lost []assessment.Event
	// Unread says that what it replaced could not be read, so that nobody knows
	// what it had.
	Unread bool
}

// ReadBackup reads a backup whole and says what it holds. One that does not
// verify, or was not finished, is refused.
func (d *Desk) ReadBackup(ctx context.Context, backup string) (ui.Backup, error) {
	if strings.HasSuffix(backup, ".partial") {
		return ui.Backup{}, &assessment.Error{Code: assessment.CodeRefused, Text: backup + " is a backup that was not finished; nothing was restored; take one whose name ends with " + Extension}
	}
	c, err := sqlite.Read(ctx, backup)
	if err != nil {
		return ui.Backup{}, fmt.Errorf("%w; nothing was restored", err)
	}
	return backupOf(c, true), nil
}

// RestorePath is where a backup is restored to unless the person says
// otherwise: the file that it was made of, where that is known, else a name made
// from the clinic's in the data folder.
func (d *Desk) RestorePath(b ui.Backup) (string, error) {
	if from := origins(filepath.Dir(b.Path)); len(from) > 0 {
		return from[len(from)-1], nil
	}
	if d.folder == "" {
		return "", &assessment.Error{Code: assessment.CodeMissing, Text: "it is not known where this backup belongs; name the file with -o"}
	}
	if err := MakeFolder(d.folder); err != nil {
		return "", fmt.Errorf("making the data folder: %w", err)
	}
	return filepath.Join(d.folder, slug(b.Clinic)+Extension), nil
}

// Restore brings a backup back under a path. A file that is there is replaced
// only when that is said, kept beside, and never that of another clinic.
func (d *Desk) Restore(ctx context.Context, backup, path string, replace bool) (Restored, error) {
	if sameFile(backup, path) {
		return Restored{}, &assessment.Error{Code: assessment.CodeRefused, Text: path + " is this backup itself; name another file"}
	}
	c, err := sqlite.Read(ctx, backup)
	if err != nil {
		return Restored{}, err
	}
	if id := sqlite.ClinicID(ctx, path); id != "" && id != c.ClinicID {
		return Restored{}, &assessment.Error{Code: assessment.CodeRefused, Text: path + " is another clinic, and is not replaced; nothing was restored; name another file"}
	}
	out := Restored{Path: path}
	if replace && exists(path) {
		out.Aside = asideOf(path, d.now().UTC().Format(stampForm))
		out.Lost, out.Unread = beyond(ctx, path, c.Journal.Events)
	}
	aside := out.Aside
	if replace && aside == "" {
		aside = asideOf(path, d.now().UTC().Format(stampForm)) // for a rollback journal without its file
	}
	if _, err = sqlite.Restore(ctx, backup, path, aside); err == nil && replace {
		// Whoever replaces a file says that the backup is the right one.
		_ = d.Remember(path, c.ClinicID, c.Journal.Head) // without it the next comparison is with the file that was replaced
	}
	return out, err
}

// asideOf is the name that a file which is replaced gets.
func asideOf(path, stamp string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + ".damaged-" + stamp + Extension
}

// beyond are the events of a file that a journal does not have.
func beyond(ctx context.Context, path string, events []assessment.Event) (lost []assessment.Event, unread bool) {
	st, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, true
	}
	defer st.Close() //nolint:errcheck // it was only read
	j, err := st.Load(ctx)
	if err != nil {
		return nil, true
	}
	n := 0
	for n < min(len(events), len(j.Events)) && events[n].Hash == j.Events[n].Hash {
		n++
	}
	return j.Events[n:], false
}
