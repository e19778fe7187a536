package questionnaires

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Limits of a pack folder, in bytes.
const (
	maxFileSize = 1 << 20
	maxPackSize = 16 << 20
)

// packFile is the one file that every pack folder holds.
const packFile = "pack.yaml"

// LoadDir reads one pack from the top folder of fsys: pack.yaml and any other
// file whose name ends in .yaml or .yml, in the order of their names. Whatever
// is not a regular file is ignored, links included. The name stands before the
// file names in messages; it may be empty.
//
// Decoding is strict. What is wrong with the pack by itself comes back as
// LoadErrors, all at once; what only shows beside other packs is left to
// Combine. A folder that cannot be read gives the file system's error.
func LoadDir(fsys fs.FS, name string) (Pack, error) {
	files, err := packFiles(fsys)
	if err != nil {
		return Pack{}, fmt.Errorf("reading pack folder %s: %w", name, err)
	}
	d := &decoder{origin: origin{}, bad: badPaths{}}
	full := make([]string, len(files))
	if !slices.Contains(files, packFile) {
		d.file = path.Join(name, packFile)
		d.lost(0, true, "there is no such file in the pack folder; add it, with id, version and title")
	}
	total := 0
	for i, f := range files {
		full[i] = path.Join(name, f)
		d.file = full[i]
		raw, err := readCapped(fsys, f)
		if err != nil {
			return Pack{}, fmt.Errorf("reading %s: %w", full[i], err)
		}
		total += len(raw)
		if total > maxPackSize {
			d.lost(1, false, fmt.Sprintf("with this file the pack holds more than %d MiB; split it into several packs", maxPackSize>>20))
			break
		}
		d.readFile(raw, f == packFile)
	}
	if d.more == 0 { // with more errors than are named nobody asks for others
		d.errs = append(d.errs, check(&d.pack, d.origin, d.bad)...)
	}
	if len(d.errs) > 0 {
		return Pack{}, d.errs.sorted(full).named(d.more)
	}
	d.pack.origin = d.origin
	return d.pack, nil
}

// packFiles lists the pack's files, pack.yaml first, then by name.
func packFiles(fsys fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		ext := strings.ToLower(path.Ext(e.Name()))
		if !e.Type().IsRegular() || (ext != ".yaml" && ext != ".yml") {
			continue
		}
		if e.Name() == packFile {
			files = slices.Insert(files, 0, packFile)
			continue
		}
		files = append(files, e.Name())
	}
	return files, nil
}

// readCapped reads at most one byte more than a file may hold, so that a file
// that is too large is noticed and never read whole.
func readCapped(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFileSize+1))
}

// readFile decodes one file into the pack.
func (d *decoder) readFile(raw []byte, head bool) {
	if head {
		d.origin[""] = place{file: d.file, line: 1}
	}
	if len(raw) > maxFileSize {
		d.lost(1, head, fmt.Sprintf("the file is larger than %d MiB; split it", maxFileSize>>20))
		return
	}
	if line := invalidUTF8(raw); line > 0 {
		d.lost(line, head, "the text is not valid UTF-8; save the file as UTF-8")
		return
	}
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	var doc, second yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		d.lost(1, head, "the file is empty; fill it or remove it")
		return
	} else if err != nil {
		d.syntax(err, head)
		return
	}
	if err := dec.Decode(&second); err == nil {
		d.lost(second.Line, head, "a second YAML document starts here; keep one document a file")
	} else if !errors.Is(err, io.EOF) {
		d.syntax(err, head)
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		d.lost(root.Line, head, fmt.Sprintf("the file is %s; write KEY: VALUE lines", kindOf(root)))
		return
	}
	fields := d.listFields()
	if head {
		fields = append(d.headFields(), fields...)
	}
	d.object(root, "", fields)
}

// lost reports that a file, or a part of it, could not be read at all. What it
// may have held is not reported as missing.
func (d *decoder) lost(line int, head bool, msg string) {
	d.errs = append(d.errs, LoadError{File: d.file, Line: line, Msg: msg})
	d.bad.add(pathQuestions)
	if head {
		d.bad.add("id")
		d.bad.add("version")
		d.bad.add("title")
	}
}

// invalidUTF8 gives the line of the first byte that is not UTF-8, 0 if none.
func invalidUTF8(raw []byte) int {
	if utf8.Valid(raw) {
		return 0
	}
	line := 1
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		raw = raw[size:]
	}
	return line
}

// yamlMessage is the form of the YAML library's syntax errors, which carry
// their line only in the text. It is compiled when there is one.
var yamlMessage = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?(.*)$`)
})

func (d *decoder) syntax(err error, head bool) {
	line, msg := 1, err.Error()
	if m := yamlMessage().FindStringSubmatch(msg); m != nil {
		msg = m[2]
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n
		}
	}
	d.lost(line, head, "this is not YAML: "+strings.TrimSpace(msg)+"; check indentation, colons and quotes near this line")
}
