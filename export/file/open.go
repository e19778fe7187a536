package file

import (
	"errors"
	"io/fs"
	"os"

	"clinicready/assessment"
)

// Open opens a file that a person named, to read it. What is not a regular file
// is refused before it is opened: a pipe would wait for its other end, and a
// device may do something. A link to a regular file is one. Errors are
// *assessment.Error: CodeMissing, CodeRefused, or CodeReadOnly for a file that
// may not be read.
func Open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	name := assessment.CleanPath(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &assessment.Error{Code: assessment.CodeMissing, Text: name + ": there is no such file", Cause: err}
	case err != nil:
		return nil, unreadable(name, err)
	case info.IsDir():
		return nil, &assessment.Error{Code: assessment.CodeRefused, Text: name + " is a folder; name a file"}
	case !info.Mode().IsRegular():
		return nil, &assessment.Error{Code: assessment.CodeRefused, Text: name + " is a pipe or a device, not a file; name a file"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return f, nil
}

func unreadable(name string, err error) error {
	return &assessment.Error{Code: assessment.CodeReadOnly, Text: name + " cannot be read: " + reason(err), Cause: err}
}

// reason is what the system says, without the path that stands before it.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return err.Error()
}
