package pdf

import (
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"clinicready/export"
	"clinicready/export/exporttest"
)

// reports are the clinics that every layout rule is held against: four made by
// hand, and three that Build made.
func reports() map[string]export.Report {
	return map[string]export.Report{
		"empty": emptyClinic(), "half": clinic(5, true), "full": clinic(12, false), "hostile": hostileClinic(),
		"built empty":   export.Build(exporttest.Empty().Source()),
		"built example": export.Build(exporttest.ExampleD().Source()),
		"built hostile": export.Build(exporttest.Mixed(exporttest.Hostile).Source()),
	}
}

// laidOut is a report on its pages.
type laidOut struct {
	name   string
	report export.Report
	opt    Options
	flow   *flow
	err    error
}

// layouts lays out every report in both kinds and on both papers, once for all
// tests: they only read.
var layouts = sync.OnceValue(func() []laidOut {
	var out []laidOut
	for name, r := range reports() {
		for _, kind := range []Kind{Management, Full} {
			for _, paper := range []bool{false, true} {
				opt := Options{Kind: kind, A4: paper}
				f, err := layout(&r, opt)
				out = append(out, laidOut{fmt.Sprintf("%s/%s/a4=%t", name, kind, paper), r, opt, f, err})
			}
		}
	}
	return out
})

// eachLayout holds a rule against every layout.
func eachLayout(t *testing.T, check func(t *testing.T, f *flow, r export.Report, opt Options)) {
	t.Helper()
	for _, l := range layouts() {
		t.Run(l.name, func(t *testing.T) {
			if l.err != nil {
				t.Fatal(l.err)
			}
			check(t, l.flow, l.report, l.opt)
		})
	}
}

// slack is what rounding may take, in points.
const slack = 0.05

func TestNothingOutsideTheMargins(t *testing.T) {
	eachLayout(t, func(t *testing.T, f *flow, _ export.Report, _ Options) {
		left, right := f.geo.margin-slack, f.geo.w-f.geo.margin+slack
		top, bottom := f.geo.margin-slack, f.geo.h-f.geo.margin+slack
		for n, p := range f.pages {
			for _, m := range p.marks {
				if m.x < left || m.x+m.w > right || m.y < top || m.y+m.h > bottom {
					t.Errorf("page %d: %q (kind %d) at %.1f,%.1f size %.1f x %.1f leaves the margins", n, short(m.text), m.kind, m.x, m.y, m.w, m.h)
				}
				if m.kind == textMark && m.role != roleFoot && m.y+m.h > f.bottom+slack && p.numbered {
					t.Errorf("page %d: %q runs into the foot", n, short(m.text))
				}
			}
		}
	})
}

func TestNoTextOverText(t *testing.T) {
	eachLayout(t, func(t *testing.T, f *flow, _ export.Report, _ Options) {
		for n, p := range f.pages {
			var texts []mark
			for _, m := range p.marks {
				if m.kind == textMark {
					texts = append(texts, m)
				}
			}
			for i, a := range texts {
				for _, b := range texts[:i] {
					if overlap(a, b) {
						t.Errorf("page %d: %q at %.1f,%.1f lies over %q at %.1f,%.1f", n, short(a.text), a.x, a.y, short(b.text), b.x, b.y)
					}
				}
			}
		}
	})
}

func overlap(a, b mark) bool {
	return a.x+slack < b.x+b.w && b.x+slack < a.x+a.w && a.y+slack < b.y+b.h && b.y+slack < a.y+a.h
}

// A text box is as wide as the text in it: what was measured is what is drawn.
func TestTextFillsItsBox(t *testing.T) {
	eachLayout(t, func(t *testing.T, f *flow, _ export.Report, _ Options) {
		for n, p := range f.pages {
			for _, m := range p.marks {
				if m.kind != textMark {
					continue
				}
				if w := f.m.width(m.text, m.style.face, m.style.size); math.Abs(w-m.w) > slack {
					t.Errorf("page %d: %q is %.2f wide in a box of %.2f", n, short(m.text), w, m.w)
				}
				if m.style.size < minSize {
					t.Errorf("page %d: %q is set in %.1f pt", n, short(m.text), m.style.size)
				}
				if m.style.lead < m.style.size*1.15 {
					t.Errorf("page %d: %q has lines of %.1f for %.1f pt", n, short(m.text), m.style.lead, m.style.size)
				}
			}
		}
	})
}

func TestNoEmptyPageAndNoOrphanHeading(t *testing.T) {
	eachLayout(t, func(t *testing.T, f *flow, _ export.Report, _ Options) {
		for n, p := range f.pages {
			lowest, heading := 0.0, mark{}
			content := 0
			for _, m := range p.marks {
				if m.kind != textMark || m.role == roleHead || m.role == roleFoot {
					continue
				}
				content++
				lowest = max(lowest, m.y)
				if m.role == roleHeading && m.y >= heading.y {
					heading = m
				}
			}
			if content == 0 {
				t.Errorf("page %d is empty", n)
			}
			if heading.text != "" && heading.y >= lowest-slack {
				t.Errorf("page %d: the heading %q stands alone at the end", n, short(heading.text))
			}
		}
	})
}

