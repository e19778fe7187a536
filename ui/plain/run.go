package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/assessment/session"
	"clinicready/export"
	"clinicready/ui"
)

// Options choose how the line mode runs.
type Options struct {
	In  io.Reader
	Out io.Writer
	// Path opens this clinic at once; empty begins with the list of clinics.
	Path string
	// Actor is the name that events are written under, unless the person says
	// another.
	Actor string
	// Scope is what a new clinic begins with, before the person changes it.
	Scope assessment.Scope
	// Echo prints each line that was read: for input that no terminal shows.
	Echo bool
	// ASCII writes no drawn signs.
	ASCII bool
}

// app is the line mode while it runs.
type app struct {
	*console
	desk ui.Desk
	opts Options
	// left says that a change was left unsaved, which the person was told.
	left bool
}

// Run drives the desk line by line until the person quits or the input ends,
// which are not errors. Everything that it said was saved is saved.
func Run(ctx context.Context, desk ui.Desk, opts Options) error {
	if opts.ASCII {
		opts.Out = asciiWriter{opts.Out}
	}
	a := &app{console: newConsole(ctx, opts.In, opts.Out, opts.Echo), desk: desk, opts: opts}
	defer a.close()
	a.say("clinicready, line mode. Type ? for help at any prompt, quit to leave.")
	err := a.start()
	if errors.Is(err, errQuit) || errors.Is(err, errBack) {
		if !a.left {
			a.say("Everything is saved.")
		}
		return nil
	}
	return err
}

func (a *app) start() error {
	if a.opts.Path != "" {
		return a.open(a.opts.Path)
	}
	return a.home()
}

// home lists the clinics and lets the person choose.
func (a *app) home() error {
	for {
		cards, err := a.desk.Cards(a.ctx)
		if err != nil {
			return err
		}
		a.homeMenu(cards)
		line, err := a.ask("Choose:")
		switch {
		case errors.Is(err, errBack):
			continue
		case err != nil:
			return err
		}
		if err := a.homeChoice(cards, strings.ToLower(line)); err != nil && !errors.Is(err, errBack) {
			if fatal(err) {
				return err
			}
			a.say("%v.", err)
		}
	}
}

// fatal tells the errors that end the line mode from those that a person can
// do something about.
func fatal(err error) bool {
	return errors.Is(err, errQuit) || errors.Is(err, context.Canceled)
}

func (a *app) homeMenu(cards []ui.Card) {
	a.say("")
	if len(cards) == 0 {
		a.say("No clinics yet in %s.", a.desk.Folder())
		a.say("clinicready asks plain questions about HIPAA and SOC 2, scores the answers, and writes a report that says what to fix first. Nothing leaves this computer.")
	} else {
		a.say("Clinics in %s", a.desk.Folder())
	}
	for i, c := range cards {
		a.say("%s", Hang(fmt.Sprintf("  %d  %s", i+1, cardLine(c)), 5))
	}
	a.say("  n  new clinic")
	a.say("  d  look at the worked example")
	a.say("  q  quit")
}

// cardLine is a clinic of the list in one line.
func cardLine(c ui.Card) string {
	if c.Problem != "" {
		return assessment.Clean(c.Path) + ": " + c.Problem
	}
	parts := []string{c.Label()}
	for _, v := range []struct{ label, word string }{{assessment.TargetHIPAA.Word(), c.HIPAA}, {assessment.TargetType1.Word(), c.Type1}, {assessment.TargetType2.Word(), c.Type2}} {
		if v.word != "" {
			parts = append(parts, v.label+": "+v.word)
		}
	}
	if c.R != nil {
		parts = append(parts, "in place "+method.PercentOf(c.R).String())
	}
	if c.Coverage != nil {
		parts = append(parts, "coverage "+method.PercentOf(c.Coverage).String())
	}
	if c.Touched != "" {
		parts = append(parts, "touched "+c.Touched)
	}
	if c.Copy != "" {
		parts = append(parts, c.Copy)
	}
	return strings.Join(parts, " · ")
}

func (a *app) homeChoice(cards []ui.Card, line string) error {
	if about, ok := asksHelp(line); ok {
		a.help(homeHelp, about)
		return nil
	}
	switch line {
	case "":
		return nil
	case "n", "new":
		return a.newClinic()
	case "d", "demo":
		h, err := a.desk.Demo(a.ctx)
		if err != nil {
			return err
		}
		return a.clinic(h, false)
	}
	n, err := strconv.Atoi(line)
	if err != nil || n < 1 || n > len(cards) {
		a.say("%q is not a choice; type a number of the list, n, d or quit.", line)
		return nil
	}
	return a.open(cards[n-1].Path)
}

func (a *app) open(path string) error {
	h, err := a.desk.Open(a.ctx, path)
	if err != nil {
		return err
	}
	return a.clinic(h, false)
}

// place is one clinic while it is open.
type place struct {
	*app
	h *ui.Handle
	// id of the assessment; the value is looked up again each time, because a
	// reload makes a new one.
	id string
	// at is the question that the walk stands at.
	at string
}

func (p *place) session() *session.Session { return p.h.Session }

func (p *place) assessment() *assessment.Assessment {
	as, _ := p.session().Clinic().Assessment(p.id)
	return as
}

func (p *place) report() export.Report {
	return p.desk.Report(p.h, p.assessment(), assessment.Date{})
}

// clinic works on one clinic until the person goes back to the list, and
// closes its file.
func (a *app) clinic(h *ui.Handle, walkFirst bool) (err error) {
	defer func() {
		if cerr := h.Finish(a.ctx); cerr != nil && err == nil {
			err = cerr
		}
	}()
	newest, err := h.Session.Choose("")
	if err != nil {
		return err
	}
	p := &place{app: a, h: h, id: newest.ID}
	if h.Session.Actor() == "" {
		h.Session.SetActor(a.opts.Actor)
	}
	if reason, ro := h.Session.ReadOnly(); ro {
		a.say("READ-ONLY: %s. Nothing can be saved.", reason)
	}
	if err := p.standing(); err != nil {
		return err
	}
	if walkFirst {
		if err := p.walk(); err != nil && !errors.Is(err, errBack) {
			return err
		}
	}
	return p.menu()
}

// save makes a change durable before it says so. A failure keeps the change
// and asks: nothing is thrown away without being told.
func (p *place) save(ch *session.Change) error {
	if ch == nil {
		p.say("Nothing changed.")
		return nil
	}
	for {
		again, on, err := p.session().Save(p.ctx, ch)
		if on != nil {
			p.say("%s", wrap(sentence(on.Sentence())))
		}
		if err == nil {
			p.say("Saved.")
			return nil
		}
		if assessment.IsCode(err, assessment.CodeReplaced) && again != nil {
			return p.replaced(again, err)
		}
		if again == nil {
			return err // what it is about is no longer open to change
		}
		ch = again
		p.say("NOT SAVED: %v.", err)
		if _, err := p.ask("Press Enter to try again, or type quit to leave without it:"); err != nil && !errors.Is(err, errBack) {
			p.leave()
			return err
		}
	}
}

// leave says that a change was not saved.
func (p *place) leave() {
	p.left = true
	p.say("The last change was not saved.")
}
