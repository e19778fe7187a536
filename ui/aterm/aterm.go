// Package aterm is the guard at the start of the program. It imports only the
// standard library, so that its init runs before that of any package that asks
// the terminal for its colors: Bubble Tea v1 does so while it is initialized,
// and a terminal that never answers would cost five seconds for every command,
// even for `version`. While TERM is "dumb" the question is not asked.
//
// Packages are initialized in the order of their import paths as soon as their
// own imports are ready; "clinicready/ui/aterm" sorts before the libraries that
// ask. main imports this package and calls Restore before anything else.
package aterm

import "os"

var (
	saved string
	known bool
)

func init() {
	saved, known = os.LookupEnv("TERM")
	_ = os.Setenv("TERM", "dumb") // a key without "=" or NUL cannot fail
}

// Restore puts TERM back as the user had it, unset included. It can be called
// more than once.
func Restore() {
	if known {
		_ = os.Setenv("TERM", saved)
		return
	}
	_ = os.Unsetenv("TERM")
}
