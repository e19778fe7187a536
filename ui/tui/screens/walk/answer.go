package walk

import (
	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui/tui/widgets"
)

// press gives the answer that a key means.
func (w *walk) press(it *method.Item, key string) {
	for i, c := range assessment.Choices(it.Q) {
		if c.Key == key {
			w.choice = i
			w.give(it, c)
			return
		}
	}
	w.app.Say(assessment.NotOffered(it.Q, key))
}

func (w *walk) pick(it *method.Item) {
	if w.choice < 0 {
		w.app.Say("a number answers; or move to an answer with the arrows first")
		return
	}
	w.give(it, assessment.Choices(it.Q)[w.choice])
}

func (w *walk) give(it *method.Item, c assessment.Choice) {
	switch c.Key {
	case assessment.KeyNotApplicable:
		w.app.Open(w.naForm(it))
		return
	case assessment.KeyClaim:
		w.app.Open(w.claimDialog(it))
		return
	}
	if c.Kinds[0] == assessment.Partly {
		w.app.Open(w.partlyDialog(it))
		return
	}
	ans := it.State.Answer
	if ans.Kind != c.Kinds[0] {
		// Evidence outlives a change between Yes and Partly, and nothing else.
		next := assessment.Answer{Kind: c.Kinds[0]}
		if ans.Kind.TakesEvidence() && next.Kind.TakesEvidence() {
			next.Evidence, next.EvidenceDate = ans.Evidence, ans.EvidenceDate
		}
		ans = next
	}
	w.record(it, ans)
}

// record saves an answer and goes to its evidence, or on.
func (w *walk) record(it *method.Item, ans assessment.Answer) bool {
	// Another answer before the evidence is given still goes on to what is open.
	id, wasOpen := it.Q.ID, !it.Answered || w.phase == phaseEvidence && w.fresh
	if !w.app.Save(w.app.Session().Answer(w.app.Assessment(), id, ans)) {
		return false
	}
	w.answered(wasOpen)
	return true
}

// answered goes on after an answer was saved.
func (w *walk) answered(wasOpen bool) {
	w.fresh = wasOpen
	w.rebuild()
	it := w.item()
	switch {
	case it.State.Answer.Kind.TakesEvidence() && !w.app.Assessment().EvidenceOff:
		w.phase, w.once, w.scroll = phaseEvidence, false, 0
	case it.Incomplete != "":
		w.stay(it)
	default:
		w.advance()
	}
}

// stay remains at a question whose record is kept but does not count in full.
func (w *walk) stay(it *method.Item) {
	w.settled()
	w.app.Say("kept, incomplete: " + it.Incomplete)
}

// done goes on after the evidence, or stays when only the evidence was to be
// changed, or when the record still lacks something.
func (w *walk) done() {
	switch it := w.item(); {
	case w.once:
		w.settled()
	case it.Incomplete != "":
		w.stay(it)
	default:
		w.advance()
	}
}

func (w *walk) clear(it *method.Item) {
	if it.State.Answer.Kind == assessment.Unanswered {
		w.app.Say("this question is open already")
		return
	}
	if w.app.Save(w.app.Session().Answer(w.app.Assessment(), it.Q.ID, assessment.Answer{})) {
		w.rebuild()
		w.settled()
		w.app.Say("open again; z brings the answer back")
	}
}

// again puts the cursor on the evidence line of an answered question.
func (w *walk) again(it *method.Item) {
	switch {
	case w.app.Assessment().EvidenceOff:
		w.app.Say("the evidence question is switched off for this assessment")
	case !it.State.Answer.Kind.TakesEvidence():
		w.app.Say("evidence is asked for Yes, Partly and the claims that need it; answer first")
	default:
		w.tree = false
		w.phase, w.once = phaseEvidence, true
	}
}

// letter gives the evidence that a key means, at any moment after the answer.
func (w *walk) letter(it *method.Item, key string) {
	e, ok := assessment.EvidenceByKey(key)
	if !ok {
		return
	}
	if w.phase == phaseAsk {
		if w.again(it); w.phase != phaseEvidence {
			return
		}
	}
	w.level(it, e)
}

// level records the evidence level.
func (w *walk) level(it *method.Item, e assessment.Evidence) {
	ans := it.State.Answer
	had := ans.EvidenceDate
	ans.Evidence, ans.EvidenceDate = e, assessment.Date{}
	// The line opens for every record, whether or not it ages: a rhythm that
	// changes from question to question lets a typed date answer the next ones.
	dated := e == assessment.EvidenceRecords
	if dated {
		ans.EvidenceDate = had
	}
	if !w.app.Save(w.app.Session().Answer(w.app.Assessment(), it.Q.ID, ans)) {
		return
	}
	w.rebuild()
	if !dated {
		w.done()
		return
	}
	// No date is put in anybody's mouth: the line holds what was said, or nothing.
	w.phase, w.untouched = phaseDate, true
	w.date = widgets.Line{Max: 20}
	if !had.IsZero() {
		w.date.Set(had.Long())
	}
}

// skip leaves the level as it is: not given, where it was not.
func (w *walk) skip() { w.done() }

// typeDate works on a key of the date line.
func (w *walk) typeDate(k tea.KeyMsg) {
	switch k.String() {
	case "enter":
		w.dated(w.date.Value())
		return
	case "esc":
		// What was recorded before stays.
		w.afterDate()
		return
	}
	if w.untouched && (k.Type == tea.KeyRunes || k.Type == tea.KeyBackspace) {
		w.date.Set("")
	}
	w.untouched = false
	w.date.Update(k)
}

// dated records the date of the newest record; none is honest, and counts.
func (w *walk) dated(s string) {
	d, err := assessment.ReadPast(s, w.app.Today())
	if err != nil {
		w.app.Fail(err)
		return
	}
	it := w.item()
	ans := it.State.Answer
	ans.EvidenceDate = d
	if !w.app.Save(w.app.Session().Answer(w.app.Assessment(), it.Q.ID, ans)) {
		return
	}
	w.rebuild()
	w.afterDate()
}

// afterDate goes on, and says where the records count for less than they could.
func (w *walk) afterDate() {
	it := w.item()
	if ans := it.State.Answer; it.Q.MaxAgeDays > 0 && ans.EvidenceDate.IsZero() {
		w.app.Say("no date: records count as level 1 until dated (e)")
	} else if it.E < ans.Evidence.Level() {
		w.app.Say("older than " + days(it.Q.MaxAgeDays) + ": the records count as level 1")
	}
	w.done()
}
