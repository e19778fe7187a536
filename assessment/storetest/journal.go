package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/gowebpki/jcs"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// ClinicID is the id that the journals of this package are made with.
const ClinicID = "5c1f0d5e-8f44-4c1c-9d1e-2f5b8a6f0c11"

// Sum is the SHA-256 of some bytes in lower-case hexadecimal.
func Sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// Draft is an event before it has its place in a chain.
type Draft struct {
	Kind       assessment.Kind
	Assessment string
	Subject    string
	Body       any
}

// Seal chains drafts to a head: one minute apart, by one actor.
func Seal(head assessment.Head, drafts ...Draft) []assessment.Event {
	start := time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	events := make([]assessment.Event, 0, len(drafts))
	for _, d := range drafts {
		e := assessment.Event{
			Seq: head.Count + 1, At: start.Add(time.Duration(head.Count) * time.Minute), Zone: -300, Actor: "Dana Ruiz",
			Assessment: d.Assessment, Kind: d.Kind, Version: 1, Subject: d.Subject, Body: canonical(d.Body), Prev: head.Hash,
		}
		e.Hash = e.Sum()
		events = append(events, e)
		head = assessment.Head{Count: e.Seq, Hash: e.Hash}
	}
	return events
}

// canonical encodes a body as RFC 8785 JSON. Its values are fixed in this
// package, so that it cannot fail.
func canonical(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	if b, err = jcs.Transform(b); err != nil {
		panic(err)
	}
	return b
}

// Founding returns the first event of a clinic.
func Founding(name string) Draft {
	return Draft{Kind: assessment.ClinicCreated, Subject: ClinicID, Body: assessment.ClinicBody{ID: ClinicID, Name: name, Preset: "group"}}
}

// Answers returns n answers to n questions of one assessment, some of them
// with evidence, as a long walk leaves them.
func Answers(n int) []Draft {
	kinds := assessment.AnswerKinds()
	out := make([]Draft, n)
	for i := range out {
		out[i] = Draft{
			Kind: assessment.AnswerSet, Assessment: "a1", Subject: "question-" + strconv.Itoa(i%400),
			Body: assessment.Answer{Kind: kinds[i%5], Evidence: assessment.Evidence(i % 4)},
		}
	}
	return out
}

// Pack returns a small stored pack.
func Pack(id string) questionnaires.Stored {
	b := canonical(questionnaires.Pack{ID: id, Version: "1.0.0", Title: "Pack " + id})
	return questionnaires.Stored{ID: id, Version: "1.0.0", SHA256: Sum(b), JSON: b}
}

