package plain

import (
	"fmt"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// offered finds what a line means: a number, or the word of an answer or claim.
func offered(q *questionnaires.Question, line string) (assessment.Choice, bool) {
	word := strings.ToLower(line)
	for _, c := range assessment.Choices(q) {
		if word == c.Key {
			return c, true
		}
	}
	for _, c := range append(assessment.Choices(q), assessment.Claims(q)...) {
		if means(c, word) {
			return c, true
		}
	}
	return assessment.Choice{}, false
}

// means reports whether a word names the one answer of a choice.
func means(c assessment.Choice, word string) bool {
	return len(c.Kinds) == 1 && (word == string(c.Kinds[0]) || word == strings.ToLower(c.Kinds[0].Word()))
}

// kind is the answer of a choice; one that stands for all claims asks which.
func (p *place) kind(q *questionnaires.Question, c assessment.Choice) (assessment.AnswerKind, error) {
	if c.Key != assessment.KeyClaim {
		return c.Kinds[0], nil
	}
	p.say("%s", wrap(assessment.ClaimQuestion(q)))
	for _, o := range assessment.Claims(q) {
		p.say("%s", Hang("  "+o.Key+"  "+o.Label, 5))
	}
	kind := assessment.Unanswered
	err := p.askWith("Claim (a letter or its word):", func(line string) error {
		for _, o := range assessment.Claims(q) {
			if word := strings.ToLower(line); word == o.Key || means(o, word) {
				kind = o.Kinds[0]
				return nil
			}
		}
		return fmt.Errorf("%q is none of these; type a letter of the list, or back", line)
	})
	return kind, err
}

// show prints one question with what can be said about it.
func (p *place) show(q *questionnaires.Question, i, n int) {
	p.say("")
	head := []string{fmt.Sprintf("Question %d of %d", i+1, n)}
	if q.Gate {
		head = append(head, "must-have")
	}
	p.say("%s", strings.Join(append(head, citations(q, 3), q.ID), " · "))
	p.say("%s", wrap(q.Ask))
	if was := p.assessment().EarlierAnswer(q); was != "" {
		p.say("%s", wrap("Answered under older questions: "+was+". It does not count here until this is answered."))
	}
	if was := p.assessment().QuickAnswer(p.session().Set(p.assessment()), q.ID); was != "" {
		p.say("%s", wrap("Quick answer: "+was+". It does not count here until this is answered."))
	}
	for _, fact := range p.assessment().OpenFacts(q) {
		p.say("%s", wrap("Asked because nobody has said whether this holds: "+fact.Label+". The facts in the menu settle it."))
	}
	if q.Why != "" {
		p.say("%s", wrap("Why: "+q.Why))
	}
	for _, line := range p.recorded(q) {
		p.say("%s", wrap(line))
	}
	for _, c := range assessment.Choices(q) {
		text := "  " + c.Key + "  " + c.Label
		if c.Hint != "" {
			text += ": " + c.Hint
		}
		p.say("%s", Hang(text, 5))
	}
}

// recorded says what is recorded about a question, and how it counts.
func (p *place) recorded(q *questionnaires.Question) []string {
	st := p.assessment().State(q.ID)
	var out []string
	if st.Answer.Kind != assessment.Unanswered {
		line := "Recorded: " + st.Answer.Kind.Word()
		if st.Answer.Evidence != assessment.EvidenceNotGiven {
			line += ", evidence " + strconv.Itoa(st.Answer.Evidence.Level())
		}
		if !st.Answer.EvidenceDate.IsZero() {
			line += " of " + st.Answer.EvidenceDate.String()
		}
		for _, why := range p.session().Credit(p.assessment(), q).Reasons {
			line += "; " + why
		}
		out = append(out, line+p.found(q))
	}
	if st.Owner != "" {
		out = append(out, "Owner: "+st.Owner)
	}
	if st.Note != "" {
		out = append(out, "Note: "+st.Note)
	}
	if st.Flag {
		out = append(out, "Flagged")
	}
	return out
}

// citations are the first n references as they are printed.
func citations(q *questionnaires.Question, n int) string {
	var out []string
	for _, ref := range q.Refs {
		if r, ok := questionnaires.RequirementByRef(ref); ok {
			out = append(out, r.Citation)
		}
	}
	if len(out) > n {
		out = append(out[:n], fmt.Sprintf("and %d more", len(out)-n))
	}
	return strings.Join(out, ", ")
}

// more prints how to find out, what to show, and what else the answer serves.
func (p *place) more(q *questionnaires.Question) {
	if q.Look != "" {
		p.say("%s", wrap("How to find out: "+q.Look))
	}
	for i, s := range q.Show {
		if i == 0 {
			p.say("What to show an auditor:")
		}
		p.say("%s", Hang("  - "+s, 4))
	}
	p.say("This answer serves:")
	for _, ref := range q.Refs {
		if r, ok := questionnaires.RequirementByRef(ref); ok {
			p.say("%s", Hang("  - "+r.Citation+" "+r.Title, 4))
		}
	}
	if q.Watch != "" {
		p.say("Proposed rules would touch this (%s); they are not law and are not scored.", q.Watch)
	}
}

// state is the answer of a question in one word.
func (p *place) state(id string) string {
	st := p.assessment().State(id)
	word := st.Answer.Kind.Word()
	if st.Flag {
		word += ", flagged"
	}
	return word
}

func (p *place) list(qs []*questionnaires.Question) {
	for i, q := range qs {
		p.say("%s", Hang(fmt.Sprintf("%4d  [%s] %s", i+1, p.state(q.ID), q.Ask), 6))
	}
	p.say("\"go\" and a number opens one.")
}

// find lists the questions that hold a text in words, reason, id or citation.
func (p *place) find(qs []*questionnaires.Question, text string) {
	if text == "" {
		p.say("Type what to look for: find backup")
		return
	}
	needle := strings.ToLower(text)
	hits := 0
	for i, q := range qs {
		hay := strings.ToLower(strings.Join([]string{q.ID, q.Ask, q.Why, q.Partly, citations(q, len(q.Refs)), p.assessment().State(q.ID).Note}, "\n"))
		if strings.Contains(hay, needle) {
			hits++
			p.say("%s", Hang(fmt.Sprintf("%4d  [%s] %s", i+1, p.state(q.ID), q.Ask), 6))
		}
	}
	if hits == 0 {
		p.say("No question holds %q.", text)
	}
}
