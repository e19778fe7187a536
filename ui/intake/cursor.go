package intake

import (
	"bytes"
	"encoding/json"
	"strings"
)

// cursor goes through JSON that is known to be valid and copies nothing but
// the texts it is asked for: the decoder of the library would hold every value
// whole, and a file can be one value.
type cursor struct {
	data []byte
	pos  int
	// at and counted remember how far lines were counted.
	at, counted int
}

// line returns the line that the cursor has reached.
func (c *cursor) line() int {
	c.counted += bytes.Count(c.data[c.at:c.pos], []byte("\n"))
	c.at = c.pos
	return c.counted + 1
}

// next goes to the next character that means something, and returns it.
func (c *cursor) next() byte {
	for c.pos < len(c.data) {
		switch b := c.data[c.pos]; b {
		case ' ', '\t', '\r', '\n':
			c.pos++
		default:
			return b
		}
	}
	return 0
}

// open goes into the list or the object that stands next.
func (c *cursor) open() { c.next(); c.pos++ }

// more goes to the next element of the list or object that the cursor is in;
// false means that it has gone behind its end.
func (c *cursor) more() bool {
	if c.next() == ',' {
		c.pos++
	}
	switch c.next() {
	case ']', '}':
		c.pos++
		return false
	case 0:
		return false
	}
	return true
}

// value goes behind the value that stands next, and returns its bytes.
func (c *cursor) value() []byte {
	first := c.next()
	from := c.pos
	depth := 0
	for c.pos < len(c.data) {
		switch c.data[c.pos] {
		case '"':
			c.quoted()
		case '[', '{':
			depth++
			c.pos++
		case ']', '}':
			if depth == 0 { // the end of what holds the value
				return c.data[from:c.pos]
			}
			depth--
			c.pos++
		case ',', ' ', '\t', '\r', '\n', ':':
			if depth == 0 {
				return c.data[from:c.pos]
			}
			c.pos++
		default:
			c.pos++
			continue
		}
		if depth == 0 && first != 0 {
			return c.data[from:c.pos]
		}
	}
	return c.data[from:]
}

// quoted goes behind the text that begins here.
func (c *cursor) quoted() {
	for c.pos++; c.pos < len(c.data); c.pos++ {
		switch c.data[c.pos] {
		case '\\':
			c.pos++
		case '"':
			c.pos++
			return
		}
	}
}

// scalar goes behind the value that stands next and returns it as a cell of a
// table would hold it; ok is false for a list or an object.
func (c *cursor) scalar() (text string, ok bool) {
	raw := c.value()
	if len(raw) == 0 {
		return "", false
	}
	switch raw[0] {
	case '[', '{':
		return "", false
	case '"':
		return unquoted(raw), true
	case 'n':
		return "", true
	case 't':
		return "yes", true
	case 'f':
		return "no", true
	}
	return string(raw), true
}

// scalars goes behind the list that stands next and returns its texts and
// numbers as a cell of a table would hold them.
func (c *cursor) scalars() (text string, ok bool) {
	var b strings.Builder
	ok = true
	c.open()
	for c.more() {
		one, scalar := c.scalar()
		if ok = ok && scalar; ok && b.Len() < maxRow {
			b.WriteString(one + "; ")
		}
	}
	return strings.TrimSuffix(b.String(), "; "), ok
}

// name goes behind the name that stands next, and its colon, to the value. Of
// one that is longer than any name the beginning is returned.
func (c *cursor) name() string {
	raw := c.value()
	if c.next() == ':' {
		c.pos++
		c.next()
	}
	if len(raw) > maxName {
		return string(raw[1:maxName])
	}
	return unquoted(raw)
}

// unquoted is the text that a literal stands for.
func unquoted(raw []byte) string {
	if inner := raw[1 : len(raw)-1]; bytes.IndexByte(inner, '\\') < 0 {
		return string(inner)
	}
	var text string
	_ = json.Unmarshal(raw, &text) // it is known to be valid
	return text
}

// maxName is how much of a name is looked at, in bytes.
const maxName = 300
