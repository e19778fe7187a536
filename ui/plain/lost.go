package plain

import (
	"errors"

	"clinicready/assessment/session"
)

// replaced asks what is to become of saved events that a copy, which was put
// over the open file, does not hold. Nothing is written before that is said.
func (p *place) replaced(ch *session.Change, why error) error {
	s := p.session()
	lost := s.Lost()
	p.say("NOT SAVED: %v.", why)
	options := []string{"write them again, on top of the copy", "keep them in a file beside it, and go on with the copy", "leave everything as it is"}
	if lost.Other {
		options = options[1:]
		options[0] = "keep what was saved in a file beside it"
	}
	n, err := p.askChoice("What shall be done?", options, len(options)-1)
	if errors.Is(err, errBack) {
		n, err = len(options)-1, nil
	}
	if err != nil || n == len(options)-1 {
		p.leave()
		return err
	}
	write := !lost.Other && n == 0
	if !write && p.h.KeepLost != nil {
		path, err := p.h.KeepLost(lost.Events)
		if err != nil {
			return err
		}
		p.tell("Kept in", path)
	}
	if lost.Other {
		p.leave()
		return nil
	}
	r, err := s.Restore(p.ctx, []*session.Change{ch}, write)
	if err != nil {
		return err
	}
	for _, subject := range r.Touched {
		p.say("The copy had changed %s too; yours stands after it.", subject)
	}
	if len(r.Refused) > 0 && write && p.h.KeepLost != nil {
		path, err := p.h.KeepLost(lost.Events)
		if err != nil {
			return err
		}
		p.tell("Kept in", path)
	}
	for _, refused := range r.Refused {
		p.say("Not written again: %s.", refused)
	}
	for _, ch := range r.Changes {
		if err := p.save(ch); err != nil {
			return err
		}
	}
	return nil
}

// standing says what is not as it was when the file was last known here, and
// asks whether it is right.
func (p *place) standing() error {
	st := p.h.Standing
	if st.Text == "" {
		return nil
	}
	p.say("ATTENTION: %s.", st.Text)
	if st.Accept == nil {
		return nil
	}
	yes, err := p.askYes("Is this file the right one, so that this is not said again?", false)
	if errors.Is(err, errBack) {
		return nil
	}
	if err != nil || !yes {
		return err
	}
	return st.Accept()
}
