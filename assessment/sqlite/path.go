package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"clinicready/assessment"
)

// place is a clinic file as it lies on disk.
type place struct {
	// path is absolute; name is its last element, as messages show it.
	path, name string
	// info is what lay there when it was looked at.
	info fs.FileInfo
}

func (p place) lock() string  { return p.path + ".lock" }
func (p place) setup() string { return filepath.Join(filepath.Dir(p.path), "."+p.name+".setup") }

func newPlace(path string) (place, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return place{}, refuse(assessment.CodeRefused, err, "%s: %s; name the file with its full path", assessment.CleanPath(path), cause(err))
	}
	return place{path: abs, name: assessment.CleanPath(filepath.Base(abs))}, nil
}

// locate looks at what lies under the path without opening it, and refuses
// whatever cannot be a clinic file. A link is refused too: who names a file
// should know which one is written.
func locate(path string) (place, error) {
	p, err := newPlace(path)
	if err != nil {
		return p, err
	}
	p.info, err = os.Lstat(p.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return p, refuse(assessment.CodeMissing, err, "there is no clinic file %s; check the name", p.name)
	case err != nil:
		return p, refuse(assessment.CodeRefused, err, "%s cannot be opened: %s", p.name, cause(err))
	case p.info.Mode()&fs.ModeSymlink != 0:
		return p, refuse(assessment.CodeRefused, nil, "%s is a link; open the file that it points to", p.name)
	case p.info.IsDir():
		return p, refuse(assessment.CodeForeign, nil, "%s is a folder; name the clinic file in it", p.name)
	case !p.info.Mode().IsRegular():
		return p, refuse(assessment.CodeForeign, nil, "%s is a pipe or a device, not a clinic file", p.name)
	case p.info.Size() == 0:
		// SQLite would take it for a new database and delete a journal beside it.
		return p, refuse(assessment.CodeDamaged, nil, "%s is damaged: it is empty (0 bytes); restore a backup that verifies", p.name)
	}
	return p, nil
}

// still reports whether the path leads to the file that was opened.
func (p place) still() bool {
	now, err := os.Lstat(p.path)
	return err == nil && os.SameFile(p.info, now)
}
