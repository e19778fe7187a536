package plain

import (
	"fmt"
	"io"
	"strings"

	"clinicready/export"
)

// WriteResults draws where a clinic stands as lines of text.
func WriteResults(w io.Writer, r export.Report) {
	line := func(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
	line("")
	line("%s · %s · as of %s", r.Cover.Clinic, r.Cover.Assessment, r.Cover.AsOf.Text)
	line("coverage %s, %s", r.Cover.Coverage.Text, r.Cover.Confidence)
	for _, f := range r.Summary.Frameworks {
		line("")
		line("%s", f.Name)
		three := fmt.Sprintf("in place %s, in place and documented %s, with records %s", f.InPlace.Text, f.Documented.Text, f.WithRecords.Text)
		if f.Provisional != "" {
			three += "; " + f.Provisional
		}
		line("%s", Hang("  "+three, 2))
		for _, v := range f.Verdicts {
			line("%s", Hang(fmt.Sprintf("  %s: %s (%s)", v.Label, v.Word, v.RestsOn), 4))
			for _, why := range v.Reasons {
				text := "    - " + why.Text
				if why.Question != "" {
					text += ": " + why.Question
				}
				if why.Lift != "" {
					text += " (" + why.Lift + ")"
				}
				line("%s", Hang(text, 6))
			}
		}
		if f.Note != "" {
			line("%s", Hang("  "+f.Note, 2))
		}
	}
	line("")
	WriteTable(w, groupTable(r.Readiness))
	line("")
	var levels []string
	for _, l := range r.Risk.Before.Levels {
		levels = append(levels, fmt.Sprintf("%s %d", l.Level.Word, l.Count))
	}
	line("Risk: %d points; %s", r.Risk.Before.Points, strings.Join(levels, ", "))
	for _, note := range append([]string{r.Summary.Gaps}, r.Summary.Notes...) {
		if note != "" {
			line("%s", wrap(note))
		}
	}
}

// groupTable is every group with its percentages.
func groupTable(r export.Readiness) Table {
	t := Table{Head: []string{"group", "in place", "documented", "records", "coverage"}, Right: []bool{false, true, true, true, true}}
	for _, rows := range [][]export.BarRow{r.Overall, r.Series, r.Families} {
		for _, b := range rows {
			// A series is known by its id; every other group by its name.
			label := b.Title
			if len(b.ID) <= 3 && b.ID != "all" {
				label = b.ID + " " + b.Title
			}
			t.Rows = append(t.Rows, []string{label, b.InPlace.Text, b.Documented.Text, b.WithRecords.Text, b.Coverage.Text})
		}
	}
	return t
}
