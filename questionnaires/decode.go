package questionnaires

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
)

// decoder walks YAML nodes into a pack. It walks rather than unmarshals so that
// every error is found in one pass, each with its line.
type decoder struct {
	file string
	pack Pack
	errs LoadErrors
	// more counts the errors beside the first mostErrors.
	more   int
	origin origin
	// bad are the paths that an error was reported for.
	bad badPaths
}

// reader decodes one node, which stands at path.
type reader func(n *yaml.Node, path string)

// field is a known key of a mapping.
type field struct {
	key  string
	read reader
}

func (d *decoder) fail(n *yaml.Node, path, format string, args ...any) {
	if len(d.errs) < mostErrors {
		d.errs = append(d.errs, LoadError{File: d.file, Line: n.Line, Msg: fmt.Sprintf(format, args...)})
	} else {
		d.more++
	}
	d.bad.add(path)
}

// object decodes a mapping of known keys.
func (d *decoder) object(n *yaml.Node, path string, fields []field) {
	if n.Kind != yaml.MappingNode || n.ShortTag() != "!!map" {
		d.fail(n, path, "%s is %s; write KEY: VALUE lines", last(path), kindOf(n))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		f, known := find(fields, k)
		switch {
		case !known:
			d.fail(k, "", "unknown key %s; use one of %s", quoted(k.Value), keys(fields))
		case seen[k.Value]:
			d.fail(k, join(path, k.Value), "key %s stands here twice; keep one", k.Value)
		default:
			seen[k.Value] = true
			p := join(path, k.Value)
			d.mark(k, p)
			f.read(v, p)
		}
	}
}

func find(fields []field, k *yaml.Node) (field, bool) {
	if k.Kind == yaml.ScalarNode && k.ShortTag() == "!!str" {
		for _, f := range fields {
			if f.key == k.Value {
				return f, true
			}
		}
	}
	return field{}, false
}

func keys(fields []field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.key
	}
	return oneOf(names)
}

func (d *decoder) mark(n *yaml.Node, path string) {
	d.origin[path] = place{file: d.file, line: n.Line}
}

// scalar gives the text of a node of the wanted YAML type.
func (d *decoder) scalar(n *yaml.Node, path, tag, want string) (string, bool) {
	switch {
	case n.Kind == yaml.ScalarNode && n.ShortTag() == tag:
		return n.Value, true
	case n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null":
		d.fail(n, path, "%s has no value; write %s or leave the line out", last(path), want)
	case n.Kind == yaml.ScalarNode && !strings.HasPrefix(n.ShortTag(), "!!"):
		d.fail(n, path, "%s has the tag %s; remove the tag", last(path), quoted(n.Tag))
	case n.Kind == yaml.ScalarNode && tag == "!!str":
		d.fail(n, path, "%s is %s, not text; put it in quotes", last(path), kindOf(n))
	default:
		d.fail(n, path, "%s is %s; write %s", last(path), kindOf(n), want)
	}
	return "", false
}

// text reads a text, trimmed and in Unicode normal form C.
func text[T ~string](d *decoder, to *T) reader {
	return func(n *yaml.Node, path string) {
		s, ok := d.scalar(n, path, "!!str", "text")
		if !ok {
			return
		}
		s = norm.NFC.String(strings.TrimSpace(s))
		if s == "" {
			d.fail(n, path, "%s is empty; write text or leave it out", last(path))
			return
		}
		*to = T(s)
	}
}

// version reads a text that people also write as a bare number.
func (d *decoder) version(to *string) reader {
	return func(n *yaml.Node, path string) {
		if n.Kind == yaml.ScalarNode && (n.ShortTag() == "!!int" || n.ShortTag() == "!!float") {
			*to = n.Value
			return
		}
		text(d, to)(n, path)
	}
}

// parsed reads a text that has a form of its own.
func parsed[T any](d *decoder, to *T, parse func(string) (T, error)) reader {
	return func(n *yaml.Node, path string) {
		var s string
		text(d, &s)(n, path)
		if s == "" {
			return
		}
		v, err := parse(s)
		if err != nil {
			d.fail(n, path, "%s: %v", last(path), err)
			return
		}
		*to = v
	}
}

// list reads a sequence. An item that cannot be read keeps its place as a zero
// value, so that paths and indexes stay in step.
func list[T any](d *decoder, to *[]T, item func(*T) reader) reader {
	return func(n *yaml.Node, path string) {
		if n.Kind != yaml.SequenceNode || n.ShortTag() != "!!seq" {
			d.fail(n, path, "%s is %s; write a list", last(path), kindOf(n))
			return
		}
		for _, one := range n.Content {
			p := join(path, strconv.Itoa(len(*to)))
			var v T
			d.mark(one, p)
			item(&v)(one, p)
			*to = append(*to, v)
		}
	}
}

func texts(d *decoder, to *[]string) reader {
	return list(d, to, func(s *string) reader { return text(d, s) })
}

func (d *decoder) number(to *int) reader {
	return func(n *yaml.Node, path string) {
		s, ok := d.scalar(n, path, "!!int", "a whole number")
		if !ok {
			return
		}
		v, err := strconv.Atoi(s)
		if err != nil {
			d.fail(n, path, "%s is %s; write a whole number in plain digits", last(path), quoted(s))
			return
		}
		*to = v
	}
}

func (d *decoder) flag(to *bool) reader {
	return func(n *yaml.Node, path string) {
		if s, ok := d.scalar(n, path, "!!bool", "true or false"); ok {
			*to = strings.EqualFold(s, "true")
		}
	}
}

// kindOf names what a node is, for messages.
func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias (*" + n.Value + "), which packs do not use"
	case yaml.ScalarNode:
		switch n.ShortTag() {
		case "!!int", "!!float":
			return "the number " + quoted(n.Value)
		case "!!bool":
			return "the yes/no value " + quoted(n.Value)
		case "!!timestamp":
			return "the date " + quoted(n.Value)
		case "!!null":
			return "empty"
		case "!!str":
			return "the text " + quoted(n.Value)
		}
		return "of the type " + quoted(n.ShortTag())
	case yaml.DocumentNode:
	}
	return "nothing that a pack can hold"
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "/" + key
}

// last names the key that a path ends in, for messages; an index gives the list
// around it.
func last(path string) string {
	if path == "" {
		return "the file"
	}
	parts := strings.Split(path, "/")
	end := parts[len(parts)-1]
	if i, err := strconv.Atoi(end); err == nil && len(parts) > 1 {
		return fmt.Sprintf("%s item %d", parts[len(parts)-2], i+1)
	}
	return end
}
