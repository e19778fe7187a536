package storetest

import (
	"context"
	"slices"
	"sync"

	"clinicready/assessment"
	"clinicready/questionnaires"
)

var _ Store = (*Memory)(nil)

// Memory is a store that keeps a clinic in memory, for tests of what stands
// upon a store. It keeps the whole contract and fails on demand.
type Memory struct {
	mu       sync.Mutex
	clinicID string
	head     assessment.Head
	events   []assessment.Event
	packs    map[string]questionnaires.Stored
	rows     assessment.Rows
	// rowsAt is the head that the rows were written at; outdated says that
	// another version wrote them.
	rowsAt   assessment.Head
	outdated bool
	failures []error
	readOnly string
	closed   bool
}

// NewMemory returns an empty store of the clinic with the id.
func NewMemory(clinicID string) *Memory {
	genesis := assessment.Genesis(clinicID)
	return &Memory{clinicID: clinicID, head: genesis, rowsAt: genesis, packs: map[string]questionnaires.Stored{}}
}

// FailNext makes the next Append store nothing and return the error; several
// calls make several Appends fail, in that order.
func (m *Memory) FailNext(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failures = append(m.failures, err)
}

// SetReadOnly makes the store read-only for the reason; "" makes it writable.
func (m *Memory) SetReadOnly(reason string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.readOnly = reason
}

// Copy returns the journal as it stands, for Replace.
func (m *Memory) Copy() assessment.Journal {
	m.mu.Lock()
	defer m.mu.Unlock()
	return assessment.Journal{ClinicID: m.clinicID, Events: cloneEvents(m.events), Head: m.head}
}

// Replace puts another copy in the place of what is stored, as a program that
// synchronizes folders does with a file.
func (m *Memory) Replace(j assessment.Journal) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.clinicID, m.events, m.head, m.outdated = j.ClinicID, cloneEvents(j.Events), j.Head, true
}

// ReadOnly implements assessment.Store.
func (m *Memory) ReadOnly() (reason string, readOnly bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.readOnly, m.readOnly != ""
}

var errClosed = &assessment.Error{Code: assessment.CodeRefused, Text: "the store is closed; open it again"}

// Load implements assessment.Store.
func (m *Memory) Load(ctx context.Context) (assessment.Journal, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return assessment.Journal{}, err
	}
	return assessment.VerifyJournal(m.clinicID, cloneEvents(m.events))
}

// Append implements assessment.Store.
func (m *Memory) Append(ctx context.Context, c assessment.Commit) (assessment.Head, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.writable(ctx); err != nil {
		return assessment.Head{}, err
	}
	if len(c.Events) == 0 {
		return m.head, nil
	}
	if first := c.Events[0]; first.Seq != m.head.Count+1 || first.Prev != m.head.Hash {
		return assessment.Head{}, &assessment.Error{Code: assessment.CodeMoved, Text: "not saved: another program saved first; load the clinic again and repeat the change"}
	}
	head := m.head
	for _, e := range c.Events {
		var err error
		if head, err = head.Extend(e); err != nil {
			return assessment.Head{}, err
		}
	}
	for _, p := range c.Packs {
		if Sum(p.JSON) != p.SHA256 {
			return assessment.Head{}, &assessment.Error{Code: assessment.CodeRefused, Text: "not saved: a pack is not what its hash says"}
		}
	}
	for _, p := range c.Packs {
		if _, ok := m.packs[p.SHA256]; !ok {
			p.JSON = slices.Clone(p.JSON)
			m.packs[p.SHA256] = p
		}
	}
	m.events = append(m.events, cloneEvents(c.Events)...)
	if m.current() {
		m.replaceRows(c.Rows)
		m.rowsAt = head
	}
	m.head = head
	return head, nil
}

// Head implements assessment.Store.
func (m *Memory) Head(ctx context.Context) (assessment.Head, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.head, m.usable(ctx)
}

// Pack implements assessment.Store.
func (m *Memory) Pack(ctx context.Context, sha256 string) (questionnaires.Stored, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return questionnaires.Stored{}, err
	}
	p, ok := m.packs[sha256]
	if !ok {
		return p, &assessment.Error{Code: assessment.CodeMissing, Text: "the store holds no pack " + sha256}
	}
	p.JSON = slices.Clone(p.JSON)
	return p, nil
}

// Close implements assessment.Store.
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

