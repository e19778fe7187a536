package json

import (
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// score is the document of `score --json` (docs/json.md).
type score struct {
	Schema     int               `json:"schema"`
	Method     int               `json:"method"`
	AsOf       string            `json:"as_of"`
	R          *int              `json:"r"`
	R1         *int              `json:"r1"`
	R2         *int              `json:"r2"`
	RHigh      *int              `json:"r_high"`
	Coverage   *int              `json:"coverage"`
	Risk       risk              `json:"risk"`
	Verdicts   verdicts          `json:"verdicts"`
	Confidence method.Confidence `json:"confidence"`
	Unknown    int               `json:"unknown"`
	Groups     []group           `json:"groups"`
	Questions  []question        `json:"questions"`
	// Added to the names of the method.
	NotGiven       int             `json:"not_given"`
	EvidenceOff    bool            `json:"evidence_off"`
	Contradictions []contradiction `json:"contradictions"`
	// NotKnown are facts that somebody has to find out, with the answers that
	// rest on them.
	NotKnown []contradiction `json:"not_known"`
}

type risk struct {
	Points int    `json:"points"`
	Levels levels `json:"levels"`
}

type levels struct {
	VH int `json:"VH"`
	H  int `json:"H"`
	M  int `json:"M"`
	L  int `json:"L"`
	VL int `json:"VL"`
}

// verdicts are null for a target outside the scope.
type verdicts struct {
	HIPAA *string `json:"hipaa"`
	Type1 *string `json:"type1"`
	Type2 *string `json:"type2"`
}

type group struct {
	ID       string `json:"id"`
	R        *int   `json:"r"`
	R1       *int   `json:"r1"`
	R2       *int   `json:"r2"`
	RHigh    *int   `json:"r_high"`
	Coverage *int   `json:"coverage"`
	Weight   int    `json:"weight"`
}

// question has neither s nor e when it does not apply, and neither level nor
// value when it carries no risk.
type question struct {
	ID       string                `json:"id"`
	S        *int                  `json:"s"`
	E        *int                  `json:"e"`
	Answered bool                  `json:"answered"`
	In       bool                  `json:"in"`
	Level    *questionnaires.Level `json:"level"`
	Value    *int                  `json:"value"`
	// Missing are the topics of the parts that a Partly leaves out.
	Missing []string `json:"missing"`
}

type contradiction struct {
	Questions []string `json:"questions"`
	Text      string   `json:"text"`
}

// Score writes a result.
func Score(r *method.Result) ([]byte, error) { return encode(scoreOf(r)) }

func scoreOf(r *method.Result) score {
	all := r.All()
	out := score{
		Schema: schema, Method: method.Version, AsOf: r.AsOf.String(), R: all.R.Ptr(), R1: all.R1.Ptr(), R2: all.R2.Ptr(),
		RHigh: all.RHigh.Ptr(), Coverage: all.Coverage.Ptr(), Risk: riskOf(r.Risk),
		Verdicts: verdicts{
			HIPAA: verdictOf(r.Verdicts.HIPAA), Type1: verdictOf(r.Verdicts.Type1), Type2: verdictOf(r.Verdicts.Type2),
		},
		Confidence: r.Confidence, Unknown: r.Unknown, Groups: []group{}, Questions: []question{},
		NotGiven: r.NotGiven, EvidenceOff: r.EvidenceOff, Contradictions: []contradiction{}, NotKnown: []contradiction{},
	}
	for _, g := range r.Groups {
		out.Groups = append(out.Groups, group{
			ID: g.ID, R: g.R.Ptr(), R1: g.R1.Ptr(), R2: g.R2.Ptr(), RHigh: g.RHigh.Ptr(), Coverage: g.Coverage.Ptr(),
			Weight: g.Weight,
		})
	}
	for i := range r.Items {
		it := &r.Items[i]
		q := question{ID: it.Q.ID, Answered: it.Answered, In: it.In, Missing: orEmpty(it.Missing)}
		if it.In {
			q.S, q.E = &it.S, &it.E
		}
		if it.HasRisk {
			q.Level, q.Value = &it.Risk.Level, &it.Risk.Value
		}
		out.Questions = append(out.Questions, q)
	}
	for _, c := range r.Contradictions {
		out.Contradictions = append(out.Contradictions, contradiction{orEmpty(c.Questions), c.Text})
	}
	for _, c := range r.NotKnown {
		out.NotKnown = append(out.NotKnown, contradiction{orEmpty(c.Questions), c.Text})
	}
	return out
}

func riskOf(r method.RiskSummary) risk {
	return risk{Points: r.Points, Levels: levels{
		VH: r.Levels[questionnaires.VeryHigh], H: r.Levels[questionnaires.High], M: r.Levels[questionnaires.Moderate],
		L: r.Levels[questionnaires.Low], VL: r.Levels[questionnaires.VeryLow],
	}}
}

func verdictOf(v method.Verdict) *string { return orNull(v.String()) }
