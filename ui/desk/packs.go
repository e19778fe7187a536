package desk

import (
	"errors"
	"os"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// LoadPacks reads the packs of folders, after the embedded ones or in their
// place. What is wrong is questionnaires.LoadErrors.
func LoadPacks(dirs []string, only bool) ([]questionnaires.Pack, error) {
	var packs []questionnaires.Pack
	if !only {
		packs = questionnaires.EmbeddedPacks()
	}
	own, err := LoadPackFolders(dirs)
	if err != nil {
		return nil, err
	}
	packs = append(packs, own...)
	if _, err := questionnaires.Combine(packs...); err != nil {
		return nil, err
	}
	return packs, nil
}

// LoadPackFolders reads packs from folders.
func LoadPackFolders(dirs []string) ([]questionnaires.Pack, error) {
	var packs []questionnaires.Pack
	for _, dir := range dirs {
		if err := IsFolder(dir); err != nil {
			return nil, err
		}
		p, err := questionnaires.LoadDir(os.DirFS(dir), dir)
		if err != nil {
			return nil, err
		}
		packs = append(packs, p)
	}
	return packs, nil
}

// IsFolder refuses what is not a folder, before anything is opened: a pipe would
// wait for its other end.
func IsFolder(dir string) error {
	info, err := os.Stat(dir)
	name := assessment.CleanPath(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return &assessment.Error{Code: assessment.CodeMissing, Text: name + ": there is no such folder", Cause: err}
	case err != nil:
		return err
	case !info.IsDir():
		return &assessment.Error{Code: assessment.CodeRefused, Text: name + " is a file, not a folder"}
	}
	return nil
}

// DefaultParts is the scope of a new clinic: Security and the three HIPAA rules.
func DefaultParts() []string {
	return []string{"security", "hipaa-security", "hipaa-breach", "hipaa-privacy"}
}
