package plain

import (
	"strconv"
	"strings"

	"clinicready/ui/help"
)

// readMore stands below each help: how to get at the explainers.
const readMore = `To read more, type ? with a number or a word, like ? 3 or ? breach; ? list shows the subjects.`

// asksHelp tells a line that asks for help, and what about: "" is how to use
// the prompt.
func asksHelp(line string) (about string, ok bool) {
	line = strings.TrimSpace(line)
	if rest, found := strings.CutPrefix(line, "?"); found {
		return strings.TrimSpace(rest), true
	}
	word, rest, _ := strings.Cut(line, " ")
	return strings.TrimSpace(rest), strings.EqualFold(word, "help")
}

// help says how to use the prompt, lists the subjects, or shows what the
// explainers say about one.
func (a *app) help(use, about string) {
	switch {
	case about == "":
		a.say("%s\n\n%s", use, readMore)
		return
	case strings.EqualFold(about, "list"):
		for i, e := range help.Explainers() {
			a.say("%4d  %s", i+1, e.Title)
		}
		return
	}
	found := help.FindExplainers(about)
	if n, err := strconv.Atoi(about); err == nil && n >= 1 && n <= len(help.Explainers()) {
		found = help.Explainers()[n-1 : n]
	}
	if len(found) == 0 {
		a.say("The help says nothing about %q; ? list shows the subjects.", about)
	}
	for i, e := range found {
		if i > 0 {
			a.say("")
		}
		a.say("%s", Explained(e))
	}
}

// Explained is an explainer in lines of the usual width, its title first.
func Explained(e help.Explainer) string {
	lines := []string{e.Title}
	for _, p := range e.Paragraphs {
		text := "  " + p.Text
		if p.Term != "" {
			text = "  " + p.Term + ": " + p.Text
		}
		lines = append(lines, Hang(text, 4))
	}
	return strings.Join(lines, "\n")
}
