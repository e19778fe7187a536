package markdown

import (
	"strconv"
	"strings"

	"clinicready/export"
)

// joined puts the parts that are not empty together.
func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// lines puts each item on a line of its own.
func lines(items []string) string { return strings.Join(items, "\n") }

// when is a word that stands only where it is so.
func when(yes bool, s string) string {
	if yes {
		return s
	}
	return ""
}

// prefixed is a text with its label, or nothing.
func prefixed(label, s string) string {
	if s == "" {
		return ""
	}
	return label + s
}

// orDash shows an empty cell as a dash.
func orDash(s string) string {
	if strings.TrimSpace(s) == "" {
		return "–"
	}
	return s
}

// plural is "1 action" or "3 actions".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// order is the number that an action has in every table.
func order(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

// titles lists actions as "3 Turn on the second factor"; an accepted one has no
// number.
func titles(ls []export.Link) []string {
	var out []string
	for _, l := range ls {
		if l.Order == 0 {
			out = append(out, l.Title+" (accepted)")
			continue
		}
		out = append(out, order(l.Order)+" "+l.Title)
	}
	return out
}

func links(ls []export.Link) string { return strings.Join(titles(ls), "; ") }

// orders lists actions by their numbers alone.
func orders(ls []export.Link) string {
	var out []string
	for _, l := range ls {
		out = append(out, order(l.Order))
	}
	return strings.Join(out, ", ")
}

// citations lists references.
func citations(cs []export.Citation) string {
	out := make([]string, 0, len(cs))
	for _, c := range cs {
		out = append(out, c.Text)
	}
	return strings.Join(out, ", ")
}

// level is a level of risk in its word.
func level(l export.Level) string {
	if l.Key == "" {
		return "not rated"
	}
	return l.Word
}

// risks is "high → low".
func risks(a *export.ActionSheet) string {
	if a.RiskNow.Key == "" {
		return "not rated"
	}
	return a.RiskNow.Word + " → " + a.RiskAfter.Word
}

// who is the owner, or in short who should be.
func who(a *export.ActionSheet) string {
	if a.HasOwner || a.Suggested == "" {
		return a.Owner
	}
	return "suggested: " + a.Suggested
}

// ownerOf is who has the action with an id; one without a sheet keeps what is
// given.
func ownerOf(sheets []export.ActionSheet, id, given string) string {
	for i := range sheets {
		if sheets[i].ID == id {
			return who(&sheets[i])
		}
	}
	return given
}
