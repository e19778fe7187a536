package cli

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/assessment/sqlite"
)

// verifyCommand checks the journal of a clinic file.
func (env Env) verifyCommand() *cobra.Command {
	var head string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify FILE",
		Short: "Check the journal: chain, gaps, head",
		Long: "Check that no event of the journal was changed, removed or exchanged, that the\n" +
			"packs of questions are the ones that were answered, and print\n" +
			"its head. What a chain cannot see by itself is a cut tail or an older copy put\n" +
			"back: give the head of the last report with --head to see that too.",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			known, err := parseHead(head)
			if err != nil {
				return err
			}
			return env.runVerify(cmd.Context(), given[0], known, asJSON)
		},
	}
	cmd.Flags().StringVar(&head, "head", "", "`\"N HASH\"` as a report or an earlier verify printed it; the first 12 digits are enough")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// knownHead is a head that was written down earlier; the zero value is none.
type knownHead struct {
	count int64
	hash  string
}

var headForm = regexp.MustCompile(`^(\d+)[\s·:]+([0-9a-f]{12,64})$`)

func parseHead(s string) (knownHead, error) {
	if s == "" {
		return knownHead{}, nil
	}
	m := headForm.FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
	if m == nil {
		return knownHead{}, usagef("--head %q is no head; write the number of events and at least 12 digits of the hash, as in \"42 0a1b2c3d4e5f\"", s)
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil || n < 1 {
		return knownHead{}, usagef("--head %q: %s is no number of events", s, m[1])
	}
	return knownHead{n, m[2]}, nil
}

// verdict is what `verify` finds.
type verdict struct {
	Schema int     `json:"schema"`
	OK     bool    `json:"ok"`
	Events int64   `json:"events"`
	Head   *string `json:"head"`
	// Broken is the number of the first event that does not fit; 0 when none.
	Broken int64 `json:"broken_at"`
	// HeadKnown is null without --head.
	HeadKnown *bool `json:"head_known"`
	// ClockWentBack are the events recorded under a clock earlier than the
	// event before: not an error, order is by number.
	ClockWentBack []int64 `json:"clock_went_back"`
	Problem       *string `json:"problem"`
}

func (env Env) runVerify(ctx context.Context, path string, known knownHead, asJSON bool) error {
	v, err := env.verifyFile(ctx, path, known)
	if err != nil {
		return err
	}
	if asJSON {
		if err := writeJSON(env.Out, v); err != nil {
			return err
		}
	}
	if !v.OK {
		return &assessment.Error{Code: assessment.CodeDamaged, Text: path + ": " + *v.Problem}
	}
	if asJSON {
		return nil
	}
	fmt.Fprintf(env.text(), "%s, chain unbroken, no gap\nhead %d %s\n", count(int(v.Events), "event", "events"), v.Events, *v.Head)
	if len(v.ClockWentBack) > 0 {
		fmt.Fprintf(env.words(), "the clock went back before %s; order is by number\n", numbers(v.ClockWentBack))
	}
	if v.HeadKnown == nil {
		fmt.Fprintln(env.words(), "compare the head with the one on the last report: a cut tail or an older copy shows only there")
	}
	return nil
}

func numbers(list []int64) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = "event " + strconv.FormatInt(n, 10)
	}
	return strings.Join(words, ", ")
}

func (env Env) verifyFile(ctx context.Context, path string, known knownHead) (verdict, error) {
	v := verdict{Schema: 1, ClockWentBack: []int64{}}
	st, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return v, env.elsewhere(path, err)
	}
	defer st.Close() //nolint:errcheck // it was only read
	j, err := st.Load(ctx)
	var broken *assessment.ChainError
	if errors.As(err, &broken) {
		v.Broken, v.Problem = broken.Seq, orNull(broken.Error())
		return v, nil
	}
	if err != nil {
		return v, err
	}
	c, err := assessment.Fold(j.ClinicID, j.Events)
	if err != nil {
		return v, err
	}
	v.Events, v.Head = j.Head.Count, orNull(j.Head.Hash.String())
	// A journal is worth nothing without the questions that it answers: the
	// events name them by hash.
	for _, a := range c.Assessments {
		for _, ref := range a.EveryPack() {
			_, err := st.Pack(ctx, ref.SHA256)
			if assessment.IsCode(err, assessment.CodeDamaged) || assessment.IsCode(err, assessment.CodeMissing) {
				v.Problem = orNull(fmt.Sprintf("pack %s %s is missing or was changed; restore a backup that verifies", ref.ID, ref.Version))
				return v, nil
			}
			if err != nil {
				return v, err
			}
		}
	}
	v.ClockWentBack = append(v.ClockWentBack, c.ClockWentBack...)
	v.OK = true
	if known.count == 0 {
		return v, nil
	}
	if why := known.missing(j.Events); why != "" {
		v.OK, v.Problem = false, orNull(why)
	}
	v.HeadKnown = &v.OK
	return v, nil
}

// missing says why a journal does not go through a head that was known, or "".
func (k knownHead) missing(events []assessment.Event) string {
	switch {
	case k.count > int64(len(events)):
		return fmt.Sprintf("the journal ends at event %d, before the known head at %d: its end was cut off or an older copy was put back; look for the newer file", len(events), k.count)
	case !strings.HasPrefix(events[k.count-1].Hash.String(), k.hash):
		return fmt.Sprintf("event %d is not the one of the known head: this is another journal, or it was written anew", k.count)
	}
	return ""
}
