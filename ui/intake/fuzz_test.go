package intake_test

import (
	"encoding/json"
	"testing"

	"clinicready/assessment"
)

// import_fuzz
//
// Whatever the values of a JSON file are, the file is recorded with clean texts
// or refused as a whole, and what was recorded can be read again. FuzzImport
// covers CSV and files that are not JSON at all.
func FuzzImportJSON(f *testing.F) {
	f.Add("q1", "yes", "2", "2026-11-01", "a note", "Sam")
	f.Add("q1", "na", "", "", "\u202ehidden", "Dana\nRuiz")
	f.Add("q2", "inherited", "9", "2026-13-01", "=1+1", "")
	f.Add("", "maybe", "-1", "yesterday", "\x00", "\xff")
	pack := examplePack(f, "b")
	f.Fuzz(func(t *testing.T, question, answer, evidence, date, note, owner string) {
		file, err := json.Marshal([]map[string]string{{
			"question": question, "answer": answer, "evidence": evidence, "evidence_date": date, "note": note, "owner": owner,
		}})
		if err != nil {
			t.Fatal(err)
		}
		s, a := clinic(t, pack)
		before := s.Clinic().Head
		if _, err := record(t, s, a, string(file)); err != nil {
			if s.Clinic().Head != before {
				t.Fatalf("refused, and yet recorded: %v", err)
			}
			return
		}
		for id, q := range s.Clinic().Assessments[0].States {
			if q.Note != assessment.CleanText(q.Note) || q.Owner != assessment.Clean(q.Owner) {
				t.Fatalf("%s has the note %q and the owner %q, which were not cleaned", id, q.Note, q.Owner)
			}
		}
		if _, err := assessment.Fold(s.Clinic().ID, s.Journal()); err != nil {
			t.Fatalf("what was recorded cannot be read: %v", err)
		}
	})
}
