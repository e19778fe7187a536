package pdf

import (
	"slices"

	"clinicready/export"
)

// look is how a status is shown: word first, then symbol, then color.
type look struct {
	symbol    string
	fill, ink rgb
	dash      bool
	hatch     bool
}

// looks is keyed by export.Status.Key. The pairs keep a contrast of at least
// 4.5 to 1, and differ in gray and without red or green.
var looks = map[string]look{
	"yes":          {symbol: "✓", fill: blue, ink: white},
	"partly":       {symbol: "◐", fill: orange, ink: black},
	"no":           {symbol: "✕", fill: vermilion, ink: black},
	"planned":      {symbol: "→", fill: vermilion, ink: black},
	"dont_know":    {symbol: "◇", fill: gray, ink: black},
	"inherited":    {symbol: "↗", fill: sky, ink: black},
	"alternative":  {symbol: "⇄", fill: sky, ink: black},
	"compensating": {symbol: "⊕", fill: sky, ink: black},
	"na":           {symbol: "–", fill: white, ink: ink, hatch: true},
	"unanswered":   {symbol: "?", fill: white, ink: ink, dash: true},
}

// lookOf finds the look of a status; an unknown key is shown as unanswered, so
// that nothing looks better than it is.
func lookOf(key string) look {
	if l, ok := looks[key]; ok {
		return l
	}
	return looks["unanswered"]
}

// chipText is the type of a status.
var chipText = style{bold, 8.5, 12, ink}

// chip is a status as a tinted label: symbol and word.
type chip struct {
	symbol, word *para
	width        float64
	look         look
}

const chipSign = 13.0

// chip makes the label as wide as its word, at most width.
func (s *setter) chip(st export.Status, width float64) *chip {
	l := lookOf(st.Key)
	t := chipText.in(l.ink)
	end := 6.0
	if l.hatch {
		end = 16
	}
	word := s.para(st.Word, width-chipSign-5-end, t).as(roleCell)
	return &chip{
		symbol: s.para(l.symbol, chipSign, t).as(roleCell),
		word:   word,
		width:  5 + chipSign + slices.Max(append(word.widths, 0)) + end, look: l,
	}
}

func (b *chip) size() float64 { return b.word.size() + 3 }

func (b *chip) draw(c canvas, x, y float64) {
	c.fill(x, y, b.width, b.size(), b.look.fill)
	switch {
	case b.look.hatch:
		// The hatch stands at the right end, clear of the word.
		c.hatch(x+b.width-10, y, 10, b.size(), muted)
		c.frame(x, y, b.width, b.size(), muted, 0.5, false)
	case b.look.dash:
		c.frame(x, y, b.width, b.size(), muted, 0.7, true)
	}
	b.symbol.draw(c, x+5, y+1.5)
	b.word.draw(c, x+5+chipSign, y+1.5)
}

func (b *chip) split(room float64, _ bool) (first, rest block) { return whole(b, room) }

// levelFills run from very low to very high, each darker than the one before,
// so that they keep their order in gray.
var levelFills = [5]rgb{hex(0xFBF6EF), hex(0xFBE3C4), hex(0xF4BD77), hex(0xDB7E2D), hex(0x8A2F06)}

// levelInks are the text colors on levelFills.
var levelInks = [5]rgb{ink, ink, ink, black, white}

// levelChip is a risk level: its word on its color.
func (s *setter) levelChip(l export.Level, width float64) block {
	if l.Key == "" {
		return s.para("not rated", width, small.in(muted)).as(roleCell)
	}
	t := chipText.in(levelInks[l.Rank])
	word := s.para(l.Word, width-10, t).as(roleCell)
	return &tag{word, 10 + slices.Max(append(word.widths, 0)), levelFills[l.Rank]}
}

// tag is a word on a color.
type tag struct {
	word  *para
	width float64
	fill  rgb
}

func (t *tag) size() float64 { return t.word.size() + 3 }

func (t *tag) draw(c canvas, x, y float64) {
	c.fill(x, y, t.width, t.size(), t.fill)
	c.frame(x, y, t.width, t.size(), muted, 0.3, false)
	t.word.draw(c, x+5, y+1.5)
}

func (t *tag) split(room float64, _ bool) (first, rest block) { return whole(t, room) }

// elementKeys are the colors of the words of the nine elements.
var elementKeys = map[string]string{"present": "yes", "partial": "partly", "absent": "no"}

// coverageKeys are the colors of what SOC 2 covers of a HIPAA duty.
var coverageKeys = map[string]string{"covered": "yes", "partly": "partly", "not": "no"}
