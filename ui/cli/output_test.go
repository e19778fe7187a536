package cli

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
)

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// Output that did not arrive is a failure, above all of verify.
func TestLostOutputIsAFailure(t *testing.T) {
	for _, args := range [][]string{{"questions", "list"}, {"questions", "show", "risk-analysis-all-ephi"}, {"version"}} {
		var words bytes.Buffer
		env := Env{
			In: strings.NewReader(""), Out: fullDisk{}, Err: &words, Now: time.Now,
			Getenv: func(string) string { return "" }, GOOS: "linux", Home: t.TempDir(),
		}
		code := Run(t.Context(), args, env)
		if code != exitFailed || !strings.Contains(words.String(), "no space left on device") || strings.Count(words.String(), "\n") != 1 {
			t.Errorf("%v: exit %d, %q; want 1 and one line", args, code, words.String())
		}
	}
}
