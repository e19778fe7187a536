package cli

import (
	"fmt"
	"io"
	"slices"
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
		Use:               "export FILE --format " + strings.Join(desk.Keys(false), "|"),
		Short:             "Write everything for other programs",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			f, err := chooseFormat(format, name, o)
			if err != nil {
				return err
			}
			return env.read(cmd.Context(), given[0], r, func(h *ui.Handle, a *assessment.Assessment) error {
				return env.export(h, env.desk().Source(h.Session, a, h.Session.Input(a, r.asOf.Date)), f, name, o)
			})
		},
	}
	long := "Write everything about an assessment in one of these formats:\n"
	for _, f := range desk.Formats() {
		if !f.Page {
			long += fmt.Sprintf("\n  %-5s %s: %s", f.Key, f.Label, f.About)
		}
		if len(f.Tables) > 0 {
			cmd.Flags().StringVar(&name, "table", "", "one `TABLE` of the "+f.Key+" export: "+strings.Join(f.Tables, ", "))
		}
	}
	cmd.Long = long
	r.add(cmd)
	o.add(cmd)
	cmd.Flags().StringVar(&format, "format", "", "`"+strings.Join(desk.Keys(false), "|")+"`")
	return cmd
}

// chooseFormat checks what is asked for before a file is opened.
func chooseFormat(format, table string, o output) (ui.Format, error) {
	f, ok := desk.FormatByKey(format)
	known := strings.Join(desk.Keys(false), ", ")
	switch {
	case format == "":
		return f, usagef("--format is missing; use %s", known)
	case !ok || f.Page:
		return f, usagef("--format %q is not a format of this command; use %s, and \"report\" for the PDF", format, known)
	case table != "" && len(f.Tables) == 0:
		return f, usagef("--table does not belong to --format %s", f.Key)
	case table != "" && !slices.Contains(f.Tables, table):
		return f, usagef("--table %q is not a table; use %s", table, strings.Join(f.Tables, ", "))
	case table == "" && len(f.Tables) > 0 && o.path == "-":
		return f, usagef("%s without --table is a folder of files; choose one with --table to write it to standard output", f.Key)
	}
	return f, nil
}

func (env Env) export(h *ui.Handle, src export.Source, f ui.Format, table string, o output) error {
	if len(f.Tables) == 0 || table != "" {
		return env.emit(o, desk.Beside(h, src, f, table), func(w io.Writer) error { return env.write(w, src, f, table) })
	}
	dir := o.path
	if dir == "" {
		dir = desk.Beside(h, src, f, "")
	}
	if err := desk.WriteTables(dir, o.force, src); err != nil {
		return hintForce(err)
	}
	fmt.Fprintln(env.text(), dir)
	return nil
}

// write writes one document and says what it could not carry.
func (env Env) write(w io.Writer, src export.Source, f ui.Format, table string) error {
	lost, err := desk.Write(w, src, f, table)
	if lost.Substituted > 0 {
		fmt.Fprintf(env.words(), "%s could not be printed and stand as a small square\n", assessment.Count(lost.Substituted, "character", "characters"))
	}
	return err
}
