package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A changed question makes an answer mean something else: verify must see it.
func TestVerifySeesAChangedPack(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.clinic")
	run := func(args ...string) (string, int) {
		var out, words bytes.Buffer
		code := Run(t.Context(), args, Env{
			In: strings.NewReader(""), Out: &out, Err: &words, Now: time.Now,
			Getenv: func(string) string { return "" }, GOOS: "linux", Home: dir, User: "tester",
		})
		return out.String() + words.String(), code
	}
	if said, code := run("new", path, "--name", "A"); code != exitDone {
		t.Fatal(said)
	}
	if said, code := run("verify", path); code != exitDone {
		t.Fatal(said)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ask := []byte("Have you written a risk analysis")
	if bytes.Count(file, ask) != 1 {
		t.Fatalf("the question stands %d times in the file", bytes.Count(file, ask))
	}
	if err := os.WriteFile(path, bytes.Replace(file, ask, []byte("Have you skipped a risk analysis"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, code := run("verify", path); code != exitFailed || !strings.Contains(said, "pack clinicready") || !strings.Contains(said, "was changed") {
		t.Errorf("verify of a changed pack: exit %d, %q", code, said)
	}
	if said, code := run("verify", path, "--json"); code != exitFailed || !strings.Contains(said, `"ok": false`) {
		t.Errorf("verify --json of a changed pack: exit %d, %q", code, said)
	}
}
