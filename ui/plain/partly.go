package plain

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// partly asks what a Partly means here: of a question with parts which of them
// are in place, by the letters of the walk; of another what is missing, in one
// line. "back" leaves everything as it was.
func (p *place) partly(q *questionnaires.Question, ans *assessment.Answer) (err error) {
	if len(q.Parts) == 0 {
		p.say("%s", wrap("Partly is for: "+q.Partly))
		ans.Missing, err = p.ask("What is missing here, in your own words (Enter = leave it unsaid):")
		return err
	}
	set, keys := p.session().Set(p.assessment()), assessment.PartKeys(len(q.Parts))
	p.say("Which of these are in place? The plan then asks for the others alone.")
	for i, key := range keys {
		name := q.Parts[i]
		if part, ok := set.Question(name); ok {
			name = method.Topic(part)
		}
		p.say("%s", Hang("  "+key+"  "+name, 5))
	}
	p.say("  %s  I cannot say which", assessment.KeyCannotSay)
	return p.askWith(fmt.Sprintf("In place (letters, like %s):", strings.Join(keys[:min(2, len(keys))], " ")), func(line string) error {
		if strings.EqualFold(line, assessment.KeyCannotSay) {
			return nil
		}
		named, err := lettered(line, keys, q.Parts)
		if err != nil {
			return err
		}
		if why := assessment.RefuseParts(len(named), len(q.Parts)); why != "" {
			return errors.New(why)
		}
		ans.InPlace = assessment.IDsOf(named...)
		return nil
	})
}

// lettered are the parts that the letters of a line name, in the order of the
// parts. The letters may stand together or apart.
func lettered(line string, keys, parts []string) ([]string, error) {
	named := make([]bool, len(parts))
	for _, r := range strings.ToLower(line) {
		if unicode.IsSpace(r) || r == ',' || r == ';' {
			continue
		}
		i := slices.Index(keys, string(r))
		if i < 0 {
			return nil, fmt.Errorf("%q is none of these; type letters of the list, %s for \"I cannot say which\", or back", line, assessment.KeyCannotSay)
		}
		named[i] = true
	}
	var out []string
	for i, id := range parts {
		if named[i] {
			out = append(out, id)
		}
	}
	return out, nil
}

// found says of a Partly what is missing, where somebody said so.
func (p *place) found(q *questionnaires.Question) string {
	it, ok := p.session().Result(p.assessment(), assessment.Date{}).Item(q.ID)
	if !ok || len(it.Missing) == 0 && it.State.Answer.Missing == "" {
		return ""
	}
	return ". " + strings.TrimRight(it.Finding(), ".")
}
