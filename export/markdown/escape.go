package markdown

import (
	"strings"
	"unicode"
)

// lineEnds are the ways in which a text may end a line, and the tab.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ", "\u0085", " ")

// clean drops from a text what is not to be seen: control characters, escape
// sequences' first sign among them, and format and private characters, among
// them those that turn the direction of writing. Bytes that are not UTF-8
// become U+FFFD. Line breaks stay. What people enter was cleaned on its way in;
// a clinic file may also have been written by another program.
func clean(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, lineEnds.Replace(strings.ToValidUTF8(s, "\uFFFD")))
}

// plain reports printable ASCII and line breaks only, the common case.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' && c != '\n') || c > '~' {
			return false
		}
	}
	return true
}

// oneLine is a clean text with its line breaks and runs of spaces as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// special are the characters that are escaped wherever they stand. Those of a
// formula ($) and of a mail address (@) are no markup in CommonMark, but in
// GitHub's.
const special = "\\`*_[]<>&|~#$@"

// wary marks the bytes that escape looks at: the special ones, and those that
// may be alive.
var wary = func() (out [256]bool) {
	for _, c := range []byte(special + ":.") {
		out[c] = true
	}
	return out
}()

// escape makes one clean line literal inside a paragraph, a heading or a cell.
func escape(s string) string {
	var b strings.Builder
	from := 0
	for i := range len(s) {
		if c := s[i]; wary[c] && (strings.IndexByte(special, c) >= 0 || alive(s, i)) {
			b.WriteString(s[from:i])
			b.WriteByte('\\')
			from = i
		}
	}
	if from == 0 && b.Len() == 0 {
		return s
	}
	b.WriteString(s[from:])
	return b.String()
}

// alive reports whether the sign at i makes more of the words around it: a web
// address that becomes a link by itself, or a name of an emoji.
func alive(s string, i int) bool {
	switch s[i] {
	case ':':
		return strings.HasPrefix(s[i:], "://") || emoji(s[i+1:])
	case '.':
		return i >= 3 && strings.EqualFold(s[i-3:i], "www")
	}
	return false
}

// emoji reports a name and a colon, which after a colon are an emoji.
func emoji(s string) bool {
	name := strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyz0123456789_+-")
	return len(name) < len(s) && strings.HasPrefix(name, ":")
}

// escapeLine makes one clean line literal where a block may begin: there a
// dash, a plus, a number and the underline of a heading or a table are markup
// too.
func escapeLine(s string) string {
	if s == "" {
		return ""
	}
	if strings.IndexByte("-+=:", s[0]) >= 0 {
		return "\\" + s[:1] + escape(s[1:])
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + "\\" + s[digits:digits+1] + escape(s[digits+1:])
	}
	return escape(s)
}
