package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/export"
	"clinicready/export/json"
	"clinicready/ui"
	"clinicready/ui/help"
	"clinicready/ui/plain"
)

// scoreCommand tells where a clinic stands.
func (env Env) scoreCommand() *cobra.Command {
	var r reading
	var asJSON bool
	cmd := &cobra.Command{
		Use:               "score FILE",
		Short:             "Readiness, verdicts, coverage and risk",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			return env.read(cmd.Context(), given[0], r, func(h *ui.Handle, a *assessment.Assessment) error {
				src := env.desk().Source(h.Session, a, h.Session.Input(a, r.asOf.Date))
				if asJSON {
					return env.data(json.Score(src.Result))
				}
				plain.WriteResults(env.text(), export.Build(src))
				if packs, newer := help.Newer(h.Session, a); newer {
					fmt.Fprintf(env.words(), "scored under the questions that it was answered under; %s, see \"clinicready questions changes\"\n", help.NewerWords(a, packs))
				}
				return nil
			})
		},
	}
	r.add(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// data writes a document to standard output.
func (env Env) data(b []byte, err error) error {
	if err != nil {
		return err
	}
	_, err = env.Out.Write(b)
	return err
}
