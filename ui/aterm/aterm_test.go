package aterm

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The guard works only as long as nothing that it imports, or that is
// initialized before it, asks the terminal.
func TestImportsOnlyTheStandardLibrary(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if !slices.Equal(deps, []string{"clinicready/ui/aterm"}) {
		t.Errorf("the guard depends on %v; it must depend on the standard library alone", deps)
	}
}

func TestTermIsDumbUntilRestored(t *testing.T) {
	if got := os.Getenv("TERM"); got != "dumb" {
		t.Fatalf("TERM is %q after init, want dumb", got)
	}
	for name, c := range map[string]struct {
		saved string
		known bool
	}{"set": {"xterm-256color", true}, "empty": {"", true}, "unset": {"", false}} {
		t.Run(name, func(t *testing.T) {
			s, k := saved, known
			defer func() { saved, known = s, k; t.Setenv("TERM", "dumb") }()
			saved, known = c.saved, c.known
			Restore()
			got, set := os.LookupEnv("TERM")
			if got != c.saved || set != c.known {
				t.Errorf("TERM is %q (set %v), want %q (set %v)", got, set, c.saved, c.known)
			}
		})
	}
}
