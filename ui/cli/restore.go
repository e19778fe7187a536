package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/ui/desk"
)

// restoreCommand brings a backup back.
func (env Env) restoreCommand() *cobra.Command {
	var o output
	cmd := &cobra.Command{
		Use:   "restore BACKUP",
		Short: "Bring a backup back",
		Long: "Say what a backup holds, read it whole, and make a clinic file of it: where the\n" +
			"file was that it was made of, or under the name that -o gives. A file that is\n" +
			"there is replaced only with --force, and kept beside, under a name with\n" +
			"\".damaged-\" and the time; what it had that the backup has not is listed.",
		Args:              args("BACKUP"),
		ValidArgsFunction: clinicFiles,
		RunE:              func(cmd *cobra.Command, given []string) error { return env.runRestore(cmd.Context(), given[0], o) },
	}
	cmd.Flags().StringVarP(&o.path, "output", "o", "", "`FILE` to make (default: the file that the backup was made of)")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace a file that is there, and keep it beside")
	return cmd
}

func (env Env) runRestore(ctx context.Context, backup string, o output) error {
	if o.path == "-" {
		return usagef("a clinic cannot be restored to standard output; name a file with -o")
	}
	d := env.desk()
	b, err := d.ReadBackup(ctx, backup)
	if err != nil {
		return err
	}
	env.sayBackup(b)
	path := o.path
	if path == "" {
		if path, err = d.RestorePath(b); err != nil {
			return err
		}
	}
	done, err := d.Restore(ctx, backup, path, o.force)
	if assessment.IsCode(err, assessment.CodeExists) {
		return &assessment.Error{Code: assessment.CodeExists, Text: path + " exists already, and nothing was restored; name another file with -o, or replace it with --force: it is kept beside", Cause: err}
	}
	if err != nil {
		return err
	}
	env.sayRestored(done)
	fmt.Fprintln(env.text(), done.Path)
	return nil
}

// mostLost are listed one by one.
const mostLost = 20

func (env Env) sayRestored(done desk.Restored) {
	w := env.words()
	if done.Aside == "" {
		return
	}
	fmt.Fprintf(w, "what was there is kept as %s\n", done.Aside)
	switch n := len(done.Lost); {
	case done.Unread:
		fmt.Fprintln(w, "it cannot be read: what it had that the backup has not is not known")
	case n == 0:
		fmt.Fprintln(w, "it had nothing that the backup has not")
	default:
		fmt.Fprintf(w, "it had %s that the backup has not:\n", assessment.Count(n, "event", "events"))
		for _, e := range done.Lost[:min(n, mostLost)] {
			fmt.Fprintf(w, "  event %d, %s, %s: %s %s\n", e.Seq, e.Day(), assessment.Clean(e.Actor), e.Kind, assessment.Clean(e.Subject))
		}
		if n > mostLost {
			fmt.Fprintf(w, "  and %d more\n", n-mostLost)
		}
	}
}
