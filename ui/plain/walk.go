package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/questionnaires"
)

// errMenu leaves the walk for the menu.
var errMenu = errors.New("menu")

// walk goes through the questions in scope, from the first unanswered one
// after the question that was touched last.
func (p *place) walk() error {
	qs := p.asked()
	if len(qs) == 0 {
		p.say("No question lies in this scope; change the scope.")
		return nil
	}
	if p.at == "" {
		p.at = p.assessment().LastQuestion
	}
	p.at = p.nextOpen(qs, slices.IndexFunc(qs, func(q *questionnaires.Question) bool { return q.ID == p.at }))
	for {
		err := p.question()
		if errors.Is(err, errMenu) || errors.Is(err, errBack) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// asked are the questions in scope as they stand now.
func (p *place) asked() []*questionnaires.Question {
	return p.session().Asked(p.assessment())
}

func (p *place) answered(id string) bool {
	return p.assessment().State(id).Answer.Kind != assessment.Unanswered
}

// nextOpen is the first unanswered question at or after a position, going
// around; where all are answered it is the position itself.
func (p *place) nextOpen(qs []*questionnaires.Question, from int) string {
	from = max(from, 0)
	for i := range qs {
		if q := qs[(from+i)%len(qs)]; !p.answered(q.ID) {
			return q.ID
		}
	}
	return qs[min(from, len(qs)-1)].ID
}

// question shows the question that the walk stands at and takes one line.
func (p *place) question() error {
	qs := p.asked()
	i := slices.IndexFunc(qs, func(q *questionnaires.Question) bool { return q.ID == p.at })
	if i < 0 {
		i = 0
		p.at = qs[0].ID
	}
	q := qs[i]
	p.show(q, i, len(qs))
	for {
		line, err := p.ask("Answer:")
		if errors.Is(err, errBack) {
			return p.step(qs, i-1)
		}
		if err != nil {
			return err
		}
		moved, err := p.command(qs, i, line)
		switch {
		case errors.Is(err, errBack):
			p.say("Left as it was.")
		case err != nil && !fatal(err) && !errors.Is(err, errMenu):
			p.say("%v.", err)
		case err != nil || moved:
			return err
		}
	}
}

// step goes to a position, and says so at both ends.
func (p *place) step(qs []*questionnaires.Question, i int) error {
	switch {
	case i < 0:
		p.say("This is the first question.")
		i = 0
	case i >= len(qs):
		return p.finish(qs)
	}
	p.at = qs[i].ID
	return nil
}

// finish ends a walk behind the last question.
func (p *place) finish(qs []*questionnaires.Question) error {
	open := 0
	for _, q := range qs {
		if !p.answered(q.ID) {
			open++
		}
	}
	switch open {
	case 0:
		p.say("\nEvery question in scope is answered.")
	case 1:
		p.say("\nThat was the last question. One is unanswered: \"walk\" goes to it.")
	default:
		p.say("\nThat was the last question. %d are unanswered: \"walk\" goes to the first of them.", open)
	}
	WriteResults(p.out, p.report())
	p.at = p.nextOpen(qs, 0)
	return errMenu
}

// command does what a line says; moved reports that the walk stands elsewhere.
func (p *place) command(qs []*questionnaires.Question, i int, line string) (moved bool, err error) {
	q := qs[i]
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	if about, ok := asksHelp(line); ok {
		p.help(walkHelp, about)
		return false, nil
	}
	if c, ok := offered(q, line); ok {
		kind, err := p.kind(q, c)
		if err != nil {
			return false, err
		}
		if err := p.answer(q, kind); err != nil {
			return false, err
		}
		return true, p.step(qs, i+1)
	}
	if why := assessment.NotOffered(q, line); why != "" {
		p.say("%s", wrap(sentence(why)))
		return false, nil
	}
	switch strings.ToLower(word) {
	case "", "skip":
		return true, p.step(qs, i+1)
	case "next":
		p.at = p.nextOpen(qs, i+1)
		return true, nil
	case "list":
		p.list(qs)
	case "find", "/":
		p.find(qs, rest)
	case "go":
		return p.goTo(qs, rest)
	case "note":
		return false, p.note(q, rest)
	case "owner":
		return false, p.owner(q, rest)
	case "flag":
		ch, err := p.session().SetFlag(p.assessment(), q.ID, !p.assessment().State(q.ID).Flag)
		if err != nil {
			return false, err
		}
		return false, p.save(ch)
	case "clear":
		ch, err := p.session().Answer(p.assessment(), q.ID, assessment.Answer{})
		if err != nil {
			return false, err
		}
		return false, p.save(ch)
	case "undo":
		return p.back(qs, (*session.Session).Undo, "Taken back", "There is nothing to undo.")
	case "redo":
		return p.back(qs, (*session.Session).Redo, "Done again", "There is nothing to do again.")
	case "more":
		p.more(q)
	case "results":
		WriteResults(p.out, p.report())
	case "plan":
		WritePlan(p.out, p.report())
	case "report":
		return false, p.writeReport()
	case "menu":
		return true, errMenu
	default:
		p.say("%q is not an answer to this question and no command; type ? for help.", line)
	}
	return false, nil
}

// back takes the last step back, or does it again, and goes to the question.
func (p *place) back(qs []*questionnaires.Question, take func(*session.Session, *assessment.Assessment) (*session.Change, string, error), did, none string) (bool, error) {
	ch, id, err := take(p.session(), p.assessment())
	if err != nil {
		return false, err
	}
	if id == "" {
		p.say("%s", none)
		return false, nil
	}
	p.say("%s: %s.", did, p.session().Set(p.assessment()).QuestionNumber(id))
	if err := p.save(ch); err != nil {
		return false, err
	}
	if slices.ContainsFunc(qs, func(q *questionnaires.Question) bool { return q.ID == id }) {
		p.at = id
		return true, nil
	}
	return false, nil
}

func (p *place) note(q *questionnaires.Question, text string) error {
	if text == "" {
		line, err := p.raw("Note (Enter = leave as it is, - = remove):")
		if err != nil {
			return err
		}
		if text = assessment.CleanText(line); text == "" {
			return nil
		}
	}
	if text == "-" {
		text = ""
	}
	ch, err := p.session().SetNote(p.assessment(), q.ID, text)
	if err != nil {
		return err
	}
	return p.save(ch)
}

func (p *place) owner(q *questionnaires.Question, name string) error {
	if name == "" {
		line, err := p.ask("Owner (Enter = leave as it is):")
		if err != nil || line == "" {
			return err
		}
		name = line
	}
	ch, err := p.session().SetOwner(p.assessment(), q.ID, name)
	if err != nil {
		return err
	}
	return p.save(ch)
}

// goTo takes a number of the list, or an id.
func (p *place) goTo(qs []*questionnaires.Question, where string) (bool, error) {
	if n, err := strconv.Atoi(where); err == nil && n >= 1 && n <= len(qs) {
		p.at = qs[n-1].ID
		return true, nil
	}
	for _, q := range qs {
		if q.ID == where {
			p.at = q.ID
			return true, nil
		}
	}
	p.say("There is no question %q in this walk; \"list\" shows them.", where)
	return false, nil
}
