package questionnaires

import (
	"regexp"
	"strings"
	"testing"
)

// The keys of the facts: they may be added to, never renamed, because
// packs and profiles hold them.
const factKeys = `laptops_leave_site remote_work incident_24_months unsupported_systems single_it_person
hosted_ehr own_servers telehealth texting patient_portal website_tracking ai_scribe research fundraising
psychotherapy_notes part2_records minors business_associate group_health_plan clearinghouse eu_patients
serves_other_entities closing_or_merging website deidentified_data government_entity medical_devices
facility_directory inmates_or_military joint_notice staff sites it_hours_per_week`

func TestFactsHoldTheClosedList(t *testing.T) {
	for _, key := range strings.Fields(factKeys) {
		if _, ok := FactByKey(key); !ok {
			t.Errorf("no fact %s", key)
		}
	}
	if _, ok := FactByKey("moonlight"); ok {
		t.Error("an unknown fact is found")
	}
}

func TestFactsAreFitForForms(t *testing.T) {
	form := regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	keys, labels := map[string]bool{}, map[string]bool{}
	for _, f := range Facts() {
		if !form.MatchString(f.Key) || keys[f.Key] || labels[f.Label] {
			t.Errorf("key %q or label %q is no good or taken", f.Key, f.Label)
		}
		keys[f.Key], labels[f.Label] = true, true
		if f.Label == "" || len(f.Label) > 50 || strings.HasSuffix(f.Label, ".") {
			t.Errorf("%s: label %q is not a short sentence", f.Key, f.Label)
		}
		if f.Help == "" || len(f.Help) > 100 || strings.Contains(f.Help, "\n") {
			t.Errorf("%s: help %q is not a line", f.Key, f.Help)
		}
		if (f.Type == FactKinds) != (len(f.Kinds) > 0) {
			t.Errorf("%s: type %d with kinds %v", f.Key, f.Type, f.Kinds)
		}
		if f.Raises != (f.Type != FactNumber) {
			t.Errorf("%s: raises %t", f.Key, f.Raises)
		}
	}
}

func TestFactsAreAFreshCopy(t *testing.T) {
	for i, f := range Facts() {
		if f.Type == FactKinds {
			f.Kinds[0] = "changed"
			Facts()[i].Kinds[0] = "changed"
		}
	}
	f, _ := FactByKey("incident_24_months")
	if got := strings.Join(f.Kinds, " "); got != "ransomware theft misdirected insider" {
		t.Errorf("kinds %s", got)
	}
}
