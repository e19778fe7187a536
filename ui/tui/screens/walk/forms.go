package walk

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/assessment/session"
	"clinicready/ui/tui/widgets"
)

// Claims are asked in short forms. An incomplete record is kept as typed: it
// does not count in full, and the question says what is missing.

// claimDialog offers the claims that are open to the question.
func (w *walk) claimDialog(it *method.Item) widgets.Dialog {
	forms := map[assessment.AnswerKind]func(*method.Item) widgets.Dialog{
		assessment.Planned: w.plannedForm, assessment.Alternative: w.alternativeForm,
		assessment.Compensating: w.compensatingForm, assessment.Inherited: w.vendorDialog,
	}
	var cs []widgets.Choice
	for _, c := range assessment.Claims(it.Q) {
		cs = append(cs, widgets.Choice{Key: c.Key, Label: c.Label, Do: func() tea.Cmd {
			w.app.Open(forms[c.Kinds[0]](it))
			return nil
		}})
	}
	return widgets.NewAsk("Other claim", assessment.ClaimQuestion(it.Q), cs...)
}

// claim saves what a form holds and goes on. before may save more in the same
// transaction.
func (w *walk) claim(id string, ans assessment.Answer, before func(*session.Session, *assessment.Assessment) error) error {
	as, s := w.app.Assessment(), w.app.Session()
	r := w.app.Result()
	wasOpen := true
	if it, ok := r.Item(id); ok {
		wasOpen = !it.Answered
	}
	ch, err := s.Batch(func() error {
		if before != nil {
			if err := before(s, as); err != nil {
				return err
			}
		}
		_, err := s.Answer(as, id, ans)
		return err
	})
	if err != nil {
		return err
	}
	w.app.Save(ch, nil)
	w.answered(wasOpen)
	return nil
}

// claimOf begins with the record that the question has already, where it is of
// the same kind; of evidence only what the kind takes.
func claimOf(it *method.Item, kind assessment.AnswerKind) assessment.Answer {
	a := it.State.Answer
	if a.Kind == kind {
		return a
	}
	next := assessment.Answer{Kind: kind}
	if a.Kind.TakesEvidence() && kind.TakesEvidence() {
		next.Evidence, next.EvidenceDate = a.Evidence, a.EvidenceDate
	}
	return next
}

const longText = 1000

func text(key, label, value string, help string) widgets.Field {
	f := widgets.Field{Key: key, Label: label, Value: value, Max: longText}
	if help != "" {
		f.Help = func(string) string { return help }
	}
	return f
}

const dateHelp = "like 31 Jan 2027, 1/31/2027 or 2027-01-31; may be left empty for now"

// dateIn reads a date of a form.
func (w *walk) dateIn(v map[string]string, key, label string) (assessment.Date, error) {
	d, err := assessment.ReadDate(v[key], w.app.Today())
	if err != nil {
		return d, fmt.Errorf("%s: %w", label, err)
	}
	return d, nil
}

func (w *walk) naForm(it *method.Item) widgets.Dialog {
	id, ans := it.Q.ID, claimOf(it, assessment.NotApplicable)
	person := ans.Person
	if person == "" {
		person = w.app.Actor()
	}
	reason := widgets.Field{Key: "reason", Label: "reason", Value: ans.Reason, Max: longText, Help: func(v string) string {
		if lacks := method.LacksReason(v); lacks != "" {
			return lacks
		}
		return fmt.Sprintf("%d characters: long enough", utf8.RuneCountInString(strings.TrimSpace(v)))
	}}
	warned := ""
	return widgets.NewForm("Not applicable", widgets.Safe("Right only when: "+it.Q.NA),
		[]widgets.Field{reason, text("person", "decided by", person, "who decided it, by name"+w.peopleHint())},
		func(v map[string]string) error {
			// An incomplete record is kept, but not by a slip of the hand: keys typed
			// after it would answer questions.
			if lacks := method.LacksReason(v["reason"]); lacks != "" && warned != v["reason"]+"\x00" {
				warned = v["reason"] + "\x00"
				return widgets.At("reason", fmt.Errorf("%s: it would count as unanswered; once more keeps it so", lacks))
			}
			ans.Reason, ans.Person = v["reason"], w.knownName(v["person"])
			return w.claim(id, ans, nil)
		})
}

func (w *walk) plannedForm(it *method.Item) widgets.Dialog {
	id, ans := it.Q.ID, claimOf(it, assessment.Planned)
	return widgets.NewForm("Planned", "Planned is not done: it counts as No until it is.",
		[]widgets.Field{
			text("owner", "owner", it.State.Owner, "who does it"+w.peopleHint()),
			text("by", "by", ans.PlannedDate.String(), dateHelp),
		},
		func(v map[string]string) error {
			d, err := w.dateIn(v, "by", "by")
			if err != nil {
				return err
			}
			if !d.IsZero() && d.Before(w.app.Today()) {
				return fmt.Errorf("by: %s is before today; when will it be done", d)
			}
			ans.PlannedDate = d
			return w.claim(id, ans, func(s *session.Session, a *assessment.Assessment) error {
				_, err := s.SetOwner(a, id, w.knownName(v["owner"]))
				return err
			})
		})
}

func (w *walk) alternativeForm(it *method.Item) widgets.Dialog {
	id, ans := it.Q.ID, claimOf(it, assessment.Alternative)
	return widgets.NewForm("Alternative", "45 CFR 164.306(d)(3): full credit needs all four.",
		[]widgets.Field{
			text("measure", "measure", ans.Measure, "what runs in its place, and does the same; empty if nothing does"),
			text("reason", "reason", ans.Reason, "why the specification is not reasonable and appropriate here"),
			text("approver", "approved by", ans.Approver, "the person who approved it"+w.peopleHint()),
			text("on", "approved on", ans.ApprovedOn.String(), dateHelp),
		},
		func(v map[string]string) error {
			d, err := w.dateIn(v, "on", "approved on")
			if err != nil {
				return err
			}
			ans.Measure, ans.Reason, ans.Approver, ans.ApprovedOn = v["measure"], v["reason"], w.knownName(v["approver"]), d
			return w.claim(id, ans, nil)
		})
}

func (w *walk) compensatingForm(it *method.Item) widgets.Dialog {
	id, ans := it.Q.ID, claimOf(it, assessment.Compensating)
	return widgets.NewForm("Compensating control", "Full credit needs an assessor's confirmation, and the assessor is not the owner.",
		[]widgets.Field{
			text("description", "control", ans.Description, "what does the same as the control that is asked for"),
			text("owner", "owner", it.State.Owner, "who runs it"+w.peopleHint()),
			text("review", "review on", ans.ReviewDate.String(), dateHelp),
			text("confirmed", "confirmed by", ans.ConfirmedBy, "an assessor of the people register; empty for now"+w.peopleHint()),
		},
		func(v map[string]string) error {
			d, err := w.dateIn(v, "review", "review on")
			if err != nil {
				return err
			}
			ans.Description, ans.ReviewDate, ans.ConfirmedBy = v["description"], d, w.knownName(v["confirmed"])
			return w.claim(id, ans, func(s *session.Session, a *assessment.Assessment) error {
				_, err := s.SetOwner(a, id, w.knownName(v["owner"]))
				return err
			})
		})
}
