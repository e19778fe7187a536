package method

import (
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// The ids of derived actions; no pack may use a colon in an id, and none may
// name an action or a project find-out.
const (
	findOutID       = "find-out"
	findOutPrefix   = "find-out:"
	writeDownPrefix = "write-down:"
)

// draftPlan is a plan while it is being put together.
type draftPlan struct {
	in Input
	r  *Result
	// start is the first day of the plan.
	start   assessment.Date
	actions []*PlannedAction
	// accepted actions keep their share but have no place.
	accepted []*PlannedAction
	byID     map[string]*PlannedAction
	// closers are, per gap, the ids of its open actions, accepted ones
	// included, in byte order.
	closers map[string][]string
	// asks is, per question that nobody knew, the find-out that asks it.
	asks map[string]string
}

// collect finds the open actions and what each is worth (scoring 5.1).
func (d *draftPlan) collect() {
	d.byID, d.closers, d.asks = map[string]*PlannedAction{}, map[string][]string{}, map[string]string{}
	gaps := map[string][]*Item{}
	for i := range d.r.Items {
		it := &d.r.Items[i]
		if !it.Gap() {
			continue
		}
		for _, id := range it.Closing {
			gaps[id] = append(gaps[id], it)
		}
	}
	for i := range d.in.Set.Actions {
		d.addWork(&d.in.Set.Actions[i], gaps[d.in.Set.Actions[i].ID])
	}
	for i := range d.r.Items {
		it := &d.r.Items[i]
		slices.Sort(d.closers[it.Q.ID])
		d.share(it)
	}
	for _, list := range [][]*PlannedAction{d.actions, d.accepted} {
		for _, a := range list {
			a.PI = 100 * a.Benefit / a.EffortPoints
		}
	}
	d.linkWork()
	d.findOuts()
	for i := range d.r.Items {
		d.writeDown(&d.r.Items[i])
	}
}

func (d *draftPlan) state(id string) *assessment.ActionState {
	if s, ok := d.in.Actions[id]; ok {
		return s
	}
	return &assessment.ActionState{}
}

func (d *draftPlan) done(id string) bool {
	s := d.state(id).Status
	return s == assessment.StatusDone || s == assessment.StatusVerified
}

func (d *draftPlan) addWork(a *questionnaires.Action, gaps []*Item) {
	if len(gaps) == 0 || d.done(a.ID) {
		return
	}
	p := &PlannedAction{
		ID: a.ID, Title: a.Title, Kind: Work, Action: a, Steps: a.Steps, State: d.state(a.ID), CanAccept: true, Project: a.Project,
	}
	p.Owner = strings.TrimSpace(p.State.Owner)
	p.Effort = d.in.effort(a)
	var lead *Item
	for _, it := range gaps {
		p.Gaps = append(p.Gaps, it.Q.ID)
		d.closers[it.Q.ID] = append(d.closers[it.Q.ID], a.ID)
		if r := d.rankOf(it); lead == nil || r.sooner(p.rank) || !p.rank.sooner(r) && it.Q.ID < lead.Q.ID {
			lead, p.rank = it, r
		}
		if len(it.Missing) > 0 {
			p.PartsMissing = append(p.PartsMissing, PartsMissing{it.Q.ID, it.Missing})
		}
		if it.Duty == questionnaires.Mandatory {
			p.CanAccept = false
		}
	}
	d.stand(p, lead)
	d.lend(p)
	d.byID[p.ID] = p
	// An acceptance lapses while the action has a gap in a mandatory question.
	if p.State.Decision == assessment.Accept && p.CanAccept {
		d.accepted = append(d.accepted, p)
		return
	}
	d.actions = append(d.actions, p)
}

// stand puts an action where its lead question stands.
func (d *draftPlan) stand(p *PlannedAction, lead *Item) {
	p.Lead, p.Tier, p.Size, p.Lot = lead.Q.ID, p.rank.tier, p.rank.size, p.rank.lot
	p.leadValue, p.leadWeight = lead.Risk.Value, lead.Q.Weight
	p.Cites = d.in.citesInScope(lead.Q)
	if p.Why == "" {
		p.Why = p.rank.why
	}
}

// share splits what closing one gap is worth among its open actions; the last
// id in byte order takes the remainder.
func (d *draftPlan) share(it *Item) {
	ids := d.closers[it.Q.ID]
	k := len(ids)
	if k == 0 {
		return
	}
	b, w := it.Risk.Value-it.IfYes.Value, it.Q.Weight*(100-it.S)
	for i, id := range ids {
		a := d.byID[id]
		a.Benefit += b / k
		a.WeightGain += w / k
		if i == k-1 {
			a.Benefit += b % k
			a.WeightGain += w % k
		}
	}
}

// unknown reports whether nobody knows the answer, or a fact that it rests on.
func (it *Item) unknown() bool {
	return it.NotKnown != "" || it.In && it.State.Answer.Kind == assessment.DontKnow
}

// findOuts adds the tasks of finding out what nobody knew: one for each question
// that cannot wait, and one round of questions for all others.
func (d *draftPlan) findOuts() {
	tiers := d.effectiveTiers()
	var joint []*Item
	for i := range d.r.Items {
		it := &d.r.Items[i]
		if !it.unknown() {
			continue
		}
		urgent := d.rankOf(it).tier == P1
		for _, id := range d.closers[it.Q.ID] {
			urgent = urgent || tiers[id] == P1
		}
		if !urgent {
			joint = append(joint, it)
			continue
		}
		id := findOutPrefix + it.Q.ID
		if d.done(id) {
			continue
		}
		a := &PlannedAction{ID: id, Kind: FindOut, Title: "Find out: " + subject(it), Why: "not known", Question: it.Q, Steps: howToFind(it), Effort: hoursOnly(1)}
		a.rank = d.rankOf(it)
		d.stand(a, it)
		d.addDerived(a)
		d.asks[it.Q.ID] = id
	}
	if len(joint) == 0 || d.done(findOutID) {
		return
	}
	a := &PlannedAction{
		ID: findOutID, Kind: FindOut, Title: "Find out what nobody knew: " + assessment.Count(len(joint), "question", "questions"),
		Why: "asked in one round", Effort: hoursOnly((len(joint) + 3) / 4), Project: questionnaires.FindOutProject,
	}
	a.rank = rank{tier: P2, clock: 1, size: aboveAllSizes, why: a.Why}
	a.Tier = P2
	for _, it := range joint {
		a.Questions = append(a.Questions, it.Q.ID)
		a.Steps = append(a.Steps, upper(subject(it))+": "+strings.Join(howToFind(it), " "))
		d.asks[it.Q.ID] = findOutID
	}
	d.addDerived(a)
}

// subject is what is to be found out, in few words.
func subject(it *Item) string {
	if it.NotKnown != "" {
		return it.NotKnown
	}
	return Topic(it.Q)
}

func howToFind(it *Item) []string {
	switch {
	case it.NotKnown != "":
		return []string{"Ask " + it.State.Answer.Vendor + " or look for the signed paper, and note in the vendor register what you found."}
	case it.Q.Look != "":
		return []string{it.Q.Look}
	}
	return []string{"Ask whoever should know: " + it.Q.Ask}
}

// upper makes a sentence of a phrase.
func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// writeDown adds the task of writing down a control that runs without anything
// written, where no other action of the plan closes its question.
func (d *draftPlan) writeDown(it *Item) {
	id := writeDownPrefix + it.Q.ID
	if d.in.EvidenceOff || !it.In || !it.Answered || it.S == 0 || it.E > 0 || it.unknown() ||
		it.State.Answer.Evidence != assessment.EvidenceNothing || len(d.closers[it.Q.ID]) > 0 || d.done(id) {
		return
	}
	a := &PlannedAction{ID: id, Kind: WriteDown, Title: "Write down: " + Topic(it.Q), Question: it.Q, Steps: it.Q.Show, Effort: hoursOnly(1)}
	a.rank = rank{tier: P4, clock: 1, lot: lotUnwritten, why: "nothing written"}
	switch {
	case it.Q.Gate || it.Duty == questionnaires.Mandatory && it.Q.Weight == 5:
		a.rank.tier = P2
	case it.Duty == questionnaires.Mandatory:
		a.rank.tier = P3
	}
	d.stand(a, it)
	d.addDerived(a)
}

// addDerived adds an action that no pack holds. It belongs to the project of
// what would close its question.
func (d *draftPlan) addDerived(a *PlannedAction) {
	a.State, a.CanAccept = d.state(a.ID), true
	a.Owner = strings.TrimSpace(a.State.Owner)
	if a.Question != nil {
		closers := slices.Clone(d.r.Items[d.r.byID[a.Question.ID]].Closing)
		slices.Sort(closers)
		for _, id := range closers {
			if act, ok := d.in.Set.Action(id); ok {
				a.Project = act.Project
				break
			}
		}
	}
	d.byID[a.ID] = a
	d.actions = append(d.actions, a)
}

// Topic is what a question is about, short enough for a title: in a pack that
// does not say, its slug in words.
func Topic(q *questionnaires.Question) string {
	if q.Topic != "" {
		return q.Topic
	}
	return strings.NewReplacer("-", " ", "_", " ").Replace(q.ID)
}
