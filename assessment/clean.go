package assessment

// What another program wrote into a clinic file passes the same door as what is
// typed here: the fold cleans the texts of every body, so that nothing behind it
// has to wonder. The events themselves, and so their hashes, stay as they are.

// texts is a body that holds texts of people.
type texts interface{ clean() }

func (b *ClinicBody) clean() { b.Name = Clean(b.Name) }
func (b *OpenedBody) clean() { b.Title = Clean(b.Title) }
func (b *ScopeBody) clean()  { b.Reason = Clean(b.Reason) }
func (b *ClosedBody) clean() { b.Reason = Clean(b.Reason) }
func (b *TextBody) clean()   { b.Text = CleanText(b.Text) }
func (o *Override) clean()   { o.Reason = CleanText(o.Reason) }
func (p *Person) clean()     { p.Name = Clean(p.Name) }
func (v *Vendor) clean()     { v.Name = Clean(v.Name) }

func (b *RestoredBody) clean() {
	b.Answer.clean()
	b.By = Clean(b.By)
}

func (a *Answer) clean() { *a = a.Cleaned() }

// Cleaned returns the answer with its texts cleaned.
func (a Answer) Cleaned() Answer {
	a.Reason, a.Measure, a.Description = CleanText(a.Reason), CleanText(a.Measure), CleanText(a.Description)
	a.Missing = Clean(a.Missing)
	a.Person, a.Approver, a.ConfirmedBy, a.Vendor = Clean(a.Person), Clean(a.Approver), Clean(a.ConfirmedBy), Clean(a.Vendor)
	return a
}

func (s *ActionState) clean() {
	s.Owner, s.Signer, s.Reason = Clean(s.Owner), Clean(s.Signer), CleanText(s.Reason)
}

func (b *ProfileBody) clean() {
	for k, v := range b.Facts {
		b.Facts[k] = Clean(v)
	}
}
