package plain_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/questionnaires"
	"clinicready/ui/plain"
)

// quickly answers the question on the second factor of a quick walk with lines,
// and returns what is recorded and what was said.
func quickly(t *testing.T, lines ...string) (assessment.Answer, string) {
	t.Helper()
	d := newDesk(t)
	d.packs = questionnaires.EmbeddedPacks()
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeQuick)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	typed := append([]string{"n", "Oak", "", "", "", "", "", "", "", "1", "go mfa-email-remote-ehr-admin"}, append(lines, "quit")...)
	in := strings.NewReader(strings.Join(typed, "\n") + "\n")
	if err := plain.Run(context.Background(), d, plain.Options{In: in, Out: &out, Actor: "Dana", Scope: scope, Echo: true}); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	s, err := session.Open(context.Background(), d.stores["Oak.clinic"], clock)
	if err != nil {
		t.Fatal(err)
	}
	invariants(t, out.String())
	return s.Clinic().Assessments[0].State("mfa-email-remote-ehr-admin").Answer, out.String()
}

// The parts have the letters of the walk; none and all are refused with a
// sentence, x names none, and back leaves everything as it was.
func TestPartlyNamesParts(t *testing.T) {
	partly := func(e assessment.Evidence, parts ...string) assessment.Answer {
		return assessment.Answer{Kind: assessment.Partly, Evidence: e, InPlace: assessment.IDsOf(parts...)}
	}
	for name, c := range map[string]struct {
		lines []string
		want  assessment.Answer
		says  []string
	}{
		"apart":    {[]string{"2", "b d", "b"}, partly(assessment.EvidenceWritten, "mfa-remote-access", "mfa-admin-accounts"), []string{"Which of these are in place?", "  b  a second factor for remote access", "  x  I cannot say which"}},
		"together": {[]string{"2", "DB", "b"}, partly(assessment.EvidenceWritten, "mfa-remote-access", "mfa-admin-accounts"), nil},
		"none":     {[]string{"2", "", "a", ""}, partly(assessment.EvidenceNotGiven, "mfa-email-accounts"), []string{"name what is in place, or take x"}},
		"all":      {[]string{"2", "abcd", "a", ""}, partly(assessment.EvidenceNotGiven, "mfa-email-accounts"), []string{"all of these in place is Yes, not Partly"}},
		"others":   {[]string{"2", "a 7", "a", ""}, partly(assessment.EvidenceNotGiven, "mfa-email-accounts"), []string{"\"a 7\" is none of these"}},
		"x":        {[]string{"2", "x", "b"}, partly(assessment.EvidenceWritten), nil},
		"back":     {[]string{"2", "back"}, assessment.Answer{}, []string{"Left as it was."}},
		"said again": {
			[]string{"2", "a b d", "b", "go mfa-email-remote-ehr-admin"},
			partly(assessment.EvidenceWritten, "mfa-email-accounts", "mfa-remote-access", "mfa-admin-accounts"),
			[]string{"Recorded: Partly, evidence 1. Missing: a second factor for the EHR"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, out := quickly(t, c.lines...)
			if got != c.want {
				t.Errorf("recorded %+v, want %+v\n%s", got, c.want, out)
			}
			flat := strings.Join(strings.Fields(out), " ")
			for _, s := range c.says {
				if !strings.Contains(flat, strings.Join(strings.Fields(s), " ")) {
					t.Errorf("%q is not said:\n%s", s, out)
				}
			}
		})
	}
}
