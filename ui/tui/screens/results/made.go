package results

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// made is a dialog that shows what the numbers of a group are made of: the
// formula with its sums, and every question that counts in it.
type made struct {
	app   *screen.App
	group string
	cur   screen.List
	w, h  int
	done  bool
}

func newMade(app *screen.App, group string) *made { return &made{app: app, group: group} }

// sums are what the three percentages of a group are made of (scoring 1).
type sums struct {
	items []*method.Item
	// weight is the sum of weights in the denominator, answered of those that
	// are answered; place, written and records are the sums of weight and
	// credit that each percentage counts.
	weight, answered, place, written, records int
}

// sumsOf adds up the questions of a group.
func sumsOf(r *method.Result, g method.GroupScore) sums {
	var s sums
	for i := range r.Items {
		it := &r.Items[i]
		if !it.CountsIn(g.ID) {
			continue
		}
		s.items = append(s.items, it)
		if !it.In {
			continue
		}
		s.weight += it.Q.Weight
		if !it.Answered {
			continue
		}
		c := it.Q.Weight * creditIn(it, g)
		s.answered += it.Q.Weight
		s.place += c
		if it.E >= 1 {
			s.written += c
		}
		if it.E >= 2 {
			s.records += c
		}
	}
	return s
}

// creditIn is what an answer counts in a group: one claim counts less in SOC 2.
func creditIn(it *method.Item, g method.GroupScore) int {
	if g.Framework == questionnaires.SOC2 {
		return it.SOC2
	}
	return it.S
}

// Title implements Dialog.
func (m *made) Title() string {
	r := m.app.Result()
	if r == nil {
		return ""
	}
	return "What it is made of: " + groupName(r.Group(m.group))
}

// SetSize implements Dialog.
func (m *made) SetSize(w, h int) { m.w, m.h = w, h }

// Done implements Dialog.
func (m *made) Done() bool { return m.done }

// TakesText implements Dialog.
func (m *made) TakesText() bool { return false }

// Hints implements Dialog.
func (m *made) Hints() []widgets.Hint {
	return []widgets.Hint{{Keys: "enter", Label: "go to the question"}, {Keys: "esc", Label: "close"}, {Keys: "up/down", Label: "move"}}
}

// Update implements Dialog.
func (m *made) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	r := m.app.Result()
	if !ok || r == nil {
		return nil
	}
	items := sumsOf(r, r.Group(m.group)).items
	if a, ok := m.app.Actions.ByKey(screen.MoveIDs(screen.Results), k.String()); ok {
		m.cur.Do(a.ID, len(items), m.h/2)
		return nil
	}
	switch k.String() {
	case "esc", "q":
		m.done = true
	case "enter":
		if len(items) > 0 {
			m.done = true
			m.app.Go(screen.Walk, items[m.cur.At].Q.ID)
		}
	}
	return nil
}

// View implements Dialog.
func (m *made) View(t *theme.Theme) string {
	r := m.app.Result()
	if r == nil {
		return ""
	}
	g := r.Group(m.group)
	s := sumsOf(r, g)
	var top []string
	add := func(word string, p method.Percent, sum int, what string) {
		text := "not asked"
		if p.OK {
			text = fmt.Sprintf("%s = %s / %s, %s", p, assessment.Thousands(sum), assessment.Thousands(s.weight), what)
		}
		top = append(top, screen.Hang(t.Title.Render(widgets.Fit(word, 11)), t.Text, text, m.w)...)
	}
	add("in place", g.R, s.place, "sum of weight x credit / sum of weight")
	add("documented", g.R1, s.written, "only where evidence is 1 or 2")
	add("records", g.R2, s.records, "only where evidence is 2")
	add("asked", g.Coverage, 100*s.answered, "weight of what is answered")
	head := "  " + t.Muted.Render("weight  answer          credit  evidence   w x c  question")
	narrow := m.w < 76
	if narrow {
		head = "  " + t.Muted.Render("w x c = points, e = evidence")
	}
	if m.h >= len(top)+6 {
		top = append(top, "", head)
	} else if m.h < 9 {
		top = top[:min(1, len(top))]
	}
	var blocks []screen.Block
	for i, it := range s.items {
		blocks = append(blocks, screen.Block{Lines: m.row(t, it, g, i == m.cur.At, narrow)})
	}
	m.cur.Keep(len(s.items))
	return strings.Join(append(top, m.cur.View(m.app, blocks, m.w, max(1, m.h-len(top)))...), "\n")
}

// row draws one question; the one with the cursor also says why it counts so.
func (m *made) row(t *theme.Theme, it *method.Item, g method.GroupScore, here, narrow bool) []string {
	lead, style := "  ", t.Text
	if here {
		lead, style = t.Glyph.Cursor+" ", t.Accent
	}
	credit, evidence, points := fmt.Sprint(creditIn(it, g)), fmt.Sprint(it.E), assessment.Thousands(it.Q.Weight*creditIn(it, g))
	switch {
	case !it.In:
		credit, evidence, points = "out", "", ""
	case !it.Answered:
		credit, evidence, points = "0", "", "0"
	case m.app.Result().EvidenceOff:
		evidence = "not asked"
	}
	word := it.State.Answer.Kind.Word()
	if it.In && !it.Answered && it.State.Answer.Kind != assessment.Unanswered {
		word += ", incomplete"
	}
	var out []string
	if narrow {
		calc := credit
		if it.In {
			calc = fmt.Sprintf("%d x %s = %s", it.Q.Weight, credit, points)
		}
		if evidence != "" {
			calc += ", e " + evidence
		}
		out = screen.Hang(lead, style, word+": "+widgets.Safe(it.Q.ID), m.w)
		out = append(out, screen.Hang("    ", t.Muted, calc, m.w)...)
	} else {
		cells := fmt.Sprintf("%6d  %s  %6s  %-9s  %5s  ", it.Q.Weight, widgets.Fit(word, 14), credit, evidence, points)
		out = screen.Hang(lead+style.Render(cells), style, widgets.Safe(it.Q.ID), m.w)
	}
	if !here {
		return out
	}
	out = append(out, screen.Hang("    ", t.Text, widgets.Safe(it.Q.Ask), m.w)...)
	for _, why := range it.Reasons {
		out = append(out, screen.Hang("    ", t.Muted, widgets.Safe(why), m.w)...)
	}
	return out
}
