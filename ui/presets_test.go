package ui_test

import (
	"testing"

	"clinicready/assessment"
	"clinicready/ui"
)

// A preset says what is usual, and never a no: that would leave questions out
// that nobody has thought about.
func TestPresets(t *testing.T) {
	if got := ui.PresetByKey(""); got.Key != "" || len(got.Facts) > 0 {
		t.Errorf("none of the kinds has something usual: %v", got)
	}
	for _, key := range ui.PresetKeys() {
		p := ui.PresetByKey(key)
		if p.Key != key || len(p.Facts) == 0 {
			t.Errorf("%s fills nothing in: %v", key, p)
		}
		for k, v := range p.Facts {
			got, err := assessment.ParseFact(k, v)
			if err != nil || got != v {
				t.Errorf("%s: %s = %q: %q, %v", key, k, v, got, err)
			}
			if v == "no" || v == "0" {
				t.Errorf("%s says no to %s", key, k)
			}
		}
	}
}
