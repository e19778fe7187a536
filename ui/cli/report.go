package cli

import (
	"io"
	"strings"

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
	kinds := desk.Keys(true)
	cmd := &cobra.Command{
		Use:               "report FILE",
		Short:             "Write the report as PDF",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			f, ok := desk.FormatByKey(kind)
			if !ok || !f.Page {
				return usagef("--kind %q is not a kind of report; use %s", kind, strings.Join(kinds, " or "))
			}
			return env.read(cmd.Context(), given[0], r, func(h *ui.Handle, a *assessment.Assessment) error {
				src := env.desk().Source(h.Session, a, h.Session.Input(a, r.asOf.Date))
				return env.emit(o, desk.Beside(h, src, f, ""), func(w io.Writer) error { return env.write(w, src, f, "") })
			})
		},
	}
	r.add(cmd)
	o.add(cmd)
	cmd.Flags().StringVar(&kind, "kind", kinds[0], "`"+strings.Join(kinds, "|")+"`: everything, or four pages")
	return cmd
}
