package assessment_test

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"
	"unicode"

	"clinicready/assessment"
)

// foreign_program_wrote_controls: a journal whose chain is whole, with escape
// sequences, C1 controls, bidi marks and line breaks in every text. Nothing of
// it is behind the fold, and the hashes are those of the events as they are.
func TestForeignProgramWroteControls(t *testing.T) {
	const nasty = "Dana\x1b[31m\u202e\u009b2J\x07\x00 Ruiz\r\nadmin\u2066"
	events := []struct {
		kind       assessment.Kind
		assessment string
		subject    string
		version    int
		body       any
	}{
		{assessment.ClinicCreated, "", "clinic", 1, assessment.ClinicBody{ID: "c1", Name: nasty}},
		{assessment.PersonSet, "", "p", 1, assessment.Person{Name: nasty, Role: assessment.RoleAssessor}},
		{assessment.VendorSet, "", "v", 1, assessment.Vendor{Name: nasty}},
		{assessment.AssessmentOpened, "a1", "a1", 1, assessment.OpenedBody{Title: nasty, Kind: assessment.SelfAudit}},
		{assessment.ProfileSet, "a1", "profile", 1, assessment.ProfileBody{Facts: map[string]string{"minors": nasty}}},
		{assessment.ScopeSet, "a1", "scope", 1, assessment.ScopeBody{Reason: nasty}},
		{assessment.AnswerSet, "a1", "q1", 1, assessment.Answer{
			Kind: assessment.NotApplicable, Reason: nasty, Person: nasty, Measure: nasty, Approver: nasty, Description: nasty, ConfirmedBy: nasty, Vendor: nasty,
		}},
		{assessment.AnswerSet, "a1", "q2", 2, assessment.RestoredBody{Answer: assessment.Answer{Kind: assessment.Yes, Reason: nasty}, By: nasty}},
		{assessment.AnswerSet, "a1", "q3", 3, assessment.PartlyBody{Answer: assessment.Answer{Kind: assessment.Partly, Person: nasty}, Missing: nasty, By: nasty}},
		{assessment.NoteSet, "a1", "q1", 1, assessment.TextBody{Text: nasty}},
		{assessment.OwnerSet, "a1", "q1", 1, assessment.TextBody{Text: nasty}},
		{assessment.OverrideSet, "a1", "q1", 1, assessment.Override{Reason: nasty}},
		{assessment.ReviewSet, "a1", "q1", 1, assessment.ReviewBody{Reviewed: true}},
		{assessment.ActionSet, "a1", "do", 1, assessment.ActionState{Owner: nasty, Signer: nasty, Reason: nasty}},
		{assessment.AssessmentClosed, "a1", "a1", 1, assessment.ClosedBody{Reason: nasty}},
	}
	c := assessment.NewFold("c1")
	for _, e := range events {
		body, err := json.Marshal(e.body)
		if err != nil {
			t.Fatal(err)
		}
		ev := assessment.Event{
			Seq: c.Head.Count + 1, At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), Actor: nasty, Assessment: e.assessment,
			Kind: e.kind, Version: e.version, Subject: e.subject, Body: body, Prev: c.Head.Hash,
		}
		ev.Hash = ev.Sum()
		if err := c.Apply(ev); err != nil {
			t.Fatalf("%s: %v", e.kind, err)
		}
	}
	if c.Name == "" || c.Assessments[0].Title == "" || c.Assessments[0].State("q2").AnsweredBy == "" {
		t.Fatalf("a name is lost: %+v", c)
	}
	seen := 0
	var walk func(v reflect.Value, path string)
	walk = func(v reflect.Value, path string) {
		switch v.Kind() { //nolint:exhaustive // only what can hold a text is walked into
		case reflect.String:
			for _, r := range v.String() {
				if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
					t.Errorf("%s holds %U: %q", path, r, v.String())
					break
				}
			}
			if v.Len() > 0 {
				seen++
			}
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem(), path)
			}
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[time.Time]() {
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), path)
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(v.MapIndex(k), path+"["+k.String()+"]")
			}
		}
	}
	walk(reflect.ValueOf(c), "clinic")
	if seen < 20 {
		t.Errorf("looked at %d texts only", seen)
	}
}
