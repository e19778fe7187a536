package intake

import (
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/questionnaires"
)

// Applied says what a file of answers did.
type Applied struct {
	// Answers counts the questions answered, Rows every row of the file.
	Answers, Rows int
	// Incomplete are the answers that lack part of their record, in the words
	// of the method, in file order.
	Incomplete []Incomplete
	// OutOfScope are questions that are kept and do not count in this scope.
	OutOfScope []string
	// NewVendors and NewPeople were not in the registers before.
	NewVendors, NewPeople []string
}

// Incomplete is one answer that lacks part of its record.
type Incomplete struct {
	Question, Lacks string
}

// Check refuses the file for its form, with every bad line named: what Read
// found, and what cannot be known without the questions of the assessment and
// the day of entry. The error is Problems.
func (f *Answers) Check(set *questionnaires.Set, today assessment.Date) error {
	rep := &reporter{file: f.Name, Problems: f.problems}
	rep.List = slices.Clone(rep.List)
	vendors := map[string]Row{}
	for i := range f.Entries {
		e := &f.Entries[i]
		rep.check(set, today, e)
		if e.Vendor != nil {
			rep.sameVendor(vendors, *e)
		}
	}
	return rep.err()
}

func (rep *reporter) check(set *questionnaires.Set, today assessment.Date, e *Entry) {
	if e.Question == "" {
		return
	}
	q, ok := set.Question(e.Question)
	if !ok {
		rep.add(e.Row.line("question"), "question", "%q is not a question of this assessment; \"questions list\" shows them all", e.Question)
		return
	}
	switch {
	case !e.Answered:
		return
	case e.Answer.Kind == assessment.Partly && q.Partly == "":
		rep.add(e.Row.line("answer"), "answer", "%s has no partly; use yes or no", e.Question)
		return
	case e.Answer.EvidenceDate.After(today):
		rep.add(e.Row.line("evidence_date"), "evidence_date", "%s is after today, %s; write the day of the record", e.Answer.EvidenceDate, today)
		return
	}
	if !rep.parts(set, q, e) {
		return
	}
	// Whatever else the domain refuses at the keyboard is refused here too.
	if err := session.CheckAnswer(q, e.Answer, today); err != nil {
		column, without := "answer", e.Answer
		if without.InPlace = ""; session.CheckAnswer(q, without, today) == nil {
			column = partsColumn
		}
		rep.add(e.Row.line(column), column, "%v", err)
	}
}

// sameVendor refuses a second line that says something else of a vendor: which
// of the two counts would depend on their order.
func (rep *reporter) sameVendor(seen map[string]Row, e Entry) {
	key := strings.ToLower(strings.Join(strings.Fields(e.Vendor.Name), " "))
	known, ok := seen[key]
	if !ok {
		known = Row{Cells: map[string]Cell{}}
		seen[key] = known
	}
	for _, c := range e.Row.vendorCells() {
		cell := e.Row.Cells[c]
		before, given := known.Cells[c]
		switch {
		case c == "vendor_covers":
			// It speaks of the question's control, not of the vendor alone.
		case !given:
			known.Cells[c] = cell
		case !strings.EqualFold(before.Text, cell.Text):
			rep.add(cell.Line, c, "%q, but line %d says %q of %s; let both lines say the same", cell.Text, before.Line, before.Text, e.Vendor.Name)
		}
	}
}

