package export

import (
	"fmt"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// standing is what the sentence of page 1 compares, before and after.
type standing struct {
	inPlace, documented method.Percent
	// gatesOpen of gates must-haves; veryHigh and high count questions.
	gatesOpen, gates, veryHigh, high int
}

func standingOf(r *method.Result) standing {
	all := r.All()
	return standing{
		inPlace: all.R, documented: all.R1,
		gatesOpen: len(openGates(r)), gates: gates(r),
		veryHigh: r.Risk.Levels[questionnaires.VeryHigh], high: r.Risk.Levels[questionnaires.High],
	}
}

// items writes which items of the plan: "item 1", "items 1 and 2", "items 1-5".
func items(n int) string {
	switch n {
	case 1:
		return "item 1"
	case 2:
		return "items 1 and 2"
	}
	return fmt.Sprintf("items 1-%d", n)
}

// sentence tells what the first n items of the plan buy.
func sentence(n int, b method.Bill, now, after standing) string {
	clauses := []string{readinessClause(now, after)}
	if c := gateClause(now, after); c != "" {
		clauses = append(clauses, c)
	}
	if c := riskClause(now, after); c != "" {
		clauses = append(clauses, c)
	}
	return fmt.Sprintf("Doing %s (%s, %s) %s.", items(n), assessment.Count(b.Hours, "hour", "hours"), b.Spending(), list(clauses))
}

func readinessClause(now, after standing) string {
	switch {
	case now.inPlace != after.inPlace:
		return fmt.Sprintf("takes readiness from %s to %s", now.inPlace, after.inPlace)
	case now.documented != after.documented:
		return fmt.Sprintf("takes documented readiness from %s to %s", now.documented, after.documented)
	}
	return fmt.Sprintf("leaves readiness at %s", now.inPlace)
}

// gateClause writes "closes the two open must-haves (then three of three)".
func gateClause(now, after standing) string {
	closed := now.gatesOpen - after.gatesOpen
	if closed <= 0 {
		return ""
	}
	then := fmt.Sprintf(" (then %s of %s)", numeral(after.gates-after.gatesOpen), numeral(after.gates))
	switch {
	case after.gatesOpen > 0:
		return fmt.Sprintf("closes %s of the %s open must-haves (%s %s open)", numeral(closed), numeral(now.gatesOpen),
			numeral(after.gatesOpen), verb(after.gatesOpen, "stays", "stay"))
	case closed == 1:
		return "closes the one open must-have" + then
	}
	return fmt.Sprintf("closes the %s open must-haves", numeral(closed)) + then
}

// riskClause writes "removes both very-high risks", or speaks of the high ones
// where there is none of those.
func riskClause(now, after standing) string {
	was, is, word := now.veryHigh, after.veryHigh, "very-high"
	if was == 0 {
		was, is, word = now.high, after.high, "high"
	}
	gone := was - is
	switch {
	case gone <= 0:
		return ""
	case is > 0:
		return fmt.Sprintf("removes %s of the %s %s risks", numeral(gone), numeral(was), word)
	case gone == 1:
		return fmt.Sprintf("removes the one %s risk", word)
	case gone == 2:
		return fmt.Sprintf("removes both %s risks", word)
	}
	return fmt.Sprintf("removes all %s %s risks", numeral(gone), word)
}

// emptyPlan says why there is nothing in the plan.
func (b *builder) emptyPlan() string {
	r := b.Result
	gaps := 0
	for i := range r.Items {
		if r.Items[i].Gap() {
			gaps++
		}
	}
	switch {
	case len(r.Items) == 0:
		return "No question is in scope, so there is no plan."
	case gaps > 0:
		return fmt.Sprintf("No action is open, although %s %s not fully in place: see the findings.",
			assessment.Count(gaps, "question", "questions"), isAre(gaps))
	case r.Unknown == len(r.Items):
		return "Nothing is answered yet, so there is no plan."
	case r.Unknown > 0:
		return fmt.Sprintf("No gap is known yet: %d of %s %s unanswered.",
			r.Unknown, assessment.Count(len(r.Items), "question", "questions"), isAre(r.Unknown))
	}
	return "There is nothing to fix: every question in scope is in place."
}

// gates counts the must-haves in the denominator.
func gates(r *method.Result) int {
	n := 0
	for i := range r.Items {
		if r.Items[i].Q.Gate && r.Items[i].In {
			n++
		}
	}
	return n
}

// openGates are the must-haves that keep a verdict down, with the reason; by
// question. What is only without dated records is a matter of Type II and no
// open must-have here, because no plan can promise records.
func openGates(r *method.Result) map[string]string {
	out := map[string]string{}
	for _, v := range []method.Verdict{r.Verdicts.HIPAA, r.Verdicts.Type1} {
		for _, reason := range v.Reasons {
			if _, known := out[reason.Question]; !known && reason.Question != "" {
				out[reason.Question] = strings.TrimPrefix(reason.Text, "must-have ")
			}
		}
	}
	return out
}

// verb is the form that goes with a number.
func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
