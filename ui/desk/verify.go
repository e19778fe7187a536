package desk

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/sqlite"
)

// KnownHead is a head that was written down earlier; the zero value is none.
type KnownHead struct {
	Count int64
	Hash  string
}

var headForm = regexp.MustCompile(`^(\d+)[\s·:]+([0-9a-f]{12,64})$`)

// ParseHead reads a head as a report or verify prints it: the number of events
// and at least 12 digits of the hash. An empty text is no head.
func ParseHead(s string) (KnownHead, error) {
	if s == "" {
		return KnownHead{}, nil
	}
	m := headForm.FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
	if m == nil {
		return KnownHead{}, fmt.Errorf("%q is no head; write the number of events and at least 12 digits of the hash, as in \"42 0a1b2c3d4e5f\"", s)
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil || n < 1 {
		return KnownHead{}, fmt.Errorf("%q: %s is no number of events", s, m[1])
	}
	return KnownHead{n, m[2]}, nil
}

// Verification is what a check of a clinic file finds.
type Verification struct {
	OK     bool
	Events int64
	// Head is the whole hash; "" where the journal could not be read to its end.
	Head string
	// Broken is the number of the first event that does not fit; 0 when none.
	Broken int64
	// HeadKnown is nil where no head was given to compare with.
	HeadKnown *bool
	// ClockWentBack are the events recorded under a clock earlier than the
	// event before: not an error, order is by number.
	ClockWentBack []int64
	// Problem says in one line what is wrong, or "".
	Problem string
}

// Verify checks a clinic file: its journal, the packs that it names and, where
// one is given, that it goes through a known head. What is wrong with the
// content is in the verdict; an error is a file that could not be read.
func (d *Desk) Verify(ctx context.Context, path string, known KnownHead) (Verification, error) {
	var v Verification
	st, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return v, d.elsewhere(path, err)
	}
	defer st.Close() //nolint:errcheck // it was only read
	j, err := st.Load(ctx)
	var broken *assessment.ChainError
	if errors.As(err, &broken) {
		v.Broken, v.Problem = broken.Seq, broken.Error()
		return v, nil
	}
	if err != nil {
		return v, err
	}
	c, err := j.Fold()
	if err != nil {
		return v, err
	}
	v.Events, v.Head = j.Head.Count, j.Head.Hash.String()
	// A journal is worth nothing without the questions that it answers: the
	// events name them by hash.
	for _, a := range c.Assessments {
		for _, ref := range a.EveryPack() {
			_, err := st.Pack(ctx, ref.SHA256)
			if assessment.IsCode(err, assessment.CodeDamaged) || assessment.IsCode(err, assessment.CodeMissing) {
				v.Problem = fmt.Sprintf("pack %s %s is missing or was changed; restore a backup that verifies", ref.ID, ref.Version)
				return v, nil
			}
			if err != nil {
				return v, err
			}
		}
	}
	v.ClockWentBack = append(v.ClockWentBack, c.ClockWentBack...)
	v.OK = true
	if known.Count == 0 {
		return v, nil
	}
	if why := known.missing(j.Events); why != "" {
		v.OK, v.Problem = false, why
	}
	v.HeadKnown = &v.OK
	return v, nil
}

// missing says why a journal does not go through a head that was known, or "".
func (k KnownHead) missing(events []assessment.Event) string {
	switch {
	case k.Count > int64(len(events)):
		return fmt.Sprintf("the journal ends at event %d, before the known head at %d: its end was cut off or an older copy was put back; look for the newer file", len(events), k.Count)
	case !strings.HasPrefix(events[k.Count-1].Hash.String(), k.Hash):
		return fmt.Sprintf("event %d is not the one of the known head: this is another journal, or it was written anew", k.Count)
	}
	return ""
}
