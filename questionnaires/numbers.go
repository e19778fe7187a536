package questionnaires

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// The ids of the program's packs, one a line, retired ones included. A line's
// place is the number by which people name the question or the action, and so
// a line is never moved and never taken out: new ids come at the end.
var (
	//go:embed ids/questions.txt
	questionIDs string
	//go:embed ids/actions.txt
	actionIDs string
)

var (
	questionPlaces = sync.OnceValue(func() map[string]int { return placesIn(questionIDs) })
	actionPlaces   = sync.OnceValue(func() map[string]int { return placesIn(actionIDs) })
)

func placesIn(list string) map[string]int {
	out := map[string]int{}
	for id := range strings.FieldsSeq(list) {
		out[id] = len(out) + 1
	}
	return out
}

// QuestionNumber is how people name a question: "Q41", or "NP-Q3" for the third
// question of a pack of one's own whose id is "north-pier". Within a pack of the
// program it is permanent; a pack of one's own is numbered in its order. It is
// "" for a question that the set does not have and the program never had.
func (s *Set) QuestionNumber(id string) string {
	if n, ok := questionPlaces()[id]; ok {
		return "Q" + strconv.Itoa(n)
	}
	q, ok := s.Question(id)
	if !ok {
		return ""
	}
	n := 0
	for i := range s.Questions {
		if s.Questions[i].Pack == q.Pack {
			n++
		}
		if s.Questions[i].ID == id {
			break
		}
	}
	return s.prefix(q.Pack) + "-Q" + strconv.Itoa(n)
}

// ActionNumber is how people name an action: "A17", by the rule of
// QuestionNumber.
func (s *Set) ActionNumber(id string) string {
	if n, ok := actionPlaces()[id]; ok {
		return "A" + strconv.Itoa(n)
	}
	a, ok := s.Action(id)
	if !ok {
		return ""
	}
	n := 0
	for i := range s.Actions {
		if s.Actions[i].Pack == a.Pack {
			n++
		}
		if s.Actions[i].ID == id {
			break
		}
	}
	return s.prefix(a.Pack) + "-A" + strconv.Itoa(n)
}

// QuestionNamed finds a question by its id or its number, whatever the case of
// the letters.
func (s *Set) QuestionNamed(name string) (*Question, bool) {
	name = strings.TrimSpace(name)
	if q, ok := s.Question(name); ok {
		return q, true
	}
	for i := range s.Questions {
		if strings.EqualFold(s.QuestionNumber(s.Questions[i].ID), name) || strings.EqualFold(s.Questions[i].ID, name) {
			return &s.Questions[i], true
		}
	}
	return nil, false
}

// prefix are the first letters of the words of a pack's id, at most three; where
// earlier packs of the set have the same, a count is added: NP, NP2, NP3.
func (s *Set) prefix(pack string) string {
	letters := func(id string) string {
		var b strings.Builder
		for _, w := range strings.FieldsFunc(id, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if b.Len() < 3 {
				b.WriteString(strings.ToUpper(w[:1]))
			}
		}
		return b.String()
	}
	mine, same := letters(pack), 1
	for _, p := range s.Packs {
		if p.ID == pack {
			break
		}
		if letters(p.ID) == mine {
			same++
		}
	}
	if same > 1 {
		return mine + strconv.Itoa(same)
	}
	return mine
}
