package json

import (
	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/export"
)

// everything is the document of `export --format json`. Its answers are read
// by `answer --from`.
type everything struct {
	Schema     int                `json:"schema"`
	Program    string             `json:"program"`
	ReportID   string             `json:"report_id"`
	Clinic     clinic             `json:"clinic"`
	Assessment walk               `json:"assessment"`
	Profile    assessment.Profile `json:"profile"`
	Scope      scope              `json:"scope"`
	Answers    []answer           `json:"answers"`
	Overrides  []override         `json:"overrides"`
	Vendors    []vendor           `json:"vendors"`
	People     []person           `json:"people"`
	Score      score              `json:"score"`
	Plan       plan               `json:"plan"`
	Findings   []finding          `json:"findings"`
	Packs      []pack             `json:"packs"`
	OlderPacks []olderPack        `json:"older_packs"`
	Journal    journal            `json:"journal"`
}

type clinic struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Preset  string `json:"preset"`
	Created string `json:"created"`
}

type walk struct {
	ID          string                    `json:"id"`
	Title       string                    `json:"title"`
	Kind        assessment.AssessmentKind `json:"kind"`
	Opened      string                    `json:"opened"`
	Closed      *string                   `json:"closed"`
	ClosedBy    string                    `json:"closed_by"`
	EvidenceOff bool                      `json:"evidence_off"`
	PlanStart   *string                   `json:"plan_start"`
}

type scope struct {
	Parts  []string          `json:"parts"`
	Target assessment.Target `json:"target"`
	Months int               `json:"months"`
	Mode   assessment.Mode   `json:"mode"`
}

// override is a likelihood or impact that a person changed; null is unchanged.
type override struct {
	Question   string  `json:"question"`
	Likelihood *string `json:"likelihood"`
	Impact     *string `json:"impact"`
	Reason     string  `json:"reason"`
}

type person struct {
	Name string          `json:"name"`
	Role assessment.Role `json:"role"`
}

type finding struct {
	Question  string   `json:"question"`
	Ask       string   `json:"ask"`
	Answer    string   `json:"answer"`
	Lacks     string   `json:"lacks"`
	Finding   string   `json:"finding"`
	Evidence  string   `json:"evidence"`
	Level     *string  `json:"level"`
	Duty      string   `json:"duty"`
	MustHave  bool     `json:"must_have"`
	Exception string   `json:"exception"`
	Note      string   `json:"note"`
	Actions   []string `json:"actions"`
	Citations []string `json:"citations"`
}

type pack struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// olderPack is a pack that the assessment had until a day.
type olderPack struct {
	pack
	Until   string `json:"until"`
	MovedBy string `json:"moved_by"`
}

type journal struct {
	Events int64  `json:"events"`
	Head   string `json:"head"`
}

// Everything writes all that the clinic file holds about one assessment, with
// its score, plan and findings.
func Everything(in export.Source) ([]byte, error) {
	rep := export.Build(in)
	c, a := in.Clinic, in.Assessment
	out := everything{
		Schema: schema, Program: in.Program, ReportID: rep.Cover.ReportID,
		Clinic: clinic{c.ID, c.Name, c.Preset, c.Created.String()},
		Assessment: walk{
			ID: a.ID, Title: a.Title, Kind: a.Kind, Opened: a.Opened.String(), Closed: orNull(a.Closed.String()),
			ClosedBy: a.ClosedBy, EvidenceOff: a.EvidenceOff, PlanStart: orNull(a.PlanStart.String()),
		},
		Profile: in.Input.Profile,
		Scope:   scope{orEmpty(a.Scope.Parts), a.Scope.Target, a.Scope.Months, a.Scope.Mode},
		Answers: []answer{}, Overrides: overridesOf(in.Result), Vendors: []vendor{}, People: []person{},
		Score: scoreOf(in.Result), Plan: planOf(in.Plan), Findings: []finding{}, Packs: []pack{},
		Journal: journal{in.Head.Count, in.Head.Hash.String()},
	}
	if out.Profile == nil {
		out.Profile = assessment.Profile{}
	}
	for _, r := range rep.Answers {
		out.Answers = append(out.Answers, answerOf(r))
	}
	for _, v := range rep.Register {
		out.Vendors = append(out.Vendors, vendor(v))
	}
	for _, p := range in.Input.People {
		out.People = append(out.People, person{p.Name, p.Role})
	}
	for _, f := range rep.Findings.Items {
		out.Findings = append(out.Findings, findingOf(f))
	}
	for _, p := range a.Packs {
		out.Packs = append(out.Packs, pack{p.ID, p.Version, p.SHA256})
	}
	out.OlderPacks = []olderPack{}
	for _, o := range a.OlderPacks {
		for _, p := range o.Packs {
			out.OlderPacks = append(out.OlderPacks, olderPack{pack{p.ID, p.Version, p.SHA256}, o.Until.String(), o.By})
		}
	}
	return encode(out)
}

func overridesOf(r *method.Result) []override {
	out := []override{}
	for i := range r.Items {
		o := r.Items[i].State.Override
		if o.Reason == "" {
			continue
		}
		v := override{Question: r.Items[i].Q.ID, Reason: o.Reason}
		if o.Likelihood != nil {
			v.Likelihood = orNull(o.Likelihood.String())
		}
		if o.Impact != nil {
			v.Impact = orNull(o.Impact.String())
		}
		out = append(out, v)
	}
	return out
}

func findingOf(f export.Finding) finding {
	out := finding{
		Question: f.ID, Ask: f.Ask, Answer: f.Status.Key, Lacks: f.Lacks, Finding: f.Found, Evidence: f.Evidence,
		Level: orNull(f.Level.Key), Duty: f.Duty, MustHave: f.MustHave, Exception: f.Exception, Note: f.Note,
		Actions: []string{}, Citations: []string{},
	}
	for _, l := range f.Actions {
		out.Actions = append(out.Actions, l.ID)
	}
	for _, c := range f.Citations {
		out.Citations = append(out.Citations, c.Text)
	}
	return out
}
