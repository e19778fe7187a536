package session

import (
	"clinicready/assessment"
	"clinicready/questionnaires"
)

// SetAction records status, decision, owner or date of an action. Accept needs
// a signer and a review date and is refused while the action has a gap in a
// mandatory question; Verified needs another person than the one who set it to
// done.
func (s *Session) SetAction(a *assessment.Assessment, id string, st assessment.ActionState) (*Change, error) {
	if err := s.openFor(a); err != nil {
		return nil, err
	}
	_, plan := s.Evaluate(a, assessment.Date{})
	pa, planned := plan.Action(id)
	if _, known := s.Set(a).Action(id); !known && !planned {
		return nil, refuse("there is no action %q in this plan", id)
	}
	st.Owner, st.Signer, st.Reason = assessment.Clean(st.Owner), assessment.Clean(st.Signer), assessment.CleanText(st.Reason)
	switch st.Status {
	case assessment.StatusOpen, assessment.StatusStarted, assessment.StatusDone:
	case assessment.StatusVerified:
		if by := s.lastToSet(a, id, assessment.StatusDone); by == "" || assessment.SameName(by, s.actor) {
			return nil, refuse("verified needs another person than the one who marked it done")
		}
	default:
		return nil, refuse("%q is not a status; use started, done or verified", st.Status)
	}
	switch st.Decision {
	case assessment.Fix, assessment.Avoid:
	case assessment.Accept, assessment.Transfer:
		if planned && !pa.CanAccept {
			return nil, refuse("a mandatory duty cannot be accepted or transferred; set a later date with its reason and an interim measure instead")
		}
		if st.Decision == assessment.Accept && (st.Signer == "" || st.ReviewDate.IsZero()) {
			return nil, refuse("accepting a risk needs the name of who signs and a review date")
		}
	default:
		return nil, refuse("%q is not a decision; use fix, accept, transfer or avoid", st.Decision)
	}
	if (st.Decision == assessment.Transfer || st.Decision == assessment.Avoid) && st.Reason == "" {
		return nil, refuse("transferring or avoiding a risk needs a reason: the record is kept")
	}
	if *a.Action(id) == st {
		return nil, nil
	}
	return s.do(draft{assessment.ActionSet, a.ID, id, st})
}

// lastToSet finds who last put an action into a status.
func (s *Session) lastToSet(a *assessment.Assessment, id string, want assessment.Status) string {
	for i := len(s.journal) - 1; i >= 0; i-- {
		e := s.journal[i]
		if e.Kind != assessment.ActionSet || e.Assessment != a.ID || e.Subject != id {
			continue
		}
		if b, err := assessment.DecodeBody[assessment.ActionState](e); err == nil && b.Status == want {
			return e.Actor
		}
	}
	return ""
}

// AgreePlan fixes the day from which phases and due dates count.
func (s *Session) AgreePlan(a *assessment.Assessment, start assessment.Date) (*Change, error) {
	if err := s.openFor(a); err != nil {
		return nil, err
	}
	return s.do(draft{assessment.PlanAgreed, a.ID, "plan", assessment.AgreedBody{Start: start}})
}

// CloseAssessment closes an assessment at a day; later reports are drawn as of
// that day. A named person closes it.
func (s *Session) CloseAssessment(a *assessment.Assessment, on assessment.Date) (*Change, error) {
	if err := s.openFor(a); err != nil {
		return nil, err
	}
	if s.actor == "" {
		return nil, refuse("an assessment is closed by a named person")
	}
	return s.do(draft{assessment.AssessmentClosed, a.ID, a.ID, assessment.ClosedBody{Date: on}})
}

// ReopenAssessment opens a closed assessment again, with a reason.
func (s *Session) ReopenAssessment(a *assessment.Assessment, reason string) (*Change, error) {
	reason = assessment.Clean(reason)
	switch {
	case a.Closed.IsZero():
		return nil, refuse("%q is open", a.Title)
	case reason == "":
		return nil, refuse("reopening an assessment needs a reason")
	}
	return s.do(draft{assessment.AssessmentReopened, a.ID, a.ID, assessment.ClosedBody{Reason: reason}})
}

// StartClock records that a request or an incident began, and with it a legal
// deadline.
func (s *Session) StartClock(id string, c questionnaires.Clock, on assessment.Date) (*Change, error) {
	if c != questionnaires.AccessRequest && c != questionnaires.Breach {
		return nil, refuse("%q is not a clock; use access-request or breach", c)
	}
	return s.do(draft{assessment.ClockStarted, "", assessment.Clean(id), assessment.ClockBody{Clock: c, Date: on}})
}

// StopClock records that a request or an incident was closed.
func (s *Session) StopClock(id string, on assessment.Date) (*Change, error) {
	for _, r := range s.clinic.Clocks {
		if r.ID == id {
			return s.do(draft{assessment.ClockStopped, "", id, assessment.ClockBody{Clock: r.Clock, Date: on}})
		}
	}
	return nil, refuse("no clock %q is running", id)
}
