package export

import (
	"fmt"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// inventoryRef is the duty behind a list of devices and media,
// 45 CFR 164.310(d)(2)(iii).
var inventoryRef = questionnaires.Ref{Framework: questionnaires.HIPAA, ID: "164.310(d)(2)(iii)"}

// tallies are what the nine elements look at.
type tallies struct {
	asked, answered, unanswered, gaps, rated, withEvidence, dated, overrides, raised int
	ownerless                                                                        int
}

func (b *builder) tallies() tallies {
	var t tallies
	for i := range b.Result.Items {
		it := &b.Result.Items[i]
		t.asked++
		a := it.State.Answer
		if it.Answered {
			t.answered++
		} else {
			t.unanswered++
		}
		if it.Gap() {
			t.gaps++
		}
		if it.HasRisk {
			t.rated++
			if len(b.raised(it.Q)) > 0 {
				t.raised++
			}
		}
		if a.Evidence != assessment.EvidenceNotGiven {
			t.withEvidence++
		}
		if !a.EvidenceDate.IsZero() {
			t.dated++
		}
		if it.State.Override.Reason != "" {
			t.overrides++
		}
	}
	for i := range b.Plan.Actions {
		if b.Plan.Actions[i].Owner == "" {
			t.ownerless++
		}
	}
	return t
}

// facts collects what an element has and lacks.
type facts struct{ has, lacks []string }

func (f *facts) have(n int, format string, args ...any) {
	if n > 0 {
		f.has = append(f.has, fmt.Sprintf(format, args...))
	}
}

func (f *facts) lack(n int, format string, args ...any) {
	if n > 0 {
		f.lacks = append(f.lacks, fmt.Sprintf(format, args...))
	}
}

// element is present when nothing is lacking, absent when there is nothing.
func (f facts) element(number int, name, where string) Element {
	e := Element{Number: number, Name: name, Where: where, Has: f.has, Lacks: f.lacks}
	switch {
	case len(f.has) == 0:
		e.Status = "absent"
	case len(f.lacks) == 0:
		e.Status = "present"
	default:
		e.Status = "partial"
	}
	return e
}

// elements follow the guidance on risk analysis of the HHS Office for Civil
// Rights of 2010. The clinic file keeps no register of systems and of how ePHI
// moves, so the first two are partial at best; and whether somebody signed is
// not known to the program.
func (b *builder) elements() ElementSection {
	t := b.tallies()
	list := []Element{
		b.scopeElement(),
		b.dataElement(t),
		b.threatElement(t),
		b.measureElement(t),
		b.likelihoodElement(t),
		b.impactElement(t),
		b.levelElement(t),
		b.documentElement(t),
		b.reviewElement(),
	}
	n := map[string]int{}
	for _, e := range list {
		n[e.Status]++
	}
	return ElementSection{
		Elements: list,
		Sentence: fmt.Sprintf("Of nine elements, %d present, %d partial, %d absent.", n["present"], n["partial"], n["absent"]),
		Note:     "A questionnaire alone is not a risk analysis under 45 CFR 164.308(a)(1)(ii)(A). This page says what of one is in this file.",
	}
}

func (b *builder) scopeElement() Element {
	var f facts
	f.have(len(b.Input.Vendors), "%s in the register", assessment.Count(len(b.Input.Vendors), "vendor", "vendors"))
	known := len(b.profile())
	f.have(known, "%s of the clinic's profile", assessment.Count(known, "fact", "facts"))
	for i := range b.Result.Items {
		it := &b.Result.Items[i]
		for _, ref := range it.Q.Refs {
			if ref == inventoryRef && it.Answered && it.S == 100 {
				f.have(1, "the clinic says that it keeps an inventory (question %s); it is not part of this file", it.Q.ID)
			}
		}
	}
	f.lack(1, "a register of the sites, systems and devices that hold ePHI")
	return f.element(1, "Scope of the analysis", "Scope, method, limits; Vendors")
}

func (b *builder) dataElement(t tallies) Element {
	var f facts
	who := b.Assessment.Names()
	f.have(len(who), "who answered: %s", list(who))
	f.have(t.answered, "when: %s to %s", dayOf(b.Assessment.First).Text, dayOf(b.Assessment.Last).Text)
	f.have(t.dated, "%s with the date of their evidence", assessment.Count(t.dated, "answer", "answers"))
	f.lack(1, "where ePHI sits and how it moves")
	f.lack(b.Result.NotGiven, "what could be shown for %s", assessment.Count(b.Result.NotGiven, "answer", "answers"))
	return f.element(2, "Data collection", "Scope, method, limits; Audit trail")
}

func (b *builder) threatElement(t tallies) Element {
	var f facts
	f.have(t.gaps, "%s, each with why it matters", assessment.Count(t.gaps, "weak point", "weak points"))
	f.have(t.raised, "%s rated higher for facts of this clinic", assessment.Count(t.raised, "question", "questions"))
	f.lack(t.unanswered, "%s unanswered", assessment.Count(t.unanswered, "question is", "questions are"))
	f.lack(1, "threats of this site that no question asks about, natural and environmental ones among them")
	return f.element(3, "Threats and vulnerabilities identified and documented", "Findings; Risk picture")
}

func (b *builder) measureElement(t tallies) Element {
	var f facts
	f.have(t.answered, "status of %d of %s", t.answered, assessment.Count(t.asked, "safeguard asked about", "safeguards asked about"))
	f.have(t.withEvidence, "an evidence level for %s", assessment.Count(t.withEvidence, "answer", "answers"))
	f.lack(t.unanswered, "%s unanswered", assessment.Count(t.unanswered, "question is", "questions are"))
	f.lack(b.Result.NotGiven, "%s without an evidence level", assessment.Count(b.Result.NotGiven, "answer is", "answers are"))
	if b.Result.EvidenceOff {
		f.lack(1, "evidence was not asked")
	}
	return f.element(4, "Current security measures assessed", "What is working; Findings")
}

func (b *builder) likelihoodElement(t tallies) Element {
	var f facts
	f.have(t.rated, "a likelihood on a five-step scale for %s", assessment.Count(t.rated, "question", "questions"))
	f.have(t.overrides, "%s changed by hand, with reason", assessment.Count(t.overrides, "rating", "ratings"))
	f.lack(t.unanswered, "%s without one, because unanswered", assessment.Count(t.unanswered, "question is", "questions are"))
	return f.element(5, "Likelihood of threats determined", "Risk picture; Method")
}

func (b *builder) impactElement(t tallies) Element {
	var f facts
	f.have(t.rated, "an impact on a five-step scale for %s, on confidentiality, integrity and availability together",
		assessment.Count(t.rated, "question", "questions"))
	f.lack(t.unanswered, "%s without one, because unanswered", assessment.Count(t.unanswered, "question is", "questions are"))
	return f.element(6, "Potential impact determined", "Risk picture; Method")
}

func (b *builder) levelElement(t tallies) Element {
	var f facts
	f.have(t.rated, "a level from likelihood and impact for %s", assessment.Count(t.rated, "question", "questions"))
	n := len(b.Plan.Actions)
	f.have(n, "%s with a date", assessment.Count(n, "action", "actions"))
	f.lack(t.unanswered, "%s without one, because unanswered", assessment.Count(t.unanswered, "question is", "questions are"))
	f.lack(len(b.Plan.NoAction), "%s without an action", assessment.Count(len(b.Plan.NoAction), "gap is", "gaps are"))
	f.lack(t.ownerless, "%s without an owner", assessment.Count(t.ownerless, "action is", "actions are"))
	return f.element(7, "Level of risk determined", "Risk picture; Roadmap; Action sheets")
}

func (b *builder) documentElement(t tallies) Element {
	var f facts
	f.have(t.answered, "this report of %s, with the journal behind it", dayOf(b.Input.AsOf).Text)
	if a := b.Assessment; a.Closed.IsZero() {
		f.lack(1, "the assessment is still open")
	} else {
		f.have(1, "closed on %s by %s", dayOf(a.Closed).Text, or(a.ClosedBy, notGiven))
	}
	f.lack(1, "signatures: sign the last page and keep the report for six years (45 CFR 164.316(b)(2)(i))")
	return f.element(8, "Documentation finalized", "Sign-off; Audit trail")
}

func (b *builder) reviewElement() Element {
	var f facts
	earlier := 0
	for _, a := range b.Clinic.Assessments {
		if a.ID != b.Assessment.ID && !a.Opened.After(b.Assessment.Opened) {
			earlier++
		}
	}
	f.have(earlier, "%s in the file", assessment.Count(earlier, "earlier assessment", "earlier assessments"))
	f.have(1, "the day of the next review, on the last page")
	f.lack(1, "what changed since last time: no comparison is part of this report")
	return f.element(9, "Periodic review and updates", "Sign-off; Recurring duties")
}
