package questionnaires

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Contradiction is a pair, or more, of answers that cannot all be true. It is
// pointed out and changes no score.
type Contradiction struct {
	// When are the answers that contradict each other, of two or more questions.
	When []AnswerIs `json:"when"`
	// Say is one sentence for the screen.
	Say string `json:"say"`
}

// AnswerIs is one answer to one question, written "question=yes".
type AnswerIs struct {
	Question string
	// Answer is yes, partly or no.
	Answer string
}

var contradicting = []string{"yes", "partly", "no"}

// ParseAnswerIs reads "question=answer".
func ParseAnswerIs(s string) (AnswerIs, error) {
	question, answer, ok := strings.Cut(s, "=")
	if !ok || !slices.Contains(contradicting, answer) {
		return AnswerIs{}, fmt.Errorf("%s is not an answer to a question; write QUESTION=yes, QUESTION=partly or QUESTION=no", quoted(s))
	}
	return AnswerIs{question, answer}, nil
}

// String returns "question=answer".
func (a AnswerIs) String() string { return a.Question + "=" + a.Answer }

// MarshalText writes "question=answer".
func (a AnswerIs) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (a *AnswerIs) UnmarshalText(b []byte) error {
	v, err := ParseAnswerIs(string(b))
	if err != nil {
		return err
	}
	*a = v
	return nil
}

func (d *decoder) contradiction(to *Contradiction) reader {
	return func(n *yaml.Node, path string) {
		d.object(n, path, []field{
			{"when", list(d, &to.When, func(a *AnswerIs) reader { return parsed(d, a, ParseAnswerIs) })},
			{"say", text(d, &to.Say)},
		})
	}
}

func (c *checker) contradiction(to *Contradiction, path string) {
	who := named("contradiction", "", path)
	c.required(join(path, "say"), who, to.Say)
	if len(to.When) < 2 {
		c.report(join(path, "when"), "%s names fewer than two answers; name those that cannot all be true", who)
	}
	seen := map[string]string{}
	for i, a := range to.When {
		p := fmt.Sprintf("%s/when/%d", path, i)
		c.id(p, who, a.Question)
		if seen[a.Question] != "" {
			c.report(p, "%s names question %s twice; a question has one answer", who, a.Question)
		}
		seen[a.Question] = p
	}
}
