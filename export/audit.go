package export

import (
	"fmt"
	"strconv"

	"clinicready/assessment"
)

func (b *builder) audit() Audit {
	a := b.Assessment
	out := Audit{
		Events: b.Head.Count, AssessmentEvents: a.Events, First: dayOf(a.First), Last: dayOf(a.Last),
		Head: b.Head.Hash.String(), HeadShort: b.Head.Hash.Short(),
		Verify: []string{
			"Run: clinicready verify FILE",
			fmt.Sprintf("It must name %s and the head %s, or a later head if work went on.", assessment.Count(int(b.Head.Count), "event", "events"), b.Head.Hash.Short()),
			"A journal cannot tell that its end was cut off, or that an older copy was put back: compare with the head on the last report or backup.",
		},
		Names: "Names in the journal are as entered: the program does not check who sits at the keyboard.",
	}
	var back []string
	for _, seq := range b.Clinic.ClockWentBack {
		if seq <= b.Head.Count {
			back = append(back, strconv.FormatInt(seq, 10))
		}
	}
	if len(back) > 0 {
		word := "event "
		if len(back) > 1 {
			word = "events "
		}
		out.ClockNote = "The clock of the computer went back before " + word + list(back) + ". Their order is by number, not by time."
	}
	return out
}

func (b *builder) signOff() SignOff {
	next := b.Input.AsOf.Time().AddDate(1, 0, 0)
	return SignOff{
		Statement: "I have read this report. It tells what was answered and shown up to its date, as far as I know.",
		Roles: []SignRole{
			{Role: "Security official"},
			{Role: "Owner", Name: b.only(assessment.RoleOwner)},
			{Role: "Assessor", Name: b.only(assessment.RoleAssessor)},
		},
		NextReview: dayOf(assessment.DateOf(next)),
		Sooner:     "Review sooner after an incident, a new system or site, a new vendor with patient data, or a change of law.",
	}
}

// only returns the name of the one person of a role; with several, or none,
// the line stays empty for whoever signs.
func (b *builder) only(role assessment.Role) string {
	name := ""
	for _, p := range b.Input.People {
		if p.Role != role {
			continue
		}
		if name != "" {
			return ""
		}
		name = p.Name
	}
	return name
}
