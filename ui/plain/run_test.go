package plain_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
	"clinicready/questionnaires"
	"clinicready/ui"
	"clinicready/ui/help"
	"clinicready/ui/plain"
)

// blessing reports whether the transcripts are to be written and not only
// compared: `make bless` sets the variable.
func blessing() bool { return os.Getenv("CLINICREADY_BLESS") != "" }

// run types lines and returns what a person then reads.
func run(t testing.TB, d ui.Desk, path string, lines ...string) string {
	t.Helper()
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeFull)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	in := strings.NewReader(strings.Join(lines, "\n") + "\n")
	err = plain.Run(context.Background(), d, plain.Options{In: in, Out: &out, Path: path, Actor: "Dana", Scope: scope, Echo: true})
	if err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	return out.String()
}

// made is a desk with one clinic, at path "Oak.clinic".
func made(t testing.TB) *fakeDesk {
	t.Helper()
	d := newDesk(t)
	run(t, d, "", "n", "Oak", "", "", "", "", "", "", "", "")
	if d.stores["Oak.clinic"] == nil {
		t.Fatal("no clinic was made")
	}
	return d
}

// first is what is recorded about the first question, read again from the store.
func first(t testing.TB, d *fakeDesk) *assessment.QuestionState {
	t.Helper()
	s, err := session.Open(context.Background(), d.stores["Oak.clinic"], clock)
	if err != nil {
		t.Fatal(err)
	}
	return s.Clinic().Assessments[0].State("risk-analysis")
}

