package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/ui"
	"clinicready/ui/desk"
)

// reportCommand writes the PDF.
func (env Env) reportCommand() *cobra.Command {
	var r reading
	var o output
	var kind string
	cmd := &cobra.Command{
		Use:               "report FILE",
		Short:             "Write the report as PDF",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			k := ui.ReportKind(kind)
			if k != ui.ManagementReport && k != ui.FullReport {
				return usagef("--kind %q is no kind of report; use management or full", kind)
			}
			return env.read(cmd.Context(), given[0], r, func(h *ui.Handle, a *assessment.Assessment) error {
				src := env.desk().Source(h.Session, a, h.Session.Input(a, r.asOf.Date))
				return env.emit(o, desk.OrBeside("", h, src, kind, ".pdf"), func(w io.Writer) error {
					n, err := desk.DrawPDF(w, src, k)
					if n > 0 {
						fmt.Fprintf(env.words(), "%s could not be printed and stand as a small square\n", count(n, "character", "characters"))
					}
					return err
				})
			})
		},
	}
	r.add(cmd)
	o.add(cmd)
	cmd.Flags().StringVar(&kind, "kind", string(ui.FullReport), "`management|full`: four pages, or everything")
	return cmd
}
