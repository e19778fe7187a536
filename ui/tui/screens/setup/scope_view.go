package setup

import (
	"strings"

	"clinicready/assessment"
	"clinicready/ui/help"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// partWords say what each part of a scope is about.
var partWords = map[string]string{
	"security":             "Who gets in, what is watched, how change and incidents are handled: the common criteria, in every SOC 2 examination.",
	"availability":         "Systems are up when patients need them: capacity, backups, restore tests.",
	"processing-integrity": "What goes in comes out right and complete: billing, orders, results.",
	"confidentiality":      "What is secret is known as such, protected, and destroyed when due.",
	"privacy":              "Notice, choice, access, disclosure and quality of personal information, as SOC 2 sees them.",
	"hipaa-security":       "Administrative, physical and technical safeguards for electronic patient data (45 CFR 164.302 to 164.318).",
	"hipaa-breach":         "Who has to be told, and by when, after a breach (45 CFR 164.400 to 164.414).",
	"hipaa-privacy":        "Uses, disclosures and the rights of patients (45 CFR 164.500 to 164.534).",
}

// benchmark stands wherever SOC 2 is chosen.
const benchmark = "A clinic is usually not a service organization: SOC 2 is then a benchmark to measure against, not a report to get."

// secondsEach is how long a question takes to answer, as the length of a walk
// is told before it begins.
const secondsEach = 20

// answering says how long some questions take: "9 minutes".
func answering(questions int) string {
	return assessment.Count((questions*secondsEach+59)/60, "minute", "minutes")
}

// askingTime says how many questions, and how long they take to answer.
func askingTime(questions int) string {
	return assessment.Count(questions, "question", "questions") + ", " + answering(questions)
}

// View implements Screen.
func (s *scope) View() string {
	t := s.app.Theme
	if s.busy {
		return "\n   " + t.Text.Render("Making the clinic file.")
	}
	foot := s.foot()
	if len(foot) > s.h/2 {
		foot = foot[:s.h/2]
	}
	h := s.h - len(foot)
	var blocks []screen.Block
	for i, r := range s.rows() {
		blocks = append(blocks, screen.Block{Lines: s.row(r, i == s.cur.At)})
		if last := blocks[len(blocks)-1]; i == len(s.rows())-1 && s.h >= 20 {
			last.Lines = append([]string{""}, last.Lines...)
			blocks[len(blocks)-1] = last
		}
	}
	lines := s.cur.View(s.app, blocks, s.w, max(1, h))
	if len(lines) < h {
		lines = append(lines, "")
	}
	return strings.Join(append(lines, foot...), "\n")
}

// foot explains what the cursor is on, and what the scope comes to.
func (s *scope) foot() []string {
	t := s.app.Theme
	var out []string
	add := func(text string, bad bool) {
		style := t.Muted
		if bad {
			style = t.Bad
		}
		out = append(out, widgets.Indent(screen.Render(style, widgets.Wrap(text, max(1, s.w-3))), " ")...)
	}
	if s.failed != nil {
		add("The clinic was not made: "+widgets.Safe(s.failed.Error())+". Put that right and press ctrl+s again, or esc to change its name.", true)
		return out
	}
	row := s.rows()[s.cur.At]
	switch {
	case row.part != "":
		add(partWords[row.part]+" "+s.costs(row.part), false)
	case row.target != "":
		add(targetHelp[row.target], false)
	case row.mode == assessment.ModeQuick:
		add("Quick asks the core questions only: 20 seconds each to answer; with looking the evidence up, about 30 minutes in all.", false)
	case row.newer:
		add("You answer and are scored under the questions that this assessment began with. enter shows what the newer ones change, before anything does.", false)
	case row.mode == assessment.ModeFull:
		add("Full asks everything in scope, 20 seconds each to answer. You can switch later, and every answer stays.", false)
	}
	if s.warning() != "" {
		add(s.warning(), true)
	}
	if s.h >= 14 {
		out = append(screen.Render(t.Text, widgets.Indent(widgets.Wrap(benchmark, max(1, s.w-3)), " ")), out...)
	}
	return out
}

var targetHelp = map[assessment.Target]string{
	assessment.TargetHIPAA: "The verdict looks at what HIPAA asks: in place and documented. There is no HIPAA certificate and no pass mark.",
	assessment.TargetType1: "Type I: are the controls designed and in place on one day? The verdict looks at what is in place and documented.",
	assessment.TargetType2: "Type II: did the controls run all through an observation period? The verdict looks at what has dated records.",
}

// warning is what would make the choice useless.
func (s *scope) warning() string {
	hipaa := s.chosen.Has("hipaa-security") || s.chosen.Has("hipaa-breach") || s.chosen.Has("hipaa-privacy")
	if s.chosen.Target == assessment.TargetHIPAA && !hipaa {
		return "HIPAA is the target, and none of its rules is in scope: there will be no verdict on it."
	}
	return ""
}

// row draws one line; the first of each group carries the group's name.
func (s *scope) row(r scopeRow, here bool) []string {
	t := s.app.Theme
	const side = 16
	group, mark, label, note := "", "( )", "", ""
	chosen := false
	switch {
	case r.part != "":
		mark = "[ ]"
		chosen = s.chosen.Has(r.part)
		label, note = assessment.PartName(r.part), s.adding(r.part, chosen)
		if s.w < 76 && r.part != "security" {
			note = "" // the sentence below says it
		}
		group = map[string]string{"security": "SOC 2", "hipaa-security": "HIPAA"}[r.part]
	case r.target != "":
		chosen = s.chosen.Target == r.target
		label = r.target.Word()
		if r.target == assessment.TargetHIPAA {
			group, label = "Working toward", label+" only"
		}
		if chosen && r.target == assessment.TargetType2 {
			note = "over " + assessment.Thousands(s.chosen.Months) + " months (left, right)"
		}
	case r.mode != "":
		chosen = s.chosen.Mode == r.mode
		label, note = "quick", askingTime(s.quick)
		if r.mode == assessment.ModeQuick {
			group = "How much"
		} else {
			label, note = "full", askingTime(s.full)
		}
	case r.newer:
		group, mark, label, note = "Questions", "   ", "Newer ones are there", help.NewerWords(s.app.Assessment(), s.app.Newer())
	default:
		mark, label = "   ", "Make the clinic and begin"
		if s.draft == nil {
			label = "Record the change"
		}
		note = askingTime(s.asks)
	}
	if chosen {
		mark = mark[:1] + map[string]string{"[": "x", "(": "*"}[mark[:1]] + mark[2:]
	}
	lead, style := "  ", t.Text
	if here {
		lead, style = t.Glyph.Cursor+" ", t.Accent
	}
	left := t.Title.Render(widgets.Fit(" "+group, side)) + lead + style.Render(mark+" "+label)
	if note == "" {
		return []string{left}
	}
	pad := max(2, side+34-widgets.Width(left))
	if s.w < 76 {
		pad = 2
	}
	return screen.Hang(left+strings.Repeat(" ", pad), t.Muted, note, s.w-1)
}

// adding says in a few words what a part costs in questions and time.
func (s *scope) adding(part string, in bool) string {
	n := s.adds[part]
	switch {
	case part == "security":
		return "always in, " + assessment.Count(s.touches[part], "question", "questions")
	case s.touches[part] == 0:
		return "nothing to ask"
	case n == 0:
		return assessment.Count(s.touches[part], "question", "questions") + ", shared"
	case in:
		return askingTime(n)
	}
	return "adds " + askingTime(n)
}

// costs says the same as a sentence.
func (s *scope) costs(part string) string {
	n := s.adds[part]
	touched := assessment.Count(s.touches[part], "question counts", "questions count") + " for it"
	switch in := s.chosen.Has(part); {
	case part == "security":
		return "It is always in."
	case s.touches[part] == 0:
		return "No question counts for it."
	case n == 0 && in:
		return touched + ", each of them asked for other parts too: without it no fewer would be asked."
	case n == 0:
		return touched + ", each of them asked for other parts already: it adds none."
	case in:
		return touched + ". It brings " + askingTime(n) + " to answer."
	default:
		return touched + ". It adds " + askingTime(n) + " to answer."
	}
}
