package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// answer asks what belongs to an answer, and records all of it as one change.
func (p *place) answer(q *questionnaires.Question, kind assessment.AnswerKind) error {
	ans := assessment.Answer{Kind: kind}
	owner, vendor, err := p.claim(q, &ans)
	if err != nil {
		return err
	}
	if kind.TakesEvidence() && !p.assessment().EvidenceOff {
		if err := p.evidence(q, &ans); err != nil {
			return err
		}
	}
	a := p.assessment()
	ch, err := p.session().Batch(func() error {
		if vendor.Name != "" {
			if _, err := p.session().SetVendor(vendor); err != nil {
				return err
			}
		}
		if owner != "" {
			if _, err := p.session().SetOwner(a, q.ID, owner); err != nil {
				return err
			}
		}
		if err := p.confirmer(ans.ConfirmedBy); err != nil {
			return err
		}
		_, err := p.session().Answer(a, q.ID, ans)
		return err
	})
	if err != nil {
		return err
	}
	if err := p.save(ch); err != nil {
		return err
	}
	if c := p.session().Credit(p.assessment(), q); c.Incomplete != "" {
		p.say("Kept as you typed it, and incomplete: %s.", c.Incomplete)
	}
	return nil
}

// confirmer makes sure that whoever confirms is in the people register.
func (p *place) confirmer(name string) error {
	known := slices.ContainsFunc(p.session().Clinic().People, func(x assessment.Person) bool { return assessment.SameName(x.Name, name) })
	if name == "" || known {
		return nil
	}
	_, err := p.session().SetPerson(assessment.Person{Name: name, Role: assessment.RoleAssessor})
	return err
}

// evidence asks the second question, and the day where records age (scoring 1.1).
func (p *place) evidence(q *questionnaires.Question, ans *assessment.Answer) error {
	p.say("What could you show an auditor today?")
	p.say("  a  nothing written")
	p.say("  b  a written policy, contract or setting")
	p.say("  c  that, and dated records that it ran")
	err := p.askWith("Evidence (a, b, c, Enter = leave open):", func(line string) error {
		if line == "" {
			return nil
		}
		e, ok := assessment.EvidenceByKey(strings.ToLower(line))
		if !ok {
			return fmt.Errorf("%q is not a, b or c", line)
		}
		ans.Evidence = e
		return nil
	})
	if err != nil || ans.Evidence != assessment.EvidenceRecords {
		return err
	}
	today := p.session().Today()
	ages := q.MaxAgeDays > 0
	prompt := "Day of the newest record (like 2 Sep 2026, 9/2/2026 or today; Enter = no date):"
	if ages {
		p.say("Records count when dated on or after %s.", today.AddDays(-q.MaxAgeDays).Long())
	}
	return p.askWith(prompt, func(line string) error {
		if line == "" || strings.EqualFold(line, "none") {
			if ages {
				p.say("Without a date it counts as level 1 until it is dated.")
			}
			return nil
		}
		d, err := assessment.ReadPast(line, today)
		if err == nil && d.After(today) {
			err = fmt.Errorf("%s is after today, %s", d, today)
		}
		ans.EvidenceDate = d
		return err
	})
}

