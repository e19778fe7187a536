package method

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// What a reason for "not applicable" needs at least (scoring 2): characters,
// and words that are made of letters, so that no row of dots is a reason.
const (
	MinReason      = 20
	MinReasonWords = 3
)

// LacksReason says what a reason for "not applicable" lacks, or "".
func LacksReason(reason string) string {
	if n := utf8.RuneCountInString(strings.TrimSpace(reason)); n < MinReason {
		return fmt.Sprintf("%d of at least %d characters", n, MinReason)
	}
	words := 0
	for _, w := range strings.Fields(reason) {
		if strings.ContainsFunc(w, unicode.IsLetter) {
			words++
		}
	}
	if words < MinReasonWords {
		return fmt.Sprintf("%d of at least %d words", words, MinReasonWords)
	}
	return ""
}

// How long a vendor's report counts as current, in days after its period end
// (scoring 2): custom, not rule.
const (
	ReportDays       = 365
	ReportDaysBridge = 455
)

// Credit is how one answer counts (scoring 2).
type Credit struct {
	// S is 0, 50 or 100; SOC2 is S in the groups and verdicts of framework
	// soc2, which differs only for a specification declined without a measure.
	S, SOC2 int
	// E is the evidence level that counts: 0, 1 or 2.
	E int
	// Answered is false for what counts as unanswered.
	Answered bool
	// In is false for a valid "not applicable": out of the denominator.
	In bool
	// Incomplete says what a claim or a plan lacks, or "".
	Incomplete string
	// Counsel marks a claim that counsel should confirm.
	Counsel bool
	// Contradicts marks a control inherited from a vendor that is known to touch
	// PHI and known to have no business associate agreement.
	Contradicts bool
	// NotKnown is what somebody has to find out before the answer can count, as
	// a question; "" where nothing is. Not known is not no: it is a find-out, and
	// no contradiction.
	NotKnown string
	// Reasons say in words how the answer came to count as it does.
	Reasons []string
}

func unanswered(why string) Credit {
	c := Credit{In: true, Incomplete: why}
	if why != "" {
		c.Reasons = []string{"counts as unanswered: " + why}
	}
	return c
}

func credited(s, e int, reasons ...string) Credit {
	return Credit{S: s, SOC2: s, E: e, Answered: true, In: true, Reasons: reasons}
}

// CreditOf says how the answer to a question counts at the as-of date.
func (in Input) CreditOf(q *questionnaires.Question) Credit {
	st := in.state(q.ID)
	a := st.Answer
	e, stale := in.evidence(q, a)
	switch a.Kind {
	case assessment.Unanswered:
		return unanswered("")
	case assessment.Yes:
		return credited(100, e, stale...)
	case assessment.Partly:
		if q.Partly == "" {
			return unanswered("this question has no Partly")
		}
		return credited(50, e, stale...)
	case assessment.No, assessment.DontKnow:
		return credited(0, 0)
	case assessment.Planned:
		c := credited(0, 0, "planned is not done")
		if strings.TrimSpace(st.Owner) == "" {
			c.Incomplete = "no owner: counts as No"
		}
		return c
	case assessment.NotApplicable:
		return notApplicable(q, a)
	case assessment.Alternative:
		return alternative(q, a, e)
	case assessment.Compensating:
		return in.compensating(q, st, e, stale)
	case assessment.Inherited:
		return in.inherited(q, a)
	}
	return unanswered("unknown answer")
}

// evidence returns the level that counts (scoring 1.1).
func (in Input) evidence(q *questionnaires.Question, a assessment.Answer) (int, []string) {
	e := a.Evidence.Level()
	if e < 2 || q.MaxAgeDays == 0 {
		return e, nil
	}
	switch {
	case a.EvidenceDate.IsZero():
		return 1, []string{"records without a date count as written only"}
	case a.EvidenceDate.After(in.AsOf):
		return 1, []string{"the records are dated after the as-of date"}
	case in.AsOf.DaysSince(a.EvidenceDate) > q.MaxAgeDays:
		return 1, []string{fmt.Sprintf("the records are older than %d days", q.MaxAgeDays)}
	}
	return e, nil
}

