package walk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/tui/widgets"
)

// questionView draws the question in width by height. Where everything fits it
// reads from top to bottom; where it does not, the answers stay in sight below
// and the rest scrolls above them.
func (w *walk) questionView(width, height int) []string {
	it := w.item()
	if it == nil || width < 1 || height < 1 {
		return nil
	}
	top := w.askLines(it, width)
	more := w.moreLines(it, width)
	act := append(w.answerLines(it, width), w.evidenceLines(it, width)...)
	why := w.whyLines(it, width)

	full := join(top, why, act, more)
	if len(full) <= height {
		w.scrollMax = 0
		return full
	}
	pinned := act
	if len(top)+len(act)+1 > height {
		pinned = w.compactLines(it, width)
	}
	if len(pinned) > height-1 {
		pinned = pinned[:max(1, height-1)]
	}
	upper := join(top, why, more)
	room := height - len(pinned)
	if len(upper) <= room {
		w.scrollMax = 0
		return append(widgets.Fill(upper, room), pinned...)
	}
	show := room
	tail := ""
	if room >= 3 {
		show = room - 1
		tail = w.app.Theme.Muted.Render("more: page down")
	}
	w.scrollMax = max(0, len(upper)-show)
	w.scroll = min(w.scroll, w.scrollMax)
	if w.scroll == w.scrollMax && tail != "" {
		tail = w.app.Theme.Muted.Render("the end; page up")
	}
	out := append([]string(nil), upper[w.scroll:w.scroll+show]...)
	if tail != "" {
		out = append(out, tail)
	}
	return append(out, pinned...)
}

// join puts blocks under each other with an empty line between.
func join(blocks ...[]string) []string {
	var out []string
	for _, b := range blocks {
		if len(b) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, b...)
	}
	return out
}

// askLines are where the question stands, how much it weighs, and the question.
func (w *walk) askLines(it *method.Item, width int) []string {
	t := w.app.Theme
	s := w.route.stops[w.route.steps[w.at].stop]
	place := fmt.Sprintf("%d of %d", w.at-s.first+1, len(s.questions))
	if w.order.oneByOne() {
		place = fmt.Sprintf("%d of %d", w.at+1, len(w.route.steps))
	} else {
		place += " in " + s.id
		if w.w < wide {
			if m := w.marks(s, ""); widgets.Width(place)+widgets.Width(m)+24 < width {
				place += "  " + m
			}
		}
	}
	var facts []string
	if it.State.Note != "" {
		facts = append(facts, "note")
	}
	if it.State.Flag {
		facts = append(facts, "flagged")
	}
	if it.Q.Gate {
		facts = append(facts, "must-have")
	}
	facts = append(facts, "weight "+fmt.Sprint(it.Q.Weight))
	sep := " " + t.Glyph.Dot + " "
	for len(facts) > 1 && widgets.Width(strings.Join(facts, sep))+widgets.Width(place)+1 > width {
		facts = facts[:len(facts)-1]
	}
	out := []string{widgets.Row(t.Muted.Render(place), t.Muted.Render(strings.Join(facts, sep)), width), ""}
	if w.h < 16 {
		out = out[:1]
	}
	return append(out, styled(t.Title, widgets.Wrap(widgets.Safe(it.Q.Ask), width))...)
}

func styled(s lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = s.Render(l)
	}
	return out
}

func (w *walk) whyLines(it *method.Item, width int) []string {
	t := w.app.Theme
	out := w.stateLines(it, width)
	if was := w.app.Assessment().QuickAnswer(w.app.Set(), it.Q.ID); was != "" {
		out = append(out, labeled(t.Muted, t.Muted, "Quick", "quick answer: "+was+". It does not count here until this is answered.", width)...)
	}
	if was := w.app.Assessment().EarlierAnswer(it.Q); was != "" {
		out = append(out, labeled(t.Muted, t.Muted, "Earlier", "answered under older questions: "+was+". It does not count here until this is answered.", width)...)
	}
	for _, fact := range w.app.Assessment().OpenFacts(it.Q) {
		out = append(out, labeled(t.Muted, t.Muted, "Fact", "asked because nobody has said whether this holds: "+fact.Label+". C changes the facts.", width)...)
	}
	if note := w.noteLines(it, width); len(note) > 0 {
		out = append(out, note[:min(len(note), noteInSight)]...)
	}
	if it.Q.Why != "" {
		out = append(out, labeled(t.Muted, t.Text, "Why", it.Q.Why, width)...)
	}
	if it.Q.Look != "" {
		out = append(out, labeled(t.Muted, t.Text, "Look", it.Q.Look, width)...)
	}
	return out
}

// noteInSight is how many lines of a note stand with the question; what is
// longer goes on below.
const noteInSight = 2

