package markdown

import "strings"

// column is a column of a table; numbers stand at its right.
type column struct {
	title   string
	numbers bool
}

// cols are columns by their titles; one that begins with ">" holds numbers.
func cols(titles ...string) []column {
	out := make([]column, len(titles))
	for i, t := range titles {
		title, numbers := strings.CutPrefix(t, ">")
		out[i] = column{title, numbers}
	}
	return out
}

// head begins a table.
func (p *page) head(cs []column) {
	p.begin(other)
	titles := make([]string, len(cs))
	for i, c := range cs {
		titles[i] = c.title
	}
	p.row(titles...)
	for _, c := range cs {
		if c.numbers {
			p.WriteString("| ---: ")
		} else {
			p.WriteString("| --- ")
		}
	}
	p.WriteString("|\n")
}

// row is one line of cells. A cell has one line: what must keep its lines
// stands in a list.
func (p *page) row(cells ...string) {
	for _, c := range cells {
		p.WriteString("| " + escape(oneLine(c)) + " ")
	}
	p.WriteString("|\n")
}
