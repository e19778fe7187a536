package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clinicready/assessment"
)

// errQuit leaves the line mode from wherever it is. The end of the input is
// the same as "quit".
var errQuit = errors.New("quit")

// errBack leaves one question of a form for the one before it, or the form.
var errBack = errors.New("back")

// console is the one reader and the one writer of the line mode.
type console struct {
	ctx context.Context
	out io.Writer
	// echo prints each line that was read, where no terminal shows it.
	echo  bool
	lines chan string
	done  chan struct{}
}

// newConsole starts the one reader. It waits in a goroutine, so that an
// interrupt can end the program while nobody types. close lets it go.
func newConsole(ctx context.Context, in io.Reader, out io.Writer, echo bool) *console {
	c := &console{ctx: ctx, out: out, echo: echo, lines: make(chan string), done: make(chan struct{})}
	go c.read(bufio.NewReader(in))
	return c
}

func (c *console) read(in *bufio.Reader) {
	defer close(c.lines)
	for {
		line, err := in.ReadString('\n')
		if line != "" {
			select {
			case c.lines <- line:
			case <-c.done:
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func (c *console) close() { close(c.done) }

// say prints a text in lines of the usual width.
func (c *console) say(format string, args ...any) {
	for line := range strings.SplitSeq(fmt.Sprintf(format, args...), "\n") {
		if ansi.StringWidth(line) > width {
			line = wrap(line)
		}
		fmt.Fprintln(c.out, line)
	}
}

// tell prints where a file is, on one line however long, so that it can be
// copied.
func (c *console) tell(label, path string) { fmt.Fprintf(c.out, "%s %s\n", label, path) }

// raw prompts and returns the line as it was typed, without its line end.
func (c *console) raw(prompt string) (string, error) {
	fmt.Fprintf(c.out, "%s ", prompt)
	select {
	case line, ok := <-c.lines:
		if !ok {
			c.say("")
			return "", errQuit
		}
		line = strings.TrimRight(line, "\r\n")
		if c.echo {
			fmt.Fprintln(c.out, line)
		}
		return line, nil
	case <-c.ctx.Done():
		c.say("")
		return "", c.ctx.Err()
	}
}

// ask prompts and returns one clean line. "quit" leaves; "back" is errBack.
func (c *console) ask(prompt string) (string, error) {
	line, err := c.raw(prompt)
	if err != nil {
		return "", err
	}
	line = assessment.Clean(line)
	switch strings.ToLower(line) {
	case "quit", "q", "exit":
		return "", errQuit
	case "back":
		return "", errBack
	}
	return line, nil
}

// askWith asks until check accepts the line; it says what check refuses.
func (c *console) askWith(prompt string, check func(string) error) error {
	for {
		line, err := c.ask(prompt)
		if err != nil {
			return err
		}
		if err := check(line); err != nil {
			c.say("%v.", err)
			continue
		}
		return nil
	}
}

// askDate asks for a day, as people write it; an empty line is the zero Date.
func (c *console) askDate(prompt string, today assessment.Date) (assessment.Date, error) {
	var d assessment.Date
	err := c.askWith(prompt, func(line string) (err error) {
		d, err = assessment.ReadDate(line, today)
		return err
	})
	return d, err
}

// askTri asks a yes/no question; an empty line or "unknown" is not known.
func (c *console) askTri(prompt string) (assessment.Tri, error) {
	var t assessment.Tri
	err := c.askWith(prompt+" (yes, no, Enter = not known):", func(line string) error {
		switch strings.ToLower(line) {
		case "", "unknown":
			t = assessment.Unknown
		case "y", "yes":
			t = assessment.True
		case "n", "no":
			t = assessment.False
		default:
			return fmt.Errorf("%q is not yes or no", line)
		}
		return nil
	})
	return t, err
}

// askYes asks a yes/no question that has a default.
func (c *console) askYes(prompt string, byDefault bool) (bool, error) {
	hint := "yes, Enter = no"
	if byDefault {
		hint = "Enter = yes, no"
	}
	yes := byDefault
	err := c.askWith(prompt+" ("+hint+"):", func(line string) error {
		switch strings.ToLower(line) {
		case "":
			yes = byDefault
		case "y", "yes":
			yes = true
		case "n", "no":
			yes = false
		default:
			return fmt.Errorf("%q is not yes or no", line)
		}
		return nil
	})
	return yes, err
}

// askChoice offers numbered options and returns the index of the one chosen.
func (c *console) askChoice(prompt string, options []string, byDefault int) (int, error) {
	for i, o := range options {
		c.say("  %d  %s", i+1, o)
	}
	chosen := byDefault
	err := c.askWith(fmt.Sprintf("%s (1-%d, Enter = %d):", prompt, len(options), byDefault+1), func(line string) error {
		if line == "" {
			chosen = byDefault
			return nil
		}
		n, err := strconv.Atoi(line)
		if err != nil || n < 1 || n > len(options) {
			return fmt.Errorf("%q is none of 1 to %d", line, len(options))
		}
		chosen = n - 1
		return nil
	})
	return chosen, err
}
