package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/questionnaires"
	"clinicready/ui"
	"clinicready/ui/plain"
)

// factsCommand lists what can be said of a clinic, and what a clinic says.
func (env Env) factsCommand() *cobra.Command {
	var r reading
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "facts [FILE]",
		Short: "List the facts of a clinic: what each means, and what is known",
		Long: "List every fact that a clinic's profile can hold, with its values and its meaning;\n" +
			"of a clinic file, what is known of each. A fact that nobody knows leaves no\n" +
			"question out. One that is assumed is usual for the kind of clinic, until \"facts\n" +
			"set\" says it.",
		Args:              args("[FILE]"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			if len(given) == 0 {
				return env.writeFacts(nil, asJSON)
			}
			return env.read(cmd.Context(), given[0], r, func(_ *ui.Handle, a *assessment.Assessment) error {
				return env.writeFacts(a, asJSON)
			})
		},
	}
	r.add(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.AddCommand(env.factsSetCommand())
	return cmd
}

// factsSetCommand records facts, all of them or none.
func (env Env) factsSetCommand() *cobra.Command {
	var by, id string
	cmd := &cobra.Command{
		Use:   "set FILE KEY=VALUE ...",
		Short: "Record facts of a clinic; saying what was assumed confirms it",
		Args: func(cmd *cobra.Command, given []string) error {
			if len(given) < 2 {
				return usagef("give a clinic file and at least one KEY=VALUE; use: %s", cmd.UseLine())
			}
			return nil
		},
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			facts, err := parseFacts("", given[1:])
			if err != nil {
				return err
			}
			return env.setFacts(cmd.Context(), given[0], facts, by, id)
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "`NAME` that the facts are written under (default: your account's name)")
	cmd.Flags().StringVar(&id, "assessment", "", "`ID` of the assessment (default: the newest)")
	return cmd
}

// parseFacts reads KEY=VALUE words; what is wrong with them is wrong use, and
// flag, where it is one, is named in the sentence.
func parseFacts(flag string, words []string) (assessment.Profile, error) {
	out := assessment.Profile{}
	for _, kv := range words {
		key, value, ok := strings.Cut(kv, "=")
		if !ok {
			return nil, usagef("%s%q is not KEY=VALUE", flag, kv)
		}
		v, err := assessment.ParseFact(key, value)
		if err != nil {
			return nil, usagef("%s%s: %v", flag, key, err)
		}
		if old, dup := out[key]; dup && old != v {
			return nil, usagef("%s%s is given twice with different values", flag, key)
		}
		out[key] = v
	}
	return out, nil
}

func (env Env) setFacts(ctx context.Context, path string, facts assessment.Profile, by, id string) error {
	d := env.desk()
	h, err := d.Open(ctx, path)
	if err != nil {
		return err
	}
	h.Session.SetActor(env.actor(by))
	return errors.Join(func() error {
		s := h.Session
		a, err := s.Choose(id)
		if err != nil {
			return err
		}
		ch, err := s.SetProfile(a, facts)
		if err != nil {
			return err
		}
		if ch == nil {
			fmt.Fprintln(env.words(), "nothing to record: the facts are so already")
			return nil
		}
		if _, _, err := s.Save(ctx, ch); err != nil {
			return err
		}
		fmt.Fprintf(env.words(), "%s recorded\n", assessment.Count(len(facts), "fact", "facts"))
		return nil
	}(), h.Finish(ctx))
}

// factJSON is a fact as `facts --json` writes it. Names are permanent.
type factJSON struct {
	Key    string   `json:"key"`
	Label  string   `json:"label"`
	Help   string   `json:"help"`
	Values []string `json:"values"`
	// Value is null without a clinic file, "" while it is not known.
	Value   *string `json:"value"`
	Assumed bool    `json:"assumed"`
}

// values are the words that a fact takes.
func values(f questionnaires.Fact) []string {
	switch f.Type {
	case questionnaires.FactNumber:
		return []string{"a whole number", "unknown"}
	case questionnaires.FactKinds:
		return append(append([]string{"yes", "no"}, f.Kinds...), "unknown")
	case questionnaires.FactBool:
	}
	return []string{"yes", "no", "unknown"}
}

func (env Env) writeFacts(a *assessment.Assessment, asJSON bool) error {
	var rows []factJSON
	for _, f := range questionnaires.Facts() {
		row := factJSON{Key: f.Key, Label: f.Label, Help: f.Help, Values: values(f)}
		if a != nil {
			v := a.Profile[f.Key]
			row.Value, row.Assumed = &v, a.Assumed[f.Key]
		}
		rows = append(rows, row)
	}
	if asJSON {
		return writeJSON(env.Out, struct {
			Schema int        `json:"schema"`
			Facts  []factJSON `json:"facts"`
		}{1, rows})
	}
	w := env.text()
	for _, r := range rows {
		head := r.Key + " = " + strings.Join(r.Values, " | ")
		if r.Value != nil {
			known := *r.Value
			if known == "" {
				known = "not known"
			}
			if r.Assumed {
				known += " (assumed until confirmed)"
			}
			head = r.Key + ": " + known
		}
		fmt.Fprintln(w, plain.Hang(head, 2))
		fmt.Fprintln(w, "  "+plain.Hang(r.Label+". "+r.Help, 2))
	}
	return nil
}
