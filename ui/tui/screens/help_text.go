package screens

import (
	"strings"

	"clinicready/ui/help"
)

// sections are the keys of where help was asked, and the explainers.
func (s *helpScreen) sections() []help.Explainer {
	keys := func(name Name) []help.Paragraph {
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
	if s.from != Everywhere && s.from != Help {
		out = append(out, help.Explainer{Title: "Keys on the screen " + string(s.from), Paragraphs: keys(s.from)})
	}
	out = append(out, help.Explainer{Title: "Keys everywhere", Paragraphs: keys(Everywhere)},
		help.Explainer{Title: "Keys of this help", Paragraphs: keys(Help)})
	var marks []help.Paragraph
	for _, m := range MarkLegend(s.app.Theme) {
		sign, word, _ := strings.Cut(m, " ")
		marks = append(marks, help.Paragraph{Term: sign, Text: word})
	}
	return append(append(out, help.Explainer{Title: "Signs beside a question", Paragraphs: marks}), help.Explainers()...)
}
