package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"clinicready/ui/tui"
)

// The exit codes of every command.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// errFailed ends a command whose output has said already what is wrong.
var errFailed = errors.New("")

// usageError is wrong use of a command: its flags or arguments.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usagef(format string, args ...any) error {
	return usageError{fmt.Sprintf(format, args...)}
}

// exitCode maps an error to the exit code.
func exitCode(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled), errors.Is(err, tui.ErrEnded):
		return exitInterrupted
	case errors.As(err, &usage):
		return exitUsage
	}
	return exitFailed
}

// complain writes an error to standard error, one line a reason.
func (env Env) complain(err error) {
	text := err.Error()
	if errors.Is(err, context.Canceled) {
		text = "interrupted"
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			fmt.Fprintf(env.words(), "clinicready: %s\n", line)
		}
	}
}

// args checks the number of arguments and names what is missing.
func args(names ...string) cobra.PositionalArgs {
	need := 0
	for _, n := range names {
		if !strings.HasPrefix(n, "[") {
			need++
		}
	}
	return func(cmd *cobra.Command, given []string) error {
		switch {
		case len(given) < need:
			return usagef("%s is missing; use: %s", names[len(given)], cmd.UseLine())
		case len(given) > len(names):
			return usagef("%q is one argument too many; use: %s", given[len(names)], cmd.UseLine())
		}
		return nil
	}
}