// Filled returns the commits of a clinic with a bit of everything: two
// assessments, claims, notes, a plan, vendors, and the rows of three days.
func Filled() []assessment.Commit {
	day := func(s string) assessment.Date {
		d, err := assessment.ParseDate(s)
		if err != nil {
			panic(err)
		}
		return d
	}
	pack := Pack("core")
	ref := assessment.PackRef{ID: pack.ID, Version: pack.Version, SHA256: pack.SHA256}
	high := questionnaires.High
	scope := assessment.Scope{Parts: []string{"security", "hipaa-security"}, Target: "type1", Mode: "full"}
	opened := func(title string, kind assessment.AssessmentKind) assessment.OpenedBody {
		return assessment.OpenedBody{Title: title, Kind: kind, Scope: scope, Packs: []assessment.PackRef{ref}}
	}
	drafts := [][]Draft{
		{
			Founding("Elm Street Clinic"),
			{assessment.ProfileSet, "", "", assessment.ProfileBody{Facts: map[string]string{"people": "12", "remote_work": "yes"}}},
			{assessment.PersonSet, "", "Dana Ruiz", assessment.Person{Name: "Dana Ruiz", Role: "clinic"}},
			{assessment.AssessmentOpened, "2025", "", opened("Self-audit 2025", assessment.SelfAudit)},
			{assessment.AnswerSet, "2025", "mfa", assessment.Answer{Kind: assessment.No}},
			{assessment.AssessmentClosed, "2025", "", assessment.ClosedBody{Date: day("2025-12-01")}},
		},
		{
			{assessment.VendorSet, "", "Northwind EHR", assessment.Vendor{Name: "Northwind EHR", HoldsPHI: assessment.True, BAASigned: assessment.True}},
			{assessment.ClockStarted, "", "request-1", assessment.ClockBody{Clock: questionnaires.AccessRequest, Date: day("2026-11-02")}},
			{assessment.AssessmentOpened, "2026", "", opened("Annual 2026", assessment.Annual)},
			{assessment.AnswerSet, "2026", "mfa", assessment.Answer{Kind: assessment.Yes, Evidence: assessment.EvidenceRecords, EvidenceDate: day("2026-10-01")}},
			{assessment.AnswerSet, "2026", "backups", assessment.Answer{Kind: assessment.DontKnow}},
			{assessment.NoteSet, "2026", "backups", assessment.TextBody{Text: "ask the hosting firm"}},
			{assessment.OwnerSet, "2026", "backups", assessment.TextBody{Text: "Dana Ruiz"}},
			{assessment.FlagSet, "2026", "backups", assessment.FlagBody{Flag: true}},
			{assessment.OverrideSet, "2026", "backups", assessment.Override{Likelihood: &high, Reason: "two failed restores this year"}},
		},
		{
			{assessment.ScopeSet, "2026", "", assessment.ScopeBody{Scope: scope, Reason: "the board asked for it"}},
			{assessment.EvidenceSwitched, "2026", "", assessment.SwitchBody{Off: false}},
			{assessment.ReviewSet, "2026", "mfa", assessment.ReviewBody{Reviewed: true}},
			{assessment.ActionSet, "2026", "test-restore", assessment.ActionState{Status: assessment.StatusStarted, Owner: "Dana Ruiz"}},
			{assessment.PlanAgreed, "2026", "", assessment.AgreedBody{Start: day("2026-11-23")}},
			{assessment.PacksMoved, "2026", "packs", assessment.MovedBody{
				From: []assessment.PackRef{ref}, To: []assessment.PackRef{ref}, Added: []string{}, Changed: []string{"backups"}, Retired: []string{},
			}},
			{assessment.AssessmentReopened, "2025", "", assessment.ClosedBody{Reason: "an answer was mistyped"}},
			{assessment.ClockStopped, "", "request-1", assessment.ClockBody{Clock: questionnaires.AccessRequest, Date: day("2026-11-20")}},
		},
	}
	head := assessment.Genesis(ClinicID)
	var out []assessment.Commit
	for i, d := range drafts {
		c := assessment.Commit{Events: Seal(head, d...), Packs: []questionnaires.Stored{pack}, Rows: filledRows(i, pack.SHA256)}
		last := c.Events[len(c.Events)-1]
		head = assessment.Head{Count: last.Seq, Hash: last.Hash}
		out = append(out, c)
	}
	return out
}

