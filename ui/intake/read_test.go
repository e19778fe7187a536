package intake_test

import (
	"errors"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/questionnaires"
	"clinicready/ui/intake"
)

// refusals are files that are refused for their form, each with every line
// that the person is told.
var refusals = []struct {
	name, file string
	want       []string
}{
	{"empty file", "", []string{"f: the file is empty; its first line names the columns question and answer"}},
	{"head alone", "question,answer\n", []string{"f: the file holds no answers; write one line a question"}},
	{"no answer column", "question\nq1\n", []string{"f:1: column answer: this column is missing; the first line names question and answer at least"}},
	{"semicolons", "question;answer\nq1;yes\n", []string{"f:1: the columns are not divided by commas; in the spreadsheet, save the file as \"CSV UTF-8 (comma delimited)\""}},
	{"column twice", "question,answer,note,Note\nq1,yes,a,b\n", []string{"f:1: column note: it is named twice; keep one"}},
	{"cell without a column", "question,answer,\nq1,yes,\nq2,no,stray\n", []string{"f:3: \"stray\" stands under a column without a name; name it or remove it"}},
	{"too few cells", "question,answer,note\nq1,yes\n", []string{"f:2: 2 cells where the first line has 3; put quotes around a cell that holds a comma"}},
	{"too many cells", "question,answer\nq1,yes,more\n", []string{"f:2: 3 cells where the first line has 2; put quotes around a cell that holds a comma"}},
	{"stray quotation mark", "question,answer\nq1,y\"es\nq2,maybe\n", []string{
		"f:2: a quotation mark stands where none can; write two of them inside a quoted cell",
		"f:3: column answer: \"maybe\" is not an answer; use yes, partly, no, planned, dont_know, na, alternative, compensating or inherited",
	}},
	{"not UTF-8", "question,answer\nq1,yes\nq2,\xff\n", []string{"f:3: this line is not UTF-8 text; in the spreadsheet, save the file as \"CSV UTF-8 (comma delimited)\""}},
	{"UTF-16", "q\x00u\x00", []string{"f:1: this line is not UTF-8 text; in the spreadsheet, save the file as \"CSV UTF-8 (comma delimited)\""}},
	{"every bad line", "question,answer,evidence,evidence_date\nq1,perhaps,,\nq2,yes,3,\nq3,yes,2,11/22/2026\nq4,yes,1,2026-02-30\n,yes,,\nnope,partly,,\nq8,partly,,\n", []string{
		"f:2: column answer: \"perhaps\" is not an answer; use yes, partly, no, planned, dont_know, na, alternative, compensating or inherited",
		"f:3: column evidence: \"3\" is not 0, 1 or 2; use 0 nothing, 1 a policy or setting, 2 that and dated records, or leave it empty",
		"f:4: column evidence_date: \"11/22/2026\" is how a spreadsheet shows a day; format the column as YYYY-MM-DD there",
		"f:5: column evidence_date: \"2026-02-30\" is not a date; write it as YYYY-MM-DD",
		"f:6: column question: it is empty; write the id of a question, as \"questions list\" shows them",
		"f:7: column question: \"nope\" is not a question of this assessment; \"questions list\" shows them all",
		"f:8: column answer: q8 has no partly; use yes or no",
	}},
	{"duplicate question", "question,answer\nq1,yes\n\nq1,no\n", []string{"f:4: column question: q1 stands on line 2 already; keep one of them"}},
	{"line of a quoted cell", "question,answer,note\nq1,yes,\"two\nlines\"\nq2,maybe,x\n", []string{
		"f:4: column answer: \"maybe\" is not an answer; use yes, partly, no, planned, dont_know, na, alternative, compensating or inherited",
	}},
	{"no answer, but evidence", "question,answer,evidence\nq1,,1\n", []string{"f:2: column answer: it is empty, but evidence is given; write the answer, or empty the rest"}},
	{"yes/no cell", "question,answer,flag\nq1,yes,maybe\n", []string{"f:2: column flag: \"maybe\" is not yes, no or unknown"}},
	{"vendor cells without a name", "question,answer,vendor_baa_signed\nq1,inherited,yes\n", []string{"f:2: column vendor_name: it is empty, but vendor_baa_signed is given; name the vendor"}},
	{"kind of report", "question,answer,vendor_name,vendor_report\nq1,inherited,Cloud,soc 2\n", []string{
		"f:2: column vendor_report: \"soc 2\" is not a kind of report; use soc1, soc2-type1, soc2-type2, soc3, hitrust-i1, hitrust-r2 or none",
	}},
	{"long note", "question,answer,note\nq1,yes," + strings.Repeat("x", 10001) + "\n", []string{"f:2: column note: 10001 characters; at most 10000 are kept, shorten it"}},
	{"long name", "question,answer,owner\nq1,yes," + strings.Repeat("x", 301) + "\n", []string{"f:2: column owner: 301 characters; at most 300 are kept, shorten it"}},
	{"JSON: no list", `{"schema":1}`, []string{`f: there is no list "answers" in this file; write it as {"answers": [{"question": ..., "answer": ...}]}`}},
	{"JSON: list is text", "{\"answers\":\n\"q1\"}", []string{"f:2: \"answers\" is not a list; write it as [{\"question\": ..., \"answer\": ...}]"}},
	{"JSON: element is not an object", "[\n{\"question\":\"q1\",\"answer\":\"yes\"},\n[1,{\"a\":2}],\n\"x\"]", []string{
		"f:3: an answer is an object with question and answer",
		"f:4: an answer is an object with question and answer",
	}},
	{"JSON: values", "[{\"question\":\"q1\",\n\"answer\":\"perhaps\",\n\"note\":[1],\n\"color\":1,\n\"answer\":\"yes\"}]", []string{
		"f:2: column answer: \"perhaps\" is not an answer; use yes, partly, no, planned, dont_know, na, alternative, compensating or inherited",
		"f:3: column note: its value is a list or an object; write text, a number, true or false",
		"f:5: column answer: it is given twice; keep one",
	}},
	{"JSON: two lists", "{\"answers\":[{\"question\":\"q1\",\"answer\":\"yes\"}],\n\"answers\":[{\"question\":\"q1\",\"answer\":\"no\"}]}", []string{"f:2: \"answers\" stands here for the second time; keep one"}},
	{"JSON: two spellings", "{\"answers\":[{\"question\":\"q1\",\"answer\":\"yes\"}],\n\"Answers\":[]}", []string{"f:2: \"Answers\" stands here for the second time; keep one"}},
	{"JSON: a question twice", "[{\"question\":\"q1\",\"answer\":\"yes\"},\n{\"question\":\"q1\",\"answer\":\"no\"}]", []string{"f:2: column question: q1 stands on line 1 already; keep one of them"}},
	{"names that look the same", "question,answer,owner\nq1,yes,Sam\nq2,yes,S\u202eam\n", []string{"f:3: column owner: Sam differs from the name on line 2 only by characters that cannot be seen; type both again"}},
	{"JSON: something after", `[{"question":"q1","answer":"yes"}] x`, []string{"f:1: this is not valid JSON"}},
	{"JSON: torn", "[{\"question\":\"q1\",\n\"answer\":", []string{"f:2: this is not valid JSON"}},
}

