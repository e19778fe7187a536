package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// Version is the version of the program.
const Version = "0.1.0"

// program is name and version as reports print them.
const program = "clinicready " + Version

// Main runs one command line and returns the exit code.
func Main(args []string, in io.Reader, out, errw io.Writer) int {
	// An interrupt ends whatever is running in an orderly way. The screens
	// handle signals themselves and are handed a context of their own.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	return Run(ctx, args, System(in, out, errw))
}

// Run runs one command line in an environment and returns the exit code.
func Run(ctx context.Context, args []string, env Env) int {
	var lost error
	env.lost = &lost
	root := newRoot(env)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil && lost != nil {
		err = fmt.Errorf("writing the output: %w", lost)
	}
	if err != nil {
		env.complain(err)
	}
	return exitCode(err)
}

// newRoot builds the command tree.
func newRoot(env Env) *cobra.Command {
	root := env.rootCommand()
	root.SetIn(env.In)
	root.SetOut(env.Out)
	root.SetErr(env.Err)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%v; \"%s --help\" shows how", err, cmd.CommandPath())
	})
	root.AddCommand(
		env.openCommand(), env.newCommand(), env.factsCommand(), env.listCommand(), env.answerCommand(), env.scoreCommand(), env.planCommand(),
		env.reportCommand(), env.exportCommand(), env.questionsCommand(), env.verifyCommand(),
		env.backupCommand(), env.restoreCommand(), env.demoCommand(), env.versionCommand(),
	)
	root.InitDefaultCompletionCmd()
	root.SetHelpCommand(helpCommand(root))
	for _, cmd := range root.Commands() {
		wrongUse(cmd)
	}
	return root
}

// wrongUse makes wrong use of every refusal of arguments, those of the
// library's own commands included.
func wrongUse(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, given []string) error {
			var usage usageError
			err := check(cmd, given)
			if err == nil || errors.As(err, &usage) {
				return err
			}
			return usagef("%v; \"%s --help\" shows how", err, cmd.CommandPath())
		}
	}
	for _, sub := range cmd.Commands() {
		wrongUse(sub)
	}
	if cmd.HasSubCommands() && !cmd.Runnable() {
		cmd.Args, cmd.RunE = cobra.ArbitraryArgs, needsCommand
	}
}

// needsCommand is a command that only holds others.
func needsCommand(cmd *cobra.Command, given []string) error {
	var names []string
	for _, sub := range cmd.Commands() {
		names = append(names, sub.Name())
	}
	if len(given) > 0 {
		return usagef("%q is not a command of %s; use %s", given[0], cmd.Name(), strings.Join(names, ", "))
	}
	return usagef("%s needs a command: %s", cmd.Name(), strings.Join(names, ", "))
}

// helpCommand explains a command.
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain a command",
		RunE: func(_ *cobra.Command, given []string) error {
			cmd, rest, err := root.Find(given)
			if err != nil || len(rest) > 0 {
				return usagef("%q is not a command of clinicready; \"clinicready --help\" lists them", strings.Join(given, " "))
			}
			return cmd.Help()
		},
	}
}