// noteLines are the note on the question.
func (w *walk) noteLines(it *method.Item, width int) []string {
	if it.State.Note == "" {
		return nil
	}
	var out []string
	for i, l := range strings.Split(it.State.Note, "\n") {
		name := ""
		if i == 0 {
			name = "Note"
		}
		out = append(out, labeled(w.app.Theme.Muted, w.app.Theme.Text, name, l, width)...)
	}
	return out
}

// labeled hangs a text behind its label.
func labeled(label, body lipgloss.Style, name, text string, width int) []string {
	lead := widgets.Fit(name, 8)
	lines := widgets.Hang(lead, widgets.Safe(text), width)
	for i, l := range lines {
		if i == 0 && strings.HasPrefix(l, lead) {
			lines[i] = label.Render(lead) + body.Render(strings.TrimPrefix(l, lead))
		} else {
			lines[i] = body.Render(l)
		}
	}
	return lines
}

// stateLines say what is recorded and how it counts, where it needs saying.
func (w *walk) stateLines(it *method.Item, width int) []string {
	t, st := w.app.Theme, it.State
	var out []string
	for _, c := range w.app.Result().Contradictions {
		for _, q := range c.Questions {
			if q == it.Q.ID {
				out = append(out, labeled(t.Bad, t.Bad, "But", "this contradicts another answer: "+c.Text, width)...)
				break
			}
		}
	}
	if it.Contradicts {
		out = append(out, labeled(t.Bad, t.Bad, "But", "this vendor has no signed agreement; see the question on agreements", width)...)
	}
	for _, c := range w.app.Result().NotKnown {
		if slices.Contains(c.Questions, it.Q.ID) {
			out = append(out, labeled(t.Warn, t.Warn, "Unknown", strings.TrimPrefix(c.Text, "Not known: "), width)...)
		}
	}
	if it.Incomplete != "" {
		out = append(out, labeled(t.Warn, t.Warn, "Missing", it.Incomplete, width)...)
	}
	if it.Counsel {
		out = append(out, labeled(t.Warn, t.Warn, "Counsel", "have counsel confirm this claim", width)...)
	}
	if len(it.Reasons) > 0 && it.Incomplete == "" && it.NotKnown == "" {
		out = append(out, labeled(t.Muted, t.Text, "Counts", strings.Join(it.Reasons, "; "), width)...)
	}
	if st.Answer.Kind == assessment.Planned && !st.Answer.PlannedDate.IsZero() {
		by := "by " + st.Answer.PlannedDate.Long()
		if st.Answer.PlannedDate.Before(w.app.Today()) {
			out = append(out, labeled(t.Warn, t.Warn, "Planned", by+": overdue", width)...)
		} else {
			out = append(out, labeled(t.Muted, t.Text, "Planned", by, width)...)
		}
	}
	var who []string
	if st.AnsweredBy != "" {
		who = append(who, "answered by "+st.AnsweredBy)
	}
	if st.Owner != "" {
		who = append(who, "owner "+st.Owner)
	}
	if st.Reviewed > st.Changed {
		who = append(who, "reviewed by "+st.ReviewedBy)
	}
	if len(who) > 0 {
		out = append(out, labeled(t.Muted, t.Muted, "Record", strings.Join(who, "; "), width)...)
	}
	return out
}

// moreLines are what to show, the rest of a long note, and the citations.
func (w *walk) moreLines(it *method.Item, width int) []string {
	t, q := w.app.Theme, it.Q
	var out []string
	for i, s := range q.Show {
		name := ""
		if i == 0 {
			name = "Show"
		}
		out = append(out, labeled(t.Muted, t.Text, name, t.Glyph.Dot+" "+s, width)...)
	}
	if note := w.noteLines(it, width); len(note) > noteInSight {
		out = append(out, labeled(t.Muted, t.Muted, "Note", "goes on:", width)...)
		out = append(out, note[noteInSight:]...)
	}
	if c := cites(q, "; "); c != "" {
		out = append(out, labeled(t.Muted, t.Muted, "Cites", c, width)...)
	}
	if q.MaxAgeDays > 0 {
		text := "records older than " + days(q.MaxAgeDays) + " count as level 1"
		if q.Basis == "house" {
			text += " (our number, not the law's)"
		}
		out = append(out, labeled(t.Muted, t.Muted, "Age", text, width)...)
	}
	if q.Watch != "" {
		out = append(out, labeled(t.Muted, t.Muted, "Watch", "a rule is proposed here: "+q.Watch+"; shown, never scored", width)...)
	}
	return out
}

func cites(q *questionnaires.Question, sep string) string {
	var out []string
	for _, r := range q.Refs {
		if req, ok := questionnaires.RequirementByRef(r); ok {
			out = append(out, req.Citation)
		}
	}
	return strings.Join(out, sep)
}