// The contents, the bookmarks and the pages agree.
func TestContentsFindTheirPages(t *testing.T) {
	eachLayout(t, func(t *testing.T, f *flow, _ export.Report, opt Options) {
		for _, e := range f.entries {
			found := false
			for _, m := range f.pages[e.page].marks {
				found = found || m.role == roleHeading && math.Abs(m.y-e.y) < slack
			}
			if !found {
				t.Errorf("%q is not on page %d at %.1f", short(e.title), e.page, e.y)
			}
		}
		if opt.Kind == Management {
			return
		}
		links := 0
		for _, p := range f.pages {
			for i, m := range p.marks {
				if m.kind != linkMark {
					continue
				}
				links++
				want := fmt.Sprint(f.number(f.entries[m.to].page))
				if got := p.marks[i-1].text; got != want {
					t.Errorf("contents say page %s for %q, which is on %s", got, short(f.entries[m.to].title), want)
				}
			}
		}
		if links < 18 {
			t.Errorf("the contents list %d headings", links)
		}
	})
}

// Every page says who it is about, which report it is, and its number; the
// cover is not numbered and the summary is page 1.
func TestEveryPageIsFurnished(t *testing.T) {
	eachLayout(t, func(t *testing.T, f *flow, r export.Report, _ Options) {
		total := f.numbered()
		if f.pages[0].numbered {
			t.Error("the cover has a number")
		}
		if p := f.number(f.entries[0].page); p != 1 {
			t.Errorf("the summary is page %d", p)
		}
		for n, p := range f.pages {
			var head, foot strings.Builder
			ghosts := 0
			for _, m := range p.marks {
				switch {
				case m.kind == ghostMark:
					ghosts++
				case m.role == roleHead:
					head.WriteString(m.text + " ")
				case m.role == roleFoot:
					foot.WriteString(m.text + " ")
				}
			}
			if (ghosts == 1) != r.Cover.Draft {
				t.Errorf("page %d: %d DRAFT marks, draft %t", n, ghosts, r.Cover.Draft)
			}
			if ghosts > 0 && p.marks[0].kind != ghostMark {
				t.Errorf("page %d: DRAFT is not behind the rest", n)
			}
			if !p.numbered {
				continue
			}
			if !strings.Contains(foot.String(), pageOf(f.number(n), total)) || !strings.Contains(foot.String(), r.Cover.RunningFoot) {
				t.Errorf("page %d: foot %q", n, foot.String())
			}
			if head.Len() == 0 {
				t.Errorf("page %d has no head", n)
			}
		}
	})
}

// Text reads on whatever lies under it, the DRAFT mark included.
func TestTextContrast(t *testing.T) {
	eachLayout(t, func(t *testing.T, f *flow, r export.Report, _ Options) {
		paper := white
		if r.Cover.Draft {
			paper = drafted
		}
		for n, p := range f.pages {
			for i, m := range p.marks {
				if m.kind != textMark {
					continue
				}
				ground := paper
				for _, under := range p.marks[:i] {
					if under.fill != nil && m.x+slack >= under.x && m.y+slack >= under.y && m.x+m.w <= under.x+under.w+slack && m.y+m.h <= under.y+under.h+slack {
						ground = *under.fill
					}
				}
				if c := contrast(m.style.ink, ground); c < 4.5 {
					t.Errorf("page %d: %q has a contrast of %.2f", n, short(m.text), c)
				}
			}
		}
	})
}

func TestSummaryStandsOnOnePage(t *testing.T) {
	eachLayout(t, func(t *testing.T, f *flow, _ export.Report, _ Options) {
		if f.entries[0].page+1 != f.entries[1].page {
			t.Errorf("the summary is on page %d, what follows on %d", f.entries[0].page, f.entries[1].page)
		}
	})
}

func TestManagementHasFourPages(t *testing.T) {
	for name, r := range reports() {
		t.Run(name, func(t *testing.T) {
			f, err := layout(&r, Options{Kind: Management})
			if err != nil {
				t.Fatal(err)
			}
			if len(f.pages) != 4 {
				t.Errorf("%d pages", len(f.pages))
			}
		})
	}
}

// A plan that is too long for its page says how many actions the full report
// has beyond it.
func TestPlanPageSaysWhatItLeavesOut(t *testing.T) {
	r := clinic(60, true)
	f, err := layout(&r, Options{Kind: Management})
	if err != nil {
		t.Fatal(err)
	}
	rows, more := 0, ""
	for _, m := range f.pages[2].marks {
		if m.role == roleCell && m.text == "22 Dec 2026" {
			rows++
		}
		if strings.HasSuffix(m.text, "in the full report") {
			more = m.text
		}
	}
	if want := fmt.Sprintf("and %d more actions in the full report", 60-rows); more != want || rows < 10 {
		t.Errorf("%d actions and %q, want %q", rows, more, want)
	}
}

// A table that goes on says so, under its header again.
func TestTablesContinue(t *testing.T) {
	r := clinic(12, true)
	f, err := layout(&r, Options{Kind: Full})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for n, p := range f.pages {
		for i, m := range p.marks {
			if m.text != "Findings, continued" {
				continue
			}
			found++
			var words []string
			for _, after := range p.marks[i+1:] {
				if after.kind == textMark && len(words) < 4 {
					words = append(words, after.text)
				}
			}
			if got := strings.Join(words, " "); got != "Question Answer Evidence Risk" {
				t.Errorf("page %d: header %q", n, got)
			}
		}
	}
	if found == 0 {
		t.Error("no table of findings is continued")
	}
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
