package help

import (
	"fmt"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/questionnaires"
)

// Newer are the packs of an assessment, each in the newest version among those
// that the program brings along or that are offered beside them. The second
// result reports whether any is newer than what the assessment has; a closed
// assessment stays as it was closed.
func Newer(s *session.Session, a *assessment.Assessment, offered ...questionnaires.Pack) ([]questionnaires.Pack, bool) {
	set := s.Set(a)
	if set == nil || !a.Closed.IsZero() {
		return nil, false
	}
	if len(offered) == 0 && !questionnaires.AnyNewer(set.Packs, questionnaires.EmbeddedVersions()) {
		return set.Packs, false // the names alone say so, and every screen asks
	}
	return questionnaires.Newer(set.Packs, append(questionnaires.EmbeddedPacks(), offered...))
}

// PackWords names packs with their versions: "clinicready 1.1.0".
func PackWords(refs []assessment.PackRef) string {
	words := make([]string, len(refs))
	for i, r := range refs {
		words[i] = r.ID + " " + r.Version
	}
	return strings.Join(words, ", ")
}

// NewerWords says that newer questions are there: "clinicready 1.2.0 is newer
// than 1.1.0".
func NewerWords(a *assessment.Assessment, to []questionnaires.Pack) string {
	var out []string
	for i, p := range to {
		if i < len(a.Packs) && a.Packs[i].Version != p.Version {
			out = append(out, fmt.Sprintf("%s %s is newer than %s", p.ID, p.Version, a.Packs[i].Version))
		}
	}
	return strings.Join(out, ", ")
}

// MoveWords says what moving an assessment to other packs would do, a sentence
// each.
func MoveWords(m *session.PackMove) []string {
	out := []string{"From " + PackWords(m.From) + " to " + PackWords(m.To) + "."}
	say := func(n int, one, many string, rest ...any) {
		switch {
		case n == 1:
			out = append(out, fmt.Sprintf(one, rest...))
		case n > 1:
			out = append(out, fmt.Sprintf(many, append([]any{n}, rest...)...))
		}
	}
	say(m.Kept, "1 of the questions asked here stays as it is, with its answer.", "%d of the questions asked here stay as they are, with their answers.")
	say(len(m.New), "1 is new here.", "%d are new here.")
	say(len(m.Again), "1 is asked in other words: its answer is set aside and stands beside the question until you answer it.",
		"%d are asked in other words: their answers are set aside and stand beside the questions until you answer them.")
	say(len(m.Gone), "1 is no longer asked here.", "%d are no longer asked here.")
	say(m.Lost, "1 of those has an answer; it stays in the record and counts no more.", "%d of those have an answer; they stay in the record and count no more.")
	say(len(m.Actions), "1 action with something recorded leaves the plan: %s.", "%d actions with something recorded leave the plan: %s.", strings.Join(m.Actions, ", "))
	before, after := m.Before.All(), m.After.All()
	out = append(out, fmt.Sprintf("Coverage goes from %s to %s, in place from %s to %s.", before.Coverage, after.Coverage, before.R, after.R),
		"Write a report first if you need one of the questions as they were: afterward it cannot be drawn again.")
	return out
}
