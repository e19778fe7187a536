package session_test

import (
	"testing"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// The references that the fixtures of this package use.
var (
	soc2        = questionnaires.Ref{Framework: questionnaires.SOC2, ID: "CC6.1"}
	addressable = questionnaires.Ref{Framework: questionnaires.HIPAA, ID: "164.312(a)(2)(iv)"}
	required    = questionnaires.Ref{Framework: questionnaires.HIPAA, ID: "164.312(a)(2)(i)"}
)

const hi = questionnaires.High

func day(s string) assessment.Date {
	d, err := assessment.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func answer(k assessment.AnswerKind, evidence ...int) assessment.Answer {
	a := assessment.Answer{Kind: k}
	for _, e := range evidence {
		v, err := assessment.EvidenceOf(e)
		if err != nil {
			panic(err)
		}
		a.Evidence = v
	}
	return a
}

// typeII is a vendor whose report earns full credit.
func typeII(end assessment.Date) assessment.Vendor {
	return assessment.Vendor{
		Name: "V", HoldsPHI: assessment.True, BAASigned: assessment.True, Report: assessment.ReportType2, PeriodEnd: end,
		Covers: assessment.True, OpinionOK: assessment.True, CUECReviewed: assessment.True,
	}
}

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}
