package session

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

// refuse is an error about input: one clear sentence, nothing changed.
func refuse(format string, args ...any) error {
	return &assessment.Error{Code: assessment.CodeRefused, Text: fmt.Sprintf(format, args...)}
}

// NewClinicSpec is what a clinic begins with.
type NewClinicSpec struct {
	Name, Preset string
	Profile      assessment.Profile
	// Assumed are the keys of the profile that nobody said: usual for the preset.
	Assumed []string
	People  []assessment.Person
	// First is the first assessment, made in the same transaction; nil for none.
	First *OpenSpec
}

// Create begins the journal of an empty store. The change is to be committed.
func Create(ctx context.Context, st assessment.Store, now Clock, actor string, spec NewClinicSpec) (*Session, *Change, error) {
	s, err := Open(ctx, st, now)
	if err != nil {
		return nil, nil, err
	}
	if s.clinic.Head.Count > 0 {
		return nil, nil, refuse("this clinic file holds a clinic already")
	}
	s.SetActor(actor)
	name := assessment.Clean(spec.Name)
	if name == "" {
		return nil, nil, refuse("a clinic needs a name")
	}
	ch, err := s.Batch(func() error {
		s.stage(draft{kind: assessment.ClinicCreated, subject: "clinic", body: assessment.ClinicBody{ID: s.clinic.ID, Name: name, Preset: spec.Preset}})
		for _, p := range spec.People {
			if _, err := s.SetPerson(p); err != nil {
				return err
			}
		}
		if _, err := s.setProfile(nil, spec.Profile, spec.Assumed); err != nil || spec.First == nil {
			return err
		}
		_, err := s.OpenAssessment(*spec.First)
		return err
	})
	return s, ch, err
}

// Batch makes one change, and so one transaction, of all intents that f calls
// on the session. If f fails nothing is changed. Inside f the clinic is seen
// as it was before.
func (s *Session) Batch(f func() error) (*Change, error) {
	if s.batch != nil {
		return nil, f()
	}
	s.batch = &batch{}
	err := f()
	b := s.batch
	s.batch = nil
	if err != nil {
		return nil, err
	}
	if len(b.drafts) == 0 {
		return nil, nil
	}
	return s.apply(b.drafts, b.packs)
}

// batch collects drafts until they are applied together.
type batch struct {
	drafts []draft
	packs  []questionnaires.Stored
}

func (s *Session) stage(d draft, packs ...questionnaires.Stored) {
	s.batch.drafts = append(s.batch.drafts, d)
	s.batch.packs = append(s.batch.packs, packs...)
}

// do applies one draft at once, or stages it inside a batch.
func (s *Session) do(d draft, packs ...questionnaires.Stored) (*Change, error) {
	if s.batch != nil {
		s.stage(d, packs...)
		return nil, nil
	}
	return s.apply([]draft{d}, packs)
}

// OpenSpec is what an assessment begins with.
type OpenSpec struct {
	Title string
	Kind  assessment.AssessmentKind
	Scope assessment.Scope
	Packs []questionnaires.Pack
}

// OpenAssessment begins an assessment. Its packs are stored with the answers,
// in the same transaction, so that it is always scored with them.
func (s *Session) OpenAssessment(spec OpenSpec) (*Change, error) {
	if s.batch != nil && slices.ContainsFunc(s.batch.drafts, func(d draft) bool { return d.kind == assessment.AssessmentOpened }) {
		return nil, refuse("assessments are opened one at a time")
	}
	title := assessment.Clean(spec.Title)
	if title == "" {
		return nil, refuse("an assessment needs a title")
	}
	refs, packs, err := s.takePacks(spec.Packs)
	if err != nil {
		return nil, err
	}
	id := fmt.Sprintf("a%d", len(s.clinic.Assessments)+1)
	return s.do(draft{assessment.AssessmentOpened, id, id, assessment.OpenedBody{Title: title, Kind: spec.Kind, Scope: spec.Scope, Packs: refs}}, packs...)
}

func (s *Session) openFor(a *assessment.Assessment) error {
	if !a.Closed.IsZero() {
		return refuse("%q was closed on %s; reopen it with a reason first", a.Title, a.Closed)
	}
	return nil
}

// SetProfile sets facts for the clinic and, where a is not nil, for that
// assessment. An empty value makes a fact unknown; saying what was assumed
// confirms it.
func (s *Session) SetProfile(a *assessment.Assessment, facts map[string]string) (*Change, error) {
	return s.setProfile(a, facts, nil)
}

