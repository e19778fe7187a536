package questionnaires

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// LoadError is one thing wrong with a pack: where it stands, what is wrong and
// what to do.
type LoadError struct {
	// File is the name under which the folder was loaded, then the file's name;
	// "pack ID" for a pack that came from no folder.
	File string
	// Line counts from 1; 0 when the error belongs to no line.
	Line int
	Msg  string
	// more is how many errors this one stands for, when it only counts them.
	more int
}

// Error gives "file:line: msg", or "file: msg" without a line.
func (e LoadError) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Msg
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
}

// LoadErrors are all errors found, file by file, in the order of lines.
type LoadErrors []LoadError

// Error joins the errors, one a line.
func (e LoadErrors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// mostErrors is how many errors of a pack are named. The rest is counted: nobody
// reads a million lines.
const mostErrors = 100

// named keeps the errors that are named, and ends with how many there are
// beside them.
func (e LoadErrors) named(more int) LoadErrors {
	if n := len(e) - mostErrors; n > 0 {
		e, more = e[:mostErrors], more+n
	}
	if more > 0 {
		e = append(e, LoadError{File: e[0].File, Msg: fmt.Sprintf("and %d more in this pack; fix these first", more), more: more})
	}
	return e
}

// Count is how many errors there are, those that are only counted included.
func (e LoadErrors) Count() int {
	n := 0
	for _, one := range e {
		n += max(1, one.more)
	}
	return n
}

// err is nil for an empty list, so that no typed nil leaves the package.
func (e LoadErrors) err() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

// sorted orders by file as first named in files, then line; errors of one line
// keep the order in which they were found.
func (e LoadErrors) sorted(files []string) LoadErrors {
	slices.SortStableFunc(e, func(a, b LoadError) int {
		return cmp.Or(
			cmp.Compare(slices.Index(files, a.File), slices.Index(files, b.File)),
			cmp.Compare(a.Line, b.Line),
		)
	})
	return e
}

// files lists the files of the errors in the order in which they first appear.
func (e LoadErrors) files() []string {
	var out []string
	for _, one := range e {
		if !slices.Contains(out, one.File) {
			out = append(out, one.File)
		}
	}
	return out
}

// place is a line of a file.
type place struct {
	file string
	line int
}

// origin maps the path of a part of a pack ("questions/3/refs/0") to where it
// was written.
type origin map[string]place

// find gives the place of a part, or of the nearest part around it; the empty
// path is the pack itself.
func (o origin) find(path string) (place, bool) {
	for {
		if p, ok := o[path]; ok || path == "" {
			return p, ok
		}
		path = path[:max(0, strings.LastIndexByte(path, '/'))]
	}
}

// has reports whether the part itself was written.
func (o origin) has(path string) bool {
	_, ok := o[path]
	return ok
}

// badPaths are the paths of a pack that an error was reported for, and the paths
// around them, so that what follows from an error is not reported beside it.
type badPaths map[string]badness

type badness uint8

const (
	around badness = iota + 1 // holds something bad
	itself
)

// add takes a path; the empty path, the pack as a whole, is not kept.
func (b badPaths) add(path string) {
	for mark := itself; path != ""; mark = around {
		b[path] = max(b[path], mark)
		path = path[:max(0, strings.LastIndexByte(path, '/'))]
	}
}

// has reports whether an error was reported for the path, for something in it,
// or for the item that holds it. An error of a whole list says nothing about the
// same list in another file.
func (b badPaths) has(path string) bool {
	if b[path] != 0 {
		return true
	}
	for {
		path = path[:max(0, strings.LastIndexByte(path, '/'))]
		if path == "" || path == pathQuestions || path == pathActions {
			return false
		}
		if b[path] == itself {
			return true
		}
	}
}

// quoted shows foreign text in a message: escaped, and cut when it is long.
func quoted(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "..."
	}
	return fmt.Sprintf("%q", s)
}

// oneOf lists words for a message: "a, b or c".
func oneOf[T ~string](words []T) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(string(w))
	}
	return b.String()
}
