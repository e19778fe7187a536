package intake_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"clinicready/ui/intake"
)

// floods are files that are bad so many times over, or in one piece.
func floods(million int) map[string]string {
	return map[string]string{
		"bad rows":             "question,answer\n" + strings.Repeat("q1,perhaps\n", million),
		"rows without a cell":  "question,answer\n" + strings.Repeat("q\n", million),
		"quotes, one a line":   "question,answer\n" + strings.Repeat("\"\n", 2*million),
		"stray quotes":         "question,answer\n" + strings.Repeat("q\"\n", 2*million),
		"quotes in one line":   strings.Repeat("\"", 2*million),
		"quotes in one cell":   "question,answer\nq1,\"" + strings.Repeat("\"", 2*million),
		"an open quote":        "question,answer\nq1,\"" + strings.Repeat("x\n", 30*million),
		"brackets":             strings.Repeat("[", 60*million),
		"brackets and ends":    "[" + strings.Repeat("[],", 20*million) + "[]]",
		"braces and ends":      "[" + strings.Repeat("{},", 20*million) + "{}]",
		"one text":             `[{"question":"` + strings.Repeat("x", 60*million) + `"}]`,
		"one value":            `[{"question":[0` + strings.Repeat(",0", 30*million) + `]}]`,
		"one name":             `{"` + strings.Repeat("x", 60*million) + `":1}`,
		"names":                "{" + strings.Repeat(`"a":1,`, 10*million) + `"a":1}`,
		"names in one answer":  "[{" + strings.Repeat(`"a":1,`, 10*million) + `"a":1}]`,
		"the same question":    "question,answer\n" + strings.Repeat("q1,yes\n", million),
		"bad rows, as objects": "[" + strings.Repeat(`{"question":"q1","answer":"perhaps"},`+"\n", million) + "{}]",
	}
}

// A hundred problems at most are named, the rest is counted, and next to nothing
// is kept of the file. In their full size the same files are refused by the
// program itself in ui/e2e, and by BenchmarkRefuse.
func TestFloodsAreRefused(t *testing.T) {
	for name, text := range floods(100_000) {
		t.Run(name, func(t *testing.T) {
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			f, err := load(t, text)
			runtime.GC()
			runtime.ReadMemStats(&after)
			var ps intake.Problems
			if !errors.As(err, &ps) {
				t.Fatalf("got %v, want Problems", err)
			}
			if len(ps.List) > intake.MostProblems {
				t.Errorf("%d problems are named", len(ps.List))
			}
			if kept := int64(after.HeapAlloc) - int64(before.HeapAlloc); kept > 30<<20 {
				t.Errorf("%d MB are kept of it", kept>>20)
			}
			runtime.KeepAlive(f)
		})
	}
}

// What is not named is counted.
func TestProblemsAreCounted(t *testing.T) {
	_, err := load(t, "question,answer\n"+strings.Repeat("q1,perhaps\n", 1000))
	lines := strings.Split(err.Error(), "\n")
	// Every line is bad by its answer, and all but the first by its question.
	if len(lines) != 101 || lines[100] != "f: and 1,899 more" {
		t.Errorf("%d lines, the last is %q", len(lines), lines[len(lines)-1])
	}
}

// More lines than any assessment asks are not read as answers.
func TestReadRefusesTooManyAnswers(t *testing.T) {
	var b strings.Builder
	b.WriteString("question,answer\n")
	for i := range intake.MaxAnswers + 1 {
		b.WriteString("q")
		b.WriteString(strings.Repeat("x", 1+i%3))
		for ; i > 0; i /= 10 {
			b.WriteByte('0' + byte(i%10))
		}
		b.WriteString(",yes\n")
	}
	_, err := load(t, b.String())
	want := "f: the file holds 20,001 lines, and no assessment asks so much; split it, at most 20,000 lines each"
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %.200v", err)
	}
}

// interrupt_during_import: the end of the context ends the reading, whether it
// waits for more or works on what it has, and nothing comes of it.
func TestReadIsInterrupted(t *testing.T) {
	r, w := io.Pipe() // nobody writes to it
	defer func() { _ = w.Close() }()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		_, err := intake.ReadAnswers(ctx, "f", r)
		done <- err
	}()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("waiting: %v", err)
	}
	for name, text := range map[string]string{
		"CSV":  "question,answer\n" + strings.Repeat("q1,yes\n", 10_000),
		"JSON": "[" + strings.Repeat(`{"question":"q1","answer":"yes"},`, 10_000) + "{}]",
	} {
		ctx, cancel := context.WithCancel(t.Context())
		f, err := intake.ReadAnswers(ctx, "f", &thenCancel{strings.NewReader(text), cancel})
		if f != nil || !errors.Is(err, context.Canceled) {
			t.Errorf("%s: working: %v", name, err)
		}
	}
}

// thenCancel interrupts when everything was read.
type thenCancel struct {
	r      io.Reader
	cancel func()
}

func (c *thenCancel) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if err == io.EOF {
		c.cancel()
	}
	return n, err
}

// BenchmarkRefuse reads the worst files, beside one pass over their bytes that
// counts the lines.
func BenchmarkRefuse(b *testing.B) {
	for name, text := range floods(1_000_000) {
		data := []byte(text)
		b.Run(name+"/floor", func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if bytes.Count(data, []byte("\n")) > len(data) {
					b.Fatal("impossible")
				}
			}
		})
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := intake.ReadAnswers(b.Context(), "f", bytes.NewReader(data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
