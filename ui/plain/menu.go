package plain

import (
	"errors"
	"fmt"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
	"clinicready/ui/help"
)

// menu offers the steps of one assessment.
func (p *place) menu() error {
	for {
		a := p.assessment()
		r := p.session().Result(a, assessment.Date{})
		p.say("")
		p.say("%s · %s · %d of %d answered", p.session().Clinic().Name, a.Title, len(r.Items)-r.Unknown, len(r.Items))
		options := []string{
			"walk     answer questions", "results  where the clinic stands", "plan     what to do first",
			"report   write the PDF", "scope    what is looked at", "facts    what raises risk or leaves questions out",
			"name     who is at the keyboard: " + p.session().Actor(), "backup   make a backup of what is saved",
		}
		if packs, newer := help.Newer(p.session(), a); newer {
			options = append(options, "newer    newer questions are there: "+help.NewerWords(a, packs))
		}
		for i, o := range options {
			p.say("  %d  %s", i+1, o)
		}
		p.say("  back, quit, ?")
		line, err := p.ask("Choose:")
		if err != nil {
			return err
		}
		if err := p.menuChoice(strings.ToLower(line)); err != nil && !errors.Is(err, errBack) {
			if fatal(err) {
				return err
			}
			p.say("%v.", err)
		}
	}
}

func (p *place) menuChoice(line string) error {
	if about, ok := asksHelp(line); ok {
		p.help(menuHelp, about)
		return nil
	}
	switch line {
	case "1", "walk":
		return p.walk()
	case "2", "results":
		WriteResults(p.out, p.report())
	case "3", "plan":
		WritePlan(p.out, p.report())
	case "4", "report":
		return p.writeReport()
	case "5", "scope":
		return p.changeScope()
	case "6", "facts":
		return p.changeFacts()
	case "7", "name":
		return p.changeName()
	case "8", "backup":
		return p.backUp()
	case "9", "newer":
		return p.moveToNewer()
	case "":
	default:
		p.say("%q is not a choice; type a number of the list, back or quit.", line)
	}
	return nil
}

// backUp makes a backup and says where it is.
func (p *place) backUp() error {
	b, err := p.desk.Backup(p.ctx, p.h.Path, "")
	if err != nil {
		return err
	}
	what := "Backed up"
	if b.Already {
		what = "Nothing was saved since the backup that is there"
	}
	p.say("%s: %d events, the last of %s.", what, b.Events, b.Last)
	p.tell("Backup:", b.Path)
	return nil
}

// moveToNewer says what newer questions would change, and moves to them when
// the person says so.
func (p *place) moveToNewer() error {
	a := p.assessment()
	packs, newer := help.Newer(p.session(), a)
	if !newer {
		p.say("This assessment has the newest questions that this program knows.")
		return nil
	}
	m, err := p.session().PreviewPacks(a, packs)
	if err != nil {
		return err
	}
	for _, l := range help.MoveWords(m) {
		p.say("%s", wrap(l))
	}
	line, err := p.ask("Type move to move to them; Enter leaves everything as it is:")
	if err != nil || !strings.EqualFold(line, "move") {
		return err
	}
	ch, err := p.session().MovePacks(a, packs)
	if err != nil {
		return err
	}
	return p.save(ch)
}

func (p *place) changeName() error {
	name, err := p.ask("Your name:")
	if err != nil {
		return err
	}
	if name != "" {
		p.session().SetActor(name)
		p.say("Answers are written under %s. Names are as entered; nobody's identity is checked.", name)
	}
	return nil
}

func (p *place) changeScope() error {
	a := p.assessment()
	sc, err := p.askScope(a.Scope)
	if err != nil {
		return err
	}
	reason := ""
	if !sameScope(sc, a.Scope) {
		if reason, err = p.ask("Why does the scope change? It is kept:"); err != nil {
			return err
		}
	}
	ch, err := p.session().SetScope(a, sc, reason)
	if err != nil {
		return err
	}
	return p.save(ch)
}

func (p *place) changeFacts() error {
	a := p.assessment()
	facts, err := p.askFacts(a.Profile)
	if err != nil {
		return err
	}
	ch, err := p.session().SetProfile(a, facts)
	if err != nil {
		return err
	}
	return p.save(ch)
}

// factPrompt is a fact as one question.
func factPrompt(f questionnaires.Fact, now string) string {
	how := "yes or no"
	switch f.Type {
	case questionnaires.FactNumber:
		how = "a whole number"
	case questionnaires.FactKinds:
		how = "no, yes, or of " + strings.Join(f.Kinds, ", ")
	case questionnaires.FactBool:
	}
	if now == "" {
		now = "not known"
	}
	return fmt.Sprintf("%s (%s; now: %s; Enter = leave it so)", f.Label, how, now)
}
