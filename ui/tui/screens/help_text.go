package screens

import (
	"strings"

	"clinicready/ui"
)

// sections are the keys of where help was asked, and the explainers.
func (s *help) sections() []ui.Explainer {
	keys := func(name Name) []ui.Paragraph {
		var out []ui.Paragraph
		for _, a := range Table() {
			if a.Screen != name {
				continue
			}
			text := a.Help
			if a.When != "" {
				text += " (" + a.When + ")"
			}
			out = append(out, ui.Paragraph{Term: a.KeyWords(), Text: text})
		}
		return out
	}
	var out []ui.Explainer
	if s.from != Everywhere && s.from != Help {
		out = append(out, ui.Explainer{Title: "Keys on the screen " + string(s.from), Paragraphs: keys(s.from)})
	}
	out = append(out, ui.Explainer{Title: "Keys everywhere", Paragraphs: keys(Everywhere)},
		ui.Explainer{Title: "Keys of this help", Paragraphs: keys(Help)})
	var marks []ui.Paragraph
	for _, m := range MarkLegend(s.app.Theme) {
		sign, word, _ := strings.Cut(m, " ")
		marks = append(marks, ui.Paragraph{Term: sign, Text: word})
	}
	return append(append(out, ui.Explainer{Title: "Signs beside a question", Paragraphs: marks}), ui.Explainers()...)
}
