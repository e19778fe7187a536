package assessment

// Journal is a whole journal. One that VerifyJournal made knows that its chain
// holds, and is folded without hashing every event a second time; one that was
// put together by hand, or was given other events since, is verified by Fold.
// The events themselves are not to be written to.
type Journal struct {
	ClinicID string
	Events   []Event
	Head     Head

	verified seal
}

// seal is what VerifyJournal looked at. The zero value seals nothing.
type seal struct {
	clinicID string
	head     Head
	first    *Event
}

// VerifyJournal checks the chain of a clinic's events, as VerifyChain does, and
// returns them as a verified journal. It is the only way to make one.
func VerifyJournal(clinicID string, events []Event) (Journal, error) {
	head, err := VerifyChain(clinicID, events)
	if err != nil {
		return Journal{}, err
	}
	j := Journal{ClinicID: clinicID, Events: events, Head: head}
	j.verified = j.now()
	return j, nil
}

// now is the seal of the journal as it stands.
func (j Journal) now() seal {
	s := seal{clinicID: j.ClinicID, head: j.Head}
	if len(j.Events) > 0 {
		s.first = &j.Events[0]
	}
	return s
}

// whole reports whether these are the very events that were verified, from
// the first to the head.
func (j Journal) whole() bool {
	return j.verified != seal{} && j.verified == j.now() && int64(len(j.Events)) == j.Head.Count
}

// Fold folds the journal into its clinic. Numbering and links are checked in
// any case, and every hash unless VerifyJournal did so.
func (j Journal) Fold() (*Clinic, error) {
	if !j.whole() {
		return Fold(j.ClinicID, j.Events)
	}
	c := NewFold(j.ClinicID)
	for _, e := range j.Events {
		head, err := c.Head.link(e)
		if err != nil {
			return nil, err
		}
		if err := c.take(e, head); err != nil {
			return nil, err
		}
	}
	return c, nil
}
