package export

import (
	"slices"
	"strconv"
	"strings"

	"clinicready/assessment"
)

// Join puts the parts that are not empty together.
func Join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// When is a word that stands only where it is so.
func When(yes bool, s string) string {
	if yes {
		return s
	}
	return ""
}

// Prefixed is a text with its label, or nothing.
func Prefixed(label, s string) string {
	if s == "" {
		return ""
	}
	return label + s
}

// OrDash shows an empty cell as a dash.
func OrDash(s string) string { return or(s, "–") }

// Lines puts each item on a line of its own.
func Lines(items []string) string { return strings.Join(items, "\n") }

// OrderText is the number that an action has in every table; one without a
// number has a dash.
func OrderText(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

// Titles lists actions as "3 Turn on the second factor"; an accepted one has no
// number.
func Titles(ls []Link) []string {
	var out []string
	for _, l := range ls {
		if l.Order == 0 {
			out = append(out, l.Title+" (accepted)")
			continue
		}
		out = append(out, OrderText(l.Order)+" "+l.Title)
	}
	return out
}

// Citations lists references.
func Citations(cs []Citation) string {
	out := make([]string, 0, len(cs))
	for _, c := range cs {
		out = append(out, c.Text)
	}
	return strings.Join(out, ", ")
}

// Line is the clinic, the day and how much is known, in one line.
func (c *Cover) Line() string {
	return Join(" · ", c.Clinic, c.AsOf.Text, c.Coverage.Text+" answered", c.Confidence)
}

// LeftOutSentence says how many questions the profile leaves out, or nothing.
func (s *ScopeSection) LeftOutSentence() string {
	if len(s.LeftOut) == 0 {
		return ""
	}
	return "Left out because of what the clinic is: " + assessment.Count(len(s.LeftOut), "question", "questions") +
		". The section on what is not applicable lists each with its reason."
}

// Headline is the title of the map with its points.
func (m *HeatMap) Headline() string {
	return m.Title + ": " + assessment.Count(m.Points, "risk point", "risk points")
}

// WeeksSentence says how the time line is read.
func (r *Roadmap) WeeksSentence() string {
	return "In plan order. Weeks count from " + r.Start.Text + "."
}

// Who is the owner, or in short who should be: page 1 asks for a name.
func (a *ActionSheet) Who() string {
	if a.HasOwner || a.Suggested == "" {
		return a.Owner
	}
	return "suggested: " + a.Suggested
}

// Risks is the risk now and after the action: "High → Low".
func (a *ActionSheet) Risks() string {
	if a.RiskNow.Key == "" {
		return "not rated"
	}
	return a.RiskNow.Word + " → " + a.RiskAfter.Word
}

// Marks is what sets the action apart, in one line.
func (a *ActionSheet) Marks() string {
	return Join(" · ", a.Priority, When(a.MustHave, "must-have"), When(a.QuickWin, "quick win"), When(a.Kind != "action", a.Kind), a.Duty, a.Status)
}

// Planned reports whether an action sheet deals with the finding; it says why
// the finding matters.
func (f *Finding) Planned() bool {
	return slices.ContainsFunc(f.Actions, func(l Link) bool { return l.Order > 0 })
}

// Marks is the id of the finding with what sets it apart, in one line.
func (f *Finding) Marks() string {
	return Join(" · ", f.ID, When(f.MustHave, "must-have"), f.Duty, "weight "+strconv.Itoa(f.Weight), When(f.Flag, "flagged"))
}

// CountText says how many findings there are.
func (f *Findings) CountText() string {
	return assessment.Count(len(f.Items), "finding", "findings") + "."
}

// UnansweredSentence says how many questions carry no answer.
func (f *Findings) UnansweredSentence() string {
	return assessment.Count(len(f.Unanswered), "question", "questions") + " without an answer: unknown, not failed."
}

// CountsText says how the claim counts, and whether its record is incomplete.
func (c *Claim) CountsText() string { return c.Counts + When(!c.Complete, " (record incomplete)") }

// Basis is the question that a duty belongs to, with what it cites.
func (d *RecurringDuty) Basis() string {
	return Join(" · ", d.Question, Citations(d.Citations), When(d.House, "how often: good practice"))
}

// Next is the line of the next review.
func (s *SignOff) Next() string { return Join(" ", "Next review:", s.NextReview.Text) }
