package file

import (
	"bytes"
	"io"
	"os"
	"strings"
)

// storeNames end the names of clinic files and of what stands beside them.
var storeNames = []string{".clinic", ".clinic.age", ".clinic-journal", ".clinic.lock"}

// storeHeader begins every SQLite file, and so every clinic file.
var storeHeader = []byte("SQLite format 3\x00")

// namedAsStore reports a path that by its name is a clinic file: nothing that
// leaves is written there, whether or not there is one.
func namedAsStore(path string) bool {
	for _, end := range storeNames {
		if strings.HasSuffix(strings.ToLower(path), end) {
			return true
		}
	}
	return false
}

// holdsStore reports an ordinary file that is a database whatever its name.
// The caller has made sure that it is not open in this process: closing it
// here would drop locks on some systems.
func holdsStore(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, len(storeHeader))
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.Equal(head, storeHeader)
}
