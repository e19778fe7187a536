package intake_test

import (
	"bytes"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/export"
	excsv "clinicready/export/csv"
	exjson "clinicready/export/json"
	"clinicready/questionnaires"
)

const mfa = "mfa-email-remote-ehr-admin"

func embedded() questionnaires.Pack { return questionnaires.EmbeddedPacks()[0] }

// Parts are taken by id or by number, in a table and in JSON, in any order; the
// words of the clinic beside a question that has no parts.
func TestPartsAreRead(t *testing.T) {
	numbers := questionnaires.Embedded()
	remote, admin := numbers.QuestionNumber("mfa-remote-access"), numbers.QuestionNumber("mfa-admin-accounts")
	for name, file := range map[string]string{
		"ids":            "question,answer,parts_in_place\n" + mfa + ",partly,mfa-remote-access; mfa-admin-accounts\n",
		"numbers":        "question,answer,parts_in_place\n" + mfa + ",partly," + admin + " " + strings.ToLower(remote) + "\n",
		"bare numbers":   "question,answer,parts_in_place\n" + mfa + ",partly,\"" + admin[1:] + "," + remote[1:] + "\"\n",
		"JSON list":      `[{"question":"` + mfa + `","answer":"partly","parts_in_place":["mfa-admin-accounts",` + remote[1:] + `]}]`,
		"JSON text":      `[{"question":"` + mfa + `","answer":"partly","parts_in_place":"mfa-admin-accounts; ` + remote + `"}]`,
		"named in twice": "question,answer,parts_in_place\n" + mfa + ",partly," + remote + ";" + admin + ";mfa-remote-access\n",
	} {
		t.Run(name, func(t *testing.T) {
			s, a := clinic(t, embedded())
			if _, err := record(t, s, a, file); err != nil {
				t.Fatal(err)
			}
			if got := a.State(mfa).Answer.InPlace; got != assessment.IDsOf("mfa-remote-access", "mfa-admin-accounts") {
				t.Errorf("in place are %q", got)
			}
		})
	}
}

func TestPartsAreRefused(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"not a part", "question,answer,parts_in_place\n" + mfa + ",partly,no-shared-logins\n", "f:2: column parts_in_place: \"no-shared-logins\" is not a part of " + mfa + "; its parts are Q26 mfa-email-accounts, "},
		{"no question", "question,answer,parts_in_place\n" + mfa + ",partly,nope\n", "f:2: column parts_in_place: \"nope\" is not a part of "},
		{"no parts", "question,answer,parts_in_place\nephi-inventory,partly,mfa-remote-access\n", "f:2: column parts_in_place: \"mfa-remote-access\" is not a part of ephi-inventory; it has none"},
		{"all", "question,answer,parts_in_place\n" + mfa + ",partly,mfa-email-accounts mfa-remote-access mfa-ehr-sign-in mfa-admin-accounts\n", "f:2: column parts_in_place: all parts of " + mfa},
		{"beside a Yes", "question,answer,parts_in_place\n" + mfa + ",yes,mfa-email-accounts\n", "f:2: column parts_in_place: only a Partly says"},
		{"words beside a No", "question,answer,missing\n" + mfa + ",no,the phones\n", "f:2: column answer: only a Partly says"},
		{"without an answer", "question,answer,parts_in_place\n" + mfa + ",,mfa-email-accounts\n", "f:2: column answer: it is empty, but parts_in_place is given"},
		{"JSON: a list of lists", `[{"question":"` + mfa + `","answer":"partly","parts_in_place":[["x"]]}]`, "f:1: column parts_in_place: its value is a list"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, a := clinic(t, embedded())
			head := s.Clinic().Head
			_, err := record(t, s, a, c.file)
			if err == nil || !strings.Contains(err.Error(), c.want) || s.Clinic().Head != head {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// What goes out comes back in, as CSV and as JSON.
func TestPartsGoOutAndIn(t *testing.T) {
	s, a := clinic(t, embedded())
	if _, err := record(t, s, a, "question,answer,evidence,parts_in_place,missing\n"+mfa+",partly,1,mfa-remote-access,\nephi-inventory,partly,,,\"the \"\"old\"\" server, and =phones\"\n"); err != nil {
		t.Fatal(err)
	}
	in := s.Input(a, assessment.Date{})
	r := method.Evaluate(in)
	src := export.Source{Clinic: s.Clinic(), Assessment: a, Set: s.Set(a), Input: in, Result: r, Plan: method.BuildPlan(in, r)}
	js, err := exjson.Everything(src)
	if err != nil {
		t.Fatal(err)
	}
	var table bytes.Buffer
	if err := excsv.Answers(&table, export.Build(src)); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{"JSON": string(js), "CSV": table.String()} {
		t.Run(name, func(t *testing.T) {
			s2, b := clinic(t, embedded())
			if _, err := record(t, s2, b, file); err != nil {
				t.Fatal(err)
			}
			for _, id := range []string{mfa, "ephi-inventory"} {
				if got, want := b.State(id).Answer, a.State(id).Answer; got != want {
					t.Errorf("%s: %+v, want %+v", id, got, want)
				}
			}
		})
	}
}
