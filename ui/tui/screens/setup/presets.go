package setup

import (
	"clinicready/assessment"
	"clinicready/questionnaires"
	"clinicready/ui/help"
)

// clinicDraft is a clinic that is being described and is not made yet.
type clinicDraft struct {
	name, preset string
	facts        assessment.Profile
	// usual are the facts that the preset filled in.
	usual assessment.Profile
	// said are the facts that the person gave, whatever their value.
	said  map[string]bool
	scope assessment.Scope
}

// assumed are the facts that are usual for the preset and that nobody said.
func (d *clinicDraft) assumed() []string {
	var out []string
	for _, f := range questionnaires.Facts() {
		if u := d.usual[f.Key]; u != "" && u == d.facts[f.Key] && !d.said[f.Key] {
			out = append(out, f.Key)
		}
	}
	return out
}

func newDraft() *clinicDraft {
	scope, err := assessment.NewScope([]string{"hipaa-security", "hipaa-breach", "hipaa-privacy"}, assessment.TargetHIPAA, 0, assessment.ModeQuick)
	if err != nil {
		panic(err) // the words above are the method's own
	}
	return &clinicDraft{facts: assessment.Profile{}, said: map[string]bool{}, scope: scope}
}

// choose takes a preset: what the former one filled in and nobody changed goes,
// and what is usual now comes in where nothing is said yet.
func (d *clinicDraft) choose(key string) {
	if key == d.preset {
		return
	}
	for k, v := range d.usual {
		if d.facts[k] == v {
			delete(d.facts, k)
		}
	}
	d.preset, d.usual = key, assessment.Profile{}
	for k, v := range help.PresetByKey(key).Facts {
		if d.facts[k] == "" {
			d.facts[k], d.usual[k] = v, v
		}
	}
}

// set records facts as typed; the first that is not a value of its fact is the
// error, and then none is recorded.
func (d *clinicDraft) set(keys []string, typed map[string]string) error {
	parsed := map[string]string{}
	for _, k := range keys {
		v, err := assessment.ParseFact(k, typed[k])
		if err != nil {
			return err
		}
		parsed[k] = v
	}
	for k, v := range parsed {
		if v != d.facts[k] {
			d.record(k, v) // a field that was passed over says nothing
		}
	}
	return nil
}

// record keeps a fact; an empty value makes it unknown.
func (d *clinicDraft) record(key, value string) {
	d.said[key] = true
	if value == "" {
		delete(d.facts, key)
		return
	}
	d.facts[key] = value
}

// factsAPage is how many facts a form asks for: more is tiring, and does not
// fit.
const factsAPage = 8

// factPages are the facts of the forms after the first, in their order.
func factPages() [][]questionnaires.Fact {
	var pages [][]questionnaires.Fact
	for _, f := range questionnaires.Facts() {
		if !f.Raises || f.Key == roleFact {
			continue
		}
		if n := len(pages); n == 0 || len(pages[n-1]) == factsAPage {
			pages = append(pages, nil)
		}
		pages[len(pages)-1] = append(pages[len(pages)-1], f)
	}
	return pages
}

// roleFact is asked on the first form, with the clinic's other basics.
const roleFact = "business_associate"

// firstFacts are the facts of the first form.
var firstFacts = []string{"staff", "sites", "it_hours_per_week", "it_rate", roleFact}
