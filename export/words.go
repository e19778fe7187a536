package export

import (
	"fmt"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// numerals are written out up to ten.
var numerals = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// numeral writes a count as a word up to ten and in digits above.
func numeral(n int) string {
	if n >= 0 && n < len(numerals) {
		return numerals[n]
	}
	return strconv.Itoa(n)
}

// isAre fits a verb to a count.
func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// list writes "a", "a and b", "a, b and c".
func list(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// upper makes a sentence of a phrase.
func upper(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// costText writes what one action costs.
func costText(p method.Price) string {
	switch {
	case p.Quote:
		return "1 quote"
	case p.High == 0:
		return "none"
	}
	return p.Spending()
}

// dayOf writes a day in both spellings.
func dayOf(d assessment.Date) Day {
	if d.IsZero() {
		return Day{}
	}
	return Day{Text: d.Long(), ISO: d.String()}
}

// or returns the first text, or the second where the first is empty.
func or(s, instead string) string {
	if strings.TrimSpace(s) == "" {
		return instead
	}
	return s
}

// pct writes a percentage that does not depend on the evidence question.
func pct(p method.Percent) Pct {
	if !p.OK {
		return Pct{Text: p.String()}
	}
	return Pct{Value: p.Value, OK: true, Text: p.String()}
}

// evidencePct writes one that does: it is "not asked" while that question is off.
func evidencePct(p method.Percent, off bool) Pct {
	if off {
		return Pct{Text: "not asked"}
	}
	return pct(p)
}

func levelOf(l questionnaires.Level) Level {
	return Level{Key: l.String(), Word: l.Word(), Rank: int(l)}
}

// scale are the five levels, lowest first.
func scale() [5]Level {
	var out [5]Level
	for i := range out {
		out[i] = levelOf(questionnaires.Level(i))
	}
	return out
}

// statusOf writes the answer of an item. A claim that counts as unanswered
// looks so, with its word.
func statusOf(it *method.Item) Status {
	kind := it.State.Answer.Kind
	switch {
	case kind == assessment.Unanswered:
		return Status{Key: "unanswered", Word: kind.Word()}
	case it.In && !it.Answered:
		return Status{Key: "unanswered", Word: kind.Word() + ", incomplete"}
	}
	return Status{Key: string(kind), Word: kind.Word()}
}

// evidenceText writes what could be shown, as chosen.
func evidenceText(a assessment.Answer) string {
	if a.Kind == assessment.Inherited {
		return "the vendor's report"
	}
	var s string
	switch a.Evidence {
	case assessment.EvidenceNotGiven:
		return "evidence not given"
	case assessment.EvidenceNothing:
		return "nothing written"
	case assessment.EvidenceWritten:
		s = "written policy, contract or setting"
	case assessment.EvidenceRecords:
		s = "written, with dated records"
	}
	if !a.EvidenceDate.IsZero() {
		s += " of " + dayOf(a.EvidenceDate).Text
	}
	return s
}

// dutyText writes what HIPAA asks: "Required", "Addressable" or "".
func dutyText(d questionnaires.Duty) string {
	switch d {
	case questionnaires.Mandatory:
		return "Required"
	case questionnaires.Addressable:
		return "Addressable"
	case questionnaires.NoDuty:
	}
	return ""
}

// exceptionText writes the kind of exception that an auditor would write.
func exceptionText(k questionnaires.ExceptionKind) string {
	switch k {
	case questionnaires.Documentation:
		return "lack of documentation"
	case questionnaires.InsufficientControl:
		return "insufficient control"
	case questionnaires.Inconsistency:
		return "inconsistency"
	case questionnaires.HumanError:
		return "human error"
	}
	return string(k)
}

// triText writes what is known of a vendor.
func triText(t assessment.Tri) string {
	switch t {
	case assessment.True:
		return "yes"
	case assessment.False:
		return "no"
	case assessment.Unknown:
	}
	return "not known"
}

// kindText writes what an assessment is for.
func kindText(k assessment.AssessmentKind) string {
	switch k {
	case assessment.SelfAudit:
		return "self-audit"
	case assessment.Final:
		return "final self-assessment"
	case assessment.Annual:
		return "annual assessment"
	case assessment.SpotCheck:
		return "spot check"
	}
	return string(k)
}

// targetText writes what the clinic works toward.
func targetText(s assessment.Scope) string {
	if s.Target == assessment.TargetType2 {
		return fmt.Sprintf("%s, observation period of %d months", s.Target.Word(), s.Months)
	}
	return s.Target.Word()
}

// statusWord and decisionWord write how far an action is and what was decided.
func statusWord(s assessment.Status) string {
	if s == assessment.StatusOpen {
		return "open"
	}
	return string(s)
}

func decisionWord(d assessment.Decision) string {
	if d == assessment.Fix {
		return "fix"
	}
	return string(d)
}

// tierText writes the urgency of an action.
func tierText(t method.Tier) string {
	words := [...]string{"act now", "next", "plan", "improve"}
	return fmt.Sprintf("P%d, %s", t, words[t-method.P1])
}
