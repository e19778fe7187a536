package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"clinicready/assessment"
	"clinicready/export/file"
	"clinicready/ui"
)

// lostEvent is an event as a file of lost events has it. Names are permanent.
type lostEvent struct {
	Seq        int64           `json:"seq"`
	At         time.Time       `json:"at"`
	Zone       int             `json:"zone"`
	Actor      string          `json:"actor"`
	Assessment string          `json:"assessment"`
	Kind       assessment.Kind `json:"kind"`
	Version    int             `json:"version"`
	Subject    string          `json:"subject"`
	Body       json.RawMessage `json:"body"`
	Prev       string          `json:"prev"`
	Hash       string          `json:"hash"`
}

// keepLost writes events that a clinic file no longer holds beside it.
func (d *Desk) keepLost(path, clinicID string, events []assessment.Event) (string, error) {
	out := struct {
		Schema int         `json:"schema"`
		Clinic string      `json:"clinic"`
		Events []lostEvent `json:"events"`
	}{1, clinicID, []lostEvent{}}
	for _, e := range events {
		out.Events = append(out.Events, lostEvent{
			e.Seq, e.At, e.Zone, e.Actor, e.Assessment, e.Kind, e.Version, e.Subject, e.Body, e.Prev.String(), e.Hash.String(),
		})
	}
	b, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return "", err
	}
	base := strings.TrimSuffix(path, filepath.Ext(path)) + ".lost-" + d.now().UTC().Format("20060102-150405")
	for i := 1; ; i++ {
		to := base + ".json"
		if i > 1 {
			to = fmt.Sprintf("%s-%d.json", base, i)
		}
		err := file.Write(to, false, func(w io.Writer) error {
			_, err := w.Write(append(b, '\n'))
			return err
		})
		if err == nil || !assessment.IsCode(err, assessment.CodeExists) || i == 100 {
			return to, err
		}
	}
}

// stillThere looks, before a clinic is closed, whether the file holds what this
// run saved in it. Nobody can be asked any more: what is missing is kept beside
// it, and said.
func (d *Desk) stillThere(h *ui.Handle, st assessment.Store) error {
	head, wrote := h.Session.Kept()
	if !wrote {
		return nil
	}
	ctx := context.Background()
	if now, err := st.Head(ctx); err != nil || now == head {
		return nil //nolint:nilerr // a file that cannot be read now says nothing of what it holds
	}
	err := h.Session.Reload(ctx)
	lost := h.Session.Lost()
	if lost == nil || !assessment.IsCode(err, assessment.CodeReplaced) {
		return nil
	}
	kept, kerr := h.KeepLost(lost.Events)
	if kerr != nil {
		return fmt.Errorf("%w; they could not be kept beside it either: %w", err, kerr)
	}
	return &assessment.Error{Code: assessment.CodeReplaced, Text: err.Error() + "; the missing events are kept in " + assessment.CleanPath(kept), Cause: err}
}
