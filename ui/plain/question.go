package plain

import (
	"fmt"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// option is one way to answer a question. Numbers are the same for every
// question; what a question does not offer is left out.
type option struct {
	number int
	kind   assessment.AnswerKind
	hint   string
}

// options are what a question offers (method 2.2).
func options(q *questionnaires.Question) []option {
	out := []option{{1, assessment.Yes, ""}}
	if q.Partly != "" {
		out = append(out, option{2, assessment.Partly, q.Partly})
	}
	out = append(out, option{3, assessment.No, ""}, option{4, assessment.DontKnow, "counts as a gap, with a task to find out"})
	if q.NA != "" {
		out = append(out, option{5, assessment.NotApplicable, q.NA})
	}
	out = append(out, option{6, assessment.Planned, "counts as No until it is done"})
	if q.Duty() == questionnaires.Addressable {
		out = append(out, option{7, assessment.Alternative, "another measure, with a written reason"})
	}
	if q.Duty() == questionnaires.NoDuty {
		out = append(out, option{8, assessment.Compensating, "another control does the same, confirmed by an assessor"})
	}
	if q.Inheritable {
		out = append(out, option{9, assessment.Inherited, "a vendor does it for us"})
	}
	return out
}

// offered finds the answer that a line means: a number or a word.
func offered(q *questionnaires.Question, line string) (assessment.AnswerKind, bool) {
	word := strings.ToLower(line)
	for _, o := range options(q) {
		switch word {
		case strconv.Itoa(o.number), string(o.kind), strings.ToLower(o.kind.Word()):
			return o.kind, true
		}
	}
	return assessment.Unanswered, false
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
	for _, o := range options(q) {
		text := fmt.Sprintf("  %d  %s", o.number, o.kind.Word())
		if o.hint != "" {
			text += ": " + o.hint
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
		out = append(out, line)
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
