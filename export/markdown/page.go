package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"clinicready/export"
)

// page is the document while it is written. Its methods take plain text.
type page struct {
	bytes.Buffer
	// last is the kind of the last block: items of one list stand together.
	last block
	// section and part count the numbered headings.
	section, part int
	entries       []entry
}

// block is a kind of block that its neighbors must know of.
type block uint8

const (
	other block = iota
	bulletList
	numberList
)

// entry is a numbered heading, for the contents.
type entry struct {
	title string
	part  bool
}

// begin parts a new block from the one before; items of a list that goes on
// are not parted.
func (p *page) begin(kind block) {
	if p.Len() > 0 && (kind == other || kind != p.last) {
		p.WriteByte('\n')
	}
	p.last = kind
}

// heading writes a heading; its text is ours or a title.
func (p *page) heading(level int, text string) {
	p.begin(other)
	p.WriteString(strings.Repeat("#", level) + " " + escape(oneLine(text)) + "\n")
}

// chapter begins a numbered section.
func (p *page) chapter(title string) {
	p.section++
	p.part = 0
	p.numbered(2, strconv.Itoa(p.section)+" "+title)
}

// sub begins a numbered part of a section.
func (p *page) sub(title string) {
	p.part++
	p.numbered(3, strconv.Itoa(p.section)+"."+strconv.Itoa(p.part)+" "+title)
}

func (p *page) numbered(level int, title string) {
	p.entries = append(p.entries, entry{title: title, part: level > 2})
	p.heading(level, title)
}

// minor is a heading without a number, one level below the numbered one over
// it, so that no level is left out.
func (p *page) minor(title string) {
	if p.part == 0 {
		p.heading(3, title)
		return
	}
	p.heading(4, title)
}

// para writes the texts as one paragraph; without any it writes nothing.
func (p *page) para(texts ...string) {
	s := export.Join(" ", texts...)
	if strings.TrimSpace(clean(s)) == "" {
		return
	}
	p.begin(other)
	p.text("", s)
}

// strong is a bold paragraph of one line.
func (p *page) strong(s string) {
	if s = oneLine(s); s != "" {
		p.begin(other)
		p.WriteString("**" + escape(s) + "**\n")
	}
}

// rule parts the foot from the report.
func (p *page) rule() {
	p.begin(other)
	p.WriteString("---\n")
}

// text writes a text and ends its line. Its own lines are kept as hard breaks
// and begin with indent; an empty one begins a paragraph.
func (p *page) text(indent, s string) {
	began, parted := false, false
	for line := range strings.Lines(clean(s)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			parted = began
			continue
		case parted:
			p.WriteString("\n\n" + indent)
		case began:
			p.WriteString("\\\n" + indent)
		}
		line = escapeLine(line)
		if rest, ok := strings.CutSuffix(line, `\\`); ok {
			// Not every reader tells a backslash at the end from a hard break.
			line = rest + "&#92;"
		}
		p.WriteString(line)
		began, parted = true, false
	}
	p.WriteByte('\n')
}

// bullets is a list; an empty text makes no item.
func (p *page) bullets(items []string) { p.items("- ", items) }

// tasks is a list of boxes to tick.
func (p *page) tasks(items []string) { p.items("- [ ] ", items) }

func (p *page) items(mark string, items []string) {
	for _, it := range items {
		if strings.TrimSpace(clean(it)) == "" {
			continue
		}
		p.begin(bulletList)
		p.WriteString(mark)
		p.text("  ", it)
	}
}

// numbers is a list with numbers from 1.
func (p *page) numbers(items []string) {
	for i, it := range items {
		p.begin(numberList)
		mark := strconv.Itoa(i+1) + ". "
		p.WriteString(mark)
		p.text(strings.Repeat(" ", len(mark)), it)
	}
}

// fields is a list of labels with their values; an empty value makes no item.
func (p *page) fields(fs ...export.Field) {
	for _, f := range fs {
		if strings.TrimSpace(clean(f.Value)) == "" {
			continue
		}
		p.label(f.Label)
		p.WriteByte(' ')
		p.text("  ", f.Value)
	}
}

// label begins an item with its label.
func (p *page) label(s string) {
	p.begin(bulletList)
	p.WriteString("- **" + escape(oneLine(s)) + ":**")
}

// listed is a label with its texts: beside it when there is one, under it when
// there are several.
func (p *page) listed(label string, texts []string) {
	texts = filled(texts)
	if len(texts) < 2 {
		p.fields(export.Field{Label: label, Value: strings.Join(texts, "")})
		return
	}
	p.label(label)
	p.WriteByte('\n')
	for _, t := range texts {
		p.WriteString("  - ")
		p.text("    ", t)
	}
}

// counted is a label with its texts numbered from 1.
func (p *page) counted(label string, texts []string) {
	texts = filled(texts)
	if len(texts) == 0 {
		return
	}
	p.label(label)
	p.WriteByte('\n')
	for i, t := range texts {
		mark := "  " + strconv.Itoa(i+1) + ". "
		p.WriteString(mark)
		p.text(strings.Repeat(" ", len(mark)), t)
	}
}

// record is an item with fields of its own under it. Its name has one line.
func (p *page) record(name string, fs ...export.Field) {
	p.begin(bulletList)
	p.WriteString("- " + escapeLine(oneLine(name)) + "\n")
	for _, f := range fs {
		if strings.TrimSpace(clean(f.Value)) == "" {
			continue
		}
		p.WriteString("  - **" + escape(oneLine(f.Label)) + ":** ")
		p.text("    ", f.Value)
	}
}

// filled leaves out what has no text.
func filled(texts []string) []string {
	var out []string
	for _, t := range texts {
		if strings.TrimSpace(clean(t)) != "" {
			out = append(out, t)
		}
	}
	return out
}

// contents writes the list of the numbered headings, each a link to its place.
func contents(entries []entry) string {
	var b strings.Builder
	b.WriteByte('\n')
	for _, e := range entries {
		if e.part {
			b.WriteString("  ")
		}
		b.WriteString("- [" + escape(e.title) + "](#" + anchor(e.title) + ")\n")
	}
	return b.String()
}

// anchor is the name that readers of Markdown give to a heading of ours: small
// letters and digits, spaces as dashes, nothing else.
func anchor(title string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '-':
			return '-'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, title)
}
