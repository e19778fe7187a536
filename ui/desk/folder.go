package desk

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Extension of a clinic file.
const Extension = ".clinic"

// DataFolder is the data folder: $CLINICREADY_HOME, or where the system keeps a
// person's data. It need not exist. The environment, the system and the home
// folder ("" where there is none) are handed in.
func DataFolder(getenv func(string) string, goos, home string) (string, error) {
	if dir := getenv("CLINICREADY_HOME"); dir != "" {
		return filepath.Abs(dir)
	}
	var base string
	switch goos {
	case "windows":
		base = getenv("LOCALAPPDATA")
	case "darwin":
		if home != "" {
			base = filepath.Join(home, "Library", "Application Support")
		}
	default:
		// A relative path there is to be ignored, says the base directory
		// specification.
		if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			base = dir
		} else if home != "" {
			base = filepath.Join(home, ".local", "share")
		}
	}
	if base == "" {
		return "", errors.New("there is no home folder to keep clinics in; set CLINICREADY_HOME to a folder")
	}
	return filepath.Join(base, "clinicready"), nil
}

// MakeFolder makes a folder that only its owner can enter.
func MakeFolder(dir string) error {
	return os.MkdirAll(dir, 0o700)
}

// exists reports whether something has the name.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// slug makes the name of a file from the name of a clinic: lower-case ASCII
// letters, digits and single hyphens, at most 60 of them.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
			// An accent of the letter before it, or the mark in "Dana's".
		default:
			gap = true
		}
	}
	s := b.String()
	if len(s) > 60 {
		s = strings.TrimRight(s[:60], "-")
	}
	if s == "" || reserved(s) {
		return strings.TrimRight("clinic-"+s, "-")
	}
	return s
}

// reserved tells the names that Windows keeps for devices, whatever their
// extension.
func reserved(s string) bool {
	switch s {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(s) == 4 && (strings.HasPrefix(s, "com") || strings.HasPrefix(s, "lpt")) && s[3] >= '0' && s[3] <= '9'
}
