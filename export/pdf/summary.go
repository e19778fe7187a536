package pdf

import (
	"strconv"

	"clinicready/assessment"
	"clinicready/export"
)

// brevity is how much of its longest lists the summary shows.
type brevity struct {
	mustHaves, strengths, actions, decisions int
	// plan is the sentence on the whole plan, notes the small print of the
	// frameworks.
	plan, notes bool
}

// brevities run from everything to what page 1 cannot do without.
var brevities = []brevity{
	{6, 3, 5, 8, true, true},
	{5, 3, 5, 8, true, true},
	{4, 3, 5, 8, true, true},
	{3, 3, 5, 8, true, true},
	{3, 2, 5, 6, true, true},
	{2, 3, 5, 6, true, true},
	{2, 2, 5, 6, true, true},
	{2, 2, 5, 6, false, true},
	{2, 1, 5, 6, false, true},
	{1, 1, 5, 6, true, true},
	{1, 1, 5, 6, false, false},
	{1, 1, 4, 5, false, false},
	{1, 1, 3, 4, false, false},
	{1, 0, 2, 3, false, false},
	{1, 0, 1, 2, false, false},
	{0, 0, 1, 1, false, false},
	{0, 0, 0, 1, false, false},
}

// summary makes page 1. It stands alone on one page: when everything does not
// fit, it shows fewer rows of the longest lists and says how many follow.
func (f *flow) summary(r *export.Report) stack {
	counts := f.counts
	var st stack
	for _, b := range brevities {
		f.counts = counts
		if st = f.summaryIn(r, b); st.size() <= f.h {
			break
		}
	}
	return st
}

func (f *flow) summaryIn(r *export.Report, b brevity) stack {
	sum := &r.Summary
	st := f.section(export.SectionSummary)
	st.add(5, f.para(r.Cover.Line(), f.w, small.in(muted)))
	st.add(7, f.verdicts(sum.Frameworks, b))
	var says stack
	says.add(0, f.para(sum.Sentence, f.w-24, body.strong()))
	if b.plan {
		says.add(2, f.para(sum.PlanSentence, f.w-24, small))
	}
	if len(says) > 0 {
		st.add(7, &box{inner: says, width: f.w, pad: 7, fill: wash, bar: &accent})
	}
	st.add(8, f.standing(sum, b))
	if len(sum.Top) > 0 {
		st.tie(7, f.label(export.PartFirst, f.w))
		st.add(2, f.topActions(r, b.actions))
	}
	if len(sum.Decisions) > 0 {
		st.tie(7, f.label(export.PartDecisions, f.w))
		st.add(2, f.decisions(sum.Decisions, b.decisions))
	}
	st.add(6, f.para(export.Join(" ", append([]string{sum.Gaps}, sum.Notes...)...), f.w, micro))
	return st
}

// verdicts are the frameworks side by side: the words, then the three numbers.
func (f *flow) verdicts(fs []export.FrameworkSummary, b brevity) block {
	if len(fs) == 0 {
		return stack{}
	}
	const between = 14
	w := (f.w - between*float64(len(fs)-1)) / float64(len(fs))
	out := &columns{}
	tallest := 0.0
	for i := range fs {
		card := f.verdict(&fs[i], w, b)
		out.blocks = append(out.blocks, card)
		out.xs = append(out.xs, float64(i)*(w+between))
		tallest = max(tallest, card.size())
	}
	for _, c := range out.blocks {
		card := c.(*box)
		card.inner = stack{{block: card.inner}, {block: gap(tallest - card.size())}}
	}
	return out
}

// verdictText is the type of the word for a target.
var verdictText = style{bold, 11, 14, ink}

func (f *flow) verdict(fw *export.FrameworkSummary, width float64, b brevity) block {
	const pad = 9
	w := width - 2*pad
	var st stack
	if len(fw.Verdicts) == 0 {
		st.add(0, f.para(fw.Name, w, verdictText))
	}
	for _, v := range fw.Verdicts {
		big := verdictText
		if v.Leads {
			big = big.in(accent)
		}
		st.add(1, f.para(v.Label+": "+v.Word, w, big))
	}
	for i, p := range []struct {
		label string
		pct   export.Pct
	}{
		{"in place", fw.InPlace},
		{"and documented", fw.Documented},
		{"and with records", fw.WithRecords},
	} {
		space := 1.0
		if i == 0 {
			space = 4
		}
		st.add(space, f.meter(p.label, p.pct, barFills[i], w))
	}
	note := fw.Provisional
	if b.notes {
		note = export.Join(". ", fw.Provisional, fw.Note)
	}
	st.add(3, f.para(note, w, micro))
	return &box{inner: st, width: width, pad: pad, fill: panel}
}