// claim asks what a planned control or a claim needs. What is left empty is
// kept so; the walk says what is missing.
func (p *place) claim(q *questionnaires.Question, ans *assessment.Answer) (owner string, vendor assessment.Vendor, err error) {
	text := func(into *string, prompt string) {
		if err == nil {
			*into, err = p.ask(prompt)
		}
	}
	day := func(into *assessment.Date, prompt string) {
		if err == nil {
			*into, err = p.askDate(prompt+" (like 31 Dec 2026):", p.session().Today())
		}
	}
	switch ans.Kind {
	case assessment.Planned:
		day(&ans.PlannedDate, "By when")
		if today := p.session().Today(); err == nil && !ans.PlannedDate.IsZero() && ans.PlannedDate.Before(today) {
			err = fmt.Errorf("%s is before today, %s; when will it be done", ans.PlannedDate, today)
		}
		text(&owner, "Who owns it:")
	case assessment.NotApplicable:
		text(&ans.Reason, fmt.Sprintf("Why does it not apply (at least %d characters and %d words):", method.MinReason, method.MinReasonWords))
		text(&ans.Person, "Who decided it:")
	case assessment.Alternative:
		text(&ans.Measure, "What is done instead (Enter = nothing):")
		text(&ans.Reason, "Why is the specification not reasonable and appropriate here:")
		text(&ans.Approver, "Who approved it:")
		day(&ans.ApprovedOn, "When was it approved")
	case assessment.Compensating:
		text(&ans.Description, "What does the same:")
		text(&owner, "Who owns it:")
		day(&ans.ReviewDate, "When is it reviewed next")
		text(&ans.ConfirmedBy, "Which assessor, not the owner, confirmed it (Enter = nobody yet):")
	case assessment.Inherited:
		if vendor, err = p.vendor(); err == nil {
			ans.Vendor = vendor.Name
			if vendor.Report == assessment.NoReport {
				break // there is no report that could cover it
			}
			ans.VendorCovers, err = p.askTri("Does its report cover this control: " + p.named(q))
			if vendor.Covers == assessment.Unknown {
				vendor.Covers = ans.VendorCovers
			}
		}
	case assessment.Partly:
		err = p.partly(q, ans)
	case assessment.Unanswered, assessment.Yes, assessment.No, assessment.DontKnow:
	}
	return owner, vendor, err
}

// named is a question by its number and what it is about.
func (p *place) named(q *questionnaires.Question) string {
	about := q.Topic
	if about == "" {
		about = q.Ask
	}
	return p.session().Set(p.assessment()).QuestionNumber(q.ID) + " " + about
}

// vendor chooses a vendor of the register, or asks about a new one.
func (p *place) vendor() (assessment.Vendor, error) {
	list := p.session().Clinic().Vendors
	for i, v := range list {
		p.say("  %d  %s", i+1, v.Name)
	}
	v := assessment.Vendor{}
	err := p.askWith("Vendor (a number, or a name):", func(line string) error {
		if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(list) {
			v = list[n-1]
			return nil
		}
		if line == "" {
			return fmt.Errorf("a vendor needs a name")
		}
		v.Name = line
		for _, known := range list {
			if assessment.SameName(known.Name, line) {
				v = known
			}
		}
		return nil
	})
	if err != nil || slices.ContainsFunc(list, func(k assessment.Vendor) bool { return k == v }) {
		return v, err
	}
	return v, p.newVendor(&v)
}

// newVendor asks what is known of a vendor, a field at a time.
func (p *place) newVendor(v *assessment.Vendor) error {
	for _, c := range assessment.VendorColumns() {
		if !c.Asked(v) {
			continue
		}
		text, err := p.askColumn(c)
		if err != nil {
			return err
		}
		if err := c.Set(v, text); err != nil {
			return err
		}
	}
	return nil
}

// askColumn asks for a field of the register, and returns its text as files
// hold it.
func (p *place) askColumn(c assessment.Column[assessment.Vendor]) (string, error) {
	switch c.Kind {
	case assessment.ColumnTri:
		t, err := p.askTri(c.Ask)
		return t.Text(), err
	case assessment.ColumnDate:
		d, err := p.askDate(c.Ask+" (like 31 Dec 2026):", p.session().Today())
		return d.String(), err
	case assessment.ColumnChoice:
		var words []string
		for _, one := range c.Choices {
			words = append(words, one.Word)
		}
		i, err := p.askChoice(c.Ask, words, 0)
		if err != nil {
			return "", err
		}
		return c.Choices[i].Key, nil
	case assessment.ColumnText:
	}
	return p.ask(c.Ask + ":")
}
