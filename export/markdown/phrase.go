package markdown

import (
	"strings"

	"clinicready/export"
)

// orders lists actions by their numbers alone.
func orders(ls []export.Link) string {
	var out []string
	for _, l := range ls {
		out = append(out, export.OrderText(l.Order))
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

// ownerOf is who has the action with an id; one without a sheet keeps what is
// given.
func ownerOf(sheets []export.ActionSheet, id, given string) string {
	for i := range sheets {
		if sheets[i].ID == id {
			return sheets[i].Who()
		}
	}
	return given
}
