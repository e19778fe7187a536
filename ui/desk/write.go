package desk

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/export"
	"clinicready/export/file"
	"clinicready/ui"
)

// Export implements ui.Desk.
func (d *Desk) Export(ctx context.Context, h *ui.Handle, a *assessment.Assessment, e ui.Export) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if sameFile(e.Path, h.Path) {
		return "", &assessment.Error{Code: assessment.CodeRefused, Text: e.Path + " is this clinic itself, and nothing is written over it; choose another name"}
	}
	f, ok := formatOf(e.Format)
	if !ok {
		return "", &assessment.Error{Code: assessment.CodeRefused, Text: fmt.Sprintf("%q is not a format; use %s", e.Format, strings.Join(append(Keys(true), Keys(false)...), ", "))}
	}
	src := d.Source(h.Session, a, h.Session.Input(a, e.AsOf))
	path := e.Path
	if path == "" {
		path = Beside(h, src, f.Format, "")
	}
	if f.Extension == "" {
		return path, WriteTables(path, e.Force, src)
	}
	return path, WriteFile(path, e.Force, func(w io.Writer) error {
		_, err := f.write(w, src)
		return err
	})
}

// WriteFile writes a file that leaves, whole or not at all. What a program that
// was killed while it wrote left in the folder goes first.
func WriteFile(path string, force bool, write func(io.Writer) error) error {
	_, _ = file.Sweep(filepath.Dir(path)) // what cannot be removed is in nobody's way
	return file.Write(path, force, write)
}

// linesOf writes one quoted text a line.
func linesOf(texts []string) func(io.Writer) error {
	return func(w io.Writer) error {
		for _, t := range texts {
			if _, err := fmt.Fprintln(w, strconv.Quote(t)); err != nil {
				return err
			}
		}
		return nil
	}
}

// sameFile reports two paths that lead to one file.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// Beside is the name that a file gets by itself: made from clinic, format and
// day, beside the clinic file. A table is named by itself, without one the
// whole.
func Beside(h *ui.Handle, src export.Source, f ui.Format, table string) string {
	word, ext := f.Key, f.Extension
	if row, ok := formatOf(f.Key); ok && row.word != "" {
		word = row.word
	}
	if table != "" {
		word, ext = table, ".csv"
	}
	name := strings.Join([]string{slug(src.Clinic.Name), word, src.Input.AsOf.String()}, "-") + ext
	return filepath.Join(filepath.Dir(h.Path), name)
}

// WriteTables writes every table into a folder, which is made if need be. None
// is written while one of the names is taken, unless forced.
func WriteTables(dir string, force bool, src export.Source) error {
	paths := make([]string, len(tables))
	for i, t := range tables {
		paths[i] = filepath.Join(dir, t.name+".csv")
		if _, err := os.Lstat(paths[i]); err == nil && !force {
			return &assessment.Error{Code: assessment.CodeExists, Text: paths[i] + " exists already; choose another folder, or use --force to write over it"}
		}
	}
	// Everything is drawn before the first file is written.
	drawn := make([]bytes.Buffer, len(tables))
	rep := export.Build(src)
	for i, t := range tables {
		if err := t.write(&drawn[i], rep); err != nil {
			return err
		}
	}
	if err := MakeFolder(dir); err != nil {
		return fmt.Errorf("making the folder for the tables: %w", err)
	}
	for i := range tables {
		err := WriteFile(paths[i], force, func(w io.Writer) error {
			_, err := drawn[i].WriteTo(w)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