// notKnown earns nothing until somebody found out.
func notKnown(what string) Credit {
	c := credited(0, 0, "not known: "+what)
	c.NotKnown = what
	return c
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func notApplicable(q *questionnaires.Question, a assessment.Answer) Credit {
	switch {
	case q.NA == "":
		return unanswered("this question has no rule for \"not applicable\"")
	case LacksReason(a.Reason) != "":
		return unanswered("\"not applicable\" needs a reason: " + LacksReason(a.Reason))
	case blank(a.Person):
		return unanswered("\"not applicable\" needs the name of the person who decided it")
	}
	return Credit{Answered: true, Reasons: []string{"not applicable, with reason and name"}}
}

// alternative follows 45 CFR 164.306(d)(3): an addressable specification may
// be met by an equivalent measure with a written reason.
func alternative(q *questionnaires.Question, a assessment.Answer, e int) Credit {
	if q.Duty() != questionnaires.Addressable {
		return unanswered("an alternative is only for addressable specifications (45 CFR 164.306(d)(3))")
	}
	measure, why := !blank(a.Measure), !blank(a.Reason)
	approved := !blank(a.Approver) && !a.ApprovedOn.IsZero()
	switch {
	case measure && why && approved:
		return credited(100, max(1, e), "equivalent measure, written reason and approval")
	case measure:
		c := credited(50, 0, "equivalent measure without a written reason and a dated approval")
		c.Incomplete = "the alternative lacks its written reason, or approver and date"
		return c
	case why && approved:
		c := credited(50, 1, "specification declined with a written reason and approval, no measure in its place")
		c.SOC2, c.Counsel = 0, true
		return c
	}
	return unanswered("the alternative needs a measure, a written reason, and approver with date")
}

func (in Input) compensating(q *questionnaires.Question, st *assessment.QuestionState, e int, stale []string) Credit {
	a := st.Answer
	switch {
	case q.Duty() != questionnaires.NoDuty:
		return unanswered("a compensating control cannot stand in for a HIPAA duty")
	case blank(a.Description), blank(st.Owner), a.ReviewDate.IsZero():
		return unanswered("a compensating control needs description, owner and review date")
	}
	p, known := assessment.FindPerson(in.People, a.ConfirmedBy)
	if blank(a.ConfirmedBy) || !known || p.Role != assessment.RoleAssessor || assessment.SameName(a.ConfirmedBy, st.Owner) {
		c := credited(50, min(e, 1), "compensating control, not confirmed by an assessor other than its owner")
		c.Incomplete = "the compensating control is not confirmed by an assessor other than its owner"
		return c
	}
	return credited(100, e, append(stale, "compensating control, confirmed by an assessor")...)
}

func (in Input) inherited(q *questionnaires.Question, a assessment.Answer) Credit {
	if !q.Inheritable {
		return unanswered("this control cannot be inherited from a vendor")
	}
	v, ok := assessment.FindVendor(in.Vendors, a.Vendor)
	if blank(a.Vendor) || !ok {
		return unanswered("an inherited control needs a vendor of the register")
	}
	switch {
	case v.HoldsPHI == assessment.False, v.BAASigned == assessment.True:
	case v.BAASigned == assessment.Unknown:
		return notKnown("is " + v.Name + "'s business associate agreement signed?")
	case v.HoldsPHI == assessment.Unknown:
		return notKnown("does " + v.Name + " touch PHI? It has no signed business associate agreement.")
	default:
		c := credited(0, 0, v.Name+" touches PHI and has no signed business associate agreement")
		c.Contradicts = true
		return c
	}
	covers := a.VendorCovers
	if covers == assessment.Unknown {
		covers = v.Covers
	}
	if why := lacks(v, in.AsOf, covers); why != "" {
		return credited(50, 1, "inherited from "+v.Name+"; "+why)
	}
	return credited(100, 2, "inherited from "+v.Name+" with a current report that covers it")
}

// lacks says what keeps a vendor's assurance from full credit, or "".
func lacks(v assessment.Vendor, asOf assessment.Date, covers assessment.Tri) string {
	switch v.Report {
	case assessment.ReportType2:
		if !Current(v, asOf) {
			return "its SOC 2 Type II report is not current"
		}
		if v.OpinionOK != assessment.True {
			return "its auditor's opinion is not noted as unqualified or as not touching this"
		}
	case assessment.ReportHTi1, assessment.ReportHTr2:
		if !Current(v, asOf) {
			return "its HITRUST certificate is not current"
		}
	case assessment.NoReport, assessment.ReportSOC1, assessment.ReportType1, assessment.ReportSOC3:
		return "it has no SOC 2 Type II report or HITRUST certificate"
	}
	switch {
	case covers != assessment.True:
		return "its report is not noted as covering this control"
	case v.CUECReviewed != assessment.True:
		return "its complementary user-entity controls were not reviewed"
	}
	return ""
}

// Current reports whether a vendor's report or certificate is current at a
// day: a period end at most 365 days before it, or 455 with a bridge letter
// (custom, not rule); a HITRUST certificate to its expiry day included.
func Current(v assessment.Vendor, asOf assessment.Date) bool {
	if v.Report == assessment.ReportHTi1 || v.Report == assessment.ReportHTr2 {
		return !v.Expires.IsZero() && !asOf.After(v.Expires)
	}
	if v.PeriodEnd.IsZero() || v.PeriodEnd.After(asOf) {
		return false
	}
	limit := ReportDays
	if v.BridgeLetter == assessment.True {
		limit = ReportDaysBridge
	}
	return asOf.DaysSince(v.PeriodEnd) <= limit
}