// Each transcript is one sitting: what is typed stands behind the prompts.
func TestTranscripts(t *testing.T) {
	for _, c := range []struct {
		name  string
		fresh bool
		lines []string
	}{
		{"new-clinic-to-report", true, []string{
			"?", "n", "", "Oak Street", "4", "Dr. Lee", "9", "six", "6", "yes", "no", "yes", "theft", "back", // the clinic
			"2 5", "9", "", "3", "2", "2", // the scope
			"1", "c", "", "3", "4", // every question
			"2", "3", "4", "2", "", "back", "quit", // what comes of it
		}},
		{"walk", false, []string{
			"1", "?", "maybe", "back", "2", "The new scanner is not in it", "3", "x", "b", "skip", "", "next", "list", "find laptop", "find nothing of it",
			"go 1", "go vendor-reports", "go 9", "more", "note", "", "note see binder 3", "owner", "Sam", "flag", "undo", "undo", "menu", "quit",
		}},
		{"claims", false, []string{
			"1", "go 2", "5", "none here", "", // not applicable, incomplete
			"go 2", "5", "We have no laptops at all, only locked PCs.", "Dr. Lee",
			"go 2", "6", "c", "a", "Locked cabinets", "No encryption is offered", "Dr. Lee", "2026-13-01", "2026-10-01", "b",
			"go 3", "6", "C", "A second reader", "Sam", "2027-01-01", "Alex", "b",
			"walk", "go 3", "5", "inherited", "", "Cloud EHR", "yes", "yes", "4", "2026-06-30", "no", "yes", "maybe", "yes", "1 Oct 2026", "yes",
			"walk", "go 3", "6", "i", "1", "", "walk", "go 3", "6", "back", "6", "i", "back", "6", "i", "cloud ehr", "no", "walk", "go 3", "6", "planned", "2027-02-01", "Sam", "quit",
		}},
		{"scope-and-facts", false, []string{
			"5", "2", "", "", "", "We never promised availability", "5", "", "", "", "6", "yes", "back", "7", "Dr. Lee", "1", "3", "menu", "back", "1", "quit",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, path := made(t), "Oak.clinic"
			if c.fresh {
				d, path = newDesk(t), ""
			}
			got := run(t, d, path, c.lines...)
			golden(t, c.name, got)
			invariants(t, got)
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if blessing() {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		line, is, was := firstDifference(got, string(want))
		t.Errorf("the transcript differs from %s at line %d:\n got  %s\n want %s\n"+
			"Where a prompt came or went, give the lines of this test one answer more or less; then `make bless` writes it. The whole:\n%s", file, line, is, was, got)
	}
}

// firstDifference is the first line that two texts do not share, from 1: after
// a prompt that is new every line differs, and only the first says why.
func firstDifference(got, want string) (n int, is, was string) {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for n < len(g) && n < len(w) && g[n] == w[n] {
		n++
	}
	if n < len(g) {
		is = g[n]
	}
	if n < len(w) {
		was = w[n]
	}
	return n + 1, is, was
}

// invariants hold for every transcript, whatever a golden says.
func invariants(t *testing.T, text string) {
	t.Helper()
	if !strings.HasSuffix(text, "Everything is saved.\n") {
		t.Error("it does not end by saying that everything is saved")
	}
	for i, line := range strings.Split(text, "\n") {
		if strings.ContainsAny(line, "\x1b\r\a") {
			t.Errorf("line %d holds a control character: %q", i+1, line)
		}
		// A prompt stands on one line with what was typed behind it.
		prompt := strings.Contains(line, ": ") || strings.Contains(line, ") ")
		if len([]rune(line)) > 80 && !prompt {
			t.Errorf("line %d is wider than 80: %s", i+1, line)
		}
	}
}

// The explainers can be read at every prompt that has help, and change nothing.
func TestHelpExplains(t *testing.T) {
	d := made(t)
	before := events(t, d)
	subjects := help.Explainers()
	typed := []string{"? list", "?bridge", "help breach notices", "? peer review", "? zeppelin", "? 99999"}
	for i := range subjects {
		typed = append(typed, "? "+strconv.Itoa(i+1))
	}
	asked := slices.Concat(typed, []string{"1"}, typed, []string{"menu", "quit"})
	out := run(t, d, "Oak.clinic", asked...)
	invariants(t, out)
	for i, e := range subjects {
		if n := strings.Count(out, fmt.Sprintf("\n%4d  %s\n", i+1, e.Title)); n != 2 {
			t.Errorf("%q is listed %d times", e.Title, n)
		}
		if n := strings.Count(out, plain.Explained(e)+"\n"); n < 2 {
			t.Errorf("%q is shown %d times, at two prompts", e.Title, n)
		}
	}
	for _, want := range []string{"assurance until now. A", "1 license: In which State", `nothing about "zeppelin"; ? list shows the subjects.`, `nothing about "99999"`} {
		if strings.Count(out, want) < 2 {
			t.Errorf("%q is not shown at both prompts", want)
		}
	}
	if after := events(t, d); after != before {
		t.Errorf("reading help wrote %d events", after-before)
	}
	home := run(t, d, "", "?", "? 1", "help list", "quit")
	for _, want := range []string{"? list\nshows the subjects.", plain.Explained(subjects[0]), "   1  " + subjects[0].Title} {
		if !strings.Contains(home, want) {
			t.Errorf("at the list of clinics it does not say %q", want)
		}
	}
}

// The end of the input in the middle of a question saves what was said to be
// saved, and nothing else.
func TestEndOfInput(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  assessment.AnswerKind
	}{
		"before the evidence": {[]string{"1", "1"}, assessment.Unanswered},
		"after the evidence":  {[]string{"1", "1", "b"}, assessment.Yes},
		"before the date":     {[]string{"1", "1", "c"}, assessment.Unanswered},
		"at once":             {nil, assessment.Unanswered},
		"no evidence to ask":  {[]string{"1", "3"}, assessment.No},
	} {
		t.Run(name, func(t *testing.T) {
			d := made(t)
			out := run(t, d, "Oak.clinic", c.lines...)
			if got := first(t, d).Answer.Kind; got != c.want {
				t.Errorf("recorded %q, want %q\n%s", got, c.want, out)
			}
		})
	}
}

// A failed save says so, keeps the answer, and is tried again when asked.
func TestNotSaved(t *testing.T) {
	full := &assessment.Error{Code: assessment.CodeFull, Text: "not saved: disk is full; free some space and try again"}
	d := made(t)
	d.begin = func(st *storetest.Memory) { st.FailNext(full); st.FailNext(full) }
	out := run(t, d, "Oak.clinic", "1", "3", "", "", "quit")
	if strings.Count(out, "NOT SAVED: not saved: disk is full") != 2 || strings.Count(out, "Saved.") != 1 {
		t.Errorf("it said:\n%s", out)
	}
	if got := first(t, d).Answer.Kind; got != assessment.No {
		t.Errorf("after the retry %q is recorded", got)
	}

	d = made(t)
	d.begin = func(st *storetest.Memory) { st.FailNext(full) }
	out = run(t, d, "Oak.clinic", "1", "3", "quit")
	if !strings.Contains(out, "The last change was not saved.") || strings.Contains(out, "Saved.\n") {
		t.Errorf("it said:\n%s", out)
	}
	if got := first(t, d).Answer.Kind; got != assessment.Unanswered {
		t.Errorf("without a retry %q is recorded", got)
	}
}

// When another program was first, the answer stands on top of what that
// program saved.
func TestMoved(t *testing.T) {
	d := made(t)
	d.begin = func(st *storetest.Memory) { st.FailNext(assessment.ErrMoved) }
	out := run(t, d, "Oak.clinic", "1", "3", "quit")
	if strings.Contains(out, "NOT SAVED") || first(t, d).Answer.Kind != assessment.No {
		t.Errorf("it said:\n%s", out)
	}
}

func TestReadOnly(t *testing.T) {
	d := made(t)
	d.begin = func(st *storetest.Memory) { st.SetReadOnly("another clinicready has it open") }
	out := run(t, d, "Oak.clinic", "1", "3", "quit")
	if !strings.Contains(out, "READ-ONLY: another clinicready has it open. Nothing can be saved.") || strings.Contains(out, "Saved.") {
		t.Errorf("it said:\n%s", out)
	}
}

// What is typed is cleaned: no note can drive a terminal later.
func TestCleansNotes(t *testing.T) {
	d := made(t)
	run(t, d, "Oak.clinic", "1", "note", "a\x1b[2Jb\u202ec", "quit")
	if got := first(t, d).Note; got != "abc" {
		t.Errorf("recorded %q", got)
	}
}

func TestExport(t *testing.T) {
	d := made(t)
	d.taken["beside.management"], d.taken["beside.full"] = true, true
	out := run(t, d, "Oak.clinic", "4", "2", "", "no", "4", "2", "", "yes", "4", "3", "tables", "4", "", "", "", "quit")
	if len(d.written) != 2 || !d.written[0].Force || d.written[0].Format != "management" || d.written[1].Format != "csv" {
		t.Errorf("written %+v\n%s", d.written, out)
	}
}

// A clinic file that cannot be opened is told, and the list comes again.
func TestMissingClinic(t *testing.T) {
	d := made(t)
	delete(d.stores, "Oak.clinic")
	out := run(t, d, "", "1", "7", "quit")
	if !strings.Contains(out, "there is no clinic file Oak.clinic.") || !strings.Contains(out, `"7" is not a choice`) {
		t.Errorf("it said:\n%s", out)
	}
}

// Whatever is typed: no panic, an end, and a journal that can be read, in
// which every "Saved." is an event.
func FuzzLines(f *testing.F) {
	f.Add("1\n1\nc\n\n3\nundo\nback\nlist\nmenu\n2\n3\n4\n\n\nquit\n")
	f.Add("1\n5\nreason\nback\n6\na\na\nb\nc\n2026-01-01\n1\ngo 3\n6\ni\nV\n\n\n6\na\n\n\n\n")
	f.Add("5\n2,3\n\n3\n1\n2\nwhy\n6\nyes\nback\n7\nname\nback\nn\nX\n")
	f.Fuzz(func(t *testing.T, typed string) {
		if strings.Count(typed, "\n") > 200 {
			return
		}
		d := made(t)
		before := events(t, d)
		out := run(t, d, "Oak.clinic", strings.Split(typed, "\n")...)
		if said := strings.Count(out, "\nSaved.\n"); events(t, d)-before < int64(said) {
			t.Errorf("%d times saved, %d events:\n%s", said, events(t, d)-before, out)
		}
	})
}

func events(t testing.TB, d *fakeDesk) int64 {
	t.Helper()
	j, err := d.stores["Oak.clinic"].Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return j.Head.Count
}

// An assessment under an older version of the embedded pack is offered the
// newer one, told what it changes, and moved only by the word.
func TestNewerQuestions(t *testing.T) {
	d := newDesk(t)
	d.packs[0].ID, d.packs[0].Version = "clinicready", "0.9.0"
	version := questionnaires.EmbeddedPacks()[0].Version
	packs := func() string {
		s, err := session.Open(context.Background(), d.stores["Oak.clinic"], clock)
		if err != nil {
			t.Fatal(err)
		}
		return help.PackWords(s.Clinic().Assessments[0].Packs)
	}
	run(t, d, "", "n", "Oak", "", "", "", "", "", "", "", "")
	run(t, d, "Oak.clinic", "1", "3", "quit")
	out := run(t, d, "Oak.clinic", "newer", "", "quit")
	for _, want := range []string{
		"9  newer    newer questions are there: clinicready " + version + " is newer than 0.9.0",
		"From clinicready 0.9.0 to clinicready " + version + ".", "3 are no longer asked here.", "1 of those has an answer; it stays in the record",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	if got := packs(); got != "clinicready 0.9.0" {
		t.Errorf("Enter moved to %s", got)
	}
	run(t, d, "Oak.clinic", "9", "move", "quit")
	if got := packs(); got != "clinicready "+version {
		t.Errorf("after the move: %s", got)
	}
	if out := run(t, d, "Oak.clinic", "9", "quit"); strings.Contains(out, "newer    ") || !strings.Contains(out, "This assessment has the newest questions") {
		t.Errorf("it said:\n%s", out)
	}
}

// What is usual for a kind of clinic is filled in and said; leaving the set-up
// makes nothing, and says so.
func TestKindOfClinic(t *testing.T) {
	d := newDesk(t)
	out := run(t, d, "", "n", "Oak", "4", "", "", "", "", "", "", "")
	for _, want := range []string{"Usual for dental, and filled in:", "minors.", "Not usual, filled in as no, and so not asked about:"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	s, err := session.Open(context.Background(), d.stores["Oak.clinic"], clock)
	if err != nil {
		t.Fatal(err)
	}
	if p := s.Clinic().Assessments[0].Profile; p["minors"] != "yes" || p["psychotherapy_notes"] != "no" {
		t.Errorf("profile %v", p)
	}
	for _, word := range []string{"back", "quit"} {
		d := newDesk(t)
		if out := run(t, d, "", "n", "Elm", word); !strings.Contains(out, "No clinic was made") || len(d.stores) > 0 {
			t.Errorf("after %s, %d clinics:\n%s", word, len(d.stores), out)
		}
	}
}
