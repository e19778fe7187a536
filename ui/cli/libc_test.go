package cli

import (
	"os/exec"
	"strings"
	"testing"
)

// libc_version_pin: the database comes with a C library in Go, and works with
// the very version of it that it was made with.
func TestLibcVersionPin(t *testing.T) {
	list := func(args ...string) string {
		t.Helper()
		out, err := exec.Command("go", args...).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
	version := list("list", "-m", "-f", "{{.Version}}", "modernc.org/libc")
	from := "modernc.org/sqlite@" + list("list", "-m", "-f", "{{.Version}}", "modernc.org/sqlite")
	for line := range strings.Lines(list("mod", "graph")) {
		if want, ok := strings.CutPrefix(strings.TrimSpace(line), from+" modernc.org/libc@"); ok {
			if version != want {
				t.Errorf("modernc.org/libc is %s, and %s was made with %s", version, from, want)
			}
			return
		}
	}
	t.Errorf("%s does not say which modernc.org/libc it needs", from)
}
