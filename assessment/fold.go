package assessment

import (
	"errors"
	"slices"
	"time"
)

// fold applies an event of an open assessment.
func (a *Assessment) fold(c *Clinic, e Event) error {
	switch e.Kind { //nolint:exhaustive // the clinic's own kinds are folded by Clinic.fold
	case AssessmentClosed:
		b, err := DecodeBody[ClosedBody](e)
		if err != nil {
			return err
		}
		a.Closed, a.ClosedBy = b.Date, Clean(e.Actor)
		// A closed assessment keeps the registers as they were, so that its
		// report can be printed again.
		r := c.Registers
		a.frozen = &r
		return nil
	case AssessmentReopened:
		if _, err := DecodeBody[ClosedBody](e); err != nil {
			return err
		}
		a.Closed, a.ClosedBy, a.frozen = Date{}, "", nil
		return nil
	case ScopeSet:
		b, err := DecodeBody[ScopeBody](e)
		if err != nil {
			return err
		}
		a.Scope = b.Scope
		a.ScopeReasons = append(a.ScopeReasons[:len(a.ScopeReasons):len(a.ScopeReasons)], b.Reason)
		return nil
	case EvidenceSwitched:
		b, err := DecodeBody[SwitchBody](e)
		if err != nil {
			return err
		}
		a.EvidenceOff = b.Off
		return nil
	case ActionSet:
		b, err := DecodeBody[ActionState](e)
		if err != nil {
			return err
		}
		a.Actions[e.Subject] = &b
		return nil
	case PlanAgreed:
		b, err := DecodeBody[AgreedBody](e)
		if err != nil {
			return err
		}
		a.PlanStart = b.Start
		return nil
	case PacksMoved:
		b, err := DecodeBody[MovedBody](e)
		if err != nil {
			return err
		}
		if !slices.Equal(a.Packs, b.From) {
			return errors.New("it moves from packs that the assessment does not have")
		}
		a.OlderPacks = append(a.OlderPacks[:len(a.OlderPacks):len(a.OlderPacks)], OlderPacks{b.From, e.Day(), Clean(e.Actor)})
		a.Move(b, e.Seq)
		return nil
	}
	return a.foldQuestion(e)
}

// Move takes the assessment to newer packs. The answer to a question that they
// ask otherwise is set aside and its review with it; notes, owners and flags
// stay. What was recorded about a retired question stays too, and counts for
// nothing: no pack asks for it.
func (a *Assessment) Move(b MovedBody, seq int64) {
	for _, id := range b.Changed {
		s := *a.State(id)
		if s.Answer.Kind == Unanswered {
			continue
		}
		s.Earlier = s.Answer
		s.Answer, s.AnsweredBy, s.AnsweredAt, s.Changed = Answer{}, "", time.Time{}, seq
		a.States[id] = &s
	}
	a.Packs = b.To
}

// foldQuestion applies an event about one question.
func (a *Assessment) foldQuestion(e Event) error {
	s := *a.State(e.Subject)
	switch e.Kind { //nolint:exhaustive // only the kinds about a question come here
	case AnswerSet:
		if err := s.foldAnswer(e); err != nil {
			return err
		}
	case NoteSet:
		b, err := DecodeBody[TextBody](e)
		if err != nil {
			return err
		}
		s.Note = b.Text
	case OwnerSet:
		b, err := DecodeBody[TextBody](e)
		if err != nil {
			return err
		}
		s.Owner = b.Text
	case FlagSet:
		b, err := DecodeBody[FlagBody](e)
		if err != nil {
			return err
		}
		s.Flag = b.Flag
	case OverrideSet:
		b, err := DecodeBody[Override](e)
		if err != nil {
			return err
		}
		s.Override = b
	case ReviewSet:
		b, err := DecodeBody[ReviewBody](e)
		if err != nil {
			return err
		}
		s.Reviewed, s.ReviewedBy = 0, ""
		if b.Reviewed {
			s.Reviewed, s.ReviewedBy = e.Seq, Clean(e.Actor)
		}
	}
	a.States[e.Subject] = &s
	a.LastQuestion = e.Subject
	return nil
}

// foldAnswer takes an answer in any of the forms that its body had.
func (s *QuestionState) foldAnswer(e Event) error {
	s.AnsweredBy, s.AnsweredAt, s.Changed = Clean(e.Actor), inZone(e), e.Seq
	switch e.Version {
	case 2:
		b, err := decodeVersion[RestoredBody](e, 2)
		s.Answer, s.AnsweredBy, s.AnsweredAt = b.Answer, b.By, b.At
		return err
	case 3:
		b, err := decodeVersion[PartlyBody](e, 3)
		s.Answer = b.answer()
		if !b.At.IsZero() {
			s.AnsweredBy, s.AnsweredAt = b.By, b.At
		}
		return err
	}
	b, err := DecodeBody[Answer](e)
	s.Answer = b
	return err
}

func inZone(e Event) time.Time { return e.At.In(time.FixedZone("", e.Zone*60)) }
