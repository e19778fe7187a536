package help_test

import (
	"slices"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/help"
)

// noByKind are the facts that a kind of clinic speaks against: only those may a
// preset deny, because a no leaves questions out.
var noByKind = map[string][]string{
	"solo":       {"serves_other_entities", "facility_directory", "group_health_plan", "clearinghouse", "government_entity"},
	"group":      {"clearinghouse"},
	"dental":     {"psychotherapy_notes", "facility_directory", "clearinghouse", "government_entity"},
	"behavioral": {"medical_devices", "clearinghouse"},
	"rural":      {"clearinghouse"},
}

func TestPresets(t *testing.T) {
	if got := help.PresetByKey(""); got.Key != "" || len(got.Facts) > 0 {
		t.Errorf("none of the kinds has something usual: %v", got)
	}
	for _, key := range help.PresetKeys() {
		p := help.PresetByKey(key)
		if p.Key != key || len(p.Facts) == 0 {
			t.Errorf("%s fills nothing in: %v", key, p)
		}
		for k, v := range p.Facts {
			got, err := assessment.ParseFact(k, v)
			if err != nil || got != v {
				t.Errorf("%s: %s = %q: %q, %v", key, k, v, got, err)
			}
			if v == "0" || v == "no" && !slices.Contains(noByKind[key], k) {
				t.Errorf("%s says %s to %s", key, v, k)
			}
		}
		in := func(facts assessment.Profile) map[string]bool {
			scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, assessment.ModeFull)
			if err != nil {
				t.Fatal(err)
			}
			asked := map[string]bool{}
			for _, q := range (method.Input{Set: questionnaires.Embedded(), Scope: scope, Profile: facts}).Asked() {
				asked[q.ID] = true
			}
			return asked
		}
		if with, without := len(in(p.Facts)), len(in(nil)); with >= without {
			t.Errorf("%s drops nothing: %d questions, %d without it", key, with, without)
		}
	}
}
