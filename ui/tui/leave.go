package tui

import (
	"strings"

	"clinicready/assessment"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// farewell says, for the terminal after the program ended, what was done today
// and where to go on; "" where no clinic is open.
func (m *Model) farewell() string {
	as, r := m.app.Assessment(), m.app.Result()
	if as == nil || r == nil {
		return ""
	}
	today := m.app.Today()
	zone := m.app.Now().Location()
	done := map[string]bool{}
	for _, e := range m.app.Session().Journal() {
		if e.Kind == assessment.AnswerSet && e.Assessment == as.ID && assessment.DateOf(e.At.In(zone)) == today {
			done[e.Subject] = true
		}
	}
	answered, flagged, open, next := 0, 0, 0, ""
	for i := range r.Items {
		it := &r.Items[i]
		if done[it.Q.ID] && it.State.Answer.Kind != assessment.Unanswered {
			answered++
		}
		if it.State.Flag {
			flagged++
		}
		if !it.Answered {
			if open++; next == "" {
				next = m.app.Named(it.Q.ID)
			}
		}
	}
	said := assessment.Thousands(answered) + " answered today, " + assessment.Thousands(flagged) + " flagged, "
	if open > 0 {
		said += assessment.Thousands(open) + " open; next: " + next
	} else {
		said += "none open"
	}
	text := widgets.Safe(m.app.Clinic().Name + ": " + said)
	if !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, ".") {
		text += "."
	}
	text += "\n"
	if m.app.Theme.ASCII {
		text = theme.ToASCII(text)
	}
	return text
}
