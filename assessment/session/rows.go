package session

import (
	"slices"
	"strings"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/method"
)

// Rows returns the projection rows of some assessments at a day. Assessment
// and vendor rows are complete for the clinic.
func (s *Session) Rows(ids []string, day assessment.Date) assessment.Rows {
	out := assessment.Rows{Scope: ids}
	for _, a := range s.clinic.Assessments {
		asOf := a.AsOf(assessment.Date{}, day)
		r := s.Result(a, asOf)
		out.Assessments = append(out.Assessments, assessmentRow(s.clinic, a, r))
		if !slices.Contains(ids, a.ID) {
			continue
		}
		for i := range r.Items {
			out.Answers = append(out.Answers, answerRow(a, &r.Items[i]))
		}
		out.Scores = append(out.Scores, scoreRows(a, r, asOf)...)
		_, p := s.Evaluate(a, asOf)
		out.PlanItems = append(out.PlanItems, planRows(a, p)...)
	}
	for i := range s.clinic.Vendors {
		out.Vendors = append(out.Vendors, assessment.VendorRowOf(&s.clinic.Vendors[i]))
	}
	return out
}

// rows are the rows that a commit of the events writes: the assessments that
// they name and, when one names none (a vendor), every open one. History follows
// the same rule.
func (s *Session) rows(events []assessment.Event) assessment.Rows {
	var ids []string
	var day assessment.Date
	for _, e := range events {
		day = e.Day()
		for _, a := range s.clinic.Assessments {
			if (e.Assessment == a.ID || e.Assessment == "" && a.Closed.IsZero()) && !slices.Contains(ids, a.ID) {
				ids = append(ids, a.ID)
			}
		}
	}
	return s.Rows(ids, day)
}

func assessmentRow(c *assessment.Clinic, a *assessment.Assessment, r *method.Result) assessment.AssessmentRow {
	all := r.All()
	return assessment.AssessmentRow{
		ID: a.ID, Title: a.Title, Kind: string(a.Kind), Scope: strings.Join(a.Scope.Parts, ","),
		Target: string(a.Scope.Target), Mode: string(a.Scope.Mode), Opened: a.Opened.String(),
		Closed: a.Closed.String(), Touched: a.Last.String(), Clinic: c.Name,
		R: all.R.Ptr(), R1: all.R1.Ptr(), R2: all.R2.Ptr(), Coverage: all.Coverage.Ptr(),
		VerdictHIPAA: r.Verdicts.HIPAA.String(), Verdict1: r.Verdicts.Type1.String(), Verdict2: r.Verdicts.Type2.String(),
		RiskPoints: r.Risk.Points,
	}
}

func answerRow(a *assessment.Assessment, it *method.Item) assessment.AnswerRow {
	st := it.State
	row := assessment.AnswerRow{
		Assessment: a.ID, Question: it.Q.ID, Answer: string(st.Answer.Kind), EvidenceDate: st.Answer.EvidenceDate.String(),
		Note: st.Note, Owner: st.Owner, Flag: st.Flag, AnsweredBy: st.AnsweredBy,
	}
	if st.Answer.Evidence != assessment.EvidenceNotGiven {
		e := st.Answer.Evidence.Level()
		row.Evidence = &e
	}
	if it.In {
		sv, ev := it.S, it.E
		row.S, row.E = &sv, &ev
	}
	if it.HasRisk {
		row.Level = it.Risk.Level.String()
	}
	if !st.AnsweredAt.IsZero() {
		row.AnsweredAt = st.AnsweredAt.Format(time.RFC3339)
	}
	return row
}

func planRows(a *assessment.Assessment, p *method.Plan) []assessment.PlanItemRow {
	var out []assessment.PlanItemRow
	for _, list := range [][]method.PlannedAction{p.Actions, p.Accepted} {
		for i := range list {
			pa := &list[i]
			row := assessment.PlanItemRow{
				Assessment: a.ID, Order: pa.Order, Action: pa.ID, Title: pa.Title, Tier: int(pa.Tier), PI: pa.PI,
				EffTier: int(pa.EffectiveTier), EffPI: pa.EffectivePI, Phase: pa.Phase, Due: pa.Due.String(),
				Owner: pa.Owner, Status: string(pa.State.Status), Decision: string(pa.State.Decision),
				Hours: pa.Hours, CostCap: CostCap(pa.Price), Benefit: pa.Benefit, WeightGain: pa.WeightGain,
			}
			out = append(out, row)
		}
	}
	return out
}

// CostCap is the most that an action costs in US dollars; nil needs a quote.
func CostCap(p method.Price) *int {
	if p.Quote {
		return nil
	}
	return &p.High
}
