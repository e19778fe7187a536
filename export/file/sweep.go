package file

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sync"
)

// marker stands in every temporary name, before sixteen hexadecimal digits.
const marker = ".tmp-"

var leftover = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\..+\.tmp-[0-9a-f]{16}$`) })

// Sweep removes the temporary files that runs which ended badly left in a
// folder, and returns their names. It leaves those that a running program is
// writing, and everything else. A folder that does not exist holds none.
func Sweep(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking for leftover files in %s: %w", dir, err)
	}
	var removed []string
	var failures []error
	for _, e := range entries {
		if !e.Type().IsRegular() || !leftover().MatchString(e.Name()) {
			continue
		}
		gone, err := removeDead(filepath.Join(dir, e.Name()))
		if err != nil {
			failures = append(failures, fmt.Errorf("removing the leftover %s: %w", e.Name(), err))
		}
		if gone {
			removed = append(removed, e.Name())
		}
	}
	return removed, errors.Join(failures...)
}
