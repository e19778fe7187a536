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

// verifyCommand checks a clinic file.
func (env Env) verifyCommand() *cobra.Command {
	var head string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify FILE",
		Short: "Check journal, packs, projection, known head",
		Long: "Check that no event of the journal was changed, removed or exchanged, that the\n" +
			"packs of questions are the ones that were answered, and that every row for lists\n" +
			"and queries is what the journal gives: a line each, and the journal's head. What\n" +
			"a chain cannot see by itself is a cut tail or an older copy put back: give the\n" +
			"head of the last report with --head to see that too.",
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
	ClockWentBack []int64     `json:"clock_went_back"`
	Problem       *string     `json:"problem"`
	Checks        []checkJSON `json:"checks"`
	// Rows is never null, and at most mostRows of WrongRows.
	Rows      []rowJSON `json:"rows"`
	WrongRows int       `json:"wrong_rows"`
}

type checkJSON struct {
	Name   string      `json:"name"`
	Result desk.Result `json:"result"`
	Text   string      `json:"text"`
}

type rowJSON struct {
	Table string `json:"table"`
	Key   string `json:"key"`
	How   string `json:"how"`
}

// mostRows are listed one by one; of more, only how many there are.
const mostRows = 100

func (env Env) runVerify(ctx context.Context, path string, known desk.KnownHead, asJSON bool) error {
	v, err := env.desk().Verify(ctx, path, known)
	if err != nil {
		return err
	}
	if asJSON {
		err = writeJSON(env.Out, verdictOf(v))
	} else {
		env.writeVerdict(v)
	}
	if err == nil && !v.OK {
		err = &assessment.Error{Code: assessment.CodeDamaged, Text: path + ": " + v.Problem}
	}
	return err
}

func verdictOf(v desk.Verification) verdictJSON {
	out := verdictJSON{
		Schema: 1, OK: v.OK, Events: v.Events, Head: orNull(v.Head), Broken: v.Broken, HeadKnown: v.HeadKnown,
		ClockWentBack: append([]int64{}, v.ClockWentBack...), Problem: orNull(v.Problem), Rows: []rowJSON{}, WrongRows: len(v.Rows),
	}
	for _, c := range v.Checks {
		out.Checks = append(out.Checks, checkJSON(c))
	}
	for _, r := range v.Rows[:min(len(v.Rows), mostRows)] {
		out.Rows = append(out.Rows, rowJSON(r))
	}
	return out
}

// writeVerdict prints a line for each check, and the head.
func (env Env) writeVerdict(v desk.Verification) {
	w := env.text()
	for _, c := range v.Checks {
		word := strings.ReplaceAll(string(c.Result), "_", " ")
		if c.Result == desk.Failed || c.Result == desk.Warning {
			word = strings.ToUpper(word)
		}
		fmt.Fprintf(w, "%-10s  %-11s  %s\n", strings.ReplaceAll(c.Name, "_", " "), word, c.Text)
		if c.Name != "projection" {
			continue
		}
		for _, r := range v.Rows[:min(len(v.Rows), mostRows)] {
			fmt.Fprintf(w, "  %s %s: %s\n", r.Table, assessment.Clean(r.Key), r.How)
		}
		if more := len(v.Rows) - mostRows; more > 0 {
			fmt.Fprintf(w, "  and %s more\n", assessment.Count(more, "row", "rows"))
		}
	}
	if v.Head != "" {
		fmt.Fprintf(w, "head %d %s\n", v.Events, v.Head)
	}
	if len(v.ClockWentBack) > 0 {
		fmt.Fprintf(env.words(), "the clock went back before %s; order is by number\n", numbers(v.ClockWentBack))
	}
}

func numbers(list []int64) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = "event " + strconv.FormatInt(n, 10)
	}
	return strings.Join(words, ", ")
}
