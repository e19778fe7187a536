package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// versionCommand prints which program this is.
func (env Env) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  args(),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(env.Out, "%s (%s %s/%s)\n", program, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
