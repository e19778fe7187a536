package cli

import (
	"bytes"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/export"
	"clinicready/export/csv"
	"clinicready/export/json"
	"clinicready/ui"
	"clinicready/ui/plain"
)

// planCommand tells what to do first, and why.
func (env Env) planCommand() *cobra.Command {
	var r reading
	var hours hoursFlag
	var asJSON, asCSV bool
	cmd := &cobra.Command{
		Use:               "plan FILE",
		Short:             "The ranked plan: what to do first, why, by when, at what cost",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			if asJSON && asCSV {
				return usagef("--json and --csv exclude each other")
			}
			return env.read(cmd.Context(), given[0], r, func(h *ui.Handle, a *assessment.Assessment) error {
				in := h.Session.Input(a, r.asOf.Date)
				if hours > 0 {
					in.HoursPerWeek = int(hours)
				}
				src := env.desk().Source(h.Session, a, in)
				switch {
				case asJSON:
					return env.data(json.Plan(src.Plan))
				case asCSV:
					var b bytes.Buffer
					err := csv.Plan(&b, export.Build(src))
					return env.data(b.Bytes(), err)
				}
				plain.WritePlan(env.text(), export.Build(src))
				return nil
			})
		},
	}
	r.add(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "print CSV")
	cmd.Flags().Var(&hours, "hours-per-week", "hours a week for fixing things (default: as the profile says)")
	return cmd
}
