// Package settings is the file in which the program remembers how a person
// wants it on this computer. It holds nothing of a clinic. A file that cannot
// be understood is told of in one line and left as it is: the program goes on
// with the defaults.
package settings

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
)

// FileName is the name of the file in the data folder.
const FileName = "settings.json"

// most is how large the file may be: it holds four short values.
const most = 64 << 10

// Settings are what is remembered. The zero value is the default of each. The
// README describes the keys.
type Settings struct {
	// Theme is a name of the themes; "" is the default one.
	Theme string `json:"theme,omitempty"`
	// Mouse gives wheel and clicks to the program, and takes them from the
	// terminal's own selection.
	Mouse bool `json:"mouse,omitempty"`
	// Name is who is at the keyboard of this computer.
	Name string `json:"name,omitempty"`
	// TourSeen says that the first lines about the program were shown.
	TourSeen bool `json:"tour_seen,omitempty"`
}

// Keys are the keys that the file may hold, in their order.
func Keys() []string {
	var out []string
	t := reflect.TypeFor[Settings]()
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		out = append(out, name)
	}
	return out
}

// File is the file of a data folder.
type File struct{ path string }

// In is the file of a data folder; neither of them need exist.
func In(folder string) File { return File{filepath.Join(folder, FileName)} }

// Path is where the file is.
func (f File) Path() string { return f.path }

// Load reads the file. Without one, and where it cannot be understood, it
// answers the defaults; the error is one line with the file and what to do.
func (f File) Load() (Settings, error) {
	b, err := read(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return Settings{}, nil
	}
	if err != nil {
		return Settings{}, fmt.Errorf("the settings cannot be read: %w", err)
	}
	s, err := parse(b)
	if err != nil {
		return Settings{}, fmt.Errorf("%s: %w; put it right or delete the file", f.path, err)
	}
	return s, nil
}

// read returns the whole file; one that is far too large is not read on.
func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it is only read
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, fmt.Errorf("%s is not a file", path))
	}
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && len(b) > most {
		err = fmt.Errorf("%s is larger than settings can be", path)
	}
	return b, err
}

// parse reads one JSON object with known keys and nothing after it.
func parse(b []byte) (Settings, error) {
	var s Settings
	b = bytes.TrimPrefix(b, []byte("\ufeff")) // some editors begin every file with it
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	err := d.Decode(&s)
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return Settings{}, errors.New("the file is empty, write {} for the defaults")
	case errors.As(err, &syntax):
		return Settings{}, fmt.Errorf("line %d is not JSON", lineOf(b, syntax.Offset))
	case errors.Is(err, io.ErrUnexpectedEOF):
		return Settings{}, errors.New("the file ends in the middle")
	case errors.As(err, &wrong) && wrong.Field == "":
		return Settings{}, fmt.Errorf("settings are an object in { }, not this %s", wrong.Value)
	case errors.As(err, &wrong):
		return Settings{}, fmt.Errorf("%q cannot be a %s", wrong.Field, wrong.Value)
	case err != nil:
		if key, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
			return Settings{}, fmt.Errorf("%s is not a setting, the settings are %s", key, strings.Join(Keys(), ", "))
		}
		return Settings{}, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Settings{}, errors.New("something stands after the last }")
	}
	return s, nil
}

func lineOf(b []byte, offset int64) int {
	return 1 + bytes.Count(b[:min(max(0, offset-1), int64(len(b)))], []byte("\n"))
}

// Change reads the file, changes what it holds and writes it. What another
// program wrote meanwhile is kept, and a file that cannot be understood is left
// as it is.
func (f File) Change(change func(*Settings)) error {
	s, err := f.Load()
	if err != nil {
		return err
	}
	was := s
	change(&s)
	if s == was {
		return nil
	}
	return f.save(s)
}

// save replaces the file in one step, readable by its owner alone. A link is
// followed, so that it goes on pointing at the file.
func (f File) save(s Settings) (err error) {
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	path := f.path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".settings-*") // made 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(tmp.Name()))
		}
	}()
	_, werr := tmp.Write(append(b, '\n'))
	if err := errors.Join(werr, tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
