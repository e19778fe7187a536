package session

import (
	"context"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// History returns the projection rows of the whole journal, for a store whose
// rows are to be made again: Scores holds every day on which an assessment
// changed, drawn with the packs that it had on that day; Answers and PlanItems
// are as of the last such day; Assessments as of the day of the last event. So
// they are the rows that the commits wrote one by one. An assessment is scored
// once for each day. Scores that rest on packs the store no longer has are left
// out.
func (s *Session) History(ctx context.Context) (assessment.Rows, error) {
	h := history{s: s, clinic: assessment.NewFold(s.clinic.ID), touched: map[string]bool{}, latest: map[string]drawn{}, scores: map[string][]assessment.ScoreRow{}}
	for _, a := range s.clinic.Assessments {
		for _, old := range a.OlderPacks {
			if err := s.loadSet(ctx, old.Packs); err != nil && !assessment.IsCode(err, assessment.CodeMissing) && !assessment.IsCode(err, assessment.CodeDamaged) {
				return assessment.Rows{}, err
			}
		}
	}
	for _, e := range s.journal {
		if err := ctx.Err(); err != nil {
			return assessment.Rows{}, err
		}
		if err := h.apply(e); err != nil {
			return assessment.Rows{}, err
		}
	}
	h.endOfDay()
	return h.rows(), nil
}

// history folds a journal again and notes the scores of each day.
type history struct {
	s       *Session
	clinic  *assessment.Clinic
	day     assessment.Date
	touched map[string]bool
	// latest is each assessment as of the last day on which it changed.
	latest map[string]drawn
	// scores and days are by assessment and as-of date; days keeps the order.
	scores map[string][]assessment.ScoreRow
	days   []string
}

// drawn is an assessment scored at a day.
type drawn struct {
	in method.Input
	r  *method.Result
}

func (h *history) apply(e assessment.Event) error {
	if e.Day() != h.day {
		h.endOfDay()
		h.day = e.Day()
	}
	if err := h.clinic.Apply(e); err != nil {
		return err
	}
	if e.Assessment != "" {
		h.touched[e.Assessment] = true
		return nil
	}
	// The registers and the profile of the clinic are behind every score but
	// those of closed assessments, which keep them as they were.
	for _, a := range h.clinic.Assessments {
		if a.Closed.IsZero() {
			h.touched[a.ID] = true
		}
	}
	return nil
}

// endOfDay scores what changed on the day. After a clock that went back the
// same day may end twice; the later end is the one that stays.
func (h *history) endOfDay() {
	for _, a := range h.clinic.Assessments {
		set := h.s.Set(a)
		if !h.touched[a.ID] || set == nil {
			continue
		}
		in := method.InputOf(h.clinic, a, set, a.AsOf(assessment.Date{}, h.day))
		r := method.Evaluate(in)
		h.latest[a.ID] = drawn{in, r}
		key := a.ID + "\x00" + in.AsOf.String()
		if _, again := h.scores[key]; !again {
			h.days = append(h.days, key)
		}
		h.scores[key] = scoreRows(a, r, in.AsOf)
	}
	clear(h.touched)
}

func (h *history) rows() assessment.Rows {
	var out assessment.Rows
	for _, a := range h.clinic.Assessments {
		out.Scope = append(out.Scope, a.ID)
		in := method.InputOf(h.clinic, a, h.s.Set(a), a.AsOf(assessment.Date{}, h.day))
		last := h.latest[a.ID]
		r := last.r
		if last.in.AsOf != in.AsOf {
			r = method.Evaluate(in)
		}
		out.Assessments = append(out.Assessments, assessmentRow(h.clinic, a, r))
		for i := range last.r.Items {
			out.Answers = append(out.Answers, answerRow(a, &last.r.Items[i]))
		}
		out.PlanItems = append(out.PlanItems, planRows(a, method.BuildPlan(last.in, last.r))...)
	}
	for _, key := range h.days {
		out.Scores = append(out.Scores, h.scores[key]...)
	}
	for i := range h.clinic.Vendors {
		out.Vendors = append(out.Vendors, assessment.VendorRowOf(&h.clinic.Vendors[i]))
	}
	return out
}

// scoreRows are the groups of an assessment at a day.
func scoreRows(a *assessment.Assessment, r *method.Result, asOf assessment.Date) []assessment.ScoreRow {
	var packs []string
	for _, p := range a.Packs {
		packs = append(packs, p.SHA256)
	}
	var out []assessment.ScoreRow
	for _, g := range r.Groups {
		out = append(out, assessment.ScoreRow{
			Assessment: a.ID, Group: g.ID, AsOf: asOf.String(), R: g.R.Ptr(), R1: g.R1.Ptr(), R2: g.R2.Ptr(),
			RHigh: g.RHigh.Ptr(), Coverage: g.Coverage.Ptr(), Weight: g.Weight, Packs: strings.Join(packs, ","),
		})
	}
	return out
}

// NewestRow returns the row of a clinic's newest assessment as of a day, with the
// questions that it is answered under: as of the day of the last event it is
// what the store holds, if nobody changed that. It reports false while there is
// no assessment.
func NewestRow(c *assessment.Clinic, set *questionnaires.Set, day assessment.Date) (assessment.AssessmentRow, bool) {
	a, ok := c.Assessment("")
	if !ok {
		return assessment.AssessmentRow{}, false
	}
	return assessmentRow(c, a, method.Evaluate(method.InputOf(c, a, set, a.AsOf(assessment.Date{}, day)))), true
}

// refresh makes the rows of a store again that they are stale in, if it can
// be written. Where that fails the rows stay stale, which nobody believes, and
// the clinic is as good to work on as before: a full disk or a busy file is
// for the next save to tell.
func (s *Session) refresh(ctx context.Context) error {
	store, ok := s.store.(assessment.Rebuilder)
	if _, readOnly := s.store.ReadOnly(); readOnly || !ok {
		return nil
	}
	stale, err := store.Stale(ctx)
	if err != nil || !stale {
		return err
	}
	rows, err := s.History(ctx)
	if err != nil {
		return err
	}
	err = store.Rebuild(ctx, s.clinic.Head, rows)
	for _, passing := range []assessment.Code{assessment.CodeFull, assessment.CodeWrite, assessment.CodeBusy, assessment.CodeMoved, assessment.CodeReadOnly} {
		if assessment.IsCode(err, passing) {
			return nil
		}
	}
	return err
}
