package intake_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// What a spreadsheet is given, in the forms in which it hands it back.
const sheet = "question,answer,evidence,note,owner\r\nq1,yes,1,\"José said: \"\"ask, then write\"\"\r\nand again\",Zoë\r\n"

// csv_through_excel: equal text, or a refusal that says what to do in the
// spreadsheet.
func TestThroughASpreadsheet(t *testing.T) {
	for name, file := range map[string]string{
		"as it was":            sheet,
		"byte order mark":      "\xef\xbb\xbf" + sheet,
		"sep=,":                "sep=,\r\n" + sheet,
		"SEP=, behind a mark":  "\xef\xbb\xbfSEP=,\r\n" + sheet,
		"sep=; and semicolons": "sep=;\r\n" + strings.NewReplacer("q1,yes,1,", "q1;yes;1;", "question,answer,evidence,note,owner", "question;answer;evidence;note;owner", "\",Z", "\";Z").Replace(sheet),
		"sep= and a tab":       "sep=\t\r\n" + strings.NewReplacer("q1,yes,1,", "q1\tyes\t1\t", "question,answer,evidence,note,owner", "question\tanswer\tevidence\tnote\towner", "\",Z", "\"\tZ").Replace(sheet),
		"rows that were empty": sheet + ",,,,\r\n,,,,\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			e := one(t, file)
			if e.Note != "José said: \"ask, then write\"\nand again" || e.Owner != "Zoë" {
				t.Errorf("note %q, owner %q", e.Note, e.Owner)
			}
		})
	}
	ansi, err := charmap.Windows1252.NewEncoder().String(sheet)
	if err != nil {
		t.Fatal(err)
	}
	garbled, err := charmap.Windows1252.NewDecoder().String(strings.ReplaceAll(sheet, "\u2019", ""))
	if err != nil {
		t.Fatal(err)
	}
	var wide strings.Builder
	for _, u := range utf16.Encode([]rune("\ufeff" + sheet)) {
		wide.WriteByte(byte(u))
		wide.WriteByte(byte(u >> 8))
	}
	for name, file := range map[string]string{
		"Windows-1252":                  ansi,
		"UTF-8 read as Windows-1252":    garbled,
		"UTF-16":                        wide.String(),
		"a Macintosh's line ends":       "question,answer\rq1,yes\r",
		"semicolons without a sep= row": strings.ReplaceAll("question,answer\r\nq1,yes\r\n", ",", ";"),
		"a day of the United States":    "question,answer,evidence_date\r\nq1,yes,1/5/2026\r\n",
		"a day of Europe":               "question,answer,evidence_date\r\nq1,yes,05.01.2026\r\n",
		"a day with its hour":           "question,answer,evidence_date\r\nq1,yes,1/5/26 0:00\r\n",
		"a day as a number":             "question,answer,evidence_date\r\nq1,yes,46027\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := load(t, file)
			if err == nil || !strings.Contains(err.Error(), "spreadsheet") || !strings.HasPrefix(err.Error(), "f:") {
				t.Errorf("got %v", err)
			}
		})
	}
}
