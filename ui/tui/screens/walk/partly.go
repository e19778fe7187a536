package walk

import (
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// partlyDialog asks what a Partly means here: of a question with parts which of
// them are in place, of another what is missing in the clinic's own words. Esc
// leaves everything as it was.
func (w *walk) partlyDialog(it *method.Item) widgets.Dialog {
	id, ans := it.Q.ID, claimOf(it, assessment.Partly)
	if len(it.Q.Parts) > 0 {
		return newParts(w.app.Set(), it.Q, ans.InPlace, func(named assessment.IDs) error {
			ans.InPlace = named
			return w.claim(id, ans, nil)
		})
	}
	warned := false
	return widgets.NewForm("Partly", widgets.Safe("Partly is for: "+it.Q.Partly),
		[]widgets.Field{text("missing", "missing", ans.Missing, "what is missing here, in your own words: the report prints it as the finding")},
		func(v map[string]string) error {
			if ans.Missing = v["missing"]; ans.Missing == "" && !warned {
				warned = true
				return widgets.At("missing", errors.New("the report would only say \"partly, as asked\"; once more leaves it so"))
			}
			return w.claim(id, ans, nil)
		})
}

// partlyHint stands behind the choice Partly: what it is for, and once it is
// given what was found, never the example.
func partlyHint(it *method.Item, c assessment.Choice) string {
	a := it.State.Answer
	switch {
	case a.Kind != assessment.Partly:
		return c.Hint
	case len(it.Missing) > 0:
		return it.Finding()
	case a.Missing != "":
		return a.Missing
	}
	return "what is missing is not said; 2 says it"
}

// parts is a list with a check mark for each part of a question: its letter, or
// the arrows and space, marks it, and Enter gives the answer. Below stands the
// way on for somebody who cannot say which.
type parts struct {
	names []string
	keys  []string
	// asks are the questions of the parts, shown under the cursor.
	asks   []string
	ids    []string
	marked []bool
	// at is the line under the cursor; the last is "I cannot say which".
	at, first int
	w, h      int
	give      func(assessment.IDs) error
	err       error
	done      bool
}

func newParts(set *questionnaires.Set, q *questionnaires.Question, named assessment.IDs, give func(assessment.IDs) error) *parts {
	p := &parts{ids: q.Parts, keys: assessment.PartKeys(len(q.Parts)), give: give}
	for _, id := range q.Parts {
		part, ok := set.Question(id)
		if !ok {
			part = &questionnaires.Question{ID: id}
		}
		p.names = append(p.names, widgets.Safe(method.Topic(part)))
		p.asks = append(p.asks, widgets.Safe(part.Ask))
		p.marked = append(p.marked, named.Has(id))
	}
	return p
}

// Title implements Dialog.
func (p *parts) Title() string { return "Partly" }

// SetSize implements Dialog.
func (p *parts) SetSize(w, h int) { p.w, p.h = w, h }

// Done implements Dialog.
func (p *parts) Done() bool { return p.done }

// TakesText implements Dialog.
func (p *parts) TakesText() bool { return false }

// Hints implements Dialog.
func (p *parts) Hints() []widgets.Hint {
	letters := "a"
	if n := len(p.keys); n > 1 {
		letters += "-" + p.keys[n-1]
	}
	return []widgets.Hint{
		{Keys: "enter", Label: "record"},
		{Keys: letters + " or space", Label: "mark"},
		{Keys: "esc", Label: "leave"},
		{Keys: assessment.KeyCannotSay, Label: "cannot say which"},
	}
}

// Update implements Dialog.
func (p *parts) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	p.err = nil
	key := k.String()
	if i := slices.Index(p.keys, key); i >= 0 {
		p.at = i
		p.marked[i] = !p.marked[i]
		return nil
	}
	switch key {
	case "esc":
		p.done = true
	case "down", "j":
		p.at = min(p.at+1, len(p.ids))
	case "up", "k":
		p.at = max(p.at-1, 0)
	case assessment.KeyCannotSay:
		p.record(assessment.IDsOf())
	case " ":
		if p.at < len(p.ids) {
			p.marked[p.at] = !p.marked[p.at]
		}
	case "enter":
		p.enter()
	}
	return nil
}

// enter gives the marks, or says why they cannot be given.
func (p *parts) enter() {
	switch marked := slices.Contains(p.marked, true); {
	case p.at == len(p.ids) && marked:
		// Whoever went down past the marks may mean them: nothing marked is dropped.
		p.err = errors.New("parts are marked: enter on one of them records the marks, " + assessment.KeyCannotSay + " records none")
		return
	case p.at == len(p.ids):
		p.record(assessment.IDsOf())
		return
	}
	var named []string
	for i, id := range p.ids {
		if p.marked[i] {
			named = append(named, id)
		}
	}
	if why := assessment.RefuseParts(len(named), len(p.ids)); why != "" {
		p.err = errors.New(why)
		return
	}
	p.record(assessment.IDsOf(named...))
}

func (p *parts) record(named assessment.IDs) {
	p.err = p.give(named)
	p.done = p.err == nil
}

// View implements Dialog.
func (p *parts) View(t *theme.Theme) string {
	var head, foot, body []string
	for _, l := range widgets.Wrap("Which of these are in place? The plan then asks for the others alone.", p.w) {
		head = append(head, t.Text.Render(l))
	}
	if p.err != nil {
		for _, l := range widgets.Wrap(p.err.Error(), p.w) {
			foot = append(foot, t.Bad.Render(l))
		}
	}
	top, bottom := 0, 0
	line := func(i int, key, mark, text, more string) {
		lead, style := "  ", t.Text
		if i == p.at {
			lead, style = t.Accent.Render(t.Glyph.Cursor)+" ", t.Accent
			top = len(body)
		}
		body = append(body, widgets.Hang(lead+t.Accent.Render(key)+" "+mark+" ", style.Render(text), p.w)...)
		if i == p.at && more != "" {
			for _, l := range widgets.Wrap(more, max(1, p.w-8)) {
				body = append(body, "        "+t.Muted.Render(l))
			}
		}
		if i == p.at {
			bottom = len(body) - 1
		}
	}
	for i, name := range p.names {
		key, mark := " ", "[ ]"
		if i < len(p.keys) {
			key = p.keys[i]
		}
		if p.marked[i] {
			mark = "[x]"
		}
		line(i, key, mark, name, p.asks[i])
	}
	line(len(p.ids), assessment.KeyCannotSay, "   ", "I cannot say which", "")
	if len(head)+len(body)+len(foot) > p.h {
		head = nil
	}
	h := max(1, p.h-len(head)-len(foot))
	p.first = widgets.Window(widgets.Window(p.first, bottom, len(body), h), top, len(body), h)
	body = body[p.first:min(len(body), p.first+h)]
	return strings.Join(append(append(head, body...), foot...), "\n")
}
