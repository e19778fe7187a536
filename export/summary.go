package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// topActions is how many actions page 1 shows and its sentence counts.
const topActions = 5

// topStrengths is how many things that work page 1 shows.
const topStrengths = 3

func (b *builder) summary(w Working) Summary {
	r := b.Result
	s := Summary{
		Frameworks: b.frameworks(), Unanswered: r.Unknown, NotGiven: r.NotGiven,
		Gaps: b.gapsText(), Notes: b.summaryNotes(), Decisions: b.decisions(), Strengths: b.strengths(w),
	}
	b.fillPlan(&s)
	for i := range r.Items {
		it := &r.Items[i]
		if !it.Q.Gate || !it.In {
			continue
		}
		m := MustHave{ID: it.Q.ID, Ask: it.Q.Ask, Topic: topic(it.Q), Status: statusOf(it), Actions: b.links[it.Q.ID]}
		if why, open := b.open[it.Q.ID]; open {
			m.Why = why
			s.OpenMustHaves = append(s.OpenMustHaves, m)
		} else {
			s.ClosedMustHaves = append(s.ClosedMustHaves, m)
		}
	}
	s.MustHaveSentence = mustHaveSentence(len(s.ClosedMustHaves), gates(r), b.documentedText())
	return s
}

// mustHaveSentence counts the closed must-haves, or is "" where there is none.
func mustHaveSentence(closed, all int, how string) string {
	switch {
	case all == 0:
		return ""
	case closed == all && all == 1:
		return "The one must-have is in place" + how + "."
	case closed == all:
		return fmt.Sprintf("All %s must-haves are in place%s.", numeral(all), how)
	case all == 1:
		return "The one must-have is not in place" + how + "."
	case closed == 0:
		return fmt.Sprintf("None of the %s must-haves is in place%s.", numeral(all), how)
	}
	return fmt.Sprintf("%s of the %s must-haves %s in place%s.", upper(numeral(closed)), numeral(all), isAre(closed), how)
}

func (b *builder) documentedText() string {
	if b.Result.EvidenceOff {
		return ", on spoken answers"
	}
	return " and documented"
}

// fillPlan writes what the plan buys.
func (b *builder) fillPlan(s *Summary) {
	p := b.Plan
	if len(p.Actions) == 0 {
		s.Sentence = b.emptyPlan()
		return
	}
	first := p.First(topActions)
	now := standingOf(b.Result)
	s.Sentence = sentence(len(first), p.Bill(first...), now, standingOf(p.WhatIf(first...)))
	all := p.First(len(p.Actions))
	bill := p.Bill(all...)
	s.PlanSentence = fmt.Sprintf("The whole plan (%s, %s, %s) %s.", assessment.Count(len(all), "action", "actions"),
		assessment.Count(bill.Hours, "hour", "hours"), bill.Spending(), readinessClause(now, standingOf(b.after)))
	for i := range first {
		a := &p.Actions[i]
		s.Top = append(s.Top, TopAction{
			Order: a.Order, ID: a.ID, Title: a.Title, Owner: ownerText(a), Due: dayOf(a.Due),
			Hours: a.Hours, HoursText: hoursText(a.Effort), Cost: costText(a.Price), MustHave: b.mustHave(a),
		})
	}
	if more := len(all) - len(first); more > 0 {
		s.More = fmt.Sprintf("%s in the plan.", assessment.Count(more, "more action", "more actions"))
	}
}

// frameworks puts the one that the target belongs to first.
func (b *builder) frameworks() []FrameworkSummary {
	order := []questionnaires.Framework{questionnaires.SOC2, questionnaires.HIPAA}
	if b.Input.Scope.Target == assessment.TargetHIPAA {
		slices.Reverse(order)
	}
	var out []FrameworkSummary
	for _, f := range order {
		g := b.Result.Group(string(f))
		if g.Questions == 0 {
			continue
		}
		bar := b.asBar(g)
		fs := FrameworkSummary{
			ID: string(f), Name: g.Title, InPlace: bar.InPlace, Documented: bar.Documented, WithRecords: bar.WithRecords,
			High: bar.High, Coverage: bar.Coverage,
		}
		if g.Unanswered > 0 {
			fs.Provisional = fmt.Sprintf("up to %s when all is answered", bar.High.Text)
		}
		v := b.Result.Verdicts
		if f == questionnaires.HIPAA {
			fs.Note = "House scale: HIPAA has no pass mark."
			fs.Verdicts = []VerdictLine{b.verdict("HIPAA", v.HIPAA)}
		} else {
			fs.Note = b.benchmark()
			fs.Verdicts = []VerdictLine{b.verdict("SOC 2 Type I", v.Type1), b.verdict("SOC 2 Type II", v.Type2)}
		}
		out = append(out, fs)
	}
	return out
}