// Apply puts the entries of a file that passed Check into an assessment as one change, which
// the caller commits; it is nil when the file says nothing new. On an error
// nothing was changed.
func (f *Answers) Apply(s *session.Session, a *assessment.Assessment) (*session.Change, Applied, error) {
	entries := f.Entries
	out := Applied{Rows: len(entries)}
	// Inside the batch the registers are seen as they were before it, so what
	// the rows say together is put together first.
	vendors := out.vendors(s.Clinic().Vendors, entries)
	people := out.people(s.Clinic().People, entries)
	ch, err := s.Batch(func() error {
		for _, v := range vendors {
			if _, err := s.SetVendor(v); err != nil {
				return err
			}
		}
		for _, p := range people {
			if _, err := s.SetPerson(p); err != nil {
				return err
			}
		}
		for _, e := range entries {
			if err := e.apply(s, a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, Applied{}, err
	}
	out.judge(s, a.ID, entries)
	return ch, out, nil
}

// apply makes the intents of one entry.
func (e Entry) apply(s *session.Session, a *assessment.Assessment) error {
	if e.Owner != "" {
		if _, err := s.SetOwner(a, e.Question, e.Owner); err != nil {
			return err
		}
	}
	if e.Answered {
		if _, err := s.Answer(a, e.Question, e.Answer); err != nil {
			return err
		}
	}
	if e.Note != "" {
		if _, err := s.SetNote(a, e.Question, e.Note); err != nil {
			return err
		}
	}
	if e.Flag != assessment.Unknown {
		if _, err := s.SetFlag(a, e.Question, e.Flag == assessment.True); err != nil {
			return err
		}
	}
	return nil
}

// vendors are the vendors that the entries speak of, as the register knows
// them and brought up to what the rows say.
func (out *Applied) vendors(register []assessment.Vendor, entries []Entry) []assessment.Vendor {
	var list []assessment.Vendor
	for _, e := range entries {
		if e.Vendor == nil {
			continue
		}
		same := func(v assessment.Vendor) bool { return assessment.SameName(v.Name, e.Vendor.Name) }
		i := slices.IndexFunc(list, same)
		if i < 0 {
			v := assessment.Vendor{Name: e.Vendor.Name}
			if k := slices.IndexFunc(register, same); k >= 0 {
				v = register[k]
			} else {
				out.NewVendors = append(out.NewVendors, e.Vendor.Name)
			}
			list = append(list, v)
			i = len(list) - 1
		}
		e.Vendor.update(&list[i])
	}
	for i := range list {
		if list[i].Covers == assessment.Unknown && coversAll(list[i].Name, entries) {
			list[i].Covers = assessment.True
		}
	}
	return list
}

// coversAll reports whether every row that says whether the vendor's report
// covers its control says yes. Only then may the register say so too, and a
// row that gives the name alone earn credit by it: whichever the order of the
// rows.
func coversAll(vendor string, entries []Entry) bool {
	said := false
	for _, e := range entries {
		if e.Vendor == nil || e.Vendor.Covers == assessment.Unknown || !assessment.SameName(e.Vendor.Name, vendor) {
			continue
		}
		if e.Vendor.Covers == assessment.False {
			return false
		}
		said = true
	}
	return said
}

// update writes the cells that are given over a vendor. They were read when the
// file was, so that none is refused here.
func (c *VendorCells) update(v *assessment.Vendor) {
	for _, column := range assessment.VendorColumns() {
		if text, ok := c.Given[column.Key]; ok {
			_ = column.Set(v, text)
		}
	}
}

// people are the assessors that the register does not hold yet. A person who
// is there with another role keeps it: the claim then says that it is not
// confirmed by an assessor.
func (out *Applied) people(register []assessment.Person, entries []Entry) []assessment.Person {
	var list []assessment.Person
	for _, e := range entries {
		name := e.Answer.ConfirmedBy
		same := func(p assessment.Person) bool { return assessment.SameName(p.Name, name) }
		if name == "" || slices.ContainsFunc(register, same) || slices.ContainsFunc(list, same) {
			continue
		}
		list = append(list, assessment.Person{Name: name, Role: assessment.RoleAssessor})
		out.NewPeople = append(out.NewPeople, name)
	}
	return list
}

// judge counts the answers and notes which lack part of their record, and
// which lie out of scope.
func (out *Applied) judge(s *session.Session, id string, entries []Entry) {
	a, _ := s.Clinic().Assessment(id)
	in := s.Input(a, assessment.Date{})
	asked := map[string]bool{}
	for _, q := range in.Asked() {
		asked[q.ID] = true
	}
	for _, e := range entries {
		if !e.Answered {
			continue
		}
		out.Answers++
		q, _ := s.Set(a).Question(e.Question)
		if c := in.CreditOf(q); c.Incomplete != "" {
			out.Incomplete = append(out.Incomplete, Incomplete{q.ID, c.Incomplete})
		}
		if !asked[q.ID] {
			out.OutOfScope = append(out.OutOfScope, q.ID)
		}
	}
}