// StoredRows returns the rows as they stand, sorted by their keys.
func (m *Memory) StoredRows(ctx context.Context) (assessment.Rows, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return assessment.Rows{}, err
	}
	if !m.current() {
		return assessment.Rows{}, &assessment.Error{Code: assessment.CodeStale, Text: "the rows are not up to date"}
	}
	r := m.rows
	out := assessment.Rows{
		Assessments: sorted(r.Assessments, func(a assessment.AssessmentRow) []string { return []string{a.ID} }),
		Answers:     sorted(r.Answers, func(a assessment.AnswerRow) []string { return []string{a.Assessment, a.Question} }),
		Scores:      sorted(r.Scores, func(s assessment.ScoreRow) []string { return []string{s.Assessment, s.AsOf, s.Group} }),
		PlanItems:   sorted(r.PlanItems, func(p assessment.PlanItemRow) []string { return []string{p.Assessment, p.Action} }),
		Vendors:     sorted(r.Vendors, func(v assessment.VendorRow) []string { return v[:1] }),
	}
	for _, a := range out.Assessments {
		out.Scope = append(out.Scope, a.ID)
	}
	return out, nil
}

func (m *Memory) current() bool { return !m.outdated && m.rowsAt == m.head }

// SetStale makes the rows those of another version.
func (m *Memory) SetStale() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.outdated = true
}

// Stale implements assessment.Rebuilder.
func (m *Memory) Stale(ctx context.Context) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return !m.current(), m.usable(ctx)
}

// Rebuild implements assessment.Rebuilder. It fails on demand as Append does.
func (m *Memory) Rebuild(ctx context.Context, at assessment.Head, rows assessment.Rows) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.writable(ctx); err != nil {
		return err
	}
	if at != m.head {
		return &assessment.Error{Code: assessment.CodeMoved, Text: "not saved: another program saved first; load the clinic again"}
	}
	m.rows, m.rowsAt, m.outdated = assessment.Rows{}, at, false
	rows.Scope = nil
	for _, a := range rows.Assessments {
		rows.Scope = append(rows.Scope, a.ID)
	}
	m.replaceRows(rows)
	return nil
}

// sorted copies rows in the order of their keys; no rows are nil.
func sorted[T any](rows []T, key func(T) []string) []T {
	out := append([]T(nil), rows...)
	slices.SortFunc(out, func(a, b T) int { return slices.Compare(key(a), key(b)) })
	return out
}

func (m *Memory) usable(ctx context.Context) error {
	if m.closed {
		return errClosed
	}
	return ctx.Err()
}

// writable is usable for what writes.
func (m *Memory) writable(ctx context.Context) error {
	if err := m.usable(ctx); err != nil {
		return err
	}
	if m.readOnly != "" {
		return &assessment.Error{Code: assessment.CodeReadOnly, Text: "not saved: " + m.readOnly}
	}
	if len(m.failures) > 0 {
		err := m.failures[0]
		m.failures = m.failures[1:]
		return err
	}
	return nil
}

// replaceRows does what assessment.Rows says.
func (m *Memory) replaceRows(in assessment.Rows) {
	listed := func(id string) bool {
		return slices.ContainsFunc(in.Assessments, func(a assessment.AssessmentRow) bool { return a.ID == id })
	}
	scoped := func(id string) bool { return slices.Contains(in.Scope, id) }
	day := func(s assessment.ScoreRow) bool {
		return slices.ContainsFunc(in.Scores, func(n assessment.ScoreRow) bool {
			return n.Assessment == s.Assessment && n.AsOf == s.AsOf
		})
	}
	r := &m.rows
	r.Assessments, r.Vendors = slices.Clone(in.Assessments), slices.Clone(in.Vendors)
	r.Answers = slices.DeleteFunc(r.Answers, func(a assessment.AnswerRow) bool { return !listed(a.Assessment) || scoped(a.Assessment) })
	r.PlanItems = slices.DeleteFunc(r.PlanItems, func(p assessment.PlanItemRow) bool { return !listed(p.Assessment) || scoped(p.Assessment) })
	r.Scores = slices.DeleteFunc(r.Scores, func(s assessment.ScoreRow) bool { return !listed(s.Assessment) || day(s) })
	for _, a := range in.Answers {
		if scoped(a.Assessment) {
			r.Answers = append(r.Answers, a)
		}
	}
	for _, p := range in.PlanItems {
		if scoped(p.Assessment) {
			r.PlanItems = append(r.PlanItems, p)
		}
	}
	r.Scores = append(r.Scores, in.Scores...)
}

func cloneEvents(events []assessment.Event) []assessment.Event {
	out := slices.Clone(events)
	for i := range out {
		out[i].Body = slices.Clone(out[i].Body)
	}
	return out
}