func (s *Session) setProfile(a *assessment.Assessment, facts map[string]string, assumed []string) (*Change, error) {
	body, id, have, open := assessment.ProfileBody{Facts: map[string]string{}, Assumed: assumed}, "", s.clinic.Profile, s.clinic.Assumed
	if a != nil {
		if err := s.openFor(a); err != nil {
			return nil, err
		}
		id, have, open = a.ID, a.Profile, a.Assumed
	}
	for _, k := range slices.Sorted(maps.Keys(facts)) {
		v, err := assessment.ParseFact(k, facts[k])
		if err != nil {
			return nil, refuse("%s", err)
		}
		if have[k] != v || open[k] {
			body.Facts[k] = v
		}
	}
	if len(body.Facts) == 0 {
		return nil, nil
	}
	return s.do(draft{assessment.ProfileSet, id, "profile", body})
}

// SetScope changes the scope of an assessment. The reason is kept.
func (s *Session) SetScope(a *assessment.Assessment, sc assessment.Scope, reason string) (*Change, error) {
	if err := s.openFor(a); err != nil {
		return nil, err
	}
	if slices.Equal(sc.Parts, a.Scope.Parts) && sc.Target == a.Scope.Target && sc.Months == a.Scope.Months && sc.Mode == a.Scope.Mode {
		return nil, nil
	}
	reason = assessment.Clean(reason)
	if reason == "" {
		return nil, refuse("a change of scope needs a reason")
	}
	return s.do(draft{assessment.ScopeSet, a.ID, "scope", assessment.ScopeBody{Scope: sc, Reason: reason}})
}

// SetEvidenceOff switches the evidence question off or on.
func (s *Session) SetEvidenceOff(a *assessment.Assessment, off bool) (*Change, error) {
	if err := s.openFor(a); err != nil {
		return nil, err
	}
	if a.EvidenceOff == off {
		return nil, nil
	}
	return s.do(draft{assessment.EvidenceSwitched, a.ID, "evidence", assessment.SwitchBody{Off: off}})
}

// CheckAnswer applies the rules of form (method 3, example G): what breaks
// them is refused, at the keyboard and in a file. Incomplete claims are not a
// matter of form.
func CheckAnswer(q *questionnaires.Question, a assessment.Answer, today assessment.Date) error {
	if _, err := assessment.ParseAnswerKind(string(a.Kind)); err != nil && a.Kind != assessment.Unanswered {
		return refuse("%s", err)
	}
	switch {
	case a.Kind == assessment.Partly && q.Partly == "":
		return refuse("%s has no Partly; answer yes or no", q.ID)
	case lacksParts(q, a) != "":
		return refuse("%s", lacksParts(q, a))
	case a.EvidenceDate.After(today):
		return refuse("the evidence date %s is after today, %s", a.EvidenceDate, today)
	}
	return nil
}

func (s *Session) question(a *assessment.Assessment, id string) (*questionnaires.Question, error) {
	if err := s.openFor(a); err != nil {
		return nil, err
	}
	q, ok := s.Set(a).Question(id)
	if !ok {
		return nil, refuse("there is no question %q in this assessment's packs", id)
	}
	return q, nil
}

// Answer records an answer; the zero Answer makes the question unanswered.
func (s *Session) Answer(a *assessment.Assessment, id string, ans assessment.Answer) (*Change, error) {
	q, err := s.question(a, id)
	if err != nil {
		return nil, err
	}
	if had := a.State(id).Answer; ans.InPlace == had.InPlace && lacksParts(q, had) != "" {
		// What stands there can be used no more: another pack or another program
		// put it there. Whoever changes something else is not to be stopped by it.
		ans.InPlace = ""
	}
	if err := CheckAnswer(q, ans, s.Today()); err != nil {
		return nil, err
	}
	ans = cleanAnswer(ans)
	ans.InPlace = ordered(q, ans.InPlace)
	if a.State(id).Answer == ans {
		return nil, nil
	}
	return s.do(draft{assessment.AnswerSet, a.ID, id, assessment.BodyOf(ans)})
}

// cleanAnswer cleans the texts of an answer; nothing answered holds nothing else.
func cleanAnswer(a assessment.Answer) assessment.Answer {
	if a.Kind == assessment.Unanswered {
		return assessment.Answer{}
	}
	return a.Cleaned()
}

