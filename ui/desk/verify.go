package desk

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/sqlite"
)

// KnownHead is a head that was written down earlier; the zero value is none.
type KnownHead struct {
	Count int64
	Hash  string
}

var headForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d+)[\s·:]+([0-9a-f]{12,64})$`) })

// ParseHead reads a head as a report or verify prints it: the number of events
// and at least 12 digits of the hash. An empty text is not a head.
func ParseHead(s string) (KnownHead, error) {
	if s == "" {
		return KnownHead{}, nil
	}
	m := headForm().FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
	if m == nil {
		return KnownHead{}, fmt.Errorf("%q is not a head; write the number of events and at least 12 digits of the hash, as in \"42 0a1b2c3d4e5f\"", s)
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil || n < 1 {
		return KnownHead{}, fmt.Errorf("%q: %s is not a number of events", s, m[1])
	}
	return KnownHead{n, m[2]}, nil
}

// Result is how one check of a clinic file ended. The words are permanent.
type Result string

// The results. Only Failed makes a file one that does not verify: Warning is
// something that could not be checked, Stale are rows that another version of
// the program wrote, which are not wrong, and NotChecked is what a failure
// before it leaves open.
const (
	Passed     Result = "ok"
	Failed     Result = "failed"
	Warning    Result = "warning"
	Stale      Result = "stale"
	NotChecked Result = "not_checked"
)

// Check is one of the checks of a clinic file.
type Check struct {
	// Name is permanent: journal, packs, projection, known_head.
	Name   string
	Result Result
	// Text says in one line what was found.
	Text string
}

// Row is a row of the projection that is not what the journal gives.
type Row = sqlite.Difference

// Verification is what a check of a clinic file finds.
type Verification struct {
	OK bool
	// Checks in the order in which they were made.
	Checks []Check
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
	// Rows are those of the projection that are not what the journal gives.
	Rows []Row
	// Problem says in one line what is wrong first of all, and what helps, or "".
	Problem string
}

func (v *Verification) found(name string, r Result, text string) {
	v.Checks = append(v.Checks, Check{name, r, text})
	if r == Failed {
		v.OK = false
		if v.Problem == "" {
			v.Problem = text
		}
	}
}

// Verify checks a clinic file: its journal, the packs that it names, the rows
// for lists and queries and, where one is given, that it goes through a known
// head. What is wrong with the content is in the verdict; an error is a file
// that could not be read.
func (d *Desk) Verify(ctx context.Context, path string, known KnownHead) (Verification, error) {
	v := Verification{OK: true}
	st, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return v, d.explain(ctx, path, err)
	}
	defer st.Close() //nolint:errcheck // it was only read
	c, events, err := v.journal(ctx, st)
	if err != nil {
		return v, d.explain(ctx, path, err)
	}
	if c == nil {
		for _, name := range []string{"packs", "projection", "known_head"} {
			v.found(name, NotChecked, "the journal is broken")
		}
	} else {
		if err := v.packs(ctx, st, c); err != nil {
			return v, err
		}
		if err := v.projection(ctx, st, d.now); err != nil {
			return v, err
		}
		known, here, err := d.knownHere(known, c.ID)
		v.knownHead(known, here, err, events)
	}
	if v.OK {
		return v, nil
	}
	// A whole journal is not to be replaced by one with fewer events.
	if b, ok := d.newestBackup(ctx, path); ok && (len(v.Rows) == 0 || b.events == v.Events) {
		v.Problem += "; " + d.hintOf(b)
	}
	return v, nil
}

// journal checks the chain, and that what it says can be understood.
func (v *Verification) journal(ctx context.Context, st *sqlite.Store) (*assessment.Clinic, []assessment.Event, error) {
	j, err := st.Load(ctx)
	var broken *assessment.ChainError
	if errors.As(err, &broken) {
		v.Broken = broken.Seq
		v.found("journal", Failed, broken.Error())
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	c, err := j.Fold()
	if err != nil {
		return nil, nil, err
	}
	v.Events, v.Head = j.Head.Count, j.Head.Hash.String()
	v.ClockWentBack = append(v.ClockWentBack, c.ClockWentBack...)
	v.found("journal", Passed, counted(v.Events, "event", "events")+", chain unbroken, no gap")
	return c, j.Events, nil
}

// packs checks the questions: without them the answers mean nothing. The events
// name them by hash.
func (v *Verification) packs(ctx context.Context, st *sqlite.Store, c *assessment.Clinic) error {
	seen := map[string]bool{}
	for _, a := range c.Assessments {
		for _, ref := range a.EveryPack() {
			_, err := st.Pack(ctx, ref.SHA256)
			if assessment.IsCode(err, assessment.CodeDamaged) || assessment.IsCode(err, assessment.CodeMissing) {
				v.found("packs", Failed, fmt.Sprintf("pack %s %s is missing or was changed; restore a backup that verifies", ref.ID, ref.Version))
				return nil
			}
			if err != nil {
				return err
			}
			seen[ref.SHA256] = true
		}
	}
	v.found("packs", Passed, counted(int64(len(seen)), "pack is", "packs are")+" there, as named by the journal")
	return nil
}

// projection compares every row with what the journal gives.
func (v *Verification) projection(ctx context.Context, st *sqlite.Store, now func() time.Time) error {
	if !v.OK {
		v.found("projection", NotChecked, "a pack is missing or was changed")
		return nil
	}
	held, err := st.StoredRows(ctx)
	if assessment.IsCode(err, assessment.CodeStale) {
		v.found("projection", Stale, "the rows are of another version of the program, or of an earlier event: they are not used, and made again when the file is opened for writing")
		return nil
	}
	if err != nil {
		return err
	}
	s, err := session.Open(ctx, st, now)
	if err != nil {
		return err
	}
	given, err := s.History(ctx)
	if err != nil {
		return err
	}
	if v.Rows = sqlite.Compare(held, given); len(v.Rows) == 0 {
		n := len(held.Assessments) + len(held.Answers) + len(held.Scores) + len(held.PlanItems) + len(held.Vendors)
		v.found("projection", Passed, counted(int64(n), "row is", "rows are")+" what the journal gives")
		return nil
	}
	v.found("projection", Failed, counted(int64(len(v.Rows)), "row is", "rows are")+" not what the journal gives, which is whole: another program changed them; trust no list or query of this file")
	return nil
}

// knownHere is the head that was given, or else the one that was last known of
// the clinic on this computer: here.
func (d *Desk) knownHere(given KnownHead, clinicID string) (known KnownHead, here bool, err error) {
	if given.Count != 0 {
		return given, false, nil
	}
	k, err := d.known(clinicID)
	if err != nil || k == nil {
		return given, false, err
	}
	return KnownHead{Count: k.Count, Hash: k.Hash}, true, nil
}

// knownHead compares the journal with a head that was written down, or last known
// here.
func (v *Verification) knownHead(known KnownHead, here bool, err error, events []assessment.Event) {
	switch {
	case err != nil:
		v.found("known_head", Warning, "no known head: what was last known on this computer cannot be read ("+err.Error()+"); give the head of the last report with --head")
		return
	case known.Count == 0:
		v.found("known_head", Warning, "no known head: a cut tail or an older copy shows only beside the head of the last report; give it with --head")
		return
	}
	why := known.missing(events)
	through := why == ""
	v.HeadKnown = &through
	if !through {
		v.found("known_head", Failed, why)
		return
	}
	whose := "it"
	if here {
		whose = "the one last known on this computer"
	}
	v.found("known_head", Passed, fmt.Sprintf("the journal goes through %s, at event %d", whose, known.Count))
}

// missing says why a journal does not go through a head that was known, or "".
func (k KnownHead) missing(events []assessment.Event) string {
	switch {
	case k.Count > int64(len(events)):
		return fmt.Sprintf("the journal ends at event %d, before the known head at %d: its end was cut off or an older copy was put back; look for the newer file", len(events), k.Count)
	case !strings.HasPrefix(events[k.Count-1].Hash.String(), k.Hash):
		return fmt.Sprintf("event %d is not the one of the known head: this is another journal, or it was written again", k.Count)
	}
	return ""
}
