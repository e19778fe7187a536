package cli

import "github.com/spf13/cobra"

// openCommand is the app on one clinic.
func (env Env) openCommand() *cobra.Command {
	var d driving
	cmd := &cobra.Command{
		Use:               "open FILE",
		Short:             "Open the app on one clinic",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE:              func(cmd *cobra.Command, given []string) error { return env.drive(cmd.Context(), d, given[0]) },
	}
	d.add(cmd)
	return cmd
}
