package json

import (
	"clinicready/assessment"
	"clinicready/assessment/method"
)

// plan is the document of `plan --json` (method 4).
type plan struct {
	Schema     int      `json:"schema"`
	Actions    []action `json:"actions"`
	Phases     []phase  `json:"phases"`
	Type2Start *string  `json:"type2_start"`
	// Added to the names of the method.
	Start        string     `json:"start"`
	HoursPerWeek int        `json:"hours_per_week"`
	HoursAssumed bool       `json:"hours_assumed"`
	NoAction     []string   `json:"no_action"`
	Accepted     []accepted `json:"accepted"`
}

type action struct {
	ID            string   `json:"id"`
	Order         int      `json:"order"`
	Tier          int      `json:"tier"`
	PI            int      `json:"pi"`
	EffectiveTier int      `json:"effective_tier"`
	EffectivePI   int      `json:"effective_pi"`
	QuickWin      bool     `json:"quick_win"`
	Benefit       int      `json:"benefit"`
	WeightGain    int      `json:"weight_gain"`
	EffortPoints  int      `json:"effort_points"`
	Hours         int      `json:"hours"`
	CostCap       *int     `json:"cost_cap"`
	Phase         int      `json:"phase"`
	Closes        []string `json:"closes"`
	DependsOn     []string `json:"depends_on"`
	After         after    `json:"after"`
	// DueFrom is person, planned or hours; PlannedMissed a Planned date before
	// the plan's start.
	DueFrom       method.DueFrom `json:"due_from"`
	PlannedMissed bool           `json:"planned_missed"`
	PartsMissing  []partsMissing `json:"parts_missing"`
	// Added to the names of the method.
	Title       string              `json:"title"`
	Kind        string              `json:"kind"`
	Question    *string             `json:"question"`
	Due         string              `json:"due"`
	ComputedDue string              `json:"computed_due"`
	StartWeek   int                 `json:"start_week"`
	EndWeek     int                 `json:"end_week"`
	Owner       string              `json:"owner"`
	Status      string              `json:"status"`
	Decision    assessment.Decision `json:"decision"`
	Standing    []string            `json:"standing"`
}

// partsMissing are the topics of the parts that a gap of the action lacks.
type partsMissing struct {
	Question string   `json:"question"`
	Missing  []string `json:"missing"`
}

// after is where the clinic stands after an action and all before it.
type after struct {
	R    *int `json:"r"`
	Risk int  `json:"risk"`
}

type phase struct {
	Phase    int `json:"phase"`
	Hours    int `json:"hours"`
	Capacity int `json:"capacity"`
	Over     int `json:"over"`
	// Added to the names of the method.
	End string `json:"end"`
}

// accepted is an action out of order and projection.
type accepted struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Closes     []string `json:"closes"`
	Signer     string   `json:"signer"`
	ReviewDate *string  `json:"review_date"`
	Reason     string   `json:"reason"`
}

// Plan writes a plan.
func Plan(p *method.Plan) ([]byte, error) { return encode(planOf(p)) }

func planOf(p *method.Plan) plan {
	out := plan{
		Schema: schema, Actions: []action{}, Type2Start: orNull(p.Type2Start.String()), Start: p.Start.String(),
		HoursPerWeek: p.HoursPerWeek, HoursAssumed: p.HoursAssumed, NoAction: orEmpty(p.NoAction), Accepted: []accepted{},
	}
	for i := range p.Actions {
		out.Actions = append(out.Actions, actionOf(&p.Actions[i]))
	}
	for _, ph := range p.Phases {
		out.Phases = append(out.Phases, phase{ph.Number, ph.Hours, ph.Capacity, ph.Over, ph.End.String()})
	}
	for i := range p.Accepted {
		a := &p.Accepted[i]
		out.Accepted = append(out.Accepted, accepted{
			ID: a.ID, Title: a.Title, Closes: orEmpty(a.Gaps), Signer: a.State.Signer,
			ReviewDate: orNull(a.State.ReviewDate.String()), Reason: a.State.Reason,
		})
	}
	return out
}

func actionOf(a *method.PlannedAction) action {
	out := action{
		ID: a.ID, Order: a.Order, Tier: int(a.Tier), PI: a.PI, EffectiveTier: int(a.EffectiveTier),
		EffectivePI: a.EffectivePI, QuickWin: a.QuickWin, Benefit: a.Benefit, WeightGain: a.WeightGain,
		EffortPoints: a.EffortPoints, Hours: a.Hours, Phase: a.Phase, Closes: orEmpty(a.Gaps),
		DependsOn: orEmpty(a.DependsOn), After: after{a.After.R.Ptr(), a.After.Risk.Points},
		Title: a.Title, Kind: kindOf(a.Kind), Due: a.Due.String(), ComputedDue: a.Computed.String(),
		StartWeek: a.StartWeek, EndWeek: a.EndWeek, Owner: a.Owner, Status: statusOf(a.State.Status),
		Decision: decisionOf(a.State.Decision), Standing: []string{},
		DueFrom: a.DueFrom, PlannedMissed: a.PlannedMissed, PartsMissing: []partsMissing{},
	}
	for _, m := range a.PartsMissing {
		out.PartsMissing = append(out.PartsMissing, partsMissing{m.Question, m.Topics})
	}
	if limit, bounded := a.Cost.Cap(); bounded {
		out.CostCap = &limit
	}
	if a.Question != nil {
		out.Question = &a.Question.ID
	}
	for _, s := range a.Standing {
		out.Standing = append(out.Standing, s.Text)
	}
	return out
}

func kindOf(k method.ActionKind) string {
	switch k {
	case method.Work:
		return "work"
	case method.FindOut:
		return "find-out"
	case method.WriteDown:
		return "write-down"
	}
	return ""
}

// statusOf and decisionOf spell the zero value, which the clinic file leaves out.
func statusOf(s assessment.Status) string {
	if s == assessment.StatusOpen {
		return "open"
	}
	return string(s)
}

func decisionOf(d assessment.Decision) assessment.Decision {
	if d == assessment.Fix {
		return "fix"
	}
	return d
}
