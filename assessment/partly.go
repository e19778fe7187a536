package assessment

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// IDs is a list of ids as a value that can be compared and copied, as an Answer
// is: no answer shares its list with an older one. The zero value is not a list.
type IDs string

// IDsOf makes a list of ids, each once, in the order given. What can be no id,
// because it is empty or holds a comma, is left out.
func IDsOf(ids ...string) IDs {
	var out []string
	seen := map[string]bool{"": true}
	for _, id := range ids {
		if id = Clean(id); !seen[id] && !strings.Contains(id, ",") {
			seen[id] = true
			out = append(out, id)
		}
	}
	return IDs(strings.Join(out, ","))
}

// List returns the ids in their order; nil for none.
func (l IDs) List() []string {
	if l == "" {
		return nil
	}
	return strings.Split(string(l), ",")
}

// Has reports whether an id is in the list.
func (l IDs) Has(id string) bool { return slices.Contains(l.List(), id) }

// MarshalJSON writes a list of texts.
func (l IDs) MarshalJSON() ([]byte, error) { return json.Marshal(append([]string{}, l.List()...)) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (l *IDs) UnmarshalJSON(b []byte) error {
	var ids []string
	if err := json.Unmarshal(b, &ids); err != nil {
		return fmt.Errorf("%s is not a list of ids", Clean(string(b)))
	}
	*l = IDsOf(ids...)
	return nil
}

// PartlyBody is version 3 of an answer: a Partly that says which parts of the
// question are in place, or what is missing. At is zero where the event's actor
// gave it just then; else By gave it at that time, and it was taken back or done
// again. Every other answer keeps its older form, which older programs read.
type PartlyBody struct {
	Answer
	InPlace IDs       `json:"parts_in_place,omitzero"`
	Missing string    `json:"missing,omitzero"`
	By      string    `json:"answered_by,omitzero"`
	At      time.Time `json:"answered_at,omitzero"`
}

// BodyOf is the body that an answer is sealed in.
func BodyOf(a Answer) any {
	if a.InPlace == "" && a.Missing == "" {
		return a
	}
	return PartlyBody{Answer: a, InPlace: a.InPlace, Missing: a.Missing}
}

// BodyRestored is the body of an answer that is taken back or done again, with
// who gave it and when.
func BodyRestored(a Answer, by string, at time.Time) any {
	if a.InPlace == "" && a.Missing == "" {
		return RestoredBody{Answer: a, By: by, At: at}
	}
	return PartlyBody{Answer: a, InPlace: a.InPlace, Missing: a.Missing, By: by, At: at}
}

// answer is what the body says: with the fields of its own in their places.
func (b *PartlyBody) answer() Answer {
	b.Answer.InPlace, b.Answer.Missing = b.InPlace, b.Missing
	return b.Answer
}

func (b *PartlyBody) clean() {
	b.Answer.clean()
	b.Missing, b.By = Clean(b.Missing), Clean(b.By)
}

// KeyCannotSay is the letter for a Partly that names no part.
const KeyCannotSay = "x"

// PartKeys are the letters of n parts, as a screen and line mode offer them: the
// alphabet without those that move a cursor or mean something else.
func PartKeys(n int) []string {
	const letters = "abcdefghilmnopqrstuvwyz"
	return strings.Split(letters[:min(n, len(letters))], "")
}

// RefuseParts says what is wrong with naming so many of the parts as in place,
// or "".
func RefuseParts(named, of int) string {
	switch {
	case named == 0:
		return "name what is in place, or take " + KeyCannotSay + ": I cannot say which"
	case named >= of:
		return "all of these in place is Yes, not Partly: name fewer, or leave and answer 1"
	}
	return ""
}
