package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/ui/desk"
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
			known, err := desk.ParseHead(head)
			if err != nil {
				return usagef("--head %v", err)
			}
			return env.runVerify(cmd.Context(), given[0], known, asJSON)
		},
	}
	cmd.Flags().StringVar(&head, "head", "", "`\"N HASH\"` as a report or an earlier verify printed it; the first 12 digits are enough")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// verdictJSON is what `verify --json` writes. Names are permanent.
type verdictJSON struct {
	Schema    int     `json:"schema"`
	OK        bool    `json:"ok"`
	Events    int64   `json:"events"`
	Head      *string `json:"head"`
	Broken    int64   `json:"broken_at"`
	HeadKnown *bool   `json:"head_known"`
	// ClockWentBack is never null.
	ClockWentBack []int64 `json:"clock_went_back"`
	Problem       *string `json:"problem"`
}

func (env Env) runVerify(ctx context.Context, path string, known desk.KnownHead, asJSON bool) error {
	v, err := env.desk().Verify(ctx, path, known)
	if err != nil {
		return err
	}
	if asJSON {
		if err := writeJSON(env.Out, verdictJSON{1, v.OK, v.Events, orNull(v.Head), v.Broken, v.HeadKnown, append([]int64{}, v.ClockWentBack...), orNull(v.Problem)}); err != nil {
			return err
		}
	}
	if !v.OK {
		return &assessment.Error{Code: assessment.CodeDamaged, Text: path + ": " + v.Problem}
	}
	if asJSON {
		return nil
	}
	fmt.Fprintf(env.text(), "%s, chain unbroken, no gap\nhead %d %s\n", count(int(v.Events), "event", "events"), v.Events, v.Head)
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
