package pdf

import (
	"strconv"
	"strings"

	"clinicready/export"
)

// title makes a numbered heading: level 0 begins a section, level 1 a part of
// it; level 2 has no number and stands in the bookmarks only.
func (s *setter) title(level int, text string) *heading {
	text = s.d.line(text)
	number := ""
	st := h2
	switch level {
	case 0:
		s.counts[0]++
		s.counts[1] = 0
		number, st = strconv.Itoa(s.counts[0]), h1
	case 1:
		s.counts[1]++
		number = strconv.Itoa(s.counts[0]) + "." + strconv.Itoa(s.counts[1])
	}
	p := s.para(export.Join("  ", number, text), s.w, st).as(roleHeading)
	return &heading{text: p, level: level, title: export.Join(" ", number, text), line: level == 0}
}

// section begins a stack with its heading.
func (s *setter) section(text string) stack {
	var st stack
	st.tie(0, s.title(0, text))
	return st
}

// sub appends a heading of the second level.
func (s *setter) sub(st *stack, text string) { st.tie(16, s.title(1, text)) }

// minor appends a heading that only the bookmarks list.
func (s *setter) minor(st *stack, text string) { st.tie(18, s.title(2, text)) }

// label is a small bold line that introduces what follows.
func (s *setter) label(text string, width float64) *para {
	return s.para(text, width, small.strong().in(accent))
}

// paras appends sentences as paragraphs.
func (s *setter) paras(st *stack, gap float64, texts ...string) {
	for _, t := range texts {
		st.add(gap, s.para(t, s.w, body))
	}
}

// bullets is a list with dots.
func (s *setter) bullets(items []string, width float64, st style) stack {
	var out stack
	for _, it := range items {
		out.add(3, s.item("•", it, width, st))
	}
	return out
}

// numbers is a list with numbers from 1.
func (s *setter) numbers(items []string, width float64, st style) stack {
	var out stack
	for i, it := range items {
		out.add(1, s.item(strconv.Itoa(i+1)+".", it, width, st))
	}
	return out
}

// item is one line of a list: a sign, and the text beside it.
func (s *setter) item(sign, text string, width float64, st style) *columns {
	indent := 14.0
	if w := s.m.width(sign, st.face, st.size) + 4; w > indent {
		// a number of three digits stays on one line
		indent = w
	}
	return &columns{
		blocks: []block{s.para(sign, indent, st), s.para(text, width-indent, st)},
		xs:     []float64{0, indent},
	}
}

// fields is labels at the left with their values at the right. An empty value
// makes no line.
func (s *setter) fields(fs []export.Field, labels, width float64, st style) stack {
	var out stack
	for _, f := range fs {
		if f.Value == "" {
			continue
		}
		out.add(2.5, &columns{
			blocks: []block{
				s.para(f.Label, labels-8, st.in(muted)),
				s.para(f.Value, width-labels, st),
			},
			xs: []float64{0, labels},
		})
	}
	return out
}

// gap is a column of air.
type gap float64

func (g gap) size() float64                                  { return float64(g) }
func (g gap) draw(canvas, float64, float64)                  {}
func (g gap) split(room float64, _ bool) (first, rest block) { return whole(g, room) }

// pageOf is "page 3 of 12".
func pageOf(n, total int) string {
	return "page " + strconv.Itoa(n) + " of " + strconv.Itoa(total)
}

// orders lists actions by their numbers alone, runs of three and more in
// short: "1, 4 to 9".
func orders(ls []export.Link) string {
	var out []string
	for i := 0; i < len(ls); {
		j := i
		for j+1 < len(ls) && ls[i].Order > 0 && ls[j+1].Order == ls[j].Order+1 {
			j++
		}
		switch {
		case ls[i].Order == 0:
			out = append(out, "accepted")
		case j-i >= 2:
			out = append(out, strconv.Itoa(ls[i].Order)+" to "+strconv.Itoa(ls[j].Order))
		default:
			j = i
			out = append(out, strconv.Itoa(ls[i].Order))
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}
