package method

import (
	"fmt"
	"slices"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// round is the method's rounding, half up, on integers (scoring 1).
func round(n, d int) int { return (2*n + d) / (2 * d) }

// Evaluate scores an assessment (scoring 1 to 4). The same input gives the
// same result.
func Evaluate(in Input) *Result {
	asked := in.Asked()
	items := make([]Item, len(asked))
	for i, q := range asked {
		items[i] = in.item(q, in.CreditOf(q))
	}
	return in.result(items)
}

func (in Input) item(q *questionnaires.Question, c Credit) Item {
	it := Item{Q: q, State: in.state(q.ID), Duty: q.Duty(), Credit: c, groups: in.groupsOf(q)}
	it.Missing, it.Closing = in.topics(missing(q, it.State.Answer)), in.closing(q)
	if c.In {
		it.IfYes = in.risk(q, 100)
		if c.Answered {
			it.Risk, it.HasRisk = in.risk(q, c.S), true
		}
	}
	return it
}

// result computes everything that follows from the credits of the items; the
// projection calls it with other credits.
func (in Input) result(items []Item) *Result {
	r := &Result{AsOf: in.AsOf, Items: items, EvidenceOff: in.EvidenceOff, byID: map[string]int{}}
	for i := range items {
		it := &items[i]
		r.byID[it.Q.ID] = i
		if it.Q.Gate && it.In {
			r.gates = append(r.gates, i)
		}
		if it.In && !it.Answered {
			r.Unknown++
		}
		if it.In && it.Answered && it.State.Answer.Kind.TakesEvidence() &&
			it.State.Answer.Evidence == assessment.EvidenceNotGiven && !in.EvidenceOff {
			r.NotGiven++
		}
		if it.HasRisk {
			r.Risk.Points += it.Risk.Value
			r.Risk.Levels[it.Risk.Level]++
		}
	}
	r.Groups = in.tallyGroups(items, groupDefs())
	r.Confidence = in.confidence(items)
	r.Contradictions = in.contradictions(items)
	r.NotKnown = unsettled(items)
	r.Verdicts = in.verdicts(r)
	return r
}

// tallyGroups scores the groups that have an in-scope question, in their order.
func (in Input) tallyGroups(items []Item, defs []groupDef) []GroupScore {
	sums := make([]tally, len(defs))
	for i := range items {
		for _, g := range items[i].groups {
			if g >= len(defs) {
				break // in order: the rest was not asked for
			}
			sums[g].count(&items[i], defs[g].framework == questionnaires.SOC2, 1)
		}
	}
	return in.groupScores(sums, defs)
}

// groupScores are the groups that have an in-scope question, from their sums.
func (in Input) groupScores(sums []tally, defs []groupDef) []GroupScore {
	out := make([]GroupScore, 0, len(defs))
	for i, d := range defs {
		if sums[i].questions == 0 {
			continue
		}
		g := GroupScore{ID: d.id, Title: d.title, Framework: d.framework, Questions: sums[i].questions}
		sums[i].fill(&g, in.EvidenceOff)
		out = append(out, g)
	}
	return out
}

// tally sums one group.
type tally struct {
	w, answered, unanswered, ws, ws1, ws2, open, questions int
}

// count adds a question, or with -1 for times takes it out again.
func (t *tally) count(it *Item, soc2 bool, times int) {
	t.questions += times
	if !it.In {
		return
	}
	w, s := times*it.Q.Weight, it.credit(soc2)
	t.w += w
	if !it.Answered {
		t.unanswered += w
		t.open += times
		return
	}
	t.answered += w
	t.ws += w * s
	if it.E >= 1 {
		t.ws1 += w * s
	}
	if it.E >= 2 {
		t.ws2 += w * s
	}
}

func (t *tally) fill(g *GroupScore, evidenceOff bool) {
	g.Weight, g.Unanswered = t.w, t.open
	if t.w == 0 {
		return
	}
	pct := func(n int) Percent { return Percent{round(n, t.w), true} }
	g.R, g.R1, g.R2 = pct(t.ws), pct(t.ws1), pct(t.ws2)
	if evidenceOff {
		g.R1, g.R2 = Percent{}, Percent{}
	}
	g.RHigh = pct(t.ws + 100*t.unanswered)
	g.Coverage = pct(100 * t.answered)
	if t.open > 0 {
		g.Coverage.Value = min(99, g.Coverage.Value)
	}
}

// confidence is "reviewed" when at least four in five of the answered
// weight-5 questions were reviewed after their last change by an assessor who
// is not their owner (scoring 1).
func (in Input) confidence(items []Item) Confidence {
	n, ok := 0, 0
	for i := range items {
		it := &items[i]
		if it.Q.Weight != 5 || !it.In || !it.Answered {
			continue
		}
		n++
		p, known := assessment.FindPerson(in.People, it.State.ReviewedBy)
		if known && p.Role == assessment.RoleAssessor && it.State.Reviewed > it.State.Changed &&
			!assessment.SameName(it.State.ReviewedBy, it.State.Owner) {
			ok++
		}
	}
	if n > 0 && 5*ok >= 4*n {
		return Reviewed
	}
	return SelfReported
}

// contradictions names answers that cannot both be true.
func (in Input) contradictions(items []Item) []Contradiction {
	var baa *Item
	for i := range items {
		if items[i].Q.BAA && items[i].State.Answer.Kind == assessment.Yes {
			baa = &items[i]
		}
	}
	var out []Contradiction
	for _, x := range in.Set.Contradictions {
		if in.allHold(items, x.When) {
			c := Contradiction{Text: x.Say}
			for _, a := range x.When {
				c.Questions = append(c.Questions, a.Question)
			}
			out = append(out, c)
		}
	}
	for i := range items {
		it := &items[i]
		if !it.Contradicts {
			continue
		}
		c := Contradiction{Questions: []string{it.Q.ID}, Text: fmt.Sprintf(
			"%s is inherited from %s, which touches PHI and has no signed business associate agreement.",
			it.Q.ID, it.State.Answer.Vendor)}
		if baa != nil {
			c.Questions = append(c.Questions, baa.Q.ID)
			c.Text += fmt.Sprintf(" That contradicts the Yes to %s.", baa.Q.ID)
		}
		out = append(out, c)
	}
	return out
}

// unsettled names what is not known of vendors, and the answers that rest on it:
// the inherited ones, and a Yes to the question on agreements.
func unsettled(items []Item) []Contradiction {
	var out []Contradiction
	for i := range items {
		it := &items[i]
		if it.NotKnown == "" {
			continue
		}
		c := Contradiction{Questions: []string{it.Q.ID}, Text: "Not known: " + it.NotKnown}
		for j := range items {
			if items[j].Q.BAA && items[j].State.Answer.Kind == assessment.Yes {
				c.Questions = append(c.Questions, items[j].Q.ID)
			}
		}
		out = append(out, c)
	}
	return out
}

// Doubted reports whether an answer rests on something that is not known, or
// contradicts another: it is not to be shown as what works.
func (r *Result) Doubted(question string) bool {
	for _, list := range [][]Contradiction{r.Contradictions, r.NotKnown} {
		for _, c := range list {
			if slices.Contains(c.Questions, question) {
				return true
			}
		}
	}
	return false
}

// allHold reports whether the questions are in scope and answered just so.
func (in Input) allHold(items []Item, when []questionnaires.AnswerIs) bool {
	for _, a := range when {
		i := slices.IndexFunc(items, func(it Item) bool { return it.Q.ID == a.Question })
		if i < 0 || string(items[i].State.Answer.Kind) != a.Answer {
			return false
		}
	}
	return true
}
