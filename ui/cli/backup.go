package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/ui"
	"clinicready/ui/desk"
)

// backupCommand copies a clinic file to where it is safe.
func (env Env) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE [DIR]",
		Short: "Make a backup that was read whole",
		Long: "Copy a clinic file, also while somebody works on it, into DIR, or into the data\n" +
			"folder's own backups, where the ten newest of each clinic stay. The copy counts\n" +
			"only after it was read whole: journal, packs and head. In a folder that you name\n" +
			"nothing is ever removed. The same is done by itself when the app is left or\n" +
			"answers are read in, and before an assessment moves to newer questions.",
		Args:              args("FILE", "[DIR]"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			dir := ""
			if len(given) > 1 {
				if dir = given[1]; dir == "" {
					return usagef("DIR is empty; name a folder, or leave it out")
				}
				if err := desk.IsFolder(dir); err != nil {
					return err
				}
			}
			b, err := env.desk().Backup(cmd.Context(), given[0], dir)
			if err != nil {
				return err
			}
			if b.Already {
				fmt.Fprintln(env.words(), "nothing was saved since the backup that is there")
			}
			env.sayBackup(b)
			fmt.Fprintln(env.text(), b.Path)
			return nil
		},
	}
}

// sayBackup says what a backup holds.
func (env Env) sayBackup(b ui.Backup) {
	fmt.Fprintf(env.words(), "%s: %s, the last of %s\nhead %s\n", b.Clinic, assessment.Count(int(b.Events), "event", "events"), b.Last, b.Head)
}
