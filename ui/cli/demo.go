package cli

import (
	"context"
	_ "embed"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"clinicready/ui"
	"clinicready/ui/desk"
)

// demoCommand writes the worked example with its reports.
func (env Env) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "demo [DIR]",
		Short: "Write a worked example clinic with its reports",
		Long: "Write a worked example: a clinic with made-up answers, its report for management\n" +
			"and its full report, into a folder (default: the data folder). Nothing is written\n" +
			"over.",
		Args: args("[DIR]"),
		RunE: func(cmd *cobra.Command, given []string) error {
			dir := ""
			if len(given) > 0 {
				dir = given[0]
			}
			return env.runDemo(cmd.Context(), dir)
		},
	}
}

func (env Env) runDemo(ctx context.Context, dir string) error {
	if dir == "" {
		var err error
		if dir, err = env.folder(); err != nil {
			return err
		}
	}
	if err := desk.MakeFolder(dir); err != nil {
		return fmt.Errorf("making the folder for the example: %w", err)
	}
	d := desk.New(dir, program, env.Now)
	h, err := d.MakeDemo(ctx)
	if err != nil {
		return err
	}
	return errors.Join(env.demoReports(ctx, d, h), h.Close())
}

func (env Env) demoReports(ctx context.Context, d *desk.Desk, h *ui.Handle) error {
	fmt.Fprintln(env.text(), h.Path)
	for _, kind := range []string{"management", "full"} {
		path, err := d.Export(ctx, h, h.Session.Clinic().Assessments[0], ui.Export{Format: kind})
		if err != nil {
			return err
		}
		fmt.Fprintln(env.text(), path)
	}
	fmt.Fprintf(env.words(), "look at it with: clinicready open %s\n", h.Path)
	return nil
}
