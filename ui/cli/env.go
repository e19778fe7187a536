package cli

import (
	"fmt"
	"io"
	"os"
	"os/user"
	"runtime"
	"time"

	"clinicready/ui/desk"

	"golang.org/x/term"
)

// Env is everything that a command takes from outside, so that a test can hand
// in its own.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
	// Now tells the instant and the zone.
	Now func() time.Time
	// Getenv reads the environment; GOOS chooses where the data folder is; Home
	// is the person's home folder, "" when there is none.
	Getenv     func(string) string
	GOOS, Home string
	// User is the name that events are written under unless --by says another.
	User string
	// Terminal reports whether In and Out are a terminal.
	Terminal bool

	// lost keeps the first error of writing text, which a command that prints
	// line by line does not look at; Run does.
	lost *error
}

// System is the environment of the running process.
func System(in io.Reader, out, errw io.Writer) Env {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	return Env{
		In: in, Out: out, Err: errw, Now: time.Now, Getenv: os.Getenv, GOOS: runtime.GOOS, Home: home,
		User: userName(), Terminal: isTerminal(in) && isTerminal(out),
	}
}

// userName is the name of the account.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return u.Username
}

func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// words is standard error, cleaned of what could drive a terminal.
func (env Env) words() io.Writer { return cleanWriter{env.Err} }

// text is standard output for text that people read, cleaned in the same way.
func (env Env) text() io.Writer { return cleanWriter{noting{env.Out, env.lost}} }

// noting notes the first error of a writer.
type noting struct {
	w     io.Writer
	first *error
}

func (n noting) Write(p []byte) (int, error) {
	written, err := n.w.Write(p)
	if err != nil && n.first != nil && *n.first == nil {
		*n.first = err
	}
	return written, err
}

// folder is the data folder.
func (env Env) folder() (string, error) { return desk.DataFolder(env.Getenv, env.GOOS, env.Home) }

// desk is a desk for a command that names its file: it does without a data
// folder where the computer has none.
func (env Env) desk() *desk.Desk {
	folder, err := env.folder()
	if err != nil {
		folder = ""
	}
	d := desk.New(folder, program, env.Now)
	d.Tell = func(text string) { fmt.Fprintf(env.words(), "clinicready: %s\n", text) }
	d.Warn = d.Tell
	return d
}
