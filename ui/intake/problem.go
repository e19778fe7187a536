package intake

import (
	"fmt"
	"slices"
	"strings"

	"clinicready/assessment"
)

// MostProblems is how many problems of a file are named. The rest is counted:
// nobody reads a million lines, and no memory holds them.
const MostProblems = 100

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

// Problems is why a file is refused.
type Problems struct {
	// List is what is named, in order of line, MostProblems at most.
	List []Problem
	// More counts the problems that were found beside them.
	More int
}

// Error returns one line a problem, and one for those that are only counted.
func (ps Problems) Error() string {
	lines := make([]string, len(ps.List), len(ps.List)+1)
	for i, p := range ps.List {
		lines[i] = p.Error()
	}
	if ps.More > 0 {
		lines = append(lines, fmt.Sprintf("%s: and %s more", ps.List[0].File, assessment.Thousands(ps.More)))
	}
	return strings.Join(lines, "\n")
}

// Lines counts the distinct lines that are named.
func (ps Problems) Lines() int {
	seen := map[int]bool{}
	for _, p := range ps.List {
		seen[p.Line] = true
	}
	return len(seen)
}

// add keeps a problem, or counts it when enough are kept.
func (ps *Problems) add(p func() Problem) {
	if len(ps.List) >= MostProblems {
		ps.More++
		return
	}
	ps.List = append(ps.List, p())
}

// err returns nil for no problems, so that a typed nil never becomes an error.
func (ps Problems) err() error {
	if len(ps.List) == 0 {
		return nil
	}
	slices.SortStableFunc(ps.List, func(a, b Problem) int { return a.Line - b.Line })
	return ps
}

// reporter collects the problems of one file.
type reporter struct {
	file string
	Problems
}

func (r *reporter) add(line int, column, format string, args ...any) {
	r.Problems.add(func() Problem {
		return Problem{r.file, line, column, fmt.Sprintf(format, args...)}
	})
}

// shown is foreign text in a message, cleaned only when the message is made.
type shown string

func (s shown) String() string { return assessment.Clean(string(s)) }
