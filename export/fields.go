package export

import (
	"slices"
	"strconv"
	"strings"
)

// Fields are the facts of the first page. Here and below, a value that is not
// known is empty, and its label is not drawn.
func (c *Cover) Fields() []Field {
	return []Field{
		{"Scope", c.Scope},
		{"Working toward", c.Target},
		{"Kind", c.Kind},
		{"As of", c.AsOf.Text},
		{"Prepared by", c.PreparedBy},
		{"Prepared for", c.PreparedFor},
		{"Distribution", Lines(c.Distribution)},
		{"Coverage", c.Coverage.Text + " answered, by weight"},
		{"Confidence", c.Confidence},
		{"Report id", c.ReportID},
		{"Journal head", c.Head},
	}
}

// Answering says who answered, how and when.
func (s *ScopeSection) Answering() []Field {
	return []Field{
		{"Questions", strconv.Itoa(s.Answered) + " of " + strconv.Itoa(s.Asked) + " answered"},
		{"Answered by", Lines(s.Who)},
		{"From", Join(" to ", s.First.Text, s.Last.Text)},
		{"Closed", Join(" by ", s.Closed.Text, s.ClosedBy)},
		{"Method", Lines(s.How)},
		{"Changes of scope", Lines(s.Changes)},
	}
}

// Fields are the audit trail in short.
func (a *Audit) Fields() []Field {
	return []Field{
		{"Events in the journal", strconv.FormatInt(a.Events, 10)},
		{"Of this assessment", strconv.Itoa(a.AssessmentEvents)},
		{"First", a.First.Text},
		{"Last", a.Last.Text},
		{"Head", a.HeadShort},
		{"Head, SHA-256", a.Head},
		{"Clock", a.ClockNote},
		{"Names", a.Names},
	}
}

// Fields are what stands behind a finding. What the question or the note says
// already is not said twice.
func (f *Finding) Fields() []Field {
	return []Field{
		{"Finding", When(f.Found != f.Note && !strings.Contains(f.Found, f.Ask), f.Found)},
		{"Why", When(!f.Planned(), f.Why)},
		{"Action", strings.Join(Titles(f.Actions), "; ")},
		{"Owner", f.Owner},
		{"Serves", Citations(f.Citations)},
		{"Note", f.Note},
	}
}

// Fields are what stands behind something that works.
func (w *WorkingItem) Fields() []Field {
	return []Field{
		{"Serves", Citations(w.Citations)},
		{"Owner", w.Owner},
		{"Entered by", w.By},
		{"Note", w.Note},
	}
}

// Fields are who does an action, by when and at what cost.
func (a *ActionSheet) Fields() []Field {
	return []Field{
		{"Who", a.Who()},
		{"By", Join("\n", a.Due.Text, a.DueNote)},
		{"Work", Join(", ", a.HoursText, a.Weeks)},
		{"Cost", a.Cost},
		{"Risk now → after", a.Risks()},
		{"Helped by", a.Helper},
		{"Decision", a.Decision},
		{"After it", a.After},
	}
}

// Listing is a label with its texts. Numbered texts are done one after another.
type Listing struct {
	Label    string
	Texts    []string
	Numbered bool
}

// Reasons say why an action is in the plan, and where.
func (a *ActionSheet) Reasons() []Listing {
	return []Listing{
		{Label: "Why it matters", Texts: a.Why},
		{Label: "Risk", Texts: []string{a.RiskText}},
		{Label: "An auditor would write", Texts: []string{strings.Join(a.Exceptions, "; ")}},
		{Label: "Why it stands here", Texts: a.Standing},
		{Label: "Serves", Texts: []string{Citations(a.Citations)}},
	}
}

// Doing says how an action is done, and what hangs together with it.
func (a *ActionSheet) Doing() []Listing {
	return []Listing{
		{Label: "Steps", Texts: a.Steps, Numbered: true},
		{Label: "Done when", Texts: []string{a.DoneWhen}},
		{Label: "Evidence to keep", Texts: []string{strings.Join(a.Evidence, "; ")}},
		{Label: "Comes first", Texts: Titles(a.Prerequisites)},
		{Label: "Waits for this", Texts: []string{strings.Join(Titles(a.Unlocks), "; ")}},
		{Label: "Depends on vendor", Texts: []string{a.Vendor}},
	}
}

// BarGroup is a part of the readiness section.
type BarGroup struct {
	Title string
	Rows  []BarRow
	// IDs are shown where people know the groups by them.
	IDs bool
}

// Groups are the parts of the readiness section that have rows.
func (r *Readiness) Groups() []BarGroup {
	return slices.DeleteFunc([]BarGroup{
		{Title: "Overall", Rows: r.Overall},
		{Title: "SOC 2, by series of criteria", Rows: r.Series, IDs: true},
		{Title: "HIPAA, by family of safeguards", Rows: r.Families},
		{Title: "Each criterion", Rows: r.Criteria, IDs: true},
	}, func(g BarGroup) bool { return len(g.Rows) == 0 })
}

// ClaimGroup is the claims of one kind.
type ClaimGroup struct {
	Title  string
	Claims []Claim
}

// Groups are the kinds of claims that there are.
func (c *Claims) Groups() []ClaimGroup {
	return slices.DeleteFunc([]ClaimGroup{
		{"Alternatives to addressable specifications", c.Alternatives},
		{"Compensating controls", c.Compensating},
		{"Not applicable", c.NotApplicable},
		{"Inherited from vendors", c.Inherited},
	}, func(g ClaimGroup) bool { return len(g.Claims) == 0 })
}

// FieldGroup is fields under one title.
type FieldGroup struct {
	Title  string
	Fields []Field
}

// Scales are the scales of the method in words: always six, of which those
// beside each other make a pair.
func (m *Method) Scales() [6]FieldGroup {
	return [6]FieldGroup{
		{"Weights", m.Weights},
		{"Evidence", m.Evidence},
		{"Verdicts", m.Verdicts},
		{"Urgency", m.Tiers},
		{"Effort", m.Efforts},
		{"Cost", m.Cost},
	}
}

// largeSheets is how many actions get a sheet of their own size: those that
// come first. A plan of hundreds of actions would fill a binder that nobody
// opens; the later ones, and what is only to be found out or written down, are
// set close like the quick wins.
const largeSheets = 30

// SheetGroup is a part of the action sheets.
type SheetGroup struct {
	Title string
	// Says introduces the group, or is empty.
	Says string
	// Large sheets have everything that is known of an action; the others are
	// set close where a page can be.
	Large  bool
	Sheets []*ActionSheet
}

// SheetGroups are the action sheets as every form of the report prints them:
// quick wins, the first of the others, the rest. A group without sheets is left
// out.
func (r *Report) SheetGroups() []SheetGroup {
	groups := []SheetGroup{
		{Title: "Quick wins", Says: "Little work, little money, a risk less. In plan order."},
		{Title: "Larger actions, in plan order", Large: true},
		{Title: "To find out, to write down, and later actions", Says: "In plan order."},
	}
	quick, large, later := &groups[0].Sheets, &groups[1].Sheets, &groups[2].Sheets
	for _, at := range r.QuickWins {
		*quick = append(*quick, &r.Actions[at])
	}
	for i := range r.Actions {
		a := &r.Actions[i]
		switch {
		case slices.Contains(r.QuickWins, i):
		case a.Kind == "action" && len(*large) < largeSheets:
			*large = append(*large, a)
		default:
			*later = append(*later, a)
		}
	}
	return slices.DeleteFunc(groups, func(g SheetGroup) bool { return len(g.Sheets) == 0 })
}
