package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/export/file"
	"clinicready/ui"
)

// lastKnown is the end of a clinic's journal as it was last seen on this
// computer. It is kept in the data folder and not in the clinic file, because a
// file cannot say of itself that its end is missing. Who loses it loses nothing
// but that comparison.
type lastKnown struct {
	Schema int             `json:"schema"`
	Clinic string          `json:"clinic"`
	Count  int64           `json:"count"`
	Hash   string          `json:"hash"`
	Path   string          `json:"path"`
	Day    assessment.Date `json:"day"`
}

// maxKnown is more than such a file of ours ever has.
const maxKnown = 1 << 16

// headFile is where the head of a clinic is kept. Ids come from files that
// anybody can have made, and so do not name a file themselves.
func (d *Desk) headFile(clinicID string) string {
	sum := sha256.Sum256([]byte(clinicID))
	return filepath.Join(d.folder, "heads", hex.EncodeToString(sum[:16])+".json")
}

// known reads the last head of a clinic; nil where none was kept.
func (d *Desk) known(clinicID string) (*lastKnown, error) {
	if d.folder == "" {
		return nil, nil
	}
	path := d.headFile(clinicID)
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && (!info.Mode().IsRegular() || info.Size() > maxKnown) {
		err = errors.New("it is not a file of this program")
	}
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	k := &lastKnown{}
	if err := json.Unmarshal(b, k); err != nil {
		return nil, err
	}
	if k.Schema != 1 || k.Clinic != clinicID || k.Count < 1 || len(k.Hash) != 2*sha256.Size {
		return nil, errors.New("it is not what this program wrote")
	}
	return k, nil
}

// Remember keeps the head of a clinic file as the last known. Call it only for
// a file that goes through the one known before, or that the person calls right.
func (d *Desk) Remember(path, clinicID string, head assessment.Head) error {
	if d.folder == "" || head.Count < 1 {
		return nil
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	b, err := json.Marshal(lastKnown{1, clinicID, head.Count, head.Hash.String(), path, assessment.DateOf(d.now())})
	if err != nil {
		return err
	}
	to := d.headFile(clinicID)
	if err := MakeFolder(filepath.Dir(to)); err != nil {
		return err
	}
	return file.Write(to, true, func(w io.Writer) error {
		_, err := w.Write(append(b, '\n'))
		return err
	})
}

// Compare says in one sentence how a journal differs from the head last known
// of its clinic here, or "". doubt is set where it does not go through that
// head: then nobody but the person can say which file is right.
func (d *Desk) Compare(path, clinicID string, events []assessment.Event) (text string, doubt bool) {
	name := assessment.Clean(filepath.Base(path))
	k, err := d.known(clinicID)
	switch {
	case err != nil:
		return fmt.Sprintf("what was last known of %s on this computer cannot be read (%s): it is made again with the next save, and until then nobody sees whether this is an older copy", name, assessment.CleanPath(d.headFile(clinicID))), false
	case k == nil:
		return "", false
	}
	where := ""
	if abs, err := filepath.Abs(path); err == nil && abs != k.Path {
		where = " at " + assessment.CleanPath(k.Path)
	}
	n := int64(len(events))
	switch {
	case n < k.Count:
		return fmt.Sprintf("%s ends at event %d, and on %s this clinic had %d events%s: its end was cut off or an older copy was put back; look for the newer file, or go on if you know why", name, n, k.Day, k.Count, where), true
	case events[k.Count-1].Hash.String() != k.Hash:
		return fmt.Sprintf("event %d of %s is not the one that this clinic had%s on %s: this is another copy, or its journal was rewritten; look for the file of that day, or go on if you know why", k.Count, name, where, k.Day), true
	}
	return "", false
}

// handleOf is an open clinic with all that the desk does for it.
func (d *Desk) handleOf(path string, s *session.Session, st assessment.Store) *ui.Handle {
	h := &ui.Handle{Path: path, Session: s}
	id := s.Clinic().ID
	text, doubt := d.Compare(path, id, s.Journal())
	h.Standing.Text = text
	if text != "" && d.Warn != nil {
		d.Warn(text)
	}
	if doubt {
		h.Standing.Accept = func() error {
			head, _ := s.Kept()
			doubt = false
			return d.Remember(path, id, head)
		}
	}
	h.KeepLost = func(events []assessment.Event) (string, error) { return d.keepLost(path, id, events) }
	h.Close = func() error {
		head, wrote := s.Kept()
		err := d.stillThere(h, st)
		if wrote && !doubt {
			_ = d.Remember(path, id, head) // without it the next comparison is with an older head
		}
		return errors.Join(err, st.Close())
	}
	return h
}
