package method

import (
	"clinicready/assessment"
	"clinicready/questionnaires"
)

// riskTable is NIST SP 800-30r1, table I-2: rows likelihood VL..VH, columns
// impact VL..VH.
var riskTable = [5][5]questionnaires.Level{
	questionnaires.VeryLow:  {0, 0, 0, 1, 1},
	questionnaires.Low:      {0, 1, 1, 1, 2},
	questionnaires.Moderate: {0, 1, 2, 2, 3},
	questionnaires.High:     {0, 1, 2, 3, 4},
	questionnaires.VeryHigh: {0, 1, 2, 3, 4},
}

// riskValue are the points of each level (scoring 4).
var riskValue = [5]int{0, 2, 5, 8, 10}

// RiskLevel looks up the level of a likelihood and an impact.
func RiskLevel(likelihood, impact questionnaires.Level) questionnaires.Level {
	return riskTable[likelihood][impact]
}

// RiskPoints are the points of a level: VL 0, L 2, M 5, H 8, VH 10.
func RiskPoints(l questionnaires.Level) int { return riskValue[l] }

// Risk is the risk of one question as answered.
type Risk struct {
	// Base is the likelihood if the control were absent, with the raising facts.
	Base questionnaires.Level
	// Likelihood is Base less what the answer earns.
	Likelihood questionnaires.Level
	Impact     questionnaires.Level
	Level      questionnaires.Level
	Value      int
}

// risk computes the risk of scoring 4 for a credit of 0, 50 or 100.
func (in Input) risk(q *questionnaires.Question, s int) Risk {
	l0, impact := q.Likelihood, q.Impact
	if o := in.state(q.ID).Override; o.Reason != "" {
		if o.Likelihood != nil {
			l0 = *o.Likelihood
		}
		if o.Impact != nil {
			impact = *o.Impact
		}
	}
	for _, c := range q.RaiseIf {
		if in.Profile.Holds(c) == assessment.True {
			l0 = min(questionnaires.VeryHigh, l0+1)
		}
	}
	l := l0
	switch s {
	case 50:
		l = lower(l0, 1)
	case 100:
		l = lower(l0, 3)
	}
	level := RiskLevel(l, impact)
	return Risk{Base: l0, Likelihood: l, Impact: impact, Level: level, Value: RiskPoints(level)}
}

func lower(l questionnaires.Level, by questionnaires.Level) questionnaires.Level {
	if l <= by {
		return questionnaires.VeryLow
	}
	return l - by
}
