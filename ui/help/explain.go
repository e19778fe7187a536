// Package help holds what the program explains of itself and of the law: the
// explainers and the glossary, the kinds of clinic with what is usual for each,
// and the words about packs of questions. Screens, line mode and commands all
// speak with these.
package help

import (
	"slices"
	"strings"
)

// Paragraph is a word with what it means, or a text without a word.
type Paragraph struct {
	// Term is the word, or "".
	Term string
	Text string
}

// Explainer is one subject of the help, for somebody who is not an auditor.
type Explainer struct {
	Title      string
	Paragraphs []Paragraph
}

// explainers in the order in which help lists them: how this program counts,
// SOC 2, HIPAA, where the two part, and the words.
var explainers = slices.Concat(
	[]Explainer{howItCounts}, soc2Explainers, auditExplainers, hipaaExplainers, lawExplainers,
	[]Explainer{notCovered, glossary},
)

// Explainers returns the subjects of the help in their order. A number that is
// law stands with its citation, one that may change with the day it was read.
func Explainers() []Explainer { return explainers }

// FindExplainers returns the subjects whose title holds every word of the
// query, whole. Where there is none it returns, of each subject, the
// paragraphs that hold every word; the case does not matter. A query without
// words finds nothing.
func FindExplainers(query string) []Explainer {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return nil
	}
	holds := func(text string) bool {
		text = strings.ToLower(text)
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
	}
	var whole, parts []Explainer
	for _, e := range explainers {
		if holds(e.Title) {
			whole = append(whole, e)
		}
		part := Explainer{Title: e.Title}
		for _, p := range e.Paragraphs {
			if holds(p.Term + " " + p.Text) {
				part.Paragraphs = append(part.Paragraphs, p)
			}
		}
		if len(part.Paragraphs) > 0 {
			parts = append(parts, part)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return parts
}