// meter is a label, a bar and a number on one line.
func (f *flow) meter(name string, p export.Pct, fill rgb, w float64) block {
	const names, numbers = 92, 56
	label := f.para(name, names-6, small)
	value := f.para(p.Text, numbers-6, small.strong()).aligned(right)
	return &drawing{small.lead, func(c canvas, x, y float64) {
		label.draw(c, x, y)
		at, full := x+names, w-names-numbers
		c.fill(at, y+2.5, full, 7, white)
		c.frame(at, y+2.5, full, 7, rule, 0.4, false)
		if p.OK {
			c.fill(at, y+2.5, full*float64(p.Value)/100, 7, fill)
		}
		value.draw(c, x+w-numbers+6, y)
	}}
}

// standing is the must-haves beside what works.
func (f *flow) standing(sum *export.Summary, b brevity) block {
	const between = 20
	// The must-haves carry a chip beside their text: they get the wider column.
	w := (f.w - between) * 0.58
	if len(sum.Strengths) == 0 || b.strengths == 0 {
		w = f.w
	}
	must := f.mustHaves(sum, w, b)
	if w == f.w {
		return must
	}
	beside := f.w - between - w
	if len(must) == 0 {
		w, beside = 0, f.w
	}
	var works stack
	works.tie(0, f.label(export.PartStrengths, beside))
	for _, g := range sum.Strengths[:min(b.strengths, len(sum.Strengths))] {
		works.add(2, f.item("✓", export.Join(" ", g.Topic, export.Prefixed("– ", g.Evidence)), beside, small))
	}
	if len(must) == 0 {
		return works
	}
	return &columns{blocks: []block{must, works}, xs: []float64{0, w + between}}
}

// mustHaves are the open gates, with their state.
func (f *flow) mustHaves(sum *export.Summary, w float64, b brevity) stack {
	var out stack
	if sum.MustHaveSentence == "" {
		return out
	}
	out.tie(0, f.label(export.PartMustHaves, w))
	out.add(2, f.para(sum.MustHaveSentence, w, small))
	shown := sum.OpenMustHaves[:min(b.mustHaves, len(sum.OpenMustHaves))]
	widest := 0.0
	chips := make([]*chip, len(shown))
	for i := range shown {
		chips[i] = f.chip(shown[i].Status, w/2)
		widest = max(widest, chips[i].width+7)
	}
	for i := range shown {
		out.add(3, &columns{
			blocks: []block{chips[i], f.para(shown[i].Topic, w-widest, small)},
			xs:     []float64{0, widest},
		})
	}
	if rest := len(sum.OpenMustHaves) - len(shown); rest > 0 {
		out.add(2, f.para("and "+strconv.Itoa(rest)+" more open", w, micro))
	}
	return out
}

// topActions is what, who, by when, hours, cost.
func (f *flow) topActions(r *export.Report, limit int) block {
	sum := &r.Summary
	t := f.planTable(export.PartFirst)
	t.pad = 2
	limit = min(limit, len(sum.Top))
	for _, top := range sum.Top[:limit] {
		for i := range r.Actions {
			if r.Actions[i].ID == top.ID {
				top.Owner = r.Actions[i].Who()
			}
		}
		f.planRow(t, &top)
	}
	var st stack
	if limit > 0 {
		st.add(0, t)
	}
	more := sum.More
	if limit < len(sum.Top) {
		more = "and " + assessment.Count(len(r.Actions)-limit, "more action", "more actions") + " in the plan"
	}
	st.add(2, f.para(more, f.w, micro))
	return st
}

// planTable is the table of actions in short.
func (f *flow) planTable(name string) *table {
	const order, who, by, hours, cost = 26, 121, 62, 38, 76
	return f.table(name,
		column{title: "#", width: order, align: right},
		column{title: "What", width: f.w - order - who - by - hours - cost},
		column{title: "Who", width: who},
		column{title: "By", width: by},
		column{title: "Hours", width: hours, align: right},
		column{title: "Cost", width: cost},
	)
}

func (f *flow) planRow(t *table, a *export.TopAction) {
	what := a.Title
	if a.MustHave {
		what += " (must-have)"
	}
	t.add(strconv.Itoa(a.Order), what, a.Owner, a.Due.Text, a.HoursText, a.Cost)
}

// decisions are tick boxes with what is asked.
func (f *flow) decisions(ds []export.DecisionAsked, limit int) block {
	var st stack
	for i, d := range ds {
		if i == limit {
			st.add(2, f.para("and "+assessment.Count(len(ds)-limit, "more decision", "more decisions")+" in the plan", f.w, micro))
			break
		}
		st.add(2, f.ticked(d.Text, f.w, small))
	}
	return st
}

// ticked is a box to tick with its text.
func (f *flow) ticked(text string, width float64, st style) block {
	p := f.para(text, width-18, st)
	return &drawing{p.size(), func(c canvas, x, y float64) {
		c.tickBox(x+1, y+2, 8.5)
		p.draw(c, x+18, y)
	}}
}
