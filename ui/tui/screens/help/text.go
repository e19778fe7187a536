package help

import (
	"strings"

	"clinicready/ui/help"
	"clinicready/ui/tui/screen"
)

// sections are the keys of where help was asked, and the explainers.
func (s *helpScreen) sections() []help.Explainer {
	keys := func(name screen.Name) []help.Paragraph {
		var out []help.Paragraph
		for _, a := range s.app.Actions.Of(name) {
			text := a.Help
			if a.When != "" {
				text += " (" + a.When + ")"
			}
			out = append(out, help.Paragraph{Term: a.KeyWords(), Text: text})
		}
		return out
	}
	var out []help.Explainer
	if s.from != screen.Everywhere && s.from != screen.Help {
		out = append(out, help.Explainer{Title: "Keys on the screen " + string(s.from), Paragraphs: keys(s.from)})
	}
	out = append(out, help.Explainer{Title: "Keys everywhere", Paragraphs: keys(screen.Everywhere)},
		help.Explainer{Title: "Keys of this help", Paragraphs: keys(screen.Help)})
	var marks []help.Paragraph
	for _, m := range screen.MarkLegend(s.app.Theme) {
		sign, word, _ := strings.Cut(m, " ")
		marks = append(marks, help.Paragraph{Term: sign, Text: word})
	}
	return append(append(out, help.Explainer{Title: "Signs beside a question", Paragraphs: marks}), help.Explainers()...)
}
