package questionnaires

import (
	"fmt"
	"reflect"
	"strings"
)

// The packs that ship with the program are embedded in a form that is quick to
// read, in a third of the time and a quarter of the memory of encoding/gob and a
// hundredth of the YAML's; generate.go writes it from the YAML. Each pack is a line of its id,
// version, SHA-256 and the length of what follows, then its value:
//
//   - a struct is the set of its exported fields that are not zero, as a number
//     whose bit i stands for field i, then those fields in their order;
//   - a slice is its length, then its items;
//   - a text is its length in bytes, then the bytes;
//   - a number is itself, and never negative; true is nothing beyond its bit.
//
// Lengths and numbers are written in base 128, low digits first, with the high
// bit on all bytes but the last. Texts are cut out of the embedded string and
// are not copied.
type compact struct {
	rest string
}

// number reads one number.
func (c *compact) number() uint64 {
	var n uint64
	for i := 0; ; i++ {
		b := c.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.rest = c.rest[i+1:]
			return n
		}
	}
}

// text reads one text.
func (c *compact) text() string {
	n := c.number()
	s := c.rest[:n]
	c.rest = c.rest[n:]
	return s
}

// value reads into v. A form that does not fit v is a broken build and panics.
func (c *compact) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i, set := 0, c.number(); set != 0; i, set = i+1, set>>1 {
			if set&1 != 0 {
				c.value(v.Field(i))
			}
		}
	case reflect.Slice:
		n := int(c.number())
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			c.value(v.Index(i))
		}
	case reflect.String:
		v.SetString(c.text())
	case reflect.Int:
		v.SetInt(int64(c.number()))
	case reflect.Uint8:
		v.SetUint(c.number())
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic(fmt.Sprintf("embedded packs: a pack holds a %s, for which there is no form", v.Type()))
	}
}

// head reads the line before a pack's value, and the value unread.
func (c *compact) head() (PackVersion, string) {
	var v PackVersion
	var size int
	line, rest, _ := strings.Cut(c.rest, "\n")
	if _, err := fmt.Sscanf(line, "%s %s %s %d", &v.ID, &v.Version, &v.SHA256, &size); err != nil {
		panic(fmt.Sprintf("embedded packs: head %q: %v", line, err))
	}
	c.rest = rest[size:]
	return v, rest[:size]
}
