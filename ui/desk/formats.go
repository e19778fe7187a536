package desk

import (
	"io"
	"slices"

	"clinicready/assessment"
	"clinicready/export"
	"clinicready/export/csv"
	"clinicready/export/json"
	"clinicready/export/markdown"
	"clinicready/export/pdf"
	"clinicready/ui"
)

// Loss is what a format could not carry.
type Loss struct {
	// Substituted counts the characters that stand as a small square.
	Substituted int
}

// format is a row of the table of formats: what it is, and how it is written.
// Whatever leaves the program has its row here, and nothing is listed elsewhere.
type format struct {
	ui.Format
	// word stands for the format in the names of files; "" is the key.
	word  string
	write func(w io.Writer, src export.Source) (Loss, error)
}

// formats in the order in which they are offered.
var formats = []format{
	{
		Format: ui.Format{
			Key: "full", Label: "PDF, full report", Extension: ".pdf", Page: true,
			About: "everything: readiness, risks, plan, action sheets, findings, method, sign-off",
		},
		write: printed(pdf.Full),
	},
	{
		Format: ui.Format{
			Key: "management", Label: "PDF for management", Extension: ".pdf", Page: true,
			About: "cover, one page that stands alone, the plan, sign-off",
		},
		write: printed(pdf.Management),
	},
	{
		Format: ui.Format{
			Key: "csv", Label: "CSV tables", Tables: tableNames(),
			About: "a folder of tables for a spreadsheet: findings, plan, answers, vendors",
		},
		word: "tables",
	},
	{
		Format: ui.Format{
			Key: "json", Label: "JSON", Extension: ".json",
			About: "everything, for other programs and for reading the answers in again",
		},
		word: "export", write: whole(json.Everything),
	},
	{
		Format: ui.Format{
			Key: "md", Label: "Markdown", Extension: ".md",
			About: "the full report as text with headings and tables, for screen readers and editors",
		},
		word: "full", write: report(markdown.Write),
	},
}

// tables are the tables of the CSV export, in the order of `--table`.
var tables = []struct {
	name  string
	write func(io.Writer, export.Report) error
}{
	{"findings", csv.Findings}, {"plan", csv.Plan}, {"answers", csv.Answers}, {"vendors", csv.Vendors},
}

func tableNames() []string {
	out := make([]string, len(tables))
	for i, t := range tables {
		out[i] = t.name
	}
	return out
}

// report draws a report.
func report(write func(io.Writer, export.Report) error) func(io.Writer, export.Source) (Loss, error) {
	return func(w io.Writer, src export.Source) (Loss, error) { return Loss{}, write(w, export.Build(src)) }
}

// printed draws a PDF.
func printed(kind pdf.Kind) func(io.Writer, export.Source) (Loss, error) {
	return func(w io.Writer, src export.Source) (Loss, error) {
		stats, err := pdf.Write(w, export.Build(src), pdf.Options{Kind: kind})
		return Loss{Substituted: stats.Substituted}, err
	}
}

// whole writes a document of data.
func whole(encode func(export.Source) ([]byte, error)) func(io.Writer, export.Source) (Loss, error) {
	return func(w io.Writer, src export.Source) (Loss, error) {
		b, err := encode(src)
		if err != nil {
			return Loss{}, err
		}
		_, err = w.Write(b)
		return Loss{}, err
	}
}

// Formats implements ui.Desk.
func (d *Desk) Formats() []ui.Format { return Formats() }

// Formats are the rows of the table.
func Formats() []ui.Format {
	out := make([]ui.Format, len(formats))
	for i, f := range formats {
		out[i] = f.Format
	}
	return out
}

// FormatByKey returns the format of a key.
func FormatByKey(key string) (ui.Format, bool) {
	f, ok := formatOf(key)
	return f.Format, ok
}

// Keys are the keys of the documents to read, or of the data.
func Keys(page bool) []string {
	var out []string
	for _, f := range formats {
		if f.Page == page {
			out = append(out, f.Key)
		}
	}
	return out
}

func formatOf(key string) (format, bool) {
	i := slices.IndexFunc(formats, func(f format) bool { return f.Key == key })
	if i < 0 {
		return format{}, false
	}
	return formats[i], true
}

// Write writes one document of a format. Of a format that is a folder of
// tables it writes the table that is named.
func Write(w io.Writer, src export.Source, f ui.Format, table string) (Loss, error) {
	for _, t := range tables {
		if table == t.name && slices.Contains(f.Tables, table) {
			return Loss{}, t.write(w, export.Build(src))
		}
	}
	if row, ok := formatOf(f.Key); ok && row.write != nil && table == "" {
		return row.write(w, src)
	}
	return Loss{}, &assessment.Error{Code: assessment.CodeRefused, Text: f.Label + ": there is no such document; name one table"}
}
