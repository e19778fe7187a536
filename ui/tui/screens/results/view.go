package results

import (
	"fmt"
	"slices"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/help"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// View implements Screen.
func (s *results) View() string {
	t := s.app.Theme
	r := s.app.Result()
	if r == nil {
		return "\n   " + t.Muted.Render("No clinic is open.")
	}
	if len(r.Items) == 0 {
		return "\n   " + t.Text.Render("No question is in scope; S goes to the scope.")
	}
	if !s.wide() {
		blocks := s.notes(s.w)
		at := 0
		for i, pane := range s.panes() {
			blocks = append(blocks, s.pane(i, pane, s.cur.At-at, s.w)...)
			at += len(pane)
		}
		return strings.Join(s.cur.View(s.app, blocks, s.w, s.h), "\n")
	}
	var top []string
	for _, b := range s.notes(s.w) {
		top = append(top, b.Lines...)
	}
	if len(top) > s.h/2 {
		top = top[:s.h/2]
	}
	h := s.h - len(top)
	half := (s.w - 3) / 2
	var cols [2][]string
	at := 0
	for i, pane := range s.panes() {
		l := screen.List{At: s.cur.At - at, First: s.firsts[i], Peek: s.cur.Peek, PeekAt: s.cur.PeekAt - at}
		cols[i] = l.View(s.app, s.pane(i, pane, s.cur.At-at, half), half, h)
		s.firsts[i] = l.First
		if l.At >= 0 && l.At < len(pane) {
			s.cur.More = l.More
		}
		at += len(pane)
	}
	sep := " " + t.Rule.Render(t.Glyph.Bar) + " "
	return strings.Join(append(top, widgets.Columns(cols[0], cols[1], half, h, sep)...), "\n")
}

// notes are what has to be known before the numbers are read.
func (s *results) notes(w int) []screen.Block {
	t, r := s.app.Theme, s.app.Result()
	var lines []string
	add := func(text string, bad bool) {
		style := t.Muted
		if bad {
			style = t.Warn
		}
		lines = append(lines, widgets.Indent(screen.Render(style, widgets.Wrap(text, max(1, w-2))), " ")...)
	}
	all := r.All()
	said := "All in scope: " + all.R.String() + " in place"
	if r.Unknown > 0 {
		said += ", up to " + all.RHigh.String() + " when the " + assessment.Count(r.Unknown, "unanswered question is", "unanswered questions are") + " answered"
	}
	if s.narrow() {
		said = "As of " + r.AsOf.Long() + ". " + said
	}
	add(said+". Confidence: "+string(r.Confidence)+".", false)
	if r.EvidenceOff {
		add("The evidence question is off: these are spoken answers.", true)
	}
	if r.NotGiven > 0 {
		add(assessment.Count(r.NotGiven, "answer has", "answers have")+" no evidence level yet and "+
			map[bool]string{true: "counts", false: "count"}[r.NotGiven == 1]+" as not written.", true)
	}
	if packs := s.app.Newer(); packs != nil {
		add("Scored under the questions that it was answered under; "+help.NewerWords(s.app.Assessment(), packs)+" (S, then u).", false)
	}
	for _, c := range r.Contradictions {
		add("Contradiction: "+widgets.Safe(c.Text), true)
	}
	for _, c := range r.NotKnown {
		add(widgets.Safe(c.Text), true)
	}
	if s.h >= 16 {
		lines = append(lines, "")
	}
	return []screen.Block{{Lines: lines, Fixed: true}}
}

// pane draws one framework; at is the entry with the cursor, in the pane.
func (s *results) pane(i int, groups []string, at, w int) []screen.Block {
	t, r := s.app.Theme, s.app.Result()
	f := questionnaires.Framework(groups[0])
	lines := append(s.verdictLines(f, at == 0, w), s.bars(r.Group(groups[0]), w)...)
	if f == questionnaires.HIPAA {
		lines = append(lines, screen.Render(t.Muted, widgets.Indent(widgets.Wrap("house scale: HIPAA has no pass mark", max(1, w-4)), "   "))...)
	}
	var out []screen.Block
	if i > 0 && !s.wide() {
		out = append(out, screen.Block{Lines: []string{""}, Fixed: true})
	}
	out = append(out, screen.Block{Lines: lines})
	if !s.roomy() {
		out = append(out, screen.Block{Lines: s.lifts(f, w), Fixed: true})
	} else {
		out = append(out, screen.Block{Lines: []string{""}, Fixed: true})
	}
	table := groupTable(w, r, groups[1:])
	if len(groups) > 1 {
		out = append(out, screen.Block{Lines: []string{"   " + t.Muted.Render(screen.DrawTitles(table.cols))}, Fixed: true})
	}
	for j, id := range groups[1:] {
		out = append(out, screen.Block{Lines: table.row(t, r.Group(id), at == j+1)})
	}
	if s.roomy() {
		why := append([]string{"", t.Title.Render("What would lift the verdict")}, verdictText(t, r, r.Verdicts.For(s.leading(f)), w-4)...)
		out = append(out, screen.Block{Lines: widgets.Indent(why, "   "), Fixed: true})
	}
	return out
}

// roomy reports that the reasons of the verdicts fit below the numbers.
func (s *results) roomy() bool { return s.wide() && s.h >= 30 }

// leading is the target of a framework whose verdict is explained first.
func (s *results) leading(f questionnaires.Framework) assessment.Target {
	targets := targetsOf(f)
	if t := s.app.Assessment().Scope.Target; slices.Contains(targets, t) {
		return t
	}
	return targets[0]
}

// targetsOf are the targets of a framework.
func targetsOf(f questionnaires.Framework) []assessment.Target {
	if f == questionnaires.HIPAA {
		return []assessment.Target{assessment.TargetHIPAA}
	}
	return []assessment.Target{assessment.TargetType1, assessment.TargetType2}
}

// verdictLines name the framework and its verdicts.
func (s *results) verdictLines(f questionnaires.Framework, here bool, w int) []string {
	t, r := s.app.Theme, s.app.Result()
	var out []string
	for i, target := range targetsOf(f) {
		v := r.Verdicts.For(target)
		lead := "   "
		if here && i == 0 {
			lead = " " + t.Accent.Render(t.Glyph.Cursor) + " "
		}
		name := target.Word()
		left := lead + t.Title.Render(widgets.Fit(name, 15)) + screen.VerdictStyle(t, v.Word).Render(v.Shown())
		gates := ""
		if !v.Null {
			gates = fmt.Sprintf("must-haves %d of %d open", v.GatesOpen, v.Gates)
			if v.Gates == 0 {
				gates = "no must-haves"
			}
		}
		if widgets.Width(left)+widgets.Width(gates)+2 > w {
			out = append(out, left, "     "+t.Muted.Render(gates))
			continue
		}
		out = append(out, widgets.Row(left, t.Muted.Render(gates), w-1))
	}
	return out
}

// bars are the three nested percentages of a group.
func (s *results) bars(g method.GroupScore, w int) []string {
	t := s.app.Theme
	upTo := ""
	if g.Unanswered > 0 {
		upTo = "  up to " + g.RHigh.String()
	}
	width := max(0, min(60, w-24-widgets.Width(upTo)))
	line := func(word string, p method.Percent, asked bool, tail string) string {
		value := p.String()
		if !asked {
			value = "not asked"
		}
		return "   " + t.Text.Render(widgets.Fit(word, 11)) + screen.Bar(t, p, width, t.Accent) + " " + t.Text.Render(screen.Right(value, 5)) + t.Muted.Render(tail)
	}
	off := s.app.Result().EvidenceOff
	return []string{
		line("in place", g.R, true, upTo), line("documented", g.R1, !off, ""), line("records", g.R2, !off, ""),
	}
}

// lifts says in short what would lift the verdict that leads; the key v shows
// all of it.
func (s *results) lifts(f questionnaires.Framework, w int) []string {
	t, r := s.app.Theme, s.app.Result()
	v := r.Verdicts.For(s.leading(f))
	if v.Null || len(v.Reasons) == 0 {
		return []string{""}
	}
	var parts []string
	for _, rs := range v.Reasons {
		if rs.Question == "" {
			parts = append(parts, rs.Lift)
			continue
		}
		parts = append(parts, topicOf(r, rs.Question)+" ("+strings.TrimPrefix(rs.Text, "must-have ")+")")
	}
	const most = 3
	more := ""
	if n := len(parts) - most; n > 0 {
		parts, more = parts[:most], fmt.Sprintf(" %s and %d more: v", t.Glyph.Dot, n)
	}
	return screen.Hang("   "+t.Title.Render("Would lift it:")+" ", t.Text, strings.Join(parts, " "+t.Glyph.Dot+" ")+more, w-1)
}

// topicOf names a question for a person: what it is about, or its id.
func topicOf(r *method.Result, id string) string {
	if it, ok := r.Item(id); ok && it.Q.Topic != "" {
		return widgets.Safe(it.Q.Topic)
	}
	return widgets.Safe(id)
}

// numbers is the table of families or series.
type numbers struct {
	cols []screen.Column
	bar  int
	w    int
}

// groupTable lays the table out; the first column is as wide as its titles,
// and what is left over becomes a bar.
func groupTable(w int, r *method.Result, ids []string) numbers {
	cols := []screen.Column{{Title: "", Width: 0}, {Title: "in place", Width: 8, Right: true}, {Title: "documented", Width: 10, Right: true}, {Title: "records", Width: 7, Right: true}, {Title: "asked", Width: 5, Right: true}}
	if w < 76 {
		cols = []screen.Column{{Title: "", Width: 0}, {Title: "place", Width: 5, Right: true}, {Title: "doc.", Width: 5, Right: true}, {Title: "rec.", Width: 5, Right: true}, {Title: "asked", Width: 5, Right: true}}
	}
	used := 4
	for _, c := range cols[1:] {
		used += c.Width + 2
	}
	longest := 8
	for _, id := range ids {
		longest = max(longest, widgets.Width(groupName(r.Group(id))))
	}
	cols[0].Width = max(8, min(longest, w-used))
	bar := min(30, w-used-cols[0].Width-2)
	if bar < 6 {
		bar = 0
	}
	return numbers{cols, bar, w}
}

// groupName is the title of a family, or the number and title of a series.
func groupName(g method.GroupScore) string {
	if g.Framework == questionnaires.HIPAA {
		return g.Title
	}
	return g.ID + " " + g.Title
}

func (n numbers) row(t *theme.Theme, g method.GroupScore, here bool) []string {
	lead, style := "   ", t.Text
	if here {
		lead, style = " "+t.Glyph.Cursor+" ", t.Accent
	}
	dash := func(p method.Percent) string {
		if !p.OK {
			return t.Glyph.Dash
		}
		return p.String()
	}
	names := widgets.Wrap(groupName(g), n.cols[0].Width)
	vals := []string{style.Render(names[0]), dash(g.R), dash(g.R1), dash(g.R2), dash(g.Coverage)}
	line := lead + screen.DrawCells(n.cols, vals)
	if n.bar > 0 {
		line += "  " + screen.Bar(t, g.R, n.bar, t.Accent)
	}
	out := []string{line}
	for _, more := range names[1:] {
		out = append(out, "   "+style.Render(more))
	}
	return out
}
