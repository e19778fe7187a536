package help

import "clinicready/assessment"

// Preset is a kind of clinic with what is usual for it.
type Preset struct {
	// Key is what is recorded, and the word for it.
	Key string
	// Facts are usual for the kind. A no leaves questions out, so it stands only
	// where the kind of clinic itself speaks against the fact; each fact is shown
	// with its value before the clinic is made (docs/decisions/0004).
	Facts assessment.Profile
}

// Presets are the kinds of clinic that are offered, in their order. None of
// them is a choice too, and the one to begin with.
func Presets() []Preset {
	return []Preset{
		{"solo", assessment.Profile{
			"sites": "1", "single_it_person": "yes",
			"serves_other_entities": "no", "facility_directory": "no", "group_health_plan": "no", "clearinghouse": "no", "government_entity": "no",
		}},
		{"group", assessment.Profile{"patient_portal": "yes", "website": "yes", "clearinghouse": "no"}},
		{"dental", assessment.Profile{
			"minors": "yes", "own_servers": "yes", "website": "yes", "medical_devices": "yes",
			"psychotherapy_notes": "no", "facility_directory": "no", "clearinghouse": "no", "government_entity": "no",
		}},
		{"behavioral", assessment.Profile{"psychotherapy_notes": "yes", "telehealth": "yes", "medical_devices": "no", "clearinghouse": "no"}},
		{"rural", assessment.Profile{"single_it_person": "yes", "telehealth": "yes", "clearinghouse": "no"}},
	}
}

// PresetKeys are the keys of Presets.
func PresetKeys() []string {
	var out []string
	for _, p := range Presets() {
		out = append(out, p.Key)
	}
	return out
}

// PresetByKey returns a preset; of an unknown key, one with nothing usual.
func PresetByKey(key string) Preset {
	for _, p := range Presets() {
		if p.Key == key {
			return p
		}
	}
	return Preset{}
}
