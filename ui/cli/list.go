package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui"
	"clinicready/ui/desk"
	"clinicready/ui/plain"
)

// listCommand lists the clinics of a folder.
func (env Env) listCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list [DIR]",
		Short: "List clinics with readiness and coverage",
		Args:  args("[DIR]"),
		RunE: func(cmd *cobra.Command, given []string) error {
			dir := ""
			if len(given) > 0 {
				dir = given[0]
			}
			return env.runList(cmd, dir, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (env Env) runList(cmd *cobra.Command, dir string, asJSON bool) error {
	if dir == "" {
		var err error
		if dir, err = env.folder(); err != nil {
			return err
		}
	} else if err := desk.IsFolder(dir); err != nil {
		return err
	}
	list, err := env.desk().CardsIn(cmd.Context(), dir)
	if err != nil {
		return err
	}
	if asJSON {
		return errors.Join(writeCards(env.Out, list), failedIfRefused(list))
	}
	if len(list) == 0 {
		fmt.Fprintf(env.words(), "no clinics in %s\n", dir)
		return nil
	}
	t := plain.Table{
		Head:  []string{"clinic", "assessment", "HIPAA", "SOC 2 Type I", "SOC 2 Type II", "in place", "documented", "records", "coverage", "touched", "file"},
		Right: []bool{false, false, false, false, false, true, true, true, true, false, false},
	}
	var copies []string
	for _, c := range list {
		if c.Problem != "" {
			fmt.Fprintf(env.words(), "clinicready: %s\n", c.Problem)
			continue
		}
		file := assessment.Clean(filepath.Base(c.Path))
		t.Rows = append(t.Rows, []string{
			c.Name, c.Assessment, c.HIPAA, c.Type1, c.Type2, method.PercentOf(c.R).String(), method.PercentOf(c.R1).String(), method.PercentOf(c.R2).String(), method.PercentOf(c.Coverage).String(),
			c.Touched, file,
		})
		if c.Copy != "" {
			copies = append(copies, file+": "+c.Copy)
		}
	}
	if len(t.Rows) > 0 {
		plain.WriteTable(env.text(), t)
	}
	for _, c := range copies {
		fmt.Fprintln(env.text(), c)
	}
	return failedIfRefused(list)
}

// failedIfRefused ends the command as failed when a file was refused: its line
// has said why.
func failedIfRefused(list []ui.Card) error {
	for _, c := range list {
		if c.Problem != "" {
			return errFailed
		}
	}
	return nil
}

// writeCards writes the list as JSON. Names are permanent.
func writeCards(w io.Writer, list []ui.Card) error {
	type row struct {
		Path       string `json:"path"`
		Name       string `json:"name"`
		Assessment string `json:"assessment"`
		Target     string `json:"target"`
		Verdicts   struct {
			HIPAA *string `json:"hipaa"`
			Type1 *string `json:"type1"`
			Type2 *string `json:"type2"`
		} `json:"verdicts"`
		R        *int    `json:"r"`
		R1       *int    `json:"r1"`
		R2       *int    `json:"r2"`
		Coverage *int    `json:"coverage"`
		Touched  string  `json:"touched"`
		Problem  *string `json:"problem"`
		Copy     *string `json:"copy"`
	}
	rows := make([]row, 0, len(list))
	for _, c := range list {
		r := row{Path: c.Path, Name: c.Name, Assessment: c.Assessment, Target: c.Target, R: c.R, R1: c.R1, R2: c.R2, Coverage: c.Coverage, Touched: c.Touched}
		r.Verdicts.HIPAA, r.Verdicts.Type1, r.Verdicts.Type2 = orNull(c.HIPAA), orNull(c.Type1), orNull(c.Type2)
		r.Problem, r.Copy = orNull(c.Problem), orNull(c.Copy)
		rows = append(rows, r)
	}
	return writeJSON(w, struct {
		Schema  int   `json:"schema"`
		Clinics []row `json:"clinics"`
	}{1, rows})
}

// orNull makes null of a text that is not there.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// writeJSON writes one indented JSON document.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
