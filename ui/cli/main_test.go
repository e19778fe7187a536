package cli_test

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"clinicready/ui/cli"
)

// testClock is the variable by which a script sets the instant of its commands.
const testClock = "TEST_NOW"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"clinicready": clinicready})
}

// clinicready is the program as a script runs it: the real commands, files and
// standard streams, with the clock and the name of the account that the script
// chooses.
func clinicready() {
	env := cli.System(os.Stdin, os.Stdout, os.Stderr)
	now, err := time.Parse(time.RFC3339, os.Getenv(testClock))
	if err != nil {
		fmt.Fprintln(os.Stderr, "the script sets no clock:", err)
		os.Exit(99)
	}
	env.Now = func() time.Time { return now }
	env.User = "dana"
	os.Exit(cli.Run(context.Background(), os.Args[1:], env))
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		// `make bless` rewrites what the scripts compare word for word.
		UpdateScripts: os.Getenv("CLINICREADY_BLESS") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv(testClock, "2026-11-22T09:00:00Z")
			e.Setenv("CLINICREADY_HOME", e.WorkDir+"/home")
			packs, err := packsFolder()
			if err != nil {
				return err
			}
			e.Setenv("PACKS", packs)
			e.Setenv("NASTY", nasty)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "readable": readable, "headof": headOf, "tamper": tamper, "samebut": sameBut,
			"alter": alter, "oddname": oddName, "shorten": shorten, "findfile": findFile,
		},
	})
}
