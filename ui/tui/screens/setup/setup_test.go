package setup

import (
	"testing"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

func TestDraftKeepsWhatAPersonSaid(t *testing.T) {
	d := newDraft()
	d.record("telehealth", "no")
	d.choose("behavioral")
	if d.facts["telehealth"] != "no" || d.facts["psychotherapy_notes"] != "yes" {
		t.Errorf("after the preset %v", d.facts)
	}
	d.choose("dental")
	if d.facts["telehealth"] != "no" || d.facts["psychotherapy_notes"] != "no" || d.facts["minors"] != "yes" {
		t.Errorf("after another %v", d.facts)
	}
	if err := d.set([]string{"staff", "sites"}, map[string]string{"staff": "3", "sites": "x"}); err == nil || d.facts["staff"] != "" {
		t.Errorf("half of a form was kept: %v, %v", d.facts, err)
	}
	d.choose("")
	if d.facts["minors"] != "" {
		t.Errorf("what was usual stayed: %v", d.facts)
	}
}

// Every fact is asked once, the numbers and the role on the first form.
func TestEveryFactIsAskedOnce(t *testing.T) {
	asked := map[string]int{}
	for _, k := range firstFacts {
		asked[k]++
	}
	for i, page := range factPages() {
		if len(page) > factsAPage {
			t.Errorf("page %d has %d facts", i, len(page))
		}
		for _, f := range page {
			asked[f.Key]++
			if f.Type == questionnaires.FactNumber {
				t.Errorf("%s is a number and asked as yes or no", f.Key)
			}
		}
	}
	for _, f := range questionnaires.Facts() {
		if asked[f.Key] != 1 {
			t.Errorf("%s is asked %d times", f.Key, asked[f.Key])
		}
	}
}

// Every part of a scope has its words.
func TestScopePartsHaveWords(t *testing.T) {
	for _, p := range assessment.ScopeParts() {
		if partWords[p] == "" || assessment.PartName(p) == "" {
			t.Errorf("%s has no words", p)
		}
	}
	for n, want := range map[int]string{0: "0 minutes", 1: "1 minute", 3: "1 minute", 4: "2 minutes", 25: "9 minutes", 118: "40 minutes"} {
		if got := answering(n); got != want {
			t.Errorf("%d questions take %s, want %s", n, got, want)
		}
	}
}
