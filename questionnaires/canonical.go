package questionnaires

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

var textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()

// appendCanonical appends the canonical JSON (RFC 8785) of a pack or a part of
// one. It writes what encoding/json and then a canonicalizer would, in a
// twentieth of the time: a clinic's packs are compared with it at every open.
// The package's tests hold it to those two.
func appendCanonical(b []byte, v reflect.Value) ([]byte, error) {
	return appendForm(b, v, isText(v.Type()))
}

// isText reports whether values of a type write themselves as a text. Asking is
// slow, so it is asked once a list or field.
func isText(t reflect.Type) bool { return t.Implements(textMarshaler) }

func appendForm(b []byte, v reflect.Value, text bool) ([]byte, error) {
	if text {
		s, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err != nil {
			return nil, err
		}
		return appendText(b, string(s))
	}
	switch v.Kind() {
	case reflect.Struct:
		return appendObject(b, v)
	case reflect.Slice:
		if v.IsNil() {
			return append(b, "null"...), nil
		}
		b = append(b, '[')
		text := isText(v.Type().Elem())
		for i := range v.Len() {
			if i > 0 {
				b = append(b, ',')
			}
			var err error
			if b, err = appendForm(b, v.Index(i), text); err != nil {
				return nil, err
			}
		}
		return append(b, ']'), nil
	case reflect.String:
		return appendText(b, v.String())
	case reflect.Int:
		return strconv.AppendInt(b, v.Int(), 10), nil
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool()), nil
	default:
		return nil, fmt.Errorf("a pack holds a %s, for which there is no form", v.Type())
	}
}

func appendObject(b []byte, v reflect.Value) ([]byte, error) {
	b = append(b, '{')
	first := true
	for _, f := range jsonFields(v.Type()) {
		to := v.Field(f.index)
		if f.omitEmpty && (to.IsZero() || to.Kind() == reflect.Slice && to.Len() == 0) {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(append(append(b, '"'), f.key...), '"', ':')
		var err error
		if b, err = appendForm(b, to, f.text); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

// jsonField is a field of a struct as its json tag tells.
type jsonField struct {
	key       string
	index     int
	omitEmpty bool
	text      bool
}

// knownFields keeps what jsonFields found, by reflect.Type.
var knownFields sync.Map

// jsonFields lists the fields of a struct in the order of canonical JSON. Keys
// are plain ASCII, so that byte order is the order of their UTF-16 units.
func jsonFields(t reflect.Type) []jsonField {
	if known, ok := knownFields.Load(t); ok {
		return known.([]jsonField)
	}
	var fields []jsonField
	for i := range t.NumField() {
		key, option, tagged := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if tagged || key != "" {
			fields = append(fields, jsonField{key, i, option == "omitempty", isText(t.Field(i).Type)})
		}
	}
	slices.SortFunc(fields, func(a, b jsonField) int { return strings.Compare(a.key, b.key) })
	knownFields.Store(t, fields)
	return fields
}

// appendText appends a JSON string with the least escaping.
func appendText(b []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return nil, fmt.Errorf("%s is not valid UTF-8", quoted(s))
	}
	b = append(b, '"')
	from := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		if short := strings.IndexByte("\"\\\b\f\n\r\t", c); short >= 0 {
			b = append(b, '\\', `"\bfnrt`[short])
		} else {
			b = fmt.Appendf(b, `\u%04x`, c)
		}
	}
	return append(append(b, s[from:]...), '"'), nil
}