func TestReadRefuses(t *testing.T) {
	for _, c := range refusals {
		t.Run(c.name, func(t *testing.T) {
			_, err := load(t, c.file)
			var ps intake.Problems
			if !errors.As(err, &ps) {
				t.Fatalf("got %v, want Problems", err)
			}
			for i, want := range c.want {
				found := false
				for _, p := range ps.List {
					found = found || strings.HasPrefix(p.Error(), want)
				}
				if !found {
					t.Errorf("problem %d is missing: %s\ngot:\n%v", i+1, want, err)
				}
			}
		})
	}
}

// A file that is one byte too large is refused by its size, not read in part.
func TestReadRefusesSize(t *testing.T) {
	file := "question,answer\n" + strings.Repeat(" ", intake.MaxBytes)
	_, err := load(t, file)
	if err == nil || err.Error() != "f: the file is larger than 64 MiB; split it" {
		t.Errorf("got %v", err)
	}
}

// load reads a file and checks it against the questions q1 to q8.
func load(t *testing.T, file string) (*intake.Answers, error) {
	t.Helper()
	set, err := questionnaires.Combine(examplePack(t, "a"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := intake.ReadAnswers(t.Context(), "f", strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return f, f.Check(set, assessment.DateOf(now))
}

func day(t *testing.T, s string) assessment.Date {
	t.Helper()
	d, err := assessment.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func one(t *testing.T, file string) intake.Entry {
	t.Helper()
	f, err := load(t, file)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Entries) != 1 {
		t.Fatalf("%d entries, want 1", len(f.Entries))
	}
	return f.Entries[0]
}

func TestReadTolerates(t *testing.T) {
	for name, file := range map[string]string{
		"byte order mark":      "\xef\xbb\xbfquestion,answer\nq1,yes\n",
		"any order and case":   "Answer, QUESTION \nYES,q1\n",
		"CRLF":                 "question,answer\r\nq1,yes\r\n",
		"empty lines":          "\nquestion,answer\n\n,\nq1,yes\n,\n",
		"empty unnamed column": "question,answer,,\nq1,yes,,\n",
		"no last line end":     "question,answer\nq1,yes",
		"JSON list":            `[{"question":"q1","answer":"yes"}]`,
		"JSON null and extra":  `{"schema":1,"r":{"x":[1]},"answers":[{"question":"q1","answer":"yes","note":null}]}`,
		"control characters":   "question,answer\n\"q1\x1b\",y\u200bes\n",
	} {
		t.Run(name, func(t *testing.T) {
			e := one(t, file)
			if e.Question != "q1" || e.Answer.Kind != assessment.Yes || !e.Answered {
				t.Errorf("got %+v", e)
			}
			if e.Answer.Evidence != assessment.EvidenceNotGiven {
				t.Errorf("evidence is %v, want not given", e.Answer.Evidence)
			}
		})
	}
}

func TestReadValues(t *testing.T) {
	e := one(t, `question,answer,evidence,evidence_date,note,owner,flag,reason,vendor_name,vendor_holds_phi,vendor_baa_signed,vendor_report,vendor_covers
q1,yes,2,2026-01-05,"'=1+1
second line",Sam,TRUE,'-,Cloud,0,1,"SOC 2, Type II",unknown
`)
	if e.Note != "=1+1\nsecond line" || e.Answer.Reason != "-" {
		t.Errorf("the guard was not taken off: note %q, reason %q", e.Note, e.Answer.Reason)
	}
	if e.Answer.Evidence != assessment.EvidenceRecords || e.Answer.EvidenceDate != day(t, "2026-01-05") {
		t.Errorf("evidence %v of %s", e.Answer.Evidence, e.Answer.EvidenceDate)
	}
	if e.Owner != "Sam" || e.Flag != assessment.True {
		t.Errorf("owner %q, flag %v", e.Owner, e.Flag)
	}
	v := e.Vendor
	if v == nil || v.Given["holds_phi"] != "no" || v.Given["baa_signed"] != "yes" || v.Given["report"] != "soc2-type2" {
		t.Fatalf("vendor %+v", v)
	}
	_, opinion := v.Given["opinion_ok"]
	_, expires := v.Given["expires"]
	if opinion || expires || e.Answer.VendorCovers != assessment.False {
		t.Errorf("an empty cell became a value, or an unknown cover was not kept: %+v", v)
	}
}

func TestReportSpellings(t *testing.T) {
	for text, want := range map[string]assessment.ReportKind{
		"soc1": assessment.ReportSOC1, "SOC 1 Type 2": assessment.ReportSOC1, "soc2-type1": assessment.ReportType1,
		"Type I": assessment.ReportType1, "soc2-type2": assessment.ReportType2, "SOC 2 Type II": assessment.ReportType2,
		"type2": assessment.ReportType2, "soc2_type2": assessment.ReportType2, "soc3": assessment.ReportSOC3,
		"HITRUST r2": assessment.ReportHTr2, "hitrust-i1": assessment.ReportHTi1, "none": assessment.NoReport,
	} {
		e := one(t, "question,answer,vendor_name,vendor_report\nq1,inherited,Cloud,"+text+"\n")
		if got := assessment.ReportKind(e.Vendor.Given["report"]); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
