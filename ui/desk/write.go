package desk

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"clinicready/assessment"
	"clinicready/export"
	"clinicready/export/csv"
	"clinicready/export/file"
	"clinicready/export/json"
	"clinicready/export/pdf"
	"clinicready/ui"
)

// Tables are the tables of an export to CSV, in the order of `--table`.
var Tables = []struct {
	name  string
	Write func(io.Writer, export.Report) error
}{
	{"findings", csv.Findings}, {"plan", csv.Plan}, {"answers", csv.Answers}, {"vendors", csv.Vendors},
}

func TableNames() []string {
	var out []string
	for _, t := range Tables {
		out = append(out, t.name)
	}
	return out
}

// Export implements ui.Desk.
func (d *Desk) Export(ctx context.Context, h *ui.Handle, a *assessment.Assessment, e ui.Export) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if sameFile(e.Path, h.Path) {
		return "", &assessment.Error{Code: assessment.CodeRefused, Text: e.Path + " is this clinic itself, and nothing is written over it; choose another name"}
	}
	src := d.Source(h.Session, a, h.Session.Input(a, e.AsOf))
	switch e.Format {
	case ui.FormatPDF:
		path := OrBeside(e.Path, h, src, string(e.Kind), ".pdf")
		_, err := writePDF(path, e.Force, src, e.Kind)
		return path, err
	case ui.FormatJSON:
		path := OrBeside(e.Path, h, src, "export", ".json")
		return path, file.Write(path, e.Force, func(w io.Writer) error { return Everything(w, src) })
	case ui.FormatCSV:
		path := OrBeside(e.Path, h, src, "tables", "")
		return path, WriteTables(path, e.Force, export.Build(src))
	}
	return "", &assessment.Error{Code: assessment.CodeRefused, Text: fmt.Sprintf("%q is no format; use pdf, csv or json", e.Format)}
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

// OrBeside is the path that was asked for, or a name made from clinic, kind
// and day, beside the clinic file.
func OrBeside(path string, h *ui.Handle, src export.Source, kind, ext string) string {
	if path != "" {
		return path
	}
	name := strings.Join([]string{slug(src.Clinic.Name), kind, src.Input.AsOf.String()}, "-") + ext
	return filepath.Join(filepath.Dir(h.Path), name)
}

// DrawPDF writes the PDF and returns how many characters it could not print.
func DrawPDF(w io.Writer, src export.Source, kind ui.ReportKind) (int, error) {
	stats, err := pdf.Write(w, export.Build(src), pdf.Options{Kind: pdf.Kind(kind)})
	return stats.Substituted, err
}

func writePDF(path string, force bool, src export.Source, kind ui.ReportKind) (substituted int, err error) {
	err = file.Write(path, force, func(w io.Writer) error {
		substituted, err = DrawPDF(w, src, kind)
		return err
	})
	return substituted, err
}

func Everything(w io.Writer, src export.Source) error {
	b, err := json.Everything(src)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// WriteTables writes every table into a folder, which is made if need be. None
// is written while one of the names is taken, unless forced.
func WriteTables(dir string, force bool, rep export.Report) error {
	paths := make([]string, len(Tables))
	for i, t := range Tables {
		paths[i] = filepath.Join(dir, t.name+".csv")
		if _, err := os.Lstat(paths[i]); err == nil && !force {
			return &assessment.Error{Code: assessment.CodeExists, Text: paths[i] + " exists already; choose another folder, or use --force to write over it"}
		}
	}
	// Everything is drawn before the first file is written.
	drawn := make([]bytes.Buffer, len(Tables))
	for i, t := range Tables {
		if err := t.Write(&drawn[i], rep); err != nil {
			return err
		}
	}
	if err := MakeFolder(dir); err != nil {
		return fmt.Errorf("making the folder for the tables: %w", err)
	}
	for i := range Tables {
		err := file.Write(paths[i], force, func(w io.Writer) error {
			_, err := drawn[i].WriteTo(w)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
