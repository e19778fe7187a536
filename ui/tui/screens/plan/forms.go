package plan

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// dateHelp says how a date can be written.
const dateHelp = "like 31 Dec 2026, 12/31/2026 or 2026-12-31"

// date holds what is typed to a date, or nothing.
func (s *plan) date(v string) error {
	_, err := assessment.ReadDate(v, s.app.Today())
	return err
}

// record saves what was said of an action. An error keeps the form open.
func (s *plan) record(id string, st assessment.ActionState) error {
	ch, err := s.app.Session().SetAction(s.app.Assessment(), id, st)
	if err != nil {
		return err
	}
	s.app.Save(ch, nil)
	return nil
}

// state is what is recorded about an action now.
func (s *plan) state(id string) assessment.ActionState { return *s.app.Assessment().Action(id) }

func (s *plan) askOwner(e entry) widgets.Dialog {
	var known []string
	for _, p := range s.app.Clinic().People {
		known = append(known, p.Name)
	}
	help := "Who does it. Empty is nobody yet."
	if e.state.Owner == "" && e.action.Owner != "" {
		help = "Who does it. Empty is " + e.action.Owner + ", as planned in the answer."
	}
	if e.action.Action != nil && e.action.Action.Owner != "" {
		help += " Suggested: " + e.action.Action.Owner + "."
	}
	if len(known) > 0 {
		help += " Known here: " + strings.Join(known, ", ") + "."
	}
	help = widgets.Safe(help)
	return widgets.NewShort("Owner", e.title, []widgets.Field{
		{Key: "owner", Label: "Owner", Value: e.state.Owner, Help: func(string) string { return help }},
	}, func(v map[string]string) error {
		st := s.state(e.id)
		st.Owner = v["owner"]
		return s.record(e.id, st)
	})
}

func (s *plan) askDue(e entry) widgets.Dialog {
	computed := e.action.Computed
	duty := mandatory(e.action, s.app.Result())
	reason := "Why this day; kept in the record."
	if duty {
		reason = "A duty that the law lays down may only be set later with a reason and what protects patients meanwhile."
	}
	value := ""
	if !e.state.Due.IsZero() {
		value = e.state.Due.String()
	}
	return widgets.NewShort("Due date", e.title, []widgets.Field{
		{Key: "due", Label: "Due", Value: value, Max: 20, Check: s.date, Help: func(string) string {
			if e.action.DueFrom == method.DuePlanned {
				return dateHelp + ". Empty is what was planned in the answer: " + e.action.Due.String() + "; the plan says " + computed.String() + "."
			}
			return dateHelp + ". Empty is what the plan says: " + screen.Or(computed.String(), "no date") + "."
		}},
		{Key: "reason", Label: "Reason", Value: e.state.Reason, Help: func(string) string { return reason }},
	}, func(v map[string]string) error {
		d, err := assessment.ReadDate(v["due"], s.app.Today())
		if err != nil {
			return err
		}
		if duty && d.After(computed) && !computed.IsZero() && v["reason"] == "" {
			return widgets.At("reason", errors.New("a later date for a mandatory duty needs its reason and an interim measure"))
		}
		st := s.state(e.id)
		st.Due, st.Reason = d, v["reason"]
		return s.record(e.id, st)
	})
}

func (s *plan) askStatus(e entry) widgets.Dialog {
	set := func(key, label string, to assessment.Status) widgets.Choice {
		return widgets.Choice{Key: key, Label: label, Do: func() tea.Cmd {
			st := s.state(e.id)
			st.Status = to
			if err := s.record(e.id, st); err != nil {
				s.app.Fail(err)
				return nil
			}
			if to == assessment.StatusDone {
				s.answerAgain(e)
			}
			return nil
		}}
	}
	choices := []widgets.Choice{
		set("o", "open", assessment.StatusOpen), set("s", "started", assessment.StatusStarted), set("d", "done", assessment.StatusDone),
	}
	if e.state.Status == assessment.StatusDone {
		choices = append(choices, set("v", "verified, by another person than the one who did it", assessment.StatusVerified))
	}
	now := "open"
	if e.state.Status != assessment.StatusOpen {
		now = string(e.state.Status)
	}
	return widgets.NewAsk("Status", e.title+"\nNow: "+now+". No status changes a score: the answers do.", choices...)
}

// answerAgain offers to answer the questions that a finished action closes.
func (s *plan) answerAgain(e entry) {
	question := ""
	switch {
	case e.action == nil:
		return
	case e.action.Question != nil:
		question = e.action.Question.ID
	case len(e.action.Gaps) > 0:
		question = e.action.Gaps[0]
	}
	if question == "" {
		return
	}
	s.app.Open(widgets.NewAsk("Answer again?", "It is done. The score moves when its question is answered again.",
		widgets.Choice{Key: "y", Label: "go to the question", Do: func() tea.Cmd { s.app.Go(screen.Walk, question); return nil }},
		widgets.Choice{Key: "n", Label: "later"}))
}

func (s *plan) askDecision(e entry) widgets.Dialog {
	options := []string{string(assessment.Fix), string(assessment.Avoid)}
	words := []string{"fix", "avoid"}
	intro := e.title + ". It has a gap in a duty that the law lays down: accepting or transferring is not offered; set a later date with its reason instead."
	if e.action.CanAccept {
		options = append(options, string(assessment.Transfer), string(assessment.Accept))
		words = append(words, "transfer", "accept")
		intro = e.title + ". Accepting needs who signs and when it is looked at again. No decision changes a score."
	}
	review := ""
	if !e.state.ReviewDate.IsZero() {
		review = e.state.ReviewDate.String()
	}
	return widgets.NewShort("Decision", intro, []widgets.Field{
		{Key: "decision", Label: "Decision", Value: string(e.state.Decision), Options: options, Words: words},
		{Key: "signer", Label: "Signed by", Value: e.state.Signer},
		{Key: "review", Label: "Review on", Value: review, Max: 20, Check: s.date, Help: func(string) string { return dateHelp }},
		{Key: "reason", Label: "Reason", Value: e.state.Reason},
	}, func(v map[string]string) error {
		d, err := assessment.ReadDate(v["review"], s.app.Today())
		if err != nil {
			return err
		}
		st := s.state(e.id)
		st.Decision, st.Signer, st.ReviewDate, st.Reason = assessment.Decision(v["decision"]), v["signer"], d, v["reason"]
		// The method says whether something is missing, the form what.
		err = s.record(e.id, st)
		switch {
		case st.Decision != assessment.Accept:
			return err
		case v["signer"] == "":
			return widgets.At("signer", err)
		case v["review"] == "":
			return widgets.At("review", err)
		}
		return err
	})
}

func (s *plan) askAgree() widgets.Dialog {
	today := s.app.Today()
	text := "From then on phases and due dates count from " + today.Long() + ", and no longer move with the day."
	if start := s.app.Assessment().PlanStart; !start.IsZero() {
		text = "It was agreed on " + start.Long() + ". " + text
	}
	return widgets.NewAsk("Agree the plan today?", text, widgets.Choice{Key: "y", Label: "agree it", Final: true, Do: func() tea.Cmd {
		s.app.Save(s.app.Session().AgreePlan(s.app.Assessment(), today))
		return nil
	}})
}
