package theme

import "strings"

// Glyphs are the drawn signs. Every sign of both sets is one cell wide, and
// none is an emoji. Signs that some East Asian terminals draw two cells wide
// are why those locales get the ASCII set.
type Glyphs struct {
	Rule, Bar, Dot, Into, Cursor, Caret string
	Full, Empty                         string
	Yes, Partly, No, DontKnow           string
	Unanswered, NA                      string
	// The claims and Planned are letters in both sets; Incomplete marks a
	// record that does not count yet.
	Planned, Alternative, Compensating, Inherited, Incomplete string
	// Dash stands where there is no value; Up and Down tell that there is more.
	Dash, Up, Down, To string
}

var unicodeGlyphs = Glyphs{
	Rule: "─", Bar: "│", Dot: "·", Into: "▸", Cursor: ">", Caret: "▏",
	Full: "█", Empty: "░",
	Yes: "●", Partly: "◐", No: "✗", DontKnow: "?", Unanswered: "○", NA: "–",
	Planned: "P", Alternative: "A", Compensating: "C", Inherited: "V", Incomplete: "!",
	Dash: "–", Up: "↑", Down: "↓", To: "→",
}

var asciiGlyphs = Glyphs{
	Rule: "-", Bar: "|", Dot: "-", Into: ">", Cursor: ">", Caret: "|",
	Full: "#", Empty: ".",
	Yes: "+", Partly: "/", No: "x", DontKnow: "?", Unanswered: ".", NA: "-",
	Planned: "P", Alternative: "A", Compensating: "C", Inherited: "V", Incomplete: "!",
	Dash: "-", Up: "^", Down: "v", To: "->",
}

// WantsASCII reports from the locale whether the ASCII glyphs are to be used:
// where the text is not UTF-8, and in Chinese, Japanese and Korean locales,
// whose terminals may draw the drawn signs two cells wide. The first of
// LC_ALL, LC_CTYPE and LANG that is set decides, as POSIX says.
func WantsASCII(getenv func(string) string) bool {
	locale := ""
	for _, k := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := getenv(k); v != "" {
			locale = strings.ToLower(v)
			break
		}
	}
	for _, l := range []string{"ja", "zh", "ko"} {
		if strings.HasPrefix(locale, l) {
			return true
		}
	}
	return !strings.Contains(strings.ReplaceAll(locale, "-", ""), "utf8")
}

// signs are the signs of the program's own texts, each with an ASCII sign of the
// same width.
var signs = strings.NewReplacer(
	"“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "−", "-",
	"…", ".", "·", "-", "•", "-", "×", "x", "→", ">", "←", "<", "▸", ">", " ", " ",
)

// ToASCII puts ASCII signs for the drawn ones of the program's texts; letters
// that a person typed stay.
func ToASCII(s string) string { return signs.Replace(s) }
