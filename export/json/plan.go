package json

import (
	"clinicready/assessment"
	"clinicready/assessment/method"
)

// plan is the document of `plan --json`.
type plan struct {
	Schema     int      `json:"schema"`
	Method     int      `json:"method"`
	Actions    []action `json:"actions"`
	Phases     []phase  `json:"phases"`
	Type2Start *string  `json:"type2_start"`
	// HoursNeeded are for the tiers up to P1, P2, P3 and P4.
	HoursNeeded [4]int    `json:"hours_needed"`
	Late        int       `json:"late"`
	Weeks       int       `json:"weeks"`
	Projects    []project `json:"projects"`
	Load        load      `json:"load"`
	// Added to the names of the method.
	Start        string     `json:"start"`
	HoursPerWeek int        `json:"hours_per_week"`
	HoursAssumed bool       `json:"hours_assumed"`
	Rate         *int       `json:"it_rate"`
	RateAssumed  bool       `json:"it_rate_assumed"`
	NoAction     []string   `json:"no_action"`
	Accepted     []accepted `json:"accepted"`
}

type action struct {
	ID            string         `json:"id"`
	Order         int            `json:"order"`
	Tier          int            `json:"tier"`
	PI            int            `json:"pi"`
	EffectiveTier int            `json:"effective_tier"`
	EffectivePI   int            `json:"effective_pi"`
	QuickWin      bool           `json:"quick_win"`
	Benefit       int            `json:"benefit"`
	WeightGain    int            `json:"weight_gain"`
	EffortPoints  int            `json:"effort_points"`
	Hours         int            `json:"hours"`
	OutsideHours  int            `json:"outside_hours"`
	CostLow       *int           `json:"cost_low"`
	CostCap       *int           `json:"cost_cap"`
	Phase         int            `json:"phase"`
	Closes        []string       `json:"closes"`
	DependsOn     []string       `json:"depends_on"`
	After         after          `json:"after"`
	Lead          *string        `json:"lead"`
	Size          *int           `json:"size"`
	Lot           int            `json:"lot"`
	JobHours      int            `json:"job_hours"`
	Cites         int            `json:"cites"`
	Target        string         `json:"target"`
	DueFrom       string         `json:"due_from"`
	LateWeeks     int            `json:"late_weeks"`
	PlannedMissed bool           `json:"planned_missed"`
	PartsMissing  []partsMissing `json:"parts_missing"`
	Project       *string        `json:"project"`
	Questions     []string       `json:"questions"`
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
	Phase int `json:"phase"`
	Hours int `json:"hours"`
	// Capacity is null for what comes later.
	Capacity *int `json:"capacity"`
	Aimed    int  `json:"aimed"`
	Over     int  `json:"over"`
	// Added to the names of the method.
	End *string `json:"end"`
}

// project is a group of actions; money is null where every action needs a quote.
type project struct {
	ID           string   `json:"id"`
	Title        string   `json:"title"`
	Place        int      `json:"place"`
	Actions      []string `json:"actions"`
	First        string   `json:"first"`
	Tier         int      `json:"tier"`
	Hours        int      `json:"hours"`
	OutsideHours int      `json:"outside_hours"`
	CostLow      int      `json:"cost_low"`
	CostCap      int      `json:"cost_cap"`
	Quotes       int      `json:"quotes"`
	Gain         int      `json:"gain"`
	Benefit      int      `json:"benefit"`
	StartWeek    int      `json:"start_week"`
	EndWeek      int      `json:"end_week"`
	LateWeeks    int      `json:"late_weeks"`
	Owners       []string `json:"owners"`
}

// load is the recurring work in hours a year.
type load struct {
	Now  int `json:"now"`
	Plan int `json:"plan"`
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
		Schema: schema, Method: method.Version, Actions: []action{}, Type2Start: orNull(p.Type2Start.String()), Start: p.Start.String(),
		HoursPerWeek: p.HoursPerWeek, HoursAssumed: p.HoursAssumed, NoAction: orEmpty(p.NoAction), Accepted: []accepted{},
		HoursNeeded: p.HoursNeeded, Late: p.Late, Weeks: p.Weeks, Projects: []project{}, Load: load{p.Load.Now, p.Load.Plan}, RateAssumed: p.RateAssumed,
	}
	for i := range p.Actions {
		out.Actions = append(out.Actions, actionOf(&p.Actions[i]))
	}
	for _, ph := range p.Phases {
		one := phase{Phase: ph.Number, Hours: ph.Hours, Aimed: ph.Aimed, Over: ph.Over, End: orNull(ph.End.String())}
		if ph.Bounded {
			one.Capacity = &ph.Capacity
		}
		out.Phases = append(out.Phases, one)
	}
	if p.Rate > 0 {
		out.Rate = &p.Rate
	}
	for _, pr := range p.Projects {
		out.Projects = append(out.Projects, project{
			ID: pr.ID, Title: pr.Title, Place: pr.Place, Actions: pr.Actions, First: pr.Actions[0], Tier: int(pr.Tier),
			Hours: pr.Hours, OutsideHours: pr.OutsideHours, CostLow: pr.Low, CostCap: pr.High, Quotes: pr.Quotes,
			Gain: pr.Gain, Benefit: pr.Benefit, StartWeek: pr.StartWeek, EndWeek: pr.EndWeek, LateWeeks: pr.LateWeeks,
			Owners: orEmpty(pr.Owners),
		})
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
		EffortPoints: a.EffortPoints, Hours: a.Hours, OutsideHours: a.OutsideHours, Phase: a.Phase, Closes: orEmpty(a.Gaps),
		DependsOn: orEmpty(a.DependsOn), After: after{a.After.R.Ptr(), a.After.Risk.Points},
		Title: a.Title, Kind: kindOf(a.Kind), Due: a.Due.String(), ComputedDue: a.Computed.String(),
		StartWeek: a.StartWeek, EndWeek: a.EndWeek, Owner: a.Owner, Status: statusOf(a.State.Status),
		Decision: decisionOf(a.State.Decision), Standing: []string{},
		PartsMissing: []partsMissing{},
	}
	for _, m := range a.PartsMissing {
		out.PartsMissing = append(out.PartsMissing, partsMissing{m.Question, m.Topics})
	}
	out.Lot, out.JobHours, out.Cites, out.Target = a.Lot, a.JobHours, a.Cites, a.Target.String()
	out.DueFrom, out.LateWeeks, out.PlannedMissed = string(a.DueFrom), a.LateWeeks, a.PlannedMissed
	out.Project, out.Questions = orNull(a.Project), orEmpty(a.Questions)
	if a.Lead != "" {
		out.Lead, out.Size = &a.Lead, &a.Size
	}
	if !a.Quote {
		out.CostLow, out.CostCap = &a.Low, &a.High
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
