package intake

import (
	"fmt"
	"slices"
	"strings"
)

// Problem is one reason to refuse a file: where it stands, what is wrong, and
// what to do about it.
type Problem struct {
	File string
	// Line counts from 1; 0 speaks of the file as a whole.
	Line int
	// Column is the name of the column, or "" for the whole line.
	Column string
	Text   string
}

// Error returns "FILE:LINE: column NAME: what; what to do".
func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	if p.Column != "" {
		fmt.Fprintf(&b, ": column %s", p.Column)
	}
	return b.String() + ": " + p.Text
}

// Problems is every reason to refuse a file, in order of line.
type Problems []Problem

// Error returns one line a problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Lines counts the distinct lines that are named.
func (ps Problems) Lines() int {
	seen := map[int]bool{}
	for _, p := range ps {
		seen[p.Line] = true
	}
	return len(seen)
}

// err returns nil for no problems, so that a typed nil never becomes an error.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortStableFunc(ps, func(a, b Problem) int { return a.Line - b.Line })
	return ps
}

// reporter collects the problems of one file.
type reporter struct {
	file string
	list Problems
}

func (r *reporter) add(line int, column, format string, args ...any) {
	r.list = append(r.list, Problem{r.file, line, column, fmt.Sprintf(format, args...)})
}
