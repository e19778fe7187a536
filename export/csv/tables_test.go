package csv_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"clinicready/export"
	"clinicready/export/csv"
	"clinicready/export/exporttest"
)

func rows(t *testing.T, write func(io.Writer, export.Report) error, rep export.Report) [][]string {
	t.Helper()
	var buf bytes.Buffer
	if err := write(&buf, rep); err != nil {
		t.Fatal(err)
	}
	out, err := stdcsv.NewReader(&buf).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// byColumn unguards one row and names its cells.
func byColumn(head, row []string) map[string]string {
	out := map[string]string{}
	for i, c := range head {
		out[c] = csv.Unguard(row[i])
	}
	return out
}

// The columns of answers are a contract with `answer --from`.
func TestAnswerColumns(t *testing.T) {
	want := strings.Split("question,answer,evidence,evidence_date,note,owner,flag,planned_date,reason,person,measure,approver,approved_on,description,review_date,confirmed_by,parts_in_place,missing,vendor_name,vendor_holds_phi,vendor_baa_signed,vendor_report,vendor_period_end,vendor_bridge_letter,vendor_covers,vendor_opinion_ok,vendor_cuec_reviewed,vendor_expires,vendor_last_review", ",")
	if got := csv.AnswerColumns(); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// Every table has a cell for every column, whatever the texts, and no cell
// that a spreadsheet would run.
func TestTablesAreSafe(t *testing.T) {
	tables := map[string]struct {
		write func(io.Writer, export.Report) error
		lines int
	}{
		"findings": {csv.Findings, 11},
		"plan":     {csv.Plan, 11},
		"answers":  {csv.Answers, 20},
		"vendors":  {csv.Vendors, 3},
	}
	rep := export.Build(exporttest.Mixed(exporttest.Hostile).Source())
	for name, tt := range tables {
		t.Run(name, func(t *testing.T) {
			got := rows(t, tt.write, rep)
			if len(got) != tt.lines+1 {
				t.Errorf("%d lines below the first, want %d", len(got)-1, tt.lines)
			}
			for i, row := range got {
				if len(row) != len(got[0]) {
					t.Errorf("line %d has %d cells, want %d", i, len(row), len(got[0]))
				}
				for j, cell := range row {
					if cell != "" && strings.ContainsAny(cell[:1], "=+-@|\t\r\n") {
						t.Errorf("line %d, %s: %q would be run", i, got[0][j], cell)
					}
				}
			}
		})
	}
}

func TestEmptyTables(t *testing.T) {
	rep := export.Build(exporttest.Empty().Source())
	for name, write := range map[string]func(io.Writer, export.Report) error{
		"findings": csv.Findings, "plan": csv.Plan, "answers": csv.Answers, "vendors": csv.Vendors,
	} {
		if got := rows(t, write, rep); len(got) != 1 {
			t.Errorf("%s: %d lines, want the columns alone", name, len(got))
		}
	}
}

func TestAnswersHoldWhatIsRecorded(t *testing.T) {
	rep := export.Build(exporttest.Mixed(exporttest.Hostile).Source())
	got := rows(t, csv.Answers, rep)
	byID := map[string]map[string]string{}
	for _, row := range got[1:] {
		r := byColumn(got[0], row)
		byID[r["question"]] = r
	}
	for _, tt := range []struct{ id, column, want string }{
		{"yes", "answer", "yes"},
		{"yes", "evidence", "2"},
		{"yes", "evidence_date", "2026-11-12"},
		{"yes", "note", exporttest.Hostile("note yes")},
		{"yes", "flag", ""},
		{"no", "flag", "yes"},
		{"bare", "evidence", "0"},
		{"spoken", "evidence", ""},
		{"unanswered", "answer", ""},
		{"unanswered", "note", exporttest.Hostile("note alone")},
		{"planned", "planned_date", "2026-12-22"},
		{"na-short", "reason", "short"},
		{"alternative", "approved_on", "2026-11-19"},
		{"compensating", "confirmed_by", exporttest.Hostile("assessor")},
		{"inherited", "vendor_name", exporttest.Hostile("EHR vendor")},
		{"inherited", "vendor_report", "soc2-type2"},
		{"inherited", "vendor_bridge_letter", ""},
		{"without-baa", "vendor_baa_signed", "no"},
		{"without-baa", "vendor_covers", "yes"},
	} {
		if got := byID[tt.id][tt.column]; got != tt.want {
			t.Errorf("%s, %s: got %q, want %q", tt.id, tt.column, got, tt.want)
		}
	}
}

func TestPlanEndsWithAccepted(t *testing.T) {
	got := rows(t, csv.Plan, export.Build(exporttest.Mixed(exporttest.Plain).Source()))
	last := byColumn(got[0], got[len(got)-1])
	for column, want := range map[string]string{
		"order": "0", "id": "do-optional", "decision": "accept", "phase": "", "due": "", "owner": "",
		"record": "Signed by: the signer; Review on: 20 Feb 2027; Reason: the acceptance",
	} {
		if last[column] != want {
			t.Errorf("%s: got %q, want %q", column, last[column], want)
		}
	}
	first := byColumn(got[0], got[1])
	for column, want := range map[string]string{
		"order": "1", "id": "do-override", "hours": "24", "cost": "$0 to $500", "due": "2027-01-03", "must_have": "",
		"citations": "CC6.1; 45 CFR 164.312(a)(2)(iv)", "risk_now": "very high",
	} {
		if first[column] != want {
			t.Errorf("%s: got %q, want %q", column, first[column], want)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk is gone") }

func TestWriteErrorIsReported(t *testing.T) {
	rep := export.Build(exporttest.Mixed(exporttest.Plain).Source())
	if err := csv.Plan(broken{}, rep); err == nil || !strings.Contains(err.Error(), "disk is gone") {
		t.Errorf("error %v, want that the disk is gone", err)
	}
}
