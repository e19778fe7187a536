package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"clinicready/questionnaires"
	"clinicready/ui/desk"
	"clinicready/ui/plain"
)

// packFlags choose the packs that a command looks at.
type packFlags struct{ add, only []string }

func (p *packFlags) bind(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&p.add, "pack", nil, "folder `DIR` of a pack to add to the embedded ones; can be repeated")
	cmd.Flags().StringArrayVar(&p.only, "pack-only", nil, "folder `DIR` of a pack to use in place of the embedded ones; can be repeated")
}

// set combines the packs.
func (p packFlags) set() (*questionnaires.Set, error) {
	if len(p.add) > 0 && len(p.only) > 0 {
		return nil, usagef("--pack and --pack-only exclude each other; repeat --pack-only for several packs")
	}
	packs, err := desk.LoadPacks(append(p.add, p.only...), len(p.only) > 0)
	if err != nil {
		return nil, err
	}
	return questionnaires.Combine(packs...)
}

// questionsCommand looks at questions without a clinic.
func (env Env) questionsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "questions",
		Short: "List or show questions, check a pack of your own, move to newer ones",
	}
	cmd.AddCommand(env.questionsListCommand(), env.questionsShowCommand(), env.questionsValidateCommand(),
		env.questionsAreasCommand(), env.questionsChangesCommand(), env.questionsUpdateCommand())
	return cmd
}

func (env Env) questionsListCommand() *cobra.Command {
	var packs packFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List every question with its id",
		Args:  args(),
		RunE: func(*cobra.Command, []string) error {
			set, err := packs.set()
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(env.Out, questionsJSON{
					1, packsJSON(set.Packs), set.Questions, set.Actions, append([]questionnaires.Contradiction{}, set.Contradictions...),
				})
			}
			t := plain.Table{Head: []string{"id", "weight", "asked in", "must-have", "question"}, Right: []bool{false, true, false, false, false}}
			for i := range set.Questions {
				q := &set.Questions[i]
				t.Rows = append(t.Rows, []string{q.ID, strconv.Itoa(q.Weight), word(q.Quick, "quick", "full"), word(q.Gate, "yes", ""), q.Ask})
			}
			plain.WriteTable(env.text(), t)
			return nil
		},
	}
	packs.bind(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func word(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

type questionsJSON struct {
	Schema    int                       `json:"schema"`
	Packs     []packJSON                `json:"packs"`
	Questions []questionnaires.Question `json:"questions"`
	Actions   []questionnaires.Action   `json:"actions"`
	// Contradictions are answers that cannot all be true.
	Contradictions []questionnaires.Contradiction `json:"contradictions"`
}

type packJSON struct {
	ID        string `json:"id"`
	Version   string `json:"version"`
	Title     string `json:"title"`
	Questions int    `json:"questions"`
	Actions   int    `json:"actions"`
}

func packsJSON(packs []questionnaires.Pack) []packJSON {
	out := make([]packJSON, 0, len(packs))
	for _, p := range packs {
		out = append(out, packJSON{p.ID, p.Version, p.Title, len(p.Questions), len(p.Actions)})
	}
	return out
}

func (env Env) questionsShowCommand() *cobra.Command {
	var packs packFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show one question with its citations and actions",
		Args:  args("ID"),
		RunE: func(_ *cobra.Command, given []string) error {
			set, err := packs.set()
			if err != nil {
				return err
			}
			q, ok := set.Question(given[0])
			if !ok {
				return fmt.Errorf("there is no question %q; \"questions list\" shows them all", given[0])
			}
			if asJSON {
				return writeJSON(env.Out, questionJSON{1, q, actionsOf(set, q)})
			}
			writeQuestion(env.text(), set, q)
			return nil
		},
	}
	packs.bind(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

type questionJSON struct {
	Schema   int                      `json:"schema"`
	Question *questionnaires.Question `json:"question"`
	Actions  []*questionnaires.Action `json:"actions"`
}

func actionsOf(set *questionnaires.Set, q *questionnaires.Question) []*questionnaires.Action {
	out := []*questionnaires.Action{}
	for _, id := range q.ClosedBy {
		if a, ok := set.Action(id); ok {
			out = append(out, a)
		}
	}
	return out
}

// writeQuestion prints a question field by field, and what is empty not at all.
func writeQuestion(w io.Writer, set *questionnaires.Set, q *questionnaires.Question) {
	field := func(label string, values ...string) {
		for i, v := range values {
			if v == "" {
				continue
			}
			if i > 0 {
				label = ""
			}
			fmt.Fprintf(w, "%-14s%s\n", label, plain.Hang(v, 14))
		}
	}
	fmt.Fprintln(w, plain.Hang(q.Ask, 0))
	field("id", q.ID)
	field("why", q.Why)
	field("partly", q.Partly)
	field("not applicable", q.NA)
	field("how to look", q.Look)
	field("to show", q.Show...)
	field("weight", strconv.Itoa(q.Weight)+word(q.Gate, ", must-have", ""))
	field("risk if absent", "likelihood "+q.Likelihood.Word()+", impact "+q.Impact.Word())
	if q.MaxAgeDays > 0 {
		field("records count", strconv.Itoa(q.MaxAgeDays)+" days")
	}
	field("inheritable", word(q.Inheritable, "yes, from a vendor", ""))
	var raise, only []string
	for _, c := range q.RaiseIf {
		raise = append(raise, c.String())
	}
	for _, c := range q.OnlyIf {
		only = append(only, c.String())
	}
	field("raised if", strings.Join(raise, ", "))
	field("asked only if", strings.Join(only, ", "))
	var refs, actions []string
	for _, ref := range q.Refs {
		r, _ := questionnaires.RequirementByRef(ref)
		refs = append(refs, strings.TrimSpace(r.Citation+" "+r.Title+word(r.Duty == questionnaires.Addressable, " (addressable)", "")))
	}
	for _, a := range actionsOf(set, q) {
		actions = append(actions, a.Title+" ("+a.ID+")")
	}
	field("serves", refs...)
	field("closed by", actions...)
	field("basis", word(q.Basis == "house", "good practice, not a legal limit", ""))
	field("proposed", word(q.Watch != "", "touched by a proposed rule ("+q.Watch+"), which is not scored", ""))
}