// SetNote records a note on a question; an empty text removes it.
func (s *Session) SetNote(a *assessment.Assessment, id, text string) (*Change, error) {
	if _, err := s.question(a, id); err != nil {
		return nil, err
	}
	text = assessment.CleanText(text)
	if a.State(id).Note == text {
		return nil, nil
	}
	return s.do(draft{assessment.NoteSet, a.ID, id, assessment.TextBody{Text: text}})
}

// SetOwner records who is responsible for what a question asks.
func (s *Session) SetOwner(a *assessment.Assessment, id, name string) (*Change, error) {
	if _, err := s.question(a, id); err != nil {
		return nil, err
	}
	name = assessment.Clean(name)
	if a.State(id).Owner == name {
		return nil, nil
	}
	return s.do(draft{assessment.OwnerSet, a.ID, id, assessment.TextBody{Text: name}})
}

// SetFlag raises or lowers the flag of a question.
func (s *Session) SetFlag(a *assessment.Assessment, id string, flag bool) (*Change, error) {
	if _, err := s.question(a, id); err != nil {
		return nil, err
	}
	if a.State(id).Flag == flag {
		return nil, nil
	}
	return s.do(draft{assessment.FlagSet, a.ID, id, assessment.FlagBody{Flag: flag}})
}

// SetReviewed marks an answer as reviewed by the actor, who must be an
// assessor of the people register and not the owner of the question.
func (s *Session) SetReviewed(a *assessment.Assessment, id string, reviewed bool) (*Change, error) {
	if _, err := s.question(a, id); err != nil {
		return nil, err
	}
	p, ok := assessment.FindPerson(s.clinic.People, s.actor)
	switch {
	case !ok || p.Role != assessment.RoleAssessor:
		return nil, refuse("%s is not an assessor in the people register; only an assessor can mark an answer reviewed", s.actor)
	case assessment.SameName(s.actor, a.State(id).Owner):
		return nil, refuse("%s owns this question; another assessor has to review it", s.actor)
	case a.State(id).Answer.Kind == assessment.Unanswered:
		return nil, refuse("there is no answer to review yet")
	}
	return s.do(draft{assessment.ReviewSet, a.ID, id, assessment.ReviewBody{Reviewed: reviewed}})
}

// SetOverride replaces likelihood or impact of a question. Without a reason it
// is refused; nil for both takes an override back.
func (s *Session) SetOverride(a *assessment.Assessment, id string, o assessment.Override) (*Change, error) {
	if _, err := s.question(a, id); err != nil {
		return nil, err
	}
	o.Reason = assessment.CleanText(o.Reason)
	if o.Likelihood == nil && o.Impact == nil {
		o = assessment.Override{}
	} else if o.Reason == "" {
		return nil, refuse("an override of likelihood or impact needs a reason; it is printed")
	}
	return s.do(draft{assessment.OverrideSet, a.ID, id, o})
}

// SetPerson adds or changes a person of the register.
func (s *Session) SetPerson(p assessment.Person) (*Change, error) {
	p.Name = assessment.Clean(p.Name)
	if p.Name == "" {
		return nil, refuse("a person needs a name")
	}
	switch p.Role {
	case assessment.RoleClinic, assessment.RoleOwner, assessment.RoleAssessor, assessment.RoleExternal:
	default:
		return nil, refuse("%q is not a role; use clinic, owner, assessor or external", p.Role)
	}
	if old, ok := assessment.FindPerson(s.clinic.People, p.Name); ok && old == p {
		return nil, nil
	}
	return s.do(draft{assessment.PersonSet, "", strings.ToLower(p.Name), p})
}

// SetVendor adds or changes a vendor of the register.
func (s *Session) SetVendor(v assessment.Vendor) (*Change, error) {
	v.Name = assessment.Clean(v.Name)
	if v.Name == "" {
		return nil, refuse("a vendor needs a name")
	}
	if !slices.Contains(assessment.ReportKinds(), v.Report) {
		return nil, refuse("%q is not a kind of vendor report; use soc1, soc2-type1, soc2-type2, soc3, hitrust-i1 or hitrust-r2", v.Report)
	}
	if old, ok := assessment.FindVendor(s.clinic.Vendors, v.Name); ok && old == v {
		return nil, nil
	}
	return s.do(draft{assessment.VendorSet, "", assessment.NameKey(v.Name), v})
}
