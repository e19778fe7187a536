package assessment_test

import (
	"slices"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// A key means the same for every question, and what is not offered leaves its
// key free.
func TestChoicesKeepTheirKeys(t *testing.T) {
	for _, c := range []struct {
		name         string
		q            questionnaires.Question
		keys, claims string
	}{
		{"bare", questionnaires.Question{}, "1346", "pc"},
		{"all", questionnaires.Question{Partly: "some", NA: "none here", Inheritable: true}, "123456", "pci"},
		{"addressable", questionnaires.Question{Refs: []questionnaires.Ref{{Framework: questionnaires.HIPAA, ID: "164.312(a)(2)(iv)"}}}, "1346", "pa"},
		{"required", questionnaires.Question{Refs: []questionnaires.Ref{{Framework: questionnaires.HIPAA, ID: "164.308(a)(1)(ii)(A)"}}, Inheritable: true}, "1346", "pi"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var keys, claims strings.Builder
			var kinds []assessment.AnswerKind
			for _, o := range assessment.Choices(&c.q) {
				keys.WriteString(o.Key)
				if o.Key != assessment.KeyClaim {
					kinds = append(kinds, o.Kinds...)
				}
			}
			for _, o := range assessment.Claims(&c.q) {
				claims.WriteString(o.Key)
				kinds = append(kinds, o.Kinds...)
			}
			if keys.String() != c.keys || claims.String() != c.claims {
				t.Errorf("keys %s and claims %s, want %s and %s", &keys, &claims, c.keys, c.claims)
			}
			for _, key := range []string{"2", "5"} {
				if why := assessment.NotOffered(&c.q, key); (why == "") != strings.Contains(c.keys, key) {
					t.Errorf("%s is not offered because %q", key, why)
				}
			}
			for i, k := range kinds {
				if k == assessment.Unanswered || slices.Contains(kinds[:i], k) {
					t.Errorf("%q is offered twice or says nothing", k)
				}
			}
		})
	}
}
