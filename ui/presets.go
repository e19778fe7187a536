package ui

import "clinicready/assessment"

// Preset is a kind of clinic with what is usual for it.
type Preset struct {
	// Key is what is recorded, and the word for it.
	Key string
	// Facts are usual for the kind. They only ever say yes: a no would leave
	// questions out that nobody has thought about.
	Facts assessment.Profile
}

// Presets are the kinds of clinic that are offered, in their order. None of
// them is a choice too, and the one to begin with.
func Presets() []Preset {
	return []Preset{
		{"solo", assessment.Profile{"sites": "1", "single_it_person": "yes"}},
		{"group", assessment.Profile{"patient_portal": "yes", "website": "yes"}},
		{"dental", assessment.Profile{"minors": "yes", "own_servers": "yes", "website": "yes"}},
		{"behavioral", assessment.Profile{"psychotherapy_notes": "yes", "telehealth": "yes"}},
		{"rural", assessment.Profile{"single_it_person": "yes", "telehealth": "yes"}},
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
