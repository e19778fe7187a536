package cli

import (
	"context"
	"fmt"
	"io"
	"sync"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/ui/desk"
	"clinicready/ui/plain"
	"clinicready/ui/tui"
)

// driving are the flags of the commands that begin a way of driving the program.
type driving struct {
	plain, ascii, mouse bool
	by, theme           string
}

func (d *driving) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&d.plain, "plain", false, "line mode: numbered options, nothing is redrawn")
	cmd.Flags().BoolVar(&d.ascii, "ascii", false, "draw ASCII signs alone (default: where the locale is not UTF-8)")
	cmd.Flags().BoolVar(&d.mouse, "mouse", false, "wheel and clicks work in the screens; the terminal's own selection then needs its modifier key")
	cmd.Flags().StringVar(&d.theme, "theme", "", "`NAME` of the theme: auto, dark, light, mono or high-contrast (default: $CLINICREADY_THEME, else what settings.json says, else auto)")
	cmd.Flags().StringVar(&d.by, "by", "", "`NAME` that answers are written under (default: asked; in line mode your account's name)")
}

// rootCommand is the bare command: the app.
func (env Env) rootCommand() *cobra.Command {
	var d driving
	cmd := &cobra.Command{
		Use:   "clinicready",
		Short: "HIPAA and SOC 2 readiness for a small clinic, offline, in one file per clinic",
		Long: "clinicready asks a small clinic plain questions about HIPAA and SOC 2, scores the\n" +
			"answers, ranks what to fix first, and writes it as a PDF. Without a command it\n" +
			"opens the app. Nothing leaves this computer.",
		Args: func(cmd *cobra.Command, given []string) error {
			if len(given) > 0 {
				return usagef("%q is not a command of clinicready; \"clinicready --help\" lists them", given[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return env.drive(cmd.Context(), d, "") },
	}
	d.add(cmd)
	return cmd
}

// drive begins the screens, or the line mode where it was asked for or nothing
// better can be shown.
func (env Env) drive(ctx context.Context, d driving, path string) error {
	dumb := env.Getenv("TERM") == "dumb"
	if !env.Terminal && !d.plain {
		return usagef("this is not a terminal, so the app cannot be shown; \"clinicready --help\" lists the commands that work in a script, and \"clinicready --plain\" reads answers line by line")
	}
	folder, err := env.folder()
	if err != nil {
		return err
	}
	look, err := env.look(d, folder)
	if err != nil {
		return err
	}
	clinics := desk.New(folder, program, env.Now)
	clinics.Sweep()
	// While the screens are shown nothing may be written over them: what the desk
	// has to say is said after.
	var said later
	clinics.Tell = said.tell
	defer func() { said.write(env.words()) }()
	scope, err := defaultScope(assessment.ModeQuick)
	if err != nil {
		return err
	}
	if d.plain || dumb {
		if look.Notice != "" {
			fmt.Fprintln(env.words(), look.Notice)
		}
		return plain.Run(ctx, clinics, plain.Options{
			In: env.In, Out: env.text(), Path: path, Actor: env.actor(d.by), Scope: scope, Echo: !env.Terminal,
			ASCII: look.ASCII,
		})
	}
	// The screens answer to signals themselves: they save before they quit.
	look.Path, look.Actor, look.In, look.Out, look.Now = path, assessment.Clean(d.by), env.In, env.Out, env.Now
	return tui.Run(context.WithoutCancel(ctx), clinics, look)
}

// later keeps sentences until they can be shown.
type later struct {
	mu    sync.Mutex
	texts []string
}

func (l *later) tell(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.texts = append(l.texts, text)
}

func (l *later) write(w io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, t := range l.texts {
		fmt.Fprintf(w, "clinicready: %s\n", t)
	}
}

// actor is the name that events are written under.
func (env Env) actor(by string) string {
	if name := assessment.Clean(by); name != "" {
		return name
	}
	if name := assessment.Clean(env.User); name != "" {
		return name
	}
	return "unknown"
}

func defaultScope(m assessment.Mode) (assessment.Scope, error) {
	return assessment.NewScope(desk.DefaultParts(), assessment.TargetHIPAA, 0, m)
}
