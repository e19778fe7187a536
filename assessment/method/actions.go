package method

import (
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// Prefixes of the ids of derived actions; no pack may use a colon in an id.
const (
	findOutPrefix   = "find-out:"
	writeDownPrefix = "write-down:"
)

// draftPlan is a plan while it is being put together.
type draftPlan struct {
	// start is the day the plan starts.
	start   assessment.Date
	in      Input
	r       *Result
	actions []*PlannedAction
	// accepted actions keep their share but have no place.
	accepted []*PlannedAction
	byID     map[string]*PlannedAction
	// closers are, per gap, the ids of its open actions, accepted ones
	// included, in byte order.
	closers map[string][]string
}

// collect finds the open actions and what each is worth (scoring 5.1).
func (d *draftPlan) collect() {
	d.byID, d.closers = map[string]*PlannedAction{}, map[string][]string{}
	for i := range d.in.Set.Actions {
		d.addWork(&d.in.Set.Actions[i])
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
	for i := range d.r.Items {
		d.addDerived(&d.r.Items[i])
	}
}

func (d *draftPlan) state(id string) *assessment.ActionState {
	if s, ok := d.in.Actions[id]; ok {
		return s
	}
	return &assessment.ActionState{}
}

func (d *draftPlan) addWork(a *questionnaires.Action) {
	st := d.state(a.ID)
	if st.Status == assessment.StatusDone || st.Status == assessment.StatusVerified {
		return
	}
	p := &PlannedAction{
		ID: a.ID, Title: a.Title, Kind: Work, Action: a, Steps: a.Steps, State: st, CanAccept: true,
		EffortPoints: a.Effort.Points() + a.Cost.Points(), Hours: a.Effort.Hours(), Cost: a.Cost, Tier: P4,
		Owner: strings.TrimSpace(st.Owner),
	}
	for i := range d.r.Items {
		it := &d.r.Items[i]
		if !it.Gap() || !slices.Contains(it.Closing, a.ID) {
			continue
		}
		p.Gaps = append(p.Gaps, it.Q.ID)
		if len(it.Missing) > 0 {
			p.PartsMissing = append(p.PartsMissing, PartsMissing{it.Q.ID, it.Missing})
		}
		d.closers[it.Q.ID] = append(d.closers[it.Q.ID], a.ID)
		t, why := d.gapTier(it)
		if len(p.Gaps) == 1 || t < p.Tier {
			p.Tier, p.Why = t, why
		}
		if it.Duty == questionnaires.Mandatory {
			p.CanAccept = false
		}
	}
	if len(p.Gaps) == 0 {
		return
	}
	d.lend(p)
	d.byID[p.ID] = p
	// An acceptance lapses while the action has a gap in a mandatory question.
	if st.Decision == assessment.Accept && p.CanAccept {
		d.accepted = append(d.accepted, p)
		return
	}
	d.actions = append(d.actions, p)
}

// gapTier is the tier that one gap asks for, with the reason in few words.
func (d *draftPlan) gapTier(it *Item) (Tier, string) {
	switch {
	case it.Q.Gate && it.S == 0:
		return P1, "must-have missing"
	case it.Risk.Level == questionnaires.VeryHigh:
		return P1, "very high risk"
	case d.in.running(it.Q.Clock):
		return P1, "deadline running"
	case it.Risk.Level == questionnaires.High:
		return P2, "high risk"
	case it.Duty == questionnaires.Mandatory && it.S == 0:
		return P2, "required, missing"
	case it.Risk.Level == questionnaires.Moderate:
		return P3, "moderate risk"
	}
	return P4, "improvement"
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

// addDerived adds the find-out of a Don't know and the write-down of a control
// without anything written.
func (d *draftPlan) addDerived(it *Item) {
	a := PlannedAction{Question: it.Q, EffortPoints: questionnaires.XS.Points(), Hours: questionnaires.XS.Hours(), Cost: questionnaires.C0, Tier: P4}
	switch {
	case it.NotKnown != "":
		a.ID, a.Kind, a.Title, a.Why = findOutPrefix+it.Q.ID, FindOut, "Find out: "+it.NotKnown, "not known"
		a.Steps = []string{"Ask " + it.State.Answer.Vendor + " or look for the signed paper, and note in the vendor register what you found."}
	case it.In && it.State.Answer.Kind == assessment.DontKnow:
		a.ID, a.Kind, a.Title, a.Why = findOutPrefix+it.Q.ID, FindOut, "Find out: "+Topic(it.Q), "not known"
		if it.Q.Look != "" {
			a.Steps = []string{it.Q.Look}
		}
	case !d.in.EvidenceOff && it.In && it.Answered && it.S > 0 && it.E == 0 &&
		it.State.Answer.Evidence == assessment.EvidenceNothing && len(d.closers[it.Q.ID]) == 0:
		a.ID, a.Kind, a.Title, a.Why = writeDownPrefix+it.Q.ID, WriteDown, "Write down: "+Topic(it.Q), "nothing written"
		a.Steps = it.Q.Show
		if it.Q.Gate || it.Duty == questionnaires.Mandatory {
			a.Tier = P2
		}
	default:
		return
	}
	if st := d.state(a.ID).Status; st == assessment.StatusDone || st == assessment.StatusVerified {
		return
	}
	a.State = d.state(a.ID)
	a.Owner = strings.TrimSpace(a.State.Owner)
	d.byID[a.ID] = &a
	d.actions = append(d.actions, &a)
}

// Topic is what a question is about, short enough for a title: in a pack that
// does not say, its slug in words.
func Topic(q *questionnaires.Question) string {
	if q.Topic != "" {
		return q.Topic
	}
	return strings.NewReplacer("-", " ", "_", " ").Replace(q.ID)
}

// link sets the open prerequisites of each action that has a place.
func (d *draftPlan) link() {
	placed := map[string]bool{}
	for _, a := range d.actions {
		placed[a.ID] = true
	}
	for _, a := range d.actions {
		if a.Action == nil {
			continue
		}
		for _, id := range a.Action.DependsOn {
			if placed[id] {
				a.DependsOn = append(a.DependsOn, id)
			}
		}
		for _, q := range a.Gaps {
			if id := findOutPrefix + q; placed[id] {
				a.DependsOn = append(a.DependsOn, id)
			}
		}
		slices.Sort(a.DependsOn)
		a.DependsOn = slices.Compact(a.DependsOn)
	}
	for _, a := range d.actions {
		for _, id := range a.DependsOn {
			d.byID[id].Unlocks = append(d.byID[id].Unlocks, a.ID)
		}
	}
	for _, a := range d.actions {
		slices.Sort(a.Unlocks)
	}
}
