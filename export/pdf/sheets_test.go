package pdf

import (
	"strings"
	"testing"

	"clinicready/export"
)

func TestOrdersWritesRunsShort(t *testing.T) {
	at := func(ns ...int) []export.Link {
		var out []export.Link
		for _, n := range ns {
			out = append(out, export.Link{Order: n})
		}
		return out
	}
	for name, tc := range map[string]struct {
		links []export.Link
		want  string
	}{
		"none":              {nil, ""},
		"one":               {at(7), "7"},
		"two are no run":    {at(1, 2), "1, 2"},
		"a run":             {at(1, 2, 3), "1 to 3"},
		"runs and singles":  {at(1, 3, 4, 5, 9), "1, 3 to 5, 9"},
		"accepted ones":     {at(0, 0, 1), "accepted, accepted, 1"},
		"unsorted stays so": {at(9, 2, 3, 4), "9, 2 to 4"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := orders(tc.links); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// printed is the text of a layout, page after page.
func printed(f *flow) string {
	var b strings.Builder
	for _, p := range f.pages {
		for _, m := range p.marks {
			if m.kind == textMark {
				b.WriteString(m.text + "\n")
			}
		}
	}
	return b.String()
}

// A plan of hundreds of actions keeps every sheet, at several to a page.
func TestLongPlanIsSetClose(t *testing.T) {
	const actions = 240
	r := clinic(actions, true)
	for i := range r.Actions {
		r.Actions[i].Kind, r.Actions[i].DoneWhen = "action", "sign "+export.OrderText(i+1)+"."
	}
	f, err := layout(&r, Options{Kind: Full})
	if err != nil {
		t.Fatal(err)
	}
	text := printed(f)
	from, to := -1, -1
	for _, e := range f.entries {
		if strings.HasSuffix(e.title, "Action sheets") {
			from = e.page
		}
		if strings.HasSuffix(e.title, "Findings") {
			to = e.page
		}
	}
	if from < 0 || to <= from {
		t.Fatalf("the sheets run from page %d to %d", from, to)
	}
	if pages := to - from; pages > actions*2/5 {
		t.Errorf("%d sheets take %d pages", actions, pages)
	}
	for i := range actions {
		if !strings.Contains(text, "sign "+export.OrderText(i+1)+".\n") {
			t.Errorf("action %d does not say when it is done", i+1)
		}
	}
}

// A number of three digits stands on one line beside its text.
func TestItemKeepsItsNumberWhole(t *testing.T) {
	f, err := layout(&export.Report{Cover: clinic(1, false).Cover}, Options{Kind: Management})
	if err != nil {
		t.Fatal(err)
	}
	for _, sign := range []string{"1", "99", "100", "1000."} {
		if got := f.item(sign, "text", 120, small).blocks[0].(*para).lines; len(got) != 1 || got[0] != sign {
			t.Errorf("%q stands as %q", sign, got)
		}
	}
}

// What the evidence already says is not said again under it.
func TestFindingSaysItsReasonOnce(t *testing.T) {
	const reason = "records too old"
	for name, evidence := range map[string]string{
		"told by the evidence": "records; " + reason,
		"told beside it":       "records",
	} {
		t.Run(name, func(t *testing.T) {
			r := clinic(5, true)
			r.Findings.Items = r.Findings.Items[:1]
			r.Findings.Items[0].Evidence, r.Findings.Items[0].Counted = evidence, reason
			f, err := layout(&r, Options{Kind: Full})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Count(strings.ReplaceAll(printed(f), "\n", " "), reason); got != 1 {
				t.Errorf("%q stands %d times", reason, got)
			}
		})
	}
}