func filledRows(step int, pack string) assessment.Rows {
	n := func(v int) *int { return &v }
	r := assessment.Rows{
		Scope: []string{"2025"},
		Assessments: []assessment.AssessmentRow{{
			ID: "2025", Title: "Self-audit 2025", Kind: "self-audit", Scope: "security,hipaa-security", Target: "type1", Mode: "full",
			Opened: "2025-11-03", Closed: "2025-12-01", Touched: "2025-12-01", Clinic: "Elm Street Clinic",
			R: n(31), R1: n(22), R2: n(4), Coverage: n(100), VerdictHIPAA: "Not ready", Verdict1: "Not ready", RiskPoints: 92,
		}},
		Answers:   []assessment.AnswerRow{{Assessment: "2025", Question: "mfa", Answer: "no", S: n(0), E: n(0), Level: "VH", AnsweredBy: "Dana Ruiz", AnsweredAt: "2025-11-04T09:00:00-05:00"}},
		Scores:    []assessment.ScoreRow{{Assessment: "2025", Group: "all", AsOf: "2025-12-01", R: n(31), R1: n(22), R2: n(4), RHigh: n(31), Coverage: n(100), Weight: 120, Packs: pack}},
		PlanItems: []assessment.PlanItemRow{{Assessment: "2025", Order: 1, Action: "turn-on-mfa", Title: "Turn on MFA", Tier: 1, PI: 500, EffTier: 1, EffPI: 500, Phase: 1, Due: "2025-12-31", Hours: 8, CostCap: n(0), Benefit: 10, WeightGain: 500}},
	}
	if step == 0 {
		return r
	}
	day := fmt.Sprintf("2026-11-2%d", step)
	r.Scope = []string{"2026"}
	r.Assessments = append(r.Assessments, assessment.AssessmentRow{
		ID: "2026", Title: "Annual 2026", Kind: "annual", Scope: "security,hipaa-security", Target: "type1", Mode: "full",
		Opened: "2026-11-20", Touched: day, Clinic: "Elm Street Clinic",
		R: n(60 + step), R1: n(50), R2: n(20), Coverage: n(80 + step), VerdictHIPAA: "Provisional Developing", Verdict1: "Provisional Not ready", RiskPoints: 40,
	})
	r.Answers = []assessment.AnswerRow{
		{Assessment: "2026", Question: "mfa", Answer: "yes", Evidence: n(2), EvidenceDate: "2026-10-01", S: n(100), E: n(2), Level: "L", AnsweredBy: "Dana Ruiz", AnsweredAt: "2026-11-23T09:10:00-05:00"},
		{Assessment: "2026", Question: "backups", Answer: "dont_know", Note: "ask the hosting firm", Owner: "Dana Ruiz", Flag: true, S: n(0), E: n(0), Level: "H", AnsweredBy: "Dana Ruiz", AnsweredAt: "2026-11-23T09:11:00-05:00"},
		{Assessment: "2026", Question: "training"},
	}
	r.Scores = []assessment.ScoreRow{
		{Assessment: "2026", Group: "all", AsOf: day, R: n(60 + step), R1: n(50), R2: n(20), RHigh: n(75), Coverage: n(80 + step), Weight: 130, Packs: pack},
		{Assessment: "2026", Group: "CC6", AsOf: day, R: n(70), R1: n(60), R2: n(30), RHigh: n(80), Coverage: n(90), Weight: 40, Packs: pack},
		{Assessment: "2026", Group: "P1", AsOf: day, Packs: pack},
	}
	r.PlanItems = []assessment.PlanItemRow{
		{Assessment: "2026", Order: 1, Action: "find-out:backups", Title: "Find out: backups", Tier: 4, EffTier: 2, EffPI: 300, Phase: 1, Due: "2026-12-23", Owner: "Dana Ruiz", Hours: 2, CostCap: n(0)},
		{Assessment: "2026", Order: 2, Action: "test-restore", Title: "Test a restore", Tier: 2, PI: 300, EffTier: 2, EffPI: 300, Phase: 1, Due: "2026-12-23", Owner: "Dana Ruiz", Status: "started", Hours: 8, Benefit: 8, WeightGain: 500},
	}
	r.Vendors = vendorRows(
		assessment.Vendor{
			Name: "Northwind EHR", HoldsPHI: assessment.True, BAASigned: assessment.True, Report: assessment.ReportType2,
			PeriodEnd: assessment.DateOf(time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)), Covers: assessment.True, OpinionOK: assessment.True, CUECReviewed: assessment.False,
		},
		assessment.Vendor{Name: "Fax Service", HoldsPHI: assessment.True, BAASigned: assessment.False},
	)
	return r
}
