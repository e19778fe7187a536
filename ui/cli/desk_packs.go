package cli

import (
	"os"

	"clinicready/questionnaires"
)

// loadPacks reads the packs of folders, after the embedded ones or in their
// place. What is wrong is questionnaires.LoadErrors.
func loadPacks(dirs []string, only bool) ([]questionnaires.Pack, error) {
	var packs []questionnaires.Pack
	if !only {
		packs = questionnaires.EmbeddedPacks()
	}
	own, err := loadFolders(dirs)
	if err != nil {
		return nil, err
	}
	packs = append(packs, own...)
	if _, err := questionnaires.Combine(packs...); err != nil {
		return nil, err
	}
	return packs, nil
}

// loadFolders reads packs from folders.
func loadFolders(dirs []string) ([]questionnaires.Pack, error) {
	var packs []questionnaires.Pack
	for _, dir := range dirs {
		p, err := questionnaires.LoadDir(os.DirFS(dir), dir)
		if err != nil {
			return nil, err
		}
		packs = append(packs, p)
	}
	return packs, nil
}

// defaultParts is the scope of a new clinic: Security and the three HIPAA rules.
func defaultParts() []string {
	return []string{"security", "hipaa-security", "hipaa-breach", "hipaa-privacy"}
}
