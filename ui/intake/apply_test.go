package intake_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/storetest"
	"clinicready/questionnaires"
	"clinicready/ui/intake"
)

// now is the day of entry in these tests.
var now = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// examplePack reads one of the packs of the worked examples.
func examplePack(t testing.TB, name string) questionnaires.Pack {
	t.Helper()
	p, err := questionnaires.LoadDir(os.DirFS("../cli/testdata/packs/"+name), name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// clinic is a clinic in memory with one assessment.
func clinic(t testing.TB, pack questionnaires.Pack) (*session.Session, *assessment.Assessment) {
	t.Helper()
	ctx := context.Background()
	s, ch, err := session.Create(ctx, storetest.NewMemory("c1"), func() time.Time { return now }, "tester", session.NewClinicSpec{Name: "Clinic"})
	if err != nil {
		t.Fatal(err)
	}
	commit(t, s, ch)
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeFull)
	if err != nil {
		t.Fatal(err)
	}
	ch, err = s.OpenAssessment(session.OpenSpec{Title: "Audit", Kind: assessment.SelfAudit, Scope: scope, Packs: []questionnaires.Pack{pack}})
	if err != nil {
		t.Fatal(err)
	}
	commit(t, s, ch)
	return s, s.Clinic().Assessments[0]
}

func commit(t testing.TB, s *session.Session, ch *session.Change) {
	t.Helper()
	if err := s.Commit(context.Background(), ch); err != nil {
		t.Fatal(err)
	}
}

// record reads, checks and applies a file.
func record(t testing.TB, s *session.Session, a *assessment.Assessment, file string) (intake.Applied, error) {
	t.Helper()
	f, err := intake.ReadAnswers(context.Background(), "f", strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Check(s.Set(a), s.Today()); err != nil {
		return intake.Applied{}, err
	}
	ch, done, err := f.Apply(s, a)
	if err != nil {
		t.Fatal(err)
	}
	commit(t, s, ch)
	return done, nil
}

// What can only be known with the questions at hand is refused with every bad
// line named, and nothing is recorded.
func TestCheckRefuses(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       []string
	}{
		{"unknown question", "question,answer\nq1,yes\nnope,yes\n", []string{`f:3: column question: "nope" is not a question of this assessment; "questions list" shows them all`}},
		{"Partly without an anchor", "question,answer\nq1,partly\nq2,partly\n", []string{`f:2: column answer: q1 has no partly; use yes or no`}},
		{"evidence from tomorrow", "question,answer,evidence,evidence_date\nq1,yes,2,2026-11-23\nq2,partly,2,2026-11-22\n", []string{
			`f:2: column evidence_date: 2026-11-23 is after today, 2026-11-22; write the day of the record`,
		}},
		{"two words on one vendor", "question,answer,vendor_name,vendor_baa_signed\nq1,inherited,Cloud,yes\nq2,inherited,cloud,no\n", []string{
			`f:3: column vendor_baa_signed: "no", but line 2 says "yes" of cloud; let both lines say the same`,
		}},
		{"three bad lines", "question,answer,evidence_date\nnope,yes,\nq1,partly,\nq2,yes,2027-01-01\n", []string{"f:2: ", "f:3: ", "f:4: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, a := clinic(t, examplePack(t, "a"))
			head := s.Clinic().Head
			_, err := record(t, s, a, c.file)
			if err == nil {
				t.Fatal("it was accepted")
			}
			lines := strings.Split(err.Error(), "\n")
			if len(lines) != len(c.want) {
				t.Fatalf("%d problems, want %d:\n%v", len(lines), len(c.want), err)
			}
			for i, want := range c.want {
				if !strings.HasPrefix(lines[i], want) {
					t.Errorf("got  %s\nwant %s", lines[i], want)
				}
			}
			if s.Clinic().Head != head {
				t.Error("something was recorded")
			}
		})
	}
}

func TestApplyKeepsIncompleteClaims(t *testing.T) {
	s, a := clinic(t, examplePack(t, "a"))
	done, err := record(t, s, a, "question,answer,reason\nq6,na,too short\nq1,planned,\nq3,yes,\n")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, i := range done.Incomplete {
		ids = append(ids, i.Question)
	}
	if done.Answers != 3 || !slices.Equal(ids, []string{"q6", "q1"}) {
		t.Errorf("%d answers, incomplete %v", done.Answers, done.Incomplete)
	}
	if got := s.Clinic().Assessments[0].State("q6").Answer.Reason; got != "too short" {
		t.Errorf("the claim was not kept as typed: %q", got)
	}
}

// One file is one transaction: its answers, its vendors and its people.
func TestApplyIsOneChange(t *testing.T) {
	s, a := clinic(t, examplePack(t, "b"))
	before := s.Clinic().Head.Count
	file, err := os.ReadFile("../cli/testdata/packs/b/answers.csv")
	if err != nil {
		t.Fatal(err)
	}
	done, err := record(t, s, a, string(file))
	if err != nil {
		t.Fatal(err)
	}
	c := s.Clinic()
	if done.Answers != 8 || c.Head.Count == before {
		t.Errorf("%d answers, %d events", done.Answers, c.Head.Count-before)
	}
	if len(c.Vendors) != 3 || len(done.NewVendors) != 3 {
		t.Errorf("vendors %v, new %v", c.Vendors, done.NewVendors)
	}
	want := []assessment.Person{{Name: "Alex Assessor", Role: assessment.RoleAssessor}}
	if !slices.Equal(c.People, want) {
		t.Errorf("people %v, want %v", c.People, want)
	}
	// The same file again says nothing new.
	after := c.Head.Count
	if _, err := record(t, s, a, string(file)); err != nil {
		t.Fatal(err)
	}
	if got := s.Clinic().Head.Count; got != after {
		t.Errorf("the same file again made %d events", got-after)
	}
}

// A vendor that the register knows needs its name alone; cells that are given
// update it, and what it covers goes to the register only if it does not know.
func TestApplyVendors(t *testing.T) {
	s, a := clinic(t, examplePack(t, "b"))
	for _, file := range []string{
		"question,answer,vendor_name,vendor_holds_phi,vendor_baa_signed,vendor_covers\nq4,inherited,Cloud EHR,yes,yes,yes\n",
		"question,answer,vendor_name,vendor_covers,vendor_report\nq5,inherited,cloud  ehr,,\nq6,inherited,Cloud EHR,no,type2\n",
	} {
		if _, err := record(t, s, a, file); err != nil {
			t.Fatal(err)
		}
	}
	c := s.Clinic()
	if len(c.Vendors) != 1 {
		t.Fatalf("vendors %v", c.Vendors)
	}
	v := c.Vendors[0]
	if v.BAASigned != assessment.True || v.Report != assessment.ReportType2 || v.Covers != assessment.True {
		t.Errorf("vendor %+v", v)
	}
	as := c.Assessments[0]
	for id, want := range map[string]assessment.Tri{"q4": assessment.True, "q5": assessment.Unknown, "q6": assessment.False} {
		if got := as.State(id).Answer.VendorCovers; got != want {
			t.Errorf("%s covers %v, want %v", id, got, want)
		}
	}
}

// Whoever confirms keeps the role that the register gives.
func TestApplyKeepsRoles(t *testing.T) {
	s, a := clinic(t, examplePack(t, "b"))
	ch, err := s.SetPerson(assessment.Person{Name: "Dana", Role: assessment.RoleClinic})
	if err != nil {
		t.Fatal(err)
	}
	commit(t, s, ch)
	done, err := record(t, s, a, "question,answer,evidence,description,owner,review_date,confirmed_by\nq8,compensating,1,A second lock,Sam,2027-03-01,dana\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(done.NewPeople) != 0 || len(done.Incomplete) != 1 {
		t.Errorf("new people %v, incomplete %v", done.NewPeople, done.Incomplete)
	}
}

// An empty cell leaves note, owner and flag as they are; a row without an
// answer leaves the answer.
func TestApplyLeavesWhatIsNotGiven(t *testing.T) {
	s, a := clinic(t, examplePack(t, "a"))
	for _, file := range []string{
		"question,answer,note,owner,flag\nq1,yes,first,Sam,yes\nq2,no,,,\n",
		"question,answer,note,owner,flag\nq1,no,,,\nq2,,only a note,,\n",
	} {
		if _, err := record(t, s, a, file); err != nil {
			t.Fatal(err)
		}
	}
	as := s.Clinic().Assessments[0]
	if q1 := as.State("q1"); q1.Answer.Kind != assessment.No || q1.Note != "first" || q1.Owner != "Sam" || !q1.Flag {
		t.Errorf("q1 %+v", q1)
	}
	if q2 := as.State("q2"); q2.Answer.Kind != assessment.No || q2.Note != "only a note" {
		t.Errorf("q2 %+v", q2)
	}
}

// import_fuzz
//
// Whatever a file holds, it is read without a panic and recorded as a whole or
// not at all, and what was recorded can be read again.
func FuzzImport(f *testing.F) {
	for _, c := range refusals {
		if len(c.file) < 1000 {
			f.Add(c.file)
		}
	}
	for _, name := range []string{"a", "b", "e"} {
		data, err := os.ReadFile("../cli/testdata/packs/" + name + "/answers.csv")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("question,answer,vendor_name,vendor_report,vendor_expires\nq4,inherited,'=x,r2,2026-01-01\n")
	f.Add(`{"answers":[{"question":"q1","answer":"yes","evidence":2,"flag":true,"note":"` + "\\u202e" + `"}]}`)
	pack := examplePack(f, "b")
	f.Fuzz(func(t *testing.T, file string) {
		s, a := clinic(t, pack)
		before := s.Clinic().Head
		if _, err := record(t, s, a, file); err != nil {
			if s.Clinic().Head != before {
				t.Fatalf("refused, and yet recorded: %v", err)
			}
			return
		}
		if _, err := assessment.Fold(s.Clinic().ID, s.Journal()); err != nil {
			t.Fatalf("what was recorded cannot be read: %v", err)
		}
	})
}
