package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/export"
	"clinicready/ui"
	"clinicready/ui/desk"
)

// exportCommand writes what a clinic file holds for other programs.
func (env Env) exportCommand() *cobra.Command {
	var r reading
	var o output
	var format, name string
	cmd := &cobra.Command{
		Use:   "export FILE --format json|csv",
		Short: "Write everything as JSON, or tables as CSV",
		Long: "Write everything about an assessment as JSON, or its tables as CSV: one with\n" +
			"--table, a folder of all of them without.",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			if err := checkExport(format, name, o); err != nil {
				return err
			}
			return env.read(cmd.Context(), given[0], r, func(h *ui.Handle, a *assessment.Assessment) error {
				return env.export(h, env.desk().Source(h.Session, a, h.Session.Input(a, r.asOf.Date)), ui.Format(format), name, o)
			})
		},
	}
	r.add(cmd)
	o.add(cmd)
	cmd.Flags().StringVar(&format, "format", "", "`json|csv`")
	cmd.Flags().StringVar(&name, "table", "", "one `TABLE` of a csv export: "+strings.Join(desk.TableNames(), ", "))
	return cmd
}

func checkExport(format, name string, o output) error {
	switch f := ui.Format(format); {
	case format == "":
		return usagef("--format is missing; use json or csv")
	case f != ui.FormatJSON && f != ui.FormatCSV:
		return usagef("--format %q is no format of this command; use json or csv, and \"report\" for the PDF", format)
	case name != "" && f != ui.FormatCSV:
		return usagef("--table belongs to --format csv")
	case name == "" && f == ui.FormatCSV && o.path == "-":
		return usagef("csv without --table is a folder of files; choose one with --table to write it to standard output")
	case name != "":
		_, err := table(name)
		return err
	}
	return nil
}

func (env Env) export(h *ui.Handle, src export.Source, format ui.Format, name string, o output) error {
	if format == ui.FormatJSON {
		return env.emit(o, desk.OrBeside("", h, src, "export", ".json"), func(w io.Writer) error { return desk.Everything(w, src) })
	}
	rep := export.Build(src)
	if name != "" {
		write, err := table(name)
		if err != nil {
			return err
		}
		return env.emit(o, desk.OrBeside("", h, src, name, ".csv"), func(w io.Writer) error { return write(w, rep) })
	}
	dir := desk.OrBeside(o.path, h, src, "tables", "")
	if err := desk.WriteTables(dir, o.force, rep); err != nil {
		return hintForce(err)
	}
	fmt.Fprintln(env.text(), dir)
	return nil
}
