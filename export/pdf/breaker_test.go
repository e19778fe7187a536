package pdf

import (
	"regexp"
	"strings"
	"testing"
)

// A citation broken between its paragraphs is hard to look up.
func TestCitationsStayWhole(t *testing.T) {
	m := testMetrics(t)
	text := "The law requires a risk analysis (45 CFR 164.308(a)(1)(ii)(A)) and asks to lower the risk (45 CFR 164.308(a)(1)(ii)(B)), " +
		"to notify without unreasonable delay (45 CFR 164.404(b)), and to answer within 30 days (45 CFR 164.524(b)(2)(i))."
	cite := regexp.MustCompile(`164\.[0-9]+(\([A-Za-z0-9]+\))+`)
	want := len(cite.FindAllString(text, -1))
	for width := 120.0; width < 400; width += 7 {
		lines := m.breakLines(text, width, body)
		found := 0
		for _, l := range lines {
			for _, c := range cite.FindAllString(l, -1) {
				if strings.Contains(text, c+")") || strings.Contains(text, c+" ") {
					found++
				}
			}
			if strings.HasPrefix(l, "(i") || strings.HasPrefix(l, "(1)") || strings.HasPrefix(l, "(A)") {
				t.Errorf("at width %.0f a line begins in the middle of a citation: %s", width, l)
			}
		}
		if found != want {
			t.Errorf("at width %.0f only %d of %d citations are whole: %q", width, found, want, lines)
		}
	}
}
