package plan

import (
	"fmt"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// View implements Screen.
func (s *plan) View() string {
	t := s.app.Theme
	p := s.app.Plan()
	if p == nil {
		return "\n   " + t.Muted.Render("No clinic is open.")
	}
	if s.w >= 150 {
		if e, ok := s.entry(); ok && e.action != nil {
			side := min(70, s.w*2/5)
			left := s.listView(p, s.w-side-3)
			right := sheetLines(s.app, e.action, side-1)
			return strings.Join(widgets.Columns(left, right, s.w-side-3, s.h, " "+t.Rule.Render(t.Glyph.Bar)+" "), "\n")
		}
	}
	return strings.Join(s.listView(p, s.w), "\n")
}

func (s *plan) listView(p *method.Plan, w int) []string {
	top := s.summary(p, w)
	if s.h < 10 && s.after == nil {
		top = top[:1]
	}
	cols := s.columns(w)
	if cols != nil && s.h >= 10 {
		top = append(top, "        "+s.app.Theme.Muted.Render(screen.DrawTitles(cols)))
	}
	top = top[:min(len(top), max(1, s.h/2))]
	s.cur.Top = len(top)
	return append(top, s.cur.View(s.app, s.blocks(p, cols, w), w, max(1, s.h-len(top)))...)
}

// summary is what the plan comes to, and what the ticks would change.
func (s *plan) summary(p *method.Plan, w int) []string {
	t := s.app.Theme
	dot := " " + t.Glyph.Dot + " "
	bill := p.Bill(p.First(len(p.Actions))...)
	said := assessment.Count(len(p.Actions), "action", "actions") + dot + assessment.Thousands(bill.Hours) + " h" + dot + bill.Spending()
	if len(p.Actions) == 0 {
		said = s.nothing(p)
	}
	out := screen.Hang(" ", t.Text, said, w)
	if s.after != nil {
		out = append(out, screen.Hang(" ", t.Accent, s.whatIf(p), w)...)
	}
	var notes []string
	if p.HoursAssumed && len(p.Actions) > 0 {
		notes = append(notes, fmt.Sprintf("%d hours a week are assumed", p.HoursPerWeek))
	}
	if n := len(p.NoAction); n > 0 {
		notes = append(notes, assessment.Count(n, "gap has", "gaps have")+" no action")
	}
	if r := s.app.Result(); r.Unknown > 0 && len(p.Actions) > 0 {
		notes = append(notes, assessment.Count(r.Unknown, "unanswered question", "unanswered questions")+" may bring more")
	}
	if a := s.app.Assessment(); a.Scope.Target == assessment.TargetType2 {
		start := "a Type II period cannot start within this plan"
		if !p.Type2Start.IsZero() {
			start = "a Type II period could start on " + p.Type2Start.Long()
		}
		notes = append(notes, start)
	}
	if len(notes) > 0 {
		out = append(out, screen.Hang(" ", t.Muted, strings.Join(notes, dot), w)...)
	}
	return out
}

// nothing says why there is nothing to do.
func (s *plan) nothing(p *method.Plan) string {
	r := s.app.Result()
	switch {
	case len(p.NoAction) > 0:
		return "No action is open, although there are gaps."
	case r.Unknown > 0:
		return fmt.Sprintf("No gap is known yet: %d of %s are unanswered. W goes to the walk.", r.Unknown, assessment.Count(len(r.Items), "question", "questions"))
	}
	return "There is nothing to fix: every question in scope is in place."
}

// whatIf compares now with the ticked actions done.
func (s *plan) whatIf(p *method.Plan) string {
	to := " " + s.app.Theme.Glyph.To + " "
	r, done := s.app.Result(), s.done()
	bill := p.Bill(done...)
	said := fmt.Sprintf("what-if, %d done (%d h, %s): %s%s%s in place", len(done), bill.Hours, bill.Spending(), r.All().R, to, s.after.All().R)
	target := s.app.Assessment().Scope.Target
	if now, then := r.Verdicts.For(target), s.after.Verdicts.For(target); !now.Null {
		said += fmt.Sprintf("; %s: %s", target.Word(), now.Shown())
		if then.Shown() != now.Shown() {
			said += to + then.Shown()
		}
		said += fmt.Sprintf("; must-haves open %d%s%d", now.GatesOpen, to, then.GatesOpen)
	}
	return said + fmt.Sprintf("; risk points %d%s%d", r.Risk.Points, to, s.after.Risk.Points)
}

// columns of the table; nil where an action is drawn over two lines.
func (s *plan) columns(w int) []screen.Column {
	if w < 76 {
		return nil
	}
	cols := []screen.Column{{Title: "do"}, {Title: "why first"}, {Title: "h", Width: 3, Right: true}, {Title: "cost"}, {Title: "due"}, {Title: "owner"}}
	for _, e := range s.entries() {
		if e.action == nil {
			continue
		}
		v := s.values(e)
		for _, i := range []int{1, 3, 4, 5} {
			cols[i].Width = max(cols[i].Width, widgets.Width(cols[i].Title), widgets.Width(v[i]))
		}
	}
	cols[3].Width, cols[4].Width = max(4, cols[3].Width), max(3, min(11, cols[4].Width))
	cols[5].Width = max(5, min(w/10, cols[5].Width))
	rest := w - 9 - cols[2].Width - cols[3].Width - cols[4].Width - cols[5].Width - 10
	cols[1].Width = max(9, min(cols[1].Width, rest*2/5))
	cols[0].Width = min(60, rest-cols[1].Width)
	return cols
}

// values are what stands in the columns for an action.
func (s *plan) values(e entry) []string {
	t := s.app.Theme
	why := e.action.Why
	if e.action.LateWeeks > 0 {
		why += fmt.Sprintf(", late %d w", e.action.LateWeeks)
	}
	return []string{
		e.title + stateNote(e.state), why, fmt.Sprint(e.action.Hours), screen.CostWord(e.action.Price), s.due(e.action),
		screen.Or(widgets.Safe(e.action.Owner), t.Glyph.Dash),
	}
}

// stateNote says what is recorded beside the plan's own order.
func stateNote(st assessment.ActionState) string {
	var notes []string
	if st.Status != assessment.StatusOpen {
		notes = append(notes, string(st.Status))
	}
	if st.Decision == assessment.Transfer || st.Decision == assessment.Avoid {
		notes = append(notes, string(st.Decision))
	}
	if len(notes) == 0 {
		return ""
	}
	return " (" + strings.Join(notes, ", ") + ")"
}

func (s *plan) due(pa *method.PlannedAction) string {
	today := s.app.Today()
	day := pa.Due.Short(today)
	if !pa.Due.IsZero() && pa.Due.Before(today) {
		return day + " late"
	}
	return screen.Or(day, s.app.Theme.Glyph.Dash)
}

// blocks are the phases with their actions, then what stands outside.
func (s *plan) blocks(p *method.Plan, cols []screen.Column, w int) []screen.Block {
	t := s.app.Theme
	var out []screen.Block
	heading := func(text, tail string) {
		lines := screen.Hang(" ", t.Title, text, w)
		if tail != "" {
			lines = append(lines[:len(lines)-1], screen.Hang(lines[len(lines)-1]+"   ", t.Muted, tail, w)...)
		}
		out = append(out, screen.Block{Lines: lines, Fixed: true})
	}
	phase, section := 0, ""
	for i, e := range s.entries() {
		switch {
		case e.planned() && e.action.Phase != phase:
			phase = e.action.Phase
			ph := p.Phases[phase-1]
			if !ph.Bounded {
				heading("Later", fmt.Sprintf("%d h", ph.Hours))
				break
			}
			text := fmt.Sprintf("%d of %d h", ph.Hours, ph.Capacity)
			if ph.Over > 0 {
				text += fmt.Sprintf("; %d h too few for what is aimed here", ph.Over)
			}
			heading(fmt.Sprintf("Phase %d, by %s", phase, ph.End.Short(s.app.Today())), text)
		case e.action != nil && !e.planned() && section != "accepted":
			section = "accepted"
			heading("Accepted, outside the order", "")
		case e.action == nil && section != "finished":
			section = "finished"
			heading("Finished", "done counts when its questions are answered again")
		}
		out = append(out, screen.Block{Lines: s.row(e, cols, w, i == s.cur.At)})
	}
	return out
}

// row draws one line of the plan.
func (s *plan) row(e entry, cols []screen.Column, w int, here bool) []string {
	t := s.app.Theme
	cursor, style := " ", t.Text
	if here {
		cursor, style = t.Accent.Render(t.Glyph.Cursor), t.Accent
	}
	tick := "[ ]"
	switch {
	case !e.planned():
		tick = "   "
	case s.ticked[e.id]:
		tick = "[x]"
	}
	number := "  "
	if e.planned() {
		number = screen.Right(fmt.Sprint(e.action.Order), 2)
	}
	lead := cursor + style.Render(tick+" "+number) + " "
	if e.action == nil {
		return screen.Hang(lead, style, widgets.Safe(e.title)+stateNote(e.state), w)
	}
	v := s.values(e)
	if !e.planned() {
		v[1] = "signed by " + widgets.Safe(e.state.Signer) + ", review " + e.state.ReviewDate.Long()
		v[4] = t.Glyph.Dash
	}
	if cols == nil {
		out := screen.Hang(lead, style, widgets.Safe(v[0]), w)
		dot := " " + t.Glyph.Dot + " "
		facts := []string{v[1], v[2] + " h", v[3], v[4], v[5]}
		return append(out, screen.Hang(strings.Repeat(" ", widgets.Width(lead)), t.Muted, strings.Join(facts, dot), w)...)
	}
	var cells [][]string
	lines := 1
	for i, c := range cols {
		wrapped := widgets.Wrap(widgets.Safe(v[i]), c.Width)
		if i == 0 {
			wrapped = screen.Render(style, wrapped)
		}
		cells = append(cells, wrapped)
		lines = max(lines, len(wrapped))
	}
	var out []string
	for n := range lines {
		var vals []string
		for i := range cols {
			if n < len(cells[i]) {
				vals = append(vals, cells[i][n])
			} else {
				vals = append(vals, "")
			}
		}
		out = append(out, lead+screen.DrawCells(cols, vals))
		lead = strings.Repeat(" ", widgets.Width(lead))
	}
	return out
}

// Wheel implements screen.Pointed.
func (s *plan) Wheel(x, by int) bool { return s.cur.Wheel(x, by) }

// Click implements screen.Pointed.
func (s *plan) Click(x, y int) { s.cur.Click(x, y) }