// benchmark says what the criteria are for a clinic that serves nobody else.
func (b *builder) benchmark() string {
	for _, fact := range []string{"business_associate", "serves_other_entities"} {
		if b.Input.Profile.Holds(questionnaires.Condition{Fact: fact}) == assessment.True {
			return ""
		}
	}
	return "A benchmark only: a clinic is usually not a service organization."
}

func (b *builder) verdict(label string, v method.Verdict) VerdictLine {
	out := VerdictLine{
		Target: string(v.Target), Label: label, Word: v.Shown(), Leads: v.Target == b.Input.Scope.Target,
	}
	if v.Null {
		if b.Result.EvidenceOff && v.Target == assessment.TargetType2 {
			out.Word = "not asked"
		}
		return out
	}
	switch {
	case v.Spoken:
		out.RestsOn = v.X.String() + " in place, on spoken answers"
	case v.Target == assessment.TargetType2:
		out.RestsOn = v.X.String() + " with records"
	default:
		out.RestsOn = v.X.String() + " in place and documented"
	}
	for _, r := range v.Reasons {
		out.Reasons = append(out.Reasons, VerdictReason{Question: r.Question, Text: r.Text, Lift: r.Lift})
	}
	return out
}

// gapsText counts what is not known.
func (b *builder) gapsText() string {
	var parts []string
	switch n := b.Result.Unknown; {
	case n == 1:
		parts = append(parts, "1 question is unanswered: it counts as unknown, never as in place.")
	case n > 1:
		parts = append(parts, fmt.Sprintf("%d questions are unanswered: they count as unknown, never as in place.", n))
	}
	switch n := b.Result.NotGiven; {
	case n == 1:
		parts = append(parts, "1 answer came without an evidence level: it counts as nothing written.")
	case n > 1:
		parts = append(parts, fmt.Sprintf("%d answers came without an evidence level: they count as nothing written.", n))
	}
	return strings.Join(parts, " ")
}

func (b *builder) summaryNotes() []string {
	var out []string
	if b.Result.EvidenceOff {
		out = append(out, "Evidence was not asked: the verdicts rest on spoken answers.")
	}
	if all, r := b.Result.All().R, b.Result; all.OK && all != r.Group("hipaa").R && all != r.Group("soc2").R {
		out = append(out, "Readiness in the sentences counts everything in scope once: HIPAA and SOC 2 share questions.")
	}
	if b.Result.Confidence == method.SelfReported {
		out = append(out, "Self-reported: too few of the weighty answers were reviewed by an assessor to say more.")
	}
	if b.Plan.HoursAssumed && len(b.Plan.Actions) > 0 {
		out = append(out, b.capacity())
	}
	if n := len(b.Result.Contradictions); n > 0 {
		out = append(out, fmt.Sprintf("%s among the answers: see the findings.", assessment.Count(n, "contradiction", "contradictions")))
	}
	if n := len(b.Result.NotKnown); n > 0 {
		out = append(out, fmt.Sprintf("%s of vendors not known: see the findings.", assessment.Count(n, "fact is", "facts are")))
	}
	if s := b.type2Start(); s != "" && b.Input.Scope.Target == assessment.TargetType2 {
		out = append(out, s)
	}
	return out
}

// topic is what a question is about, as a line begins; the question where it
// has none.
func topic(q *questionnaires.Question) string {
	if q.Topic == "" {
		return q.Ask
	}
	return upper(q.Topic)
}

// strengths are things that work: the weightiest first, and among them the
// best shown.
func (b *builder) strengths(w Working) []Strength {
	var best []*method.Item
	for _, row := range w.Items {
		if it, ok := b.Result.Item(row.ID); ok {
			best = append(best, it)
		}
	}
	slices.SortStableFunc(best, func(x, y *method.Item) int {
		return cmp.Or(cmp.Compare(y.Q.Weight, x.Q.Weight), cmp.Compare(y.E, x.E))
	})
	var out []Strength
	for _, it := range best[:min(topStrengths, len(best))] {
		out = append(out, Strength{ID: it.Q.ID, Ask: it.Q.Ask, Topic: topic(it.Q), Evidence: b.evidence(it)})
	}
	return out
}
